"""`reftag check -j`: the same as without, and what goes wrong in a worker."""

import multiprocessing
import os
import pickle
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli import bad_worker
from cli.conftest import CLEAN, EMPTY_ISSUE, TWO_TITLES, Reftag
from reftag.cli import jobs, workers
from reftag.cli.sources import Source
from reftag.dialects import dialect
from reftag.files.decoding import Decoded
from reftag.lint import Linter, all_rules
from reftag.lint.engine.whole_file import check_file
from reftag.syntax import Document

ROOT = Path(__file__).parents[2]
MIXED = CLEAN.replace("\n", "\r\n", 1)
FORMATS = ["full", "concise", "json", "sarif", "github"]


def make(count: int = 6) -> None:
    """Write files in which there is something of everything."""
    texts = [EMPTY_ISSUE, CLEAN, TWO_TITLES, MIXED, f"{CLEAN}\n{CLEAN}", ""]
    for number in range(count):
        text = texts[number % len(texts)]
        Path(f"{number:02}.enw").write_text(text, encoding="utf-8", newline="")
    Path("latin.enw").write_bytes(CLEAN.replace("Curie", "Gödel").encode("cp1252"))


@pytest.mark.parametrize("output_format", FORMATS)
def test_it_prints_what_one_process_prints(output_format: str, reftag: Reftag) -> None:
    make()
    arguments = ("check", "--output-format", output_format, ".", "gone.enw")
    alone = reftag(*arguments, "-j", "1")
    assert alone.code == 2
    assert "gone.enw: error: cannot be read" in alone.errors
    assert reftag(*arguments, "-j", "3") == alone


def test_statistics_and_diffs(reftag: Reftag) -> None:
    make()
    for option in ("--statistics", "--diff"):
        alone = reftag("check", option, "-j", "1")
        assert alone.out
        assert reftag("check", option, "-j", "2") == alone


def test_fix(reftag: Reftag) -> None:
    make()
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    alone = reftag("check", "--fix", "-j", "1")
    fixed = {path.name: path.read_bytes() for path in Path().iterdir()}
    assert fixed != before
    for name, data in before.items():
        Path(name).write_bytes(data)
    assert reftag("check", "--fix", "-j", "2") == alone
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == fixed


def test_settings_count_in_workers(reftag: Reftag) -> None:
    make()
    Path("reftag.toml").write_text('ignore = ["RT101"]\n[severity]\nRT005 = "error"\n')
    alone = reftag("check", "-j", "1")
    assert " error RT005 " in alone.out
    assert "RT101" not in alone.out
    assert reftag("check", "-j", "2") == alone


def test_a_broken_configuration_is_told_about_once(reftag: Reftag) -> None:
    make()
    Path("reftag.toml").write_text("selct = []\n")
    result = reftag("check", "-j", "3")
    assert result.code == 2
    assert result.errors.count("reftag.toml:1:1: error: ") == 1


def test_a_worker_that_dies_takes_no_other_file_with_it(
    reftag: Reftag, monkeypatch: pytest.MonkeyPatch
) -> None:
    make()
    Path("02-deadly.enw").write_text(EMPTY_ISSUE)
    monkeypatch.setattr(workers, "_begin", bad_worker.begin)
    result = reftag("check", "--output-format", "concise", "--select", "RT005,RT101", "-j", "2")
    assert result.code == 2
    assert result.errors.startswith("02-deadly.enw: error: could not be checked: its process died")
    assert result.errors.count(": error: ") == 1
    assert "Traceback" not in result.errors
    assert [line.split(":")[0] for line in result.out.splitlines()] == ["00.enw", *2 * ["02.enw"]]
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5", ""])
def test_no_number_of_processes(number: str, reftag: Reftag) -> None:
    result = reftag("check", "-j", number)
    assert result.code == 2
    assert re.search("must be a number of processes|expected one argument", result.errors)


