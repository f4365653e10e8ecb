"""RT015 misplaced-end: fields after the end tag, or an end tag that ends nothing."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from reftag.lint.engine.finding import Applicability, Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.endings import is_end, is_left_over
from reftag.lint.support.field_edits import content_end, line_begin
from reftag.lint.support.prose import counted, named
from reftag.syntax import Field, Flaw, Record
from reftag.text import Edit

_OPENING: Final = frozenset({"title", "author", "label"})
"""What a record that lost its type line begins with."""


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find fields below the tag that ends the record, and end tags with no field above them."""
    fields = record.fields
    if not record.dialect.end_code or not fields:
        return
    if record.of_file:
        yield from _joined(record)
    if end_of_file := _end_of_file_above(context):
        yield Finding(
            record.head(fields[0]),
            f"This record comes after a line that ends the file ({end_of_file}); some importers "
            "read nothing below that line",
        )
    ends = [at for at, field in enumerate(fields) if is_end(record, field)]
    if is_left_over(record, context) and len(ends) < len(fields):
        yield _left_over(record)
        return
    if not ends or (ends == [len(fields) - 1] and len(fields) > 1):
        return  # as in nearly every record
    above = {-1, *ends}
    idle = {at for at in ends if at - 1 in above}
    in_lines = any(field.inside_line for field in fields[ends[0] - 1 if ends[0] else 0 :])
    fix = None if in_lines else _fix(record, ends, idle)
    for at, following in zip(ends, [*ends[1:], len(fields)], strict=True):
        if at in idle:
            yield Finding(
                fields[at].tag_span,
                f"{named(record, fields[at])} does not end a record; some importers create an "
                "empty record from it",
                fix=fix,
            )
        elif following > at + 1 and not _begins_a_record(record, fields[at + 1]):
            yield _below(record, fields[at], fields[at + 1 : following], fix)


def _end_of_file_above(context: Context) -> str:
    """Return the tag of the line above the record that ends the file, `""` if none does."""
    if context.previous is None or not context.previous.of_file:
        return ""
    end, *below = _from_end_of_file(context.previous) or (None,)
    return end.code if end is not None and not below else ""  # else `_joined` reports it


def _from_end_of_file(record: Record) -> list[Field]:
    """Return the line that ends the file and the header below it; `[]` without such a line."""
    codes = record.dialect.codes("file-end")
    lines = [each for each in record.of_file if each.start > record.fields[0].start]
    first = next((at for at, each in enumerate(lines) if each.code in codes), len(lines))
    return [*lines[first : first + 1], *(each for each in lines[first:] if each.code not in codes)]


def _joined(record: Record) -> Iterator[Finding]:
    """Find the end of one file above the header of another."""
    end, *below = _from_end_of_file(record) or (None,)
    if end is None or not below:
        return
    start, last = end.line_start, below[-1].start
    stop = next((line for line in record.line_starts if line > last), len(record.text))
    text = any(start < line.start < stop for line in record.outside())
    yield Finding(
        record.head(end),
        f"The file ends here ({end.code}), and another one was joined to it; some importers read "
        "nothing below this line",
        fix=None if text else Fix("Delete the lines between the files", (Edit(start, stop, ""),)),
    )


def _begins_a_record(record: Record, field: Field) -> bool:
    """Say whether a field is the beginning of the next record, put on the line of this one."""
    return field.inside_line and field.code == record.dialect.start_code


def _below(record: Record, end: Field, fields: Sequence[Field], fix: Fix | None) -> Finding:
    first, *others = fields
    subject = named(record, first)
    come = (
        f"{subject} and {counted(len(others), 'more field')} come" if others else f"{subject} comes"
    )
    return Finding(
        record.head(first),
        f"{come} after the end tag ({end.code}) of this record; importers drop such fields or add "
        "them to the next record",
        fix=fix,
    )


def _left_over(record: Record) -> Finding:
    start, end = record.dialect.start_code, record.dialect.end_code
    first = record.fields[0]
    return Finding(
        record.head(first),
        f"{named(record, first)} comes after the end tag ({end}) of the record above, and there is "
        f"no {start} before it; importers drop such fields or add them to another record",
    )


def _fix(record: Record, ends: Sequence[int], idle: AbstractSet[int]) -> Fix | None:
    """Return the fix that leaves one end tag, as the last field; None if text would be lost."""
    fields = record.fields
    real = [at for at in ends if at not in idle]
    moved = bool(real) and not is_end(record, fields[-1])
    kept = None if moved else _kept(record, ends, real)
    out = {at for at in ends if at != kept}
    edits: list[Edit] = []
    for at in sorted(out):
        if at - 1 not in out:
            last = at
            while last + 1 in out:
                last += 1
            edit = _deletion(record, at, last)
            if edit is None:
                return None
            edits.append(edit)
    if moved:
        above = fields[-1]
        end = record.line_end(above.written_end)
        line = record.opening(record.dialect.end_code)
        edits.append(Edit(end, end, record.line_break() + line))
    message = "Move the end tag below the last field" if moved else "Delete the extra end tag"
    return Fix(message, tuple(edits), _safety(record, real))


