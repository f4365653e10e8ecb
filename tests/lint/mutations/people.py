"""Faults in people and keywords: several in one tag, wrong order, et al. (RT401-RT404)."""

import re
from itertools import pairwise
from random import Random

from lint.mutations.sheet import Planted, Sheet, plants

PEOPLE = (
    ("Smith", "John"),
    ("Garcia", "Maria"),
    ("Müller", "Anna"),
    ("Brown", "David A."),
    ("O’Neill", "Sarah"),
    ("Johansson", "Erik"),
    ("Rossi", "Laura"),
    ("de Vries", "Peter"),
)
INVERTED = re.compile(r"[A-Z][a-z]+, [A-Z][a-z.]+(?: [A-Z]\.?)?")
"""An author who is plainly `Last, First`."""


def _person_more(sheet: Sheet, chance: Random, text: str) -> Planted | None:
    """Put a line of authors among those that the record has."""
    authors = sheet.having("A")
    if not authors:
        return None
    at = chance.choice(authors)
    return sheet.with_more(at.stop, f"{sheet.further(at)}{text}")


# RT401 multiple-authors, RT403 author-order, RT404 et-al

ANY = ("Last, First", "Last,First", "Last AB", "First Last")


def _written(sheet: Sheet) -> str:
    """Return how the dialect writes names of authors."""
    if re.fullmatch(r"[^,]+ [A-Z]{1,3}", sheet.value("A")):
        return "Last AB"
    return next((sheet.spoken.by_code[code].names for code in sheet.codes("A")), "")


def _people(
    code: str,
    ways: dict[str, str],
    people: tuple[tuple[str, str], ...] = PEOPLE,
    written: tuple[str, ...] = ("Last, First", "Last,First"),
    *,
    measured: bool = False,
) -> None:
    """Make variants for dialects that write names as one of `written`.

    `measured` says that the fault is one only where importers were seen to stumble.
    """
    for how, template in ways.items():

        def variant(sheet: Sheet, chance: Random, template: str = template) -> Planted | None:
            if _written(sheet) not in written or (measured and not sheet.spoken.measured):
                return None
            names = chance.sample(people, 3)
            words = {"Al": names[0][0], "Af": names[0][1], "Ai": names[0][1][0]}
            words |= {"Bl": names[1][0], "Bf": names[1][1], "Bi": names[1][1][0]}
            words |= {"Cl": names[2][0], "Cf": names[2][1], "Ci": names[2][1][0]}
            return _person_more(sheet, chance, template.format(**words))

        plants(code, how)(variant)


_people(
    "RT401",
    {
        "two with a semicolon": "{Al}, {Af}; {Bl}, {Bf}",
        "three with semicolons": "{Al}, {Af}; {Bl}, {Bf}; {Cl}, {Cf}",
        "semicolons without blanks": "{Al}, {Ai}.;{Bl}, {Bi}.",
        "two with and": "{Al}, {Af} and {Bl}, {Bf}",
        "two with an ampersand": "{Al}, {Ai}. & {Bl}, {Bi}.",
        "as in a reference list": "{Al}, {Ai}., {Bl}, {Bi}., & {Cl}, {Ci}.",
        "as in PubMed": "{Al} {Ai}, {Bl} {Bi}, {Cl} {Ci}",
        "Chinese names": "王小明; 李华",
        "Chinese names with Chinese signs": "王小明；李华；张伟",
    },
)
_people(
    "RT401",
    {
        "in natural order": "{Af} {Al} and {Bf} {Bl}",
        "in natural order with commas": "{Af} {Al}, {Bf} {Bl}, {Cf} {Cl}",
    },
    PEOPLE[:-1],
)
_people(
    "RT401", {"in natural order, one with a particle": "{Af} {Al} and Peter de Vries"}, PEOPLE[:-1]
)


@plants("RT401", "the record's own authors joined")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    own = [e for e in sheet.having("AE") if INVERTED.fullmatch(e.value)]
    pairs = [(a, b) for a, b in pairwise(own) if a.stop == b.line and a.tag == b.tag]
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    text = f"{one.head}{one.value}; {other.value}"
    lines = (*sheet.lines[: one.line], text, *sheet.lines[other.stop :])
    return Planted(lines, (one.line,))


