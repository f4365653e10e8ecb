"""RT002 malformed-tag: a line that is almost a tag line."""

from collections.abc import Iterator
from typing import Final

from reftag.lint.blocks import in_prose, is_like_a_word, named
from reftag.lint.field_edits import line_begin
from reftag.lint.finding import Finding, Fix
from reftag.lint.rule import Context, Example, Rule
from reftag.syntax import Field, Flaw, Record
from reftag.text import Edit

_WRONG: Final = {
    Flaw.NO_BLANK: (
        "No blank after {tag}: bibutils, Zotero and biblatex-csl-converter add the line to the "
        "value above, citation-js and JabRef lose its first letter"
    ),
    Flaw.TAB: (
        "A tab instead of a blank after {tag}: bibutils skips the line, and Zotero refuses the "
        "file if it is one of the first two"
    ),
    Flaw.INDENTED: (
        "Blanks before {tag}: bibutils, citation-js and biblatex-csl-converter add the line to the "
        "value above"
    ),
    Flaw.WRONG_SIGN: (
        "{spelled} is written for {tag}: importers add the line to the value above or drop it"
    ),
}


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find tags that are not written as the dialect writes them, letter case apart."""
    for at, field in enumerate(record.fields):
        if field.flaw is None or field.flaw is Flaw.CASE:
            continue
        tag = named(record, field)
        yield Finding(
            field.tag_span,
            _WRONG[field.flaw].format(tag=tag, spelled=field.spelled),
            fix=Fix(
                f"Write {field.code} and one blank",
                (_rewrite(record, field),),
                "unsafe" if is_like_a_word(field) and in_prose(record, at) else "safe",
            ),
        )


def _rewrite(record: Record, field: Field) -> Edit:
    """Open the line with the tag meant and one blank; a byte order mark stays before it."""
    start = line_begin(record, field)
    if field.value and not field.value.startswith("\n"):
        return Edit(start, field.value_start, f"{field.code} ")
    return Edit(start, record.line_end(field.tag_end), field.code)


RULE = Rule(
    code="RT002",
    name="malformed-tag",
    severity="error",
    summary="Almost a tag line: blank missing, indented, wrong sign",
    what=(
        "A line that opens with a tag but not as the format wants it: no blank (or a tab) between "
        "tag and value, blanks before the tag, another sign such as `$]` for `%]` or a full-width "
        "percent sign. reftag reads the line as the tag it means."
    ),
    why=(
        "Importers do not. Without the blank, bibutils, Zotero and biblatex-csl-converter put "
        "`%JJournal One` into the title above it, and JabRef and citation-js read *ournal One*. "
        "With a tab, bibutils reads nothing and Zotero refuses the file. An indented tag is added "
        "to the value above by bibutils, citation-js and biblatex-csl-converter: a title ends up "
        "in the author's name."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%T On Tags\n%JJournal One\n%D 2001\n",
            after="%0 Journal Article\n%T On Tags\n%J Journal One\n%D 2001\n",
        ),
        Example(
            before="%0 Journal Article\n%A Alpha, Anna\n  %T On Tags\n%J Journal One\n%D 2001\n",
            after="%0 Journal Article\n%A Alpha, Anna\n%T On Tags\n%J Journal One\n%D 2001\n",
        ),
    ),
    fix_safety=(
        "Safe: only the sign and the blanks around the tag change. Unsafe where a long text stands "
        "above and the line may be a part of it (`%Change` in an abstract)."
    ),
    check=check,
    by_shape=True,
)
