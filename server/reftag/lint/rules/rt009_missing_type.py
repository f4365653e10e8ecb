"""RT009 missing-type: a record that does not say what it describes."""

from collections.abc import Iterator

from reftag.dialects import ReferenceType
from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.endings import is_left_over, is_nothing_but_ends
from reftag.lint.support.field_edits import line_begin
from reftag.lint.support.nearest_type import inferred_type
from reftag.lint.support.prose import fate, line_break, named
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record
from reftag.text import Edit


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find records that have fields, but no type field or an empty one."""
    if record.type_name or not record.fields or not record.dialect.type_code:
        return
    if is_nothing_but_ends(record) or is_left_over(record, context):
        return  # misplaced-end reports it: nothing shows that a record begins here
    type_field = record.type_field
    if type_field is None:
        yield _without_tag(record, context)
    else:
        yield _without_name(record, type_field)


def _without_tag(record: Record, context: Context) -> Finding:
    code = record.dialect.type_code
    first = record.fields[0]
    at = line_begin(record, first)
    kind = inferred_type(record)
    lost = (
        "citation-js and biblatex-csl-converter cannot read it, Zotero imports it as a book"
        if context.previous is None
        else "citation-js, JabRef and biblatex-csl-converter merge it with the record above"
    )
    lost = fate(record, lost, "importers drop it, refuse it or merge it with the record above")
    new_line = line_break(record, context)
    return Finding(
        record.head(first),
        f"This record has no {code} ({record.dialect.label(code, None)}); {lost}",
        fix=_fix(kind, Edit(at, at, f"{record.opening(code)}{kind.name}{new_line}"))
        if kind
        else None,
    )


def _without_name(record: Record, type_field: Field) -> Finding:
    start, end = type_field.tag_end, record.line_end(type_field.tag_end)
    if type_field.value:  # the name may have slipped to the line below
        slipped = record.value_lines(type_field)[0]
        kind = record.dialect.nearly_type(record.text[slice(*slipped)])
        end = slipped.end
    else:
        kind = inferred_type(record)
    lost = fate(
        record,
        "citation-js keeps only the title, Zotero imports the record as a book, JabRef as misc",
        "importers guess one or drop the record",
    )
    gap = record.opening(type_field.code)[len(type_field.code) :]
    return Finding(
        type_field.tag_span,
        f"{named(record, type_field)} has no value; {lost}",
        fix=_fix(kind, Edit(start, end, gap + kind.name)) if kind else None,
    )


def _fix(kind: ReferenceType, edit: Edit) -> Fix:
    return Fix(f"Set the type to {quoted(kind.called)}", (edit,), applicability="unsafe")


RULE = Rule(
    code="RT009",
    name="missing-type",
    severity="error",
    summary="A record without a reference type",
    what=(
        "A record that has no tag for its reference type (`%0`), or whose tag has no value. A "
        "blank line inside a record can be the cause: what follows it then begins another record."
    ),
    why=(
        "The type determines what all other tags mean, and for most programs it also marks the "
        "beginning of a record. Without it citation-js refuses the whole file when the record is "
        "the first one, biblatex-csl-converter finds no record at all, Zotero makes it a book, and "
        "JabRef makes it *misc*. Below another record it is worse: citation-js, JabRef and "
        "biblatex-csl-converter merge the two, so that one of the two works is lost and the other "
        "has the authors of both. Only bibutils guesses the type from the other tags.\n\n"
        "An empty `%0` is read as an unknown type: citation-js drops everything but the title, and "
        "Zotero does not recognise a file that begins with one."
    ),
    examples=(
        Example(
            before="%A Tadros, Mina\n%T Reading Lists of 1921\n%J Library Notes\n%D 2020\n",
            after=(
                "%0 Journal Article\n%A Tadros, Mina\n%T Reading Lists of 1921\n"
                "%J Library Notes\n%D 2020\n"
            ),
        ),
        Example(
            before="%0\n%A Tadros, Mina\n%T A History of Lists\n%I Example Press\n%D 2020\n",
            after="%0 Book\n%A Tadros, Mina\n%T A History of Lists\n%I Example Press\n%D 2020\n",
        ),
    ),
    fix_safety=(
        "Unsafe: the type is inferred from the tags that the record has. A journal makes it a "
        "journal article, a publisher a book, the title of a larger work a book section, a link "
        "alone a web page. Check it before you keep it."
    ),
    check=check,
    looks_back=True,
)
