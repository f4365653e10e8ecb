"""What reftag and its peers read in every real file, as a table that is checked in.

    cd tests && python -m corpus.conformance        writes conformance.txt anew

A line names a file, then what each reader made of it: `records` is how many records it found,
and each role's line says in which of our records (counted from 1) a peer says otherwise, and
why: the words behind the colon are keys of `decided.REASONS`. Writing the table keeps the reasons
that are there and puts `?` where one is wanted, which fails the test: look at the record with

    cd tests && python -m corpus.conformance ris/NAME.ris rispy

The table holds no word of the files themselves.
"""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from corpus.fairly import ROLES, disagreements
from corpus.peers import PEERS, Records, RefusedError, Said, marked_doi
from reftag.dialects import dialect
from reftag.files.decoding import decode
from reftag.syntax import Document, Record

CORPUS: Final = Path(__file__).parents[2].parent / "shared" / "corpus"
TABLE: Final = Path(__file__).with_name("conformance.txt")
DIALECTS: Final = {
    "enw": "endnote",
    "one-line": "endnote",
    "refer": "refer",
    "ris": "ris",
    "medline": "medline",
    "wos": "wos",
    "refworks": "refworks",
}
"""Folder of the corpus -> the dialect of its files."""

_ADS: Final = "adsabs__export_service__data_"
SIBLINGS: Final = {
    f"refworks/{_ADS}refworks.txt": f"enw/{_ADS}endnote.enw",
    f"refworks/{_ADS}refworks_publisher.txt": f"enw/{_ADS}endnote_publisher.enw",
}
"""Files with the same records as another one: what `end2xml` reads there is the peer `sibling`."""

UNDECIDED: Final = "?"
EXTRA: Final = "extra"
"""In place of a role: records of the peer's that are none of ours, by the peer's count."""
LACKS: Final = "lacks"
"""In place of a role: our records that the peer does not have."""


class Place(NamedTuple):
    """Where a peer says something else."""

    file: str
    peer: str
    role: str
    """One of `ROLES`, `extra` or `lacks`."""
    record: int
    """From 1."""


class Compared(NamedTuple):
    """A file, as one peer and we read it."""

    file: str
    peer: str
    ours: int
    theirs: int
    """How many records the peer found, -1 if it refused the file."""
    places: tuple[Place, ...]


def names() -> list[str]:
    """Return the files of the corpus: `folder/name`."""
    return [
        f"{folder}/{path.name}"
        for folder in DIALECTS
        for path in sorted((CORPUS / folder).iterdir())
        if path.is_file()
    ]


def peers(file: str) -> tuple[str, ...]:
    """Return the other programs that read files of this one's dialect."""
    return (*PEERS[_dialect(file)], *(["sibling"] if file in SIBLINGS else []))


def _dialect(file: str) -> str:
    return DIALECTS[file.partition("/")[0]]


@cache
def text_of(file: str) -> str:
    """Return the text of a file without its byte order mark."""
    return decode((CORPUS / file).read_bytes()).text


@cache
def ours(file: str) -> Records:
    """Return what reftag's roles say of each record of a file."""
    document = Document.read(text_of(file), dialect(_dialect(file)))
    return tuple(_said(record) for record in document if record.fields)


def _said(record: Record) -> Said:
    identifiers = (field.value for field in record.with_role("article-id"))
    return Said(
        title=record.value("title"),
        authors=tuple(field.value for field in record.with_role("author") if field.value),
        year=record.value("year"),
        doi=record.value("doi") or marked_doi(identifiers),
        full_names=tuple(field.value for field in record.with_role("author-full") if field.value),
    )


@cache
def theirs(file: str, peer: str) -> Records:
    """Return what a peer says of each record. Raises `RefusedError` if it cannot read the file."""
    if peer == "sibling":
        return theirs(SIBLINGS[file], "end2xml")
    return PEERS[_dialect(file)][peer](text_of(file))


def compared(file: str, peer: str) -> Compared:
    """Compare what a peer and we say of a file."""
    mine = ours(file)
    try:
        other = theirs(file, peer)
    except RefusedError:
        lost = tuple(Place(file, peer, LACKS, at + 1) for at in range(len(mine)))
        return Compared(file, peer, len(mine), -1, lost)
    places: list[Place] = []
    for a, b in pairs(mine, other):
        if a is None:
            places.append(Place(file, peer, EXTRA, (b or 0) + 1))
        elif b is None:
            places.append(Place(file, peer, LACKS, a + 1))
        else:
            places += (Place(file, peer, role, a + 1) for role in disagreements(mine[a], other[b]))
    return Compared(file, peer, len(mine), len(other), tuple(places))


