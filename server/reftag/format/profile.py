"""The fields of a record as one program reads them best; no value is lost.

What is done: the type comes first; tags of an older version of the format are replaced for a
program that looks for each value in one tag in all records; keywords get their own lines or tags; a
tag without a value keeps a space after it; a field that is read only above another is put above it;
a line that the program appends to the one above is put where that does least harm; the second line
is one by which the program recognises its files. Everything else would change a value and is left
to the fixes of the rules.
"""

from typing import Final

from reftag.format.planned_fields import KeptText, PlannedField
from reftag.importers import Effect, Importer, Treatment, type_as_read
from reftag.importers.cases import SNIFFED
from reftag.syntax import SPACES, Record
from reftag.text import BYTE_ORDER_MARK

_LEAST_HARM: Final = ("abstract", "note", "research-note", "keyword")
"""Roles of values to which a line may be glued if it has to be to one, the best first."""

_ON_ONE_LINE: Final = 2
"""Parts of the content of a field without further lines: the tag and the value."""


def line_break_of(importer: Importer) -> str | None:
    """Return the line break that an importer requires, None if it accepts any."""
    return "\n" if "crlf" in importer.cases else None


def refuses_mark(importer: Importer) -> bool:
    """Say whether a byte order mark at the start of a file does harm."""
    return "byte-order-mark" in importer.cases


def for_importer(
    record: Record, group: list[PlannedField], importer: Importer
) -> list[PlannedField]:
    """Return the planned fields of one record as `importer` reads them best.

    With a line that may not be a tag, or a byte order mark inside, the record is left as it is.
    """
    marked = any(each.pieces[0].put.startswith(BYTE_ORDER_MARK) for each in group[1:])
    if marked or any(each.as_is for each in group):
        return group
    plan = _keywords(record, _columns(record, group, importer), importer)
    if "bare-tag" in importer.cases:
        plan = [_with_space(each) for each in plan]
    if [each.field.code for each in plan].count(record.dialect.type_code) != 1:
        return plan  # where the record begins, or a second one in it, may depend on its tags' order
    mark = plan[0].pieces[0].put.startswith(BYTE_ORDER_MARK)
    if mark and not refuses_mark(importer):
        return plan
    if mark:
        first, *others = plan[0].pieces
        put = first.put.removeprefix(BYTE_ORDER_MARK)
        plan[0] = plan[0]._replace(pieces=(first._replace(put=put), *others))
    return _second_line(
        _glued(record, _dates(record, _type_first(record, plan, importer), importer), importer),
        importer,
    )


def _type_first(record: Record, plan: list[PlannedField], importer: Importer) -> list[PlannedField]:
    code = record.dialect.type_code
    if "second-line" in importer.cases and any(
        each.field.code == code and len(each.content) > _ON_ONE_LINE for each in plan
    ):
        return plan  # its own further line would be the second, and the importer not know the file
    return sorted(plan, key=lambda each: each.field.code != code)


def _columns(record: Record, plan: list[PlannedField], importer: Importer) -> list[PlannedField]:
    """Write today's tag for an older one, where the importer wants the same in all records."""
    if "other-tags-than-above" not in importer.cases:
        return plan
    return [_with_successor(record, each) for each in plan]


def _with_successor(record: Record, planned: PlannedField) -> PlannedField:
    """Replace an older tag, unless the record has a value of today's or needs several of it."""
    tag = record.tag_of(planned.field)
    today = record.dialect.by_code.get(tag.successor) if tag else None
    if tag is None or today is None or today.kind != tag.kind or today.role != tag.role:
        return planned
    named = [
        each.code for each in record.fields if each.value and each.code in (tag.code, today.code)
    ]
    if today.code in named or (len(named) > 1 and not today.repeatable):
        return planned
    first, *others = planned.pieces
    mark = BYTE_ORDER_MARK if first.put.startswith(BYTE_ORDER_MARK) else ""
    start = others[0].start if others else first.end
    end = others[0].end if others else first.end
    head = KeptText(f"{mark}{record.opening(today.code)}", start, end)
    return planned._replace(pieces=(head, *others[1:]), content=(today.code, *planned.content[1:]))


def _keywords(record: Record, plan: list[PlannedField], importer: Importer) -> list[PlannedField]:
    """Give each keyword the tag or the line that the importer requires."""
    done: list[PlannedField] = []
    for each in plan:
        tag = record.tag_of(each.field)
        has_to_stay = "" in each.content[2:]  # a blank line
        if tag is None or tag.kind != "keyword" or not each.field.value or has_to_stay:
            done.append(each)
            continue
        many = importer.several.get(tag.code, "all") == "all"
        bad = "keywords-on-lines" in importer.cases
        lines = _lines(each)
        above = next((old for old in done if old.field.code == tag.code and _lines(old)), None)
        if many and (bad or "keywords-below-tag" in importer.cases):
            done += [_keyword(record, each, [line], first=not at) for at, line in enumerate(lines)]
        elif not many and above is not None and not _may_spoil(record, above, each, importer):
            done[done.index(above)] = _keyword(record, above, [*_lines(above), *lines], first=True)
        else:
            done.append(_keyword(record, each, lines, first=True))
    return done


