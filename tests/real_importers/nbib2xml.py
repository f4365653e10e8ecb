"""What bibutils makes of a MEDLINE file: `python nbib2xml.py < FILE` writes MODS.

Its library can read the format, but Debian ships no program that asks it to. A process of its own,
because the library may loop for ever.
"""

import ctypes
import ctypes.util
import sys
import tempfile
from pathlib import Path

_NBIB, _MODS = 111, 200
"""Numbers of formats, from bibutils.h."""


def main() -> None:
    """Turn standard input into MODS. Raises `OSError` if the library is not installed."""
    library = ctypes.CDLL("libbibutils.so.8")
    c = ctypes.CDLL(None)
    pointer = ctypes.c_void_p
    c.fopen.restype = pointer
    c.fclose.argtypes = (pointer,)
    # The library fills in two structures; it is enough that there is room for them.
    parameters, records = (ctypes.create_string_buffer(1 << 16) for _ in range(2))
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "in.nbib"), Path(folder, "out.xml")
        given.write_bytes(sys.stdin.buffer.read())
        library.bibl_initparams(parameters, _NBIB, _MODS, b"nbib2xml")
        library.bibl_init(records)
        file = pointer(c.fopen(str(given).encode(), b"r"))
        failed = library.bibl_read(records, file, str(given).encode(), parameters)
        c.fclose(file)
        file = pointer(c.fopen(str(made).encode(), b"w"))
        failed = failed or library.bibl_write(records, file, parameters)
        c.fclose(file)
        sys.stdout.buffer.write(made.read_bytes())
        sys.exit(failed)


if __name__ == "__main__":
    main()
