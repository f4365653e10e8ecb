"""What a measured slot means: words for it, and whether a value is right there.

The measurements say where a value arrived; whether it belongs there is our judgement, and all of it
is in this file. A value is *misread* where the slot is for something else than EndNote's name of
the field in that type says; everything else that arrives is *kept*.
"""

import re
from typing import Final, NamedTuple

TITLES: Final = {
    "endnote": "EndNote",
    "zotero": "Zotero",
    "jabref": "JabRef",
    "bibutils": "bibutils",
    "citation-js": "citation-js",
    "biblatex-csl-converter": "biblatex-csl-converter",
}

_CONTAINER = "the title of the publication"

WORDS: Final = (
    # What a slot is called, whoever's slot it is; the first pattern that fits counts.
    (r"becomes inventor", "an inventor"),
    (r"name\[(.+)\]$", r"\1"),
    (r"relatedItem\[host\]/relatedItem\[host\]/titleInfo/title", "the title of the series"),
    (r"relatedItem\[host\]/relatedItem\[host\]/name\[author\]", "an author of the series"),
    (r"relatedItem\[host\]/name\[author\]", "an author of the series"),
    (r"relatedItem\[host\]/titleInfo/title|container-title|publicationTitle", _CONTAINER),
    (r"bookTitle|booktitle", "the title of a book"),
    (r"proceedingsTitle", "the title of the proceedings"),
    (r"websiteTitle", "the title of the website"),
    (r"journaltitle|journal$", "the journal"),
    (r"relatedItem\[original\]/titleInfo/title", "the title of the original"),
    (r"titleInfo\[abbreviated\]/title|title-short|shorttitle", "the short title"),
    (r"originInfo/place|publisher-place|^place$|location$|address$", "the place of publication"),
    (r"location/url|^url$|^URL$", "the link"),
    (r"publisher$|institution$|university$|school$", "the publisher"),
    (r"dateIssued|^date$|^issued$|^year$|issueDate", "the date"),
    (r"language", "the language"),
    (r"subject/topic|^tag$|keywords?$", "a keyword"),
    (r"classification|call-?[nN]umber", "the call number"),
    (r"^library$", "the library that holds the work"),
    (r"identifier\[accessnum\]|accessionNumber", "the accession number"),
    (r"@ID|identifier\[citekey\]|citation-?key|^label$", "the citation key"),
    (r"detail\[section\]", "the section"),
    (r"detail\[issue\]|^issue$", "the issue"),
    (r"detail\[volume\]|^volume$", "the volume"),
    (r"detail\[session\]", "the session"),
    (r"detail\[|collection-number|^number$", "the number"),
    (r"extent\[volumes\]|number-of-volumes", "the number of volumes"),
    (r"extent\[page\]/total|number-of-pages", "the number of pages"),
    (r"extent\[page\]|^pages?$|detail\[page\]", "a range of pages"),
    (r"identifier\[issn\]|identifier\[isbn\]|identifier\[serial", "the serial number"),
    (r"^ISBN$|^isbn$", "an ISBN"),
    (r"^ISSN$", "the ISSN"),
    (r"edition$", "the edition"),
    (r"genre$|^type$|thesisType|reportType|websiteType", "the kind of work"),
    (r"^doi$|^DOI$", "the DOI"),
    (r"^eprint$", "an e-print number"),
    (r"abstract", "the abstract"),
    (r"note\(child\)|^note$", "a note"),
    (r"^extra$", "Extra"),
    (r"^rights$", "the rights statement"),
    (r"^archiveLocation$", "the place in an archive"),
    (r"^series$|collection-title", "the title of the series"),
    (r"^title$|titleInfo/title$", "the title"),
    (r"creator/author|^author$", "an author"),
    (r"creator/editor|^editor$", "an editor"),
    (r"collection-editor", "a series editor"),
    (r"creator/translator|^translator$", "a translator"),
    (r"accessed", "the date of access"),
)

PEOPLE: Final = {
    "author": "an author",
    "editor": "an editor",
    "artist": "an artist",
    "addressee": "the addressee",
}

