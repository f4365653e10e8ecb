"""RT509 not-utf8: bytes that are not UTF-8."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from reftag.files.decoding import Decoded
from reftag.lint.engine.finding import Applicability, Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.wording import quoted
from reftag.syntax import Record, Span
from reftag.text import Edit, line_starts
from reftag.text.lines import LINE_BREAK

_UTF16_MARKS: Final = ("\u00ff\u00fe", "\u00fe\u00ff")
"""Byte order marks of UTF-16, read as Windows-1252."""

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")

_HARDLY_WINDOWS_1252: Final = re.compile(r"[^\x00-\x7f]{4}|[\x00\x81\x8d\x8f\x90\x9d]")
"""European words have no four such letters in a row, those of other alphabets have nothing else;
and the single bytes have no meaning there at all."""

_SHOWN: Final = re.compile(r"[^\x00-\x7f]{1,4}")

_CUT: Final = re.compile(rb"([\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
"""A character of UTF-8 of which the last bytes are missing."""

_MOST: Final = 20
"""How many lines are reported one by one; the last of these findings covers all that follow."""

_HARM: Final = "programs that expect UTF-8 garble such letters or refuse the file"


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find what is not UTF-8: a whole file, or lines of one that is UTF-8 otherwise."""
    file = context.file
    if file is None:
        return
    if file.encoding == "windows-1252":
        yield _windows_1252(file)
    elif file.encoding != "utf-8":
        span = Span(0, 1 if file.text[:1].strip("\r\n") else 0)
        message = f"This file is {file.title}; programs that expect UTF-8 cannot read it"
        yield Finding(span, message, fix=_recoded("safe"))
    elif file.strays:
        yield from _lines(file)


def _windows_1252(file: Decoded) -> Finding:
    """Return what is to be said of a file in which nothing is UTF-8."""
    found = _BEYOND_ASCII.search(file.text)
    at = found.start() if found else 0
    span = Span(at, at + 1)
    shown = _SHOWN.match(file.text, at)
    word = f'"{shown[0]}"' if shown else "this"
    if file.text.startswith(_UTF16_MARKS):
        return Finding(
            span,
            "This file begins like UTF-16, but the rest of it is not; it may be damaged or cut "
            "off, and few programs will read it",
        )
    if _HARDLY_WINDOWS_1252.search(file.text):
        return Finding(
            span,
            "This file is not UTF-8, and probably not Windows-1252, although it was read as that "
            f"({word}); programs that expect UTF-8 show other letters",
            fix=_recoded("unsafe"),
        )
    return Finding(
        span,
        f"This file is not UTF-8 (read as Windows-1252: {word}); {_HARM}",
        fix=_recoded("safe"),
    )


def _recoded(applicability: Applicability) -> Fix:
    return Fix("Write the file in UTF-8", (), applicability, encoding="utf-8")


class _Line(NamedTuple):
    """A line in which some bytes are not UTF-8."""

    strays: tuple[int, ...]
    """Offsets in the text of the file."""
    message: str
    title: str
    """What the fix does."""
    edits: tuple[Edit, ...]
    applicability: Applicability


def _lines(file: Decoded) -> Iterator[Finding]:
    """Yield a finding for each line with strays, or for all that are too many to be named."""
    starts = line_starts(file.text)
    groups = groupby(file.strays, key=lambda at: bisect_right(starts, at))
    lines = [_line(file, starts[number - 1], tuple(strays)) for number, strays in groups]
    for applicability in ("safe", "unsafe"):
        alike = [line for line in lines if line.applicability == applicability]
        yield from map(_finding, alike[: _MOST - 1])
        if rest := alike[_MOST - 1 :]:
            yield _finding(rest[0] if len(rest) == 1 else _together(rest))


