"""What an importer makes of each field of a file: seen in its output, not looked up.

The text is marked (`planting`), imported (`run`), and the marks are looked for where they may be:
for EndNote files `slots.toml` says where that is, for others `places` does.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from real_importers.dates import Day, day
from real_importers.found import Place, Texts, homes_of
from real_importers.kinds import Word, type_word
from real_importers.places import DOI_SLOTS, expected_slots, is_form_of_slot, is_read
from real_importers.planting import Mark, Planted, plant
from real_importers.run import imported
from real_importers.spoilt import AS_LATIN1, CONTROLS, SEVERAL, has_line_below, has_separator
from reftag.dialects import dialect
from reftag.syntax import Document, Record

SLOTS: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "slots.toml").read_text("utf-8")
)
PLAIN: dict[str, dict[str, list[str]]] = SLOTS.pop("any")  # type: ignore[assignment]
"""Importer -> what a value is, whatever its tag -> slots."""

GENERATED = {"bibutils": "identifier[citekey]", "biblatex-csl-converter": "entry_key"}
"""Keys that importers make out of authors and years: nothing arrives there."""


class FieldOutcome(NamedTuple):
    """What became of a field."""

    record: int
    at: int
    code: str
    value: str
    word: Word
    slots: tuple[str, ...]
    """Where its value turned up, `…` before slots of other records than its own."""
    is_type: bool
    is_marked: bool = True
    """Whether there was something to look for; of a word of a list, such as a language, there is
    not: another one may not be in the list."""


class FileOutcome(NamedTuple):
    """What became of a file."""

    importer: str
    text: str
    fields: tuple[FieldOutcome, ...]
    """Every field of every record, those without a value too, in the order of the text."""
    records: int
    """How many records the importer found."""
    error: str


@lru_cache(maxsize=2_000)
def outcome(text: str, importer: str, format_name: str = "endnote") -> FileOutcome:
    """Import `text` with marks in its values; return what became of each field."""
    document = Document.read(text, dialect(format_name))
    planted, fields = plant(document)
    records, error = imported(planted, importer, format_name)
    as_written = imported(text, importer, format_name)
    if format_name != "endnote" and as_written.error and not as_written.records:
        records, error = as_written  # for what the marks have changed: two records with one key
    lowered = [[(slot, value.lower()) for slot, value in record] for record in records]
    texts = Texts(lowered)
    owner_of: dict[str, tuple[int, int]] = {}
    for each in fields:
        for word in (mark.text for mark in each.marks):
            if word.isdigit() or word not in owner_of:
                owner_of[word] = each.record, each.at
    owners: dict[Place, set[tuple[int, int]]] = {}
    for mark, owner in owner_of.items():
        for place in texts.with_text(mark):
            owners.setdefault(place, set()).add(owner)
    homes = homes_of(fields, texts, len(records))
    read = _Read(importer, tuple(document), lowered, homes, texts, owners)
    # Lines that an importer does not know are added to the value above.
    below = [*fields[1:], None][: len(fields)]
    outcomes = tuple(
        _outcome(read, field, after) for field, after in zip(fields, below, strict=True)
    )
    outcomes = tuple(_without_empty_records(outcomes))
    if format_name != "endnote":
        outcomes = _with_people_named_twice(tuple(document), outcomes)
        outcomes = tuple(_with_values_given_twice(importer, tuple(document), outcomes))
    return FileOutcome(importer, text, outcomes, len(records), error)


def _without_empty_records(outcomes: Iterable[FieldOutcome]) -> Iterator[FieldOutcome]:
    """Yield the outcomes; where nothing of a record arrived, its type is lost too."""
    for _, group in groupby(outcomes, key=lambda each: each.record):
        fields = list(group)
        values = [each for each in fields if each.value and not each.is_type]
        is_empty = len(values) > 1 and all(each.word == "lost" for each in values)
        for each in fields:
            yield each._replace(word="lost") if is_empty and each.is_type else each


def _with_people_named_twice(
    ours: tuple[Record, ...], outcomes: tuple[FieldOutcome, ...]
) -> tuple[FieldOutcome, ...]:
    """Take nobody for lost who arrives from another tag: MEDLINE has people in AU and in FAU."""
    arrived = {
        (each.record, _family(each.value))
        for each in outcomes
        if each.word == "kept" and _is_person(ours[each.record], each.at)
    }
    return tuple(
        each._replace(word="kept")
        if each.word == "lost"
        and _is_person(ours[each.record], each.at)
        and (each.record, _family(each.value)) in arrived
        else each
        for each in outcomes
    )


def _with_values_given_twice(
    importer: str, ours: tuple[Record, ...], outcomes: tuple[FieldOutcome, ...]
) -> Iterator[FieldOutcome]:
    """Take nothing for misread that another tag says too, if the importer reads both tags."""
    kept = (each for each in outcomes if each.word == "kept")
    by_value = {(each.record, each.value): each.code for each in kept}
    for each in outcomes:
        is_elsewhere = by_value.get((each.record, each.value), each.code) != each.code
        record = ours[each.record]
        tag = record.tag_of(record.fields[each.at])
        is_once = sum(field.code == each.code for field in record.fields) == 1
        is_text = is_elsewhere and is_once and tag is not None and tag.kind == "text"
        is_same = is_text and is_read(importer, record, record.fields[each.at])
        yield each._replace(word="kept") if is_same and each.word == "misread" else each


def _is_person(record: Record, at: int) -> bool:
    tag = record.tag_of(record.fields[at])
    return tag is not None and (tag.kind == "person" or tag.role == "author")


def _family(name: str) -> str:
    return re.split(r"[ ,]", name.casefold(), maxsplit=1)[0]


class _Read(NamedTuple):
    importer: str
    ours: tuple[Record, ...]
    records: list[list[tuple[str, str]]]
    homes: dict[int, int]
    texts: Texts
    owners: dict[Place, set[tuple[int, int]]]
    """Slot -> the fields, by record and place, whose marks are in it; of fields with the same year,
    the last, of those with the same DOI the first."""


class _Found(NamedTuple):
    """A mark in the importer's output."""

    place: Place
    record: int
    slot: str
    text: str
    whole: str
    """The same, of a name with its other parts."""


