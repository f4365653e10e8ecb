"""What importers call a record of a reference type."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from real_importers.run import imported
from reftag.dialects import Dialect
from reftag.importers import importer
from reftag.syntax import Record
from reftag.syntax.styles import scanner

Word = Literal["kept", "misread", "lost"]


@cache
def kind(name: str, type_name: str, spoken: Dialect) -> frozenset[str]:
    """Return what an importer calls a record of that type with nothing but a title."""
    title = spoken.codes("title")[0]
    lines = [(spoken.type_code, type_name), (title, "Base title"), (spoken.end_code, "")]
    text = "".join(f"{scanner(spoken).tag_line(*line)}\n" for line in lines if line[0])
    records = imported(text, name, spoken.name).records
    return kinds(name, records[0]) if records else frozenset()


UNKNOWN_TYPE = "Zqunknown"

_KIND = {"bibutils": ("genre", "relatedItem[host]/genre", "originInfo/issuance")}


def kinds(name: str, record: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return what an importer calls this record."""
    slots = _KIND.get(name, ("type", "type_of_reference", "publication_type", "PT"))
    return frozenset(f"{slot} {text.lower()}" for slot, text in record if slot in slots)


def type_word(name: str, record: Record, found: Sequence[tuple[str, str]] | None) -> Word:
    """Say whether an importer takes the record for what its type says.

    That is: it finds the same kind as for a record of this type without anything wrong, and
    that is not what it makes of a type that it does not know. `found` is what became of the
    record, None if it is lost.
    """
    if found is None:
        return "lost"
    is_endnote = record.dialect.name == "endnote"
    called = kinds(name, found)
    if record.type is None:
        is_kept = any(each.endswith(f" {record.type_name.lower()}") for each in called)
        return "kept" if is_kept and not is_endnote else "misread"
    expected = kind(name, record.type.name, record.dialect)
    measured = importer(record.dialect.name, name)
    assert measured is not None
    is_general = not is_endnote and record.type.name in measured.types  # as if it were unknown
    unknown = kind(name, UNKNOWN_TYPE, record.dialect)
    if expected == unknown and record.type.name != "Generic" and not is_general:
        return "misread"
    return "kept" if expected <= called else "misread"