def pairs(ours: Records, theirs: Records) -> Iterator[tuple[int | None, int | None]]:
    """Yield which of our records is which of theirs, by what they have in common, in order."""
    if len(ours) == len(theirs):
        yield from ((at, at) for at in range(len(ours)))
        return
    rows, columns = len(ours), len(theirs)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for a in reversed(range(rows)):
        for b in reversed(range(columns)):
            both = _alike(ours[a], theirs[b]) + best[a + 1][b + 1]
            best[a][b] = max(both, best[a + 1][b], best[a][b + 1])
    a = b = 0
    while a < rows and b < columns:
        alike = _alike(ours[a], theirs[b])
        if alike and best[a][b] == alike + best[a + 1][b + 1]:
            yield a, b
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            yield a, None
            a += 1
        else:
            yield None, b
            b += 1
    yield from ((at, None) for at in range(a, rows))
    yield from ((None, at) for at in range(b, columns))


@cache
def _alike(ours: Said, theirs: Said) -> float:
    """Return how many roles have the same value; two records without any are alike a little."""
    if ours == Said() or theirs == Said():
        return 0.5 if ours == theirs else 0
    differ = disagreements(ours, theirs)
    same = [role for role in ROLES if role not in differ and getattr(ours, role)]
    return float(len(same))


# The table


def written(found: Iterable[Compared], reasons: dict[Place, str]) -> str:
    """Return the table."""
    lines: list[str] = []
    file = ""
    for each in found:
        if each.file != file:
            file = each.file
            lines += ["", f"{file}: {each.ours}"]
        count = "refuses" if each.theirs < 0 else str(each.theirs)
        lines.append(f"  {each.peer} {count}")
        for role in (*ROLES, EXTRA, LACKS):
            by_reason: dict[str, list[int]] = {}
            for place in each.places:
                if place.role == role:
                    reason = reasons.get(place, UNDECIDED)
                    by_reason.setdefault(reason, []).append(place.record)
            lines += (f"    {role} {_ranges(by_reason[key])}: {key}" for key in sorted(by_reason))
    return "\n".join(lines[1:]) + "\n"


def reasons_in(table: str) -> dict[Place, str]:
    """Return the reasons of a table by the places that they are given for."""
    found: dict[Place, str] = {}
    file = peer = ""
    for line in table.splitlines():
        if line.startswith("    "):
            head, _, reason = line.strip().partition(": ")
            role, _, ranges = head.partition(" ")
            for number in _numbers(ranges):
                found[Place(file, peer, role, number)] = reason
        elif line.startswith("  "):
            peer = line.split()[0]
        elif line:
            file = line.rpartition(": ")[0]
    return found


def _ranges(numbers: list[int]) -> str:
    """Write `1-3 7` for 1, 2, 3, 7."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] + 1 == number:
            parts[-1][-1:] = [number]
        else:
            parts.append([number, number])
    return " ".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)


def _numbers(ranges: str) -> Iterator[int]:
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def fresh(reasons: dict[Place, str]) -> str:
    """Return the table as the readers fill it now, with the reasons that are known."""
    found = [compared(file, peer) for file in names() for peer in peers(file)]
    return written(found, reasons)


def show(file: str, peer: str) -> None:
    """Print what a peer and we say where it differs."""
    mine, other = ours(file), theirs(file, peer)
    for a, b in pairs(mine, other):
        if a is None:
            print(f"{EXTRA} {(b or 0) + 1}: {other[b or 0]}")
            continue
        if b is None:
            print(f"{LACKS} {a + 1}: {mine[a]}")
            continue
        for role in disagreements(mine[a], other[b]):
            print(f"{a + 1} {role}\n  ours   {getattr(mine[a], role)!r}")
            print(f"  theirs {getattr(other[b], role)!r}")


def main() -> None:
    """Write the table, or show the differences of one file and peer."""
    if len(sys.argv) == 3:
        show(sys.argv[1], sys.argv[2])
        return
    reasons = reasons_in(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}
    TABLE.write_text(fresh(reasons), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