def _may_spoil(
    record: Record, above: PlannedField, below: PlannedField, importer: Importer
) -> bool:
    """Say whether a line of one of two values would make the importer lose the other as well."""
    sign = record.dialect.sign
    if not sign or "sign-on-further-line" not in importer.cases:
        return False
    return any(text.startswith(sign) for *_, text in (*_lines(above)[1:], *_lines(below)))


_Line = tuple[int, int, str]
"""Start and end in the record, and the text between."""


def _lines(planned: PlannedField) -> list[_Line]:
    """Return the lines of a value that show something."""
    first = planned.pieces[-1]
    spans = [(first.start, first.end), *planned.lines]
    lines = zip(spans, planned.content[1:], strict=True)
    return [(*span, text) for span, text in lines if text]  # beside the tag there may be none


def _keyword(
    record: Record, planned: PlannedField, lines: list[_Line], *, first: bool
) -> PlannedField:
    """Return a field with the tag of `planned` and these lines as its value."""
    code = planned.field.code
    mark = BYTE_ORDER_MARK if first and planned.pieces[0].put.startswith(BYTE_ORDER_MARK) else ""
    start, end, words = lines[0]
    start += len(words) - len(words.lstrip(SPACES))
    opening = record.opening(code)
    if first and planned.field.spelled == code:
        head: tuple[KeptText, ...] = (
            planned.pieces[0],
            KeptText(opening.removeprefix(code), start, end),
        )
    else:
        head = (KeptText(f"{mark}{opening}", start, end),)
    # Only what follows on the line of a tag may lose the spaces before it: without them a further
    # line might be read as a tag.
    rest = lines[1:]
    return planned._replace(
        pieces=head,
        lines=tuple((a, b) for a, b, _ in rest),
        content=(code, words.strip(SPACES), *(text for _, _, text in rest)),
    )


def _with_space(planned: PlannedField) -> PlannedField:
    """Put a space after a tag without a value on its line: without one some read it as text."""
    if planned.content[1:2] != ("",) or planned.pieces[-1].put.endswith(" "):
        return planned
    end = planned.field.tag_end
    return planned._replace(pieces=(*planned.pieces, KeptText(" ", end, end)))


def _dates(record: Record, plan: list[PlannedField], importer: Importer) -> list[PlannedField]:
    """Put what is dropped below the year above it."""
    judged = {code for code, judge in importer.judges.items() if judge == "unless-year-repeated"}
    years = set(record.dialect.codes("year"))
    at = next((at for at, each in enumerate(plan) if each.field.code in years), None)
    if at is None or not judged:
        return plan
    below = [each for each in plan[at:] if each.field.code in judged]
    rest = [each for each in plan[at:] if each.field.code not in judged]
    return [*plan[:at], *below, *rest]


def _glued(record: Record, plan: list[PlannedField], importer: Importer) -> list[PlannedField]:
    """Put lines that are glued to the one above where that does least harm."""
    kind = type_as_read(importer, record)
    slots = [(each, importer.slot(each.field.code, kind)) for each in plan]
    glued = [each for each, slot in slots if _is_glued(slot)]
    if not glued:
        return plan
    rest = [(each, slot) for each, slot in slots if not _is_glued(slot)]
    places = [at for at, (each, _) in enumerate(rest) if each.field.value and at]
    lost = [at for at in places if (slot := rest[at][1]) and slot.outcome == "lost"]
    by_role = [
        at
        for role in _LEAST_HARM
        for at in places
        if (tag := record.tag_of(rest[at][0].field)) and tag.role == role
    ]
    at = (lost[-1:] or by_role[:1] or [len(rest) - 1])[0] + 1
    plain = [each for each, _ in rest]
    return [*plain[:at], *glued, *plain[at:]]


def _is_glued(slot: Treatment | None) -> bool:
    return slot is not None and slot.effect is Effect.GLUED_ABOVE


def _second_line(plan: list[PlannedField], importer: Importer) -> list[PlannedField]:
    """Put a line second by which the importer knows its files."""
    if "second-line" not in importer.cases or len(plan) < 2 or _is_known(plan[1]):
        return plan
    if len(plan[0].content) > _ON_ONE_LINE:
        return plan  # a type of two lines: the second line is its own
    at = next((at for at, each in enumerate(plan) if at > 1 and _is_known(each)), None)
    if at is None:
        return plan
    return [plan[0], plan[at], *plan[1:at], *plan[at + 1 :]]


def _is_known(planned: PlannedField) -> bool:
    first = planned.content[1] if len(planned.content) > 1 else ""
    return SNIFFED.search(f"{planned.content[0]} {first}") is not None
