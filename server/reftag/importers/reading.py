"""What one importer makes of one record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from reftag.dialects import Dialect
from reftag.importers import cases
from reftag.importers.load import UNKNOWN
from reftag.importers.model import Case, Guess, Harm, Importer, Outcome
from reftag.importers.values import JUDGES, odd_name, years_around
from reftag.syntax import Field, Record

_WORSE: dict[Outcome, int] = {"kept": 0, "misread": 1, "lost": 2}

ANY_NUMBER = frozenset(("a keyword", "a note", "Extra"))
"""Slots that take as many values as there are, from whatever tag."""

_ALL_OF_THE_FILE = frozenset(("refuses the file", "writes a file that is not valid XML"))
"""What harms every field, wherever the cause is."""

READS_DATE_FOR_YEAR = "readable-date"
"""The judge of an importer that makes the date of the record's date, if it has one."""

_FIRST_FURTHER_LINE_IS_READ = frozenset(
    ("several-lines", "keywords-on-lines", "keywords-below-tag")
)
"""Of these the first line in a file does no harm to an importer that loses the others."""

_GLUED = "appends the line to the value above"
"""What an importer does with a line that it does not recognise as a tag line."""


class Verdict(NamedTuple):
    """What becomes of a value, whichever it is."""

    outcome: Outcome
    becomes: str
    why: str
    case: str


class Verdicts(NamedTuple):
    """A reading without the fields that it is about: the same for all records that are alike."""

    kind: str
    fates: tuple[Verdict, ...]
    harms: tuple[Harm, ...]
    alone: tuple[Verdict, ...]


_NOTHING_TO_LOSE = Verdict("kept", "", "", "tag")


def verdicts(record: Record, previous: Record | None, importer: Importer) -> Verdicts:
    """Return the outcome of every field of `record`, and the harmful parts of its structure.

    `previous` is the record before it, None for the first of the file: facts about the file (its
    byte order mark, line breaks, first lines) are then reported as harms of this record.
    """
    if not record.fields:
        return Verdicts("", (), (), ())
    everything = _found(record, previous)
    found = [(each, case) for each in everything if (case := _case(importer, each))]
    spoilt = next((each.case for each, _ in found if each.case in cases.TYPE_SPOILT), None)
    kind = type_as_read(importer, record)
    alone = _verdicts(record, previous, importer, kind)
    fates = list(alone)
    if spoilt:
        kind = UNKNOWN
        fates = _verdicts(record, previous, importer, kind)
    harms = [_harm(each, case, fates) for each, case in found]
    if harm := _unknown_type(record, importer, kind, spoilt, fates):
        harms.append(harm)
    for harm in harms:
        told = Verdict(harm.outcome, "", harm.what, harm.case)
        for at in harm.fields:
            if record.fields[at].value and not _is_worse(fates[at], told):
                fates[at] = told
    harms.sort(key=lambda harm: harm.span)
    return Verdicts(importer.types.get(kind, ""), tuple(fates), tuple(harms), tuple(alone))


@lru_cache(maxsize=4)  # one importer after the other is asked of the same record
def _found(record: Record, previous: Record | None) -> tuple[cases.Found, ...]:
    return tuple(cases.found(record, previous))


def _is_worse(verdict: Verdict, other: Verdict) -> bool:
    return _WORSE[verdict.outcome] > _WORSE[other.outcome]


def type_as_read(importer: Importer, record: Record) -> str:
    """Return the type that an importer gives the record, `(unknown)` if it knows none.

    Importers compare names, and do not know other spellings of a type.
    """
    name, named = record.type_name, record.type_field
    if named is None:
        return next((each.kind for each in importer.guesses if _fits(record, each)), UNKNOWN)
    if cases.flaw_of(record, named) in importer.cases:
        return UNKNOWN
    if importer.near_type == "capitalising-words":
        name = re.sub(r"(^| )(.)", lambda match: match[1] + match[2].upper(), name)
        if record.dialect.exact_type(name) is None:
            name = record.type_name
    kind = record.dialect.exact_type(name)
    if kind is None and importer.near_type == "ignoring-case" and record.type is not None:
        same = record.type.name.casefold() == name.casefold()
        kind = record.type if same else None
    return kind.name if kind else UNKNOWN


