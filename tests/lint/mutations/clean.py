"""Records without a fault: our own, and those of the corpus that have none or none left."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.other_formats import made_library
from corpus.real_files import corpus, decoded
from lint.findings import document, fixed, linter
from lint.mutations.sheet import Sheet
from reftag.dialects import dialect
from reftag.lint import select

TESTS: Final = Path(__file__).parents[2]
SAMPLES: Final = {
    "endnote": "library.enw",
    "refer": "library.ref",
    "ris": "library.ris",
    "medline": "library.nbib",
    "wos": "library.ciw",
    "refworks": "library-refworks.txt",
}
"""By dialect: its file in `editors/samples`."""
FOLDERS: Final = {
    "endnote": ("enw", "one-line"),
    "refer": ("refer",),
    "ris": ("ris",),
    "medline": ("medline",),
    "wos": ("wos",),
    "refworks": ("refworks",),
}
"""By dialect: its folders in the corpus."""
MADE = 30
SEED = 5
MOST_REAL = 40
"""So many records of the corpus are tried for each dialect, from as many files as there are."""


class Clean(NamedTuple):
    """A record without a fault."""

    name: str
    sheet: Sheet


@cache
def own(name: str = "endnote") -> tuple[Clean, ...]:
    """Return the records of the sample library and some that our generator makes."""
    sample = decoded(TESTS.parent / "editors" / "samples" / SAMPLES[name])
    return (
        *(Clean(f"{SAMPLES[name]} {at}", each) for at, each in enumerate(_sheets(sample, name), 1)),
        *(Clean(f"made {at}", each) for at, each in enumerate(_made(name), 1)),
    )


def _made(name: str) -> tuple[Sheet, ...]:
    if name == "refer":
        return tuple(map(_as_refer, _made("endnote")))
    made = "".join(each.rstrip("\n") + "\n\n" for each in made_library(name, 80_000, SEED))
    return tuple(_sheets(made, name))[:MADE]


def _as_refer(made: Sheet) -> Sheet:
    """Return a record of our generator as refer has it: no type, given names first."""
    known = set("ABCDEIJNPSTVXO")
    lines = []
    for line in made.lines:
        code, value = line[1], line[3:]
        if code in "AE":
            family, _, given = value.partition(", ")
            value = f"{given} {family}".strip()
        if code in known:
            lines.append(f"%{code} {value}")
    return Sheet(tuple(lines), "refer")


@cache
def real(name: str = "endnote") -> tuple[Clean, ...]:
    """Return records of real files that are clean as they are or after all safe fixes.

    Of EndNote all; of other dialects those that come first when each file gives one in turn.
    """
    by_file = [list(_real(path, name)) for path in corpus(*FOLDERS[name])]
    seen: dict[Sheet, Clean] = {}
    if name == "endnote":
        for each in (record for records in by_file for record in records):
            seen.setdefault(each.sheet, each)
        return tuple(seen.values())
    for turn in range(max(map(len, by_file), default=0)):
        for records in by_file:
            if turn < len(records) and len(seen) < MOST_REAL:
                seen.setdefault(records[turn].sheet, records[turn])
    return tuple(seen.values())


_IN_A_FILE: Final = 30
"""So many records at the beginning of a real file are looked at."""


def _real(path: Path, name: str) -> Iterator[Clean]:
    found = 0
    for at, record in enumerate(document(decoded(path), name), 1):
        if name != "endnote" and (at > _IN_A_FILE or found > MOST_REAL // 4):
            return
        text = fixed(document(record.text, name), select(), safe_only=True)
        sheet = next(iter(_sheets(text, name)), None)
        if sheet is not None and sheet.entries and is_clean("\n".join((*sheet.lines, "")), name):
            found += 1
            yield Clean(f"{path.name} {at}", sheet)


def is_clean(text: str, name: str = "endnote") -> bool:
    """Say whether the rules that are on find no error and no warning."""
    report = linter(select()).check(document(text, name))
    return not report.count_of("error") and not report.count_of("warning")


def _sheets(text: str, name: str) -> Iterator[Sheet]:
    """Yield the records of a text of clean records, without the lines that belong to the file."""
    spoken = dialect(name)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    of_file = spoken.of_file if spoken.reading.style == "letters" else ()
    lines = [line for line in text.split("\n") if line.partition(" ")[0] not in of_file or not line]
    for part in re.split(r"\n\n+", "\n".join(lines).strip("\n")):
        yield Sheet(tuple(part.split("\n")), name)
