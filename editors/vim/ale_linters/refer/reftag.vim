" Made from the dialects: run `make generate` instead of editing this file.
call reftag#ale('refer')
