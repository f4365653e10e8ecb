"""What importers do, in words: the only place that has them.

A sentence follows the names of one program or of several (*Zotero drops it*, *Zotero and JabRef
drop it*); "(s)" and "(es)" mark what ends a verb after one name.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reftag.importers.model import Effect, Treatment
from reftag.importers.places import PLACES

SENTENCES: Final = {
    Effect.NOTHING: "",
    Effect.READ_AS: "read(s) it as {to}",
    Effect.READ_AS_FIELD: "put(s) it into its field {to}",
    Effect.READ_AS_LABELLED: "read(s) it as {to}",
    Effect.PUT_INTO: "put(s) it into {to}",
    Effect.PUT_INTO_EXTRA: "put(s) it into {to}",
    Effect.DROPPED: "drop(s) it",
    Effect.GLUED_ABOVE: "append(s) the line to the value above",
    Effect.LINE_BELOW_GLUED: "append(s) the {to} line below to it",
    Effect.FIRST_LETTER_LOST: "lose(s) the first letter",
    Effect.CUT_AT_SIGN: "lose(s) the text from the line with the percent sign onwards",
    Effect.CUT_AT_SECOND_COMMA: "lose(s) what follows the second comma",
    Effect.FURTHER_LINES_LOST: (
        "read(s) only one continuation line per file and lose(s) the others"
    ),
    Effect.FIRST_LINE_KEPT: "keep(s) only the first",
    Effect.LINES_JOINED: "read(s) all lines as one keyword",
    Effect.MARK_APPENDED: "append(s) it to the last value",
    Effect.CHANGED: "spoil(s) it",
    Effect.PARTLY_KEPT: "lose(s) a part of it",
    Effect.PREFIX_KEPT: "keep(s) what precedes the DOI as a part of it",
    Effect.KIND_KEPT: "keep(s) the word in brackets as a part of it",
    Effect.CUT_AT_COLONS: "cut(s) the record at the signs :: or ##",
    Effect.LATER_LINES_LOST: "keep(s) only the first line",
    Effect.SHORT_LINES_LOST: "lose(s) continuation lines of fewer than 6 characters",
    Effect.READ_AS_LATIN1: "spoil(s) its accents",
    Effect.KEYWORDS_JOINED: "read(s) them as one keyword",
    Effect.DATE_KEPT_AS_TEXT: "keep(s) all of it as the year",
    Effect.YEAR_ALONE_KEPT: "keep(s) only the year",
    Effect.YEAR_CUT: "keep(s) only its first four characters as the year",
    Effect.YEAR_LOST: "find(s) no year in it",
    Effect.GHOST_RECORD: "make(s) a record of it",
    Effect.ABOVE_LOST: "lose(s) everything above it",
    Effect.SPLIT_AT_TYPE: "make(s) a second record there",
    Effect.LINE_LOST: "lose(s) the line",
    Effect.COLUMN_LOST: "look(s) for it in the tag that other records of the file have",
    Effect.NEVER_ENDS: "do(es) not finish reading the file",
    Effect.STOPS_ABOVE: "read(s) nothing of the file from here on",
    Effect.PEOPLE_JOINED: "read(s) them as one person",
    Effect.FIRST_PERSON_KEPT: "lose(s) all but the first",
    Effect.ORGANISATION_SPLIT: "split(s) the organisation's name like a person's",
    Effect.ORGANISATION_READ_AS_TWO: "read(s) it as two authors",
    Effect.FAMILY_NAME_UNCLEAR: "cannot tell where the family name ends",
    Effect.DATE_INVALID: "turn(s) it into an invalid date",
    Effect.DATE_UNREADABLE: "read(s) only dates such as 4 May 2001 or 2001-05-04",
    Effect.DATE_GARBLED: "garble(s) a date that does not begin with the month",
    Effect.DATE_WITHOUT_YEAR: "find(s) no year for it",
    Effect.DATE_WITH_OTHER_YEAR: "combine(s) it with the year of another tag",
    Effect.DATE_DROPPED_BELOW_YEAR: "drop(s) it because the year comes before it",
    Effect.YEAR_NOT_IN_DATE: "keep(s) only the date, which does not contain this year",
    Effect.FIRST_KEPT: "keep(s) only the first",
    Effect.LAST_KEPT: "keep(s) only the last",
    Effect.JOINED: "join(s) {them} into one",
    Effect.LISTED: "write(s) {them} as a list, which other programs may refuse",
    Effect.NONE_KEPT: "lose(s) all of them",
    Effect.ONE_TAG_KEPT: "keep(s) only {to}",
    Effect.TYPE_REPLACED: "import(s) it as {to}",
    Effect.TYPE_GUESSED: "guess(es) the type",
    Effect.TYPE_LOST: "leave(s) it without a type",
    Effect.TYPE_REFUSED: "lose(s) every record of this type",
    Effect.TYPE_UNSEEN: "do(es) not know the type and import(s) it as {to}",
    Effect.TITLE_AND_ABSTRACT_KEPT: "keep(s) only its title and abstract",
    Effect.TYPE_UNSEEN_AND_TITLE_KEPT: (
        "do(es) not know the type and keep(s) only title and abstract"
    ),
    Effect.TITLES_KEPT: "recognise(s) no type in such a file and keep(s) only titles",
    Effect.RECORD_EMPTIED: "import(s) an empty record",
    Effect.RECORD_LOST: "lose(s) the record",
    Effect.NO_RECORD: "find(s) no record",
    Effect.MERGED_WITH_ABOVE: "merge(s) it with the record above",
    Effect.MERGED_INTO_ABOVE: "merge(s) it into the record above",
    Effect.SPLIT: "make(s) a second record of everything below",
    Effect.TEXT_LOST_AND_SPLIT: (
        "lose(s) the text below and make(s) a second record of the tags below it"
    ),
    Effect.TEXT_BELOW_LOST: "lose(s) the text below",
    Effect.BELOW_LOST: "lose(s) everything below",
    Effect.BELOW_MOVED_ON: "move(s) everything below into the next record",
    Effect.ABOVE_MOVED_BACK: "move(s) everything above the type into the previous record",
    Effect.TEXT_GLUED_ABOVE: "append(s) the text to the value above",
    Effect.FILE_REFUSED: "refuse(s) the file",
    Effect.LONE_RECORD_REFUSED: "refuse(s) a file of one record",
    Effect.OUTPUT_INVALID: "write(s) a file that is not valid XML",
    Effect.FIRST_LINE_LOST: "lose(s) the first line",
    Effect.FIRST_RECORD_LOST: "lose(s) the first record",
    Effect.FIRST_TWO_MERGED: "merge(s) the first two records",
    Effect.FILE_ON_ONE_LINE: "read(s) the whole file as one line",
    Effect.LINES_MADE_RECORDS: "make(s) every line a record",
}

_COUNTED: Final = frozenset((Effect.FIRST_KEPT, Effect.LAST_KEPT))
"""Effects on several values after which their number can follow: *keeps only the first of 3*."""


CASES: Final = {
    "article-id-alone": "a DOI in LID alone",
    "bare-tag": "a tag without a value",
    "below-end": "tags after the end of a record",
    "below-end-of-file": "records after the line that ends the file",
    "below-unseen": "the record above has no type or follows a byte order mark",
    "beyond-ascii": "a value with letters beyond ASCII",
    "blank-line": "a blank line inside a record",
    "blank-line-in-value": "a blank line inside a value",
    "blank-lines-above": "several blank lines above a record",
    "blanks-before-type": "more than one space before the reference type",
    "blanks-behind-type": "spaces after the reference type",
    "blanks-for-separator": "a line with only spaces above a record",
    "byte-order-mark": "a byte order mark at the start of the file",
    "colons": "the signs :: or ## in a value",
    "control-character": "a control character",
    "copyright-in-abstract": "the word copyright in an abstract",
    "cr": "lines that end in CR alone",
    "crcrlf": "lines that end in CR CR LF",
    "crlf": "lines that end in CRLF",
    "dash-behind-tag": "a dash after the tag",
    "date-alone": "a date of electronic publication alone",
    "date-not-iso": "a date that is not in ISO form",
    "day-first": "a date that does not begin with the month",
    "doi-with-other-signs": "a DOI with other signs than letters, digits, dots and slashes",
    "doi-with-other-resolver": "a DOI as a link to a resolver other than doi.org",
    "doi-without-four-digits": "a DOI without four digits after 10.",
    "doi-with-resolver": "a DOI with a prefix",
    "early-date-alone": "a date of early access alone",
    "end-in-lower-case": "an end tag in lower case",
    "end-in-lower-case-above": "a record above whose end tag is in lower case",
    "end-malformed": "an end tag without a dash",
    "end-malformed-above": "a record above whose end tag lacks the dash",
    "end-misspaced": "an end tag with other spaces than it should have",
    "end-misspaced-above": "a record above whose end tag has other spaces than it should have",
    "end-of-file-mark": "an end-of-file mark (0x1A)",
    "end-page-alone": "a last page without a first page",
    "end-twice": "a second end tag",
    "file-header": "the header of the file",
    "file-header-inside": "a header inside the file",
    "four-parts-of-name": "a name with four parts",
    "full-names-alone": "a record with AF but no AU",
    "indented-tag": "spaces before the tag",
    "initials-last": "a name that ends with initials",
    "initials-only": "authors with initials only",
    "iso-date-as-year": "an ISO date as the year",
    "journals-joined": "two tags for the journal",
    "keywords-below-tag": "keywords that begin on the line below the tag",
    "keywords-in-one": "several keywords in one tag",
    "keywords-on-lines": "one keyword per line",
    "line-below": "the line below",
    "line-below-type": "a line without a tag below the type",
    "line-of-spaces": "a line of spaces inside a record",
    "line-separator": "a Unicode line separator in the value",
    "link-above-files": "a link in LK above links to files",
    "location-alone": "a location without other identifiers",
    "location-beside-article-id": "a location beside other identifiers",
    "location-beside-doi": "a location beside a DOI in AID",
    "lost-indentation": "a continuation line without indentation",
    "many-lines-before": "6 or more lines of text before the first record",
    "month-beside-year": "a date without a year beside the year",
    "no-authors": "a record without authors",
    "no-blank-behind-tag": "no space after the tag",
    "no-blank-in-name": "no space after the comma in a name",
    "no-break-space-behind-tag": "a no-break space after the tag",
    "no-end": "a record without an end tag",
    "no-end-above": "a record above without an end tag",
    "no-file-header": "a file without a header",
    "no-key": "a record without J9",
    "no-last-line-break": "a file without a line break at its end",
    "no-separator": "no blank line before a record",
    "no-space-before-dash": "no spaces before the dash",
    "no-type": "a record without a reference type",
    "no-type-below-another": "a record without a reference type",
    "no-year": "a year without four digits",
    "no-year-tag": "a record without a year",
    "odd-serial-number": "an ISSN with an X, or several",
    "old-date-among-newer-tags": "a date in Y1 among newer tags",
    "one-line": "a record on one line",
    "one-of-two": "another tag for the same value",
    "one-space-before-dash": "one space before the dash",
    "organisation": "an organisation's name that ends with a comma",
    "organisation-with-comma": "an organisation's name with commas",
    "other-abstract": "a second tag for the abstract",
    "other-authors": "a second tag for authors",
    "other-identifier": "an identifier that is neither a DOI nor a number of the publisher",
    "other-indentation": "a continuation line with another indentation",
    "other-link": "a second tag for links",
    "other-link-below": "a second tag for links below the first",
    "other-spaces-before-dash": "another number of spaces before the dash",
    "other-tags-than-above": "other tags for title, abstract or year than in the record above",
    "paragraph-behind": "a paragraph after a blank line",
    "people-tag-again": "a tag for each person",
    "place-beside-address": "a place beside addresses of authors",
    "publisher-item": "an identifier of the publisher",
    "publisher-item-elsewhere": "an identifier of the publisher",
    "qualified-heading": "a subject heading with a qualifier",
    "refused-type": "a type that is refused",
    "same-key": "the key of a record above",
    "second-line": "a second line that is not a tag with a capital letter or a digit, and a value",
    "several": "more than one value",
    "several-lines": "a value on several lines",
    "several-people": "several people in one tag",
    "short-lines": "a short continuation line",
    "sign-on-further-line": "a continuation line that begins like a tag",
    "start-below-others": "lines above the tag that begins the first record",
    "start-in-lower-case": "the tag that begins the record in lower case",
    "start-unseen": "a fault in the line that begins the record",
    "tab-after-dash": "a tab after the dash",
    "tab-behind-tag": "a tab after the tag",
    "tag": "",
    "tag-in-lower-case": "a tag in lower case",
    "tag-again": "a tag that may be there once is there again",
    "tag-inside-line": "a tag inside a line",
    "text-apart-before": "text and a blank line before the first record",
    "text-before": "text before the first record",
    "text-behind": "text after a record",
    "third-part-of-name": "a name with three parts",
    "translated-title": "a translated title beside the title",
    "two-titles": "two tags for the title",
    "two-years": "two tags for the year",
    "type-not-first": "a reference type that is not the first tag",
    "type-not-first-below-another": "a reference type that is not the first tag",
    "type-twice": "a second reference type",
    "unknown-tag": "a tag that does not exist",
    "unknown-type": "a type that it does not know",
    "unmarked-identifier": "an identifier without its kind in brackets",
    "unmarked-location": "a location that is not a DOI",
    "unmarked-serial-number": "an ISSN without its medium in brackets",
    "unread-identifier": "an identifier that is not one word with [doi] or [pii]",
    "value": "",
    "value-again": "a tag that is there again",
    "value-below-tag": "a value that begins on the line below its tag",
    "wrong-sign": "a wrong sign before the tag",
    "year-beside-access-date": "a year beside a date of access",
    "year-beside-date": "a year beside a date that does not begin with the month",
    "year-in-words": "a date that does not begin with the year",
    "year-not-bare": "a year that is not a number",
    "year-with-more": "a full date as the year",
    "year-with-slashes": "slashes after the year",
    "years": "a range of years",
}
"""What each case is called where it is counted."""

HARMS: Final = {
    "blank-lines-above": "There are several blank lines above this record",
    "blanks-before-type": "There is more than one space before the reference type",
    "blanks-behind-type": "There are spaces after the reference type",
    "blanks-for-separator": "The line above this record contains only spaces",
    "byte-order-mark": "The file begins with a byte order mark",
    "cr": "The lines of this file end in CR only",
    "crcrlf": "The lines of this file end in CR CR LF",
    "crlf": "The lines of this file end in CRLF, as on Windows",
    "end-of-file-mark": "The file contains an end-of-file mark (0x1A)",
    "file-header": "The file begins with a header",
    "file-header-inside": "A header in the middle of the file follows this record",
    "full-names-alone": "This record has AF and no AU",
    "line-below-type": "There is a line without a tag below the type",
    "no-authors": "This record has no authors",
    "no-file-header": "The file does not begin with the lines FN and VR",
    "no-key": "This record has no J9",
    "no-last-line-break": "There is no line break at the end of the file",
    "no-type": "This record lacks the tag that begins a record",
    "no-type-below-another": "This record lacks the tag that begins a record",
    "no-year-tag": "This record has no year",
    "other-tags-than-above": "Title, abstract or year are in other tags than in the record above",
    "people-tag-again": "There is a tag for each person instead of a line below the first",
    "refused-type": "Records of this type are not read",
    "same-key": "This record gets the key of a record above, from its ID or from author and year",
    "second-line": "The first two lines of a file must be tags with a capital letter or a digit, "
    "and have a value",
    "start-below-others": "The tag that begins the first record is below the second line",
    "type-not-first": "The tag that begins a record is not the first",
    "type-not-first-below-another": "The tag that begins a record is not the first",
    "unknown-type": "Nearly everything in this record is lost",
    "value-again": "This tag is in the record for a second time",
}
"""How a finding about a case begins, where its name does not do."""


def harm(case: str) -> str:
    """Return how a finding about something in the structure begins: *The file begins with …*."""
    return HARMS.get(case) or f"There is {CASES[case]}"


def place(treatment: Treatment) -> str:
    """Return what a value arrives as, `""` where there is no word for that."""
    match treatment.effect:
        case Effect.READ_AS | Effect.PUT_INTO | Effect.TYPE_REPLACED | Effect.TYPE_UNSEEN:
            return PLACES[treatment.to]
        case Effect.PUT_INTO_EXTRA:
            return f"{PLACES['extra']}, as {PLACES.get(treatment.to, f'`{treatment.to}`')}"
        case Effect.READ_AS_FIELD:
            return f"`{treatment.to}`"
    return treatment.to


def does(treatment: Treatment, importers: int = 1, values: int = 0) -> str:
    """Return what importers do, to follow their names: *drops it*, *read it as an author*.

    `values` says of how many values with one tag something is true, 0 leaves that out.
    """
    said = conjugated(SENTENCES[treatment.effect], importers)
    them = {0: "them", 2: "both"}.get(values, f"all {values}")
    said = said.format(to=place(treatment), them=them)
    return f"{said} of {values}" if values and treatment.effect in _COUNTED else said


def conjugated(said: str, subjects: int) -> str:
    """Return a verb marked as above, to follow one name or several."""
    for ending in ("es", "s"):
        said = said.replace(f"({ending})", ending if subjects == 1 else "")
    return said


@lru_cache(maxsize=1024)  # the same is said of most records of a file
def who_does_what(treatments: tuple[tuple[str, Treatment], ...], values: int = 0) -> str:
    """Say which program does what: *Zotero and JabRef drop it; bibutils reads it as a note*.

    `treatments` has titles of importers and what they do; `values` is as for `does`.
    """
    who: dict[Treatment, list[str]] = {}
    for title, treatment in treatments:
        who.setdefault(treatment, []).append(title)
    return "; ".join(
        f"{listed(titles)} {does(treatment, len(titles), values)}"
        for treatment, titles in who.items()
    )


def listed(names: Sequence[str]) -> str:
    """Return *A*, *A and B*, *A, B and C*."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
