"""RT011 unknown-type: a reference type that does not exist under this name."""

from collections.abc import Iterator

from reftag.dialects import ReferenceType
from reftag.dialects.model import fold
from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.nearest_type import nearest_type
from reftag.lint.support.prose import fate
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record, Span
from reftag.syntax.events import SPACES
from reftag.text import Edit


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find type fields that do not name a type exactly."""
    name = record.type_name
    type_field = record.type_field
    if type_field is None or not name:
        return
    below = _below(type_field)
    whole = record.dialect.nearly_type(f"{name} {below}") if below else None
    if whole is None and not record.dialect.exact_type(name):
        meant = nearest_type(record.dialect, name)
        span = record.value_lines(type_field)[0]
        fix = _fix(record, span, meant) if meant else None
        yield Finding(span, _message(record, name, meant), fix=fix)
    if below:
        yield _going_on(record, type_field, below, whole)


def _below(type_field: Field) -> str:
    """Return the line directly below the type's name, `""` if that line is blank or has a tag."""
    lines = type_field.value.split("\n", 2)
    return lines[1].strip(SPACES) if len(lines) > 1 else ""


def _going_on(record: Record, field: Field, below: str, whole: ReferenceType | None) -> Finding:
    fix = None
    if whole is not None and field.value.count("\n") == 1:
        fix = Fix(
            f"Write {quoted(whole.name)} on one line",
            (Edit(*field.value_span, whole.name),),
            "unsafe",
        )
    lost = fate(
        record,
        "citation-js keeps only the title, biblatex-csl-converter imports the record as misc",
        "importers read the record as another type or drop it",
    )
    what = (
        "is read as part of it, and no program knows the result"
        if whole is None
        else "must be on the same line"
    )
    return Finding(
        record.value_lines(field)[1],
        f"{quoted(below)} below the type {what}; {lost}",
        fix=fix,
    )


def _message(record: Record, value: str, meant: ReferenceType | None) -> str:
    lost = fate(
        record,
        "citation-js keeps only the title, Zotero imports the record as a book, JabRef as misc",
        "importers read the record as another type or drop it",
    )
    if meant is None:
        return f"{quoted(value)} is not a reference type of this format; {lost}"
    if fold(value) != fold(meant.name):
        return (
            f"{quoted(value)} is not a reference type of this format "
            f"(the nearest is {_called(meant)}); {lost}"
        )
    lost = fate(record, "Zotero imports the record as a book, JabRef as misc", lost)
    return f"{quoted(value)} must be written {quoted(meant.name)}; {lost}"


def _called(kind: ReferenceType) -> str:
    return f"{quoted(kind.name)}, {kind.title}" if kind.title else quoted(kind.name)


def _fix(record: Record, span: Span, meant: ReferenceType) -> Fix | None:
    written = record.text[slice(*span)]
    same = fold(written) == fold(meant.name)
    if not same and record.dialect.sign and record.dialect.sign in written:
        return None  # further tags are on the line of the type, and would be lost
    return Fix(
        f"Change the type to {quoted(meant.name)}",
        (Edit(*span, meant.name),),
        applicability="safe" if same else "unsafe",
    )


RULE = Rule(
    code="RT011",
    name="unknown-type",
    severity="error",
    summary="Not a reference type of this format",
    what=(
        "A reference type that is not written exactly as the format defines it: another case "
        "(`JOURNAL ARTICLE`), other spaces or hyphens (`Journal-Article`), another program's name "
        "(`Electronic Chapter`), part of the name (`Journal`), or something else. Also a line of "
        "text directly below the type: a line without a tag belongs to the value above it."
    ),
    why=(
        "Programs compare the name letter by letter. If citation-js does not know the type, it "
        "keeps only the title of the record. Zotero imports it as a book, so that a journal "
        "article loses its journal; JabRef and biblatex-csl-converter make it *misc*, bibutils "
        "*Generic*. Case alone is enough: `journal article` is a book in Zotero and *misc* in "
        "JabRef, and `JOURNAL ARTICLE` also loses its authors, journal and year in citation-js. "
        "EndNote requires a type that exists in the library into which you import."
    ),
    examples=(
        Example(
            before="%0 journal article\n%A Brandt, Ida\n%T On Case\n%J Type Notes\n%D 2018\n",
            after="%0 Journal Article\n%A Brandt, Ida\n%T On Case\n%J Type Notes\n%D 2018\n",
        ),
        Example(
            before="%0 PhD Thesis\n%A Brandt, Ida\n%T On Names\n%I Example University\n%D 2018\n",
            after="%0 Thesis\n%A Brandt, Ida\n%T On Names\n%I Example University\n%D 2018\n",
        ),
    ),
    fix_safety=(
        "Safe where only case, spaces or hyphens differ, since the type meant is certain. Unsafe "
        "for any other name: the nearest type is a guess. There is no fix when further "
        "tags are on the same line, and none for a line below the type unless the name continues "
        "there."
    ),
    check=check,
)