def _fits(record: Record, guess: Guess) -> bool:
    return record.tags >= guess.has and record.tags.isdisjoint(guess.lacks)


def _case(importer: Importer, found: cases.Found) -> Case | None:
    name = found.case
    if name.endswith("-of-blanks"):  # bibutils reads such a line as part of the value
        name = "" if importer.name == "bibutils" else name.removesuffix("-of-blanks")
    if name in ("refused-type", "unknown-type"):
        return None
    return importer.cases.get(name)


def _harm(found: cases.Found, case: Case, verdicts: Sequence[Verdict]) -> Harm:
    fields = found.fields
    if case.what in _ALL_OF_THE_FILE:
        fields = tuple(range(len(verdicts)))
    elif found.case in cases.TYPE_SPOILT:
        fields = tuple(at for at in fields if verdicts[at].case == "unknown-type")
    elif found.case.startswith("no-type") and case.outcome == "misread":
        fields = ()  # the values are read, as those of another type
    elif found.case == "byte-order-mark" and case.what.endswith("of one record"):
        fields = ()  # whether there are more cannot be seen here
    name = found.case.removesuffix("-of-blanks")
    whole_file = found.whole_file or case.what in _ALL_OF_THE_FILE
    return Harm(name, found.span, case.outcome, case.what, fields, whole_file)


def _unknown_type(
    record: Record,
    importer: Importer,
    kind: str,
    spoilt: str | None,
    verdicts: Sequence[Verdict],
) -> Harm | None:
    """Return the harm that the type itself does: it is refused, or not known."""
    named = record.type_field
    if named is None or not importer.types:
        return None
    lines = record.value_lines(named)
    span = lines[0] if lines else named.tag_span
    if kind in importer.refused_types and (case := importer.cases.get("refused-type")):
        everything = tuple(range(len(record.fields)))
        return Harm("refused-type", span, case.outcome, case.what, everything)
    if kind in importer.types or spoilt or importer.unknown_type is None:
        return None
    fields = tuple(at for at, each in enumerate(verdicts) if each.case == "unknown-type")
    unknown = importer.unknown_type
    return Harm("unknown-type", span, unknown.outcome, unknown.what, fields)


def _verdicts(
    record: Record, previous: Record | None, importer: Importer, kind: str
) -> list[Verdict]:
    """Return the outcome of each field, alone and together with the others of its record."""
    verdicts: list[Verdict] = []
    below_last = 0 if previous is None else cases.lines_below(previous)
    by_tag = _by_tag(importer, record.dialect, kind)
    odd_breaks = "\u2028" in record.text or "\u2029" in record.text
    for at, field in enumerate(record.fields):
        is_plain = field.value and "\n" not in field.value and field.flaw is None
        usual = by_tag.get(field.code) if is_plain and not odd_breaks else None
        if usual is not None:
            verdict = usual
        else:
            verdict = _verdict(record, field, importer, kind, below_last)
            below_last += cases.further_lines(record, field) if field.value else 0
        verdicts.append(verdict)
        if at and _is_glued(record, field, verdict, importer):
            _spoil(verdicts, at - 1, field)
    _several(record, importer, verdicts)
    for year, date in years_beside_dates(record, importer, kind):
        if is_not_named(record.fields[year].value, record.fields[date].value):
            why = "keeps only the date, which does not contain this year"
            verdicts[year] = Verdict("lost", "", why, "value")
    _one_of_two(record, importer, verdicts)
    return verdicts


@lru_cache(maxsize=1024)
def _by_tag(importer: Importer, dialect: Dialect, kind: str) -> Mapping[str, Verdict]:
    """Return the outcome of values of one line, by tag where the values do not matter."""
    found: dict[str, Verdict] = {}
    for tag in dialect.tags:
        slot = importer.slot(tag.code, kind)
        if slot is None or tag.kind in ("person", "type") or tag.code in importer.judges:
            continue
        case = "tag" if slot.outcome != "lost" else _lost_by(importer, kind, glued=slot.glued)
        found[tag.code] = Verdict(slot.outcome, slot.becomes, slot.why, case)
    return found


