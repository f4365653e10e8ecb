"""What importers make of any text: an answer for each field, and no finding left out or left."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.dialect_strategies import DOCUMENTS
from properties.strategies import alike_records, documents
from reftag import importers
from reftag.config.model import TARGETS
from reftag.dialects import Dialect, dialect
from reftag.importers.words import does
from reftag.lint import Context, Linter, Placed, Rule, placed_edits, rule
from reftag.lint.engine.shared_lines import without_fixes_there
from reftag.syntax import Document, Record
from reftag.text import apply

ENDNOTE = dialect("endnote")
RULES = [rule(code) for code in ("RT701", "RT702", "RT703")]
MEASURED = {"endnote": documents} | {
    name: texts for name, texts in DOCUMENTS.items() if importers.importers(name)
}
"""Texts in each format of which importers were measured."""

targets = st.lists(st.sampled_from(TARGETS), min_size=1, max_size=3, unique=True).map(tuple)


def _raise(failed: Rule, error: Exception) -> None:
    raise AssertionError(f"{failed.code} raised") from error


def _found(text: str, named: tuple[str, ...], language: Dialect = ENDNOTE) -> list[Placed]:
    linter = Linter(RULES, on_failure=_raise, targets=named)
    return list(linter.check(Document.read(text, language)).in_order())


def _pairs(text: str) -> list[tuple[Record, Record | None]]:
    records = list(Document.read(text, ENDNOTE))
    return list(zip(records, [None, *records], strict=False))


@pytest.mark.parametrize("name", MEASURED)
@given(data=st.data())
def test_every_field_has_a_fate(name: str, data: st.DataObject) -> None:
    records = list(Document.read(data.draw(MEASURED[name]), dialect(name)))
    for each in importers.importers(name):
        importer = importers.importer(name, each)
        assert importer is not None
        for record, previous in zip(records, [None, *records], strict=False):
            found = importers.reading(record, previous, importer)
            for fates in (found.fates, found.alone):
                assert tuple(fate.field for fate in fates) == record.fields
                for fate in fates:
                    assert fate.outcome == "kept" or does(fate.treatment)
            for harm in found.harms:
                assert set(harm.fields) <= set(range(len(record.fields)))
                assert not {"\n", "\r"} & set(record.text[slice(*harm.span)])


@pytest.mark.parametrize("name", MEASURED)
@given(data=st.data())
def test_every_finding_has_its_words(name: str, data: st.DataObject) -> None:
    linter = Linter(RULES, on_failure=_raise, targets=TARGETS)
    document = Document.read(data.draw(MEASURED[name]), dialect(name))
    for placed in linter.check(document).in_order():
        assert placed.diagnostic.finding.message


@given(st.one_of(documents, alike_records()), targets)
def test_records_that_are_alike_have_the_same_said_of_them(
    text: str, named: tuple[str, ...]
) -> None:
    """What is known from other records is what is found when the record is read by itself."""
    alone = Counter(
        (rule.code, finding.span, finding.message, finding.fix)
        for record, previous in _pairs(text)
        for rule in RULES
        for finding in without_fixes_there(
            record, list(rule.check(record, Context(previous, targets=named)))
        )
    )
    for _ in range(2):  # the second time all of it is known
        found = [each.diagnostic for each in _found(text, named)]
        assert Counter((rule.code, f.span, f.message, f.fix) for rule, _, f in found) == alone


@pytest.mark.parametrize("name", MEASURED)
@given(data=st.data())
def test_a_fix_removes_its_finding(name: str, data: st.DataObject) -> None:
    language, text = dialect(name), data.draw(MEASURED[name])
    readers = st.sampled_from(importers.importers(name))
    named = tuple(data.draw(st.lists(readers, min_size=1, max_size=3, unique=True)))
    before = _found(text, named, language)
    for placed in before:
        fix = placed.diagnostic.finding.fix
        if fix is not None:
            code = placed.diagnostic.rule.code
            after = _found(apply(text, placed_edits(placed, fix)), named, language)
            counts = [
                sum(e.diagnostic.rule.code == code for e in found) for found in (before, after)
            ]
            assert counts[1] < counts[0], fix.message


def _count(found: list[Placed], code: str) -> int:
    return sum(each.diagnostic.rule.code == code for each in found)
