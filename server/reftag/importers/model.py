"""What is known about an importer, and the results for a record: frozen, plain values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from reftag.syntax import Field, Span

Outcome = Literal["kept", "misread", "lost"]
"""What becomes of a value. `kept`: it arrives, where it belongs or in a place that says what it
is. `misread`: it arrives as something else, or changed. `lost`: it does not arrive, or not all of
it, or only as a piece of another value."""

Several = Literal["all", "first", "last", "joined", "list", "none"]
"""What arrives of several values of one tag: all, one, none, one string made of them (`joined`), or
a list where readers want a single value (`list`)."""

NearType = Literal["exactly", "ignoring-case", "capitalising-words"]
"""How an importer compares the name of a type with those that it knows."""


class Guess(NamedTuple):
    """The type that an importer gives a record without one, depending on its tags."""

    has: frozenset[str]
    lacks: frozenset[str]
    kind: str


class Slot(NamedTuple):
    """Where an importer puts the value of a tag in a record of one type."""

    outcome: Outcome
    becomes: str
    """Words for people: *the place of publication*. Empty where the value is lost."""
    why: str
    """What the importer does, to follow its name: *drops it*, *reads it as an author*."""
    glued: bool = False
    """Whether the importer does not recognise the tag line and adds it to the value above: the
    value is lost as such, and that of the field above is spoilt."""


class Case(NamedTuple):
    """What an importer does with something in a file that is not the value of a tag."""

    outcome: Outcome
    what: str
    """What the importer does, to follow its name: *makes one record of two*."""


@dataclass(frozen=True, slots=True, eq=False)
class Importer:
    """One program, as measured with one dialect."""

    name: str
    """As in `targets`: `biblatex-csl-converter`."""
    title: str
    """As its makers write it: `JabRef`."""
    dialect: str
    version: str
    """What was measured."""
    measured: bool
    """False where nothing was run, and all there is comes from the program's documentation."""
    types: Mapping[str, str]
    """Reference type -> what the importer calls it; a type it does not know is not in here."""
    near_type: NearType
    guesses: tuple[Guess, ...]
    """The types it gives records without one; the first that fits is used."""
    unknown_type: Case | None
    """What it does with a record of a type it does not know; None if that was not measured."""
    refused_types: frozenset[str]
    """Types whose records it does not import at all."""
    tag_signs: re.Pattern[str]
    """What has to follow the sign to make a tag, for tags that were not measured."""
    slots: Mapping[str, Slot]
    """Tag -> what becomes of its value in most types."""
    slots_by_type: Mapping[str, Mapping[str, Slot]]
    """Reference type -> tag -> what becomes of it there, where that differs from `slots`."""
    several: Mapping[str, Several]
    """Tag -> what arrives of several; `""` is what holds for tags that are not in here."""
    judges: Mapping[str, str]
    """Tag -> what decides where its fate depends on the value (`reftag.importers.values`)."""
    one_of_two: tuple[str, ...]
    """Two tags for one slot, and which arrives where a record has both: `first`, `last` or one
    of the two. Empty if none were measured."""
    cases: Mapping[str, Case]
    """What is wrong with the structure -> what the importer does; what it reads well is missing."""

    def slot(self, tag: str, kind: str) -> Slot | None:
        """Return what becomes of `tag` in a record of a type; None if that was not measured.

        `kind` is a type of the dialect or what `type_as_read` says.
        """
        return self.slots_by_type.get(kind, {}).get(tag) or self.slots.get(tag)


class Fate(NamedTuple):
    """What becomes of one field."""

    at: int
    """The field's place in `Record.fields`."""
    field: Field
    outcome: Outcome
    becomes: str
    """Where the value arrives, in words for people: *the place of publication*; `""` if lost."""
    why: str
    """What the importer does, to follow its name: *drops it*, *reads it as an author*."""
    case: str
    """What decides: `tag` (the importer's table of tags), `value` (the same, by the value), or the
    name of a case as in `Harm`."""


class Harm(NamedTuple):
    """Something in the structure of the record, or of the file, that an importer stumbles over."""

    case: str
    """What it is: `one-line`, `no-separator`, `byte-order-mark`, … (`reftag.importers.cases`)."""
    span: Span
    """Where it is in the record's text, on one line."""
    outcome: Outcome
    what: str
    """What the importer does, to follow its name: *makes one record of two*."""
    fields: tuple[int, ...]
    """Places in `Record.fields` of those that suffer."""
    whole_file: bool = False
    """Whether it does harm to all records of the file, and one word about it is enough."""


class Reading(NamedTuple):
    """What one importer makes of one record."""

    importer: Importer
    kind: str
    """What the importer calls the record's type; `""` for one that it does not know."""
    fates: tuple[Fate, ...]
    """One for each field of the record, in order; harms are taken into account."""
    harms: tuple[Harm, ...]
    """In the order of the text."""
    alone: tuple[Fate, ...]
    """The fates as they would be without the harms: what remains once those are fixed."""
