"""What is odd about single lines and values of several lines, for `cases` and `reading`."""

from typing import Final, NamedTuple

from reftag.syntax import SPACES, Field, Flaw, Record, Span

_FLAWS: Final = {
    Flaw.CASE: "tag-in-lower-case",
    Flaw.NO_SPACE: "no-blank-behind-tag",
    Flaw.TAB: "tab-behind-tag",
    Flaw.INDENTED: "indented-tag",
    Flaw.WRONG_SIGN: "wrong-sign",
    Flaw.SPACING: "other-spaces-before-dash",
}
"""The case of a tag line that importers do not recognise as one."""

_SPACES_BEFORE_DASH: Final = {"": "no-space-before-dash", " ": "one-space-before-dash"}


class CaseFound(NamedTuple):
    """A case in a record."""

    case: str
    span: Span
    fields: tuple[int, ...]
    """Places of the fields that it touches."""
    whole_file: bool = False
    of_spaces: bool = False
    """Whether it has spaces: some importers take such a line for text, not for a blank line."""
    needs: str = ""
    """Another case that an importer has to mishandle for this to be one; `""` without such."""


def bare(record: Record, field: Field) -> bool:
    """Say whether a tag line ends right after its tag, or its dash, without even a space."""
    line = record.text[field.tag_end : record.line_end(field.tag_end)]
    return not field.inside_line and not line.endswith(tuple(SPACES))


def flaw_of(record: Record, field: Field) -> str:
    """Return the case that a tag line is, `""` for a proper one."""
    if field.flaw is None:
        return ""
    gap = record.text[field.tag_end : field.value_start + 1]
    if field.flaw is Flaw.NO_SPACE and "\xa0" in gap:
        return "no-break-space-behind-tag"
    if field.flaw is Flaw.TAB and record.text.startswith("-", field.tag_end + 2):
        return "tab-after-dash"
    if field.flaw is Flaw.SPACING and "-" not in record.opening(field.code):
        return "dash-behind-tag"
    if field.flaw is Flaw.SPACING:
        between = record.text[field.tag_end : record.text.find("-", field.tag_end)]
        return _SPACES_BEFORE_DASH.get(between, _FLAWS[field.flaw])
    return _FLAWS[field.flaw]


MANY_LINES: Final = 2
"""Some importers lose the second line below a tag and all that follow: more do no more harm."""


def lines_below(record: Record) -> int:
    """Return how many lines of values are below their tags, at most `MANY_LINES`."""
    if record.is_plain:
        return 0
    return min(sum(further_lines(record, each) for each in record.fields if each.value), MANY_LINES)


def further_lines(record: Record, field: Field) -> int:
    """Return how many lines of the value are below the line of its tag."""
    return 0 if record.is_plain else field.value.count("\n")


def begins_below(field: Field) -> bool:
    """Say whether the line of the tag is otherwise empty and the value begins on the next line."""
    return field.value.startswith("\n")


def is_separated(value: str) -> bool:
    """Say whether the lines of a value end in the sign that separates keywords."""
    return all(line.rstrip().endswith((";", ",")) for line in value.split("\n")[:-1])
