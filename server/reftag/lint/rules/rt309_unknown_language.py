"""RT309 unknown-language: a language whose name or code is not in use."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import named
from reftag.lint.support.spans import part
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record
from reftag.text import Edit
from reftag.values import languages
from reftag.values.fault import Fault


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find values that are not languages."""
    for field in by_role(record).get("language", ()):
        for fault in languages.parse_all(field.value):
            if not isinstance(fault, Fault):
                continue
            hint = f" ({quoted(fault.meant[0])} is the nearest)" if fault.meant else ""
            yield Finding(
                part(record, field, fault.part),
                f"{quoted(fault.part)} in {named(record, field)} {fault.what}{hint}; searches by "
                "language do not find the record, and citation styles cannot adapt to it",
                fix=_fix(record, field, fault),
            )


def _fix(record: Record, field: Field, fault: Fault) -> Fix | None:
    for meant in fault.meant:
        if not any(meant in other.value for other in by_role(record)["language"]):
            edit = Edit(*part(record, field, fault.part), meant)
            return Fix(f"Write {quoted(meant)}", (edit,), "unsafe")
    return None


RULE = Rule(
    code="RT309",
    name="unknown-language",
    severity="hint",
    summary="Not the name or code of a language",
    what=(
        "A language (`%G`) that is neither a name, in English or any of some twenty other "
        "languages, nor a code (`en`, `eng`, `en-US`), usually because of a typing error "
        "(`Englsh`). Several languages in one value and remarks such as *with summary in French* "
        "are left alone."
    ),
    why=(
        "Libraries are searched and sorted by language, and reviewers exclude records by it: a "
        "record with a misspelt language is overlooked. Zotero and citation-js pass the language "
        "on to the citation style, which chooses its words accordingly."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Lind, Eva\n%T Full Shelves\n%D 2021\n%G Englsh\n",
            after="%0 Book\n%A Lind, Eva\n%T Full Shelves\n%D 2021\n%G English\n",
        ),
    ),
    fix_safety="Unsafe: the language with the most similar name is a guess.",
    check=check,
)
