"""What importers do with oddities in the structure of a file, in words, by case.

The cases are found by `reftag.importers.cases` and `reftag.importers.values`. Which importer
stumbles over which was measured; a test holds this table against the measurements.
"""

from typing import Final, NamedTuple


class Case(NamedTuple):
    """What an importer does with something in a file that is not the value of a tag."""

    measured: tuple[str, ...]
    """Names of the shared structure cases that show it."""
    importers: dict[str, str]
    """Importer -> `lost: …` or `misread: …`, words to follow the importer's name. Those that are
    not in here read it well."""


_MERGES = "lost: makes one record of this and the one above"
_NOT_IN_LINE = "lost: loses the whole record"

CASES: Final = {
    "one-line": Case(
        ("one_line_record", "one_line_jmir"),
        {
            "bibutils": "lost: imports an empty record",
            "zotero": "lost: refuses the file",
            "citation-js": "lost: imports an empty record",
            "biblatex-csl-converter": "lost: imports an empty record",
            "jabref": "lost: finds no record",
        },
    ),
    "no-separator": Case(
        ("no_blank_between_records",),
        {"bibutils": _MERGES, "zotero": _MERGES, "biblatex-csl-converter": _MERGES},
    ),
    "blanks-for-separator": Case(
        (),  # measured with two records and a line of blanks between
        {"bibutils": _MERGES},
    ),
    "blank-line": Case(
        ("blank_inside_record",),
        {
            "bibutils": "lost: makes a second record of what stands below",
            "zotero": "lost: makes a second record of what stands below",
            "biblatex-csl-converter": "lost: moves what stands below into the next record",
        },
    ),
    "blank-line-in-value": Case(
        ("abstract_two_paragraphs_blank_line",),
        {
            "bibutils": "lost: loses the text below, and makes a second record of the tags below",
            "zotero": "lost: loses the text below, and makes a second record of the tags below",
            "citation-js": "lost: loses the text below",
            "biblatex-csl-converter": "lost: loses all that stands below",
        },
    ),
    "no-type": Case(
        ("type_missing_first_record", "type_missing_article"),
        {
            "bibutils": "misread: guesses the type",
            "zotero": "misread: makes it a book",
            "citation-js": "lost: refuses the file",
            "biblatex-csl-converter": "lost: finds no record",
            "jabref": "misread: makes it a misc entry",
        },
    ),
    "no-type-below-another": Case(
        ("type_missing_second_record",),
        {
            "citation-js": "lost: runs it into the record above",
            "biblatex-csl-converter": "lost: loses the record",
            "jabref": "lost: runs it into the record above",
        },
    ),
    "below-unseen": Case(
        (),  # measured with three records, the second without a type, and with a byte order mark
        {"biblatex-csl-converter": _MERGES},
    ),
    "type-not-first": Case(("type_not_first",), {"citation-js": "lost: refuses the file"}),
    "type-not-first-below-another": Case(
        ("type_not_first_two_records",),
        {
            "citation-js": "misread: takes what stands above the type into the record above",
            "jabref": "lost: takes what stands above the type into the record above",
        },
    ),
    "refused-type": Case(
        ("type_standard",), {"biblatex-csl-converter": "lost: loses every record of this type"}
    ),
    "blanks-behind-type": Case(
        ("type_trailing_blank",),
        {"citation-js": "lost: does not know the type, and keeps nothing but title and abstract"},
    ),
    "blanks-before-type": Case(
        ("type_two_blanks",),
        {
            "citation-js": "lost: does not know the type, and keeps nothing but title and abstract",
            "jabref": "misread: does not know the type, and makes it a misc entry",
        },
    ),
    "byte-order-mark": Case(
        ("bom", "bom_one_record"),
        {
            "citation-js": "lost: refuses a file of one record",
            "biblatex-csl-converter": "lost: loses the first record",
            "jabref": "lost: runs the first two records into one",
        },
    ),
    "crlf": Case(
        ("crlf", "crlf_continuation"),
        {"citation-js": "lost: knows no type in such a file, and keeps nothing but titles"},
    ),
    "cr": Case(
        ("cr",),
        {
            "citation-js": "lost: takes the file for one line",
            "biblatex-csl-converter": "lost: finds no record",
        },
    ),
    "crcrlf": Case(
        ("crcrlf",),
        {
            "bibutils": "lost: makes a record of every line",
            "zotero": "lost: makes a record of every line",
            "citation-js": "lost: knows no type in such a file, and keeps nothing but titles",
        },
    ),
    "end-of-file-mark": Case(
        ("ctrl_z_at_end",),
        {
            "bibutils": "lost: writes a file that is no valid XML",
            "zotero": "misread: adds it to the last value",
            "citation-js": "misread: adds it to the last value",
            "biblatex-csl-converter": "misread: adds it to the last value",
        },
    ),
    "text-behind": Case(
        ("text_between_records",), {"jabref": "misread: adds the text to the value above"}
    ),
    "text-before": Case(
        ("text_before_first_record_blank", "text_before_first_record_adjacent"),
        {"zotero": "lost: refuses the file", "citation-js": "lost: refuses the file"},
    ),
    "second-line": Case(
        ("detect_second_line_symbol_tag", "detect_second_line_empty_tag"),
        {"zotero": "lost: refuses the file"},
    ),
    "bare-tag": Case(
        ("empty_value_no_blank",),
        {
            "bibutils": "misread: adds the line to the value above",
            "zotero": "misread: adds the line to the value above",
            "biblatex-csl-converter": "misread: adds the line to the value above",
        },
    ),
    "no-blank-behind-tag": Case(
        ("blank_after_tag_missing",),
        {
            "bibutils": "lost: adds the line to the value above",
            "zotero": "lost: adds the line to the value above",
            "citation-js": "misread: loses the first letter",
            "biblatex-csl-converter": "lost: adds the line to the value above",
            "jabref": "misread: loses the first letter",
        },
    ),
    "no-break-space-behind-tag": Case(
        ("nbsp_after_tag",),
        {
            "bibutils": "lost: adds the line to the value above",
            "zotero": "lost: adds the line to the value above",
        },
    ),
    "tab-behind-tag": Case(
        ("tab_after_tag",),
        {
            "bibutils": "lost: adds the line to the value above",
            "zotero": "lost: adds the line to the value above",
        },
    ),
    "indented-tag": Case(
        ("leading_blanks_one_line", "leading_blanks_all_lines"),
        {
            "bibutils": "lost: adds the line to the value above",
            "citation-js": "lost: adds the line to the value above",
            "biblatex-csl-converter": "lost: adds the line to the value above",
        },
    ),
    "tag-in-lower-case": Case(
        ("tag_lower_case",),
        {
            "zotero": "lost: drops it",
            "citation-js": "lost: drops it",
            "biblatex-csl-converter": "lost: adds the line to the value above",
            "jabref": "lost: drops it",
        },
    ),
    "wrong-sign": Case(
        (),
        {
            "bibutils": "lost: adds the line to the value above",
            "zotero": "lost: adds the line to the value above",
            "citation-js": "lost: adds the line to the value above",
            "biblatex-csl-converter": "lost: adds the line to the value above",
            "jabref": "lost: adds the line to the value above",
        },
    ),
    "sign-on-further-line": Case(
        ("continuation_starts_percent_blank",),
        {
            "citation-js": "lost: loses the text from the line with the percent sign on",
            "jabref": "lost: loses the text from the line with the percent sign on",
        },
    ),
    "several-lines": Case(
        ("continuation_three_lines", "continuation_two_fields"),
        {"citation-js": "lost: reads but one further line in a whole file and loses the others"},
    ),
    "keywords-on-lines": Case(
        ("keywords_continuation_four", "continuation_second_letter_is_tag"),
        {
            "citation-js": "lost: reads but one further line in a whole file and loses the others",
            "biblatex-csl-converter": "misread: makes one keyword of all lines",
            "jabref": "misread: makes one keyword of all lines",
        },
    ),
    "keywords-below-tag": Case(
        ("keywords_continuation_after_empty",),
        {
            "bibutils": "lost: adds the line to the value above",
            "citation-js": "lost: keeps only the first",
            "biblatex-csl-converter": "misread: makes one keyword of all lines",
            "jabref": "misread: makes one keyword of all lines",
        },
    ),
    "value-below-tag": Case(
        (),  # measured with each kind of tag, and with inputs of our own
        {"bibutils": "lost: adds the line to the value above"},
    ),
    "line-separator": Case(
        ("u2028_in_title",),
        {"biblatex-csl-converter": "lost: adds the line to the value above"},
    ),
    "control-character": Case(
        ("vt_in_title", "ff_in_title"),
        {"bibutils": "lost: writes a file that is no valid XML"},
    ),
    "several-people": Case(
        ("author_two_by_semicolon", "author_two_by_and", "author_two_by_ampersand"),
        {
            "bibutils": "misread: makes one person of them",
            "zotero": "lost: loses all but the first",
            "citation-js": "misread: makes one person of them",
            "biblatex-csl-converter": "lost: loses all but the first",
        },
    ),
    "organisation": Case(
        ("author_corporate_trailing_comma",),
        {
            "bibutils": "misread: splits the organisation's name like a person's",
            "citation-js": "misread: splits the organisation's name like a person's",
            "jabref": "misread: splits the organisation's name like a person's",
        },
    ),
    "organisation-with-comma": Case(
        ("author_corporate_inner_comma",),
        {
            "bibutils": "misread: makes two authors of it",
            "zotero": "misread: splits the organisation's name like a person's",
            "citation-js": "misread: splits the organisation's name like a person's",
            "biblatex-csl-converter": "misread: splits the organisation's name like a person's",
            "jabref": "misread: makes two authors of it",
        },
    ),
    "third-part-of-name": Case(
        ("author_suffix_last", "author_suffix_middle"),
        {
            "zotero": "lost: loses what follows the second comma",
            "biblatex-csl-converter": "lost: loses what follows the second comma",
        },
    ),
    "no-blank-in-name": Case(
        ("author_last_comma_first", "author_last_comma_first_one_word"),
        {"citation-js": "misread: does not see where the family name ends"},
    ),
}