def _is_glued(record: Record, field: Field, verdict: Verdict, importer: Importer) -> bool:
    """Say whether the importer adds the line of the field to the value above it."""
    if not field.value:
        return "bare-tag" in importer.cases and cases.bare(record, field)
    return verdict.why == _GLUED


def _spoil(verdicts: list[Verdict], at: int, below: Field) -> None:
    """Note that the value at `at` arrives with the line below it."""
    if verdicts[at].outcome == "kept" and verdicts[at] is not _NOTHING_TO_LOSE:
        why = f"appends the {below.spelled} line below to it"
        verdicts[at] = verdicts[at]._replace(outcome="misread", why=why, case="line-below")


def _verdict(record: Record, field: Field, importer: Importer, kind: str, further: int) -> Verdict:
    if not field.value:
        return _NOTHING_TO_LOSE
    flaw = cases.flaw_of(record, field)
    flawed = importer.cases.get(flaw)
    if flawed and flawed.outcome == "lost":
        return Verdict("lost", "", flawed.what, flaw)
    if field.code == record.dialect.type_code:
        if kind in importer.types or importer.unknown_type is None:
            return Verdict("kept", "the type", "", "tag")
        return Verdict("misread", "", importer.unknown_type.what, "unknown-type")
    slot = importer.slot(field.code, kind)
    if slot is None:
        sign = len(record.dialect.sign)
        glued = importer.tag_signs.match(field.code, sign) is None
        why = _GLUED if glued else "drops it"
        return Verdict("lost", "", why, "unknown-tag")
    judge = importer.judges.get(field.code)
    if slot.outcome == "lost" and judge is None:
        return Verdict("lost", "", slot.why, _lost_by(importer, kind, glued=slot.glued))
    if flawed:
        return Verdict(flawed.outcome, "", flawed.what, flaw)
    if odd := _odd(record, field, importer, further):
        return odd
    if judge and (judged := JUDGES[judge](field.value, years_around(record, field), slot)):
        return Verdict(*judged, "value")
    if slot.outcome == "lost":
        return Verdict("lost", "", slot.why, _lost_by(importer, kind, glued=slot.glued))
    return Verdict(slot.outcome, slot.becomes, slot.why, "tag")


def _lost_by(importer: Importer, kind: str, *, glued: bool) -> str:
    """Say whether a value is lost since its tag is, or since the type is not known."""
    unknown = importer.unknown_type
    loses_all = unknown is not None and unknown.outcome == "lost" and not glued
    return "unknown-type" if loses_all and kind not in importer.types else "tag"


def _odd(record: Record, field: Field, importer: Importer, further: int) -> Verdict | None:
    """Return the outcome of a name or a value that is written in an unusual way."""
    name = ""
    if "\u2028" in field.value or "\u2029" in field.value:
        name = "line-separator"
    elif f"\n{record.dialect.sign}" in field.value:
        name = "sign-on-further-line"
    elif lines := cases.further_lines(record, field):
        return _of_lines(record, field, importer, lines, further)
    elif (tag := record.tag_of(field)) is not None and tag.kind == "person":
        name = odd_name(field.value) or ""
    odd = importer.cases.get(name)
    return Verdict(odd.outcome, "", odd.what, name) if odd else None


def _of_lines(
    record: Record, field: Field, importer: Importer, lines: int, further: int
) -> Verdict | None:
    """Return the outcome of a value that continues, or begins, below the line of its tag.

    `lines` of it are there; `further` are below the tags above.
    """
    tag = record.tag_of(field)
    kind = tag.kind if tag is not None else ""
    below = cases.begins_below(field)
    if below and kind != "keyword" and "value-below-tag" in importer.cases:
        return Verdict("lost", "", importer.cases["value-below-tag"].what, "value-below-tag")
    if below and cases.bare(record, field) and "bare-tag" in importer.cases:
        return Verdict("lost", "", importer.cases["bare-tag"].what, "value-below-tag")
    name = "several-lines"
    if kind == "keyword":
        name = "keywords-below-tag" if below else "keywords-on-lines"
    elif kind == "person" and lines > below:
        name = "several-people"
    case = importer.cases.get(name)
    if case is None:
        return None
    if case.outcome == "lost" and lines + further < cases.MANY_LINES:
        if name == "keywords-on-lines" and not cases.is_separated(field.value):
            return Verdict("misread", "", "reads all lines as one keyword", name)
        if name in _FIRST_FURTHER_LINE_IS_READ and case.what != _GLUED:
            return None
    if case.outcome == "misread" and kind == "keyword":
        of_one = lines == below or (not below and cases.is_separated(field.value))
        return None if of_one else Verdict(case.outcome, "", case.what, name)
    return Verdict(case.outcome, "", case.what, name)


