"""What `ordinary` lets pass, no rule that relies on it has anything to say about."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.mutations.clean import own
from lint.support import SHARED
from reftag.dialects import Tag, dialect
from reftag.lint import Context, all_rules
from reftag.lint.ordinary import is_ordinary
from reftag.syntax import Document, Record

ENDNOTE = dialect("endnote")
RELYING = [rule for rule in all_rules() if rule.by_value]

VALUES = {
    "type": [kind.name for kind in ENDNOTE.types],
    "person": ["Doe, Jane", "Żak, Ewa M.", "O'Neil-Šťastný, J.", "WHO", "DOE, JANE", "Doe, J; Roe"],
    "year": ["2024", "1999", "2O24", "n.d."],
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


def lines(tag: Tag) -> st.SearchStrategy[str]:
    values = st.sampled_from(VALUES.get(tag.kind, TEXTS))
    return st.one_of(values, st.sampled_from(TEXTS)).map(lambda value: f"{tag.code} {value}\n")


TAGS = [tag for tag in ENDNOTE.tags if tag.assigned and tag.code != ENDNOTE.type_code]
types = st.sampled_from(VALUES["type"]).map(lambda name: f"{ENDNOTE.type_code} {name}\n")
records = st.tuples(
    types, st.lists(st.sampled_from(TAGS).flatmap(lines), min_size=1, max_size=6).map("".join)
).map("".join)


def passes(record: Record) -> bool:
    return record.is_plain and is_ordinary(
        record.text, record.pairs(), ENDNOTE, record.type.name if record.type else ""
    )


def check_nothing_is_hidden(record: Record) -> None:
    if passes(record):
        found = {rule.code for rule in RELYING if list(rule.check(record, Context(None)))}
        assert not found, record.text


@given(records)
def test_no_rule_finds_anything_in_an_ordinary_record(text: str) -> None:
    for record in Document.read(text, ENDNOTE):
        check_nothing_is_hidden(record)


@pytest.mark.parametrize("tag", TAGS, ids=lambda tag: tag.name)
def test_no_rule_finds_anything_in_an_ordinary_value(tag: Tag) -> None:
    """Each tag with each value, in each type, alone but for what it may disagree with."""
    for value in dict.fromkeys((*VALUES.get(tag.kind, ()), *TEXTS)):
        for kind in ENDNOTE.types:
            text = f"%0 {kind.name}\n%T Some words\n%D 2024\n{tag.code} {value}\n"
            check_nothing_is_hidden(Record(text, ENDNOTE))


@pytest.mark.skipif(not SHARED.exists(), reason="no corpus beside the repository")
def test_no_rule_finds_anything_in_ordinary_records_of_the_corpus() -> None:
    texts = [path.read_bytes().decode("utf-8", "replace") for path in _files()]
    assert texts
    for text in texts:
        for record in Document.read(text, ENDNOTE):
            check_nothing_is_hidden(record)


def _files() -> list[Path]:
    return sorted(path for path in SHARED.glob("corpus/enw/*") if path.is_file())


def test_most_clean_records_are_ordinary() -> None:
    """Else a clean library would take as long as any other."""
    texts = ("\n".join((*clean.sheet.lines, "")) for clean in own())
    settled = [passes(Record(text, ENDNOTE)) for text in texts]
    assert sum(settled) > len(settled) / 2
