"""Faults that programs make where they write records (RT302, RT307, RT310, RT314, RT405, RT510).

All are after bug reports: what a programming language writes for nothing, a list taken for text,
values of two tags that contradict each other.
"""

import re
from random import Random

from lint.mutations.sheet import Planted, Sheet, Unfit, plants

PLACEHOLDERS = ("None", "nan", "NaN", "null", "undefined", "N/A", "[object Object]")
MONTHS = ("march", "Sept", "Juni", "octubre")


# RT510 placeholder-value


def _in_place(sheet: Sheet, chance: Random, letters: str, words: tuple[str, ...]) -> Planted | None:
    there = [
        e
        for e in sheet.having(letters)
        if e.value and not e.goes_on and not sheet.goes_on_at(e.stop) and e.line
    ]
    return sheet.with_value(chance.choice(there), chance.choice(words)) if there else None


@plants("RT510", "a volume, number or page")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _in_place(sheet, chance, "VNP", PLACEHOLDERS)


@plants("RT510", "an abstract or DOI")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _in_place(sheet, chance, "XR", PLACEHOLDERS)


@plants("RT510", "a keyword more")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    if not any(sheet.spoken.by_code[code].repeatable for code in sheet.codes("K")[:1]):
        return None
    return sheet.more(chance, "K", chance.choice(PLACEHOLDERS))


@plants("RT510", "an author more")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    authors = sheet.having("A")
    if not authors:
        return None
    at = chance.choice(authors)
    word = chance.choice(("None", "nan", "null", "undefined", "[object Object]"))
    return sheet.with_more(at.stop, f"{sheet.further(at)}{word}")


# RT405 exploded-list


@plants("RT405", "the authors, a letter each")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    authors = [e for e in sheet.having("A") if len(e.value) > 6 and not e.goes_on]
    if not authors or sheet.goes_on_at(authors[0].stop):
        return None
    at = authors[0]
    letters = [f"{at.head}{letter}" for letter in at.value]
    return Planted((*sheet.lines[: at.line], *letters, *sheet.lines[at.stop :]), (at.line,))


@plants("RT405", "a list of authors as a program writes it")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    authors = [e for e in sheet.having("A") if not e.goes_on]
    if not authors or sheet.goes_on_at(authors[0].stop):
        return None
    at = authors[0]
    letters = [f"{at.head}{letter}" for letter in f"['{at.value}', 'Berg, O.']"]
    return Planted((*sheet.lines[: at.line], *letters, *sheet.lines[at.stop :]), (at.line,))


# RT314 conflicting-journals


@plants("RT314", "of three tags for the journal one names another")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    codes = ("JF", "T2", "JO")
    here = [e for e in sheet.having("BJ") if e.tag in codes]
    if sheet.kind != "Journal Article" or not {*codes} <= {*sheet.codes("BJ")} or len(here) != 1:
        return None
    if not here[0].value.isascii():
        return None  # a title in another language may be the same journal's
    # JO may be short: what it names may seem to be a short form.
    other, same = (code for code in codes if code != here[0].tag)
    twice = sheet.changed(sheet.with_more(here[0].stop, f"{sheet.opening(same)}{here[0].value}"))
    text = f"{sheet.opening(other)}The Town's Yearly Exhibition"
    return twice.with_more(twice.place(chance), text)


# RT310 conflicting-dates, in two tags for a year


@plants("RT310", "two tags for the year name different ones")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    codes = sheet.codes("D")
    here = [e for e in sheet.having("D") if re.fullmatch(r"\d{4}", e.value)]
    if len(codes) < 2 or len(here) != 1:
        return None
    other = next(code for code in codes if code != here[0].tag)
    date = f"{int(here[0].value) - chance.randint(2, 5)}/05/04"
    return sheet.with_more(sheet.end, f"{sheet.opening(other)}{date}")


# RT307 invalid-pages, in two tags


@plants("RT307", "the last page before the first, in two tags")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    ends = sheet.spoken.codes("end-page")
    if not ends or any(e.tag in ends for e in sheet.entries) or sheet.kind != "Journal Article":
        return None
    starts = sheet.having("P")
    if len(starts) != 1:
        return None
    first = chance.randint(300, 900)
    fixed = sheet.changed(sheet.with_value(starts[0], str(first)))
    last = f"{sheet.opening(ends[0])}{first - chance.randint(20, 200)}"
    planted = fixed.with_more(starts[0].stop, last)
    return planted._replace(at=(starts[0].line,))


@plants("RT307", "the record's own two tags turned round")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    ends = [e for e in sheet.entries if e.tag in sheet.spoken.codes("end-page")]
    starts = sheet.having("P")
    if len(starts) != 1 or len(ends) != 1 or sheet.kind != "Journal Article":
        return None
    first, last = starts[0].value, ends[0].value
    if not (first.isdigit() and last.isdigit() and len(first) == len(last) > 1 and first < last):
        return None
    turned = sheet.changed(sheet.with_value(starts[0], last))
    return turned.with_value(ends[0], first)._replace(at=(starts[0].line,))


# RT302 invalid-date


@plants("RT302", "a month by its name")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    year = sheet.value("D")[:4]
    dates = [code for code in sheet.codes("8D") if sheet.spoken.by_code[code].kind == "date"]
    dates = [code for code in dates if not any(e.tag == code for e in sheet.entries)]
    if sheet.spoken.name != "ris" or not dates or not year.isdigit():
        return None
    value = f"{year}/{chance.choice(MONTHS)}"
    return sheet.with_more(sheet.place(chance), f"{sheet.opening(chance.choice(dates))}{value}")


@plants("RT302", "an impossible day of access")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    codes = sheet.spoken.codes("access-date")
    if not codes or any(e.tag in codes for e in sheet.entries):
        return None
    value = chance.choice(("31 February 2021", "2021/02/31"))
    return sheet.with_more(sheet.place(chance), f"{sheet.opening(codes[0])}{value}")


@plants("RT302", "an impossible day beside the year")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    codes = sheet.spoken.codes("issue-date")
    if not codes or not sheet.value("D").isdigit():
        raise Unfit
    there = [e for e in sheet.entries if e.tag in codes]
    if there:
        return sheet.with_value(there[0], "FEB 31")
    return sheet.with_more(sheet.end, f"{sheet.opening(codes[0])}FEB 31")
