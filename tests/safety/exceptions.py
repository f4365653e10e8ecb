"""Where an importer reads less after a change and the change is right all the same, and why."""

from typing import Final, NamedTuple

from safety.changes import ALL, FORMAT


class Argument(NamedTuple):
    """A loss that is no reason to call the change unsafe."""

    file: str
    readers: tuple[str, ...]
    changes: tuple[str, ...]
    why: str


ARGUED: Final = (
    # What was text of another value is seen to be a tag line, and then the importer treats it so.
    Argument(
        "mistakes.enw",
        ("biblatex-csl-converter",),
        ("RT002", FORMAT),
        "a type without a name does not begin a record there: the year of the record before stays, "
        "that of this one was read as text of the journal",
    ),
    Argument(
        "rt101_duplicate_tag: malformed tags count as what they mean",
        ("end2xml", "citation-js"),
        ("RT002", "RT101", FORMAT),
        "the tags are repeats as soon as they are tags; citation-js reads 'wice Told' in one of "
        "two malformed lines, and the other is left; with all safe fixes it reads the whole title",
    ),
    Argument(
        "findings: one space too few, a DOI with a label, no end, a type in small letters",
        ("ris2xml", "rispy", "biblatex-csl-converter"),
        ("RT002", FORMAT),
        "without ER they run the two records together, and then there are two titles; with all "
        "safe fixes nothing is lost",
    ),
    Argument(
        "35-wos-malformed.txt",
        ("isi2xml",),
        ("RT003", FORMAT),
        "the title was read as a second author: one value is fewer than a family and a given name",
    ),
    Argument(
        "rt102_duplicate_value: an address of two lines",
        ("biblatex-csl-converter",),
        ("RT102", ALL),
        "the converter does not know %+ and added the repeated address to the year above it",
    ),
    # What an importer takes for a tag or a record is neither.
    Argument(
        "rt007_blank_line_in_record: text below the type gets no fix",
        ("citation-js",),
        (FORMAT,),
        "after a blank line it takes the first two letters of any text for a tag: a DOI 'cord 1'",
    ),
    Argument(
        "rt007_blank_line_in_record: the paragraph below is not indented either",
        ("biopython",),
        ("RT007", ALL),
        "it took the paragraph for a record with a tag 'Anot' and a language; these are read as "
        "what they are now, the end of the abstract and the language of the record",
    ),
    Argument(
        "rt011_unknown_type: text after a blank line",
        ("citation-js",),
        (FORMAT,),
        "after a blank line it takes the first two letters of any text for a tag: a DOI 'cord 1'",
    ),
    Argument(
        "ris/CoLRev-Environment__colrev__ris_data.ris #1",
        ("citation-js",),
        ("RT014", ALL),
        "'% Comment' below a record without ER was added to its last value",
    ),
    Argument(
        "ris/CoLRev-Environment__colrev__ris_data.ris",
        ("citation-js", "rispy"),
        ("RT002", "RT014", ALL, FORMAT),
        "'% Comment' below a record without ER was added to its last value; a keyword is there "
        "twice as soon as its tag is one",
    ),
    Argument(
        "ris/asreview__asreview__baseline_tag_and_field_definitions.ris",
        ("ris2xml",),
        ("RT002", FORMAT),
        "N2 in a malformed line was text of N1; it is a tag now, and ris2xml reads AB instead",
    ),
    Argument(
        "enw/JabRef__jabref__Endnote.entries.enw",
        ("end2xml",),
        ("RT008", ALL, FORMAT),
        "a test file of tags without a work: what was one record is five, and end2xml reads no "
        "editors and numbers in some of their types",
    ),
    Argument(
        "medline/IEBH__RefLib__blue-light.nbib",
        ("biblatex-csl-converter",),
        ("RT504", ALL),
        "a line with U+2028 was text of the tag above; it is COIS now, which the converter drops",
    ),
    # Only a second fix makes it whole; with all safe fixes nothing is lost.
    Argument(
        "rt008_missing_separator: the break is that of the line above",
        ("biblatex-csl-converter",),
        ("RT012",),
        "two records become visible, and RT008 separates them",
    ),
    Argument(
        "rt015_misplaced_end: an end before the first record",
        ("rispy",),
        ("RT015",),
        "the byte order mark comes before the type now; RT504 deletes it",
    ),
    *(
        Argument(
            f"rt101_duplicate_tag: {case}",
            ("end2xml",),
            ("RT101", ALL),
            "a blank line makes it two records there, each with the same year; then it is one",
        )
        for case in (
            "after a blank line in the record",
            "a blank line above the tag goes with it",
        )
    ),
    Argument(
        "rt304_invalid_issn: a type that names no number, and none at all",
        ("end2xml",),
        ("RT007", ALL, FORMAT),
        "a blank line makes it two records there, each with the same number; then it is one",
    ),
    *(
        Argument(
            file,
            ("biblatex-csl-converter",),
            ("RT010", FORMAT),
            "the byte order mark comes before the first tag now; RT504 deletes it",
        )
        for file in (
            "rt005_empty_value: the first tag stays, it may be what sets the record apart",
            "rt010_type_not_first: below a byte order mark and a value of several lines",
            "ris/JabRef__jabref__RisImporterCorrupted.ris #1",
            "ris/JabRef__jabref__RisImporterCorrupted.ris",
        )
    ),
    *(
        Argument(
            file,
            ("biblatex-csl-converter",),
            ("RT006", ALL, FORMAT),
            "where FAU is there it leaves out the short name in AU, which was text of FAU",
        )
        for file in (
            "31b-flattened.nbib",
            "rt006_flattened_record: a record on one line, and one that begins inside a line",
        )
    ),
    Argument(
        "rt001_text_outside_record: blank lines and a byte order mark are no text",
        ("biblatex-csl-converter", "citation-js"),
        (FORMAT,),
        "the byte order mark comes before the first tag now; RT504 deletes it",
    ),
    # Parts of words and numbers.
    Argument(
        "rt402_multiple_keywords: semicolons of entities and in parentheses",
        ("biblatex-csl-converter",),
        ("RT502",),
        "the semicolon of an entity divided the keyword",
    ),
    Argument(
        "rt509_not_utf8: a name that ends in such a letter is not cut off",
        ("end2xml",),
        ("RT509", ALL),
        "the stray byte and the line break were read as one Chinese letter",
    ),
    Argument(
        "15-blank-lines.ris",
        ("citation-js",),
        ("RT007", ALL, FORMAT),
        "'2016/march ' is no date for it and '2016/march' is the year 2016",
    ),
    Argument(
        "08c-wos-no-indent.txt",
        ("isi2xml",),
        ("RT016", ALL),
        "the keyword is whole, and the importer leaves out the one that is the same in capitals",
    ),
)

RECORDS: Final = {"RT006": "takes apart what was several records on one line"}
"""Rules whose safe fixes may change how many records reftag itself reads."""


NOT_OURS: Final = {
    "rt509_not_utf8: UTF-16 that is damaged": (
        "the mark of UTF-16 before text in single bytes: with one more byte it would be UTF-16. "
        "Real UTF-16 has NUL characters, and nothing is written to such files"
    ),
}
"""Files of our own that no program would write."""


def is_argued(change: str, file: str, reader: str) -> bool:
    """Say whether there is an argument about a loss."""
    return any(
        each.file == file and reader in each.readers and change in each.changes for each in ARGUED
    )