_people(
    "RT403",
    {
        "given name first": "{Af} {Al}",
        "initials first": "{Ai}. {Al}",
        "initials last": "{Al} {Ai}.",
    },
    written=("Last, First",),
)
_people(
    "RT403",
    {"no blank behind the comma": "{Al},{Af}", "no blank, initials": "{Al},{Ai}."},
    written=("Last, First",),
    measured=True,
)


@plants("RT403", "an author of the record turned round")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    own = [e for e in sheet.having("A") if INVERTED.fullmatch(e.value)]
    if not own or _written(sheet) != "Last, First":
        return None
    at = chance.choice(own)
    last, _, first = at.value.partition(", ")
    return sheet.with_value(at, f"{first} {last}")


@plants("RT403", "the blank behind the comma lost")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    own = [e for e in sheet.having("A") if INVERTED.fullmatch(e.value)]
    if not own or not sheet.spoken.measured:
        return None
    at = chance.choice(own)
    return sheet.with_value(at, f"{at.value.replace(', ', ',')}")


_people(
    "RT401",
    {
        "two with a semicolon, initials": "{Al} {Ai}; {Bl} {Bi}",
        "three with commas, initials": "{Al} {Ai}, {Bl} {Bi}, {Cl} {Ci}",
        "two with and, initials": "{Al} {Ai} and {Bl} {Bi}",
    },
    written=("Last AB",),
)
_people(
    "RT401",
    {
        "given names first, and": "{Af} {Al} and {Bf} {Bl}",
        "given names first, commas": "{Af} {Al}, {Bf} {Bl} and {Cf} {Cl}",
        "given names first, semicolons": "{Af} {Al}; {Bf} {Bl}",
        "given names first, an ampersand": "{Af} {Al} & {Bf} {Bl}",
    },
    PEOPLE[:-1],
    written=("First Last",),
)
_people(
    "RT404",
    {
        "alone, however names are written": "et al.",
        "and others, however names are written": "and others",
    },
    written=("Last AB", "First Last"),
)
_people(
    "RT404",
    {
        "alone": "et al.",
        "alone without a full stop": "et al",
        "and others": "and others",
        "others": "others",
        "in brackets": "[et al.]",
        "in German": "{Al}, {Af} u.a.",
        "behind a name": "{Al}, {Af}, et al.",
        "behind a name, no comma": "{Al}, {Ai}. et al.",
        "and others behind a name": "{Al}, {Af} and others",
        "in Chinese": "王小明等",
    },
)


# RT402 multiple-keywords


def _keywords(how: str, text: str, *, alone: bool = False) -> None:
    def variant(sheet: Sheet, chance: Random) -> Planted | None:
        """A list with commas is one only where no other keyword stands beside it."""
        if any(sheet.spoken.by_code[code].separator for code in sheet.codes("K")):
            return None
        rest = sheet.without("K") if alone else sheet
        return rest.more(chance, "K", f"{text}")

    plants("RT402", how)(variant)


_keywords("semicolons", "shelving; night work; opening hours")
_keywords("semicolons without blanks", "shelving;night work;opening hours")
_keywords("two with a semicolon", "shelving; night work")
_keywords("a semicolon at the end", "shelving; night work;")
_keywords("Chinese semicolons", "书架；夜班；开放时间")
_keywords("commas", "shelving, night work, opening hours, loans", alone=True)
_keywords("commas and a full stop", "shelving, night work, opening hours, loans.", alone=True)


@plants("RT402", "the record's own keywords joined")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    own = [e for e in sheet.having("K") if not re.search("[,;]", e.value)]
    if len(own) < 2 or len({each.tag for each in own}) > 1:
        return None
    if any(sheet.spoken.by_code[each.tag].separator for each in own):
        return None
    # MeSH headings have commas in them.
    by_comma = len(own) > 3 and not sheet.spoken.reading.order_matters
    sign = chance.choice(("; ", ", ")) if by_comma else "; "
    text = sign.join(each.value for each in own)
    rest = sheet.without("K")
    return rest.more(chance, "K", f"{text}")
