"""RT502 html-entity: `&amp;` and the like in a value."""

from collections.abc import Iterable, Iterator

from reftag.dialects import Tag
from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.prose import named
from reftag.lint.support.spans import lines
from reftag.lint.support.texts import LineChange, rewriting, texts
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record, Span
from reftag.text import apply
from reftag.values import markup


def check(record: Record, _context: Context) -> Iterable[Finding]:
    """Find values with entities in them; those of tags are left to html-markup."""
    return _findings(record) if "&" in record.text else ()


def _is_text(tag: Tag | None) -> bool:
    return tag is not None and tag.kind != "pages" and not tag.html


def _findings(record: Record) -> Iterator[Finding]:
    for field in texts(record):
        tag = record.tag_of(field)
        # A dash between pages is left to invalid-pages, however it is written.
        if "&" in field.value and ";" in field.value and _is_text(tag):
            found = [
                (span, line, entities)
                for span, line in lines(record, field)
                if "&" in line and (entities := list(markup.entities(line)))
            ]
            if found:
                yield _finding(record, field, found)


def _finding(
    record: Record, field: Field, found: list[tuple[Span, str, list[markup.Entity]]]
) -> Finding:
    span, line, entities = found[0]
    first = entities[0]
    written = line[first.start : first.end]
    count = sum(len(each) for _, _, each in found)
    others = f" (and {count - 1} more)" if count > 1 else ""
    meant = {"": "an invisible character", " ": "a space"}.get(first.meaning, f'"{first.meaning}"')
    return Finding(
        Span(span.start + first.start, span.start + first.end),
        f"{quoted(written)}{others} in {named(record, field)} is HTML for {meant}; importers keep "
        "it as text, and citations print it",
        fix=_fix(record, found),
    )


def _fix(record: Record, found: list[tuple[Span, str, list[markup.Entity]]]) -> Fix | None:
    changes: list[LineChange] = []
    for span, line, entities in found:
        edits = markup.decoded(line, entities)
        text = apply(line, edits)
        if len(markup.tags(text)) > len(markup.tags(line)) or next(markup.entities(text), None):
            return None
        changes.append(LineChange(span, edits))
    return rewriting(record, changes, "Write the characters that were meant")


RULE = Rule(
    code="RT502",
    name="html-entity",
    severity="warning",
    summary="HTML entities in a value",
    what=(
        "Characters written as HTML entities: by name (`&amp;`, `&eacute;`), by number "
        "(`&#8211;`), or both at once (`&amp;lt;`). Only entities that HTML defines are reported: "
        "*AT&T* and *R&D;* are left alone, and so are links, in which an `&` has its own meaning. "
        "Entities that are part of a tag are reported with it."
    ),
    why=(
        "The text was copied from a web page. bibutils, Zotero, citation-js and JabRef keep "
        "`Caf&eacute;` as it is, so it goes into the bibliography, and a search for *Café* finds "
        "nothing. biblatex-csl-converter knows `&amp;` but not `&eacute;` or `&#8211;`."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Silva, Rui\n%T Sea &amp; Shore, 1900&#8211;1950\n"
            "%I Example Press\n%D 2016\n",
            after="%0 Book\n%A Silva, Rui\n%T Sea & Shore, 1900–1950\n%I Example Press\n%D 2016\n",
        ),
    ),
    fix_safety=(
        "Safe: the entity means exactly this character. There is no fix where the result would be "
        "a tag or an empty line."
    ),
    check=check,
)
