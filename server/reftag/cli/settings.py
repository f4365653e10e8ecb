"""The settings of one run: what the command line says, and each file's reftag.toml."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from reftag.cli.command import UsageError
from reftag.cli.complaints import Complaints
from reftag.cli.options import SettingsOptions
from reftag.config import Configurations, Configured, Layer
from reftag.config.baseline import Baseline, BaselineError
from reftag.config.model import TARGET_SETS, TARGETS
from reftag.dialects import NO_PRODUCER, producers
from reftag.files import DISK, has_kind
from reftag.lint import UnknownRuleError, matching

COMMAND_LINE: Final = "command line"
"""Where settings come from that options have set."""


def add_settings_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say where settings come from."""
    sources = parser.add_mutually_exclusive_group()
    sources.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        help="read settings from this file instead of the nearest reftag.toml of each file",
    )
    sources.add_argument("--isolated", action="store_true", help="ignore every reftag.toml")


def add_rule_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say which rules are on; they override reftag.toml."""
    parser.add_argument(
        "--select",
        action="extend",
        type=_names,
        metavar="RULES",
        help="use only these rules: codes, code prefixes, names or ALL, separated by commas",
    )
    parser.add_argument(
        "--ignore", action="extend", type=_names, metavar="RULES", help="do not use these rules"
    )


def add_target_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument that says which programs the files are meant for."""
    parser.add_argument(
        "--target",
        action="append",
        dest="targets",
        metavar="NAME",
        help=f"report what this program would lose: {', '.join(TARGETS)}; or what a set of "
        f"programs would lose: {', '.join(TARGET_SETS)}, or one of reftag.toml; can be repeated",
    )


def add_producer_argument(parser: argparse.ArgumentParser) -> None:
    """Add the argument that says which program wrote the files."""
    parser.add_argument(
        "--producer",
        metavar="NAME",
        choices=(NO_PRODUCER, *producers()),
        help="the program that wrote the files, if it gives tags other meanings: "
        f"{', '.join(producers())}",
    )


def configurations_of(options: SettingsOptions, complaints: Complaints) -> Configurations:
    """Return where settings come from in this run. Raises `UsageError`."""
    if options.config is not None and not has_kind(DISK, options.config, "file"):
        raise UsageError(f"--config: {options.config} does not exist")
    # What is written to a baseline is everything, whatever was in one before.
    uses_baselines = options.write_baseline is None
    named = options.baseline if uses_baselines else None
    return Configurations(
        DISK,
        command_line=Layer(COMMAND_LINE, _overrides(options)),
        only=options.config,
        isolated=options.isolated,
        baselines=uses_baselines,
        baseline=None if named is None else _baseline(named),
        on_failure=complaints.rule_failed,
    )


def sound(configured: Configured, complaints: Complaints) -> bool:
    """Say whether settings can be gone by; what is wrong in them is complained about."""
    if configured.file is not None:
        name = shown(configured.file)
        for problem in configured.problems:
            complaints.mistake(name, problem.line + 1, problem.start + 1, problem.message)
    own = tuple(name for name, _ in configured.settings.sets)
    # Those of a reftag.toml are among its problems.
    named = configured.merged.origins.get("targets") == COMMAND_LINE
    for target in configured.merged.unknown_targets if named else ():
        complaints.unknown_target(target, (*TARGETS, *TARGET_SETS, *own))
    return not configured.problems and not configured.merged.unknown_targets


def shown(path: Path) -> str:
    """Return how to call a file: relative if it is in the current folder or below."""
    absolute = os.path.abspath(path)  # noqa: PTH100  # links stay what they are called
    inside = absolute.startswith(os.path.join(os.getcwd(), ""))  # noqa: PTH109, PTH118
    return os.path.relpath(absolute) if inside else absolute


def _overrides(options: SettingsOptions) -> dict[str, Any]:
    """Return what the options set, by the keys of reftag.toml."""
    values: dict[str, Any] = {
        "select": _selectors(options.select),
        "ignore": _selectors(options.ignore),
        "targets": tuple(options.targets) if options.targets else None,
        "dialect": options.dialect,
        "producer": options.producer,
    }
    return {key: value for key, value in values.items() if value is not None}


def _selectors(given: Sequence[str] | None) -> tuple[str, ...] | None:
    try:
        for selector in given or ():
            matching(selector)
    except UnknownRuleError as error:
        raise UsageError(str(error)) from error
    return None if given is None else tuple(given)


def _baseline(path: Path) -> Baseline:
    try:
        return Baseline.load(DISK, path)
    except BaselineError as error:
        raise UsageError(f"--baseline: {path} {error}") from error


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError("no rule is named")
    return names
