"""The sample files that editors open: one without a mistake, one with each of them."""

from pathlib import Path

import pytest

from lint.support import codes, decoded, document, findings, fixed
from reftag.lint import select
from reftag.syntax import Document

ON = select()
SAMPLES = Path(__file__).parents[2] / "editors" / "samples"


@pytest.fixture(scope="module")
def library() -> Document:
    return document(decoded(SAMPLES / "library.enw"))


@pytest.fixture(scope="module")
def mistakes() -> Document:
    return document(decoded(SAMPLES / "mistakes.enw"))


def test_nothing_is_wrong_with_the_library(library: Document) -> None:
    said = [each.diagnostic.finding.message for each in findings(library, ON)]
    assert not said


def test_the_library_has_records_of_many_types(library: Document) -> None:
    assert len({record.type_name for record in library}) >= 8


def test_every_rule_has_a_mistake(mistakes: Document) -> None:
    """Line breaks and encodings are no matter of records: two rules are about whole files. And
    what programs lose is no mistake where nobody says which programs."""
    told = {rule.code for rule in ON if not rule.whole_file and not rule.needs_targets}
    assert set(codes(mistakes)) == told


def test_the_first_lines_show_many_mistakes(mistakes: Document) -> None:
    """They are what a picture of the editor shows."""
    shown = sum(
        each.line + each.record.text.count("\n", 0, each.diagnostic.finding.span.start) < 25
        for each in findings(mistakes, ON)
    )
    assert shown >= 8


def test_safe_fixes_leave_only_what_a_person_must_decide(mistakes: Document) -> None:
    mended = document(fixed(mistakes, ON, safe_only=True))
    safe = {
        *("RT002", "RT003", "RT005", "RT006", "RT007", "RT008", "RT010"),
        *("RT102", "RT311", "RT403", "RT502", "RT504", "RT505", "RT508"),
    }
    assert set(codes(mended)) == set(codes(mistakes)) - safe