def _outcome(read: _Read, planted: Planted, below: Planted | None) -> FieldOutcome:
    record = read.ours[planted.record]
    code, value = planted.field.code, planted.field.value

    home = read.homes.get(planted.record)

    def done(word: Word, found: Iterable[_Found] = ()) -> FieldOutcome:
        slots = [f"{'' if each.record == home else '…'}{each.slot}" for each in found]
        places = tuple(dict.fromkeys(slots))
        is_type = code == record.dialect.type_code
        return FieldOutcome(planted.record, planted.at, code, value, word, places, is_type)

    if not value:
        return done("kept")  # the effect of its line on the value above is reported there
    if code == record.dialect.type_code:
        return done(type_word(read.importer, record, None if home is None else read.records[home]))
    if not planted.marks and record.dialect.name != "endnote":
        return done("kept")._replace(is_marked=False)
    assert planted.marks or planted.day, f"nothing to look for: {planted.field}"
    is_endnote = record.dialect.name == "endnote"
    if is_endnote:
        accepted = set(acceptable(read.importer, record, planted))
    else:
        accepted = expected_slots(read.importer, record, planted.field, read.records)
    is_label = code in record.dialect.codes("label")
    found = {mark: list(_find(read, mark, is_label=is_label)) for mark in planted.marks}
    everything = [each for places in found.values() for each in places]

    def others(place: Place) -> Iterator[tuple[int, int]]:
        """Yield the other fields in a text. A far record's number may occur in it by chance."""
        for number, at in read.owners.get(place, ()):
            is_near = is_endnote or abs(number - planted.record) < 2
            is_other = read.ours[number].fields[at].value != value
            if (number, at) != (planted.record, planted.at) and is_near and is_other:
                yield number, at

    # Of several values that became a list where one is wanted, the first would be right.
    before = record.fields[: planted.at]
    is_first = not any(each.code == code and each.value for each in before)

    def right(mark: Mark) -> list[_Found]:
        return [
            each
            for each in found[mark]
            if each.record == home
            and _belongs(
                each.slot.removesuffix("[]") if is_first else each.slot, mark.part, accepted
            )
        ]

    def is_shared(each: _Found) -> bool:
        """Say whether the text holds the value of another field too."""
        return any(True for _ in others(each.place))

    def is_list(each: _Found) -> bool:
        """Say whether a text with several values is a list of what belongs together.

        That is: all are keywords, or ends of a range of pages, or lines below one tag; or it
        begins with this value, and those that were added are others of the same tag.
        """
        owners = [read.ours[number].fields[at] for number, at in read.owners.get(each.place, ())]
        kinds = {tag.kind for field in owners if (tag := record.tag_of(field))}
        codes = {field.code for field in owners}
        if codes == {code} and is_first:
            return True
        return kinds in ({"keyword"}, {"pages"}) or (codes == {code} <= record.dialect.one_a_line)

    def is_spoilt(each: _Found) -> bool:
        """Say whether that is one that has nothing to do there: dates may complete each other."""
        if not is_endnote and is_list(each):
            return False
        if not planted.day and (is_endnote or planted.kind not in {"date", "year"}):
            return is_shared(each)
        dates = record.dialect.codes("year") + record.dialect.codes("date")
        return any(
            read.ours[number].fields[at].code not in dates for number, at in others(each.place)
        )

    def word(mark: Mark) -> Word:
        if right(mark):
            return "kept"
        return "lost" if all(is_shared(each) for each in found[mark]) else "misread"

    words = {word(mark) for mark in planted.marks}
    if accepted and planted.day and (planted.day.month or code in record.dialect.codes("date")):
        words.add(_date(read, home, planted.day, accepted))
    if "lost" not in words and not _has_words(read, home, planted, accepted, is_first=is_first):
        words.add("misread")
    if code in record.dialect.codes("keyword") and _runs_together(planted, right):
        words.add("misread")
    several = None if is_endnote or has_separator(record, planted) else SEVERAL.get(planted.kind)
    if several is not None and several.search(value):
        texts = (each.text for mark in planted.marks for each in right(mark))
        if any(several.search(text) for text in texts):
            words.add("misread")
    if any(
        is_spoilt(each)
        or has_line_below(each.whole, value, below)
        or set(CONTROLS.findall(each.text)) - set(value)
        or AS_LATIN1.search(each.text)
        for mark in planted.marks
        for each in right(mark)
    ):
        words.add("misread")
    role = record.role_of(planted.field)
    if not is_endnote and any(
        not any(is_form_of_slot(each.slot, each.text, role) for each in right(mark))
        for mark in planted.marks
    ):
        words.add("misread")
    # A piece of a DOI in the place for DOIs is worse than none, wherever else it is whole.
    is_doi = not is_endnote and _DOI.search(value) is not None
    dois = [each for each in everything if each.record == home and each.slot in DOI_SLOTS]
    if is_doi and any(not is_form_of_slot(each.slot, each.text, role) for each in dois):
        words.add("misread")
    worst: Word = "lost" if "lost" in words else "misread" if "misread" in words else "kept"
    return done(worst, everything)


