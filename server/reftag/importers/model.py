"""What is known about an importer, and the results for a record: frozen, plain values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, NamedTuple

from reftag.syntax import Span

Outcome = Literal["kept", "misread", "lost"]
"""What becomes of a value. `kept`: it arrives, where it belongs or in a place that says what it
is. `misread`: it arrives as something else, or changed. `lost`: it does not arrive, or not all of
it, or only as a piece of another value."""

OUTCOMES: Final[tuple[Outcome, ...]] = ("kept", "misread", "lost")
"""From the best to the worst."""

Several = Literal["all", "first", "last", "joined", "list", "none", "refused"]
"""What arrives of several values of one tag: all, one, none, one string made of them (`joined`), a
list where readers want a single value (`list`), or nothing of the whole file (`refused`)."""

NearType = Literal["exactly", "ignoring-case", "capitalising-words"]
"""How an importer compares the name of a type with those that it knows."""


class Effect(StrEnum):
    """What an importer does with a value, a record or a file, as the data files call it.

    Those marked *to* have a parameter (`Treatment.to`). `reftag.importers.words` has a sentence for
    each; to decide, code compares effects and never words.
    """

    NOTHING = "nothing"  # there is no value to lose

    # Where a value goes.
    READ_AS = "read-as"  # to: a place of `places.PLACES`
    READ_AS_FIELD = "read-as-field"  # to: the importer's own name of a field
    READ_AS_LABELLED = "read-as-labelled"  # to: the format's own name of the field
    PUT_INTO = "put-into"  # to: a place that takes whatever has none of its own
    PUT_INTO_EXTRA = "put-into-extra"  # to: a place; Extra takes it with a name in front
    DROPPED = "dropped"
    GLUED_ABOVE = "glued-above"  # the importer does not take its line for a tag line
    LINE_BELOW_GLUED = "line-below-glued"  # to: the tag of the line below, as it is written

    # What is left of it.
    FIRST_LETTER_LOST = "first-letter-lost"
    CUT_AT_SIGN = "cut-at-sign"
    CUT_AT_SECOND_COMMA = "cut-at-second-comma"
    FURTHER_LINES_LOST = "further-lines-lost"  # all but the first of a file
    FIRST_LINE_KEPT = "first-line-kept"
    LINES_JOINED = "lines-joined"
    KEYWORDS_JOINED = "keywords-joined"
    MARK_APPENDED = "mark-appended"
    CHANGED = "changed"
    PARTLY_KEPT = "partly-kept"
    PREFIX_KEPT = "prefix-kept"  # of a DOI: `doi:`, or the address of a resolver
    KIND_KEPT = "kind-kept"  # of an identifier: `[doi]`
    CUT_AT_COLONS = "cut-at-colons"
    LATER_LINES_LOST = "later-lines-lost"  # all but the first of the value
    SHORT_LINES_LOST = "short-lines-lost"
    READ_AS_LATIN1 = "read-as-latin1"

    # People.
    PEOPLE_JOINED = "people-joined"
    FIRST_PERSON_KEPT = "first-person-kept"
    ORGANISATION_SPLIT = "organisation-split"
    ORGANISATION_READ_AS_TWO = "organisation-read-as-two"
    FAMILY_NAME_UNCLEAR = "family-name-unclear"

    # Dates.
    DATE_INVALID = "date-invalid"
    DATE_UNREADABLE = "date-unreadable"
    DATE_GARBLED = "date-garbled"
    DATE_WITHOUT_YEAR = "date-without-year"
    DATE_WITH_OTHER_YEAR = "date-with-other-year"
    DATE_DROPPED_BELOW_YEAR = "date-dropped-below-year"
    YEAR_NOT_IN_DATE = "year-not-in-date"
    DATE_KEPT_AS_TEXT = "date-kept-as-text"
    YEAR_ALONE_KEPT = "year-alone-kept"
    YEAR_CUT = "year-cut"  # what its first four characters are
    YEAR_LOST = "year-lost"

    # Several values.
    FIRST_KEPT = "first-kept"
    LAST_KEPT = "last-kept"
    JOINED = "joined"
    LISTED = "listed"
    NONE_KEPT = "none-kept"
    ONE_TAG_KEPT = "one-tag-kept"  # to: the tag

    # The type.
    TYPE_REPLACED = "type-replaced"  # to: what the importer takes it for
    TYPE_GUESSED = "type-guessed"
    TYPE_LOST = "type-lost"
    TYPE_REFUSED = "type-refused"
    TYPE_UNSEEN = "type-unseen"  # to: what the importer takes it for
    TITLE_AND_ABSTRACT_KEPT = "title-and-abstract-kept"
    TYPE_UNSEEN_AND_TITLE_KEPT = "type-unseen-and-title-kept"
    TITLES_KEPT = "titles-kept"  # no type of the file is seen

    # The record.
    RECORD_EMPTIED = "record-emptied"
    RECORD_LOST = "record-lost"
    NO_RECORD = "no-record"
    MERGED_WITH_ABOVE = "merged-with-above"
    MERGED_INTO_ABOVE = "merged-into-above"
    SPLIT = "split"  # everything below becomes a record
    TEXT_LOST_AND_SPLIT = "text-lost-and-split"
    TEXT_BELOW_LOST = "text-below-lost"
    GHOST_RECORD = "ghost-record"  # a record that is none is added
    ABOVE_LOST = "above-lost"
    SPLIT_AT_TYPE = "split-at-type"
    LINE_LOST = "line-lost"
    COLUMN_LOST = "column-lost"  # the importer looks for it in the tag that other records have
    BELOW_LOST = "below-lost"
    BELOW_MOVED_ON = "below-moved-on"
    ABOVE_MOVED_BACK = "above-moved-back"
    TEXT_GLUED_ABOVE = "text-glued-above"

    # The file.
    FILE_REFUSED = "file-refused"
    NEVER_ENDS = "never-ends"
    STOPS_ABOVE = "stops-above"  # the importer takes what is above for the whole file
    LONE_RECORD_REFUSED = "lone-record-refused"
    OUTPUT_INVALID = "output-invalid"
    FIRST_LINE_LOST = "first-line-lost"
    FIRST_RECORD_LOST = "first-record-lost"
    FIRST_TWO_MERGED = "first-two-merged"
    FILE_ON_ONE_LINE = "file-on-one-line"
    LINES_MADE_RECORDS = "lines-made-records"

    __hash__ = str.__hash__  # effects are parts of many keys, and Enum computes it in Python


LINE_BREAKS: Final = frozenset(("cr", "crlf", "crcrlf"))
"""Cases of whole files that are found in each record separately."""

OF_WHOLE_FILE: Final = frozenset((Effect.FILE_REFUSED, Effect.OUTPUT_INVALID, Effect.NEVER_ENDS))
"""Effects on every field of the file, wherever the cause is."""


class Treatment(NamedTuple):
    """What an importer does with a value, a record or a file, and what becomes of values by it."""

    outcome: Outcome
    effect: Effect
    to: str = ""
    """The parameter of the effect."""


@dataclass(frozen=True, slots=True)
class Case:
    """Something in a file that importers may mishandle, besides a tag and its value.

    Its effects are those of the importers that do; the others read it well.
    """

    name: str
    """As in the data file, and in what programs get as JSON."""
    rule: str
    """The code of the rule that reports it, whatever the targets; `""` if none does."""
    by_target: bool
    """Whether the rules about importers report it as well, or alone."""
    fixes: tuple[str, ...]
    """How the rules about importers may fix it (`reftag.lint.targets.fixes`); the first that helps
    is offered."""
    effects: Mapping[str, Treatment]
    """Importer -> what it does."""
    has: frozenset[str] = frozenset()
    """A case of tags: the record has all of these …"""
    lacks: frozenset[str] = frozenset()
    """… and none of these;"""
    beside: frozenset[str] = frozenset()
    """… and one of these, if there are any;"""
    suffers: frozenset[str] = frozenset()
    """the values of these suffer,"""
    above: frozenset[str] = frozenset()
    """where that is not empty only those above one of these tags."""
    value: re.Pattern[str] | None = None
    """A case of values: those that this pattern matches, of tags with one of `roles`. In a case of
    tags one of those in `has` that do not suffer has such a value; where all suffer, only values
    that it matches do."""
    roles: frozenset[str] = frozenset()
    """Empty where a value may be that of any tag, or of those in `suffers`."""


Wins = Literal["first", "last", "listed"]
"""Which of several tags arrives: the first or the last of the record, or the first of the list."""


class OneOf(NamedTuple):
    """Tags that an importer reads into one slot, which takes a single value."""

    wins: Wins
    tags: tuple[str, ...]


class KeyTags(NamedTuple):
    """What an importer makes the key of a record of (`reftag.importers.keys`).

    Of each the first counts of the tags that a record has.
    """

    label: tuple[str, ...]
    """Tags of a key that the record itself gives."""
    people: tuple[str, ...]
    title: tuple[str, ...]
    """Tags of what is taken where there are no people."""
    year: tuple[str, ...]


class Guess(NamedTuple):
    """The type that an importer gives a record without one, depending on its tags."""

    has: frozenset[str]
    lacks: frozenset[str]
    kind: str


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
    refused_types: frozenset[str]
    """Types whose records it does not import at all."""
    tag_signs: re.Pattern[str]
    """What has to follow the sign to make a tag, for tags that were not measured."""
    other_tags: Treatment
    """What becomes of the values of tags that were not measured."""
    spaces_are_text: bool
    """Whether a line of nothing but spaces is a line of the value to it, and no blank line."""
    slots: Mapping[str, Treatment]
    """Tag -> what becomes of its value in most types."""
    slots_by_type: Mapping[str, Mapping[str, Treatment]]
    """Reference type -> tag -> what becomes of it there, where that differs from `slots`."""
    several: Mapping[str, Several]
    """Tag -> what arrives of several; `""` is what holds for tags that are not in here."""
    judges: Mapping[str, str]
    """Tag -> what decides where its fate depends on the value (`reftag.importers.odd_values`)."""
    one_of: tuple[OneOf, ...]
    """Tags for one slot, of which only one arrives where a record has several."""
    key: KeyTags | None
    """What it makes keys of; None if two records may have the same."""
    cases: Mapping[str, Treatment]
    """Case -> what the importer does; what it reads well is missing."""

    def slot(self, tag: str, kind: str) -> Treatment | None:
        """Return what becomes of `tag` in a record of a type; None if that was not measured.

        `kind` is a type of the dialect or what `type_as_read` says.
        """
        return self.slots_by_type.get(kind, {}).get(tag) or self.slots.get(tag)


class Harm(NamedTuple):
    """Something in the structure of the record, or of the file, that an importer mishandles."""

    case: str
    """What it is: `one-line`, `no-separator`, `byte-order-mark`, … (`reftag.importers.cases`)."""
    span: Span
    """Where it is in the record's text, on one line."""
    treatment: Treatment
    fields: tuple[int, ...]
    """Places in `Record.fields` of those that suffer."""
    whole_file: bool = False
    """Whether it does harm to all records of the file, and one word about it is enough."""

    @property
    def outcome(self) -> Outcome:
        """What becomes of the values that suffer."""
        return self.treatment.outcome

    @property
    def refuses_file(self) -> bool:
        """Whether the importer, because of it, reads nothing of the file."""
        return self.whole_file and self.outcome == "lost" and self.case not in LINE_BREAKS
