"""Baselines: written, used, updated; new findings are shown and stale entries are reported."""

import json
from pathlib import Path

import pytest

from cli.conftest import CLEAN, EMPTY_ISSUE, Reftag

BASELINE = Path("reftag-baseline.json")
CONFIG = 'baseline = "reftag-baseline.json"\n'
OTHER = EMPTY_ISSUE.replace("On Tags", "On Others")
ONLY = 'select = ["RT005", "RT101"]\n'


def shown(reftag: Reftag, *arguments: str) -> list[str]:
    """Return what `check` shows, as `file:row:column: code`."""
    result = reftag("check", "--output-format", "concise", *arguments)
    return [" ".join(line.split()[:2]) for line in result.out.splitlines()]


@pytest.fixture(autouse=True)
def library(reftag: Reftag) -> None:
    """Two files with a finding each, and a baseline with both of them."""
    Path("sub").mkdir()
    Path("a.enw").write_text(EMPTY_ISSUE)
    Path("sub/b.enw").write_text(EMPTY_ISSUE)
    Path("reftag.toml").write_text(ONLY)
    result = reftag("check", "--write-baseline")
    assert (result.code, result.errors) == (0, "")
    assert result.out == (
        "Wrote 2 findings in 2 files to reftag-baseline.json.\n"
        'To hide them from now on, put baseline = "reftag-baseline.json" into reftag.toml '
        "beside it, or check with --baseline reftag-baseline.json.\n"
    )
    Path("reftag.toml").write_text(CONFIG + ONLY)


def test_what_is_known_is_silent(reftag: Reftag) -> None:
    assert reftag("check") == (0, b"No problems found in 2 files.\n", "")
    found = json.loads(BASELINE.read_text())["findings"]
    assert {name: list(rules) for name, rules in found.items()} == {
        "a.enw": ["RT005"],
        "sub/b.enw": ["RT005"],
    }
    Path("reftag.toml").write_text(ONLY)
    assert shown(reftag) == ["a.enw:6:1: RT005", "sub/b.enw:6:1: RT005"]
    assert shown(reftag, "--baseline", str(BASELINE)) == []


def test_it_stays_known_when_lines_move_and_other_lines_change(reftag: Reftag) -> None:
    text = f"{CLEAN.replace('On Tags', 'Before')}\n{EMPTY_ISSUE}"
    Path("a.enw").write_text(text.replace("Journal One", "Journal Two").replace("2001\n", "2002\n"))
    assert shown(reftag) == []
    Path("a.enw").write_text(text.replace("On Tags", "on 'tags'"))
    assert shown(reftag) == []


def test_what_is_new_is_shown(reftag: Reftag) -> None:
    Path("a.enw").write_text(f"{EMPTY_ISSUE}%N\n%V\n")
    assert shown(reftag, "--select", "RT005") == ["a.enw:7:1: RT005", "a.enw:8:1: RT005"]
    Path("a.enw").write_text(f"{EMPTY_ISSUE}\n{OTHER}")
    assert shown(reftag) == ["a.enw:13:1: RT005"]


def test_what_is_stale_is_told_and_renewed(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    note = "reftag: note: 1 finding in the baseline no longer exists; --write-baseline updates it\n"
    assert reftag("check").errors == note
    assert reftag("check", "sub").errors == ""
    assert reftag("check", "--select", "RT101").errors == ""
    assert reftag("check", "--write-baseline").out == (
        "Wrote 1 finding in 1 file to reftag-baseline.json.\n"
    )
    assert reftag("check").errors == ""
    Path("sub/b.enw").unlink()
    assert reftag("check").errors == note


def test_only_what_was_checked_is_renewed(reftag: Reftag) -> None:
    before = BASELINE.read_text()
    assert reftag("check", "--write-baseline=reftag-baseline.json", "a.enw").code == 0
    assert BASELINE.read_text() == before
    assert shown(reftag) == []


def test_alike_records_are_known_alike(reftag: Reftag) -> None:
    Path("a.enw").write_text(f"{EMPTY_ISSUE}\n{EMPTY_ISSUE}")
    reftag("check", "--write-baseline")
    result = reftag("check")
    assert (result.code, result.errors) == (0, "")


def test_fixes_leave_alone_what_is_silent(reftag: Reftag) -> None:
    Path("a.enw").write_text(f"{EMPTY_ISSUE}\n{OTHER}")
    assert reftag("check", "--fix").code == 0
    assert (
        Path("a.enw").read_text()
        == f"{EMPTY_ISSUE}\n{OTHER.removesuffix(chr(10) + '%N' + chr(10))}\n"
    )


def test_workers_heed_it(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    result = reftag("check", "-j", "2")
    assert (result.code, result.errors.count("1 finding in the baseline")) == (0, 1)


def test_a_library_is_never_taken_for_a_baseline(reftag: Reftag) -> None:
    result = reftag("check", "--write-baseline", "a.enw")
    assert result.code == 2
    assert "needs a file name that ends in .json, not a.enw" in result.errors
    assert Path("a.enw").read_text() == EMPTY_ISSUE
    Path("other.json").write_text('{"mine": 1}')
    result = reftag("check", "--write-baseline=other.json")
    assert result.code == 2
    assert "other.json exists, but is not a baseline" in result.errors
    assert Path("other.json").read_text() == '{"mine": 1}'


@pytest.mark.parametrize("more", [("--fix",), ("--diff",), ("-",)])
def test_what_makes_no_sense_with_it(more: tuple[str, ...], reftag: Reftag) -> None:
    assert reftag("check", "--write-baseline=x.json", *more).code == 2
    assert not Path("x.json").exists()


def test_a_baseline_that_cannot_be_read(reftag: Reftag) -> None:
    BASELINE.write_text("{")
    result = reftag("check")
    assert result.code == 2
    assert result.errors == (
        'reftag.toml:1:12: error: the baseline "reftag-baseline.json" is not JSON; '
        "write a new one with --write-baseline\n"
    )
    assert "--baseline: reftag-baseline.json is not JSON" in (
        reftag("check", "--isolated", "--baseline", "reftag-baseline.json").errors
    )
    BASELINE.unlink()
    assert reftag("check", "--write-baseline").code == 0
    assert shown(reftag) == []


def test_one_that_is_not_there_yet_is_empty(reftag: Reftag) -> None:
    BASELINE.unlink(missing_ok=True)
    Path("a.enw").write_text(EMPTY_ISSUE)
    for arguments in ((), ("--isolated", "--baseline", "none.json")):
        result = reftag("check", "a.enw", *arguments)
        assert (result.code, result.errors) == (1, "")
        assert "RT005" in result.out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_files_that_are_duplicates_of_each_other(reftag: Reftag, jobs: str) -> None:
    """What is known stays known, also where findings of one record do not follow each other."""
    Path("reftag.toml").write_text(CONFIG)
    Path("sub/b.enw").unlink()
    records = "\n".join(f"{EMPTY_ISSUE}%R 10.1000/{n}\n" for n in range(1, 4))
    for name in ("a.enw", "b.enw"):
        Path(name).write_text(records)
    BASELINE.unlink(missing_ok=True)
    found = reftag("check", "-j", jobs, "--output-format", "concise").out
    assert (found.count("RT601"), found.count("RT005")) == (6, 6)
    assert reftag("check", "--write-baseline", "-j", jobs).code == 0
    for again in ("1", "2"):
        assert reftag("check", "-j", again) == (0, b"No problems found in 2 files.\n", "")
