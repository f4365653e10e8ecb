"""Measures every tag in every reference type: `python -m real_importers.measure > measured.json`.

For each importer that can be run here: type -> tag -> [outcome, slots]. `../shared/importers` has
eight types; this is the same for all of them.
"""

import json
import sys

from real_importers.outcome import FieldOutcome, outcome
from real_importers.run import IMPORTERS
from reftag.dialects import Dialect, ReferenceType, Tag, dialect

VALUES = {
    "person": "Zebraman, Quinn",
    "year": "2003",
    "date": "March 5, 1999",
    "number": "82",
    "pages": "123-145",
    "doi": "10.5555/zq.77",
    "issn-or-isbn": "1234-5679",
    "url": "https://example.org/works/a",
    "path": "internal-pdf://zq.pdf",
    "language": "French",
}
"""A value for each kind of tag; other kinds take words."""

BASE = {"%A": "Basename, Bert", "%T": "Base title", "%D": "1999"}
"""What a record has beside the tag that is tried."""


def record_with(kind: ReferenceType, tag: Tag, value: str = "") -> str:
    """Return a record of that type with little else than that tag, which comes last."""
    base = [f"{code} {text}" for code, text in BASE.items() if code != tag.code]
    value = value or value_for(kind, tag)
    return "\n".join((f"%0 {kind.name}", *base, f"{tag.code} {value}", ""))


def value_for(kind: ReferenceType, tag: Tag) -> str:
    """Return a value as that tag wants it in that type."""
    if tag.role == "label":
        return "zqkey77"
    if kind.labels.get(tag.code, "").startswith("Year"):
        return VALUES["year"]
    if tag.kind == "issn-or-isbn" and "ISBN" in kind.labels.get(tag.code, tag.name)[:4]:
        return "978-3-16-148410-0"
    return VALUES.get(tag.kind, "value")


def library(kind: ReferenceType, among: Dialect) -> str:
    """Return a file with a record for each tag, in the order of the dialect."""
    tags = [tag for tag in among.tags if tag.code != among.type_code]
    return "\n".join(record_with(kind, tag) for tag in tags)


def measured(importer: str, kind: ReferenceType, among: Dialect) -> dict[str, FieldOutcome]:
    """Return what becomes of each tag in a record of that type."""
    fields = outcome(library(kind, among), importer).fields
    last = {each.record: each for each in fields}
    return {each.code: each for each in last.values()}


def main() -> None:
    """Print what was measured as JSON."""
    endnote = dialect("endnote")
    result = {
        importer: {
            kind.name: {
                code: [each.word, list(each.slots)]
                for code, each in measured(importer, kind, endnote).items()
            }
            for kind in endnote.types
        }
        for importer in IMPORTERS
    }
    json.dump(result, sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
