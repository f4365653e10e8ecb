"""What becomes of one tag in each importer, by reference type: for people who look a tag up.

Only the table of tags is asked, so this is true of a value with nothing odd in it; what importers
do with odd ones depends on the record (`reftag.importers.reading`).
"""

from typing import NamedTuple

from reftag.importers import UNKNOWN, Effect, Importer, Treatment
from reftag.importers.words import does, place


class TagFate(NamedTuple):
    """What an importer does with a tag in some reference types."""

    treatment: Treatment
    kinds: tuple[str, ...]
    """The types, as the dialect names them; none where it is so in all that are not named."""


def tag_fates(importer: Importer, code: str) -> list[TagFate]:
    """Return what becomes of a tag: in most types first; `[]` if that was not measured."""
    general = importer.slots.get(code)
    if general is None:
        return []
    general = _without_label(general)
    others: dict[Treatment, list[str]] = {}
    for kind, slots in importer.slots_by_type.items():
        treatment = _without_label(slots.get(code, general))
        if treatment != general:
            others.setdefault(treatment, []).append(kind)
    by_count = sorted(others.items(), key=lambda each: -len(each[1]))
    return [
        TagFate(general, ()),
        *(TagFate(treatment, _named(kinds)) for treatment, kinds in by_count),
    ]


def _named(kinds: list[str]) -> tuple[str, ...]:
    """Return names of types in order; those that the importer does not know come last."""
    named = sorted(kind for kind in kinds if kind != UNKNOWN)
    return (*named, "types that it does not know") if UNKNOWN in kinds else tuple(named)


def _without_label(treatment: Treatment) -> Treatment:
    """Return the treatment; what a type's own name for the field is, is said elsewhere."""
    return treatment._replace(to="") if treatment.effect == Effect.READ_AS_LABELLED else treatment


def said(treatment: Treatment) -> str:
    """Return a treatment in words: `kept as the title`, `lost: drops it`."""
    if treatment.outcome != "kept":
        return f"{treatment.outcome}: {does(treatment)}"
    arrived = place(treatment)
    return f"kept as {arrived}" if arrived else "kept"
