"""Faults about the type of a record (RT009-RT013, two types)."""

from random import Random

from lint.mutations.sheet import Planted, Sheet, Unfit, plants

OTHER_NAMES = {
    "Journal Article": ("Journal", "Article", "Journal Paper", "JOUR"),
    "Book": ("Monograph", "Books", "Buch"),
    "Book Section": ("Chapter", "Book Chapter", "Chapter in Book"),
    "Thesis": ("PhD Thesis", "Dissertation", "Master's Thesis"),
    "Conference Paper": ("Proceedings Paper", "Conference"),
    "Web Page": ("Website", "Internet"),
}
"""How other programs call the types."""


def _typed(sheet: Sheet) -> str:
    """Return the type as written at the head of the record."""
    if not sheet.spoken.type_code or sheet.entries[0].tag != sheet.spoken.type_code:
        raise Unfit
    return sheet.entries[0].value


def _type_line(sheet: Sheet, name: str) -> Planted:
    kind = _typed(sheet)
    if name == kind or sheet.spoken.exact_type(name):
        raise Unfit
    return sheet.with_line(0, sheet.line("0", name))


def _empty(sheet: Sheet) -> tuple[str, ...]:
    """Return a record of nothing but its type, ended as the format has it."""
    _typed(sheet)
    return (sheet.lines[0], *sheet.lines[sheet.end :])


@plants("RT009", "the type lost, first in the file")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    _typed(sheet)
    return Planted(sheet.without("0").lines, (0,), first=True)


@plants("RT009", "the type lost, below another record")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    _typed(sheet)
    return Planted(sheet.without("0").lines, (0,))


@plants("RT009", "the type's name lost")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    _typed(sheet)
    line = sheet.empty("0")
    return sheet.with_line(0, chance.choice((line, f"{line} ")))


@plants("RT009", "a blank line that cuts the record in two")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    _typed(sheet)
    if sheet.spoken.reading.blank_lines != "may end a record":
        return None
    titles = set(sheet.codes("T"))
    seen = set[str]()
    cuts = []
    for each in sheet.entries:
        if titles & seen and each.tag in seen and not each.goes_on:
            cuts.append(each.line)
        seen.add(each.tag)
    if not cuts:
        return None
    line = chance.choice(cuts)
    return Planted((*sheet.lines[:line], "", *sheet.lines[line:]), (line + 1,))


@plants("RT010", "the type below other tags")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    _typed(sheet)
    rest = sheet.without("0")
    line = chance.choice([*(e.line for e in rest.below_type), rest.end])
    return rest.with_more(line, sheet.lines[0])


@plants("RT010", "the type second, first in the file")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    _typed(sheet)
    rest = sheet.without("0")
    if rest.goes_on_at(rest.entries[0].stop):
        return None
    planted = rest.with_more(rest.entries[0].stop, sheet.lines[0])
    return planted._replace(first=True)


@plants("RT011", "in lower case")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return _type_line(sheet, _typed(sheet).lower())


@plants("RT011", "in capitals")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return _type_line(sheet, _typed(sheet).upper())


@plants("RT011", "with hyphens")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return _type_line(sheet, _typed(sheet).replace(" ", "-"))


@plants("RT011", "in one word")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return _type_line(sheet, _typed(sheet).replace(" ", ""))


@plants("RT011", "with a letter missing")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    kind = _typed(sheet)
    at = chance.randrange(1, len(kind)) if len(kind) > 2 else 0
    return _type_line(sheet, kind[:at] + kind[at + 1 :]) if at else None


@plants("RT011", "with letters transposed")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    kind = _typed(sheet)
    places = [at for at in range(1, len(kind) - 1) if kind[at] != kind[at + 1]]
    if not places:
        return None
    at = chance.choice(places)
    return _type_line(sheet, f"{kind[:at]}{kind[at + 1]}{kind[at]}{kind[at + 2 :]}")


@plants("RT011", "text below the type")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    _typed(sheet)
    text = chance.choice(("Record 2 of 40", "of the library", "12 pages", "Second edition"))
    return None if sheet.spoken.reading.indent else sheet.with_more(1, text)


@plants("RT011", "another program's name")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    names = OTHER_NAMES.get(sheet.kind, ("Zeitungsartikel", "Something Else"))
    return _type_line(sheet, chance.choice(names))


@plants("RT011", "a full stop behind it")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return _type_line(sheet, f"{_typed(sheet)}.")


@plants("RT013", "nothing but the type is left")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted(_empty(sheet), (0,))


@plants("RT013", "an empty record above")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted((*_empty(sheet), "", *sheet.lines), (0,))


@plants("RT013", "an empty record behind")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted((*sheet.lines, "", *_empty(sheet)), (len(sheet.lines) + 1,))


@plants("RT101", "a second type below the first")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    """Reported as a tag that is there twice: which of them is meant nobody can say."""
    own = _typed(sheet)
    other = chance.choice([kind.name for kind in sheet.spoken.types[:12] if kind.name != own])
    return Planted((sheet.lines[0], sheet.line("0", other), *sheet.lines[1:]), (0, 1))
