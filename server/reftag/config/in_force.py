"""The settings in force for a file or folder, as a reftag.toml that would set the same."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reftag.config.apply import Configured
from reftag.config.discover import FILE_NAME
from reftag.config.model import DEFAULT_ORIGIN


class SettingInForce(NamedTuple):
    """A setting."""

    table: str
    """The table it is in; empty at the top of the file."""
    key: str
    value: Any
    origin: str


def entries(configured: Configured) -> Iterator[SettingInForce]:
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


def lines(
    configured: Configured, path: str, file: Path | None, called: Callable[[str], str] = str
) -> Iterator[str]:
    """Yield the lines of a reftag.toml that would set the same, with origins in comments.

    `path` is what the user calls the file or folder, and `called` returns that for an origin.
    """
    yield f"# The settings for {path}"
    if configured.file is None:
        yield f"# No {FILE_NAME} is used"
    else:
        yield f"# {FILE_NAME}: {called(str(configured.file))}"
    if file is not None and configured.excluded(file):
        yield "# This file is excluded: it is checked only when it is named"
    yield ""
    from tomlkit import item
    from tomlkit.items import SingleKey

    table = ""
    for each in entries(configured):
        if each.table == "ignore-in-record":
            yield ""
            yield f"[[{each.table}]]  # {called(each.origin)}"
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
            yield f"{pair:<40} # {called(each.origin)}"
    yield ""
    yield "# Rules that are on:"
    for code, name, severity in rules_on(configured, file):
        yield f"#   {code} {name} ({severity})"


def rules_on(configured: Configured, file: Path | None) -> Iterator[tuple[str, str, str]]:
    """Yield code, name and severity of each rule that is on."""
    for rule in configured.rules(file):
        yield rule.code, rule.name, configured.severities.get(rule.code, rule.severity)
