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
GENERAL = "the importer knows the type, and files it under its general one on purpose"

CASES: Final[dict[tuple[str, str], str]] = {
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
"""(case, importer) -> why what reftag says of the case is not what the importer does."""

TAGS: Final[dict[tuple[str, str, str], str]] = {}
"""(importer, tag, label) -> why reftag judges otherwise than `slots.toml`."""

COLREV = "CoLRev-Environment__colrev__ais_enl.txt"

CORPUS: Final[dict[tuple[str, str, str], str]] = {
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