def _line(file: Decoded, start: int, strays: tuple[int, ...]) -> _Line:
    text = file.text
    found = LINE_BREAK.search(text, strays[-1])
    end = found.start() if found else len(text)
    last = strays[-1]
    has_others = len(_BEYOND_ASCII.findall(text, start, end)) > len(strays)
    raw = Decoded("".join(text[at] for at in strays), "windows-1252", b"").encode()
    if (
        _CUT.fullmatch(raw)
        and (last + 1, last - strays[0]) == (end, len(raw) - 1)
        and (has_others or len(raw) > 1)
    ):
        message = (
            "This line ends in the middle of a UTF-8 character; other programs garble the bytes "
            "that are left or refuse the file"
        )
        gone = (Edit(strays[0], end, ""),)
        return _Line(strays, message, "Delete the incomplete character", gone, "unsafe")
    edits = tuple(Edit(at, at + 1, text[at]) for at in strays)
    doubtful = has_others or _HARDLY_WINDOWS_1252.search(text, start, end)
    message = (
        f"This line is not UTF-8, as the rest of the file is (read as Windows-1252: "
        f"{quoted(_word(text, strays[0], start, end))}); {_HARM}"
    )
    title = "Write this line in UTF-8"
    return _Line(strays, message, title, edits, "unsafe" if doubtful else "safe")


def _together(lines: Sequence[_Line]) -> _Line:
    first = lines[0]
    message = (
        f"This line and {len(lines) - 1:,} after it are not UTF-8, as the rest of the file is; "
        f"{_HARM}"
    )
    edits = tuple(edit for line in lines for edit in line.edits)
    return first._replace(message=message, title="Write all these lines in UTF-8", edits=edits)


def _finding(line: _Line) -> Finding:
    at = line.strays[0]
    fix = Fix(line.title, line.edits, line.applicability, encoding="utf-8")
    return Finding(Span(at, at + 1), line.message, fix=fix)


def _word(text: str, at: int, start: int, end: int) -> str:
    """Return the word of a line that a character is in."""
    first = max(text.rfind(" ", start, at) + 1, start, at - 20)
    last = text.find(" ", at, end)
    return text[first : min(end if last < 0 else last, at + 20)].strip(".,;:")


RULE = Rule(
    code="RT509",
    name="not-utf8",
    severity="error",
    summary="Bytes that are not UTF-8",
    what=(
        "A file that is not in UTF-8, or lines of one that are not. reftag reads a file as UTF-16 "
        "if a byte order mark says so, and as Windows-1252 if nothing in it is UTF-8: then the "
        "first character that is not UTF-8 is reported. Often a file is UTF-8 except for some "
        "lines that came from elsewhere: then each of these lines is reported, and only their "
        "bytes are read as Windows-1252. After 20 lines one finding covers all others.\n\n"
        "Editors decode the text before reftag sees it, so this rule looks at files on disk: it "
        "runs on the command line only."
    ),
    why=(
        "Nothing in the file says how it is encoded, so each program guesses. Where UTF-8 is "
        "expected, as it is nearly everywhere today, every accented letter becomes � or a wrong "
        "one, or the import stops: ASReview refuses a file of 1,000 records because of one byte. "
        "Names then no longer match in searches and in checks for duplicates."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Jönsson, Åsa\n%T Förteckning – over shelves\n%D 1998\n",
            after="%0 Book\n%A Jönsson, Åsa\n%T Förteckning – over shelves\n%D 1998\n",
            encoding="windows-1252",
        ),
    ),
    fix_safety=(
        "Safe for UTF-16, and where a file or a line can be Windows-1252: the text stays as reftag "
        "shows it, only its encoding changes; of a file that is UTF-8 otherwise only the bytes of "
        "those lines change. Unsafe where the encoding is probably another one: letters that "
        "Windows-1252 does not have, rows of them as in Cyrillic, Greek or Chinese text (give the "
        "file its right encoding in an editor), and lines that are partly UTF-8. Also unsafe where "
        "a line was cut off within a character, whose bytes are deleted. A file that begins like "
        "UTF-16 and is damaged has no fix."
    ),
    check=check,
    whole_file=True,
    reports_encoding=True,
)
