"""The invented records of `make_library`, written in the other formats.

    cd tests && python -m benchmarks.other_formats DIALECT MEGABYTES [SEED] > library.ris

They say the same as the EndNote records of the same seed, with what each format has besides:
names in full, wrapped lines, identifiers, header and footer.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from textwrap import wrap
from typing import Final

from benchmarks.make_library import library as endnote_library

Pairs = list[tuple[str, str]]
"""Tags and values of an EndNote record."""

_RIS_TYPES: Final = {
    "Journal Article": "JOUR",
    "Book": "BOOK",
    "Book Section": "CHAP",
    "Thesis": "THES",
}
_RIS: Final = {
    "%A": "AU",
    "%T": "TI",
    "%J": "T2",
    "%B": "T2",
    "%E": "A2",
    "%D": "PY",
    "%V": "VL",
    "%N": "IS",
    "%I": "PB",
    "%C": "CY",
    "%@": "SN",
    "%R": "DO",
    "%U": "UR",
    "%K": "KW",
    "%X": "AB",
    "%G": "LA",
    "%9": "M3",
}
_REFWORKS_TYPES: Final = {
    "Journal Article": "Journal Article",
    "Book": "Book, Whole",
    "Book Section": "Book, Section",
    "Thesis": "Dissertation/Thesis",
}
_REFWORKS: Final = {
    "%A": "A1",
    "%T": "T1",
    "%J": "JF",
    "%B": "T2",
    "%E": "A2",
    "%D": "YR",
    "%V": "VO",
    "%N": "IS",
    "%I": "PB",
    "%C": "PP",
    "%@": "SN",
    "%R": "DO",
    "%U": "LK",
    "%K": "K1",
    "%X": "AB",
    "%G": "LA",
    "%9": "NO",
}
_MEDLINE: Final = {
    "%D": "DP",
    "%V": "VI",
    "%N": "IP",
    "%P": "PG",
    "%I": "PB",
    "%C": "PL",
    "%B": "BTI",
    "%E": "FED",
    "%K": "OT",
    "%X": "AB",
}
_WOS: Final = {
    "%D": "PY",
    "%V": "VL",
    "%N": "IS",
    "%I": "PU",
    "%C": "PI",
    "%B": "SO",
    "%J": "SO",
    "%R": "DI",
    "%X": "AB",
    "%G": "LA",
}


def made_library(dialect: str, size: int, seed: int = 1) -> Iterator[str]:
    """Yield parts of a file in a dialect until about `size` characters are reached."""
    if dialect == "endnote":
        yield from endnote_library(size, seed)
        return
    write = _WRITERS[dialect]
    made = 0
    if dialect == "wos":
        yield "FN Clarivate Analytics Web of Science\nVR 1.0\n"
    # Other formats take more room than EndNote's for the same records, never less than half.
    for number, record in enumerate(endnote_library(2 * size + 2000, seed), start=1):
        if made >= size:
            break
        text = "\n".join(write(_pairs(record), number)) + "\n\n"
        made += len(text)
        yield text
    if dialect == "wos":
        yield "EF\n"


def _pairs(record: str) -> Pairs:
    return [(line[:2], line[3:]) for line in record.rstrip("\n").split("\n")]


def _ris(pairs: Pairs, _number: int) -> Iterator[str]:
    yield f"TY  - {_RIS_TYPES[pairs[0][1]]}"
    for code, value in pairs[1:]:
        if code == "%P":
            first, last = value.split("-")
            yield f"SP  - {first}"
            yield f"EP  - {last}"
        else:
            yield f"{_RIS[code]}  - {value}"
    yield "ER  - "


def _refworks(pairs: Pairs, _number: int) -> Iterator[str]:
    yield f"RT {_REFWORKS_TYPES[pairs[0][1]]}"
    for code, value in pairs[1:]:
        if code == "%P":
            first, last = value.split("-")
            yield f"SP {first}"
            yield f"OP {last}"
        else:
            joined = value.replace(", ", ",", 1) if code in ("%A", "%E") else value
            yield f"{_REFWORKS[code]} {joined}"


def _medline(pairs: Pairs, number: int) -> Iterator[str]:
    yield f"PMID- {20_000_000 + number}"
    yield "OWN - NLM"
    yield "STAT- MEDLINE"
    for code, value in pairs[1:]:
        match code:
            case "%A":
                yield f"FAU - {value}"
                yield f"AU  - {_short(value).replace(',', '')}"
            case "%T":
                yield from _wrapped("TI  - ", value, 6)
            case "%J":
                yield f"TA  - {value}"
                yield f"JT  - {value}"
            case "%@":
                is_book = value.startswith("978")
                yield f"ISBN- {value}" if is_book else f"IS  - {value} (Print)"
            case "%R":
                yield f"LID - {value} [doi]"
                yield f"AID - {value} [doi]"
            case "%G":
                yield "LA  - eng"
            case "%U" | "%9":
                continue
            case _:
                yield from _wrapped(f"{_MEDLINE[code]:<4}- ", value, 6)
    yield "PT  - Journal Article"
    yield f"SO  - Source {number}."


def _wos(pairs: Pairs, number: int) -> Iterator[str]:
    yield "PT J" if pairs[0][1] == "Journal Article" else "PT B"
    people = [value for code, value in pairs if code == "%A"]
    yield from _one_a_line("AU", map(_short, people))
    yield from _one_a_line("AF", people)
    yield from _one_a_line("BE", (_short(value) for code, value in pairs if code == "%E"))
    if words := [value for code, value in pairs if code == "%K"]:
        yield from _wrapped("DE ", "; ".join(words), 3)
    for code, value in pairs[1:]:
        match code:
            case "%T":
                yield from _wrapped("TI ", value, 3)
            case "%P":
                first, last = value.split("-")
                yield f"BP {first}"
                yield f"EP {last}"
            case "%@":
                yield f"BN {value}" if value.startswith("978") else f"SN {value}"
            case "%A" | "%E" | "%K" | "%U" | "%9":
                continue
            case _:
                yield f"{_WOS[code]} {value}"
    yield f"UT WOS:{number:015}"
    yield "ER"


def _one_a_line(code: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"{'  ' if at else code} {value}" for at, value in enumerate(values))


def _short(name: str) -> str:
    """Write `Doe, JM` for `Doe, Jane M.`."""
    family, given = name.split(", ")
    initials = "".join(re.findall(r"\b\w", given))
    return f"{family}, {initials}"


def _wrapped(opening: str, value: str, indent: int) -> Iterator[str]:
    lines = wrap(value, 80 - indent, break_on_hyphens=False, break_long_words=False)
    yield from ((opening if at == 0 else " " * indent) + line for at, line in enumerate(lines))


_WRITERS: Final[dict[str, Callable[[Pairs, int], Iterator[str]]]] = {
    "ris": _ris,
    "medline": _medline,
    "wos": _wos,
    "refworks": _refworks,
}
DIALECTS: Final = ("endnote", *_WRITERS)


if __name__ == "__main__":
    size = int(float(sys.argv[2]) * 1_000_000)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(
        made_library(sys.argv[1], size, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    )
