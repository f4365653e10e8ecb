"""Faults in which tags a record has: repeated, misplaced, missing ones (RT1xx, RT2xx)."""

from random import Random

from benchmarks.make_library import isbn, issn
from lint.mutations.sheet import Entry, Planted, Sheet, Unfit, plants

ONCE = "TDVNPIJBRXCL9"
PARTS = {"Book Section", "Conference Paper", "Conference Proceedings", "Electronic Book Section"}
"""Types whose works may all have the DOI of the book that they are in."""


# RT101 duplicate-tag


def _once(sheet: Sheet, letters: str) -> list[Entry]:
    """Return the entries on one line whose tag may be there once only, and is."""
    tags = [each.tag for each in sheet.entries]
    found = [
        each
        for each in sheet.having(letters)
        if not (tag := sheet.spoken.by_code[each.tag]).repeatable
        and not tag.repeated
        and tags.count(each.tag) == 1
    ]
    if not found:
        raise Unfit
    return found


def _twice(sheet: Sheet, at: Entry, line: int, value: str) -> Planted:
    lines = sheet.with_more(line, f"{at.head}{value}").lines
    return Planted(lines, tuple(sorted((at.line + (line <= at.line), line))))


@plants("RT101", "the same value again")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    at = chance.choice(_once(sheet, ONCE))
    return _twice(sheet, at, sheet.place(chance), at.value)


@plants("RT101", "a second title")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    (at, *_) = _once(sheet, "T")
    return _twice(sheet, at, sheet.place(chance), "The Second Title of the Work")


@plants("RT101", "a second year")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    (at, *_) = _once(sheet, "D")
    return _twice(sheet, at, sheet.place(chance), str(chance.randint(1950, 2020)))


@plants("RT101", "a second volume, number, journal, publisher, place or abstract")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    at = chance.choice(_once(sheet, "VNJICX"))
    is_number = at.tag in sheet.codes("VN")
    value = str(chance.randint(91, 99)) if is_number else f"New {at.value}"
    return _twice(sheet, at, sheet.place(chance), value)


@plants("RT101", "a second DOI")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    (at, *_) = _once(sheet, "R")
    return _twice(sheet, at, sheet.place(chance), "10.5555/second.1")


# RT102 duplicate-value


def _is_short(sheet: Sheet, at: Entry) -> bool:
    """Say whether two people may have the same name there, as given names are initials."""
    return at.tag in sheet.codes("A") and bool(sheet.spoken.codes("author-full"))


def _again(sheet: Sheet, chance: Random, letters: str) -> Planted | None:
    there = [
        each
        for each in sheet.having(letters)
        if sheet.spoken.by_code[each.tag].repeatable and not _is_short(sheet, each)
    ]
    if not there:
        return None
    at = chance.choice(there)
    if sheet.one_a_line(at):  # below the last of its list
        below = next(e for e in sheet.entries if e.stop >= at.stop and not sheet.goes_on_at(e.stop))
        return sheet.with_more(below.stop, f"{sheet.further(at)}{at.value}")
    behind = [e.stop for e in sheet.entries if e.stop >= at.stop and e.stop <= sheet.end]
    behind = [line for line in behind if not sheet.goes_on_at(line)]
    return sheet.with_more(chance.choice(behind), f"{at.head}{at.value}") if behind else None


@plants("RT102", "a person again")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _again(sheet, chance, "AEY")


@plants("RT102", "a keyword again")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _again(sheet, chance, "K")


@plants("RT102", "a link or note again")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    attached = {tag.code for tag in sheet.spoken.tags if tag.attached}
    return None if attached & set(sheet.codes("UZ1+")) else _again(sheet, chance, "UZ1+")


@plants("RT102", "a keyword again in its list of lines")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    codes = sheet.codes("K")
    lists = [e for e in sheet.entries if e.tag in codes and not e.is_one_line]
    if not lists or sheet.spoken.reading.indent or sheet.spoken.reading.style == "dash":
        return None
    at = chance.choice(lists)
    keyword = chance.choice([at.value, *sheet.lines[at.line + 1 : at.stop]])
    return sheet.with_more(at.stop, keyword)


@plants("RT102", "blanks make the only difference")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    there = [
        e
        for e in sheet.having("AK")
        if " " in e.value and sheet.spoken.by_code[e.tag].repeatable and not _is_short(sheet, e)
    ]
    if not there:
        return None
    at = chance.choice(there)
    return sheet.with_more(at.stop, f"{sheet.further(at)}{at.value.replace(' ', '  ', 1)}")


