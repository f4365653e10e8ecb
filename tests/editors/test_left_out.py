"""What a machine lacks is left out by name, and where CI is true it is a failure."""

from types import SimpleNamespace

import pytest

from editors.left_out import left_out, summary


def test_a_skip_that_says_what_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="left out: Vim: not found"):
        left_out("Vim", "not found")


def test_a_failure_where_ci_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Vim: not found"):
        left_out("Vim", "not found")


def test_a_skip_even_there_of_what_a_clone_cannot_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.skip.Exception, match="left out: real files: none here"):
        left_out("real files", "none here", fails_in_ci=False)


def test_the_summary_counts_and_ignores_other_skips() -> None:
    def skipped(reason: str) -> object:
        return SimpleNamespace(longrepr=("test.py", 1, f"Skipped: {reason}"))

    reports = [
        skipped("left out: Vim: not found"),
        skipped("only on Windows"),
        skipped("left out: Vim: not found"),
    ]
    assert summary(reports) == ["Vim: not found (2x)"]
