"""RT701 lost-on-import: a program that the file is for drops a value, or refuses the file."""

from collections.abc import Iterable

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.syntax import Record


def check(record: Record, context: Context) -> Iterable[Finding]:
    """Find what does not arrive in one of the targets."""
    # Lazy import: only needed when targets are set.
    from reftag.lint.targets.findings import import_findings

    return import_findings(record, context, "lost")


def keys(record: Record, targets: tuple[str, ...]) -> Iterable[str]:
    """Return the keys by which targets know the record."""
    # Lazy import: only needed when targets are set.
    from reftag.lint.targets import same_keys

    return same_keys.keys(record, targets)


def keys_check(record: Record, context: Context) -> Iterable[Finding]:
    """Find a record that gets the key of one above."""
    # Lazy import: only needed when targets are set.
    from reftag.lint.targets import same_keys

    return same_keys.findings(record, context)


RULE = Rule(
    code="RT701",
    name="lost-on-import",
    severity="error",
    summary="A value that a program loses when it imports the file",
    what=(
        "A value that is lost, or a file that is refused, when one of the programs listed as "
        "`targets` in the settings imports the file: a tag that the program drops, for this "
        "reference type or for every type; a line that it appends to the value above; further "
        "lines of a value; all but one of several values; a type of which it keeps only the title; "
        "a file that it does not recognise. Each field gets one finding, which names all programs "
        "concerned.\n\n"
        "pybtexris refuses a file in which it makes the same key for two records, however far "
        "apart they are: from their `ID`, or else from the family name of the first author and the "
        "year, or from title and year. Each record with the key of one above is reported; an `ID` "
        "of its own, such as `Okafor2019b`, gives it another key.\n\n"
        "What the programs do was measured by running them with every tag in every type of the "
        "formats that they read: EndNote, RIS, MEDLINE, Web of Science and RefWorks. EndNote "
        "itself was not measured; its documentation promises to keep everything in its own "
        "format. A program that does not read the format of a file has no findings in it. "
        "Without `targets` this rule reports nothing.\n\n"
        "The rule does not repeat what other rules report for every program (a record on one line, "
        "a missing blank line, a repeated tag). It also ignores values that only the program that "
        "wrote them understands, such as file paths, its own keys or the name of the database, and "
        "a DOI that the record also has as a link."
    ),
    why=(
        "Importers do not report what they leave out. Zotero, bibutils and biblatex-csl-converter "
        "do not keep the DOI in `%R`, JabRef drops the ISSN, citation-js the address of the "
        "authors: the loss is noticed only when the bibliography is printed."
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
        Example(
            before=(
                "TY  - JOUR\nAU  - Okafor, Ada\nTI  - On Order\nPY  - 2019/05/04/\n"
                "JO  - Shelf Marks\nER  - \n"
            ),
            after=(
                "TY  - JOUR\nAU  - Okafor, Ada\nTI  - On Order\nPY  - 2019\nDA  - 2019/05/04/\n"
                "JO  - Shelf Marks\nER  - \n"
            ),
            targets=("asreview",),
            dialect="ris",
        ),
        Example(
            before=(
                "TY  - BOOK\nAU  - Okafor, Ada\nTI  - On Order\nPY  - 2019\nER  - \n\n"
                "TY  - BOOK\nAU  - Silva, Rui\nTI  - Sea and Shore\nPY  - 2016\nER  - \n\n"
                "TY  - BOOK\nAU  - Okafor, Ada\nTI  - On Disorder\nPY  - 2019\nER  - \n"
            ),
            targets=("pybtexris",),
            dialect="ris",
        ),
    ),
    fix_safety=(
        "Safe where the same value can be written in a way that every target keeps: the DOI also "
        "as a link, one keyword per tag, a line in another place, a date in the tag for dates and "
        "its year alone in the tag for years, another tag that means the same in this type. "
        "Unsafe where the lines of a value are joined, which removes paragraphs, and where a DOI "
        "in a tag for something else becomes a link. A fix is offered only if it works for all "
        "targets; there is none where a program has no field for the value."
    ),
    check=check,
    needs_targets=True,
    looks_back=True,
    keys=keys,
    keys_check=keys_check,
)
