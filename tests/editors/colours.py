"""What colours a sample should have: the colour of each value, at its first character."""

from typing import NamedTuple

from editors.find import ROOT
from reftag.dialects import dialect
from reftag.dialects.colours import colour
from reftag.syntax import Document

SAMPLES = ROOT / "editors" / "samples"


class Place(NamedTuple):
    """A place in a sample and what is expected there."""

    line: int
    """From 1."""
    column: int
    """In characters, from 0."""
    colour: str
    """A colour, `tag`, or `text` for what has no colour of its own."""


def sample(name: str) -> str:
    """Return the library of a dialect, without mistakes."""
    [path] = [
        path
        for path in SAMPLES.glob("library*")
        if path.suffix in dialect(name).extensions or path.stem == f"library-{name}"
    ]
    return path.read_text(encoding="utf-8")


def places(name: str) -> list[Place]:
    """Return where tags and values of a dialect's sample begin, and where values end."""
    document = Document.read(sample(name), dialect(name))
    found = []
    for record in document.located():
        for field in record.piece.fields:
            tag = dialect(name).by_code[field.code]
            shown = colour(tag.role, tag.kind) or "text"
            at = [] if field.goes_on else [(field.start, "tag")]
            if field.value:
                at += [(field.value_start, shown), (field.value_end - 1, shown)]
            for offset, of in at:
                line, column = document.position_at(record.offset + offset)
                found.append(Place(line + 1, column, of))
    assert {place.colour for place in found} > {"tag", "title", "person", "number"}
    return found
