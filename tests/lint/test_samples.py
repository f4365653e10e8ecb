"""The sample files that editors open: one without a mistake, one with each of them."""

from pathlib import Path

import pytest

from corpus.real_files import decoded
from lint.findings import codes, document, findings, fixed
from reftag.dialects import by_extension, dialect, names
from reftag.lint import select
from reftag.syntax import Document
from reftag.syntax.recognition import recognize

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
    """Line breaks and encodings do not concern records: two rules are about whole files.

    Rules about what EndNote's format does not have are shown in other dialects. And losses in other
    programs are not reported without targets.
    """
    told = {rule.code for rule in ON if not rule.whole_file and not rule.needs_targets}
    told &= {rule.code for rule in ON if any(e.dialect == "endnote" for e in rule.examples)}
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


def sample(name: str) -> Document:
    """Return a sample, in the dialect that its content shows."""
    text = decoded(SAMPLES / name)
    found = recognize(text, by_extension(name))
    assert found.sure
    return Document.read(text, dialect(found.dialect))


def test_there_are_two_samples_of_every_dialect() -> None:
    shown = {path.name: sample(path.name).dialect.name for path in SAMPLES.iterdir()}
    for kind in ("library", "mistakes"):
        assert {d for name, d in shown.items() if name.startswith(kind)} == set(names())


@pytest.mark.parametrize("name", sorted(p.name for p in SAMPLES.glob("library*")))
def test_nothing_is_wrong_with_any_library(name: str) -> None:
    said = [each.diagnostic.finding.message for each in findings(sample(name), ON)]
    assert not said


MISTAKES = {
    "mistakes-refworks.txt": "RT004 RT005 RT011 RT101 RT301 RT304",
    "mistakes.ciw": "RT004 RT005 RT011 RT014 RT101 RT301 RT304 RT311",
    "mistakes.nbib": "RT002 RT003 RT004 RT005 RT101 RT304",
    "mistakes.ref": "RT002 RT004 RT005 RT101",
    "mistakes.ris": "RT001 RT002 RT003 RT004 RT005 RT011 RT014 RT101 RT304 RT311 RT401",
}
"""Rules that find something in the samples of other dialects; others may, too."""


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_in_other_dialects(name: str) -> None:
    assert set(MISTAKES[name].split()) <= set(codes(sample(name)))
