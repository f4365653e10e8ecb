"""Duplicates across the files of one run."""

import json
import os
import sys
from pathlib import Path

import pytest

from cli.conftest import CLEAN, Reftag

CARDS = "%0 Book\n%A Moreau, Luc\n%T The Keeping of Cards\n%I Example Press\n%D 2017\n"
OTHER = CARDS.replace("Cards", "Books")
JOBS = pytest.mark.parametrize("jobs", ["1", "2"])
CONCISE = ("check", "--output-format", "concise")


def make(**texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.enw").write_text(text, encoding="utf-8", newline="")


def lines(reftag: Reftag, *arguments: str, stdin: bytes = b"") -> list[str]:
    return reftag(*CONCISE, *arguments, stdin=stdin).out.splitlines()


@JOBS
def test_each_file_points_at_the_other(jobs: str, reftag: Reftag) -> None:
    make(a=f"{OTHER}\n{CARDS}", b=CARDS, c=CLEAN)
    why = "(the same first author, year and title); importing both files adds it twice"
    assert lines(reftag, "-j", jobs) == [
        f"a.enw:9:1: RT601 This work is also in b.enw {why} (b.enw:3:1)",
        f"b.enw:3:1: RT601 This work is also in a.enw {why} (a.enw:9:1)",
    ]
    assert lines(reftag, "-j", jobs, "a.enw", "c.enw") == []


@JOBS
@pytest.mark.parametrize("output_format", ["full", "json", "sarif", "github"])
def test_outputs(jobs: str, output_format: str, reftag: Reftag) -> None:
    Path("sub").mkdir()
    make(a=f"{OTHER}\n{CARDS}\n{CARDS}", **{"sub/b": CARDS})
    out = reftag("check", "--output-format", output_format, "-j", jobs).out
    if output_format == "full":
        assert " = sub/b.enw:3:1: The same work in sub/b.enw (the same first author" in out
        assert "): The Keeping of Cards\n" in out
        assert " = a.enw:15:1: The same work (the same first author, year and title)\n" in out
    elif output_format == "github":
        assert "importers add it more than once (sub/b.enw:3:1)\n" in out
    elif output_format == "json":
        related = [
            [(near["filename"], near["location"]["row"]) for near in each["related"]]
            for each in json.loads(out)
        ]
        a, b = "a.enw", os.path.join("sub", "b.enw")  # noqa: PTH118  # as it is printed
        assert related == [[(a, 15), (b, 3)], [(a, 9), (b, 3)], [(a, 9), (a, 15)]]
    else:
        (run,) = json.loads(out)["runs"]
        near = run["results"][0]["relatedLocations"][1]["physicalLocation"]
        assert near["artifactLocation"]["uri"] == "sub/b.enw"
        assert near["region"]["startLine"] == 3


@JOBS
def test_findings_stay_in_the_order_of_the_file(jobs: str, reftag: Reftag) -> None:
    dirty = CARDS.replace("%I Example Press", "%N").replace("%D 2017", "%D 2017\n%M")
    make(a=f"{dirty}\n{CARDS.replace('Book', 'Boook')}\n{dirty}", b=CARDS)
    found = [line.split()[:2] for line in lines(reftag, "-j", jobs, "a.enw", "b.enw")]
    rows = [int(place.split(":")[1]) for place, _ in found if place.startswith("a")]
    assert rows == sorted(rows)
    assert len([code for _, code in found if code == "RT601"]) == 3
    assert "RT005" in {code for _, code in found}


@JOBS
def test_settings_count(jobs: str, reftag: Reftag) -> None:
    make(a=CARDS, b=CARDS, c=CARDS)
    Path("reftag.toml").write_text('[severity]\nRT601 = "error"\n')
    assert ": error RT601 " in reftag("check", "-j", jobs).out
    assert lines(reftag, "-j", jobs, "--ignore", "RT601") == []
    Path("reftag.toml").write_text('exclude = ["b.enw"]\n[per-file-ignores]\n"c.enw" = ["RT6"]\n')
    assert lines(reftag, "-j", jobs) == []
    Path("reftag.toml").write_text(
        '[[ignore-in-record]]\nrecord = "The Keeping of Cards"\nrules = ["RT601"]\n'
    )
    assert lines(reftag, "-j", jobs) == []


@JOBS
def test_fixes_come_first(jobs: str, reftag: Reftag) -> None:
    """After --fix the places are those in the files as they are then."""
    make(a=f"{OTHER}%N\n\n{CARDS}", b=f"{OTHER.replace('Books', 'Maps')}%N\n\n{CARDS}")
    found = lines(reftag, "-j", jobs, "--fix")
    assert [line.rpartition(" ")[2] for line in found] == ["(b.enw:9:1)", "(a.enw:9:1)"]
    assert Path("a.enw").read_text() == f"{OTHER}\n{CARDS}"


@JOBS
def test_baseline(jobs: str, reftag: Reftag) -> None:
    make(a=CARDS, b=f"{OTHER}\n{CARDS}")
    assert "Wrote 2 findings in 2 files" in reftag("check", "-j", jobs, "--write-baseline").out
    Path("reftag.toml").write_text('baseline = "reftag-baseline.json"\n')
    result = reftag("check", "-j", jobs)
    assert (result.code, result.errors) == (0, "")
    # Lines may move, and a file may be checked alone: nothing of it is stale then.
    make(b=f"{OTHER}%K cards\n\n{CARDS}")
    assert reftag("check", "-j", jobs) == result
    alone = reftag("check", "a.enw")
    assert (alone.code, alone.errors) == (0, "")
    make(b=OTHER)
    assert "2 findings in the baseline no longer exist" in reftag("check", "-j", jobs).errors
    make(b=CARDS, c=CARDS)
    assert len(lines(reftag, "-j", jobs)) == 3, "a third copy is news to each of them"


def test_a_baseline_for_one_file(reftag: Reftag) -> None:
    make(a=f"{CARDS}\n{CARDS}")
    reftag("check", "--write-baseline")
    Path("reftag.toml").write_text('baseline = "reftag-baseline.json"\n')
    make(a=CARDS)
    assert "1 finding in the baseline no longer exists" in reftag("check", "a.enw").errors


def test_a_file_is_no_duplicate_of_itself(reftag: Reftag) -> None:
    make(a=CARDS)
    assert lines(reftag, "a.enw", "./a.enw", str(Path("a.enw").absolute())) == []
    assert lines(reftag, "a.enw", "-", "--stdin-filename", "a.enw", stdin=CARDS.encode()) == []
    os.link("a.enw", "hard.enw")
    assert lines(reftag) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows wants leave to make links")
def test_links(reftag: Reftag) -> None:
    make(a=CARDS, b=CARDS)
    Path("link.enw").symlink_to("a.enw")
    Path("sub").mkdir()
    Path("sub/loop").symlink_to(Path())
    found = lines(reftag)
    assert [line.split()[0] for line in found] == ["a.enw:3:1:", "b.enw:3:1:", "link.enw:3:1:"]
    assert [line.rpartition(" ")[2] for line in found] == [
        "(b.enw:3:1)",
        "(a.enw:3:1)",
        "(b.enw:3:1)",
    ]


def test_standard_input_is_compared(reftag: Reftag) -> None:
    make(a=CARDS)
    found = lines(reftag, "-", "a.enw", stdin=f"{OTHER}\n{CARDS}".encode("utf-16"))
    assert [line.rpartition(" ")[2] for line in found if "RT601" in line] == [
        "(a.enw:3:1)",
        "(-:9:1)",
    ]


@JOBS
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(jobs: str, encoding: str, reftag: Reftag) -> None:
    make(a=CARDS)
    Path("b.enw").write_bytes(f"{OTHER}%K Käse\r\n\n{CARDS}".encode(encoding))
    found = lines(reftag, "-j", jobs, "--select", "RT601")
    assert [line.rpartition(" ")[2] for line in found] == ["(b.enw:10:1)", "(a.enw:3:1)"]


@JOBS
def test_other_options(jobs: str, reftag: Reftag) -> None:
    make(a=CARDS, b=CARDS)
    assert "2  RT601     duplicate-record" in reftag("check", "-j", jobs, "--statistics").out
    diff = reftag("check", "-j", jobs, "--diff")
    assert (diff.code, diff.out) == (0, "")
    assert reftag("check", "-j", jobs, "a.enw", "b.enw", "gone.enw").code == 2
