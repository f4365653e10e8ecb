vim.filetype.add({ extension = { enw = "endnote", endnote = "endnote" } })
vim.lsp.enable("reftag")
