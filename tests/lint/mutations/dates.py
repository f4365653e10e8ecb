"""Faults in years, dates, pages and languages (RT301, RT302, RT307, RT309, RT310)."""

from random import Random

from lint.mutations.sheet import Planted, Sheet, plants, plants_each

RANGES = {
    "Journal Article",
    "Book Section",
    "Conference Paper",
    "Conference Proceedings",
    "Magazine Article",
}
"""Types in which `%P` is a range of pages."""
DATED = RANGES | {"Book", "Thesis", "Report", "Newspaper Article"}
"""Types in which `%8` is when the work came out."""


# RT301 invalid-year


@plants("RT301", "a letter for a digit")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    year = sheet.value("D")
    letters = {"0": "O", "1": "l", "5": "S"}
    if not year.isdigit():
        return None
    wrong = [year[:at] + letters[c] + year[at + 1 :] for at, c in enumerate(year) if c in letters]
    return sheet.setting("D", chance.choice(wrong), chance) if wrong else None


@plants("RT301", "a digit lost")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    year = sheet.value("D")
    at = chance.randrange(4)
    return sheet.setting("D", year[:at] + year[at + 1 :], chance) if len(year) == 4 else None


@plants("RT301", "a digit too many")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    year = sheet.value("D")
    at = chance.randrange(4)
    more = year[:at] + year[at:][:1] + year[at:]
    return sheet.setting("D", more, chance) if year.isdigit() else None


@plants("RT301", "digits transposed")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    year = sheet.value("D")
    return sheet.setting("D", f"0{year[0]}{year[2:]}", chance) if year[1:2] == "0" else None


plants_each(
    "RT301",
    {
        "a word": "Spring",
        "a year to come": "3021",
        "zeros": "0000",
        "two digits": "87",
        "a DOI": "10.98765/shelf",
        "a volume": "Vol. 12",
    },
    "D",
)


# RT302 invalid-date


def _date(sheet: Sheet, chance: Random, template: str) -> Planted | None:
    year = sheet.value("D")
    if not year.isdigit() or (int(year) % 4 == 0 and "29" in template):
        return None
    return _setting_date(sheet, chance, template.replace("Y", year))


def _setting_date(sheet: Sheet, chance: Random, value: str) -> Planted | None:
    """Write the date where the format has a tag for a whole one."""
    kinds = {sheet.spoken.by_code[code].kind for code in sheet.codes("8")}
    return sheet.setting("8", value, chance) if kinds == {"date"} else None


for _template in (
    "Y-02-30",
    "Y-13-05",
    "Y-00-00",
    "Y-06-00",
    "31.04.Y",
    "Y/04/31",
    "February 29, Y",
    "31 June Y",
    "42 May Y",
    "September 31, Y",
    "15/17/Y",
    "Y0231",
    "Y3105",
):

    def _write(sheet: Sheet, chance: Random, template: str = _template) -> Planted | None:
        return _date(sheet, chance, template)

    plants("RT302", _template)(_write)


@plants("RT302", "a month 13 that makes a year with the day")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    """20141305: 13 May turned round, not 20 December 1305; other years would not be a day."""
    fits = sheet.value("D") in {"2001", "2005", "2010", "2012"}
    return _date(sheet, chance, "Y1305") if fits else None


for _how, _place in {"no date": "somewhere", "a place": "Oxford"}.items():

    def _no_date(sheet: Sheet, chance: Random, value: str = _place) -> Planted | None:
        return _setting_date(sheet, chance, value)

    plants("RT302", _how)(_no_date)


@plants("RT302", "an impossible date online")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    if not sheet.is_endnote or sheet.kind != "Journal Article" or sheet.has("8"):
        return None
    return sheet.setting("7", f"{sheet.value('D')}-06-31", chance)


# RT307 invalid-pages


def _pages(sheet: Sheet, chance: Random, template: str) -> Planted | None:
    if sheet.kind not in RANGES:
        return None
    first, length = chance.randint(101, 800), chance.randint(5, 80)
    return sheet.setting("P", template.format(first=first, last=first + length), chance)


for _how, _template in {
    "backwards": "{last}-{first}",
    "backwards with letters": "S{last}-S{first}",
    "the second range backwards": "12-15, {last}-{first}",
    "an en dash": "{first}–{last}",
    "an em dash": "{first}—{last}",
    "a minus sign": "{first}−{last}",
    "a figure dash between blanks": "{first} ‒ {last}",
    "a non-breaking hyphen": "{first}‑{last}",
    "two hyphens": "{first}--{last}",
    "a dash between article numbers": "e{first}–e{last}",
    "a dash in Roman": "xi–xv",
    "no end": "{first}-",
    "a spreadsheet's date": "12-May",
}.items():

    def _range(sheet: Sheet, chance: Random, template: str = _template) -> Planted | None:
        return _pages(sheet, chance, template)

    plants("RT307", _how)(_range)


@plants("RT307", "the record's own pages turned round")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    first, _, last = sheet.value("P").partition("-")
    if sheet.kind not in RANGES or not (first.isdigit() and last.isdigit()):
        return None
    if len(first) != len(last) or len(first) < 2 or first == last:
        return None
    return sheet.setting("P", f"{last}-{first}", chance)


# RT309 unknown-language

plants_each(
    "RT309",
    {
        "a letter missing": "Englsh",
        "a letter too many": "Frennch",
        "no language": "Printed",
        "a code that nobody has": "qx",
        "a place": "Oxford",
        "letters transposed": "Gemran",
    },
    "G",
)


# RT310 conflicting-dates


def _other_year(sheet: Sheet, chance: Random, template: str) -> Planted | None:
    year = sheet.value("D")
    if sheet.kind not in DATED or not year.isdigit():
        return None
    other = int(year) - chance.randint(1, 3)
    return _setting_date(sheet, chance, template.replace("Y", str(other)))


for _template in ("Y-05-17", "May 17, Y", "17 May Y", "17.5.Y", "May Y", "Y"):

    def _other(sheet: Sheet, chance: Random, template: str = _template) -> Planted | None:
        return _other_year(sheet, chance, template)

    plants("RT310", f"as in {_template}")(_other)
