"""Where the value of a tag arrives, as reftag's data say: by them a slot is the right one or not.

The importer's output decides whether the value is there. A newer version that puts it elsewhere is
seen, because the place is not the one that was measured.
"""

import re
from collections.abc import Iterable
from functools import cache

from reftag.importers import Effect, Importer, importer, type_as_read
from reftag.importers.measurements.condense import effect
from reftag.importers.odd_values import JUDGES, years_around
from reftag.syntax import Field, Record

DOI_SLOTS = {"doi", "DOI", "identifier[doi]"}
_PARTS = ("family", "given", "suffix", "literal")


def expected_slots(
    name: str, record: Record, field: Field, records: Iterable[Iterable[tuple[str, str]]]
) -> set[str]:
    """Return the slots of `records` in which the value of a field is in its place."""
    found = importer(record.dialect.name, name)
    assert found is not None, f"reftag knows nothing of {name}"
    place = _place(found, record, field)
    slots = {slot for each in records for slot, _ in each}
    if place.startswith(f"{Effect.READ_AS_LABELLED} "):  # under its own code
        return {slot for slot in slots if slot.partition(".")[0] == field.code}
    # Of a list where one value is wanted (`note[]`), no value but the first is in its place.
    return {
        _whole(slot).removesuffix("[]")
        for slot in slots
        if place
        and (
            place == _measured(slot)
            or _is_doi(slot, field.value)
            or _is_called_after(slot, field.value)
        )
    }


def _is_doi(slot: str, value: str) -> bool:
    """Say whether a slot is for DOIs and a value is one: then it is not in a wrong place."""
    is_doi = re.match(r"(?i)https?://.*doi\.org/10\.|doi: ?10\.", value) is not None
    return slot in DOI_SLOTS and is_doi


def _is_called_after(slot: str, value: str) -> bool:
    """Say whether a mark gives a slot its name: `electronic_issn` for `1535-7732 (Electronic)`.

    Or `identifier[pii]` for `S0140 [pii]`.
    """
    mark = re.search(r"[\[(]([\w-]+)[\])]\s*\Z", value)
    if mark is None:
        return False
    return mark[1].lower() in (slot.partition("_")[0], slot.removeprefix("identifier[")[:-1])


def is_form_of_slot(slot: str, text: str, role: str) -> bool:
    """Say whether a text is what readers of a slot take it for: a bare year, a date, a bare DOI.

    `role` is what the value that went there is for.
    """
    if role == "year" and slot.endswith(("dateIssued", "part/date")):  # MODS takes any text
        return re.search(r"\d [a-z]", text) is None
    if role == "year" and slot in {"date", "issued", "issued.raw"}:
        is_date = re.fullmatch(r"\d{4}(-\d\d){0,2}", text.strip()) is not None
        return is_date and not slot.endswith(".raw")
    if slot in {"year", "publication_year"}:
        return re.fullmatch(r"\d{4}", text.strip()) is not None
    if "page" in slot and text.startswith(("undefined", "--")):  # without a beginning
        return False
    if slot in DOI_SLOTS:
        return re.match(r"\s*10\.\S+/", text) is not None and not text.endswith("]")
    return True


def is_read(name: str, record: Record, field: Field) -> bool:
    """Say whether an importer has a place for a value with the tag of a field."""
    found = importer(record.dialect.name, name)
    return found is not None and _place(found, record, field) != ""


def _place(known: Importer, record: Record, field: Field) -> str:
    """Return the effect and the place of a value that is kept, `""` for others."""
    treatment = known.slot(field.code, type_as_read(known, record)) or known.other_tags
    if judge := known.judges.get(field.code):
        judged = JUDGES[judge](field.value, years_around(record, field), treatment)
        treatment = judged or treatment
    return f"{treatment.effect} {treatment.to}" if treatment.outcome == "kept" else ""


@cache
def _measured(slot: str) -> str:
    """Return what the measurements call a slot: without the parts of names and of objects."""
    whole = _whole(slot.removesuffix("[]")).replace("/subTitle", "/title")
    return effect(whole if "[" in whole or "/" in whole else whole.partition(".")[0])


def _whole(slot: str) -> str:
    name, dot, part = slot.rpartition(".")
    return name if dot and part in _PARTS else slot
