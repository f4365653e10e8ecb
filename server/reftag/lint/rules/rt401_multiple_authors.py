"""RT401 multiple-authors: several people in one tag."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.people import doubtful, in_short, name_form
from reftag.lint.support.prose import named
from reftag.lint.support.spans import first_line
from reftag.lint.support.splitting import in_tags_of_their_own
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record
from reftag.values import et_al
from reftag.values.name_lists import People, several


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find values that certainly name more than one person."""
    for field in (*doubtful(record), *in_short(record)):
        end = names_end(field.value)
        natural = name_form(record, field) == "First Last"
        people = several(field.value[:end], natural=natural)
        if people:
            yield _finding(record, field, end, people)


def names_end(value: str) -> int:
    """Return where the names in a value end, before the words that rule et-al reports."""
    rest = et_al.find(value)
    return rest[0] if rest else len(value)


def _finding(record: Record, field: Field, end: int, people: People) -> Finding:
    form = name_form(record, field)
    written = [name if isinstance(name, str) else name.written(form) for name in people]
    # Counted from the end: above it a line break may be two characters in the record's text.
    left = len(field.value) - end
    edit = (
        in_tags_of_their_own(record, field, field.value_end - left, written)
        if "\n" not in field.value[end:]
        else None
    )
    return Finding(
        first_line(record, field),
        f"{named(record, field)} contains {len(people)} names; {_fate(written)}",
        fix=Fix(f"Write each name in its own {field.code}", (edit,), "unsafe") if edit else None,
    )


def _fate(written: list[str]) -> str:
    first, second = written[:2]
    return f"most importers read {quoted(first)} and {quoted(second)} as one person"


RULE = Rule(
    code="RT401",
    name="multiple-authors",
    severity="error",
    summary="Several people in one tag",
    what=(
        "A tag for an author, editor or other person that names several people: with semicolons "
        "(`Smith, John; Doe, Jane`), bars, *and* or `&` (in a few languages), commas (`Smith J, "
        "Doe J`, `Jane R. Doe, John Smith, Ada Okafor`), one a line below the tag, or as programs "
        "write lists (`['Smith, John', 'Doe, Jane']`). Only what is certainly a list of people is "
        "reported: organisations such as *Johnson & Johnson*, double family names and suffixes "
        "such as *Jr.* are left alone."
    ),
    why=(
        "The format has one person per tag. Only JabRef reads `Smith, John; Doe, Jane` as two "
        "authors; EndNote, bibutils, Zotero, citation-js and biblatex-csl-converter read one "
        "person with the family name *Smith* and the given name *John; Doe*. No search finds the "
        "second author, and citations leave that name out."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Silva, Rui; Lind, Eva\n%T Shared Work\n%I Example Press\n%D 2019\n",
            after="%0 Book\n%A Silva, Rui\n%A Lind, Eva\n%T Shared Work\n%I Example Press\n"
            "%D 2019\n",
        ),
        Example(
            before="%0 Book\n%A Silva R, Lind E, Okafor AB\n%T Shared Work\n%I Example Press\n"
            "%D 2019\n",
            after="%0 Book\n%A Silva, R\n%A Lind, E\n%A Okafor, AB\n%T Shared Work\n"
            "%I Example Press\n%D 2019\n",
        ),
    ),
    fix_safety=(
        "Unsafe: where one name ends and the next begins is inferred from the punctuation. Names "
        "are written *Last, First* where that is certain, but keep their order in formats that "
        "write *First Last*."
    ),
    check=check,
)
