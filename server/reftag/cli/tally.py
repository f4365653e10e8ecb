"""Counts what was found and fixed, for the summary and the exit code."""

from collections import Counter
from collections.abc import Iterable, Iterator

from reftag.cli.output.checked import CheckedFile
from reftag.cli.work import Outcome
from reftag.lint import SEVERITIES, Severity, is_finished, is_safe

_FAILING = frozenset(("error", "warning"))


def count(number: int, noun: str) -> str:
    """Return a number and what it counts, e.g. `1 file` or `1,200 files`."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


class Tally:
    """What one run found."""

    def __init__(self, least: Severity = SEVERITIES[-1]) -> None:
        """Count only what is at least as severe as `least`."""
        self._wanted = SEVERITIES[: SEVERITIES.index(least) + 1]
        self.files = 0
        self.with_problems = 0
        """Files in which something was found."""
        self.by_severity: Counter[Severity] = Counter()
        self.problems = 0
        self.failing = 0
        """Problems that make the exit code 1: errors and warnings."""
        self.safe = 0
        """Problems that `--fix` fixes."""
        self.unsafe = 0
        """Problems that it fixes only with `--unsafe-fixes`."""
        self.fixed = 0
        self.stale = 0
        """Findings of baselines that no longer exist."""

    def stale_counted(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield `outcomes`, counting what is stale as they pass."""
        for outcome in outcomes:
            self.stale += outcome.stale
            yield outcome

    def counted(self, outcomes: Iterable[Outcome]) -> Iterator[CheckedFile]:
        """Yield the files that were checked, counting what is left in each as it passes."""
        for outcome in outcomes:
            self.fixed += outcome.mended
            file = outcome.checked
            if file is None:
                continue
            if self._wanted != SEVERITIES:
                found = [each for each in file.found if each.diagnostic.severity in self._wanted]
                file = file._replace(found=found)
            self.files += 1
            self.with_problems += bool(file.found)
            self.problems += len(file.found)
            for placed in file.found:
                self.by_severity[placed.diagnostic.severity] += 1
                self.failing += placed.diagnostic.severity in _FAILING
                if is_safe(placed):
                    self.safe += 1
                elif is_finished(placed):
                    self.unsafe += 1
            yield file

    def summary(self, *, fixing: bool, unsafe_fixes: bool) -> str:
        """Return the last lines of output; the flags are those the user gave."""
        lines = [f"Fixed {count(self.fixed, 'problem')}."] if fixing and self.files else []
        if self.problems:
            problems = count(self.problems, "problem")
            total = f"{problems} left" if self.fixed else f"Found {problems}"
            lines.append(f"{total}{self._offers(fixing=fixing, unsafe_fixes=unsafe_fixes)}.")
            lines.append(self._breakdown())
        elif self.files:
            left = "left" if self.fixed else "found"
            lines.append(f"No problems {left} in {count(self.files, 'file')}.")
        return "".join(f"{line}\n" for line in lines)

    def _breakdown(self) -> str:
        """Return how many findings of which severity are in how many of the files."""
        counts = [
            f"{number:,} {severity}" if severity == "information" else count(number, severity)
            for severity in SEVERITIES
            if (number := self.by_severity[severity])
        ]
        of = f"{self.with_problems:,} of " if self.files > 1 else ""
        return f"{', '.join(counts)} in {of}{count(self.files, 'file')}."

    def _offers(self, *, fixing: bool, unsafe_fixes: bool) -> str:
        """Return which of the problems could still be fixed, and how."""
        offers = []
        safe = self.safe + (self.unsafe if unsafe_fixes else 0)
        flags = "--fix --unsafe-fixes" if unsafe_fixes else "--fix"
        if safe and not fixing:
            offers.append(f"{safe:,} fixable with {flags}")
        if self.unsafe and not unsafe_fixes:
            more = "more " if offers else ""
            offers.append(f"{self.unsafe:,} {more}fixable with --fix --unsafe-fixes")
        return f" ({', '.join(offers)})" if offers else ""
