"""Where what reftag says and what an importer does differ, each with its reason.

reftag reads a record and the one before it, and nothing else: that is what keeps it quick in an
editor. What an importer makes of a record because of one far above or below, it cannot know.
"""

from typing import Final

BELOW = "whether a record comes below, and swallows or saves this one, cannot be seen from here"
NO_TYPE_TAG = "the line of the type is none to this importer; RT002 or RT005 asks to mend it first"
HALF = "what is said of a record on one line is true of all its lines but those that are whole"
MENDED = "citation-js mends the first such line of a file"
NOBODY = (
    "nobody reads such a name right, and no rule can tell it from a person's or a title's words"
)
SAID_TWICE = "the tag that is kept says the same, so nothing is lost"
GENERAL = "the importer knows the type, and files it under its general one on purpose"

_ENDNOTE: Final[dict[tuple[str, str], str]] = {
    ("files: a byte order mark, two records", "biblatex-csl-converter"): BELOW,
    ("files: a byte order mark, one record", "citation-js"): BELOW,
    ("files: a byte order mark above a second file", "citation-js"): (
        "a byte order mark in the middle of a file; RT504 takes it out"
    ),
    ("files: a byte order mark above a second file", "biblatex-csl-converter"): (
        "a byte order mark in the middle of a file; RT504 takes it out"
    ),
    ("files: CR CR LF", "bibutils"): "what stands above the first break is kept by chance",
    ("files: CR CR LF", "citation-js"): "titles are kept, with a CR behind them",
    ("records: a blank line inside the first record", "biblatex-csl-converter"): (
        "what stands below the blank line takes the place of the next record's own; RT007"
    ),
    ("records: a blank line behind the type", "bibutils"): (
        "the record that is left has all but its type; RT007 closes it up"
    ),
    ("records: a blank line behind the type", "biblatex-csl-converter"): (
        "a type alone is no record; RT007 closes it up"
    ),
    ("records: two types", "citation-js"): (
        "it begins a record at each type, reftag reads one record with two; RT101 reports them"
    ),
    ("records: no type in the second record", "citation-js"): BELOW,
    ("records: no type in the first record", "biblatex-csl-converter"): BELOW,
    ("records: no type in the middle record", "citation-js"): BELOW,
    ("records: no type in the middle record", "biblatex-csl-converter"): BELOW,
    ("records: a type without anything behind the tag", "biblatex-csl-converter"): NO_TYPE_TAG,
    ("records: a record half on one line", "bibutils"): HALF,
    ("records: a record half on one line", "biblatex-csl-converter"): HALF,
    ("tags: all tags in lower case", "citation-js"): "of a record of which nothing is left, a type",
    ("tags: no blank behind the type", "biblatex-csl-converter"): NO_TYPE_TAG,
    ("tags: the type indented", "citation-js"): NO_TYPE_TAG,
    ("tags: the type indented", "biblatex-csl-converter"): NO_TYPE_TAG,
    ("tags: a dollar for a per cent sign", "citation-js"): MENDED,
    ("tags: an access date without a blank", "citation-js"): MENDED,
    ("types: a type of its own: Catalog", "citation-js"): GENERAL,
    ("types: a type of its own: Government Document", "citation-js"): GENERAL,
    ("types: a type of its own: Online Database", "biblatex-csl-converter"): GENERAL,
    ("values: an abstract of two paragraphs", "citation-js"): (
        "of the tags below the second paragraph only the first may suffer"
    ),
    ("values: a line whose second letter is 0", "citation-js"): (
        "a line that citation-js takes for the type of another record, by its second letter"
    ),
    ("values: two of %Z in a book", "citation-js"): (
        "a list of notes, where styles may print but one: several notes are usual"
    ),
    ("values: an author: family and initials", "bibutils"): NOBODY,
    ("values: an author: family and initials", "citation-js"): NOBODY,
    ("values: an author: family and initials", "biblatex-csl-converter"): NOBODY,
    ("values: an author: two behind and, given first", "bibutils"): NOBODY,
    ("values: an author: two behind and, given first", "citation-js"): NOBODY,
    ("values: an author: two behind and, given first", "biblatex-csl-converter"): NOBODY,
    ("values: a date beside the year: 2004", "biblatex-csl-converter"): (
        "the date is dropped, but says nothing that the year does not"
    ),
    ("values: a null character in a title", "bibutils"): (
        "bibutils cuts the line there, where other control characters spoil its file"
    ),
}

