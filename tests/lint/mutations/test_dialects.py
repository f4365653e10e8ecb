"""Faults planted in records of the other dialects: a sample, the same in each run.

`python -m lint.mutations --dialect NAME` prints the figures of many more.
"""

import pytest

from lint.mutations.clean import Clean, is_clean, own, real
from lint.mutations.exceptions import DESIGNED, ELSEWHERE, EXPLAINED, UNSEEN
from lint.mutations.sheet import PLANTERS
from lint.mutations.trial import Trial, trials
from reftag.dialects import names
from reftag.lint import all_rules

EXISTING = {rule.code for rule in all_rules()}
CODES = sorted(EXISTING & PLANTERS.keys())
DIALECTS = [name for name in names() if name != "endnote"]
IN_OWN = 3
IN_REAL = 4
"""In so many records each way is tried."""
LEAST_FOUND = 0.98
MOST_OTHERS = 0.05
"""New findings of other rules, for each fault."""

each_dialect = pytest.mark.parametrize("name", DIALECTS)


def planted(name: str, records: tuple[Clean, ...], most: int) -> list[Trial]:
    """Return the trials of all rules but for the ways that a rule is known not to see."""
    return [
        trial
        for code in CODES
        for trial in trials(code, records, most)
        if (code, trial.how) not in UNSEEN
        and (name, code, trial.how) not in DESIGNED
        and trial.key not in EXPLAINED
    ]


def shown(tried: list[Trial]) -> str:
    return "\n\n".join(
        f"{each.code} {each.how} in {each.record}: "
        f"{'found' if each.found else 'missed'} {' '.join(each.companions)}\n{each.text}"
        for each in tried
    )


@each_dialect
def test_our_own_records_are_clean(name: str) -> None:
    assert len(own(name)) > 20
    for record in own(name):
        assert is_clean("\n".join((*record.sheet.lines, "")), name), record.name


@each_dialect
def test_faults_in_our_own_records_are_found(name: str) -> None:
    tried = planted(name, own(name), IN_OWN)
    assert len({trial.code for trial in tried}) > 20
    missed = [trial for trial in tried if not trial.found]
    assert not missed, shown(missed)
    others = [trial for trial in tried if trial.companions]
    assert len(others) <= MOST_OTHERS * len(tried), shown(others)


@pytest.mark.needs_corpus
@each_dialect
def test_nearly_all_faults_in_real_records_are_found(name: str) -> None:
    tried = planted(name, real(name), IN_REAL)
    missed = [trial for trial in tried if not trial.found]
    assert len(missed) <= (1 - LEAST_FOUND) * len(tried), shown(missed)
    others = sum(len(trial.companions) for trial in tried)
    assert others <= MOST_OTHERS * len(tried), shown([each for each in tried if each.companions])


def test_faults_that_endnote_cannot_have_are_planted_elsewhere() -> None:
    for code in ELSEWHERE.keys() & EXISTING:
        assert any(trials(code, own(name), 1) for name in DIALECTS), code
        assert not trials(code, own(), 1)