def _several(record: Record, importer: Importer, verdicts: list[Verdict]) -> None:
    """Note the outcome of several values with the same tag."""
    for code, places in _repeated(record):
        usable = [at for at in places if verdicts[at].outcome != "lost"]
        if not usable or (
            code not in importer.several and verdicts[usable[0]].becomes in ANY_NUMBER
        ):
            continue
        match importer.several.get(code, importer.several[""]):
            case "first":
                told, rest = Verdict("lost", "", "keeps only the first", "several"), usable[1:]
            case "last":
                told, rest = Verdict("lost", "", "keeps only the last", "several"), usable[:-1]
            case "joined":
                told, rest = Verdict("misread", "", "joins them into one", "several"), usable[1:]
            case "list":
                why = "writes them as a list, which other programs may refuse"
                told, rest = Verdict("misread", "", why, "several"), usable[1:]
            case "none":
                told, rest = Verdict("lost", "", "loses all of them", "several"), usable
            case _:
                continue
        for at in rest:
            verdicts[at] = told


@lru_cache(maxsize=4)  # one importer after the other is asked of the same record
def _repeated(record: Record) -> tuple[tuple[str, Sequence[int]], ...]:
    """Return the tags that give several values, names left out, and the places of these."""
    places: dict[str, list[int]] = {}
    for at, field in enumerate(record.fields):
        if field.value:
            places.setdefault(field.code, []).append(at)
    return tuple(
        (code, found)
        for code, found in places.items()
        if len(found) > 1
        and (tag := record.dialect.by_code.get(code)) is not None
        and tag.kind not in ("person", "type")
    )


def years_beside_dates(record: Record, importer: Importer, kind: str) -> Iterator[tuple[int, int]]:
    """Yield the places of a year and of a date that an importer takes instead of it.

    The year is lost if the date does not name it (`is_not_named`).
    """
    if READS_DATE_FOR_YEAR not in importer.judges.values():
        return
    year_codes, date_codes = record.dialect.codes("year"), record.dialect.codes("date")
    years = [at for at, field in enumerate(record.fields) if field.code in year_codes]
    dates = [at for at, field in enumerate(record.fields) if field.code in date_codes]
    for date, year in product(dates, years):
        one, two = (importer.slot(record.fields[at].code, kind) for at in (year, date))
        if one and two and one.becomes == two.becomes:
            yield year, date


def is_not_named(year: str, date: str) -> bool:
    """Say whether a date has another year than the record's year field."""
    return bool(year and date) and year not in date


def _one_of_two(record: Record, importer: Importer, verdicts: list[Verdict]) -> None:
    """Note which of two tags for one slot gives way to the other."""
    if not importer.one_of_two or not record.tags.issuperset(importer.one_of_two[:2]):
        return
    one, two, winner = importer.one_of_two
    places = [
        at
        for at, field in enumerate(record.fields)
        if field.code in (one, two) and field.value and verdicts[at].outcome != "lost"
    ]
    codes = [record.fields[at].code for at in places]
    if len(set(codes)) < 2 or len(_slots(verdicts, places)) > 1:
        return  # each has its own slot
    kept = {"first": codes[0], "last": codes[-1]}.get(winner, winner)
    for at, code in zip(places, codes, strict=True):
        if code != kept:
            verdicts[at] = Verdict("lost", "", f"keeps only {kept}", "one-of-two")


def _slots(verdicts: Sequence[Verdict], places: Sequence[int]) -> set[str]:
    """Return where values arrive; the outcome for several values under one tag does not show it."""
    return {_plain(verdicts[at].becomes) for at in places if verdicts[at].becomes}


def _plain(becomes: str) -> str:
    return becomes.removeprefix("Extra, as ")