FIRST_LOSES = "the values of the first record give way to those of the second; one finding says so"
CHANCE = "a part of what should be lost is kept by chance"
NOT_SEEN = "the value is there; a dash before it, or the lack of a line, is not looked for"
RARE = "nobody writes AU without FAU in a record that has another FAU"
TAKES_IN = (
    "citation-js tells two sorts of RIS apart by all tags of a record, and one of them has the type"
)
JOINED = "the first of several values is spoilt with the others; RT101 reports them"
WHOLE = "two years in what it makes one record: then it refuses the file"
END_OF_FILE = "it meets EF inside a record, and refuses the file"

_OTHERS: Final[dict[tuple[str, str, str], str]] = {
    ("ris", "records: a tag inside a line", "citation-js"): CHANCE,
    ("ris", "records: no end in the first record, no blank line", "citation-js"): BELOW,
    ("ris", "records: an unknown type with what some keep of it", "citation-js"): TAKES_IN,
    ("ris", "tags: the type in lower case, two records", "citation-js"): WHOLE,
    ("ris", "values: two authors with and", "bibutils"): "it divides them there",
    **{
        ("ris", f"records: no end in the {name}", "rispy"): BELOW
        for name in ("first record", "first record, no blank line", "middle record")
    },
    ("ris", "records: a second type", "rispy"): BELOW,
    ("ris", "files: CR alone", "reflib"): CHANCE,
    **{
        ("ris", f"records: {name}", importer): FIRST_LOSES
        for name in (
            "no end in the first record",
            "no end in the first record, no blank line",
            "no end in the middle record",
            "an end without a dash",
            "an end in lower case",
        )
        for importer in ("reflib", "pybtexris")
    },
    ("ris", "records: a second type", "reflib"): "the second counts; RT101 reports both",
    **{
        ("ris", "records: a type below the type", importer): (
            "a record of the first type alone is none, and of the other one the type is the second"
        )
        for importer in ("bibutils", "citation-js")
    },
    ("medline", "records: a PMID below the PMID", "biblatex-csl-converter"): (
        "it makes a record of the first number alone"
    ),
    ("ris", "records: a type below the type", "reflib"): "the second counts; RT101 reports both",
    ("ris", "tags: no-break spaces before the dash, in the journal", "reflib"): (
        "it sees a tag there where we see text of the title"
    ),
    ("ris", "records: a line of text below the type", "reflib"): "RT001 reports the line",
    ("ris", "together: two of PY", "pybtexris"): JOINED,
    ("wos", "records: no end in the first record", "bibutils"): BELOW,
    ("wos", "records: a second type", "bibutils"): BELOW,
    ("wos", "records: a second type", "rispy"): BELOW,
    ("wos", "records: no end in the last record", "rispy"): END_OF_FILE,
    **{
        ("wos", "tags: a dash after the tag", importer): NOT_SEEN
        for importer in ("bibutils", "rispy", "metaknowledge")
    },
    ("wos", "files: text before the header", "metaknowledge"): "one such line it passes over",
    ("wos", "files: text between records", "metaknowledge"): FIRST_LOSES,
    ("wos", "records: a blank line inside the record", "metaknowledge"): (
        "what is above the line is lost as well, but the record has a number"
    ),
    ("wos", "records: an abstract with a blank line", "metaknowledge"): (
        "the next record may be lost with it"
    ),
    ("wos", "records: no end in the first record", "metaknowledge"): FIRST_LOSES,
    ("refworks", "files: CR CR LF", "citation-js"): CHANCE,
    ("refworks", "tags: a dash after the tag", "citation-js"): NOT_SEEN,
    **{
        ("medline", "files: CR CR LF", importer): CHANCE
        for importer in ("bibutils", "biopython", "nbib", "metaknowledge", "reflib")
    },
    ("medline", "files: CR alone", "reflib"): CHANCE,
    **{
        ("medline", "records: an indented paragraph after the record", importer): NOT_SEEN
        for importer in ("bibutils", "biblatex-csl-converter", "metaknowledge", "reflib")
    },
    **{
        ("medline", f"values: a continuation line {name}", "bibutils"): NOT_SEEN
        for name in ("that is not indented", "with two spaces", "with a tab")
    },
    **{
        ("medline", "together: AU without FAU beside one with FAU", importer): RARE
        for importer in ("bibutils", "biblatex-csl-converter")
    },
    ("medline", "together: AU without FAU", "biblatex-csl-converter"): (
        "the whole name is kept as it is"
    ),
    ("medline", "records: an abstract of two paragraphs, the second not indented", "biopython"): (
        "of an indented one it refuses the file, of this it makes a record"
    ),
    (
        "medline",
        "records: an abstract of two paragraphs, the second not indented",
        "metaknowledge",
    ): "the record ends at the blank line",
    ("medline", "records: a PMID with a space before the dash", "biopython"): (
        "a tag of four letters is read all the same"
    ),
    ("medline", "together: two of DP", "biopython"): JOINED,
    **{
        ("medline", f"records: a PMID with {spaces} before the dash", "metaknowledge"): (
            "in the first record of a file that is why it refuses the file"
        )
        for spaces in ("a space", "two spaces")
    },
    ("medline", "records: a PMID below the PMID", "biopython"): JOINED,
    ("medline", "records: a PMID below the PMID", "metaknowledge"): JOINED,
    ("medline", "records: a PMID with two spaces before the dash", "nbib"): (
        "only what is not the first line of a record"
    ),
    **{
        ("medline", f"records: {name}", importer): FIRST_LOSES
        for name in ("no blank line between records", "a second PMID")
        for importer in ("nbib", "reflib")
    },
    **{
        ("medline", "records: a line of spaces between records", importer): FIRST_LOSES
        for importer in ("metaknowledge", "reflib")
    },
    ("medline", "together: a place beside an address", "nbib"): (
        "AD belongs to the author above, who has none in most records"
    ),
    ("medline", "together: DEP without DP", "nbib"): "it is kept, but no year is",
    ("medline", "tags: a no-break space after the dash, in the title", "metaknowledge"): (
        "the sign is spoilt, and all letters are there"
    ),
    ("medline", "values: an ISSN without its medium", "reflib"): (
        "it is kept, but not where journals are looked up"
    ),
}