_DOI = re.compile(r"\b10\.\d{4,9}/")


def acceptable(importer: str, record: Record, planted: Planted) -> Iterable[str]:
    """Return the slots in which the value of a field is in its place."""
    dialect = record.dialect
    tag = dialect.by_code.get(planted.field.code)
    if tag is None:
        return []
    table = SLOTS[importer]
    label = dialect.label(tag.code, record.type)
    names = [f"{tag.role}/{label}", *([f"{tag.role}/*"] if label != tag.name else []), tag.role]
    own = next((table[name] for name in names if name in table), [])
    value = planted.field.value
    doi = PLAIN[importer]["doi"] if _DOI.search(value) else []
    url = PLAIN[importer]["url"] if re.match(r"https?://", value) else []
    return [*own, *doi, *url]


def _find(read: _Read, mark: Mark, *, is_label: bool) -> Iterable[_Found]:
    for place in read.texts.with_mark(mark.text):
        record = read.records[place.record]
        slot, text = record[place.slot]
        if is_label or slot != GENERATED.get(read.importer):
            yield _Found(place, place.record, slot, text, _whole(record, place.slot))


def _whole(record: list[tuple[str, str]], at: int) -> str:
    """Return the text at a place; the parts of a name stand together."""
    slot, text = record[at]
    name, dot, _ = slot.rpartition(".")
    if not dot:
        return text
    around = record[max(0, at - 1) : at] + record[at + 1 : at + 2]
    others = [t for s, t in around if s != slot and s.rpartition(".")[0] == name]
    return "\n".join((text, *others))


_PARTS = {
    "": (".family", ".given", ".suffix", ".literal"),
    "family": (".family", ".literal"),
    "given": (".given", ".literal"),
    "whole": (".family", ".literal"),
}


def _belongs(slot: str, part: str, accepted: set[str]) -> bool:
    # A name may be wanted where the importer has a text: then it has no parts.
    return slot in accepted or any(
        slot.endswith(ending) and slot.removesuffix(ending) in accepted for ending in _PARTS[part]
    )


def _date(read: _Read, home: int | None, named: Day, accepted: set[str]) -> Word:
    """Say whether month and day arrived, or the year where there is nothing else."""
    if home is None:
        return "lost"
    places = {*accepted, *(f"{slot}.raw" for slot in accepted)}
    here = [(slot, day(text)) for slot, text in read.records[home] if slot in places]
    dates = [got for slot, got in here if slot in accepted]
    for got in dates:
        if got and named.month and (got.month, got.day) == (named.month, named.day):
            return "kept"
        if got and not named.month and got.year == named.year:
            return "kept"
    return "misread" if any(got is None or got.month for _, got in here) else "lost"


def _has_words(
    read: _Read, home: int | None, planted: Planted, accepted: set[str], *, is_first: bool
) -> bool:
    """Say whether words arrived where the value belongs; a date in words has to be all there."""
    if home is None:
        return True  # shown by the marks
    slots = [(s.removesuffix("[]") if is_first else s, text) for s, text in read.records[home]]
    there = [text for slot, text in slots if _belongs(slot, "", accepted)]
    if planted.words and planted.kind == "date" and planted.day is None:
        return planted.new.lower() in there
    together = " ".join(there)
    return all(re.search(rf"(?<!\w){re.escape(word)}", together) for word in planted.words)


def _runs_together(planted: Planted, right: Callable[[Mark], list[_Found]]) -> bool:
    """Say whether keywords of several lines became one, without a sign between them."""
    if all(line.rstrip().endswith(";") for line in planted.field.value.split("\n")[:-1]):
        return False
    lines: dict[_Found, set[int]] = {}
    for mark in planted.marks:
        for each in right(mark):
            lines.setdefault(each, set()).add(mark.line)
    return any(len(each) > 1 for each in lines.values())
