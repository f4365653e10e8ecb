"""Records whose every value is so ordinary that no rule about values has anything to say of it.

Most records are: names like *Doe, Jane*, years of four digits, a title in words. To see that takes
one look at each value, much less than asking each rule. What is not ordinary here need not be
wrong: the rules judge it. They and this module must agree, which `tests/lint/test_ordinary.py`
holds for every rule that says `by_value`.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from reftag.dialects import Dialect, Tag
from reftag.lint.support.labels import date_roles_in, journal_codes, serial_numbers
from reftag.lint.support.people import people_in, plain_name
from reftag.syntax import Record
from reftag.values import dates, doi, issn_isbn, journals, languages, links, pages, years
from reftag.values.placeholders import PLACEHOLDERS

Test = Callable[[str], object]
"""Says whether a value is ordinary: anything true if it is. Of values of one line alone."""

_WORDS: Final = re.compile(
    r"(?!https?:|doi|DOI|IS[SB]N)[A-Za-zÀ-ÖØ-öø-ÿ](?=[^a-z]*[a-z]).*[^.。\s]"
)
"""Text that begins with a letter and is neither a link nor a number nor all in capitals; nor does
it end like a sentence."""
_SHORT_WORDS: Final = re.compile(rf"(?=.{{2,60}}\Z){_WORDS.pattern}")
_KIND_OF_WORK: Final = re.compile(r"(?!https?:|doi|DOI|IS[SB]N)[A-Za-z][^,;]*")
_KEYWORD: Final = re.compile(r"[^;；,，|\[、·•]{2,}")
_ACCESSION: Final = re.compile(r"[0-9]+|WOS:\w+")
_PAGES: Final = re.compile(r"[A-Za-z]{0,2}\d{1,9}-[A-Za-z]{0,2}\d{1,9}")
_EDITION: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_FOUR: Final = re.compile(r"\d{4}")
_PMCID: Final = re.compile(r"PMC[1-9]\d{2,8}")

_TEXT: Final[dict[str, Test]] = {
    "title": _WORDS.fullmatch,
    "secondary-title": _WORDS.fullmatch,
    "tertiary-title": _WORDS.fullmatch,
    "journal": _WORDS.fullmatch,
    "alternate-title": _WORDS.fullmatch,
    "translated-title": _WORDS.fullmatch,
    "short-title": _SHORT_WORDS.fullmatch,
    "edition": _EDITION.fullmatch,
    "work-type": _KIND_OF_WORK.fullmatch,
    "publisher": _WORDS.fullmatch,
    "place": _WORDS.fullmatch,
    "note": _WORDS.fullmatch,
    "accession-number": _ACCESSION.fullmatch,
}
"""By role. What is in no role here and of none of the kinds below is looked at by no rule, unless
the type calls it a date or an identifier."""

_RUNNING: Final = frozenset((_WORDS.fullmatch, _SHORT_WORDS.fullmatch))
"""Tests for words, which may be on several lines."""


def is_ordinary(record: Record, pairs: Sequence[tuple[str, str]], type_name: str) -> bool:
    """Say whether no rule that goes `by_value` can find anything in a record that `is_proper`.

    `pairs` are the record's tags and values, `type_name` is its type's or `""`.
    """
    text, dialect = record.text, record.dialect
    if "rXiv" in text or "rxiv" in text:
        return False
    if not PLACEHOLDERS.isdisjoint([value for _, value in pairs]):
        return False
    if len(set(pairs)) < len(pairs) or not _is_printable(text):
        return False
    if record.is_plain:
        between = dialect.reading.separator.count("  ")  # `TI  - Title`
        if text.count("  ") > between * len(pairs):
            return False
    elif any("  " in value or " \n" in value for _, value in pairs):
        return False
    tests = _tests(dialect, type_name)
    for code, value in pairs:
        test = tests.get(code)
        if test is not None and not (
            _are_words(value, test, dialect) if "\n" in value else test(value)
        ):
            return False
    return _agree(pairs, dialect) and _one_journal(pairs, journal_codes(dialect, type_name))


def _are_words(lines: str, test: Test, dialect: Dialect) -> object:
    """Say whether a value of several lines is ordinary: words that were too many for one line."""
    if test is _is_whole:
        return _is_whole(lines)
    return dialect.reading.indent and test in _RUNNING and test(lines.replace("\n", " "))


def _is_whole(value: str) -> bool:
    """Say whether the value is more than a letter, and does not begin with one on its own line."""
    return value[1:2] not in ("", "\n")


def _is_printable(text: str) -> bool:
    return text.replace("\n", "").replace("\r", "").isprintable()


def _agree(pairs: Sequence[tuple[str, str]], dialect: Dialect) -> bool:
    """Say whether dates name the record's year, links its DOI, and no page range runs backwards."""
    years_named = {value for code, value in pairs if code in dialect.codes("year")}
    if len(years_named) > 1:
        return False
    year = next(iter(years_named), "")
    ends = dialect.codes("end-page")
    for code, value in pairs:
        if code in ends and pages.ends_before(_of(pairs, dialect, "pages"), value):
            return False
        if code in _dated(dialect) and year not in value and _FOUR.search(value):
            return False
        if "10." in value and code in dialect.codes("url"):
            identifier = _of(pairs, dialect, "doi")
            if not identifier or not value.endswith(identifier):
                return False
    return True


