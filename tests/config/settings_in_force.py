"""Text in, text out: what the tests of configuration know of the code under test."""

from collections.abc import Mapping
from pathlib import Path

from reftag.config import Configurations, Layer, Settings
from reftag.config.model import Merged, merged
from reftag.config.problem import Problem
from reftag.config.read import read
from reftag.dialects import dialect
from reftag.files import DISK
from reftag.lint import Linter
from reftag.syntax import Document


def shown(text: str, problem: Problem) -> str:
    """Return a problem as `row:column 'what is marked' message`, both from 1."""
    line = text.replace("\r\n", "\n").split("\n")[problem.line]
    marked = line[problem.start : problem.end]
    return f"{problem.line + 1}:{problem.start + 1} {marked!r} {problem.message}"


def problems(text: str) -> list[str]:
    """Return what is wrong in the text of a reftag.toml."""
    return [shown(text, problem) for problem in read(text, "reftag.toml").problems]


def settings(text: str) -> Settings:
    """Return what the text of a reftag.toml sets."""
    return layers(file=text).settings


def layers(editor: Mapping[str, object] | None = None, file: str = "", **said: object) -> Merged:
    """Return what is in force with an editor's, a file's and the command line's settings."""
    return merged(
        (
            Layer("editor", editor or {}),
            read(file, "reftag.toml").layer,
            Layer("command line", said),
        )
    )


def configurations(folder: Path, **files: str) -> Configurations:
    """Write files (`sub__reftag_toml` is `sub/reftag.toml`) and return what is in force there."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Configurations(DISK)


def on(found: Configurations, path: Path) -> dict[str, str]:
    """Return the rules that are on for a file, with their severities."""
    configured = found.of_file(path)
    return {
        rule.code: configured.severities.get(rule.code, rule.severity)
        for rule in configured.rules(path)
    }


def linter(found: Configurations, path: Path) -> Linter:
    """Return the linter for a file."""
    return found.linter(path, found.of_file(path))


def codes(lint: Linter, text: str) -> list[str]:
    """Return what is found in a text, as `line code`, lines from 1."""
    report = lint.check(Document.read(text, dialect("endnote")))
    return [
        f"{p.line + p.record.text[: p.diagnostic.finding.span.start].count(chr(10)) + 1} "
        f"{p.diagnostic.rule.code}"
        for p in report.in_order()
    ]
