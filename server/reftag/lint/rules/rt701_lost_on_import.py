"""RT701 lost-on-import: a program that the file is for drops a value, or refuses the file."""

from collections.abc import Iterable

from reftag.lint.finding import Finding
from reftag.lint.rule import Context, Example, Rule
from reftag.syntax import Record


def check(record: Record, context: Context) -> Iterable[Finding]:
    """Find what does not arrive in one of the targets."""
    # Here, so that nobody pays for it who names no targets.
    from reftag.lint.targets.findings import told

    return told(record, context, "lost", "gets lost", _START)


_START = {
    "blanks-before-type": "More than one blank before the reference type",
    "blanks-behind-type": "Blanks behind the reference type",
    "byte-order-mark": "The file begins with a byte order mark",
    "cr": "The lines of this file end in CR alone",
    "crcrlf": "The lines of this file end in CR CR LF",
    "crlf": "The lines of this file end in CRLF, as in Windows",
    "end-of-file-mark": "A mark for the end of the file stands here (0x1A)",
    "refused-type": "A record of this type gets lost",
    "second-line": "The first two lines of a file have to be tags of a capital letter or a digit, "
    "with a value",
    "blanks-for-separator": "The line above this record holds blanks",
    "unknown-type": "Nearly all of this record gets lost",
}


RULE = Rule(
    code="RT701",
    name="lost-on-import",
    severity="error",
    summary="A value that a program loses when it imports the file",
    what=(
        "A value that does not arrive, or a file that is refused, in one of the programs that the "
        "settings name as `targets`: a tag that the program drops, in this reference type or in "
        "all; a line that it adds to the value above; further lines of a value; all but one of "
        "several values; a type of which it keeps nothing but the title; a file that it does not "
        "recognise. There is one finding for each field, which names all programs concerned.\n\n"
        "What the programs do was measured by running them (Zotero's translator, JabRef's "
        "importer, bibutils, citation-js, biblatex-csl-converter) with every tag in every type; "
        "for EndNote there is only its documentation, which promises to keep everything. Without "
        "`targets` this rule has nothing to say.\n\n"
        "Nothing is said twice: what other rules report whoever the file is for (a record on one "
        "line, a missing blank line, a tag twice) is left to them. Values that only the program "
        "that wrote them understands, such as the paths of its files, its keys or the name of the "
        "database, may get lost in silence, and so may a DOI that a link in the record has as well."
    ),
    why=(
        "Importers say nothing about what they leave out. Zotero, bibutils and "
        "biblatex-csl-converter do not keep the DOI in `%R`, JabRef drops the ISSN, citation-js "
        "the address of the authors: nobody notices before the bibliography is printed."
    ),
    examples=(
        Example(
            before=(
                "%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
                "%R 10.5555/zq.77\n"
            ),
            after=(
                "%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
                "%R 10.5555/zq.77\n%U https://doi.org/10.5555/zq.77\n"
            ),
            targets=("zotero", "bibutils"),
        ),
        Example(
            before="%0 Book\n%@ 978-3-16-148410-0\n%A Silva, Rui\n%T Sea and Shore\n%D 2016\n",
            after="%0 Book\n%A Silva, Rui\n%@ 978-3-16-148410-0\n%T Sea and Shore\n%D 2016\n",
            targets=("zotero",),
        ),
        Example(
            before="%0 Book\n%A Silva, Rui\n%T Sea and Shore\n%D 2016\n%! Sea\n%+ Porto\n",
            targets=("zotero", "citation-js"),
        ),
    ),
    fix_safety=(
        "Safe where the same can be written in a way that every target keeps: the DOI as a link as "
        "well, a keyword to a tag, a line in another place. Unsafe where the lines of a value are "
        "joined, since paragraphs go, and where a DOI in a tag for something else becomes a link. "
        "No fix is offered that does not suit all targets, and there "
        "is none where a program has no place for the value."
    ),
    check=check,
    needs_targets=True,
    looks_back=True,
)
