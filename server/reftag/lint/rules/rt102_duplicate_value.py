"""RT102 duplicate-value: a repeatable tag says the same thing twice."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reftag.dialects import Dialect, Tag
from reftag.lint.engine.finding import Applicability, Finding, Fix, Related
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.exploded import exploded
from reftag.lint.support.field_edits import delete
from reftag.lint.support.placeholder_fields import is_placeholder_in
from reftag.lint.support.prose import named
from reftag.lint.support.repetition import folded, holds_several, may_hold_several
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record, Span
from reftag.text import Edit


class _Item(NamedTuple):
    """One value: of a whole field, or one keyword of a field with one on each line."""

    field: Field
    lines: list[Span]
    """The lines of the field's keywords, empty if the whole value is one."""
    at: int
    """Which of the lines it is."""


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find values of repeatable tags that the record has already."""
    repeatable = _repeatable(record.dialect)
    fields = [field for field in record.fields if field.code in repeatable]
    if record.is_plain and len({(each.code, folded(each.value)) for each in fields}) == len(fields):
        return
    seen: dict[tuple[str, str], _Item] = {}
    repeated: list[tuple[str, _Item, _Item]] = []
    for field in fields:
        tag = repeatable[field.code]
        if not field.value or is_placeholder_in(record, field):
            continue
        for text, item in _items(record, field, tag):
            first = seen.setdefault((field.code, folded(text)), item)
            if first is not item:
                repeated.append((text, item, first))
    if repeated and not holds_several(record):
        letters = exploded(record)
        for text, item, first in repeated:
            if item.field not in letters:
                yield _finding(record, text, item, first)


def _items(record: Record, field: Field, tag: Tag) -> list[tuple[str, _Item]]:
    several = tag.kind == "keyword" and "\n" in field.value
    lines = record.value_lines(field) if several else []
    if len(lines) < 2:
        return [(field.value, _Item(field, [], 0))]
    return [(record.text[slice(*line)], _Item(field, lines, at)) for at, line in enumerate(lines)]


def _finding(record: Record, text: str, item: _Item, first: _Item) -> Finding:
    tag = named(record, item.field)
    deletion = None if may_hold_several(record) else _deletion(record, item)
    # Two authors may have the same name: deleting one can change what the record says.
    safety: Applicability = "unsafe" if _is_person(record, item.field) else "safe"
    return Finding(
        _span(record, item),
        f"This record has {tag} {quoted(text)} twice; most programs import it twice",
        related=(Related(_span(record, first), "The first field with this value"),),
        fix=Fix(f"Delete the repeated {tag}", (deletion,), safety) if deletion else None,
        unnecessary=True,
    )


def _is_person(record: Record, field: Field) -> bool:
    tag = record.tag_of(field)
    return tag is not None and tag.kind == "person"


def _span(record: Record, item: _Item) -> Span:
    return item.lines[item.at] if item.lines else record.head(item.field)


def _deletion(record: Record, item: _Item) -> Edit | None:
    """Return the edit that deletes the value: its field, or its line among several."""
    field, lines, at = item
    if not lines:
        return delete(record, field)
    if at == 0:  # the tag stays, and the next keyword moves up
        sign = record.dialect.sign
        if not sign or record.text.startswith(sign, lines[1].start):
            return None  # without the spaces before it, it would be a tag
        return Edit(lines[0].start, lines[1].start, "")
    return Edit(lines[at - 1].end, lines[at].end, "")


@cache
def _repeatable(dialect: Dialect) -> dict[str, Tag]:
    """Return the tags of which each value is worth saying once."""
    return {tag.code: tag for tag in dialect.tags if tag.repeatable and not tag.attached}


RULE = Rule(
    code="RT102",
    name="duplicate-value",
    severity="warning",
    summary="The same value twice in a record",
    what=(
        "A tag that may be repeated, such as an author, a keyword or a link, with a value that the "
        "record already has under the same tag. If a field has one keyword per line, the lines are "
        "compared. Differences in spaces are ignored, differences in case are not."
    ),
    why=(
        "Most programs import every occurrence: the author appears twice in the bibliography, the "
        "keyword twice in the list. JabRef keeps only the last of several `%K` lines, so a "
        "repetition at the end can replace all the others."
    ),
    examples=(
        Example(
            before=(
                "%0 Book\n%A Silva, Rui\n%T Echoes\n%I Example Press\n%D 2016\n"
                "%K acoustics\n%K echo\n%K acoustics\n"
            ),
            after=(
                "%0 Book\n%A Silva, Rui\n%T Echoes\n%I Example Press\n%D 2016\n"
                "%K acoustics\n%K echo\n"
            ),
        ),
        Example(
            before=(
                "%0 Book\n%A Silva, Rui\n%T Echoes\n%I Example Press\n%D 2016\n"
                "%K acoustics\necho\nacoustics\n"
            ),
            after=(
                "%0 Book\n%A Silva, Rui\n%T Echoes\n%I Example Press\n%D 2016\n%K acoustics\necho\n"
            ),
        ),
    ),
    fix_safety=(
        "Safe: the first of the equal values stays. Unsafe for people, because two authors of one "
        "work can have the same name."
    ),
    check=check,
)
