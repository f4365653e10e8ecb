"""Why peers say something else than reftag: the reasons that `conformance.txt` names.

Each was found by looking at the record. All say that reftag may stay as it is: where it was wrong
it was mended, and the disagreement is gone.
"""

from typing import Final

REASONS: Final[dict[str, str]] = {
    # bibutils
    "no-doi-tag": "end2xml knows %R in electronic articles alone and drops the DOI of other types",
    "doi-of-link": "end2xml does not know %R here and makes a DOI of the link in %U",
    "doi-of-note": (
        "the DOI stands in %O, which is for notes: end2xml looks for DOIs in notes, reftag lets "
        "the role follow from the tag"
    ),
    "doi-of-misc": (
        "the DOI stands in M3, the type of work: ris2xml takes it for the DOI, reftag lets the "
        "role follow from the tag"
    ),
    "doi-of-url": "there is no DO; ris2xml makes a DOI of the link in UR",
    "doi-prefix": "ris2xml takes a DOI only if its prefix has four digits, and drops all others",
    "doi-as-link": "ris2xml drops what stands in DO as a link (http://dx.doi.org/10…)",
    "no-doi": (
        "DO or %R holds another identifier or a placeholder: bibutils drops it, for reftag it is a "
        "value to report"
    ),
    "twice": "bibutils drops an author who is there twice in the same words",
    "organisation": "bibutils takes the name of an organisation apart at its `and`",
    "other-year": (
        "there is no year in the tag for it, or a placeholder: ris2xml takes the date in DA, "
        "which is another role"
    ),
    "newspaper": "end2xml calls %A of a newspaper article something else than an author",
    "other-people": "end2xml calls the people of %E and %? authors, too, in an encyclopedia",
    "no-blank": "a value glued to its tag, `%AB bad`: reftag reads %A and reports it",
    "one-line": "tags one behind the other on one line: end2xml reads the type and nothing else",
    "stress": (
        "a test file that repeats %0 in each line: reftag begins a record at each, end2xml reads "
        "one and takes %E for authors and %8 into the year"
    ),
    "row-of-types": (
        "a test file with types directly below each other: reftag reads one record with several "
        "types and reports them, the peer a record for each or what comes before the next"
    ),
    "small-letter": "a tag in a small letter: end2xml takes %d for %D, and it comes first",
    "two-blanks": "`KW - ` with one blank: reftag reads the tag it means, the peer a longer author",
    "tab": "a tab between tag and dash: reftag reads the tag it means, the peer nothing",
    "no-start": "no proper TY begins the record: the peer drops it, reftag reads and reports it",
    "empty": "ris2xml drops a record of TY and ER without a value; all records here say as little",
    # rispy
    "no-end": "rispy needs ER at the end of a record, runs on without it and drops what is left",
    "blank-line": "rispy makes an author of the blank line behind one",
    "named-tags": "the record has TI and T1: rispy takes TI first, reftag the one that comes first",
    "authors-by-tag": (
        "the record has AU and A1: rispy lists one tag behind the other, reftag keeps the order; "
        "or the lines below an author are authors for rispy, and text of the name for reftag"
    ),
    "no-type": "rispy begins a record at PT alone, and this one has none",
    "unknown-tag": "rispy raises KeyError at a tag that it does not know",
    # nbib, Biopython
    "strict": "nbib refuses the file at a line that is not quite MEDLINE, or a DOI as a link",
    "no-last-line": "nbib drops the last record if no line break ends the file",
    "no-lid": "nbib reads DOIs in AID alone, and these stand in LID",
    "column-7": "`TI  -This` without the blank: Biopython cuts the first letter off",
    "joined": "TI several times: Biopython joins them, reftag takes the first and reports the rest",
    "blank-in-record": (
        "a blank line and then a tag that begins nothing: Biopython begins a record at any line "
        "below a blank one, even of plain text, reftag at PMID or where tags start over"
    ),
    # metaknowledge
    "no-ef": "metaknowledge needs VR and EF around the records and drops the last one without EF",
    "bad-record": (
        "metaknowledge makes an empty record of one with a line of fewer than three characters, "
        "such as an ER that ends the file without a line break"
    ),
}
