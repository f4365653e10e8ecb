"""Text in, text out: the files with cases of rules, and the marks in them.

A case file holds blocks that begin with `=== pass: title` or `=== fail: title` (with another
dialect than EndNote: `=== fail(ris): title`; in another encoding than UTF-8: `=== fail, in
windows-1252: title`, or `in mixed`: characters up to U+00FF are single bytes of Windows-1252 and
all others UTF-8; with targets: `=== fail[zotero, jabref]: title`). Below it stands a file; in
a `fail` block mark lines below a line say what the rule finds there, all of it:

    === fail: an empty tag
    %0 Book
    %N
    ^^ RT005: has no value
    --- fix
    %0 Book

`^^` covers the marked columns, `|` an empty range at its column. What follows the colon must
be part of the message; it may be left out. `^^ related: …` marks a place that a finding points
to; a block without such lines does not look at them.

`--- fix` is the file after all fixes of this rule; it is left out when there is none. Where an
unsafe fix lets another rule see more, the title says so: `--- fix, then RT201`.

Characters that a reader would not see: `→` is a tab, `·` at a line's end a space, `␍` at a line's
end the CR of a CRLF, `<CR>` there a CR alone, `<EOF>` there the end of the file without a line
break, `<BOM>` a byte order mark.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Mark(NamedTuple):
    """A marked stretch: where it is in the file, and what is said there."""

    start: int
    end: int
    what: str
    """A rule's code, or `related`."""
    message: str


@dataclass
class Case:
    """A block of a case file."""

    title: str
    passes: bool
    dialect: str = "endnote"
    encoding: str = "utf-8"
    targets: tuple[str, ...] = ()
    lines: list[str] = field(default_factory=list)
    """The file's lines as they stand in the case file, mark lines included."""
    fixed: list[str] | None = None
    reveals: list[str] = field(default_factory=list)
    """Codes that the fix may lead to."""


_HEAD = re.compile(
    r"=== (?P<kind>pass|fail)(\((?P<dialect>\w+)\))?(\[(?P<targets>[^\]]+)\])?"
    r"(, in (?P<encoding>[\w-]+))?: (?P<title>.+)"
)
_FIX = re.compile(r"--- fix(, then (?P<codes>RT\d{3}(, RT\d{3})*))?")
_MARK = re.compile(r"(?P<blanks> *)(?P<range>\^+|\|) (?P<what>RT\d{3}|related)(: (?P<part>.+))?")
_TOKEN = re.compile(r"<BOM>|<CR>\Z|<EOF>\Z|→|·(?=·*(␍|<CR>|<EOF>)?\Z)|␍\Z|.", re.DOTALL)
_MEANS = {"<BOM>": "\ufeff", "<CR>": "\r", "<EOF>": "", "→": "\t", "·": " ", "␍": "\r\n"}


def cases(path: Path) -> list[Case]:
    """Read a case file."""
    found: list[Case] = []
    target: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        if head := _HEAD.fullmatch(line):
            found.append(Case(head["title"], head["kind"] == "pass", head["dialect"] or "endnote"))
            found[-1].encoding = head["encoding"] or "utf-8"
            found[-1].targets = (
                tuple((head["targets"] or "").split(", ")) if head["targets"] else ()
            )
            target = found[-1].lines
        elif fix := _FIX.fullmatch(line):
            found[-1].fixed = target = []
            found[-1].reveals = fix["codes"].split(", ") if fix["codes"] else []
        else:
            assert found, f"{path.name} does not begin with a block"
            target.append(line)
    return found


def plain(lines: list[str]) -> str:
    """Return the text that lines of a case file stand for, mark lines left out."""
    return "".join(_characters(line) for line in lines if not _MARK.fullmatch(line))


def _characters(line: str) -> str:
    text = "".join(_MEANS.get(token[0], token[0]) for token in _TOKEN.finditer(line))
    return text if line.endswith(("␍", "<CR>", "<EOF>")) else text + "\n"


def _columns(line: str) -> list[int]:
    """Return the columns of a shown line's characters, and of its end."""
    columns = [m.start() for m in _TOKEN.finditer(line) if m[0] not in {"␍", "<CR>", "<EOF>"}]
    return [*columns, columns[-1] + 1 if columns else 0]


def marked(lines: list[str], marks: Sequence[Mark]) -> list[str]:
    """Return the lines with mark lines for `marks`.

    A mark line that is already in `lines` is kept where a mark agrees with it: so the result equals
    `lines` when `marks` are just those expected.
    """
    wants_related = any((m := _MARK.fullmatch(line)) and m["what"] == "related" for line in lines)
    left = [mark for mark in sorted(marks) if wants_related or mark.what != "related"]
    shown: list[str] = []
    start = end = 0
    columns = [0]

    def show_rest() -> None:
        for mark in [mark for mark in left if mark.start < end]:
            left.remove(mark)
            shown.append(f"{_pointer(mark, start, columns)} {mark.what}: {mark.message}")

    for line in lines:
        if expected := _MARK.fullmatch(line):
            for mark in left:
                pointer = expected["blanks"] + expected["range"]
                if (
                    mark.start < end
                    and (pointer, expected["what"]) == (_pointer(mark, start, columns), mark.what)
                    and (expected["part"] or "") in mark.message
                ):
                    left.remove(mark)
                    shown.append(line)
                    break
            continue
        show_rest()
        start, end = end, end + len(_characters(line))
        columns = _columns(line)
        shown.append(line)
    end += 1  # a mark may stand at the very end
    show_rest()
    return shown


def _pointer(mark: Mark, start: int, columns: list[int]) -> str:
    first, last = (min(place - start, len(columns) - 1) for place in mark[:2])
    width = columns[last] - columns[first]
    return " " * columns[first] + ("^" * width or "|")
