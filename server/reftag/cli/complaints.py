"""What goes wrong besides the records: files that cannot be read, rules that fail."""

from collections.abc import Sequence
from typing import NamedTuple, TextIO

from reftag.cli.output.excerpt import visible
from reftag.lint import Rule


class Complaint(NamedTuple):
    """One line for standard error."""

    line: str
    is_error: bool
    """Whether it makes the exit code 2."""
    once: str = ""
    """Of several complaints with the same one, only the first is printed."""


class Complaints:
    """Writes one line a complaint and counts those that make the exit code 2."""

    def __init__(self, stream: TextIO | None) -> None:
        """Write to `stream`, which is standard error; without it keep them until `taken`."""
        self._stream = stream
        self.errors = 0
        self._written_once: set[str] = set()
        self._kept: list[Complaint] = []

    def tell(self, complaint: Complaint) -> None:
        """Write a complaint, or keep it."""
        if complaint.once:
            if complaint.once in self._written_once:
                return
            self._written_once.add(complaint.once)
        self.errors += complaint.is_error
        if self._stream is None:
            self._kept.append(complaint)
        else:
            self._stream.write(complaint.line)

    def taken(self) -> tuple[Complaint, ...]:
        """Return what was kept, and forget it."""
        kept = tuple(self._kept)
        self._kept.clear()
        return kept

    def error(self, name: str, message: str, *, once: str = "") -> None:
        """Say that something about the file `name` could not be done; see `Complaint.once`."""
        self.tell(Complaint(f"{visible(name)}: error: {message}\n", is_error=True, once=once))

    def mistake(self, name: str, row: int, column: int, message: str) -> None:
        """Say what is wrong in the configuration file `name`; each error is reported once."""
        line = f"{visible(name)}:{row}:{column}: error: {visible(message)}\n"
        self.tell(Complaint(line, is_error=True, once=line))

    def note(self, name: str, message: str, *, once: str = "") -> None:
        """Say something about the file `name` that its owner should know; see `Complaint.once`."""
        self.tell(Complaint(f"{visible(name)}: note: {message}\n", is_error=False, once=once))

    def unknown_target(self, target: str, known: Sequence[str]) -> None:
        """Say that the command line names a target that is neither a program nor a set."""
        from difflib import get_close_matches

        near = get_close_matches(target.lower(), known, 1)
        hint = f'did you mean "{near[0]}"?' if near else f"choose from {', '.join(known)}"
        line = f'reftag: error: --target: unknown program or set "{visible(target)}"; {hint}\n'
        self.tell(Complaint(line, is_error=True, once=line))

    def unreadable(self, name: str, error: OSError) -> None:
        """Say that the file `name` cannot be read."""
        self.error(name, f"cannot be read: {reason(error)}")

    def failed(self, name: str, error: Exception) -> None:
        """Say that we failed on the file `name`, which is not the file's fault."""
        what = visible(f"{type(error).__name__}: {error}")
        self.error(name, f"could not be checked ({what}); please report this")

    def rule_failed(self, rule: Rule, error: Exception) -> None:
        """Say that a rule raised: its findings are missing, so the result is not clean."""
        line = (
            f"reftag: error: {rule.code} {rule.name} failed and is switched off "
            f"({type(error).__name__}: {error}); please report this\n"
        )
        self.tell(Complaint(line, is_error=True, once=rule.code))


def reason(error: OSError) -> str:
    """Return why the system refused, without the number and the name of the file."""
    return error.strerror or str(error)