def _one_journal(
    pairs: Sequence[tuple[str, str]], codes: tuple[Sequence[str], Sequence[str]]
) -> bool:
    """Say whether all tags for the journal, in full and abbreviated, may name the same one."""
    full = list({value for code, value in pairs if code in codes[0]})
    short = {value for code, value in pairs if code in codes[1]}
    return all(
        journals.may_be_one(other, one) for at, one in enumerate(full) for other in full[:at]
    ) and all(journals.may_be_short(other, one) for one in full for other in short)


def _of(pairs: Sequence[tuple[str, str]], dialect: Dialect, role: str) -> str:
    codes = dialect.codes(role)
    return next((value for code, value in pairs if code in codes), "")


@lru_cache(maxsize=16)
def _dated(dialect: Dialect) -> frozenset[str]:
    """Return the codes of tags whose dates are compared with the year."""
    roles = ("date", "issue-date", "electronic-date", "early-date", "early-year")
    return frozenset(code for role in roles for code in dialect.codes(role))


@lru_cache(maxsize=256)
def _tests(dialect: Dialect, type_name: str) -> dict[str, Test]:
    """Return how to see that a value is ordinary, by the tag, in records of one type."""
    found = {tag.code: _test(dialect, tag, type_name) for tag in dialect.tags}
    for tag in dialect.tags:
        if tag.marked:
            found[tag.code] = _with_mark(*tag.marked, found[tag.code])
    return {code: test for code, test in found.items() if test is not None}


def _test(dialect: Dialect, tag: Tag, type_name: str) -> Test | None:
    label = dialect.label(tag.code, dialect.exact_type(type_name))
    if tag.role == "year" and tag.kind in ("year", "date"):
        return years.PLAIN.fullmatch
    if tag.role in date_roles_in(dialect, type_name):
        return dates.is_usual
    if label == "PMCID":
        return _PMCID.fullmatch
    if tag.names == "Last FM":
        return plain_name(tag).fullmatch
    match tag.kind:
        case "person":
            is_name = tag.code in people_in(dialect, type_name)
            return plain_name(tag).fullmatch if is_name else None
        case "year":
            return years.PLAIN.fullmatch
        case "doi":
            return doi.is_clean
        case "url":
            return links.is_clean
        case "keyword":
            return _is_whole if tag.separator and not tag.repeatable else _KEYWORD.fullmatch
        case "language":
            return _is_language
        case "pages":
            return _are_pages
        case "issn-or-isbn":
            kinds = serial_numbers(label)
            return (lambda value: not issn_isbn.faults(value, kinds)) if kinds else None
        case _:
            return _TEXT.get(tag.role)


def _with_mark(mark: str, role: str, other: Test | None) -> Test:
    """Return the test for a tag some of whose values play another role, by the mark after them."""

    def test(value: str) -> object:
        if not value.endswith(mark):
            return other is None or other(value)
        return role == "doi" and doi.is_clean(value.removesuffix(mark).rstrip())

    return test


def _is_language(value: str) -> bool:
    return not languages.unknown(value)


def _are_pages(value: str) -> bool:
    if pages.is_clean(value):
        return True
    return _PAGES.fullmatch(value) is not None and pages.backwards(value) is None
