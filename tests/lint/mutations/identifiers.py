"""Faults in ISSNs, ISBNs, PMIDs, PMCIDs and arXiv identifiers (RT304, RT305, RT308)."""

from collections.abc import Callable
from random import Random

from benchmarks.make_library import isbn, issn
from lint.mutations.sheet import Planted, Sheet, Variant, plants, plants_each

PERIODICALS = {"Journal Article", "Magazine Article", "Newspaper Article", "Electronic Article"}
Spoil = Callable[[str, Random], str]
"""Makes a wrong number of a right one; `""` if that cannot be."""

BOOKS = {"Book", "Edited Book", "Book Section", "Conference Proceedings", "Electronic Book"}


def _wrong_check(number: str, chance: Random) -> str:
    return number[:-1] + chance.choice([c for c in "0123456789" if c != number[-1]])


def _wrong_digit(number: str, chance: Random) -> str:
    """Change one digit, not that of the prefix 978."""
    at = chance.choice([at for at in range(3, len(number) - 1) if number[at].isdigit()])
    digit = chance.choice([c for c in "0123456789" if c != number[at]])
    return number[:at] + digit + number[at + 1 :]


def _transposed(number: str, chance: Random) -> str:
    """Exchange neighbours; an ISBN cannot tell those that are 5 apart."""
    places = [
        at
        for at in range(3, len(number) - 2)
        if number[at : at + 2].isdigit() and int(number[at]) - int(number[at + 1]) not in (0, 5, -5)
    ]
    if not places:
        return ""
    at = chance.choice(places)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _truncated(number: str, _chance: Random) -> str:
    return number[:-1]


def _longer(number: str, _chance: Random) -> str:
    return number + "0"


def _second_wrong(number: str, chance: Random) -> str:
    return f"{number}; {_wrong_check(number, chance)}"


def _electronic(number: str, chance: Random) -> str:
    return f"{_wrong_check(number, chance)} (electronic)"


_WAYS: dict[str, Spoil] = {
    "a wrong check digit": _wrong_check,
    "a wrong digit": _wrong_digit,
    "digits transposed": _transposed,
    "the last digit lost": _truncated,
    "a digit too many": _longer,
    "the second of two wrong": _second_wrong,
    "a wrong one with a note": _electronic,
}


def _numbers(code: str, name: str, types: set[str]) -> None:
    for how, spoil in _WAYS.items():

        def variant(
            sheet: Sheet, chance: Random, spoil: Spoil = spoil, how: str = how
        ) -> Planted | None:
            if sheet.kind not in types or (how in _TOLD_BY_TAG and _is_for_both(sheet)):
                return None
            number = _own_number(sheet, name) or (issn if name == "ISSN" else isbn)(chance)
            wrong = spoil(number, chance)
            return _setting(sheet, name, wrong, chance) if wrong else None

        plants(code, how)(variant)

    plants(code, "behind its name")(_named(name, types))
    plants(code, "no number")(_no_number(name, types))


_TOLD_BY_TAG = ("the last digit lost", "a digit too many")
"""What is wrong with the length says only in a tag for one kind of number which kind it is."""


def _is_for_both(sheet: Sheet) -> bool:
    """Say whether the type's tag for numbers takes ISSNs and ISBNs alike."""
    codes = sheet.codes("@")
    return len(codes) == 1 and sheet.spoken.role(codes[0], sheet.type) == "serial-number"


def _setting(sheet: Sheet, name: str, number: str, chance: Random) -> Planted | None:
    """Write a number in the tag for an ISSN or ISBN, whichever `name` says."""
    codes = [code for code in sheet.codes("@") if sheet.spoken.role(code, None) == name.lower()]
    there = [e for e in sheet.entries if e.tag in sheet.codes("@")]
    if len(sheet.codes("@")) == 1 or not codes:
        return sheet.setting("@", number, chance)
    if there:
        return None
    return sheet.with_more(sheet.place(chance), f"{sheet.opening(codes[0])}{number}")


def _own_number(sheet: Sheet, name: str) -> str:
    """Return the record's number, if it is one alone and of the kind wanted."""
    digits = sheet.value("@").replace("-", "")
    length = (8,) if name == "ISSN" else (13,)
    return sheet.value("@") if digits[:-1].isdigit() and len(digits) in length else ""


def _named(name: str, types: set[str]) -> Variant:
    def variant(sheet: Sheet, chance: Random) -> Planted | None:
        if sheet.kind not in types:
            return None
        number = issn(chance) if name == "ISSN" else isbn(chance)
        return _setting(sheet, name, f"{name}: {_wrong_check(number, chance)}", chance)

    return variant


def _no_number(name: str, types: set[str]) -> Variant:
    def variant(sheet: Sheet, chance: Random) -> Planted | None:
        if sheet.kind not in types or _is_for_both(sheet):
            return None
        return _setting(sheet, name, "not known", chance)

    return variant


_numbers("RT304", "ISSN", PERIODICALS)
_numbers("RT305", "ISBN", BOOKS)


@plants("RT305", "ten digits, a wrong check digit")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    """0-201-13447-0 is right."""
    wrong = f"0-201-13447-{chance.randint(1, 9)}"
    return sheet.setting("@", wrong, chance) if sheet.kind in BOOKS else None


# RT308 invalid-identifier

plants_each(
    "RT308",
    {
        "a PMID with a letter": "PMID: 388613O2",
        "a PMID with a digit too many": "PMID: 388613021",
        "a PMID that begins with 0": "PMID 0388613",
        "PMID and nothing behind it": "PMID:",
    },
    "M",
)


def _pmcid(how: str, value: str) -> None:
    def variant(sheet: Sheet, chance: Random) -> Planted | None:
        fits = sheet.kind == "Journal Article" and not sheet.has("2")
        return sheet.setting("2", value, chance) if fits else None

    plants("RT308", how)(variant)


_pmcid("a PMCID with a letter", "PMC12A4567")
_pmcid("a PMCID with a blank", "PMC 1234567")
_pmcid("a PMCID without PMC", "PMCID: 1234567")
_pmcid("a PMCID with too many digits", "PMC12345678901")


plants_each("RT308", {"an arXiv month 13": "arXiv:2113.01234"}, "L")
plants_each("RT308", {"an arXiv number too short": "arXiv:2101.123"}, "M")
plants_each("RT308", {"an arXiv link too short": "https://arxiv.org/abs/2101.123"}, "U")
