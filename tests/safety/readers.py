"""What other programs read in a file of each dialect, as plain values.

They are those of `real_importers.run`. Only one of them reads RefWorks' own format, and refuses the
file for nearly any fault: a reader of a few lines is there, too.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from real_importers import run

_GENERATED: Final = frozenset(
    (
        # Keys that importers make up, and what they derive from the reference type alone.
        "identifier[citekey]",
        "entry_key",
        "key",
        "typeOfResource",
        "issuance",
        "type",
        "type_of_reference",
        # Of a line that is none, rispy makes a tag without a name.
        "unknown_tag.None",
    )
)

_OF_BIBUTILS: Final = ("-i", "utf8", "-nl", "-nt")
"""For its programs: whatever a fix writes is UTF-8, and no text of a value is a command."""

_WITH_OPTIONS: Final = frozenset(("endnote", "ris", "wos"))


_STRAY: Final = re.compile("[\udc80-\udcff]")
"""Bytes that are not UTF-8, as they come through `surrogateescape`."""


class Value(NamedTuple):
    """A value that a reader found."""

    slot: str
    """What the reader calls the field."""
    text: str


class Read(NamedTuple):
    """What a reader made of a file."""

    records: tuple[tuple[Value, ...], ...]
    error: str = ""
    """Why it refused the file; "" if it did not."""


LINE_BY_LINE: Final = "line-by-line"

READERS: Final[dict[str, tuple[str, ...]]] = {
    **run.READERS,
    # bibutils may not come to an end, metaknowledge spoils all letters beyond ASCII, and RefLib
    # gives each half of a record values of its own: their figures say nothing about a change.
    "medline": ("biblatex-csl-converter", "biopython", "nbib"),
    "refer": ("bibutils",),
    "refworks": (*run.READERS["refworks"], LINE_BY_LINE),
}
"""By dialect: who reads it."""


@lru_cache(maxsize=4_000)
def read(data: bytes, dialect: str, reader: str) -> Read:
    """Return what `reader` finds in a file of `dialect`."""
    text = data.decode("utf-8", "surrogateescape")
    if reader == LINE_BY_LINE:
        found = run.Imported(tuple(_line_by_line(text)), "")
    elif reader == "bibutils":
        spoken = "endnote" if dialect == "refer" else dialect
        found = run.bibutils(text, spoken, _OF_BIBUTILS if spoken in _WITH_OPTIONS else ())
    else:
        found = run.imported(text, reader, dialect)
    return Read(
        tuple(
            tuple(
                Value(slot, _STRAY.sub("\ufffd", said))
                for slot, said in record
                if not _is_generated(slot)
            )
            for record in found.records
        ),
        found.error,
    )


def _is_generated(slot: str) -> bool:
    return slot.rpartition("/")[2] in _GENERATED or slot.endswith("genre")


@cache
def missing(reader: str) -> str:
    """Say what has to be installed for a reader; "" if nothing."""
    return "" if reader == LINE_BY_LINE else run.missing(reader)


def _line_by_line(text: str) -> list[run.Slots]:
    """Return what is in RefWorks' format if each line is a tag, a space and a value."""
    found: list[list[tuple[str, str]]] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        code, _, value = line.removeprefix("\ufeff").partition(" ")
        if code == "RT" and value:
            found.append([])
        if found and value and 2 <= len(code) <= 4 and code.isupper():
            found[-1].append((code, value))
    return [tuple(each) for each in found]
