"""Faults in how a record is laid out: lines, tags, the type (RT001-RT013)."""

import re
from random import Random

from lint.mutations.sheet import Entry, Planted, Sheet, plants

HEADER = ("Search results", "Your search found 12 records", "EndNote export, 3 May 2024", "1.")
NO_TAGS = ("%5", "%|", "%;", '%"', "%,", "%-", "%§", "%é")
OPTIONAL = "NVLGI7XZ"
"""Tags that most types can do without, so that nothing else is wrong without them."""


# RT001 text-outside-record


@plants("RT001", "a header above the first record")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return Planted((chance.choice(HEADER), *sheet.lines), (0,), first=True)


@plants("RT001", "a header and a blank line")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return Planted((chance.choice(HEADER), "", *sheet.lines), (0,), first=True)


@plants("RT001", "a counter behind a record")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    lines = (*sheet.lines, "", f"Record {chance.randint(2, 99)} of 120")
    return Planted(lines, (len(lines) - 1,))


@plants("RT001", "a footer with blank lines around it")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    lines = (*sheet.lines, "", "", "-- end of page --", "")
    return Planted(lines, (len(lines) - 2,))


# RT002 malformed-tag


def _respelt(sheet: Sheet, chance: Random, template: str) -> Planted | None:
    entries = [e for e in sheet.entries if e.value and not _is_encoded_byte(e)]
    if not entries:
        return None
    at = chance.choice(entries)
    return sheet.with_line(at.line, template.format(letter=at.tag[1], value=at.value))


def _is_encoded_byte(entry: Entry) -> bool:
    """Say whether tag and value without a blank may be a part of a broken link: `%20`."""
    return (
        re.match(r"%(?:2[0-9A-Fa-f]|3[A-Fa-f]|40|60|7[B-Eb-e])", entry.tag + entry.value)
        is not None
    )


@plants("RT002", "no blank behind the tag")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _respelt(sheet, chance, "%{letter}{value}")


@plants("RT002", "no blank behind a digit, and what follows makes it a byte: %9Doctoral")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    digits = [e for e in sheet.entries if re.match(r"%[0-9][0-9A-Fa-f]", e.tag + e.value)]
    entries = [e for e in digits if not _is_encoded_byte(e)]
    if not entries:
        return None
    at = chance.choice(entries)
    return sheet.with_line(at.line, f"{at.tag}{at.value}")


@plants("RT002", "no blank behind a tag in lower case")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    words = [e for e in sheet.having("ATJKIC") if re.match("[A-Z][a-z]", e.value)]
    if not words:
        return None
    at = chance.choice(words)
    return sheet.with_line(at.line, f"{at.tag.lower()}{at.value}")


@plants("RT002", "a tab behind the tag")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _respelt(sheet, chance, "%{letter}\t{value}")


@plants("RT002", "an indented tag")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _respelt(sheet, chance, "  %{letter} {value}")


@plants("RT002", "a tag behind a tab")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _respelt(sheet, chance, "\t%{letter} {value}")


@plants("RT002", "a full-width sign")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _respelt(sheet, chance, "％{letter} {value}")


@plants("RT002", "a well-known misspelling")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    if sheet.kind not in {"Journal Article", "Electronic Article"} or sheet.has("%]"):
        return None
    return sheet.with_more(sheet.place(chance), f"$] e{chance.randint(100, 99999)}")


# RT003 tag-case


@plants("RT003", "one tag in lower case")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    at = chance.choice([e for e in sheet.entries if e.tag[1].isalpha()])
    return sheet.with_line(at.line, at.tag.lower() + sheet.lines[at.line][2:])


@plants("RT003", "all tags in lower case")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    changed = [e.line for e in sheet.entries if e.tag[1].isalpha()]
    lines = [
        line[:2].lower() + line[2:] if at in changed else line
        for at, line in enumerate(sheet.lines)
    ]
    return Planted(tuple(lines), tuple(changed))


# RT004 unknown-tag


@plants("RT004", "one more line with a sign that is no tag")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.with_more(sheet.place(chance), f"{chance.choice(NO_TAGS)} Shelf 12")


@plants("RT004", "a tag mistyped")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    entries = sheet.having("NVLG7XZK")
    if not entries:
        return None
    at = chance.choice(entries)
    return sheet.with_line(at.line, f"{chance.choice(NO_TAGS)} {at.value}")


@plants("RT004", "without a value")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.with_more(sheet.place(chance), chance.choice(NO_TAGS))


# RT005 empty-value


@plants("RT005", "an empty tag more")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    free = [letter for letter in OPTIONAL if not sheet.has(f"%{letter}")]
    return sheet.with_more(sheet.place(chance), f"%{chance.choice(free)}") if free else None


@plants("RT005", "an empty tag and a blank")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.with_more(sheet.place(chance), f"%{chance.choice('ZK1')} ")


@plants("RT005", "a value deleted")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    entries = [e for e in sheet.entries[1:] if e.is_one_line]
    at = chance.choice(entries)
    return sheet.with_line(at.line, at.tag)


# RT006 flattened-record


@plants("RT006", "all on one line")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted((" ".join(sheet.lines),), (0,))


@plants("RT006", "tabs for line breaks")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted(("\t".join(sheet.lines),), (0,))


@plants("RT006", "the first tags on one line")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    if sheet.entries[0].tag != "%0":
        return None
    stop = sheet.place(chance)
    if stop < 2:
        return None
    return Planted((" ".join(sheet.lines[:stop]), *sheet.lines[stop:]), (0,))


# RT007 blank-line-in-record


def _gaps(sheet: Sheet) -> list[int]:
    """Return the lines before which a blank line does not look like the end of the record.

    It does where a title stands above and the tag that comes next has been there already.
    """
    found, seen = [], set[str]()
    for each in sheet.entries:
        if seen and not ("%T" in seen and each.tag in seen):
            found.append(each.line)
        seen.add(each.tag)
    return found


@plants("RT007", "a blank line between two tags")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.with_more(chance.choice(_gaps(sheet)), "")


@plants("RT007", "several blank lines")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    line = chance.choice(_gaps(sheet))
    return Planted((*sheet.lines[:line], "", "", "", *sheet.lines[line:]), (line,))


@plants("RT007", "a line of blanks")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.with_more(chance.choice(_gaps(sheet)), " \t ")


@plants("RT007", "a blank line inside a value")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    gaps = _gaps(sheet)
    above = [e for e in sheet.entries if e.tag in {"%X", "%Z"} and e.stop in gaps]
    if not above:
        return None
    line = chance.choice(above).stop
    more = ("", "The second paragraph tells how.")
    return Planted((*sheet.lines[:line], *more, *sheet.lines[line:]), (line,))


# RT008 missing-separator


@plants("RT008", "no blank line before the record")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted(sheet.lines, (0,), separated=False)


@plants("RT008", "no blank line before a record on one line")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted((" ".join(sheet.lines),), (0,), separated=False)


@plants("RT008", "no blank line behind the record")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    more = ("%0 Book", "%A Lind, Eva", "%T Full Shelves", "%I Example Press", "%D 2021")
    return Planted((*sheet.lines, *more), (len(sheet.lines),))