def _kept(record: Record, ends: Sequence[int], real: Sequence[int]) -> int:
    """Return which of the end tags at the record's end stays: one that is written right, if any."""
    if not real:
        return -1
    last = [at for at in ends if at >= real[-1]]
    return next((at for at in last if record.fields[at].flaw is None), last[0])


def _deletion(record: Record, first: int, last: int) -> Edit | None:
    """Take out the lines of fields `first` to `last`, all end tags, and blank lines in between.

    Those before the next field go, too. None if there is text among them.
    """
    fields, text = record.fields, record.text
    start, end = line_begin(record, fields[first]), len(text)
    if last + 1 < len(fields):
        end = fields[last + 1].line_start
    elif first:
        start, end = content_end(record, fields[first - 1]), content_end(record, fields[last])
    gone = fields[first : last + 1]
    begins, stops = [*(field.start for field in gone), end], [start, *(field.end for field in gone)]
    between = (text[stop:begin] for stop, begin in zip(stops, begins, strict=True))
    return None if any(part.strip(" \t\r\n\x1a") for part in between) else Edit(start, end, "")


def _safety(record: Record, real: Sequence[int]) -> Applicability:
    """Return *safe* if all below the end tag clearly belongs to this record.

    An end tag without its dash may be a word of a list (`ER`, for a receptor), a tag for one
    value that the record has already may come from another record.
    """
    fields = record.fields
    if not real or real[0] + 1 == len(fields):
        return "safe"
    above, below = fields[: real[0]], fields[real[0] + 1 :]
    had = {field.code for field in above if field.value}
    for field in below:
        tag = record.tag_of(field)
        if is_end(record, field):
            continue
        if tag is None or tag.role in _OPENING or (field.code in had and not tag.repeatable):
            return "unsafe"
    follow = any(not is_end(record, field) for field in below)
    bare = any(fields[at].flaw is Flaw.SPACING for at in real)
    return "unsafe" if follow and bare else "safe"


RULE = Rule(
    code="RT015",
    name="misplaced-end",
    severity="error",
    summary="Fields after the end tag, or an end tag that ends nothing",
    what=(
        "Fields below the tag that ends the record (`ER` in RIS and Web of Science), an end tag "
        "with no field between it and the one before, and records below the line that ends the "
        "file (`EF` in Web of Science), as in files that were joined. Fields on the lines right "
        "below the end tag belong to the record above, and so do an abstract, keywords or notes "
        "below a blank line. Other fields there belong to no record unless a type tag, or a title "
        "and an end tag, show that they are one."
    ),
    why=(
        "For most programs the record is complete at `ER`. bibutils, rispy and ASReview do not "
        "read an abstract below it; JabRef, biblatex-csl-converter and synthesisr add it to the "
        "next record; Zotero makes a record from it. From a second `ER`, biblatex-csl-converter "
        "and JabRef make an empty record. Zotero and metaknowledge read nothing below the first "
        "`EF` of a file, without a word."
    ),
    examples=(
        Example(
            before=(
                "TY  - JOUR\nAU  - Lind, Eva\nTI  - Full Shelves\nPY  - 2021\nJO  - Shelf Marks\n"
                "ER  - \nAB  - We count the shelves.\n"
            ),
            after=(
                "TY  - JOUR\nAU  - Lind, Eva\nTI  - Full Shelves\nPY  - 2021\nJO  - Shelf Marks\n"
                "AB  - We count the shelves.\nER  - \n"
            ),
            dialect="ris",
        ),
        Example(
            before=(
                "TY  - JOUR\nAU  - Lind, Eva\nTI  - Full Shelves\nPY  - 2021\nJO  - Shelf Marks\n"
                "ER  - \nER  - \n"
            ),
            after=(
                "TY  - JOUR\nAU  - Lind, Eva\nTI  - Full Shelves\nPY  - 2021\nJO  - Shelf Marks\n"
                "ER  - \n"
            ),
            dialect="ris",
        ),
        Example(
            before=(
                "FN Example\nVR 1.0\nPT J\nTI Full Shelves\nER\n\nEF\nFN Example\nVR 1.0\n"
                "PT J\nTI Empty Shelves\nER\n\nEF\n"
            ),
            after=(
                "FN Example\nVR 1.0\nPT J\nTI Full Shelves\nER\n\nPT J\nTI Empty Shelves\nER\n"
                "\nEF\n"
            ),
            dialect="wos",
        ),
    ),
    fix_safety=(
        "Safe: the end tag only marks the end of the record. Unsafe where what follows it may be "
        "another record that lost its first line: a title, an author, or a tag for one value that "
        "the record has already. There is no fix for fields that belong to no record, where text "
        "comes between, or for an `EF` without a header below it: delete that line by hand."
    ),
    check=check,
    looks_back=True,
)
