"""What `ordinary` lets pass, no rule that relies on it has anything to say about."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.other_formats import DIALECTS as MADE
from benchmarks.other_formats import made_library
from lint.mutations.clean import own
from lint.support import SHARED
from reftag.dialects import Dialect, Tag, dialect, names
from reftag.lint import Context, all_rules
from reftag.lint.engine.ordinary import is_ordinary
from reftag.syntax import Document, Record
from reftag.syntax.styles import scanner

DIALECTS = [dialect(name) for name in names() if scanner(dialect(name)).proper]
RELYING = [rule for rule in all_rules() if rule.by_value]

VALUES = {
    "person": [
        "Doe, Jane",
        "Doe,Jane",
        "Jane Doe",
        "Żak, Ewa M.",
        "O'Neil-Šťastný, J.",
        "WHO",
        "DOE, JANE",
        "Doe, J; Roe",
    ],
    "year": ["2024", "1999", "2O24", "n.d.", "2024///", "2024/05/04/"],
    "date": ["2024-05-04", "May 4, 2024", "2023-01", "2024-31-12", "1999"],
    "doi": ["10.5555/abc.1", "10.5555/xy", "https://doi.org/10.5555/abc.1", "10.5555/abc.1."],
    "url": [
        "https://example.org/a",
        "https://doi.org/10.5555/abc.1",
        "https://doi.org/10.5555/zz",
        "www.example.org",
        "https://example.org/doi/10.5555/abc.1",
    ],
    "pages": ["1-9", "S12-S19", "e123", "99-90", "12–15", "12-May", "123-", "10.5555/abc.1"],
    "issn-or-isbn": ["2049-3630", "2049-3631", "978-0-306-40615-7", "9780306406158", "none"],
    "keyword": ["alpha", "beta gamma", "one; two; three", "a, b, c, d"],
    "language": ["English", "Englsh", "fr", "deutsch"],
    "number": ["12", "2024", "arXiv:1912.6970", "3 Suppl"],
}
TEXTS = [
    "On Order",
    "Shelf marks of the world",
    "A TITLE ALL IN CAPITAL LETTERS",
    "Čapek and the Robots.",
    "2024",
    "1984",
    "10.5555/abc.1",
    "doi:10.5555/abc.1",
    "https://example.org/a",
    "ISSN 2049-3630",
    "2049-3630",
    "one; two; three",
    "2024-05-04",
    "May 4, 2024",
    "PMC123456",
    "PMC 12",
    "PMID: 12x",
    "arXiv:1912.6970",
    "2nd",
    "Article",
    "Same words ",
    "Same words",
    "Same  words",
    "Same\xa0words",
]


def tags(spoken: Dialect) -> list[Tag]:
    odd = {spoken.type_code, spoken.end_code}
    return [tag for tag in spoken.tags if tag.assigned and tag.code not in odd]


def line(spoken: Dialect, code: str, value: str) -> str:
    """Return a line of a record, `""` for the tag that a dialect lacks."""
    return f"{scanner(spoken).tag_line(code, value)}\n" if code else ""


def record(spoken: Dialect, kind: str, lines: str) -> str:
    end = line(spoken, spoken.end_code, "")
    return f"{line(spoken, spoken.type_code, kind)}{lines}{end}"


def _lines(spoken: Dialect, tag: Tag) -> st.SearchStrategy[str]:
    value = st.one_of(st.sampled_from(VALUES.get(tag.kind, TEXTS)), st.sampled_from(TEXTS))
    values = st.one_of(value, value, st.lists(value, min_size=2, max_size=3).map(_below(spoken)))
    return values.map(lambda value: line(spoken, tag.code, value))


def _below(spoken: Dialect) -> Callable[[list[str]], str]:
    """Return what writes texts on lines below each other, as one value or as several."""
    return f"\n{' ' * spoken.reading.indent}".join


def _records(spoken: Dialect) -> st.SearchStrategy[str]:
    kinds = st.sampled_from([kind.name for kind in spoken.types])
    some = st.sampled_from(tags(spoken)).flatmap(lambda tag: _lines(spoken, tag))
    many = st.lists(some, min_size=1, max_size=6).map("".join)
    return st.tuples(kinds, many).map(lambda pair: record(spoken, *pair))


RECORDS = {spoken.name: _records(spoken) for spoken in DIALECTS}
each_dialect = pytest.mark.parametrize("spoken", DIALECTS, ids=lambda spoken: spoken.name)
EACH_TAG = [pytest.param(s, tag, id=f"{s.name} {tag.code}") for s in DIALECTS for tag in tags(s)]


def passes(read: Record) -> bool:
    return read.is_proper and is_ordinary(read, read.pairs(), read.type.name if read.type else "")


def check_nothing_is_hidden(read: Record) -> None:
    if passes(read):
        found = {rule.code for rule in RELYING if list(rule.check(read, Context(None)))}
        assert not found, read.text


@each_dialect
@given(data=st.data())
def test_no_rule_finds_anything_in_an_ordinary_record(spoken: Dialect, data: st.DataObject) -> None:
    for read in Document.read(data.draw(RECORDS[spoken.name]), spoken):
        check_nothing_is_hidden(read)


@pytest.mark.parametrize(("spoken", "tag"), EACH_TAG)
def test_no_rule_finds_anything_in_an_ordinary_value(spoken: Dialect, tag: Tag) -> None:
    """Each tag with each value, in each type, alone except for what it may disagree with."""
    beside = "".join(
        line(spoken, next(iter(spoken.codes(role)), ""), value)
        for role, value in (("title", "Some words"), ("year", "2024"))
    )
    texts = list(dict.fromkeys((*VALUES.get(tag.kind, ()), *TEXTS)))
    wrapped = [_below(spoken)([*pair]) for pair in zip(texts, [*texts[1:], texts[0]], strict=True)]
    for value in (*texts, *wrapped, _below(spoken)([texts[0], texts[0]])):
        own = line(spoken, tag.code, value)
        for kind in spoken.types:
            check_nothing_is_hidden(Record(record(spoken, kind.name, beside + own), spoken))


@each_dialect
@pytest.mark.needs_corpus
def test_no_rule_finds_anything_in_ordinary_records_of_the_corpus(spoken: Dialect) -> None:
    texts = [path.read_bytes().decode("utf-8", "replace") for path in _files(spoken)]
    assert texts
    for text in texts:
        for read in Document.read(text, spoken):
            check_nothing_is_hidden(read)


def _files(spoken: Dialect) -> list[Path]:
    folder = "enw" if spoken.name == "endnote" else spoken.name
    return sorted(path for path in SHARED.glob(f"corpus/{folder}/*") if path.is_file())


def test_most_clean_records_are_ordinary() -> None:
    """Else a clean library would take as long as any other."""
    texts = ("\n".join((*clean.sheet.lines, "")) for clean in own())
    settled = [passes(Record(text, dialect("endnote"))) for text in texts]
    assert sum(settled) > len(settled) / 2


@pytest.mark.parametrize("spoken", [spoken for spoken in DIALECTS if spoken.name in MADE])
def test_most_records_of_a_made_library_are_ordinary(spoken: Dialect) -> None:
    read = Document.read("".join(made_library(spoken.name, 100_000)), spoken)
    settled = [passes(each) for each in read]
    assert sum(settled) > len(settled) / 2
