"""`--output-format github` and `--statistics`."""

import json
from pathlib import Path

from cli.conftest import CLEAN, EMPTY_ISSUE, Reftag
from reftag.cli.output import github


def test_commands(reftag: Reftag) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE + "%T On Other Tags\n")
    result = reftag("check", "--output-format", "github", "--select", "RT005,RT101")
    first, second, third = result.out.splitlines()
    assert first.startswith(
        "::error file=a.enw,line=3,col=1,endLine=3,endColumn=11,title=RT101 duplicate-tag::"
    )
    assert second.startswith(
        "::warning file=a.enw,line=6,col=1,endLine=6,endColumn=3,title=RT005 empty-value::"
        "%25N (Issue) has no value"
    )
    assert third.startswith("::error file=a.enw,line=7,")
    assert result.errors.startswith("Found 3 problems")
    assert result.code == 1


def test_what_would_end_a_command_or_a_property_is_escaped(reftag: Reftag) -> None:
    arguments = ("--output-format=github", "--select=RT005", "--stdin-filename", "C:\\a,b%\n.enw")
    result = reftag("check", *arguments, "-", stdin=EMPTY_ISSUE.encode())
    (line,) = result.out.splitlines()
    assert line.startswith("::warning file=C%3A\\a%2Cb%25%0A.enw,line=6,")


def test_hints_are_notices() -> None:
    assert set(github._COMMANDS.values()) == {"error", "warning", "notice"}


def test_nothing_found(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    result = reftag("check", "--output-format", "github")
    assert result == (0, b"", "No problems found in 1 file.\n")


def test_statistics(reftag: Reftag) -> None:
    Path("a.enw").write_text((EMPTY_ISSUE + "\n") * 9 + EMPTY_ISSUE + "%T On Other Tags\n")
    result = reftag("check", "--statistics", "--select", "RT005,RT101")
    assert (result.code, result.errors) == (1, "")
    assert result.out == (
        "10  RT005 [*] empty-value\n"
        " 2  RT101     duplicate-tag\n"
        "Found 12 problems (10 fixable with --fix).\n"
        "2 errors, 10 warnings in 1 file.\n"
    )
    result = reftag("check", "--statistics", "--output-format=json", "--select", "RT005,RT101")
    assert json.loads(result.output) == [
        {"code": "RT005", "name": "empty-value", "count": 10, "fixable": 10},
        {"code": "RT101", "name": "duplicate-tag", "count": 2, "fixable": 0},
    ]
    assert reftag("check", "--statistics", "--exit-zero").code == 0


def test_statistics_of_nothing(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    assert reftag("check", "--statistics") == (0, b"No problems found in 1 file.\n", "")
    assert reftag("check", "--statistics", "--output-format=json").out == "[]\n"


def test_statistics_are_no_annotations(reftag: Reftag) -> None:
    for name in ("sarif", "github"):
        result = reftag("check", "--statistics", "--output-format", name)
        assert result.code == 2
        assert f"--statistics cannot be combined with --output-format {name}" in result.errors
