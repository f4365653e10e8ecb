"""RT702 misread-on-import: a program that the file is for reads a value as something else."""

from collections.abc import Iterable

from reftag.lint.finding import Finding
from reftag.lint.rule import Context, Example, Rule
from reftag.syntax import Record


def check(record: Record, context: Context) -> Iterable[Finding]:
    """Find what arrives in one of the targets as something else."""
    # Here, so that nobody pays for it who names no targets.
    from reftag.lint.targets.findings import told

    return told(record, context, "misread", "is misread", _START)


_START = {
    "blanks-before-type": "More than one blank before the reference type",
    "end-of-file-mark": "A mark for the end of the file stands here (0x1A)",
    "unknown-type": None,  # target-unknown-type has these
}


RULE = Rule(
    code="RT702",
    name="misread-on-import",
    severity="warning",
    summary="A value that a program takes for something else when it imports the file",
    what=(
        "A value that arrives in the wrong field, or changed, in one of the programs that the "
        "settings name as `targets`: a tag that the program takes for another one, in this "
        "reference type or in all; several values that it makes one of; an organisation that it "
        "takes for a person; a date that it cannot read. There is one finding for each field, "
        "which names all programs concerned. Without `targets` this rule has nothing to say.\n\n"
        "What the programs do was measured (see lost-on-import). Where a value belongs is told by "
        "EndNote's name of the field in the type of the record: a note that arrives as a note is "
        "in its place, an alternate title that does is not."
    ),
    why=(
        "A misread value is worse than a lost one, since it is printed: bibutils makes the "
        "address of the authors the place of publication, biblatex-csl-converter the alternate "
        "title the DOI, Zotero the translated title an author."
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
        "Safe where a blank or a line break comes to stand in another place, and the record says "
        "the same. Unsafe where a DOI that stands in a tag for something else is written as a link "
        "as well, since it may be that of another work. No fix is offered that does not suit all "
        "targets; for most there is none, since the program has no place for the value."
    ),
    check=check,
    needs_targets=True,
    looks_back=True,
)
