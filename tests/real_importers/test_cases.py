"""What each importer makes of our own inputs: as noted in the case files, and as reftag says."""

import pytest

from real_importers.available import each_importer, needs, other_version
from real_importers.cases import Case, cases, result
from real_importers.claims import compared
from real_importers.exceptions import CASES
from real_importers.outcome import outcome
from real_importers.run import IMPORTERS


def test_there_are_cases() -> None:
    assert len(cases()) > 300
    names = [case.name for case in cases()]
    assert len(names) == len(set(names))


@each_importer
def test_importers_do_what_the_case_files_note(importer: str) -> None:
    needs(importer)
    different = [
        f"{case.name}\n  noted: {case.results.get(importer)}\n  is so: {got}"
        for case in cases()
        if (got := result(outcome(case.text, importer))) != case.results.get(importer)
    ]
    assert not different, other_version(importer) + "\n".join(different)


def differences(case: Case, importer: str) -> list[str]:
    """Return the fields that reftag says are kept and are not, and the other way round."""
    _, fields = compared(case.text, importer)
    return [str(each) for each in fields if each.is_announced != each.is_harmed]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
@each_importer
def test_reftag_says_what_becomes_of_each_field(case: Case, importer: str) -> None:
    needs(importer)
    wrong = differences(case, importer)
    if (case.name, importer) in CASES:
        assert wrong, "is said right by now: take it out of CASES"
    else:
        assert not wrong, "\n".join(wrong)


def test_exceptions_are_about_cases() -> None:
    assert {name for name, _ in CASES} <= {case.name for case in cases()}
    assert {importer for _, importer in CASES} <= set(IMPORTERS)
