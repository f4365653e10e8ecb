"""`reftag check` with a baseline: which one counts, writing one, and what is stale in it."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from reftag.cli.command import UsageError
from reftag.cli.options import CheckOptions
from reftag.cli.settings import shown
from reftag.cli.tally import count
from reftag.config import FILE_NAME, Configurations
from reftag.config.baseline import FILE_NAME as DEFAULT_NAME
from reftag.config.baseline import Baseline, BaselineError
from reftag.files import DISK
from reftag.lint import Placed

_DEFAULT = ""
"""What `--write-baseline` without a name says."""


def add_baseline_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments about baselines."""
    parser.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE",
        help="do not report findings that are in this file; it replaces the one in reftag.toml",
    )
    parser.add_argument(
        "--write-baseline",
        nargs="?",
        const=_DEFAULT,
        metavar="FILE.json",
        help="write all findings to this file, by default to the one that reftag.toml names "
        f"or {DEFAULT_NAME}",
    )


def check_options(options: CheckOptions) -> None:
    """Refuse options that exclude each other. Raises `UsageError`."""
    named = options.write_baseline
    if named is None:
        return
    if named != _DEFAULT and not named.endswith(".json"):
        # Otherwise `--write-baseline library.enw` would overwrite the library.
        raise UsageError(
            f"--write-baseline needs a file name that ends in .json, not {named}; "
            "put the files to check before it"
        )
    if options.fix or options.diff:
        raise UsageError("--write-baseline cannot be combined with --fix or --diff")
    if options.reads_stdin:
        raise UsageError("--write-baseline needs files with names; standard input has none")


def write(
    options: CheckOptions, configurations: Configurations, found: Mapping[Path, Sequence[Placed]]
) -> None:
    """Write what was found and say so. Raises `UsageError` if it cannot be written."""
    path, is_known = _destination(options, configurations)
    try:
        old = Baseline.load(DISK, path)
    except BaselineError as error:
        raise UsageError(f"{shown(path)} exists, but {error}, or name another file") from error
    data = old.renewed(DISK, found).dump().encode()
    try:
        DISK.write(path, data, create=True)
    except OSError as error:
        raise UsageError(f"{shown(path)} cannot be written: {error.strerror or error}") from error
    number = sum(map(len, found.values()))
    files = count(sum(1 for each in found.values() if each), "file")
    sys.stdout.write(f"Wrote {count(number, 'finding')} in {files} to {shown(path)}.\n")
    if not is_known:
        sys.stdout.write(
            f'To hide them from now on, put baseline = "{path.name}" into {FILE_NAME} beside it, '
            f"or check with --baseline {shown(path)}.\n"
        )


def note_stale(number: int, configurations: Configurations) -> None:
    """Say how many findings of baselines no longer exist: `number`, and those of lost files."""
    number += sum(each.of_missing_files(DISK) for each in configurations.baselines())
    if number:
        verb = "exists" if number == 1 else "exist"
        sys.stderr.write(
            f"reftag: note: {count(number, 'finding')} in the baseline no longer {verb}; "
            "--write-baseline updates it\n"
        )


def _destination(options: CheckOptions, configurations: Configurations) -> tuple[Path, bool]:
    """Return where to write, and whether that file is used already."""
    configured = configurations.of_folder(Path.cwd())
    named = configured.settings.baseline
    used = None if named is None else configured.folder / named
    if options.write_baseline:
        path = Path(options.write_baseline)
    elif options.baseline is not None:
        return options.baseline, True
    elif used is not None:
        return used, True
    else:
        path = (Path.cwd() if configured.file is None else configured.folder) / DEFAULT_NAME
    return path, used is not None and path.absolute() == used.absolute()
