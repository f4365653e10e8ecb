"""Faults about the type of a record (RT009-RT013)."""

from random import Random

from lint.mutations.sheet import Planted, Sheet, plants

OTHER_NAMES = {
    "Journal Article": ("Journal", "Article", "Journal Paper", "JOUR"),
    "Book": ("Monograph", "Books", "Buch"),
    "Book Section": ("Chapter", "Book Chapter", "Chapter in Book"),
    "Thesis": ("PhD Thesis", "Dissertation", "Master's Thesis"),
    "Conference Paper": ("Proceedings Paper", "Conference"),
    "Web Page": ("Website", "Internet"),
}
"""How other programs call the types."""


@plants("RT009", "the type lost, first in the file")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted(sheet.without("0").lines, (0,), first=True)


@plants("RT009", "the type lost, below another record")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted(sheet.without("0").lines, (0,))


@plants("RT009", "the type's name lost")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.with_line(sheet.entries[0].line, chance.choice(("%0", "%0 ")))


@plants("RT009", "a blank line that cuts the record in two")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    seen = set[str]()
    cuts = []
    for each in sheet.entries:
        if "%T" in seen and each.tag in seen:
            cuts.append(each.line)
        seen.add(each.tag)
    if not cuts:
        return None
    line = chance.choice(cuts)
    return Planted((*sheet.lines[:line], "", *sheet.lines[line:]), (line + 1,))


@plants("RT010", "the type below other tags")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    rest = sheet.without("0")
    line = chance.choice([*(e.line for e in rest.entries[1:]), len(rest.lines)])
    return rest.with_more(line, f"%0 {sheet.kind}")


@plants("RT010", "the type second, first in the file")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    rest = sheet.without("0")
    planted = rest.with_more(rest.entries[0].stop, f"%0 {sheet.kind}")
    return planted._replace(first=True)


@plants("RT011", "in lower case")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return sheet.with_line(0, f"%0 {sheet.kind.lower()}")


@plants("RT011", "in capitals")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return sheet.with_line(0, f"%0 {sheet.kind.upper()}")


@plants("RT011", "with hyphens")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    hyphens = sheet.kind.replace(" ", "-")
    return sheet.with_line(0, f"%0 {hyphens}") if hyphens != sheet.kind else None


@plants("RT011", "in one word")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    word = sheet.kind.replace(" ", "")
    return sheet.with_line(0, f"%0 {word}") if word != sheet.kind else None


@plants("RT011", "with a letter missing")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    at = chance.randrange(1, len(sheet.kind))
    name = sheet.kind[:at] + sheet.kind[at + 1 :]
    return sheet.with_line(0, f"%0 {name}")


@plants("RT011", "with letters transposed")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    kind = sheet.kind
    places = [at for at in range(1, len(kind) - 1) if kind[at] != kind[at + 1]]
    at = chance.choice(places)
    return sheet.with_line(0, f"%0 {kind[:at]}{kind[at + 1]}{kind[at]}{kind[at + 2 :]}")


@plants("RT011", "text below the type")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    text = chance.choice(("Record 2 of 40", "of the library", "12 pages", "Second edition"))
    return sheet.with_more(1, text) if sheet.lines[0].startswith("%0") else None


@plants("RT011", "another program's name")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    names = OTHER_NAMES.get(sheet.kind, ("Zeitungsartikel", "Something Else"))
    return sheet.with_line(0, f"%0 {chance.choice(names)}")


@plants("RT011", "a full stop behind it")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return sheet.with_line(0, f"%0 {sheet.kind}.")


@plants("RT013", "nothing but the type is left")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted((f"%0 {sheet.kind}",), (0,))


@plants("RT013", "an empty record above")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted((f"%0 {sheet.kind}", "", *sheet.lines), (0,))


@plants("RT013", "an empty record behind")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted((*sheet.lines, "", f"%0 {sheet.kind}"), (len(sheet.lines) + 1,))


@plants("RT013", "the type twice")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted((f"%0 {sheet.kind}", *sheet.lines), (0,))
