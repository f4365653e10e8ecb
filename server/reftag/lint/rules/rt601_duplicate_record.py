"""RT601 duplicate-record: the same work twice, in one file or in several."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import normalize

from reftag.lint.engine.finding import Elsewhere, Finding, Stranger
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.labels import is_part
from reftag.lint.twins import MOST
from reftag.syntax import Record, Span
from reftag.values import doi

_POINTED_AT: Final = 10
"""At most this many of the other records are listed: more do not help."""

_SHORTEST: Final = 12
"""Letters of a title that says which work it is: *Editorial* and *Book reviews* do not."""

_FEW: Final = 3
"""Fields, the type included, that say little: a type, a short title and a journal."""

_LONGEST: Final = 60
"""Characters of another record's title that say which one it is."""

_NO_LETTERS: Final = re.compile(r"[\W_]+")
_SIGNS: Final = bytes(byte for byte in range(0x80) if not chr(byte).isalnum())
_YEAR: Final = re.compile(r"\d{4}")
_MANY_DIGITS: Final = re.compile(r"\d{5,}")
_FIRST_PAGE: Final = re.compile(r"\w+")
_HOSTS: Final = ("journal", "secondary-title", "publisher")
_ABOUT_THE_RECORD: Final = frozenset(
    {
        "label",
        "accession-number",
        "access-date",
        "call-number",
        "database-name",
        "database-provider",
        "note",
        "research-note",
        "end",
    }
)
"""Roles of what says nothing of the work: records of one work may differ in it."""


class _Facts(NamedTuple):
    """What distinguishes the work of a record from others."""

    doi: str
    accession: str
    title: str
    """The letters of the title."""
    named: str
    """First author, year and title without what spelling varies in; `""` if one is missing."""
    parts: tuple[str, ...]
    """Volume, number, first page and edition: parts of a work may have its title and its DOI."""
    is_part: bool
    """Whether the work is part of a book or of proceedings, whose DOI it may have."""


def keys(record: Record) -> Iterator[str]:
    """Return what the record may have in common with another of the same work."""
    doi_, accession, named = _doi(record), _accession(record), _named(record)
    if doi_:
        yield f"DOI {doi_}"
    if accession:
        yield f"accession number {accession}"
    if named:
        yield f"title {named}"
    if not (doi_ or accession or named) and record.value("title"):
        yield f"text {' '.join(record.text.split())}"


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Find other records, of this file or of others, that are about the same work."""
    here = [(other, why) for other in context.twins if (why := _common(record, other))]
    there = [(other, why) for other in context.strangers if (why := _common(record, other.record))]
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


def _here(other: Record, why: str) -> Elsewhere:
    return Elsewhere(other, _place(other), f"The same work ({why})")


def _elsewhere(other: Stranger, why: str) -> Elsewhere:
    title = other.record.first("title")
    named = f": {_shortened(title.value)}" if title and title.value else ""
    return Elsewhere(
        other.record,
        _place(other.record),
        f"The same work in {other.called} ({why}){named}",
        other,
    )


def _shortened(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"


def _common(record: Record, other: Record) -> str:
    """Say in words what shows that both are one work, `""` if they only look alike."""
    one, two = _facts(record), _facts(other)
    if one.doi and two.doi:
        same = one.doi == two.doi and _like_parts(record, other)
        return "the same DOI" if same and (not one.is_part or _like_titles(one, two)) else ""
    if one.accession and one.accession == two.accession:
        return "the same accession number"
    if one.named and one.named == two.named and _like_parts(record, other):
        if len(one.title) >= _SHORTEST or _same_place(record, other):
            return "the same first author, year and title"
    elif not one.named and _says_enough(record, one) and _everything(record) == _everything(other):
        return "the same in every field"
    return ""


def _says_enough(record: Record, facts: _Facts) -> bool:
    """Say whether a record without author, year or title says which work it is about."""
    long = len(facts.title) >= _SHORTEST
    known = record.value("author") or record.value("year")
    return bool(long or known or len(_everything(record)) > _FEW)


def _like_parts(record: Record, other: Record) -> bool:
    """Say whether two records have no distinguishing types or parts of a work."""
    these, those = _facts(record).parts, _facts(other).parts
    if these != those and any(
        one and two and one != two for one, two in zip(these, those, strict=True)
    ):
        return False
    if record.dialect.name != other.dialect.name:
        return True  # each format has its own names for types
    one, two = record.type_name, other.type_name
    return not one or not two or one == two


def _like_titles(one: _Facts, two: _Facts) -> bool:
    """Say whether two titles may be one, with a subtitle or without."""
    return one.title.startswith(two.title) or two.title.startswith(one.title)


def _same_place(record: Record, other: Record) -> bool:
    """Say whether two works with a title that says little are in the same place.

    That is the same page of the same volume, or a host of which every field says the same.
    """
    *_, page, _ = _facts(record).parts
    if page and page == _facts(other).parts[-2]:
        return any(
            host and _letters(host) == _letters(other.value(role))
            for role in _HOSTS
            if (host := record.value(role))
        )
    hosted = any(record.value(role) for role in _HOSTS)
    return hosted and _everything(record) == _everything(other)


@lru_cache(maxsize=128)  # a record sees the same others as the one before it
def _facts(record: Record) -> _Facts:
    return _Facts(
        _doi(record),
        _accession(record),
        _letters(record.value("title")),
        _named(record),
        (
            *(record.value(role).lstrip("0") for role in ("volume", "number")),
            page[0].lstrip("0") if (page := _FIRST_PAGE.search(record.value("pages"))) else "",
            record.value("edition"),
        ),
        is_part(record),
    )


@lru_cache(maxsize=128)
def _everything(record: Record) -> frozenset[tuple[str, str]]:
    """Return all that the record says of the work: roles and values."""
    said = (
        (tag.role, " ".join(field.value.split()))
        for field in record.fields
        if (tag := record.tag_of(field)) and field.value
    )
    return frozenset(pair for pair in said if pair[0] not in _ABOUT_THE_RECORD)


def _doi(record: Record) -> str:
    value = record.value("doi")
    bare = value if not value or doi.is_clean(value) else doi.read(value).bare
    return bare.casefold()


def _accession(record: Record) -> str:
    """Return the number in the source database; short ones are counters and say nothing."""
    value = record.value("accession-number").strip()
    return value if _MANY_DIGITS.search(value) else ""


def _named(record: Record) -> str:
    """Return first author, year and title without what spelling varies in, `""` if one lacks."""
    author, year, title = map(record.value, ("author", "year", "title"))
    if not (author and year and title):
        return ""
    when = _YEAR.search(year)
    what = _letters(title)
    who = _letters(author.partition(",")[0])
    return f"{who} {when[0]} {what}" if when and who and what else ""


def _letters(text: str) -> str:
    """Return the letters and digits alone, without accents and case."""
    if text.isascii():  # the same in less time
        return text.encode().translate(None, _SIGNS).decode().lower()
    return _NO_LETTERS.sub("", normalize("NFKD", text)).casefold()


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
    keys=keys,
    check=check,
)
