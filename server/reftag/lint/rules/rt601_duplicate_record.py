"""RT601 duplicate-record: the same work twice, in one file or in several."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reftag.index import MOST, Entry, RecordElsewhere
from reftag.index.works import Sameness, sameness
from reftag.lint.engine.finding import Elsewhere, Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.syntax import Record, Span

_POINTED_AT: Final = 10
"""At most this many of the other records are listed: more do not help."""

_LONGEST: Final = 60
"""Characters of another record's title that say which one it is."""

_SHOWN_BY: Final[dict[Sameness, str]] = {
    "DOI": "the same DOI",
    "accession number": "the same accession number",
    "author, year and title": "the same first author, year and title",
    "every field": "the same in every field",
}
"""What shows that two records are about one work, as messages say it."""


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find other records, of this file or of others, that are about the same work."""
    here = [
        (other, _SHOWN_BY[shown])
        for other in context.duplicates_in_file
        if (shown := sameness(record, other.record))
    ]
    there = [
        (other, _SHOWN_BY[shown])
        for other in context.duplicates_elsewhere
        if (shown := sameness(record, other.record))
    ]
    if not here and not there:
        return
    why = (here or there)[0][1]
    files = list(dict.fromkeys(other.called for other, _ in there))
    yield Finding(
        _place(record),
        f"This work is also in {_where(len(here), files)} ({why}); "
        f"{_consequence(len(here), len(files))}",
        elsewhere=(
            *(_here(other, why) for other, why in here[:_POINTED_AT]),
            *(_elsewhere(other, why) for other, why in there[: max(0, _POINTED_AT - len(here))]),
        ),
    )


def _where(here: int, files: list[str]) -> str:
    """Say which other records have the work, without lines: baselines compare this message."""
    places = []
    if here:
        count = f"at least {MOST}" if here >= MOST else here
        places.append(f"{count} other records of this file" if here > 1 else _ANOTHER)
    if files:
        more = len(files) - 1
        rest = f" and {more} more files" if more > 1 else " and one more file" if more else ""
        places.append(f"{files[0]}{rest}")
    return " and in ".join(places)


_ANOTHER: Final = "another record of this file"


def _consequence(here: int, files: int) -> str:
    if here:
        return "importers add it more than once"
    if files > 1:
        return "importing all these files adds it more than once"
    return "importing both files adds it twice"


def _here(other: Entry, why: str) -> Elsewhere:
    record = other.record
    return Elsewhere(record, _place(record), f"The same work ({why})", label=other.label)


def _elsewhere(other: RecordElsewhere, why: str) -> Elsewhere:
    title = other.record.first("title")
    named = f": {_shortened(title.value)}" if title and title.value else ""
    return Elsewhere(
        other.record,
        _place(other.record),
        f"The same work in {other.called} ({why}){named}",
        other=other,
    )


def _shortened(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"


@lru_cache(maxsize=128)
def _place(record: Record) -> Span:
    """Return what is marked: the title, by which people know the work."""
    return record.head(record.first("title") or record.fields[0])


RULE = Rule(
    code="RT601",
    name="duplicate-record",
    severity="warning",
    summary="The same work twice, in one file or in several",
    what=(
        "Several records with the same DOI, the same accession number, or the same first author, "
        "year and title (titles are compared without case, accents and punctuation), in one file "
        "or in several: those that `reftag check` is given together, and in editors those below "
        "the open folders. Each record is reported and refers to the others; of more than 20, only "
        "the nearest are compared. Records that differ in type, volume, number, first page or "
        "edition are treated as different works, and so are chapters and conference papers that "
        "have the DOI of their book but another title. A short title, such as *Editorial*, has to "
        "be on the same page of the same journal, or all fields have to agree. Files that are "
        "excluded, and files for which this rule is off, are not compared."
    ),
    why=(
        "No importer compares the records of a file with each other, and few compare them with "
        "what was imported before: the work is imported as often as it occurs, is screened twice "
        "in a systematic review, and counts twice."
    ),
    examples=(
        Example(
            before=(
                "%0 Book\n%A Moreau, Luc\n%T The Keeping of Cards\n%I Example Press\n%D 2017\n\n"
                "%0 Book\n%A Moreau, L.\n%T The keeping of cards.\n%I Example Press\n%D 2017\n"
            ),
        ),
    ),
    compares_records=True,
    check=check,
)
