"""RT509 not-utf8: bytes that are no UTF-8."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reftag.lint.finding import Applicability, Finding, Fix
from reftag.lint.rule import Context, Example, Rule
from reftag.syntax import Record, Span
from reftag.text import Edit

_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_MARK: Final = "\ufeff"

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")

_HARDLY_WINDOWS_1252: Final = re.compile(rb"[\x80-\xff]{4}|[\x00\x81\x8d\x8f\x90\x9d]")
"""European words have no four such letters in a row, those of other alphabets have nothing else;
and the single bytes have no meaning there at all."""

_SHOWN: Final = re.compile(r"[^\x00-\x7f]{1,4}")


def check(_record: Record, context: Context) -> Iterator[Finding]:
    """Find the first character that is no UTF-8."""
    file = context.file
    if file is None or file.encoding == "utf-8":
        return
    if file.encoding != "windows-1252":
        span = Span(0, 1 if file.text[:1].strip("\r\n") else 0)
        message = f"This file is {file.title}: programs that expect UTF-8 can read nothing of it"
        yield Finding(span, message, fix=_fix((), "safe"))
        return
    data = file.encode(file.text)
    parts = _parts(data)
    span = Span(parts.first, parts.first + 1)
    shown = _SHOWN.match(file.text, parts.first)
    word = f'"{shown[0]}"' if shown else "this"
    if data.startswith(_UTF16_MARKS):
        yield Finding(
            span,
            "This file begins like UTF-16, but the rest of it is not: it may be damaged, or cut "
            "off, and few programs will read it",
        )
    elif parts.valid:
        yield Finding(
            span,
            "This character is not UTF-8, though others in this file are: whichever encoding a "
            "program assumes, it shows some letters wrongly",
            fix=_fix(parts.valid, "unsafe"),
        )
    elif _HARDLY_WINDOWS_1252.search(data):
        yield Finding(
            span,
            f"This file is not UTF-8, and hardly the Windows-1252 that it was read as ({word}): "
            "programs that expect UTF-8 show such letters wrongly",
            fix=_fix((), "unsafe"),
        )
    else:
        yield Finding(
            span,
            f"This file is not UTF-8; it was read as Windows-1252 ({word}): programs that expect "
            "UTF-8 lose or garble such letters",
            fix=_fix((), "safe"),
        )


class _Parts(NamedTuple):
    """What of a file is UTF-8. Offsets are bytes, which are characters of Windows-1252."""

    first: int
    """The first byte that is not."""
    valid: tuple[Edit, ...]
    """What makes characters of the sequences that are."""


def _parts(data: bytes) -> _Parts:
    first = -1
    valid = []
    ahead = 0  # how many bytes more than characters there were so far
    text = data.decode("utf-8", "surrogateescape")
    for match in _BEYOND_ASCII.finditer(text):
        character, start = match[0], match.start() + ahead
        if "\udc80" <= character <= "\udcff":
            first = start if first < 0 else first
            continue
        length = len(character.encode())
        marks_file = start == 0 and character == _MARK
        valid.append(Edit(start, start + length, "" if marks_file else character))
        ahead += length - 1
    return _Parts(max(first, 0), tuple(valid))


def _fix(edits: tuple[Edit, ...], applicability: Applicability) -> Fix:
    return Fix("Write the file in UTF-8", edits, applicability, encoding="utf-8")


RULE = Rule(
    code="RT509",
    name="not-utf8",
    severity="error",
    summary="A file that is not in UTF-8",
    what=(
        "A file with bytes that are no UTF-8, or in UTF-16. reftag reads it as UTF-16 if a byte "
        "order mark says so, otherwise as Windows-1252; the first character that is no UTF-8 is "
        "reported. A byte order mark at the start of a UTF-8 file is let be.\n\n"
        "Editors hand over text that they have decoded, so this rule looks at files on disk: it "
        "runs on the command line only."
    ),
    why=(
        "Nothing in such a file says what it is encoded in, so each program guesses. Where UTF-8 "
        "is expected, as it is nearly everywhere today, every accented letter becomes � or a "
        "wrong one, or the import stops; names then no longer match in searches and when "
        "duplicates are looked for."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Jönsson, Åsa\n%T Förteckning – over shelves\n%D 1998\n",
            after="%0 Book\n%A Jönsson, Åsa\n%T Förteckning – over shelves\n%D 1998\n",
            encoding="windows-1252",
        ),
    ),
    fix_safety=(
        "Safe where all of the file can be Windows-1252, and for UTF-16: the text stays as reftag "
        "shows it, only its encoding changes, and it gets no byte order mark. Unsafe where it may "
        "well be something else: letters that Windows-1252 does not have, or rows of them as in "
        "Cyrillic, Greek or Chinese text; then give the file its right encoding in an editor. "
        "Unsafe, too, where parts of the file are UTF-8 already: these are taken as such, the "
        "other parts as Windows-1252. A file that begins like UTF-16 and is damaged has no fix."
    ),
    check=check,
    whole_file=True,
)
