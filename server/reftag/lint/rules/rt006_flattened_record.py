"""RT006 flattened-record: several tags on one line, of one record or of two."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from operator import attrgetter, itemgetter

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.engine.shared_lines import tags_are_certain
from reftag.lint.support.prose import line_break, named
from reftag.syntax import SPACES, Field, Record
from reftag.syntax.styles import scanner
from reftag.text import Edit


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find each line that has several tags."""
    if record.is_proper:
        return
    fields = sorted((*record.fields, *record.of_file), key=attrgetter("start"))
    inside = [at for at, field in enumerate(fields) if field.inside_line]
    if not inside:
        return
    new_line = line_break(record, context)
    lines: dict[int, list[int]] = {}
    for at in inside:
        lines.setdefault(record.line_end(fields[at].start), []).append(at)
    begins = any(fields[at].code == record.dialect.start_code for at in inside)
    loose = begins and bool(record.outside())
    for places in lines.values():
        edits = [edit for at in places for edit in _onto_own_line(record, fields, at, new_line)]
        sure = _is_sure(record, fields, places, loose=loose)
        above, first = fields[places[0] - 1], fields[places[0]]
        same_line = record.line_end(above.start) == record.line_end(first.start)
        yield Finding(
            record.head(above if same_line else first),
            _message(record, above, [fields[at] for at in places]),
            fix=Fix("Put each tag on its own line", tuple(edits), "safe" if sure else "unsafe"),
        )


def _message(record: Record, above: Field, inside: Sequence[Field]) -> str:
    first = inside[0]
    if len(inside) == 1 and first.code in (record.dialect.start_code, *record.dialect.of_file):
        what = "a record" if first.code == record.dialect.start_code else "a file"
        return (
            f"{named(record, first)} does not begin a line; importers read it as part of "
            f"{named(record, above)} and do not see that {what} begins"
        )
    return (
        f"This line has {len(inside) + 1} tags; importers read it as a single value and lose the "
        "other tags"
    )


def _is_sure(
    record: Record, fields: Sequence[Field], places: Sequence[int], *, loose: bool
) -> bool:
    """Say whether every tag of the line is one beyond doubt, and nothing else changes with it.

    A record after the first one on the line may lack the title, which ended the record at a blank
    line: text after that line would be read as part of it. And what a value has below a blank line
    is part of it only as long as a tag follows. `loose` says that there is text after a record.
    """
    spoken = record.dialect
    inside = [fields[at] for at in places]
    first = next((at for at in places if fields[at].code == spoken.start_code), None)
    if first is not None and (loose or _has_blank_line(record, fields[first - 1])):
        return False
    if any(_is_missed(record, field) for field in inside):
        return False
    return not scanner(spoken).tags_are_words or tags_are_certain(record, inside)


def _has_blank_line(record: Record, field: Field) -> bool:
    """Say whether the value of a field contains a blank line."""
    lines = record.blank_lines
    at = bisect(lines, field.value_start, key=itemgetter(0))
    return at < len(lines) and lines[at].start < field.value_end


def _is_missed(record: Record, field: Field) -> bool:
    """Say whether citation-js refuses a file in which this field has no value."""
    tag = record.tag_of(field)
    return not field.value and tag is not None and tag.kind == "person"


def _onto_own_line(
    record: Record, fields: Sequence[Field], at: int, new_line: str
) -> Iterator[Edit]:
    above, field = fields[at - 1], fields[at]
    start = field.line_start
    while record.text[start - 1] in SPACES:
        start -= 1
    put = new_line
    if field.code == record.dialect.start_code and above.code not in (
        field.code,
        *record.dialect.of_file,
    ):
        put *= 2  # it begins the next record
    opening = record.opening(above.code)
    if not above.value and record.text[above.start : start] == opening.rstrip():
        put = opening[len(opening.rstrip()) :] + put  # a bare tag is read as text by many
    yield Edit(start, field.line_start, put)
    opening = record.opening(field.code)
    written = record.text[field.start : field.value_start]
    if field.value and not field.value.startswith("\n") and written != opening:
        yield Edit(field.start, field.value_start, opening)


RULE = Rule(
    code="RT006",
    name="flattened-record",
    severity="error",
    summary="Several tags on one line",
    what=(
        "A line with more than one tag. Either the line breaks of a record were lost, as happens "
        "when it is copied from a web page; or the next record begins at the end of a line, as "
        "happens when files are joined and the first one does not end with a line break (`KW  - "
        "acousticsTY  - JOUR`).\n\n"
        "A tag inside a line is recognised only where there is no doubt: after the tag and the "
        "name of a type that exists (or the number that begins a MEDLINE record), right after the "
        "tag that ends a record, or where the value before it is not running text. Text that only "
        "mentions tags is left alone."
    ),
    why=(
        "Importers read a line as one tag with one value. Of a record on one line bibutils, "
        "citation-js and biblatex-csl-converter import one empty record, Zotero refuses the file, "
        "and JabRef finds no record. A record that begins inside a line is appended to the record "
        "above, so that two works become one with the authors of both."
    ),
    examples=(
        Example(
            before="%0 Journal Article %A Alpha, Anna %T On Tags %J Journal One %D 2001\n",
            after="%0 Journal Article\n%A Alpha, Anna\n%T On Tags\n%J Journal One\n%D 2001\n",
        ),
        Example(
            before=(
                "TY  - BOOK\nAU  - Lind, Eva\nTI  - Full Shelves\nPY  - 2021\n"
                "PB  - Example Press\nER  - TY  - BOOK\nAU  - Berg, Ole\nTI  - Empty Shelves\n"
                "PY  - 2022\nPB  - Example Press\nER  - \n"
            ),
            after=(
                "TY  - BOOK\nAU  - Lind, Eva\nTI  - Full Shelves\nPY  - 2021\n"
                "PB  - Example Press\nER  - \n\nTY  - BOOK\nAU  - Berg, Ole\n"
                "TI  - Empty Shelves\nPY  - 2022\nPB  - Example Press\nER  - \n"
            ),
            dialect="ris",
        ),
    ),
    fix_safety=(
        "Safe: spaces before tags become line breaks, and no tag or value changes. Where the fix "
        "makes a second record, its type line shows that there was one. Unsafe where a tag may "
        "also be a word of the value, which happens only in Web of Science and RefWorks (a title "
        "with *UK* in it), where the line has several records and text that belongs to none of "
        "them follows: it could then be read as part of the last one, and where the value before a "
        "second record contains a blank line: the text below it would then belong to no value. "
        "Also unsafe where an author has no value, since citation-js then refuses the file. Other "
        "fixes leave the line alone "
        "until this fix has been applied."
    ),
    check=check,
    looks_back=True,
    parts_lines=True,
)
