"""The progress bar: only on a terminal, only for long work, and gone in the end."""

import io
import sys
import time

import pytest

from cli.conftest import CLEAN, Reftag
from reftag.cli import progress
from reftag.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work(stream: io.StringIO, seconds: float) -> str:
    """Return what is shown of the halves of some work."""
    with Progress(200, stream) as shown:
        shown.advance(100)
        time.sleep(seconds)
        shown.advance(100)
    return stream.getvalue()


def test_long_work_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_DELAY", 0.05)
    monkeypatch.setattr(progress, "_PAUSE", 0.05)
    shown = work(Terminal(), 0.5)
    assert "Checking:  50%" in shown
    assert shown.endswith("\r")
    assert not shown.split("\r")[-2].strip(), "the bar is still there"


def test_short_work_and_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)  # importing it would fail
    assert work(Terminal(), 0.05) == ""
    monkeypatch.setattr(progress, "_DELAY", 0.0)
    assert work(io.StringIO(), 0.05) == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_it_is_gone_before_the_findings(
    jobs: str, reftag: Reftag, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_DELAY", 0.0)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    for name in ("a.enw", "b.enw"):
        with open(name, "w") as file:  # noqa: PTH123
            file.write(CLEAN + "%N\n")
    arguments = ("--select", "RT005", "--output-format", "concise", "-j", jobs)
    assert len(reftag("check", *arguments, ".", "gone.enw").out.splitlines()) == 2
    bar, error = terminal.getvalue().rsplit("\r", 1)
    assert "Checking" in bar
    assert error.startswith("gone.enw: error: cannot be read: ")
