"""RT703 target-unknown-type: a program that the file is for does not know the reference type."""

from collections.abc import Iterator

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.wording import quoted
from reftag.syntax import Record


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find a type that exists, but not for all targets."""
    # Lazy import: only needed when targets are set.
    from reftag.importers.words import does, listed, who_does_what
    from reftag.lint.targets.importing import harms

    for case, span, treatments in harms(record, context, "misread"):
        if case != "unknown-type":
            continue
        name = quoted(record.type_name)
        if len(treatments) == 1:
            title, treatment = treatments[0]
            yield Finding(span, f"{title} does not know the type {name} and {does(treatment)}")
            continue
        who = listed([title for title, _ in treatments])
        yield Finding(span, f"{who} do not know the type {name}: {who_does_what(treatments)}")


RULE = Rule(
    code="RT703",
    name="target-unknown-type",
    severity="information",
    summary="A reference type that a program does not know",
    what=(
        "A reference type of this format that one of the programs listed as `targets` in the "
        "settings does not know and reads as another type. (If the program keeps only the title "
        "of such a record, it is *lost on import*; a type that does not exist in this format is "
        "an *unknown type*.) Without `targets` this rule reports nothing."
    ),
    why=(
        "The record is imported but cited as something else. Zotero knows 38 of EndNote's 58 "
        "types and imports a Dataset, a Podcast or a Standard as a book; JabRef knows eight and "
        "imports all others as *misc*."
    ),
    examples=(
        Example(
            before="%0 Podcast\n%A Silva, Rui\n%T Sea and Shore\n%D 2016\n",
            targets=("zotero", "jabref"),
        ),
    ),
    check=check,
    needs_targets=True,
    looks_back=True,
)
