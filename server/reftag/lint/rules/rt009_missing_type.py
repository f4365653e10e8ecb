"""RT009 missing-type: a record that does not say what it describes."""

from collections.abc import Iterator

from reftag.lint.field_edits import line_begin
from reftag.lint.finding import Finding, Fix
from reftag.lint.rule import Context, Example, Rule
from reftag.lint.which_type import inferred_type
from reftag.syntax import Record
from reftag.text import Edit


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find records that have fields, but no type field or an empty one."""
    if not record.fields:
        return
    code = record.dialect.type_code
    named = record.type_field
    if named is None:
        first = record.fields[0]
        at = line_begin(record, first)
        fate = (
            "citation-js and biblatex-csl-converter cannot read it, Zotero takes it for a book"
            if context.previous is None
            else "citation-js, JabRef and biblatex-csl-converter run it into the record above"
        )
        yield Finding(
            record.head(first),
            f"This record has no {code} ({record.dialect.label(code, None)}): {fate}",
            fix=_fix(record, at, at, before=f"{code} ", behind=record.line_break()),
        )
    elif not named.value:
        yield Finding(
            named.tag_span,
            f"{named.spelled} ({record.label(named)}) names no type: citation-js keeps only the "
            "title, Zotero takes the record for a book, JabRef for misc",
            fix=_fix(record, named.tag_end, record.line_end(named.tag_end), before=" "),
        )


def _fix(record: Record, start: int, end: int, *, before: str, behind: str = "") -> Fix | None:
    """Return the fix that puts the inferred type there, None if the dialect has none to offer."""
    kind = inferred_type(record)
    if kind is None:
        return None
    return Fix(
        f"Make this record a {kind.name}",
        (Edit(start, end, before + kind.name + behind),),
        applicability="unsafe",
    )


RULE = Rule(
    code="RT009",
    name="missing-type",
    severity="error",
    summary="A record without a reference type",
    what=(
        "A record that has no tag for its reference type (`%0`), or one with nothing behind it. A "
        "blank line inside a record can be the cause: what stands below it then begins a record "
        "of its own."
    ),
    why=(
        "The type says what all other tags mean, and to most programs it is also the sign that a "
        "record begins. Without it citation-js refuses the whole file when the record is the "
        "first one, biblatex-csl-converter finds no record at all, Zotero makes it a book, and "
        "JabRef makes it *misc*. Below another record it is worse: citation-js, JabRef and "
        "biblatex-csl-converter run both into one, so that one of the two works is lost and the "
        "other has the authors of both. Only bibutils guesses the type from the other tags.\n\n"
        "An empty `%0` is read as an unknown type: citation-js drops everything but the title, "
        "and Zotero does not recognise a file that begins with one."
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
        "alone a web page. Look at it before you keep it."
    ),
    check=check,
)
