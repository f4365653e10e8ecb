"""RT002 malformed-tag: a line that is almost a tag line."""

import re
from collections.abc import Iterator
from typing import Final

from reftag.dialects import Tag
from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.field_edits import line_begin
from reftag.lint.support.lost_lines import (
    LostLines,
    has_lost_lines,
    letters_alone,
    lone_tag_in_front,
)
from reftag.lint.support.prose import fate, has_tag_above, in_prose, is_like_a_word, named
from reftag.syntax import Field, Flaw, Record, Span
from reftag.text import Edit

_WRONG: Final = {
    Flaw.NO_SPACE: (
        "{tag} needs a space after it; without one, bibutils, Zotero and biblatex-csl-converter "
        "append this line to the value above, and citation-js and JabRef lose its first letter"
    ),
    Flaw.TAB: (
        "{tag} is followed by a tab instead of a space; bibutils skips the line, and "
        "Zotero refuses "
        "the file if it is one of the first two"
    ),
    Flaw.INDENTED: (
        "{tag} has spaces before it; bibutils, citation-js and biblatex-csl-converter append this "
        "line to the value above"
    ),
    Flaw.WRONG_SIGN: (
        '"{spelled}" must be written {tag}; importers append this line to the value above or '
        "drop it"
    ),
}
_ELSEWHERE: Final = {
    Flaw.NO_SPACE: (
        '{tag} needs a space before its value ("{opening}"); importers may not see the tag'
    ),
    Flaw.TAB: (
        '{tag} is followed by a tab instead of spaces ("{opening}"); several importers do not see '
        "the tag"
    ),
    Flaw.INDENTED: (
        "{tag} has spaces before it; several importers append this line to the value above"
    ),
    Flaw.WRONG_SIGN: (
        "{tag} is followed by a sign other than a hyphen; importers append this line to the "
        "value above"
    ),
    Flaw.SPACING: (
        '{tag} must be written "{opening}"; most importers append this line to the value above'
    ),
}
"""What can be said where no importers were measured."""

_NO_START: Final = '{tag} must be written "{opening}"; most importers do not see a record here'
_NO_END: Final = (
    '{tag} must be written "{opening}"; many importers do not see the end of the record and merge '
    "it with the next one"
)