_NO_CONTAINER = (
    r"Series Title|Academic Department|Committee|Code|Section Title|Title Number|Image Source.*"
)
_NO_EDITION = (
    r"Epub Date|Date Published|Description.*|Requirements|Session|Action of.*"
    r"|International Patent.*"
)
_NO_VOLUME = r"Access Year|Degree|Edition|Image Size|Amount Requested|Patent Version.*"
_NO_NUMBER = r"Access Date|Start Page|Status|Size|Number of Screens"
_NO_PAGES = r"Description|Running Time"
_NO_ISBN = r"ISSN|Report Number|Document Number|Patent Number"
_NO_EDITOR = (
    r"Department|Institution|Issuing Organization|Name of File|Performers|Producer|Recipient"
    r"|Reporter|Series Director|Sponsor"
)
_NO_SERIES = (
    r"Decision|Department|Institution|Legislative Body|Paper Number|Supplement No\.|Volume Title"
    r"|Website Title|International (Source|Title)"
)
_NO_NOTE = r"(?!Custom |.*Note).*"


class Misread(NamedTuple):
    """A value under one of `tags` is misread in a slot that fits `slot`, in types that call the
    field as `label` has it. All three are patterns for the whole."""

    importer: str
    tags: str
    slot: str
    label: str = r".*"
    becomes: str = ""
    """What it becomes, where the words for the slot do not say it."""


MISREAD: Final = (
    Misread("bibutils", "%E", r"name\[author\]", r"(?!Reporter|Performers).*"),
    Misread("bibutils", "%E", r"relatedItem\[host\]/name\[author\]"),
    Misread("bibutils", r"%\?", r"name\[author\]"),
    Misread("bibutils", "%Y", r"relatedItem.*name\[author\]", r"(?!Tertiary Author).*"),
    Misread("bibutils", "%H", r"name\[translator\]", becomes="a translator"),
    Misread("bibutils", "%N", r".*detail.*", _NO_NUMBER),
    Misread("bibutils", "%V", r".*detail.*", _NO_VOLUME),
    Misread("bibutils", "%P", r".*extent.*", _NO_PAGES),
    Misread("bibutils", "%6", r".*volumes.*", r"(?!Number of Volumes|Series Volume|Extent).*"),
    Misread("bibutils", "%7", r".*edition", _NO_EDITION),
    Misread("bibutils", "%&", r".*section.*", r"(?!.*Section|.*Chapter).*"),
    Misread("bibutils", r"%\(", r".*", r"(?!Original Publication).*"),
    Misread("bibutils", "%S", r".*/titleInfo/title", _NO_SERIES),
    Misread("bibutils", r"%[1234#$]", r"note", _NO_NOTE),
    Misread("bibutils", "%O", r"note"),
    Misread("bibutils", r"%\+", r"originInfo/place.*"),
    Misread("zotero", "%A", r".*author.*", r"Editor"),
    Misread("zotero", "%B", r"publicationTitle.*", _NO_CONTAINER),
    Misread("zotero", "%E", r".*becomes author.*|.*becomes inventor.*", becomes="an author"),
    Misread("zotero", "%E", r"creator/editor", _NO_EDITOR),
    Misread("zotero", "%[HO]", r"extra"),
    Misread("zotero", "%N", r"issue.*", r"(?!Issue|Number).*"),
    Misread("zotero", "%P", r"pages.*", _NO_PAGES),
    Misread("zotero", "%Q", r"creator.*", becomes="an author"),
    Misread("zotero", "%R", r"type.*"),
    Misread("zotero", "%S", r"series.*", _NO_SERIES),
    Misread("zotero", "%V", r"volume.*", _NO_VOLUME),
    Misread("zotero", "%W", r"archiveLocation.*"),
    Misread("zotero", "%Y", r".*translator not valid.*", becomes="an author"),
    Misread("zotero", "%Y", r"creator/translator"),
    Misread("zotero", "%7", r"edition.*", _NO_EDITION),
    Misread("zotero", "%@", r"ISBN.*", _NO_ISBN),
    Misread("zotero", r"%\*", r"rights.*"),
    Misread("citation-js", "%Q", r".*", becomes="the title, in the place of the other one"),
    Misread("biblatex-csl-converter", "%A", r"author", r"Editor"),
    Misread("biblatex-csl-converter", "%B", r"journaltitle", _NO_CONTAINER),
    Misread("biblatex-csl-converter", "%E", r"editor", _NO_EDITOR),
    Misread("biblatex-csl-converter", "%M", r"eprint"),
    Misread("biblatex-csl-converter", "%N", r"number", _NO_NUMBER),
    Misread("biblatex-csl-converter", "%O", r"doi"),
    Misread("biblatex-csl-converter", "%P", r"pages.*", _NO_PAGES),
    Misread("biblatex-csl-converter", "%V", r"volume", _NO_VOLUME),
    Misread("biblatex-csl-converter", "%7", r"edition", _NO_EDITION),
    Misread("biblatex-csl-converter", "%@", r"isbn", _NO_ISBN),
    Misread("jabref", "%B", r"booktitle", _NO_CONTAINER + r"|Periodical.*|Magazine|Newspaper"),
    Misread("jabref", "%E", r"editor", _NO_EDITOR),
    Misread("jabref", "%N", r"number", _NO_NUMBER),
    Misread("jabref", "%O", r"note"),
    Misread("jabref", "%P", r"pages.*", _NO_PAGES),
    Misread("jabref", "%V", r"volume", _NO_VOLUME),
    Misread("jabref", "%7", r"edition", _NO_EDITION),
)