# RT104 misplaced-value


def _more(sheet: Sheet, chance: Random, letters: str, value: str) -> Planted | None:
    free = sheet.lacking(letters)
    return sheet.more(chance, chance.choice(free), value) if free else None


@plants("RT104", "the year as place, publisher, series or kind of work")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    year = sheet.value("D")
    return _more(sheet, chance, "CIS9", year) if year.isdigit() else None


@plants("RT104", "a DOI as title")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.setting("T", sheet.value("R") or "10.5555/title.3", chance)


@plants("RT104", "a DOI as note")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    if not sheet.codes("R") or sheet.has("R") or any("doi" in url for url in sheet.values("U")):
        return None
    return _more(sheet, chance, "Z", "10.5555/note.4")


@plants("RT104", "a DOI as pages, further title or kind of work")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _more(sheet, chance, "PO9", sheet.value("R") or "10.5555/other.5")


@plants("RT104", "a link as title, publisher or kind of work")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _more(sheet, chance, "IOC9!", "https://example.org/about/7")


@plants("RT104", "an ISSN or ISBN as further title or publisher")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _more(sheet, chance, "OIC9", chance.choice((issn(chance), isbn(chance))))


@plants("RT104", "keywords as kind of work")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    lists = [code for code in sheet.codes("9") if sheet.spoken.by_code[code].separator]
    value = "shelving; opening hours; reading rooms; night work"
    return None if lists else _more(sheet, chance, "9", value)


@plants("RT104", "the title as short title")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    """Where programs do not repeat the title there themselves."""
    if any(sheet.spoken.by_code[code].echoes for code in sheet.codes("!")):
        return None
    titles = [each.value for each in sheet.having("T") if len(each.value) > 60]
    return _more(sheet, chance, "!", titles[0]) if titles else None


# RT201 missing-required-tag, RT202 missing-recommended-tag


@plants("RT201", "a tag lost that the type needs")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    groups = sheet.type.required if sheet.type and len(sheet.entries) > 2 else ()
    if not groups:
        return None
    rest = sheet.without_codes(chance.choice(groups))
    if not rest.below_type or rest.lines[0] != sheet.lines[0]:
        return None
    return Planted(rest.lines, (rest.entries[0].line,))


@plants("RT202", "a tag lost that the type has as a rule")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    """Pages, article numbers and links may stand in for each other."""
    here = {each.tag for each in sheet.entries} - {*sheet.codes("PU"), "%]"}
    tags = [code for code in sheet.type.recommended if code in here] if sheet.type else []
    if not tags:
        return None
    rest = sheet.without_codes((chance.choice(tags),))
    first = rest.entries[0].line
    return Planted(rest.lines, (first,)) if rest.lines[0] == sheet.lines[0] else None


# RT103 tag-without-meaning


@plants("RT103", "a custom field that the type does not have")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    """EndNote's table of types has nothing there for these."""
    letters = {"Journal Article": "34#", "Book": "2#"}.get(sheet.kind, "")
    return _more(sheet, chance, letters, "Between the shelves") if sheet.is_endnote else None


# RT601 duplicate-record


def _copied(sheet: Sheet, copy: Sheet) -> Planted | None:
    """Put a copy behind the record; both are marked at their titles."""
    lines = (*sheet.lines, "", *copy.lines)
    below = len(sheet.lines) + 1
    return Planted(lines, (_title(sheet).line, _title(copy).line + below))


def _title(sheet: Sheet) -> Entry:
    codes = sheet.codes("T")
    found = [each for each in sheet.entries if each.tag in codes]
    if not found:
        raise Unfit
    return found[0]


def _says_enough(sheet: Sheet) -> bool:
    title = sheet.value("T")
    return sheet.has("A") and sheet.has("D") and sum(map(str.isalnum, title)) > 20


@plants("RT601", "the record again")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return _copied(sheet, sheet) if _says_enough(sheet) else None


@plants("RT601", "the record again, the title in capitals, no DOI, no abstract")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    title = _title(sheet)
    if not title.is_one_line or not _says_enough(sheet):
        return None
    copy = sheet.changed(sheet.with_value(title, f"{title.value.upper()}."))
    return _copied(sheet, copy.without("RXK"))


@plants("RT601", "the same DOI below another spelling of the title")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    if not sheet.has("R") or sheet.kind in PARTS:
        return None
    title = _title(sheet)
    return _copied(sheet, sheet.changed(sheet.with_value(title, f"On {title.value}")))
