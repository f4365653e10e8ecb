"""What one importer makes of one record."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from reftag.dialects import Dialect
from reftag.importers import cases
from reftag.importers.load import UNKNOWN, cases_of
from reftag.importers.model import (
    OF_WHOLE_FILE,
    OUTCOMES,
    Effect,
    Guess,
    Harm,
    Importer,
    Treatment,
)
from reftag.importers.odd_lines import (
    MANY_LINES,
    CaseFound,
    bare,
    begins_below,
    flaw_of,
    further_lines,
    is_separated,
    lines_below,
)
from reftag.importers.odd_values import JUDGES, odd_name, of_people, years_around
from reftag.importers.together import (
    names_other_year,
    one_of,
    repeats_year,
    several,
    years_beside_dates,
)
from reftag.importers.value_cases import of_values
from reftag.importers.verdicts import NOTHING_TO_LOSE, Verdict, Verdicts
from reftag.syntax import Field, Record

_FIRST_FURTHER_LINE_IS_READ: Final = frozenset((Effect.FURTHER_LINES_LOST, Effect.FIRST_LINE_KEPT))
"""Effects that the first continuation line of a file does not have."""


def verdicts(record: Record, previous: Record | None, importer: Importer) -> Verdicts:
    """Return the outcome of every field of `record`, and the harmful parts of its structure.

    `previous` is the record before it, None for the first of the file: facts about the file (its
    byte order mark, line breaks, first lines) are then reported as harms of this record.
    """
    if not record.fields:
        return Verdicts("", (), (), (), ())
    everything = cases.found(record, previous)
    found = [(each, treated) for each in everything if (treated := _treated(importer, each))]
    spoilt = next((each.case for each, _ in found if each.case in cases.TYPE_SPOILT), None)
    kind = type_as_read(importer, record)
    alone = _verdicts(record, previous, importer, kind)
    fates = list(alone)
    if spoilt:
        kind = UNKNOWN
        fates = _verdicts(record, previous, importer, kind)
    harms = [_harm(record, each, treated, fates) for each, treated in found]
    if harm := _unknown_type(record, importer, kind, spoilt, fates):
        harms.append(harm)
    if all(harm.case != cases.LINE_BELOW_TYPE for harm in harms) and (
        harm := _line_below_type(record, importer, fates)
    ):
        harms.append(harm)
    harms += _losing_record(record, importer)
    for harm in harms:
        spoilt_by = Verdict(harm.treatment, harm.case)
        for at in harm.fields:
            if record.fields[at].value and not _is_worse(fates[at], spoilt_by):
                fates[at] = spoilt_by
    harms.sort(key=lambda harm: harm.span)
    losses = tuple((at, each) for at, each in enumerate(alone) if each.outcome != "kept")
    kind = importer.types.get(kind, "")
    return Verdicts(kind, tuple(fates), tuple(harms), tuple(alone), losses)


def _is_worse(verdict: Verdict, other: Verdict) -> bool:
    """Say whether `verdict` is worse than the other."""
    return OUTCOMES.index(verdict.outcome) > OUTCOMES.index(other.outcome)


def type_as_read(importer: Importer, record: Record) -> str:
    """Return the type that an importer gives the record, `(unknown)` if it knows none.

    Importers compare names, and do not know other spellings of a type.
    """
    name, named = record.type_name, record.type_field
    if named is None:
        return next((each.kind for each in importer.guesses if _fits(record, each)), UNKNOWN)
    if flaw_of(record, named) in importer.cases:
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


def _treated(importer: Importer, found: CaseFound) -> Treatment | None:
    """Return what an importer does with a case, None if it reads that well."""
    if found.of_spaces and importer.spaces_are_text:
        return None
    if found.needs and found.needs not in importer.cases:
        return None
    return importer.cases.get(found.case)


def _harm(
    record: Record, found: CaseFound, treatment: Treatment, verdicts: Sequence[Verdict]
) -> Harm:
    fields, whole_file = found.fields, found.whole_file
    if treatment.effect in OF_WHOLE_FILE:
        fields, whole_file = tuple(range(len(verdicts))), True
    elif treatment.effect is Effect.RECORD_LOST:
        fields = tuple(range(len(verdicts)))
    elif treatment.effect is Effect.FIRST_LINE_LOST:
        fields = (0,)
    elif treatment.effect is Effect.GHOST_RECORD:
        fields = ()  # those of the record arrive all the same
    elif found.case in cases.TYPE_SPOILT and treatment.effect is not Effect.RECORD_EMPTIED:
        fields = tuple(at for at in fields if verdicts[at].case == "unknown-type")
    elif found.case in cases.NO_TYPE and treatment.outcome == "misread":
        fields = ()  # the values are read, as those of another type
    elif treatment.effect is Effect.TYPE_LOST:
        fields = tuple(at for at in fields if record.fields[at].code == record.dialect.type_code)
    elif treatment.effect is Effect.DATE_UNREADABLE:
        roles = ("year", "date")  # of what comes right before the missing line
        fields = tuple(at for at in fields[-1:] if record.role_of(record.fields[at]) in roles)
    elif treatment.effect is Effect.LONE_RECORD_REFUSED:
        fields = ()  # whether there are more cannot be seen here
    return Harm(found.case, found.span, treatment, fields, whole_file)


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
    is_read = named.flaw is None
    if (
        is_read
        and kind in importer.refused_types
        and (refused := importer.cases.get("refused-type"))
    ):
        return Harm("refused-type", span, refused, tuple(range(len(record.fields))))
    unknown = importer.cases.get("unknown-type")
    if kind in importer.types or spoilt or unknown is None:
        return None
    fields = tuple(at for at, each in enumerate(verdicts) if each.case == "unknown-type")
    if unknown.effect is Effect.RECORD_EMPTIED:
        fields = tuple(range(len(record.fields)))
    return Harm("unknown-type", span, unknown, fields)


def _losing_record(record: Record, importer: Importer) -> list[Harm]:
    """Return the harms that values, or tags that need each other, do to all of the record."""
    everything, head = tuple(range(len(record.fields))), record.head(record.fields[0])
    rows = ((case, importer.cases.get(case)) for _, case in of_values(record))
    lost = {case: done for case, done in rows if done and done.effect is Effect.RECORD_LOST}
    return [Harm(case, head, done, everything) for case, done in lost.items()]


def _line_below_type(
    record: Record, importer: Importer, verdicts: Sequence[Verdict]
) -> Harm | None:
    """Return the harm that a tag does which the importer does not know, below the type."""
    named, treatment = record.type_field, importer.cases.get(cases.LINE_BELOW_TYPE)
    if named is None or treatment is None:
        return None
    if verdicts[record.fields.index(named)].case != "line-below":
        return None
    everything = tuple(range(len(verdicts)))
    return Harm(cases.LINE_BELOW_TYPE, record.head(named), treatment, everything)


def _verdicts(
    record: Record, previous: Record | None, importer: Importer, kind: str
) -> list[Verdict]:
    """Return the outcome of each field, alone and together with the others of its record."""
    verdicts: list[Verdict] = []
    below_last = 0 if previous is None else lines_below(previous)
    by_tag, people = _by_tag(importer, record.dialect, kind), of_people(record.dialect)
    odd_breaks = "\u2028" in record.text or "\u2029" in record.text
    for at, field in enumerate(record.fields):
        is_plain = field.value and "\n" not in field.value and field.flaw is None
        usual = by_tag.get(field.code) if is_plain and not odd_breaks else None
        if usual is not None and not (field.code in people and odd_name(field.value)):
            verdict = usual
        else:
            verdict = _verdict(record, field, importer, kind, below_last)
            below_last += further_lines(record, field) if field.value else 0
        verdicts.append(verdict)
        if at and _is_glued(record, field, verdict, importer):
            _spoil(verdicts, at - 1, field)
    rows = cases_of(record.dialect.name)
    for at, case in of_values(record):
        odd = importer.cases.get(case)
        if odd is None or odd.effect is Effect.RECORD_LOST or not record.fields[at].value:
            continue
        if verdicts[at].treatment.effect is Effect.DROPPED and rows[case].roles:
            continue  # it never looks at what the value says
        if odd.effect is Effect.DATE_WITH_OTHER_YEAR and not names_other_year(record, at):
            continue
        if odd.effect is Effect.DATE_KEPT_AS_TEXT and repeats_year(record, at):
            continue  # the year is there, and this is in a field of its own
        verdict = Verdict(odd, case, verdicts[at].slot)
        names_place = odd.outcome == verdicts[at].outcome == "kept"
        if odd.effect in OF_WHOLE_FILE or names_place or _is_worse(verdict, verdicts[at]):
            verdicts[at] = verdict
    several(record, importer, verdicts)
    years_beside_dates(record, importer, kind, verdicts)
    one_of(record, importer, kind, verdicts)
    fatal = next((each for each in verdicts if each.treatment.effect is Effect.RECORD_LOST), None)
    if fatal is not None:  # by one value that is
        said = zip(record.fields, verdicts, strict=True)
        return [fatal if field.value else verdict for field, verdict in said]
    return verdicts


@lru_cache(maxsize=1024)
def _by_tag(importer: Importer, dialect: Dialect, kind: str) -> Mapping[str, Verdict]:
    """Return the outcome of values of one line, by tag where they do not matter.

    Of people it is that of names which all read alike.
    """
    found: dict[str, Verdict] = {}
    for tag in dialect.tags:
        slot = importer.slot(tag.code, kind)
        if slot is None or tag.kind == "type" or tag.code in importer.judges:
            continue
        found[tag.code] = _of_slot(importer, kind, slot)
    return found


def _is_glued(record: Record, field: Field, verdict: Verdict, importer: Importer) -> bool:
    """Say whether the importer adds the line of the field to the value above it."""
    if not field.value:
        treatment = _of_bare_tag(record, field, importer)
        return treatment is not None and treatment.effect not in OF_WHOLE_FILE
    return verdict.treatment.effect is Effect.GLUED_ABOVE


def _of_bare_tag(record: Record, field: Field, importer: Importer) -> Treatment | None:
    """Return what the importer does with a tag that has nothing after it, None if all is well."""
    if field.value or field.code == record.dialect.end_code or not bare(record, field):
        return None
    return importer.cases.get("bare-tag")


def _spoil(verdicts: list[Verdict], at: int, below: Field) -> None:
    """Note that the value at `at` arrives with the line below it."""
    if verdicts[at].outcome == "kept" and verdicts[at] is not NOTHING_TO_LOSE:
        treatment = Treatment("misread", Effect.LINE_BELOW_GLUED, below.spelled)
        verdicts[at] = verdicts[at]._replace(treatment=treatment, case="line-below")


def _verdict(record: Record, field: Field, importer: Importer, kind: str, further: int) -> Verdict:
    if not field.value or field.code == record.dialect.end_code:
        fatal = _of_bare_tag(record, field, importer)
        if fatal is not None and fatal.effect in OF_WHOLE_FILE:
            return Verdict(fatal, "bare-tag")
        return NOTHING_TO_LOSE
    flaw = flaw_of(record, field)
    flawed = importer.cases.get(flaw)
    if flawed and flawed.outcome == "lost":
        return Verdict(flawed, flaw)
    if field.code == record.dialect.type_code:
        unknown = importer.cases.get("unknown-type")
        if kind in importer.types or unknown is None:
            return Verdict(Treatment("kept", Effect.READ_AS, "type"), "tag")
        return Verdict(unknown._replace(outcome="misread"), "unknown-type")
    slot = importer.slot(field.code, kind)
    if slot is None:
        sign = len(record.dialect.sign)
        if importer.tag_signs.match(field.code, sign) is None:
            return Verdict(Treatment("lost", Effect.GLUED_ABOVE), "unknown-tag")
        known = record.tag_of(field) is not None
        return Verdict(importer.other_tags, "tag" if known else "unknown-tag")
    judge = importer.judges.get(field.code)
    if slot.outcome == "lost" and judge is None:
        return _of_slot(importer, kind, slot)
    if flawed:
        return Verdict(flawed, flaw)
    if odd := _odd(record, field, importer, further):
        return odd
    if judge and (judged := JUDGES[judge](field.value, years_around(record, field), slot)):
        return Verdict(judged, "value", judged)
    return _of_slot(importer, kind, slot)


def _of_slot(importer: Importer, kind: str, slot: Treatment) -> Verdict:
    """Return the outcome of a value that is read like all others with its tag."""
    if slot.outcome != "lost":
        return Verdict(slot, "tag", slot)
    # The value is lost since its tag is, or since the type is not known.
    unknown = importer.cases.get("unknown-type")
    by_type = unknown is not None and unknown.outcome == "lost" and kind not in importer.types
    glued = slot.effect is Effect.GLUED_ABOVE
    return Verdict(slot, "unknown-type" if by_type and not glued else "tag")


def _odd(record: Record, field: Field, importer: Importer, further: int) -> Verdict | None:
    """Return the outcome of a name or a value that is written in an unusual way."""
    name = ""
    if "\u2028" in field.value or "\u2029" in field.value:
        name = "line-separator"
    elif record.dialect.sign and f"\n{record.dialect.sign}" in field.value:
        name = "sign-on-further-line"
    elif lines := further_lines(record, field):
        return _of_lines(record, field, importer, lines, further)
    elif (tag := record.tag_of(field)) is not None and tag.kind == "person":
        name = odd_name(field.value) or ""
    odd = importer.cases.get(name)
    return Verdict(odd, name) if odd else None


def _of_lines(
    record: Record, field: Field, importer: Importer, lines: int, further: int
) -> Verdict | None:
    """Return the outcome of a value that continues, or begins, below the line of its tag.

    `lines` of it are there; `further` are below the tags above.
    """
    tag = record.tag_of(field)
    kind = tag.kind if tag is not None else ""
    below = begins_below(field)
    if below and kind != "keyword" and "value-below-tag" in importer.cases:
        return Verdict(
            importer.cases["value-below-tag"]._replace(outcome="lost"), "value-below-tag"
        )
    if below and bare(record, field) and "bare-tag" in importer.cases:
        return Verdict(importer.cases["bare-tag"]._replace(outcome="lost"), "value-below-tag")
    name = "several-lines"
    if kind == "keyword":
        name = "keywords-below-tag" if below else "keywords-on-lines"
    elif kind == "person" and lines > below:
        name = "several-people"
    treatment = importer.cases.get(name)
    if treatment is None:
        return None
    if treatment.effect in OF_WHOLE_FILE:
        return Verdict(treatment, name)
    if treatment.outcome == "lost" and lines + further < MANY_LINES:
        if name == "keywords-on-lines" and not is_separated(field.value):
            return Verdict(Treatment("misread", Effect.LINES_JOINED), name)
        if treatment.effect in _FIRST_FURTHER_LINE_IS_READ:
            return None
    if treatment.outcome == "misread" and kind == "keyword":
        of_one = lines == below or (not below and is_separated(field.value))
        return None if of_one else Verdict(treatment, name)
    return Verdict(treatment, name)
