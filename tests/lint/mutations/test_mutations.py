"""Each fault, planted in clean EndNote records, is found where it is and for what it is.

What is planted in records of other dialects is in `test_dialects.py`.
"""

import pytest

from lint.mutations.clean import Clean, is_clean, own, real
from lint.mutations.exceptions import COMPANIONS, ELSEWHERE, EXEMPT, MISSED, UNSEEN
from lint.mutations.sheet import PLANTERS
from lint.mutations.trial import Trial, trials
from reftag.lint import all_rules

EXISTING = {rule.code for rule in all_rules()}
CODES = sorted(EXISTING & PLANTERS.keys() - ELSEWHERE.keys())
LEAST_FOUND = 0.98
"""The share of faults in records of the corpus that have to be found."""


def shown(tried: list[Trial]) -> str:
    return "\n\n".join(
        f"{trial.code} {trial.how} in {trial.record}: "
        f"{'found' if trial.found else 'missed'} {' '.join(trial.companions)}\n{trial.text}"
        for trial in tried
    )


def counted(code: str, records: tuple[Clean, ...]) -> list[Trial]:
    """Return the trials but for the ways that are known to be unseen."""
    return [t for t in trials(code, records) if (t.code, t.how) not in UNSEEN]


def check_companions(tried: list[Trial]) -> None:
    strange = [
        trial
        for trial in tried
        if trial.key not in MISSED
        and any((trial.code, each) not in COMPANIONS for each in trial.companions)
    ]
    assert not strange, shown(strange)


def test_every_rule_has_a_planter() -> None:
    assert PLANTERS.keys() | EXEMPT.keys() >= EXISTING
    assert PLANTERS.keys().isdisjoint(EXEMPT)


def test_our_own_records_are_clean() -> None:
    assert len(own()) > 40
    for record in own():
        assert is_clean("\n".join((*record.sheet.lines, ""))), record.name


@pytest.mark.parametrize("code", CODES)
def test_every_fault_in_our_own_records_is_found(code: str) -> None:
    tried = counted(code, own())
    assert len(tried) > 5
    missed = [trial for trial in tried if not trial.found]
    assert not missed, shown(missed)
    check_companions(tried)


@pytest.mark.needs_corpus
@pytest.mark.parametrize("code", CODES)
def test_faults_in_real_records_are_found_but_for_those_explained(code: str) -> None:
    tried = counted(code, real())
    missed = [trial for trial in tried if not trial.found and trial.key not in MISSED]
    assert not missed, shown(missed)
    check_companions(tried)


@pytest.mark.needs_corpus
def test_nearly_all_faults_in_real_records_are_found() -> None:
    assert len(real()) >= 25
    tried = [trial for code in CODES for trial in counted(code, real())]
    assert sum(trial.found for trial in tried) >= LEAST_FOUND * len(tried)


@pytest.mark.needs_corpus
@pytest.mark.parametrize(("code", "how"), UNSEEN)
def test_what_is_said_to_be_unseen_is_unseen(code: str, how: str) -> None:
    if code in EXISTING:
        tried = [t for t in (*trials(code, own()), *trials(code, real())) if t.how == how]
        assert not all(trial.found for trial in tried), "found by now: take it out of UNSEEN"


@pytest.mark.needs_corpus
def test_what_is_said_to_be_missed_is_missed() -> None:
    codes = {code for code, _, _ in MISSED} & EXISTING
    found = {trial.key for code in codes for trial in trials(code, real()) if trial.found}
    assert found.isdisjoint(MISSED), "found by now: take it out of MISSED"