ZOTERO_TYPES_WITH_A_KIND: Final = frozenset(("film", "letter", "manuscript", "map"))
"""Item types that were not measured and have a field for the kind of work; others lose `type`."""

JUDGES: Final = {
    # Where it goes by the value: tag -> judge in reftag.importers.values.
    "bibutils": {"%O": "doi-beside-note", "%8": "month-day-year"},
    "zotero": {"%8": "unless-year-repeated"},
    "citation-js": {"%D": "bare-year", "%8": "readable-date", "%[": "readable-date"},
    "biblatex-csl-converter": {"%O": "doi-or-not"},
}

UNKNOWN_TYPE: Final = {
    "zotero": "misread: makes it a book",
    "jabref": "misread: makes it a misc entry",
    "bibutils": "misread: gives it no genre",
    "citation-js": "lost: keeps nothing but its title and abstract",
    "biblatex-csl-converter": "misread: makes it a misc entry",
    "endnote": "",
}

NEAR_TYPE: Final = {
    # How an importer compares the name of a type.
    "zotero": "exactly",
    "jabref": "exactly",
    "bibutils": "ignoring-case",
    "citation-js": "capitalising-words",
    "biblatex-csl-converter": "exactly",
    "endnote": "ignoring-case",
}

ONE_OF_TWO: Final = {
    # Tags that go to one slot in one type, and which of the two arrives: measured as
    # journal_in_J_and_B and journal_in_B_before_J.
    "bibutils": ["%J", "%B", "first"],
    "zotero": ["%J", "%B", "last"],
    "biblatex-csl-converter": ["%J", "%B", "%J"],
    "jabref": ["%J", "%B", "%B"],
}

TAG_SIGNS: Final = {
    # Behind the sign, what makes a line a tag line; other lines belong to the value above.
    "bibutils": r"[0-9A-Za-z!#$%&()*+=>?@\[^~]",
    "zotero": r".",
    "citation-js": r".",
    "biblatex-csl-converter": r"[0-9A-Z!@]",
    "jabref": r".",
    "endnote": r".",
}


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
        {"citation-js": "lost: joins the first further line of the file and loses all others"},
    ),
    "keywords-on-lines": Case(
        ("keywords_continuation_four", "continuation_second_letter_is_tag"),
        {
            "citation-js": "lost: joins the first further line of the file and loses all others",
            "biblatex-csl-converter": "misread: makes one keyword of all lines",
            "jabref": "misread: makes one keyword of all lines",
        },
    ),
    "keywords-below-tag": Case(
        ("keywords_continuation_after_empty",),
        {
            "bibutils": "lost: drops keywords that begin on the line below the tag",
            "citation-js": "lost: keeps only the first",
            "biblatex-csl-converter": "misread: makes one keyword of all lines",
            "jabref": "misread: makes one keyword of all lines",
        },
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


_ARTICLE: Final = re.compile("(an?|the) ")


def words(slot: str) -> str:
    """Return words for a slot as the measurements call it."""
    name = slot.split(" -> ", 1)[-1].removeprefix("saved as ").split(" + ")[0]
    if extra := re.fullmatch(r"Extra\((.+)\)", name):
        inner = words(extra[1])
        return f"Extra, as {inner}"
    for pattern, called in WORDS:
        if match := re.search(pattern, name):
            found = match.expand(called)
            return PEOPLE.get(
                found, found if _ARTICLE.match(found) or found == "Extra" else f"a {found}"
            )
    return f"`{name}`"
