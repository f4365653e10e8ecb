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


_MERGES = "lost: merges it with the record above"
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
        (),  # measured with two records and a line of spaces between
        {"bibutils": _MERGES},
    ),
    "blank-line": Case(
        ("blank_inside_record",),
        {
            "bibutils": "lost: makes a second record of everything below",
            "zotero": "lost: makes a second record of everything below",
            "biblatex-csl-converter": "lost: moves everything below into the next record",
        },
    ),
    "blank-line-in-value": Case(
        ("abstract_two_paragraphs_blank_line",),
        {
            "bibutils": "lost: loses the text below and makes a second record of the tags below it",
            "zotero": "lost: loses the text below and makes a second record of the tags below it",
            "citation-js": "lost: loses the text below",
            "biblatex-csl-converter": "lost: loses everything below",
        },
    ),
    "no-type": Case(
        ("type_missing_first_record", "type_missing_article"),
        {
            "bibutils": "misread: guesses the type",
            "zotero": "misread: imports it as a book",
            "citation-js": "lost: refuses the file",
            "biblatex-csl-converter": "lost: finds no record",
            "jabref": "misread: imports it as a misc entry",
        },
    ),
    "no-type-below-another": Case(
        ("type_missing_second_record",),
        {
            "citation-js": "lost: merges it into the record above",
            "biblatex-csl-converter": "lost: loses the record",
            "jabref": "lost: merges it into the record above",
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
            "citation-js": "misread: moves everything above the type into the previous record",
            "jabref": "lost: moves everything above the type into the previous record",
        },
    ),
    "refused-type": Case(
        ("type_standard",), {"biblatex-csl-converter": "lost: loses every record of this type"}
    ),
    "blanks-behind-type": Case(
        ("type_trailing_blank",),
        {"citation-js": "lost: does not know the type and keeps only title and abstract"},
    ),
    "blanks-before-type": Case(
        ("type_two_blanks",),
        {
            "citation-js": "lost: does not know the type and keeps only title and abstract",
            "jabref": "misread: does not know the type and imports it as a misc entry",
        },
    ),
    "byte-order-mark": Case(
        ("bom", "bom_one_record"),
        {
            "citation-js": "lost: refuses a file of one record",
            "biblatex-csl-converter": "lost: loses the first record",
            "jabref": "lost: merges the first two records",
        },
    ),
    "crlf": Case(
        ("crlf", "crlf_continuation"),
        {"citation-js": "lost: recognises no type in such a file and keeps only titles"},
    ),
    "cr": Case(
        ("cr",),
        {
            "citation-js": "lost: reads the whole file as one line",
            "biblatex-csl-converter": "lost: finds no record",
        },
    ),
    "crcrlf": Case(
        ("crcrlf",),
        {
            "bibutils": "lost: makes every line a record",
            "zotero": "lost: makes every line a record",
            "citation-js": "lost: recognises no type in such a file and keeps only titles",
        },
    ),
    "end-of-file-mark": Case(
        ("ctrl_z_at_end",),
        {
            "bibutils": "lost: writes a file that is not valid XML",
            "zotero": "misread: appends it to the last value",
            "citation-js": "misread: appends it to the last value",
            "biblatex-csl-converter": "misread: appends it to the last value",
        },
    ),
    "text-behind": Case(
        ("text_between_records",), {"jabref": "misread: appends the text to the value above"}
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
            "bibutils": "misread: appends the line to the value above",
            "zotero": "misread: appends the line to the value above",
            "biblatex-csl-converter": "misread: appends the line to the value above",
        },
    ),
    "no-blank-behind-tag": Case(
        ("blank_after_tag_missing",),
        {
            "bibutils": "lost: appends the line to the value above",
            "zotero": "lost: appends the line to the value above",
            "citation-js": "misread: loses the first letter",
            "biblatex-csl-converter": "lost: appends the line to the value above",
            "jabref": "misread: loses the first letter",
        },
    ),
    "no-break-space-behind-tag": Case(
        ("nbsp_after_tag",),
        {
            "bibutils": "lost: appends the line to the value above",
            "zotero": "lost: appends the line to the value above",
        },
    ),
    "tab-behind-tag": Case(
        ("tab_after_tag",),
        {
            "bibutils": "lost: appends the line to the value above",
            "zotero": "lost: appends the line to the value above",
        },
    ),
    "indented-tag": Case(
        ("leading_blanks_one_line", "leading_blanks_all_lines"),
        {
            "bibutils": "lost: appends the line to the value above",
            "citation-js": "lost: appends the line to the value above",
            "biblatex-csl-converter": "lost: appends the line to the value above",
        },
    ),
    "tag-in-lower-case": Case(
        ("tag_lower_case",),
        {
            "zotero": "lost: drops it",
            "citation-js": "lost: drops it",
            "biblatex-csl-converter": "lost: appends the line to the value above",
            "jabref": "lost: drops it",
        },
    ),
    "wrong-sign": Case(
        (),
        {
            "bibutils": "lost: appends the line to the value above",
            "zotero": "lost: appends the line to the value above",
            "citation-js": "lost: appends the line to the value above",
            "biblatex-csl-converter": "lost: appends the line to the value above",
            "jabref": "lost: appends the line to the value above",
        },
    ),
    "sign-on-further-line": Case(
        ("continuation_starts_percent_blank",),
        {
            "citation-js": "lost: loses the text from the line with the percent sign onwards",
            "jabref": "lost: loses the text from the line with the percent sign onwards",
        },
    ),
    "several-lines": Case(
        ("continuation_three_lines", "continuation_two_fields"),
        {"citation-js": "lost: reads only one continuation line per file and loses the others"},
    ),
    "keywords-on-lines": Case(
        ("keywords_continuation_four", "continuation_second_letter_is_tag"),
        {
            "citation-js": "lost: reads only one continuation line per file and loses the others",
            "biblatex-csl-converter": "misread: reads all lines as one keyword",
            "jabref": "misread: reads all lines as one keyword",
        },
    ),
    "keywords-below-tag": Case(
        ("keywords_continuation_after_empty",),
        {
            "bibutils": "lost: appends the line to the value above",
            "citation-js": "lost: keeps only the first",
            "biblatex-csl-converter": "misread: reads all lines as one keyword",
            "jabref": "misread: reads all lines as one keyword",
        },
    ),
    "value-below-tag": Case(
        (),  # measured with each kind of tag, and with inputs of our own
        {"bibutils": "lost: appends the line to the value above"},
    ),
    "line-separator": Case(
        ("u2028_in_title",),
        {"biblatex-csl-converter": "lost: appends the line to the value above"},
    ),
    "control-character": Case(
        ("vt_in_title", "ff_in_title"),
        {"bibutils": "lost: writes a file that is not valid XML"},
    ),
    "several-people": Case(
        ("author_two_by_semicolon", "author_two_by_and", "author_two_by_ampersand"),
        {
            "bibutils": "misread: reads them as one person",
            "zotero": "lost: loses all but the first",
            "citation-js": "misread: reads them as one person",
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
            "bibutils": "misread: reads it as two authors",
            "zotero": "misread: splits the organisation's name like a person's",
            "citation-js": "misread: splits the organisation's name like a person's",
            "biblatex-csl-converter": "misread: splits the organisation's name like a person's",
            "jabref": "misread: reads it as two authors",
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
        {"citation-js": "misread: cannot tell where the family name ends"},
    ),
}
