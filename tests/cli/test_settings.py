"""reftag.toml on the command line: what it does, its mistakes, and `reftag config`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import CLEAN, EMPTY_ISSUE, TWO_TITLES, Reftag

BOTH = EMPTY_ISSUE + "%T On Other Tags\n"

Codes = Callable[..., list[str]]


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def codes(reftag: Reftag) -> Codes:
    """Return `codes(*arguments)`: the codes that `check` prints, as `file code`."""

    def found(*arguments: str) -> list[str]:
        result = reftag("check", "--output-format", "json", *arguments)
        entries = json.loads(result.output or b"[]")
        return sorted({f"{entry['filename']} {entry['code']}" for entry in entries})

    return found


def test_the_nearest_file_counts(codes: Codes) -> None:
    ignored = 'ignore = ["RT005", "RT601"]'
    write("reftag.toml", f'{ignored}\n[per-file-ignores]\n"sub/c.enw" = ["RT1"]\n')
    write("a.enw", BOTH)
    write("sub/c.enw", BOTH)
    write("sub/own/reftag.toml", 'ignore = ["RT1", "RT601"]\n')
    write("sub/own/b.enw", BOTH)
    assert codes() == ["a.enw RT101", "sub/own/b.enw RT005"]
    assert codes("sub/own") == ["sub/own/b.enw RT005"]


def test_the_command_line_wins(codes: Codes) -> None:
    write("reftag.toml", 'ignore = ["RT005"]\nseverity.RT005 = "off"\n')
    write("a.enw", BOTH)
    assert codes("--select", "RT005") == ["a.enw RT005"]
    assert codes("--ignore", "RT1") == []
    assert codes("--isolated") == ["a.enw RT005", "a.enw RT101"]
    write("other.toml", 'select = ["RT005"]\n')
    assert codes("--config", "other.toml") == ["a.enw RT005"]


def test_severities_decide_about_the_exit_code(reftag: Reftag) -> None:
    write("reftag.toml", 'severity.RT005 = "hint"\n')
    write("a.enw", EMPTY_ISSUE)
    result = reftag("check")
    assert result.code == 0
    assert "a.enw:6:1: hint RT005" in result.out


def test_excluded_files_are_left_out_unless_they_are_named(codes: Codes) -> None:
    write("reftag.toml", 'exclude = ["old/**", "b.enw"]\n')
    for name in ("a.enw", "b.enw", "old/c.enw", "new/b.enw"):
        write(name, EMPTY_ISSUE)
    assert codes() == ["a.enw RT005"]
    assert codes("old/c.enw") == ["old/c.enw RT005"]


def test_a_broken_file_stops_only_what_is_under_it(reftag: Reftag) -> None:
    write("a.enw", EMPTY_ISSUE)
    write("sub/a.enw", EMPTY_ISSUE)
    write("sub/b.enw", EMPTY_ISSUE)
    write("sub/reftag.toml", 'slect = ["RT005"]\ntargets = ["zotro"]\n')
    result = reftag("check", "--output-format", "concise")
    assert result.code == 2
    assert [line.split()[0] for line in result.out.splitlines()] == ["a.enw:6:1:"]
    assert result.errors.splitlines()[:2] == [
        'sub/reftag.toml:1:1: error: there is no key "slect" here; did you mean "select"?',
        'sub/reftag.toml:2:12: error: there is no program or set "zotro"; did you mean "zotero"?',
    ]
    assert reftag("check", "--isolated").code == 1
    assert reftag("check", "--fix").code == 2
    assert Path("sub/a.enw").read_text() == EMPTY_ISSUE
    assert Path("a.enw").read_text() == CLEAN


def test_a_file_that_is_no_toml(reftag: Reftag) -> None:
    write("reftag.toml", 'select = ["RT1"]\nignore =\n')
    result = reftag("check", "-", stdin=CLEAN.encode())
    assert result.code == 2
    assert result.errors == "reftag.toml:2:8: error: this is not TOML: invalid value\n"


def test_standard_input_is_where_its_name_says(reftag: Reftag) -> None:
    write("sub/reftag.toml", 'ignore = ["RT005"]\n')
    data = EMPTY_ISSUE.encode()
    assert reftag("check", "-", stdin=data).code == 1
    assert reftag("check", "--stdin-filename", "sub/a.enw", "-", stdin=data).code == 0


def test_fixes_heed_it(reftag: Reftag) -> None:
    write("reftag.toml", '[[ignore-in-record]]\nrecord = "On Tags"\nrules = ["RT005"]\n')
    other = EMPTY_ISSUE.replace("On Tags", "On Others")
    write("a.enw", f"{EMPTY_ISSUE}\n{other}")
    assert reftag("check", "--fix").code == 0
    assert Path("a.enw").read_text() == f"{EMPTY_ISSUE}\n{other}".removesuffix("%N\n")


def test_no_such_configuration(reftag: Reftag) -> None:
    result = reftag("check", "--config", "none.toml")
    assert result.code == 2
    assert "none.toml does not exist" in result.errors
    assert reftag("check", "--config", "none.toml", "--isolated").code == 2


def test_records_heed_what_is_excluded(reftag: Reftag) -> None:
    write("reftag.toml", 'exclude = ["b.enw"]\n')
    write("a.enw", CLEAN)
    write("b.enw", TWO_TITLES)
    assert len(reftag("records").out.splitlines()) == 1


def test_config_says_what_is_in_force_and_why(reftag: Reftag) -> None:
    text = 'ignore = ["RT1"]\nexclude = ["b.enw"]\n[severity]\nempty-value = "hint"\n'
    text += '[per-file-ignores]\n"c.enw" = ["RT005"]\n'
    text += (
        '[[ignore-in-record]]\nrecord = "On Tags"\nrules = ["RT2"]\n[format]\nsort-tags = true\n'
    )
    write("reftag.toml", text)
    result = reftag("config", "b.enw", "--ignore", "RT2")
    assert (result.code, result.errors) == (0, "")
    lines = {" ".join(line.split()) for line in result.out.splitlines()}
    assert lines >= {
        "# reftag.toml: reftag.toml",
        "# This file is excluded: it is checked only when it is named",
        'dialect = "auto" # default',
        "# select is not set",
        'ignore = ["RT2"] # command line',
        'exclude = ["b.enw"] # reftag.toml',
        'RT005 = "hint" # reftag.toml',
        '"c.enw" = ["RT005"] # reftag.toml',
        "[[ignore-in-record]] # reftag.toml",
        "sort-tags = true # reftag.toml",
        'line-ending = "auto" # default',
        "# RT005 empty-value (hint)",
        "# RT101 duplicate-tag (error)",
    }
    assert "RT201 " not in result.out
    assert "RT005 empty" not in reftag("config", "c.enw").out
    write("again.toml", result.out)
    again = reftag("config", "b.enw", "--config", "again.toml").out
    assert [line.split("#")[0] for line in again.splitlines() if line[:1] != "#"] == [
        line.split("#")[0] for line in result.out.splitlines() if line[:1] != "#"
    ]


def test_config_as_json(reftag: Reftag) -> None:
    write("reftag.toml", 'severity.RT005 = "hint"\n')
    found = json.loads(reftag("config", "sub", "--output-format", "json").output)
    path = str(Path("reftag.toml").absolute())
    assert (found["config"], found["excluded"]) == (path, False)
    assert found["settings"]["severity"] == {"RT005": {"value": "hint", "origin": path}}
    assert found["settings"]["select"] == {"value": None, "origin": "default"}
    rules = {rule["code"]: rule for rule in found["rules"]}
    assert rules["RT005"] == {"code": "RT005", "name": "empty-value", "severity": "hint"}


def test_config_tells_of_mistakes(reftag: Reftag) -> None:
    assert "# No reftag.toml is used" in reftag("config", "--isolated").out
    write("reftag.toml", "x = 1\n")
    result = reftag("config")
    assert (result.code, result.output) == (2, b"")
    assert result.errors.startswith("reftag.toml:1:1: error: ")


def test_where_the_schema_is(reftag: Reftag) -> None:
    result = reftag("config", "--schema")
    assert (result.code, result.errors, result.out.count("\n")) == (0, "", 1)
    assert (
        json.loads(Path(result.out.strip()).read_text(encoding="utf-8"))["title"] == "reftag.toml"
    )