CASES: Final = {("endnote", *key): why for key, why in _ENDNOTE.items()} | _OTHERS
"""(dialect, case, importer) -> why what reftag says of it is not what the importer does."""

TAGS: Final[dict[tuple[str, str, str], str]] = {}
"""(importer, tag, label) -> why reftag judges otherwise than `slots.toml`."""

COLREV = "CoLRev-Environment__colrev__ais_enl.txt"

_ALIKE = "citation-js__plugin-enw__single-author.enw"

CORPUS: Final[dict[tuple[str, str, str], str]] = {
    (_ALIKE, "bibutils", "%J"): SAID_TWICE,
    (_ALIKE, "biblatex-csl-converter", "%B"): SAID_TWICE,
    **{
        (COLREV, "biblatex-csl-converter", f"2.{tag}"): BELOW
        for tag in ("%T", "%B", "%D", "%V", "%N", "%P", "%U")
    },
    **{
        ("fiduswriter__biblatex-csl-converter__endnote.enw", importer, "5.%A"): NOBODY
        for importer in ("bibutils", "biblatex-csl-converter")
    },
    ("revidiumhq__biblib__enw-unit-13.enw", "bibutils", "%0"): (
        "a line that bibutils adds to the type, of which it looks at the beginning only"
    ),
    ("revidiumhq__biblib__enw-unit-13.enw", "citation-js", "%A"): (
        "the first letter is lost, and is not among the letters that are looked for"
    ),
    **{
        ("adsabs__export_service__data_endnote.enw", "citation-js", f"18.%A:{number}"): (
            "a dot where the family name should be"
        )
        for number in (1, 2)
    },
    ("adsabs__export_service__data_endnote.enw", "biblatex-csl-converter", "22.%K"): (
        "the lines end in the middle of keywords, which go on with the same sign"
    ),
}
"""(file, importer, field) -> why a real value is lost unannounced, or announced and kept."""

FIXES: Final[dict[tuple[str, str], str]] = {}
"""(case or file, importer) -> why something does not arrive any more after the safe fixes."""
