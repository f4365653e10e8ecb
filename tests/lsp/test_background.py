"""What is done later: which job goes on first, and what the client hears of it."""

import logging

import pytest

from reftag.lsp.background import Background, Job, Priority
from reftag.lsp.outgoing import BeginProgress, EndProgress, Outgoing, ShowMessage
from reftag.text.steps import Steps


class Bench:
    """A queue whose time passes only in steps."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.done: list[str] = []
        self.background = Background(self.sent.append)
        self.background.clock = lambda: self.now
        self.now = 0.0

    def steps(self, name: str, count: int, seconds: float = 0.0) -> Steps[None]:
        """Return a job's steps; each is noted down with its number and takes some seconds."""
        try:
            for number in range(count):
                self.done.append(f"{name}{number}")
                self.now += seconds
                yield
        finally:
            self.done.append(f"{name}.")

    def put(
        self,
        name: str,
        count: int,
        priority: Priority = Priority.FILES,
        seconds: float = 0.0,
        wait: float = 0.0,
    ) -> None:
        steps = self.steps(name, count, seconds)
        self.background.put(Job(name, priority, steps, f"Doing {name}", wait))

    def run(self) -> list[str]:
        """Do all steps that are due and return which these were."""
        while self.background.step():
            pass
        done = self.done.copy()
        self.done.clear()
        return done


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_the_most_urgent_job_goes_on_first(bench: Bench) -> None:
    bench.put("c", 1, Priority.FILES)
    bench.put("a", 2, Priority.OPEN_DOCUMENTS)
    bench.put("b", 1, Priority.OPEN_DOCUMENTS)
    assert bench.run() == ["a0", "a1", "a.", "b0", "b.", "c0", "c."]
    assert bench.background.due() is None


def test_a_more_urgent_job_comes_between_two_steps(bench: Bench) -> None:
    bench.put("files", 3)
    assert bench.background.step()
    bench.put("shown", 1, Priority.PUBLISH)
    assert bench.run() == ["files0", "shown0", "shown.", "files1", "files2", "files."]


def test_a_job_with_the_same_key_takes_the_place_of_the_first(bench: Bench) -> None:
    bench.put("a", 3)
    bench.background.step()
    bench.put("a", 1)
    assert bench.run() == ["a0", "a.", "a0", "a."]


def test_a_job_may_replace_itself(bench: Bench) -> None:
    def again() -> Steps[None]:
        bench.put("a", 1)
        yield
        bench.done.append("never")

    bench.background.put(Job("a", Priority.FILES, again()))
    assert bench.run() == ["a0", "a."]


def test_a_job_waits_again_when_it_is_replaced(bench: Bench) -> None:
    bench.put("a", 1, wait=0.2)
    bench.put("b", 1)
    assert bench.run() == ["b0", "b."]
    assert bench.background.due() == pytest.approx(0.2)
    bench.now = 0.15
    bench.put("a", 1, wait=0.2)
    bench.now = 0.3
    assert bench.run() == []
    assert "a" in bench.background
    bench.now = 0.36
    assert bench.run() == ["a0", "a."]
    assert "a" not in bench.background


def test_progress_is_shown_after_a_second(bench: Bench) -> None:
    bench.put("short", 9, seconds=0.1)
    bench.run()
    assert bench.sent == []
    bench.put("long", 12, seconds=0.1)
    for _ in range(9):
        bench.background.step()
    assert bench.sent == []
    bench.background.step()
    begun = BeginProgress("reftag/0", "Doing long")
    assert bench.sent == [begun]
    bench.run()
    assert bench.sent == [begun, EndProgress("reftag/0")]


def test_progress_ends_with_a_job_that_is_replaced(bench: Bench) -> None:
    for number in range(2):
        bench.put("a", 2, seconds=1.0)
        bench.background.step()
        assert bench.sent[-1] == BeginProgress(f"reftag/{number}", "Doing a")
    bench.run()
    ends = [each.token for each in bench.sent if isinstance(each, EndProgress)]
    assert ends == ["reftag/0", "reftag/1"]


def test_a_job_without_a_title_shows_no_progress(bench: Bench) -> None:
    bench.background.put(Job("a", Priority.FILES, bench.steps("a", 3, 1.0)))
    assert bench.run() == ["a0", "a1", "a2", "a."]
    assert bench.sent == []


def test_cancelling(bench: Bench) -> None:
    bench.put("a", 9, seconds=1.0)
    bench.put("b", 1)
    bench.background.step()
    bench.background.cancel("reftag/7")
    bench.background.cancel("")
    bench.background.cancel("reftag/0")
    bench.background.cancel("reftag/0")
    assert bench.run() == ["a0", "a.", "b0", "b."]
    assert bench.sent == [BeginProgress("reftag/0", "Doing a"), EndProgress("reftag/0")]


def test_a_job_that_fails_is_over(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Steps[None]:
        yield
        raise ValueError("oh")

    bench.put("files", 1)
    for _ in range(2):
        bench.background.put(Job("broken", Priority.PUBLISH, broken()))
        bench.run()
    [message] = bench.sent
    assert isinstance(message, ShowMessage)
    assert "broken" in message.message
    assert len(caplog.records) == 2
    assert bench.background.due() is None


def test_steps_that_take_too_long_are_logged(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        bench.put("quick", 2, seconds=0.009)
        bench.put("slow", 1, seconds=0.012)
        bench.run()
    assert [record.getMessage() for record in caplog.records] == ["slow: a step took 12 ms"]
