"""RT307 invalid-pages: a page range that runs backwards or has no hyphen."""

from collections.abc import Iterator

from reftag.lint.blocks import fate, named
from reftag.lint.by_role import by_role
from reftag.lint.finding import Finding, Fix
from reftag.lint.labels import is_page_range
from reftag.lint.rule import Context, Example, Rule
from reftag.lint.spans import first_line
from reftag.lint.values import pages
from reftag.lint.wording import quoted
from reftag.syntax import Field, Record
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find ranges that cannot be right, and dashes that stand for the hyphen."""
    for field in by_role(record).get("pages", ()):
        value = field.value
        if pages.is_clean(value) or not is_page_range(record.label(field)):
            continue
        tag = named(record, field)
        written = pages.with_hyphens(value)
        fix = None
        if wrong := pages.backwards(written):
            message = (
                f"{tag} runs backwards, from {wrong[0]} to {wrong[1]}: every importer keeps that, "
                "and it is cited so"
            )
        elif pages.is_spreadsheet_date(value):
            message = (
                f"{quoted(value)} in {tag} is what a spreadsheet makes of two page numbers: it is "
                "cited as it stands"
            )
        elif first := pages.open_range(value):
            message = f"{tag} has no last page behind the dash: {quoted(value)} is cited so"
            fix = Fix(f"Write {first}", (Edit(*field.value_span, first),), "unsafe")
        elif written != value:
            message = f"{tag} has a dash where the hyphen belongs: {_fate(record, value)}"
            fix = _with_hyphens(field, written)
        else:
            continue
        yield Finding(first_line(record, field), message, fix=fix)


def _fate(record: Record, value: str) -> str:
    usual = "programs that shorten ranges look for the hyphen"
    if "--" in value:
        read = "biblatex-csl-converter reads a page without a number in between"
        return fate(record, read, usual)
    return usual


def _with_hyphens(field: Field, written: str) -> Fix | None:
    if "\n" in field.value:
        return None
    return Fix(f"Write {quoted(written)}", (Edit(*field.value_span, written),))


RULE = Rule(
    code="RT307",
    name="invalid-pages",
    severity="warning",
    summary="Pages that run backwards or have no hyphen",
    what=(
        "Pages (`%P`) whose range runs backwards (`145-123`), has another dash than the hyphen "
        "(`123–145`, `123--145`), has no end (`123-`), or is what a spreadsheet took for a date "
        "(`12-May`). Shortened ends (`123-5`), article numbers (`e56529`), roman numbers and "
        "numbers of pages (`xii, 324 p.`) are let be."
    ),
    why=(
        "Importers do not check pages but copy them into citations. EndNote's ranges have a "
        "hyphen, which output styles replace by the dash they want; of `123--145` "
        "biblatex-csl-converter makes three parts, the second of them empty."
    ),
    examples=(
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%P 123–145\n",
            after="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%P 123-145\n",
        ),
        Example(
            before="%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
            "%P 145-123\n"
        ),
    ),
    fix_safety=(
        "Safe: a dash becomes a hyphen, the pages stay. To cut off the dash of a range without an "
        "end is unsafe. Which number of a range that runs backwards is wrong nobody can tell."
    ),
    check=check,
    by_value=True,
)
