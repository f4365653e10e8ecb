"""What the arguments of a verb say, as a value that never changes and can go to a worker."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from reftag.lint import SEVERITIES, Severity

STDIN = "-"


@dataclass(frozen=True)
class SettingsOptions:
    """What replaces settings, and where they are read. None where an argument is missing."""

    config: Path | None = None
    isolated: bool = False
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    targets: Sequence[str] | None = None
    dialect: str | None = None
    producer: str | None = None
    baseline: Path | None = None
    write_baseline: str | None = None
    """The file to write to; `""` if it is not named."""


@dataclass(frozen=True)
class SourceOptions(SettingsOptions):
    """Which files to read as well."""

    paths: Sequence[str] = ()
    stdin_filename: str | None = None

    @property
    def reads_stdin(self) -> bool:
        """Whether standard input is one of the files."""
        return STDIN in self.paths or bool(self.stdin_filename)


@dataclass(frozen=True)
class CheckOptions(SourceOptions):
    """The options of `reftag check`."""

    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    output_format: str = "full"
    statistics: bool = False
    exit_zero: bool = False
    min_severity: Severity = SEVERITIES[-1]
    all: bool = False
    jobs: int | None = None


_Options = TypeVar("_Options", bound=SettingsOptions)


def options_of(kind: type[_Options], args: argparse.Namespace) -> _Options:
    """Return what was given on the command line; the rest has the defaults of `kind`."""
    given = {each.name for each in fields(kind)} & vars(args).keys()
    return kind(**{name: getattr(args, name) for name in given})
