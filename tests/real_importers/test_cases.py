"""What each importer makes of our own inputs: as noted in the case files, and as reftag says."""

import pytest

from real_importers.available import each_reader, needs, other_version
from real_importers.cases import Case, cases, result
from real_importers.claims import claimed_cases, compared
from real_importers.exceptions import CASES
from real_importers.outcome import outcome
from real_importers.run import READERS
from reftag.importers import cases_of

each_case = pytest.mark.parametrize(
    ("case", "importer"),
    [
        pytest.param(case, importer, id=f"{case.name}-{importer}")
        for dialect, importers in READERS.items()
        for importer in importers
        for case in cases(dialect)
    ],
)


@pytest.mark.parametrize("dialect", READERS)
def test_there_are_cases(dialect: str) -> None:
    assert len(cases(dialect)) > 30
    names = [case.name for case in cases(dialect)]
    assert len(names) == len(set(names))


@each_reader
def test_importers_do_what_the_case_files_note(dialect: str, importer: str) -> None:
    needs(importer)
    different = [
        f"{case.name}\n  noted: {case.results.get(importer)}\n  is so: {got}"
        for case in cases(dialect)
        if (got := result(outcome(case.text, importer, dialect))) != case.results.get(importer)
    ]
    assert not different, other_version(importer) + "\n".join(different)


@each_reader
def test_each_claim_about_a_case_is_tried(dialect: str, importer: str) -> None:
    tried = {
        name for case in cases(dialect) for name in claimed_cases(case.text, importer, dialect)
    }
    claims = {each.name for each in cases_of(dialect).values() if importer in each.effects}
    claims.discard("bare-tag")  # which is said at the line above
    assert not claims - tried


def differences(case: Case, importer: str) -> list[str]:
    """Return the fields that reftag says are kept and are not, and the other way round."""
    _, fields = compared(case.text, importer, case.dialect)
    return [
        str(each)
        for each in fields
        if each.real.value and each.real.is_marked and each.is_announced != each.is_harmed
    ]


@each_case
def test_reftag_says_what_becomes_of_each_field(case: Case, importer: str) -> None:
    needs(importer)
    wrong = differences(case, importer)
    if (case.dialect, case.name, importer) in CASES:
        assert wrong, "is said right by now: take it out of CASES"
    else:
        assert not wrong, "\n".join(wrong)


def test_exceptions_are_about_cases() -> None:
    names = {(dialect, case.name) for dialect in READERS for case in cases(dialect)}
    assert {(dialect, name) for dialect, name, _ in CASES} <= names
    assert all(importer in READERS[dialect] for dialect, _, importer in CASES)
