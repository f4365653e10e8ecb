"""RT601 duplicate-record: the same work twice, in one file or in files side by side."""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from reftag.lint.finding import Elsewhere, Finding, Stranger
from reftag.lint.rule import Context, Example, Rule
from reftag.lint.values import doi
from reftag.syntax import Record, Span

_POINTED_AT: Final = 10
"""So many of the other records are pointed at; more help nobody."""

_SHORTEST: Final = 12
"""Letters of a title that says which work it is: *Editorial* and *Book reviews* do not."""

_LONGEST: Final = 60
"""Characters of another record's title that say which one it is."""

_NO_LETTERS: Final = re.compile(r"[\W_]+")
_SIGNS: Final = bytes(byte for byte in range(0x80) if not chr(byte).isalnum())
_YEAR: Final = re.compile(r"\d{4}")
_MANY_DIGITS: Final = re.compile(r"\d{5,}")


def keys(record: Record) -> Iterator[str]:
    """Return what the record may have in common with another of the same work."""
    if found := _doi(record):
        yield f"DOI {found.casefold()}"
    if found := _accession(record):
        yield f"accession number {found}"
    if found := _title(record):
        yield f"title {found}"


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
        f"This work stands in {_where(len(here), files)} as well ({why}); "
        f"{_consequence(len(here), len(files))}",
        elsewhere=(
            *(Elsewhere(other, _place(other), f"The same work ({why})") for other, why in here),
            *(_elsewhere(other, why) for other, why in there),
        )[:_POINTED_AT],
    )


def _where(here: int, files: list[str]) -> str:
    """Say in which other records the work stands. No lines: baselines know this message."""
    places = []
    if here:
        places.append(f"{here} other records of this file" if here > 1 else _ANOTHER)
    if files:
        more = len(files) - 1
        rest = f" and {more} more files" if more > 1 else " and one more file" if more else ""
        places.append(f"{files[0]}{rest}")
    return " and in ".join(places)


_ANOTHER: Final = "another record of this file"


def _consequence(here: int, files: int) -> str:
    if here:
        return "after import it is there several times"
    if files > 1:
        return "whoever imports all of them has it several times"
    return "whoever imports both has it twice"


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
    one, two = _doi(record).casefold(), _doi(other).casefold()
    if one and two:
        return "the same DOI" if one == two and _like_parts(record, other) else ""
    if (number := _accession(record)) and number == _accession(other):
        return "the same accession number"
    if _title(record) == _title(other) and _like_parts(record, other):
        return "the same first author, year and title"
    return ""


def _like_parts(record: Record, other: Record) -> bool:
    """Say whether nothing tells the two apart: parts of a work may have its title and its DOI."""
    for role in ("volume", "number", "pages", "edition", "type"):
        if role == "type" and record.dialect.name != other.dialect.name:
            continue  # each format has its own names for them
        one, two = record.first(role), other.first(role)
        if one and two and one.value != two.value:
            return False
    return True


def _doi(record: Record) -> str:
    value = record.value("doi")
    return value if not value or doi.is_clean(value) else doi.read(value).bare


def _accession(record: Record) -> str:
    """Return the number in the source database; short ones are counters and say nothing."""
    value = record.value("accession-number").strip()
    return value if _MANY_DIGITS.search(value) else ""


def _title(record: Record) -> str:
    """Return first author, year and title without what spelling varies in, `""` if one lacks."""
    author, year, title = map(record.value, ("author", "year", "title"))
    if not (author and year and title):
        return ""
    when = _YEAR.search(year)
    what = _letters(title)
    who = _letters(author.partition(",")[0])
    return f"{who} {when[0]} {what}" if when and who and len(what) >= _SHORTEST else ""


def _letters(text: str) -> str:
    """Return the letters and digits alone, without accents and case."""
    if text.isascii():  # the same in less time
        return text.encode().translate(None, _SIGNS).decode().lower()
    return _NO_LETTERS.sub("", normalize("NFKD", text)).casefold()


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
        "year and title (spelling of titles is compared without case, accents and punctuation), "
        "in one file or in several: those that `reftag check` is given together, and in editors "
        "those below the open folders. Each record is marked and names the others. Records that "
        "differ in type, volume, number, pages or edition are taken for different works. Files "
        "that are excluded, and files for which this rule is off, are not compared."
    ),
    why=(
        "No importer compares what it reads with what stands in the same file, and few with what "
        "was imported before: the work comes in as often as it is there, is screened twice in a "
        "systematic review, and counts twice."
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
