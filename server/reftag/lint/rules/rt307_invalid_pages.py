"""RT307 invalid-pages: a page range that runs backwards or has no hyphen."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from reftag.lint.engine.finding import Finding, Fix, Related
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import first_line
from reftag.lint.support.wording import quoted, shown
from reftag.syntax import Field, Record
from reftag.text import Edit
from reftag.values import pages

_ROLES: Final = ("pages", "end-page")


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find ranges that cannot be right, and other dashes than the hyphen."""
    fields = by_role(record)
    for field in chain.from_iterable(fields.get(role, ()) for role in _ROLES):
        value = field.value
        if pages.is_clean(value) or record.role_of(field) not in _ROLES:
            continue
        tag = named(record, field)
        written = pages.with_hyphens(value)
        fix = None
        if wrong := pages.backwards(written):
            message = (
                f"{tag} runs backwards, from {wrong[0]} to {wrong[1]}; importers keep it, and "
                "citations print it"
            )
        elif pages.is_spreadsheet_date(value):
            message = (
                f"{quoted(value)} in {tag} is a date that a spreadsheet made from two page "
                "numbers; citations print it as it is"
            )
        elif first := pages.open_range(value):
            message = f"{tag} has no last page after the dash; citations print {quoted(value)}"
            fix = Fix(f"Write {quoted(first)}", (Edit(*field.value_span, first),), "unsafe")
        elif written != value:
            message = f"{tag} has a dash instead of a hyphen; {_fate(record, value)}"
            fix = _with_hyphens(field, written)
        elif bare := pages.without_stop(value):
            message = f"{tag} has {quoted(value[-1])} after the number; citations print it"
            fix = Fix(f"Write {quoted(bare)}", (Edit(*field.value_span, bare),), "unsafe")
        else:
            continue
        yield Finding(first_line(record, field), message, fix=fix)
    if "end-page" in fields and "pages" in fields:
        yield from _across(record, fields["pages"], fields["end-page"])


def _across(record: Record, firsts: list[Field], lasts: list[Field]) -> Iterator[Finding]:
    """Find a last page, in a tag of its own, that comes before the first page."""
    if len(firsts) > 1 or len(lasts) > 1:
        return  # duplicate-tag reports that
    first, last = firsts[0], lasts[0]
    if record.role_of(first) not in _ROLES or not pages.ends_before(first.value, last.value):
        return
    tag, other = named(record, first), named(record, last)
    yield Finding(
        first_line(record, first),
        f"{tag} says {shown(first.value)}, but the last page is {shown(last.value)} in {other}; "
        "importers keep it, and citations print it",
        related=(Related(first_line(record, last), f"{other} says {shown(last.value)}"),),
    )


def _fate(record: Record, value: str) -> str:
    usual = "programs that shorten page ranges recognise only a hyphen"
    if "--" in value:
        read = "biblatex-csl-converter reads an empty page between the two"
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
        "Pages (`%P`) whose range runs backwards (`145-123`), in one tag or in two (RIS `SP` and "
        "`EP`, Web of Science `BP` and `EP`, RefWorks `SP` and `OP`); a range with a dash other "
        "than the hyphen (`123–145`, `123--145`) or without an end (`123-`); a number with a stop "
        "after it (`948770.`); and what a spreadsheet turned into a date (`12-May`). Shortened "
        "ends (`123-5`), article numbers (`e56529`), roman numerals and numbers of pages (`xii, "
        "324 p.`) are accepted."
    ),
    why=(
        "Importers do not check pages but copy them into citations. EndNote writes ranges with a "
        "hyphen, which output styles replace with their own dash; biblatex-csl-converter reads "
        "`123--145` as three parts, the second of them empty."
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
        "Safe where a dash becomes a hyphen and the pages stay the same. Unsafe where the dash of "
        "a range without an end, or a stop, is deleted: more may be missing there. There is no fix "
        "for a range that runs backwards, because either number may be wrong."
    ),
    check=check,
)
