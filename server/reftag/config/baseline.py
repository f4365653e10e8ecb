"""A baseline: findings that were there when reftag came, and are not to be shown.

A finding is known by its file, its rule and a fingerprint of its record and message, so it
stays known when lines move. `reftag check --write-baseline` writes the file.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from reftag.config.record_keys import identity
from reftag.files import Files, exists
from reftag.lint import Placed
from reftag.syntax import Record

FILE_NAME: Final = "reftag-baseline.json"

_VERSION: Final = 1
_LENGTH: Final = 16
"""Hexadecimal digits of a fingerprint: more findings than a file can have."""

Known = Mapping[tuple[str, str], int]
"""How many findings of one record have this rule and this fingerprint; records that cannot be
distinguished share one count."""


class BaselineError(ValueError):
    """A baseline file cannot be used; the message says why."""


class Baseline:
    """The known findings of many files."""

    def __init__(self, path: Path, by_file: Mapping[str, Known]) -> None:
        """Hold findings by file; names are relative to the folder of `path`, the baseline."""
        self.source = path
        self.by_file = dict(by_file)
        self._folder = path.absolute().parent

    @classmethod
    def load(cls, files: Files, path: Path) -> "Baseline":
        """Read a baseline; one that is not there yet is empty. Raises `BaselineError`."""
        try:
            data = json.loads(files.read(path))
        except FileNotFoundError:
            return cls(path, {})
        except OSError as error:
            raise BaselineError(f"cannot be read: {error.strerror or error}") from error
        except ValueError as error:
            raise BaselineError("is not JSON; write a new one with --write-baseline") from error
        try:
            return cls(path, dict(_files(data)))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise BaselineError(
                "is not a baseline of this version of reftag; write a new one with --write-baseline"
            ) from error

    def of(self, path: Path) -> Known:
        """Return the known findings of a file."""
        return self.by_file.get(self._name(path), {})

    def renewed(self, files: Files, checked: Mapping[Path, Iterable[Placed]]) -> "Baseline":
        """Return a baseline with all findings of `checked`.

        Others keep theirs as long as they are among `files`.
        """
        by_file = {
            name: known for name, known in self.by_file.items() if exists(files, self.path(name))
        }
        by_file |= {self._name(path): _known(found) for path, found in checked.items()}
        return Baseline(self.source, {name: known for name, known in by_file.items() if known})

    def of_missing_files(self, files: Files) -> int:
        """Return how many known findings are about files that are gone."""
        return sum(
            sum(known.values())
            for name, known in self.by_file.items()
            if not exists(files, self.path(name))
        )

    def dump(self) -> str:
        """Return the text of the file: in order, so that a new one differs where it has to."""
        findings = {name: _by_rule(known) for name, known in sorted(self.by_file.items()) if known}
        return json.dumps({"version": _VERSION, "findings": findings}, indent=1) + "\n"

    def path(self, name: str) -> Path:
        """Return the path of the file called `name` in the baseline."""
        return Path(os.path.normpath(self._folder / name))

    def _name(self, path: Path) -> str:
        absolute = os.path.abspath(path)  # noqa: PTH100  # links stay what they are called
        try:
            return os.path.relpath(absolute, self._folder).replace(os.sep, "/")
        except ValueError:  # on another drive
            return absolute.replace(os.sep, "/")


def prints(record: Record) -> Callable[[str], str]:
    """Return what makes the fingerprints of messages about `record`."""
    start = sha256(identity(record).encode("utf-8", "surrogatepass") + b"\0")

    def fingerprint(message: str) -> str:
        digest = start.copy()
        digest.update(message.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:_LENGTH]

    return fingerprint


def _known(found: Iterable[Placed]) -> Known:
    """Return findings of one file as they are known."""
    known: dict[tuple[str, str], int] = {}
    # The findings of one record need not follow each other: those about the whole file, and those
    # about other records, are between them.
    by_record: dict[tuple[int, bool], list[Placed]] = {}
    for each in found:
        key = (each.offset, each.in_whole_file)
        by_record.setdefault(key, []).append(each)
    for of_record in by_record.values():
        fingerprint = prints(of_record[0].record)
        counts = Counter(
            (each.diagnostic.rule.code, fingerprint(each.diagnostic.finding.message))
            for each in of_record
        )
        for finding, count in counts.items():
            known[finding] = max(count, known.get(finding, 0))
    return known


def _files(data: Any) -> Iterable[tuple[str, Known]]:  # noqa: ANN401  # JSON
    if data["version"] != _VERSION:
        raise ValueError("another version")
    for name, rules in data["findings"].items():
        known = {
            (rule, fingerprint): int(count)
            for rule, prints in rules.items()
            for fingerprint, count in prints.items()
        }
        yield name, known


def _by_rule(known: Known) -> dict[str, dict[str, int]]:
    rules: dict[str, dict[str, int]] = {}
    for (rule, fingerprint), count in sorted(known.items()):
        rules.setdefault(rule, {})[fingerprint] = count
    return rules
