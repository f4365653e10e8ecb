"""RT401 multiple-authors: several people in one tag."""

from collections.abc import Iterator

from reftag.lint.blocks import counted, named
from reftag.lint.finding import Finding, Fix
from reftag.lint.people import doubtful
from reftag.lint.rule import Context, Example, Rule
from reftag.lint.spans import first_line
from reftag.lint.splitting import in_tags_of_their_own
from reftag.lint.values import et_al, names
from reftag.lint.wording import quoted
from reftag.syntax import Field, Record


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find values that certainly name more than one person."""
    for field in doubtful(record):
        end = names_end(field.value)
        people = names.several(field.value[:end])
        if people:
            yield _finding(record, field, end, people)


def names_end(value: str) -> int:
    """Return where the names in a value end; what et-al reports is none."""
    rest = et_al.find(value)
    return rest[0] if rest else len(value)


def _finding(record: Record, field: Field, end: int, people: list[names.Name | str]) -> Finding:
    written = [name if isinstance(name, str) else name.inverted for name in people]
    # Counted from the end: above it a line break may be two characters in the record's text.
    left = len(field.value) - end
    edit = (
        in_tags_of_their_own(record, field, field.value_end - left, written)
        if "\n" not in field.value[end:]
        else None
    )
    return Finding(
        first_line(record, field),
        f"{counted(len(people), 'name')} in one {named(record, field)}: {_fate(people)}",
        fix=Fix(f"Write {counted(len(people), 'name')} in tags of their own", (edit,), "unsafe")
        if edit
        else None,
    )


def _fate(people: list[names.Name | str]) -> str:
    first, second = (
        name if isinstance(name, str) else name.inverted for name in (people[0], people[1])
    )
    return f"most importers make one person of {quoted(first)} and {quoted(second)}"


RULE = Rule(
    code="RT401",
    name="multiple-authors",
    severity="error",
    summary="Several people in one tag",
    what=(
        "An author, editor or other person's tag that names several people: with semicolons "
        "(`Smith, John; Doe, Jane`), *and* or `&` (in a few languages), commas (`Smith J, Doe J` "
        "or `A. Smith, B. Doe`), or one a line below the tag. Only what certainly is a list of "
        "people is reported: organisations such as *Johnson & Johnson*, double family names and "
        "suffixes such as *Jr.* are let be."
    ),
    why=(
        "The format wants one person a tag. Of `Smith, John; Doe, Jane` only JabRef makes two "
        "authors; EndNote, bibutils, Zotero, citation-js and biblatex-csl-converter make one "
        "person of it, who is called *Smith* and has the given name *John; Doe*. The second author "
        "is lost to every search, and the citation names one too few."
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
        "Unsafe: where one name ends and the next begins is read from the punctuation. Names are "
        "written *Last, First* where that is certain."
    ),
    check=check,
    by_value=True,
)
