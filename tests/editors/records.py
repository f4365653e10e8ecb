"""What the editors are given to open, and the command that they find on the PATH."""

import os
import re
import shlex
import sys
from pathlib import Path

from editors.find import ROOT
from reftag.dialects import dialect, names

# An author with characters outside the Basic Multilingual Plane: one code point, two UTF-16
# units, four bytes. U+2028 ends no line, whatever some libraries think.
SLIPS = (
    "%0 Journal Article\n"
    "%A Doe, 𝒥ane\u2028and so on\n"
    "%T On 𝒳\u2028and 𝒴\n"
    "%J A Journal\n"
    "%D 2024\n"
    "%N\n"
    "%P 1-9\n"
)
"""A record whose issue is missing: `%N` has no value (RT005)."""
SLIPS_MENDED = SLIPS.replace("%N\n", "")

ONE_LINE = "%0 Journal Article %A Doe, 𝒥ane %T On 𝒳\u2028and 𝒴 %J A Journal %D 2024 %N %P 1-9\n"
"""The same on one line (RT006): the empty tag comes after everything that is hard to count."""

RIS = (
    "TY  - JOUR\n"
    "AU  - Doe, 𝒥ane\n"
    "TI  - On 𝒳\n"
    "JO  - A Journal\n"
    "PY  - 2024\n"
    "IS  - \n"
    "SP  - 1\n"
    "ER  - \n"
)
"""The same in RIS."""

_FOREIGN = re.split(
    r"(?m)^=== .*\n",
    (ROOT / "tests" / "dialects" / "foreign_texts.txt").read_text(encoding="utf-8"),
)[1:]

FIRST_LINES = {
    "savedrecs.txt": ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Doe, J\n", "wos"),
    "one.txt": ("\ufeffPT J\nAU Doe, J\n", "wos"),
    "pubmed.txt": ("\nPMID- 1\nOWN - NLM\n", "medline"),
    "export.txt": ("RT Journal Article\nA1 Doe,Jane\n", "refworks"),
    "with-header.txt": ("Refworks Export Tagged Format\n\nRT Book, Whole\n", "refworks"),
    "records.txt": ("TY  - JOUR\n\nER  - \n", "ris"),
    "no-extension": ("%0 Journal Article\n%T One\n", "endnote"),
    "notes.txt": ("Notes\nTY  - JOUR\n", "text"),
    "letter.txt": ("RT this article\n", "text"),
    "address.txt": ("FN Street 1\nCity\n", "text"),
    "remarks.txt": ("%A comment in TeX\n", "text"),
    **{f"foreign-{at}.txt": (text, "text") for at, text in enumerate(_FOREIGN)},
}
"""File names, what they begin with, and the file type that this shows: `text` for none of ours."""

EXTENSIONS = {
    f"library{extension}": name for name in names() for extension in dialect(name).extensions
}
"""File names, and the file type that their extension shows."""

DELETE = "Delete the empty %N"
PART = "Put each tag on its own line"


def parted(one_line: str) -> str:
    """Return a record on one line as this fix leaves it; the empty tag keeps its space."""
    return re.sub(" +%", "\n%", one_line).replace("%N\n", "%N \n")


ONE_LINE_MENDED = parted(ONE_LINE)


def with_reftag(folder: Path) -> dict[str, str]:
    """Return the environment in which `reftag` is this very source, as our settings call it."""
    command = folder / "reftag"
    command.write_text(
        "#!/bin/sh\n"
        f"PYTHONPATH={shlex.quote(str(ROOT / 'server'))} "
        f'exec {shlex.quote(sys.executable)} -m reftag "$@"\n'
    )
    command.chmod(0o755)
    path = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    # No user's settings are used, and none of ours remain.
    return {**os.environ, "PATH": path, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
