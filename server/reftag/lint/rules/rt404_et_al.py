"""RT404 et-al: *et al.* in place of authors."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.field_edits import delete
from reftag.lint.support.people import doubtful, in_short
from reftag.lint.support.spans import part
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record
from reftag.text import Edit
from reftag.values import et_al


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find values that are, or end in, words for authors that are not named."""
    for field in (*doubtful(record), *in_short(record)):
        found = et_al.find(field.value)
        if found is None:
            continue
        names_end, start, end = found
        words = field.value[start:end]
        takes = "a person" if not names_end else "part of the name before it"
        yield Finding(
            part(record, field, words),
            f"{quoted(words)} is not a name; importers read it as {takes}",
            fix=_fix(record, field, names_end, words),
        )


def _fix(record: Record, field: Field, names_end: int, words: str) -> Fix | None:
    edit: Edit | None
    if names_end:
        # Counted from the end, since a line break may be two characters in the record's text.
        left = len(field.value) - names_end
        if "\n" in field.value[names_end:]:
            return None
        edit = Edit(field.value_end - left, field.value_end, "")
    else:
        others = (each for each in record.fields if each.code == field.code and each != field)
        alone = not any(each.value for each in others)
        edit = None if alone or field is record.fields[0] else delete(record, field)
    return Fix(f"Delete {quoted(words)}", (edit,), "unsafe") if edit else None


RULE = Rule(
    code="RT404",
    name="et-al",
    severity="warning",
    summary="“et al.” as an author",
    what=(
        "*et al.*, *and others*, *u.a.*, *и др.*, *等* and the like, as the value of a person's "
        "tag or at the end of one."
    ),
    why=(
        "No importer knows these words. `Okafor, Ada et al.` becomes a person with the given name "
        "*Ada et al.*; in a tag of their own, the words become one more author. Citation styles "
        "shorten long lists of authors themselves and need all the names for that."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Okafor, Ada et al.\n%T Shelf Marks\n%I Example Press\n%D 2019\n",
            after="%0 Book\n%A Okafor, Ada\n%T Shelf Marks\n%I Example Press\n%D 2019\n",
        ),
        Example(
            before="%0 Book\n%A Okafor, Ada\n%A et al.\n%T Shelf Marks\n%I Example Press\n"
            "%D 2019\n",
            after="%0 Book\n%A Okafor, Ada\n%T Shelf Marks\n%I Example Press\n%D 2019\n",
        ),
    ),
    fix_safety=(
        "Unsafe: afterwards the record no longer shows that there are more authors. It is better "
        "to add their names. There is no fix where the words replace all authors."
    ),
    check=check,
)