def test_how_many_processes(tmp_path: Path) -> None:
    small = [Source("a", tmp_path / "a"), Source("b", tmp_path / "b")]
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(jobs._WORTH_IT)
    cores = jobs._cores()
    assert jobs.jobs_for(None, small) == 1
    assert jobs.jobs_for(None, [*small, Source("l", large)]) == min(cores, 3)
    assert jobs.jobs_for(None, [Source("l", large)]) == 1
    assert jobs.jobs_for(8, small) == 2
    assert jobs.jobs_for(8, [*small, Source("-", None)]) == 1
    assert jobs.jobs_for(1000, [Source("l", large)] * 100) == jobs._MOST
    assert jobs.jobs_for(None, []) == 1


def test_standard_input_among_files(reftag: Reftag) -> None:
    make(2)
    result = reftag("check", "-j", "4", "--select", "RT005", "-", "00.enw", stdin=b"%0 Book\n%N\n")
    assert [line.split(":")[0] for line in result.out.splitlines() if "RT005" in line] == [
        "-",
        "00.enw",
    ]


@pytest.mark.parametrize("producer", ["none", "hal"])
def test_dialects_travel_by_name(producer: str) -> None:
    """And are the same object behind it: what is remembered of a dialect goes by identity."""
    spoken = dialect("endnote", producer)
    found = Linter(all_rules()).check(Document.read(EMPTY_ISSUE, spoken)).in_order()
    [back, *_] = pickle.loads(pickle.dumps(list(found)))  # noqa: S301  # we made it
    assert back.record.dialect is spoken


def test_what_travels_is_small() -> None:
    """Only records in which something was found are sent, and nothing that all processes have."""
    text = "\n".join([CLEAN] * 500 + [EMPTY_ISSUE])
    found = tuple(Linter(all_rules()).check(Document.read(text, dialect("endnote"))).in_order())
    found = tuple(each for each in found if each.diagnostic.rule.code == "RT005")
    sent = pickle.dumps(found)
    assert len(sent) < 2000
    (back,) = pickle.loads(sent)  # noqa: S301  # we made it
    assert back == found[0]
    assert back.diagnostic.rule is found[0].diagnostic.rule
    assert back.record.dialect is found[0].record.dialect


def test_a_finding_about_a_file_travels() -> None:
    file = Decoded(MIXED, "utf-8", b"")
    found = check_file(file, dialect("endnote"), Linter(all_rules()))
    assert [each.diagnostic.rule.code for each in found] == ["RT012"]
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  # we made it


# A shell starts what runs in the background with SIGINT ignored, and children inherit that.
START = """
import signal
import sys
from cli import bad_worker
from reftag.__main__ import main
from reftag.cli import workers
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    workers._begin = bad_worker.begin
    sys.exit(main(["check", "--fix", "-j", "2"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals for process groups")
@pytest.mark.parametrize("whole_group", [True, False])
def test_interrupt(whole_group: bool, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    for name in ("a", "b-slow", "c-slow", "d"):
        (folder / f"{name}.enw").write_text(EMPTY_ISSUE)
    script = tmp_path / "start.py"
    script.write_text(START)
    path = os.pathsep.join(str(ROOT / name) for name in ("server", "tests"))
    process = subprocess.Popen(
        [sys.executable, script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 120
    while (folder / "a.enw").read_text() != CLEAN:
        assert time.monotonic() < until
        time.sleep(0.05)
    time.sleep(0.3)
    if whole_group:  # as a terminal does
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=120)
    assert (process.returncode, out, errors) == (130, "", "")
    assert sorted(path.name for path in folder.iterdir()) == [
        "a.enw",
        "b-slow.enw",
        "c-slow.enw",
        "d.enw",
    ]
    assert (folder / "b-slow.enw").read_text() == EMPTY_ISSUE
    until = time.monotonic() + 60
    while _is_there(process.pid):
        assert time.monotonic() < until, "a worker goes on"
        time.sleep(0.05)


def _is_there(group: int) -> bool:
    """Say whether a process of the group still runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