_TWO_LETTERS: Final = re.compile(r"\W[A-Z]{2}(?: |\Z)")


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find tags that are not written as the dialect writes them, letter case apart."""
    if record.is_proper:
        return
    for at, field in enumerate(record.fields):
        if field.flaw is None or field.flaw is Flaw.CASE or _is_a_request(record, field):
            continue
        yield Finding(
            field.tag_span,
            _message(record, field).format(
                tag=named(record, field),
                spelled=field.spelled,
                opening=record.opening(field.code),
            ),
            fix=Fix(
                f'Write "{record.opening(field.code)}"',
                (_rewrite(record, field),),
                "unsafe" if _may_be_text(record, at) else "safe",
            ),
        )

    if (found := lone_tag_in_front(record)) is not None:
        yield _glued(record, *found)


def _is_open_to_doubt(record: Record, field: Field) -> bool:
    """Say whether the tag is nothing but letters, and the record has lines that may be anything."""
    return field.code in letters_alone(record.dialect) and has_lost_lines(record)


def _glued(record: Record, run: LostLines, tag: Tag) -> Finding:
    """Report a line that seems to be text, but is the only one that is not indented."""
    start = run.lines[0].start
    end = start + len(tag.code)
    opening = record.opening(tag.code)
    name = f"{tag.code} ({record.dialect.label(tag.code, record.type)})"
    return Finding(
        Span(start, end),
        _ELSEWHERE[Flaw.NO_SPACE].format(tag=name, opening=opening),
        fix=Fix(f'Write "{opening}"', (Edit(start, end, opening),), "unsafe"),
    )


def _message(record: Record, field: Field) -> str:
    if field.code == record.dialect.end_code:
        return _NO_END
    if field.flaw is Flaw.SPACING and field.code == record.dialect.start_code:
        return _NO_START
    flaw = field.flaw or Flaw.SPACING
    return fate(record, _WRONG, _ELSEWHERE).get(flaw, _ELSEWHERE[flaw])


def _may_be_text(record: Record, at: int) -> bool:
    """Say whether the line may be text, or what else its tag may be."""
    field = record.fields[at]
    if field.code == record.dialect.end_code:
        # Without its dash it may be a word of a list, if the record continues below.
        return field.flaw is Flaw.SPACING and at + 1 < len(record.fields)
    if _has_two_letters(field) or has_tag_above(record, at) or _is_open_to_doubt(record, field):
        return True
    if _is_alone_below_broken_text(record, at):
        return True
    return is_like_a_word(field) and in_prose(record, at)


def _is_alone_below_broken_text(record: Record, at: int) -> bool:
    """Say whether only this tag is spaced wrongly, and the lines above go on without a mark.

    Then it may be one more line of that text: `AU - Rich deposits`.
    """
    fields, flaw = record.fields, record.fields[at].flaw
    if flaw is not Flaw.SPACING or not at or record.dialect.reading.indent or record.dialect.sign:
        return False
    tag = record.tag_of(fields[at - 1])
    broken = tag is not None and tag.kind == "text" and "\n" in fields[at - 1].value
    return broken and sum(field.flaw is flaw for field in fields) == 1


def _is_a_request(record: Record, field: Field) -> bool:
    """Say whether it may be a request for troff that begins with a percent sign: `%br`."""
    tag = record.tag_of(field)
    return tag is not None and tag.role.startswith("user-") and is_like_a_word(field)


def _has_two_letters(field: Field) -> bool:
    """Say whether it may be a tag of another format: `%AU Silva` would become *U Silva*."""
    return (
        field.flaw is Flaw.NO_SPACE and _TWO_LETTERS.match(field.spelled + field.value) is not None
    )


def _rewrite(record: Record, field: Field) -> Edit:
    """Open the line with the tag meant and one space; a byte order mark stays before it."""
    start = line_begin(record, field)
    opening = record.opening(field.code)
    if field.value and not field.value.startswith("\n"):
        return Edit(start, field.value_start, opening)
    if field.code != record.dialect.end_code:
        opening = opening.rstrip()
    return Edit(start, record.line_end(field.tag_end), opening)


RULE = Rule(
    code="RT002",
    name="malformed-tag",
    severity="error",
    summary="Almost a tag line: a space is missing, the tag is indented, the sign is wrong",
    what=(
        "A line that begins with a tag but is not written as the format requires: no space (or a "
        "tab) between tag and value, spaces before the tag, too many or too few before the hyphen, "
        "another sign such as `$]` for `%]` or a full-width percent sign. The tag that ends a "
        "record (`ER`) is recognised in any spelling. In Web of Science and RefWorks, where any "
        "line may begin with two letters, the rest of the line must look like a value of that tag. "
        "reftag reads the line as the tag that was meant."
    ),
    why=(
        "Importers do not. Without the space, bibutils, Zotero and biblatex-csl-converter put "
        "`%JJournal One` into the title above it, and JabRef and citation-js read *ournal One*. "
        "With a tab, bibutils reads nothing and Zotero refuses the file. An indented tag is "
        "appended to the value above by bibutils, citation-js and biblatex-csl-converter: a title "
        "ends up in the author's name. A bare `ER` in RIS does not end the record: rispy, JabRef, "
        "biblatex-csl-converter and synthesisr merge it with the next one."
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
        "Safe: only the sign and the spaces around the tag change. Unsafe where a long text is "
        "above and the line may be a part of it (`%Change` in an abstract), where the record has "
        "that tag already and takes only one, and for two letters (`%AU Silva`): they may be one "
        "tag of another format."
    ),
    check=check,
)
