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
from reftag.values.fault import Fault, Kind

_ROLES: Final = ("pages", "end-page")


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find ranges that cannot be right, and other dashes than the hyphen."""
    fields = by_role(record)
    for field in chain.from_iterable(fields.get(role, ()) for role in _ROLES):
        value = field.value
        if pages.is_clean(value) or record.role_of(field) not in _ROLES:
            continue
        fault = pages.parse(value)
        if isinstance(fault, Fault):
            subject = named(record, field)
            if fault.kind == "spreadsheet date":
                subject = f"{quoted(value)} in {subject}"
            yield Finding(
                first_line(record, field),
                f"{subject} {fault.what}; {_fate(record, value, fault.kind)}",
                fix=_fix(field, fault),
            )
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


def _fate(record: Record, value: str, kind: Kind) -> str:
    match kind:
        case "backwards":
            return "importers keep it, and citations print it"
        case "spreadsheet date":
            return "citations print it as it is"
        case "open end":
            return f"citations print {quoted(value)}"
        case "dash":
            usual = "programs that shorten page ranges recognise only a hyphen"
            read = "biblatex-csl-converter reads an empty page between the two"
            return fate(record, read, usual) if "--" in value else usual
        case _:
            return "citations print it"


def _fix(field: Field, fault: Fault) -> Fix | None:
    if not fault.meant or "\n" in field.value:
        return None
    (meant,) = fault.meant
    edit = Edit(*field.value_span, meant)
    return Fix(f"Write {quoted(meant)}", (edit,), "safe" if fault.sure else "unsafe")


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
