"""`reftag config`: the settings in force for a file or folder, and where each comes from."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reftag import dialects
from reftag.cli.complaints import Complaints
from reftag.cli.options import SettingsOptions, options_of
from reftag.cli.settings import (
    add_producer_argument,
    add_rule_arguments,
    add_settings_arguments,
    add_target_argument,
    configurations_of,
    shown,
    sound,
)
from reftag.cli.streams import prepare_json
from reftag.config import DEFAULT_ORIGIN, FILE_NAME, Configured
from reftag.config.schema import FILE as SCHEMA
from reftag.files import DISK, has_kind


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `reftag config` takes."""
    parser.add_argument(
        "path",
        nargs="?",
        default=".",
        metavar="PATH",
        help="a file or folder; by default the current one",
    )
    add_settings_arguments(parser)
    parser.add_argument(
        "--dialect", metavar="NAME", choices=dialects.names(), help="as `reftag check` takes it"
    )
    add_producer_argument(parser)
    add_rule_arguments(parser)
    add_target_argument(parser)
    parser.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="text by default"
    )
    parser.add_argument(
        "--schema",
        action="store_true",
        help=f"print the path of the JSON schema of {FILE_NAME}, for editors that complete it",
    )


class SettingInForce(NamedTuple):
    """A setting."""

    table: str
    """The table it is in; empty at the top of the file."""
    key: str
    value: Any
    origin: str


def run(args: argparse.Namespace) -> int:
    """Print the settings and return the exit code: 0, or 2 if reftag.toml has errors."""
    if args.schema:
        sys.stdout.write(f"{SCHEMA}\n")
        return 0
    complaints = Complaints(sys.stderr)
    configurations = configurations_of(options_of(SettingsOptions, args), complaints)
    path = Path(args.path)
    is_folder = has_kind(DISK, path, "folder")
    configured = configurations.of_folder(path) if is_folder else configurations.of_file(path)
    if not sound(configured, complaints):
        return 2
    file = None if is_folder else path
    if args.output_format == "json":
        prepare_json(sys.stdout)
        sys.stdout.write(_json(configured, args.path, file))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _text(configured, args.path, file))
    return 0


def _entries(configured: Configured) -> Iterator[SettingInForce]:
    """Yield all settings in the order of `reftag.toml`, those of tables after the others."""
    settings, origins = configured.settings, configured.merged.origins

    def entry(table: str, key: str, value: object, path: str) -> SettingInForce:
        return SettingInForce(table, key, value, origins.get(path, DEFAULT_ORIGIN))

    yield entry("", "dialect", settings.dialect, "dialect")
    yield entry("", "producer", settings.producer, "producer")
    yield entry("", "targets", settings.targets, "targets")
    yield entry("", "select", settings.select, "select")
    yield entry("", "ignore", settings.ignore, "ignore")
    yield entry("", "exclude", settings.exclude, "exclude")
    yield entry("", "baseline", settings.baseline, "baseline")
    for selector, level in settings.severity:
        yield entry("severity", selector, level, f"severity.{selector}")
    for glob, rules in settings.per_file_ignores:
        yield entry("per-file-ignores", glob, rules, "per-file-ignores")
    for ignore in settings.ignore_in_record:
        value = {"record": ignore.record, "rules": ignore.rules}
        yield entry("ignore-in-record", "", value, "ignore-in-record")
    for name, programs in settings.sets:
        yield entry("sets", name, programs, f"sets.{name}")
    for key in ("blank-lines", "sort-tags", "line-ending", "profile"):
        value = getattr(settings.format, key.replace("-", "_"))
        yield entry("format", key, value, f"format.{key}")


def _text(configured: Configured, path: str, file: Path | None) -> Iterator[str]:
    """Yield the lines of a reftag.toml that would set the same, with origins in comments."""
    yield f"# The settings for {path}"
    if configured.file is None:
        yield f"# No {FILE_NAME} is used"
    else:
        yield f"# {FILE_NAME}: {shown(configured.file)}"
    if file is not None and configured.excluded(file):
        yield "# This file is excluded: it is checked only when it is named"
    yield ""
    from tomlkit import item
    from tomlkit.items import SingleKey

    table = ""
    for each in _entries(configured):
        if each.table == "ignore-in-record":
            yield ""
            yield f"[[{each.table}]]  # {_origin(each.origin)}"
            for key, value in each.value.items():
                yield f"{key} = {item(value).as_string()}"
            table = each.table
            continue
        if each.table != table:
            table = each.table
            yield ""
            yield f"[{table}]"
        if each.value is None:
            yield f"# {each.key} is not set"
        else:
            pair = f"{SingleKey(each.key).as_string()} = {item(each.value).as_string()}"
            yield f"{pair:<40} # {_origin(each.origin)}"
    yield ""
    yield "# Rules that are on:"
    for code, name, severity in _rules(configured, file):
        yield f"#   {code} {name} ({severity})"


def _json(configured: Configured, path: str, file: Path | None) -> str:
    settings: dict[str, Any] = {}
    for each in _entries(configured):
        setting = {"value": each.value, "origin": each.origin}
        if each.table == "ignore-in-record":
            settings.setdefault(each.table, []).append(setting)
        elif each.table:
            settings.setdefault(each.table, {})[each.key] = setting
        else:
            settings[each.key] = setting
    described = {
        "path": path,
        "config": None if configured.file is None else str(configured.file.absolute()),
        "excluded": file is not None and configured.excluded(file),
        "settings": settings,
        "rules": [
            {"code": code, "name": name, "severity": severity}
            for code, name, severity in _rules(configured, file)
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _rules(configured: Configured, file: Path | None) -> Iterator[tuple[str, str, str]]:
    for rule in configured.rules(file):
        yield rule.code, rule.name, configured.severities.get(rule.code, rule.severity)


def _origin(origin: str) -> str:
    """Return where a value comes from, a file as the user knows it."""
    path = Path(origin)
    return shown(path) if path.name and has_kind(DISK, path, "file") else origin
