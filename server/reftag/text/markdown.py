"""Text out of a file inside Markdown: it is shown as it is written, and never as markup.

Editors draw links, images and, some of them, commands and HTML out of Markdown; what a record says
must not become any of these.
"""

import re
from itertools import count
from typing import Final

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|#~&$!]|:(?=//)|(?<=\w)@(?=\w)|(?<=www)\.")
"""What begins markup, and the signs by which editors find addresses in text to make links of."""
_AT_START: Final = re.compile(r"(?:[-+=]|\d+[.)])")
"""What makes a list or a heading of a line that begins with it."""
_RUN: Final = re.compile(r"`+")


def plain(text: str) -> str:
    """Return `text` on one line, with the characters escaped that Markdown would read as markup."""
    line = _MARKUP.sub(lambda match: "\\" + match[0], " ".join(text.split()))
    start = _AT_START.match(line)
    return line if start is None else f"{line[: start.end() - 1]}\\{line[start.end() - 1 :]}"


def code(text: str) -> str:
    """Return `text` on one line as code, whatever backquotes it contains."""
    line = " ".join(text.split())
    runs = {len(run) for run in _RUN.findall(line)}
    fence = "`" * next(size for size in count(1) if size not in runs)
    space = " " if line[:1] == "`" or line[-1:] == "`" else ""
    return f"{fence}{space}{line}{space}{fence}" if line else ""
