"""`reftag config`: the settings in force for a file or folder, and where each comes from."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

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
from reftag.config import FILE_NAME, Configured
from reftag.config.in_force import entries, lines, rules_on
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
        sys.stdout.writelines(f"{line}\n" for line in lines(configured, args.path, file, _origin))
    return 0


def _json(configured: Configured, path: str, file: Path | None) -> str:
    settings: dict[str, Any] = {}
    for each in entries(configured):
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
            for code, name, severity in rules_on(configured, file)
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _origin(origin: str) -> str:
    """Return where a value comes from, a file as the user knows it."""
    path = Path(origin)
    return shown(path) if path.name and has_kind(DISK, path, "file") else origin
