"""Makes libraries of any size: invented records, all different, without a mistake.

    python tests/benchmarks/make_library.py MEGABYTES [SEED] > library.enw

The same size and seed give the same library. What a benchmark reads should look like what
people have: several types, long and short abstracts, accents, other scripts, valid numbers.
"""

import random
import sys
from collections.abc import Iterator

_SYLLABLES = "ka lo mi ren sha tor vel qui bar dun fes gri hol jan kir lum nor pes rud sol".split()  # noqa: SIM905
_WORDS = (  # noqa: SIM905  # words are easier to read than a list of strings
    "libraries readers records evidence practice method review access policy digital print "
    "archive search index language community school university history change early late open "
    "shared local national long short measured reported observed several many few between among "
    "after before during while and of in for with by on the a to from this these our their"
).split()
_ACCENTED = ["é", "ö", "ñ", "ç", "ł", "å", "ü", "č"]
_TOPICS = ["reading", "cataloguing", "open access", "peer review", "bibliometrics", "preservation"]


def library(size: int, seed: int = 1) -> Iterator[str]:
    """Yield records with the blank line behind each, until `size` characters are reached."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    made = number = 0
    while made < size:
        number += 1
        record = _record(chance, number)
        made += len(record)
        yield record


def _record(chance: random.Random, number: int) -> str:
    make = chance.choices([_article, _book, _chapter, _thesis], [7, 1, 1, 1])[0]
    return "\n".join(make(chance, number)) + "\n\n"


def _article(chance: random.Random, number: int) -> Iterator[str]:
    year = chance.randint(1960, 2025)
    page = chance.randint(1, 900)
    yield "%0 Journal Article"
    yield from _people(chance, "%A", chance.randint(1, 6))
    yield f"%T {_sentence(chance, 6, 14)} {number}"
    yield f"%J Journal of {_name(chance)} {chance.choice(_TOPICS).title()}"
    yield f"%D {year}"
    yield f"%V {chance.randint(1, 90)}"
    yield f"%N {chance.randint(1, 12)}"
    yield f"%P {page}-{page + chance.randint(1, 30)}"
    yield f"%@ {issn(chance)}"
    yield f"%R 10.5555/{_name(chance).lower()}.{number}"
    yield f"%U https://example.org/{_name(chance).lower()}/{number}"
    yield from _keywords(chance)
    yield f"%X {_abstract(chance)}"
    yield "%G English"


def _book(chance: random.Random, number: int) -> Iterator[str]:
    yield "%0 Book"
    yield from _people(chance, "%A", chance.randint(1, 3))
    yield f"%T {_sentence(chance, 3, 8)} {number}"
    yield f"%D {chance.randint(1900, 2025)}"
    yield f"%I {_name(chance)} Press"
    yield f"%C {_name(chance)}"
    yield f"%@ {isbn(chance)}"
    yield from _keywords(chance)


def _chapter(chance: random.Random, number: int) -> Iterator[str]:
    page = chance.randint(1, 300)
    yield "%0 Book Section"
    yield from _people(chance, "%A", chance.randint(1, 3))
    yield f"%T {_sentence(chance, 4, 10)} {number}"
    yield f"%B {_sentence(chance, 3, 6)}"
    yield from _people(chance, "%E", 2)
    yield f"%D {chance.randint(1950, 2025)}"
    yield f"%I {_name(chance)} Press"
    yield f"%P {page}-{page + 20}"


def _thesis(chance: random.Random, number: int) -> Iterator[str]:
    yield "%0 Thesis"
    yield from _people(chance, "%A", 1)
    yield f"%T {_sentence(chance, 6, 12)} {number}"
    yield f"%D {chance.randint(1970, 2025)}"
    yield f"%I University of {_name(chance)}"
    yield "%9 Doctoral thesis"
    yield f"%X {_abstract(chance)}"


def _people(chance: random.Random, tag: str, count: int) -> Iterator[str]:
    seen = {f"{_name(chance)}, {_name(chance)} {chance.choice('ABCDEFGH')}." for _ in range(count)}
    yield from (f"{tag} {person}" for person in sorted(seen))


def _keywords(chance: random.Random) -> Iterator[str]:
    own = {f"{chance.choice(_WORDS)} {_name(chance).lower()}" for _ in range(chance.randint(0, 6))}
    yield from (f"%K {word}" for word in sorted(own))


def _abstract(chance: random.Random) -> str:
    return " ".join(_sentence(chance, 10, 25) + "." for _ in range(chance.randint(3, 12)))


def _sentence(chance: random.Random, least: int, most: int) -> str:
    words = chance.choices(_WORDS, k=chance.randint(least, most))
    words[chance.randrange(len(words))] = _name(chance)
    return " ".join(words).capitalize()


def _name(chance: random.Random) -> str:
    name = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3)))
    if chance.random() < 0.1:
        name += chance.choice(_ACCENTED)
    return name.capitalize()


def issn(chance: random.Random) -> str:
    """Return an ISSN with the right check digit."""
    digits = [chance.randrange(10) for _ in range(7)]
    check = -sum(weight * digit for weight, digit in zip(range(8, 1, -1), digits, strict=True)) % 11
    text = "".join(map(str, digits)) + ("X" if check == 10 else str(check))
    return f"{text[:4]}-{text[4:]}"


def isbn(chance: random.Random) -> str:
    """Return an ISBN of 13 digits with the right check digit."""
    digits = [9, 7, 8, *(chance.randrange(10) for _ in range(9))]
    check = -sum(digit * (1, 3)[at % 2] for at, digit in enumerate(digits)) % 10
    return "".join(map(str, (*digits, check)))


if __name__ == "__main__":
    size = int(float(sys.argv[1]) * 1_000_000)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(library(size, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
