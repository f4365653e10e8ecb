"""Faults in tag lines: how a tag is written, and tags that there are not (RT002-RT004)."""

import re
from random import Random

from lint.mutations.sheet import Entry, Planted, Sheet, Unfit, plants

NO_TAGS = {
    "percent": ("%5", "%|", "%;", '%"', "%,", "%-", "%§", "%é"),
    "dash": ("QX", "Z7", "X9"),
    "letters": ("QX", "Z7", "XQ"),
}
"""By style: what is not a tag in most dialects."""


# RT002 malformed-tag


def _respelt(sheet: Sheet, chance: Random, template: str) -> Planted | None:
    """Write a tag line as `template`: {letter}, {tag} and {value} are those of the line."""
    entries = [
        e
        for e in sheet.entries
        if e.value and not e.goes_on and e.line < sheet.end and not _is_encoded_byte(e)
    ]
    if not entries:
        return None
    at = chance.choice(entries)
    line = template.format(letter=at.tag[1], tag=at.tag, value=at.value)
    return sheet.with_line(at.line, line)


def _percent(sheet: Sheet) -> None:
    if not sheet.is_endnote:
        raise Unfit


def _is_encoded_byte(entry: Entry) -> bool:
    """Say whether tag and value without a blank may be a part of a broken link: `%20`."""
    return (
        re.match(r"%(?:2[0-9A-Fa-f]|3[A-Fa-f]|40|60|7[B-Eb-e])", entry.tag + entry.value)
        is not None
    )


def _for_percent(how: str, template: str) -> None:
    @plants("RT002", how)
    def _(sheet: Sheet, chance: Random) -> Planted | None:
        _percent(sheet)
        return _respelt(sheet, chance, template)


_for_percent("no blank behind the tag", "%{letter}{value}")
_for_percent("a tab behind the tag", "%{letter}\t{value}")
_for_percent("an indented tag", "  %{letter} {value}")
_for_percent("a tag behind a tab", "\t%{letter} {value}")
_for_percent("a full-width sign", "％{letter} {value}")


@plants("RT002", "no blank behind a digit, and what follows makes it a byte: %9Doctoral")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    _percent(sheet)
    digits = [e for e in sheet.entries if re.match(r"%[0-9][0-9A-Fa-f]", e.tag + e.value)]
    entries = [e for e in digits if not _is_encoded_byte(e)]
    if not entries:
        return None
    at = chance.choice(entries)
    return sheet.with_line(at.line, f"{at.tag}{at.value}")


@plants("RT002", "no blank behind a tag in lower case")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    _percent(sheet)
    words = [e for e in sheet.having("ATJKIC") if re.match("[A-Z][a-z]", e.value)]
    if not words:
        return None
    at = chance.choice(words)
    return sheet.with_line(at.line, f"{at.tag.lower()}{at.value}")


@plants("RT002", "a well-known misspelling")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    _percent(sheet)
    if sheet.kind not in {"Journal Article", "Electronic Article"} or any(
        each.tag == "%]" for each in sheet.entries
    ):
        return None
    return sheet.with_more(sheet.place(chance), f"$] e{chance.randint(100, 99999)}")


_DASHED = {
    "one blank before the dash": "{tag} - {value}",
    "no blank before the dash": "{tag}- {value}",
    "no blank behind the dash": "{tag}  -{value}",
    "a tab before the dash": "{tag}\t- {value}",
    "a tab behind the dash": "{tag}  -\t{value}",
    "an en dash": "{tag}  – {value}",
    "an indented line": " {tag}  - {value}",
    "three blanks before the dash": "{tag}   - {value}",
}


def _for_dash(how: str, template: str) -> None:
    @plants("RT002", how)
    def _(sheet: Sheet, chance: Random) -> Planted | None:
        if sheet.spoken.reading.style != "dash":
            return None
        planted = _respelt(sheet, chance, template)
        if planted is None or planted.lines == sheet.lines:
            return None
        tag = next(e.tag for e in sheet.entries if e.line == planted.at[0])
        return None if sheet.spoken.reading.width and len(tag) != 2 else planted


for _how, _template in _DASHED.items():
    _for_dash(_how, _template)


@plants("RT002", "the end tag without blanks and dash")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    code = sheet.spoken.end_code
    if not code or sheet.spoken.reading.style != "dash" or sheet.end == len(sheet.lines):
        return None
    return sheet.with_line(sheet.end, f"{code}{chance.choice(('', '-', ' -', '  '))}")


def _told(sheet: Sheet) -> list[Entry]:
    """Return the entries whose tag is told by what it is, also where it is not quite right."""
    if sheet.spoken.reading.style != "letters":
        raise Unfit
    found = [e for e in sheet.having("ATJDVNRXIK") if e.value and not e.goes_on]
    if not found:
        raise Unfit
    return found


@plants("RT002", "a tag of letters, indented")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    at = chance.choice(_told(sheet))
    blanks = chance.choice((" ", "  "))
    return sheet.with_line(at.line, f"{blanks}{sheet.lines[at.line]}")


@plants("RT002", "a tab behind a tag of letters")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    at = chance.choice(_told(sheet))
    return sheet.with_line(at.line, f"{at.tag}\t{at.value}")


@plants("RT002", "no blank behind a tag of letters")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    """Only a capital and small letters make it plain that `AUSilva` is no word."""
    words = [e for e in _told(sheet) if re.match(r"[A-Z][a-z]{2,}\b", e.value)]
    if not words:
        return None
    at = chance.choice(words)
    return sheet.with_line(at.line, f"{at.tag}{at.value}")


# RT003 tag-case


def _cased(sheet: Sheet) -> list[Entry]:
    if not sheet.spoken.type_code and sheet.spoken.sign:
        raise Unfit  # refer has tags in small letters, too
    return [
        e
        for e in sheet.entries
        if any(map(str.isalpha, e.tag)) and not e.goes_on and e.line < sheet.end
    ]


@plants("RT003", "one tag in lower case")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    at = chance.choice(_cased(sheet))
    return sheet.with_line(at.line, at.tag.lower() + sheet.lines[at.line][len(at.tag) :])


@plants("RT003", "all tags in lower case")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    changed = {e.line: len(e.tag) for e in _cased(sheet)}
    lines = [
        line[: changed[at]].lower() + line[changed[at] :] if at in changed else line
        for at, line in enumerate(sheet.lines)
    ]
    return Planted(tuple(lines), tuple(changed))


# RT004 unknown-tag


def _no_tag(sheet: Sheet, chance: Random) -> str:
    tags = [
        each for each in NO_TAGS[sheet.spoken.reading.style] if each not in sheet.spoken.by_code
    ]
    return chance.choice(tags)


@plants("RT004", "one more line with a sign that is no tag")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.with_more(sheet.place(chance), f"{sheet.opening(_no_tag(sheet, chance))}Shelf 12")


@plants("RT004", "a tag mistyped")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    entries = [e for e in sheet.having("NVLG7XZK") if not e.goes_on]
    if not entries:
        return None
    at = chance.choice(entries)
    return sheet.with_line(at.line, f"{sheet.opening(_no_tag(sheet, chance))}{at.value}")


@plants("RT004", "without a value")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    if sheet.spoken.reading.style == "letters":
        return None  # two letters alone are a word
    return sheet.with_more(sheet.place(chance), sheet.opening(_no_tag(sheet, chance)).rstrip(" "))
