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
    """A value under one of `tags` is misread in a slot, in types that call its field by a label.

    `tags`, `slot` and `label` are patterns for the whole.
    """

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
    Misread("citation-js", "%E", r"collection-editor", r"Performers"),
    Misread("citation-js", r"%\(", r"edition"),
    Misread("citation-js", "%Q", r".*", becomes="the title, in the place of the other one"),
    Misread("biblatex-csl-converter", "%A", r"author", r"Editor"),
    Misread("biblatex-csl-converter", "%B", r"journaltitle", _NO_CONTAINER),
    Misread("biblatex-csl-converter", "%E", r"editor", _NO_EDITOR + "|Series Editor"),
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
    "zotero": "misread: imports it as a book",
    "jabref": "misread: imports it as a misc entry",
    "bibutils": "misread: leaves it without a type",
    "citation-js": "lost: keeps only its title and abstract",
    "biblatex-csl-converter": "misread: imports it as a misc entry",
    "endnote": "",
}

GUESSES: Final = {
    # What a record without a type is taken for, by its tags: measured with all sets of these five.
    "bibutils": [
        {"has": ["%J", "%V"], "lacks": [], "type": "Journal Article"},
        {"has": ["%B"], "lacks": [], "type": "Book Section"},
        {"has": ["%I"], "lacks": ["%J", "%R"], "type": "Book"},
        {"has": [], "lacks": ["%I", "%J", "%R"], "type": "Journal Article"},
    ]
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

SEVERAL: Final = {
    # Tags that may be there more than once, measured beyond the shared structure cases.
    "bibutils": {"%M": "all", "%F": "all", "%9": "all"},
    "citation-js": {"%D": "none"},
}

ONE_OF_TWO: Final = {
    # Tags that go to one slot in one type, and which of the two arrives: measured as
    # journal_in_J_and_B and journal_in_B_before_J.
    "bibutils": ["%J", "%B", "first"],
    "zotero": ["%J", "%B", "last"],
    "biblatex-csl-converter": ["%J", "%B", "%J"],
    "jabref": ["%J", "%B", "%B"],
    # A degree takes the place of the kind of thesis, in whatever order.
    "citation-js": ["%V", "%9", "%V"],
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
