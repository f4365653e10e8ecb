"""RT002 malformed-tag: a line that is almost a tag line."""

import re
from collections.abc import Iterator
from typing import Final

from reftag.lint.blocks import fate, in_prose, is_like_a_word, named
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
_ELSEWHERE: Final = _WRONG | {
    Flaw.NO_BLANK: "No blank before the value of {tag}: importers may not know the tag",
    Flaw.TAB: "A tab instead of blanks after {tag}: several importers do not know the tag then",
    Flaw.WRONG_SIGN: (
        "Another sign than the hyphen stands after {tag}: importers add the line to the value above"
    ),
    Flaw.SPACING: (
        "Blanks too many or too few after {tag}: most importers add the line to the value above"
    ),
}
"""What can be said where no importers were measured."""

_NO_START: Final = "Blanks too many or too few after {tag}: most importers see no record here"

_TWO_LETTERS: Final = re.compile(r"\W[A-Z]{2}(?: |\Z)")


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find tags that are not written as the dialect writes them, letter case apart."""
    for at, field in enumerate(record.fields):
        if field.flaw is None or field.flaw is Flaw.CASE or _is_a_request(record, field):
            continue
        tag = named(record, field)
        wrong = fate(record, _WRONG, _ELSEWHERE)[field.flaw]
        if field.flaw is Flaw.SPACING and field.code == record.dialect.start_code:
            wrong = _NO_START
        yield Finding(
            field.tag_span,
            wrong.format(tag=tag, spelled=field.spelled),
            fix=Fix(
                _message(record, field),
                (_rewrite(record, field),),
                "unsafe"
                if _has_two_letters(field) or (is_like_a_word(field) and in_prose(record, at))
                else "safe",
            ),
        )


def _is_a_request(record: Record, field: Field) -> bool:
    """Say whether it may be a request for troff that begins with a percent sign: `%br`."""
    tag = record.tag_of(field)
    return tag is not None and tag.role.startswith("user-") and is_like_a_word(field)


def _has_two_letters(field: Field) -> bool:
    """Say whether it may be a tag of another format: `%AU Silva` would become *U Silva*."""
    return (
        field.flaw is Flaw.NO_BLANK and _TWO_LETTERS.match(field.spelled + field.value) is not None
    )


def _rewrite(record: Record, field: Field) -> Edit:
    """Open the line with the tag meant and one blank; a byte order mark stays before it."""
    start = line_begin(record, field)
    opening = record.opening(field.code)
    if field.value and not field.value.startswith("\n"):
        return Edit(start, field.value_start, opening)
    if field.code != record.dialect.end_code:
        opening = opening.rstrip()
    return Edit(start, record.line_end(field.tag_end), opening)


def _message(record: Record, field: Field) -> str:
    opening = record.opening(field.code)
    plain = opening == f"{field.code} "
    return f"Write {field.code} and one blank" if plain else f'Write "{opening}"'


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
        "above and the line may be a part of it (`%Change` in an abstract), and for two letters "
        "(`%AU Silva`): they may be one tag of another format."
    ),
    check=check,
    by_shape=True,
)
