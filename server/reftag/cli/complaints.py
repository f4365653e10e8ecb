"""What goes wrong besides the records: files that cannot be read, rules that fail."""

from typing import TextIO

from reftag.cli.output.excerpt import visible
from reftag.lint import Rule


class Complaints:
    """Writes one line a complaint and counts those that make the exit code 2."""

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream`, which is standard error."""
        self._stream = stream
        self.errors = 0

    def error(self, name: str, message: str) -> None:
        """Say that something about the file `name` could not be done."""
        self.errors += 1
        self._stream.write(f"{visible(name)}: error: {message}\n")

    def note(self, name: str, message: str) -> None:
        """Say something about the file `name` that its owner should know."""
        self._stream.write(f"{visible(name)}: note: {message}\n")

    def unreadable(self, name: str, error: OSError) -> None:
        """Say that the file `name` cannot be read."""
        self.error(name, f"cannot be read: {reason(error)}")

    def rule_failed(self, rule: Rule, error: Exception) -> None:
        """Say that a rule raised: its findings are missing, which is no clean result."""
        self.errors += 1
        self._stream.write(
            f"reftag: error: {rule.code} {rule.name} failed and is switched off "
            f"({type(error).__name__}: {error}); please report this\n"
        )


def reason(error: OSError) -> str:
    """Return why the system refused, without the number and the name of the file."""
    return error.strerror or str(error)
