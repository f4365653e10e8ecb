"""RT702 misread-on-import: a program that the file is for reads a value as something else."""

from collections.abc import Iterable

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.syntax import Record


def check(record: Record, context: Context) -> Iterable[Finding]:
    """Find what arrives in one of the targets as something else."""
    # Lazy import: only needed when targets are set.
    from reftag.lint.targets.findings import import_findings

    return import_findings(record, context, "misread")


RULE = Rule(
    code="RT702",
    name="misread-on-import",
    severity="warning",
    summary="A value that a program reads as something else when it imports the file",
    what=(
        "A value that arrives in the wrong field, or changed, when one of the programs listed as "
        "`targets` in the settings imports the file: a tag that the program reads as another one, "
        "for this reference type or for every type; several values that it merges into one; an "
        "organisation that it reads as a person; a date that it cannot read. Each field gets one "
        "finding, which names all programs concerned; of letters with accents that a program "
        "spoils in the whole file, only the first record of several in a row has one. Without "
        "`targets` this rule reports nothing.\n\n"
        "What the programs do was measured (see lost-on-import). What the format calls the field "
        "in the record's type decides where a value belongs: a note that arrives as a note is in "
        "the right place, an alternate title that arrives as a note is not."
    ),
    why=(
        "A misread value is worse than a lost one because it is printed: bibutils reads the "
        "address of the authors as the place of publication, biblatex-csl-converter the alternate "
        "title as the DOI, Zotero the translated title as an author."
    ),
    examples=(
        Example(
            before=(
                "%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
                "%O Shelf Mks\n"
            ),
            targets=("zotero", "biblatex-csl-converter"),
        ),
        Example(
            before="%0 Book\n%A Silva,Rui Jorge\n%T Sea and Shore\n%D 2016\n",
            after="%0 Book\n%A Silva, Rui Jorge\n%T Sea and Shore\n%D 2016\n",
            targets=("citation-js",),
        ),
    ),
    fix_safety=(
        "Safe where only a space or a line break moves and the record's content stays the same. "
        "Unsafe where a DOI in a tag for something else is also written as a link, since it may be "
        "the DOI of another work. A fix is offered only if it works for all targets; usually there "
        "is none, because the program has no field for the value."
    ),
    check=check,
    needs_targets=True,
    looks_back=True,
)
