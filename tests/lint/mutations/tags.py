"""Faults in which tags a record has: repeated, misplaced, missing ones (RT1xx, RT2xx)."""

from random import Random

from benchmarks.make_library import isbn, issn
from lint.mutations.sheet import Entry, Planted, Sheet, plants
from reftag.dialects import dialect

ONCE = "TDVNPIJBRXCL9"
REPEATABLE = "AEKUZ1"


# RT101 duplicate-tag


def _twice(sheet: Sheet, at: Entry, line: int, value: str) -> Planted:
    lines = sheet.with_more(line, f"{at.tag} {value}").lines
    return Planted(lines, tuple(sorted((at.line + (line <= at.line), line))))


@plants("RT101", "the same value again")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    at = chance.choice(sheet.having(ONCE))
    return _twice(sheet, at, sheet.place(chance), at.value)


@plants("RT101", "a second title")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    (at,) = sheet.having("T")
    return _twice(sheet, at, sheet.place(chance), "The Second Title of the Work")


@plants("RT101", "a second year")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    there = sheet.having("D")
    year = chance.randint(1950, 2020)
    return _twice(sheet, there[0], sheet.place(chance), str(year)) if there else None


@plants("RT101", "a second volume, number, journal, publisher, place or abstract")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    there = sheet.having("VNJICX")
    if not there:
        return None
    at = chance.choice(there)
    value = str(chance.randint(91, 99)) if at.tag in {"%V", "%N"} else f"New {at.value}"
    return _twice(sheet, at, sheet.place(chance), value)


@plants("RT101", "a second DOI")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    there = sheet.having("R")
    return _twice(sheet, there[0], sheet.place(chance), "10.5555/second.1") if there else None


# RT102 duplicate-value


def _again(sheet: Sheet, chance: Random, tags: str, template: str = "{}") -> Planted | None:
    there = sheet.having(tags)
    if not there:
        return None
    at = chance.choice(there)
    behind = [e.stop for e in sheet.entries if e.stop >= at.stop]
    return sheet.with_more(chance.choice(behind), f"{at.tag} {template.format(at.value)}")


@plants("RT102", "a person again")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _again(sheet, chance, "AEY")


@plants("RT102", "a keyword again")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _again(sheet, chance, "K")


@plants("RT102", "a link or note again")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _again(sheet, chance, "UZ1+")


@plants("RT102", "a keyword again in its list of lines")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    lists = [e for e in sheet.entries if e.tag == "%K" and not e.is_one_line]
    if not lists:
        return None
    at = chance.choice(lists)
    keyword = chance.choice([at.value, *sheet.lines[at.line + 1 : at.stop]])
    return sheet.with_more(at.stop, keyword)


@plants("RT102", "blanks make the only difference")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    there = [e for e in sheet.having("AK") if " " in e.value]
    if not there:
        return None
    at = chance.choice(there)
    return sheet.with_more(at.stop, f"{at.tag} {at.value.replace(' ', '  ', 1)}")


# RT104 misplaced-value


def _more(sheet: Sheet, chance: Random, tags: str, value: str) -> Planted | None:
    free = [letter for letter in tags if not sheet.has(f"%{letter}")]
    if not free:
        return None
    return sheet.with_more(sheet.place(chance), f"%{chance.choice(free)} {value}")


@plants("RT104", "the year as place, publisher, series or kind of work")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    year = sheet.value("%D")
    return _more(sheet, chance, "CIS9", year) if year.isdigit() else None


@plants("RT104", "a DOI as title")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.setting("%T", sheet.value("%R") or "10.5555/title.3", chance)


@plants("RT104", "a DOI as note")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    if sheet.has("%R") or any("doi" in url for url in sheet.values("%U")):
        return None
    return _more(sheet, chance, "Z", "10.5555/note.4")


@plants("RT104", "a DOI as pages, further title or kind of work")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _more(sheet, chance, "PO9", sheet.value("%R") or "10.5555/other.5")


@plants("RT104", "a link as title, publisher or kind of work")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _more(sheet, chance, "IOC9!", "https://example.org/about/7")


@plants("RT104", "an ISSN or ISBN as further title or publisher")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _more(sheet, chance, "OIC9", chance.choice((issn(chance), isbn(chance))))


@plants("RT104", "keywords as kind of work")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _more(sheet, chance, "9", "shelving; opening hours; reading rooms; night work")


@plants("RT104", "the title as short title")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    title = sheet.value("%T")
    return _more(sheet, chance, "!", title) if len(title) > 60 else None


# RT201 missing-required-tag, RT202 missing-recommended-tag


@plants("RT201", "a tag lost that the type needs")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    kind = dialect("endnote").exact_type(sheet.kind)
    groups = [group for group in kind.required if len(sheet.entries) > 2] if kind else []
    letters = "".join(code[1] for code in chance.choice(groups)) if groups else ""
    rest = sheet.without(letters)
    return Planted(rest.lines, (0,)) if len(rest.entries) > 1 else None


@plants("RT202", "a tag lost that the type has as a rule")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    """Pages, article numbers and links may stand in for each other."""
    kind = dialect("endnote").exact_type(sheet.kind)
    tags = [c[1] for c in kind.recommended if c[1] not in "P]U" and sheet.has(c)] if kind else []
    return Planted(sheet.without(chance.choice(tags)).lines, (0,)) if tags else None


# RT103 tag-without-meaning


@plants("RT103", "a custom field that the type does not have")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    """EndNote's table of types has nothing there for these."""
    letters = {"Journal Article": "34#", "Book": "2#"}.get(sheet.kind, "")
    return _more(sheet, chance, letters, "Between the shelves")


# RT601 duplicate-record


def _copied(sheet: Sheet, copy: Sheet) -> Planted | None:
    """Put a copy behind the record; both are marked at their titles."""
    titles = [s.having("T")[0].line for s in (sheet, copy) if s.having("T")]
    lines = (*sheet.lines, "", *copy.lines)
    below = len(sheet.lines) + 1
    return Planted(lines, (titles[0], titles[1] + below)) if len(titles) == 2 else None


def _says_enough(sheet: Sheet) -> bool:
    title = sheet.value("%T")
    return sheet.has("%A") and sheet.has("%D") and sum(map(str.isalnum, title)) > 20


@plants("RT601", "the record again")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return _copied(sheet, sheet) if _says_enough(sheet) else None


@plants("RT601", "the record again, the title in capitals, no DOI, no abstract")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    title = sheet.having("T")[0]
    copy = Sheet(sheet.with_line(title.line, f"%T {title.value.upper()}.").lines)
    return _copied(sheet, copy.without("RXK")) if _says_enough(sheet) else None


@plants("RT601", "the same DOI below another spelling of the title")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    if not sheet.has("%R"):
        return None
    title = sheet.having("T")[0]
    return _copied(sheet, Sheet(sheet.with_line(title.line, f"%T On {title.value}").lines))
