"""What is known of an importer, and what is said of a record: frozen, plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from reftag.syntax import Field, Span

Outcome = Literal["kept", "misread", "lost"]
"""What becomes of a value. `kept`: it arrives, where it belongs or in a place that says what it
is. `misread`: it arrives as something else, or changed. `lost`: it does not arrive at all."""


class Slot(NamedTuple):
    """Where an importer puts the value of a tag in a record of one type."""

    outcome: Outcome
    becomes: str
    """Words for people: *the place of publication*. Empty where the value is lost."""
    glued: bool = False
    """Whether the importer does not know the line for a tag line and adds it to the value above
    (the value itself is `misread`, and it spoils that of the field above)."""


class Case(NamedTuple):
    """What an importer does with something in the structure of a file, e.g. a missing blank
    line. The case's name says what is in the file; `reftag.importers.cases` finds it there."""

    outcome: Outcome
    what: str
    """What the importer does, to follow its name: *makes one record of two*."""


@dataclass(frozen=True, slots=True)
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
    unknown_type: str
    """What becomes of a record whose type it does not know, to follow its name: *makes it a book*."""
    slots: Mapping[str, Slot]
    """Tag -> what becomes of its value in most types."""
    slots_by_type: Mapping[str, Mapping[str, Slot]]
    """Reference type -> tag -> what becomes of it there, where that differs from `slots`."""
    several: Mapping[str, Literal["all", "first", "last", "joined", "list"]]
    """Tag -> what arrives of several values: all of them, one, one string of them (`joined`), or a
    list where readers want a string (`list`). `""` is what holds for tags that are not in here."""
    cases: Mapping[str, Case]
    """What is wrong with the structure -> what the importer does; what it reads well is missing."""

    def slot(self, tag: str, kind: str) -> Slot | None:
        """Return what becomes of `tag` in a record whose type is called `kind`.

        None for a tag that was not measured.
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
    """What the importer does, to follow its name: *drops `%+`*, *reads it as the place of
    publication*. Empty where the value is simply kept."""
    case: str
    """What decides: `tag` (the importer's table of tags), or the name of a case (see `Harm`)."""


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
    """Places of the fields that suffer in `Record.fields`; all of them, if the record does."""
    whole_file: bool = False
    """Whether all records of the file share the fate: the importer refuses the file."""


class Reading(NamedTuple):
    """What one importer makes of one record."""

    importer: Importer
    kind: str
    """What the importer calls the record's type; `""` where that was not measured."""
    fates: tuple[Fate, ...]
    """One for each field of the record, in order; harms are taken into account."""
    harms: tuple[Harm, ...]
    """In the order of the text."""
