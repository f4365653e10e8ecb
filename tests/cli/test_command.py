"""The command itself: verbs, version, what it imports, pipes that close."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import CLEAN, EMPTY_ISSUE, Reftag
from reftag import __version__

SERVER = Path(__file__).parents[2] / "server"

IMPORTS = """
import sys
from reftag.__main__ import main
try:
    main({arguments!r})
except SystemExit:
    pass
sys.stderr.write("\\n".join(sys.modules))
"""


def process(*command: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run Python on `command` with the package under test on its path."""
    return subprocess.run(
        [sys.executable, *command],
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SERVER)},
        check=False,
        timeout=60,
    )


def imported(*arguments: str) -> set[str]:
    """Return the names of the modules that a run of the command has imported."""
    done = process("-c", IMPORTS.format(arguments=list(arguments)))
    return set(done.stderr.decode().split())


def test_version(reftag: Reftag) -> None:
    assert reftag("--version") == (0, f"reftag {__version__}\n".encode(), "")


def test_version_of_the_process() -> None:
    done = process("-m", "reftag", "--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"reftag {__version__}\n")


def test_without_targets_nothing_is_known_of_importers() -> None:
    assert "reftag.importers" not in imported("check", "--isolated", "-")


def test_version_imports_nothing() -> None:
    ours = {name for name in imported("--version") if name.startswith("reftag")}
    assert ours == {"reftag", "reftag.__main__"}
    assert not imported("--version") & {"argparse", "re", "typing", "dataclasses", "json"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "-"),
        ("check", "--fix", "-"),
        ("format", "-"),
        ("records", "-"),
        ("rule", "--all"),
        ("rule", "RT005"),
    ],
    ids=" ".join,
)
def test_no_verb_pays_for_the_protocol(arguments: tuple[str, ...]) -> None:
    modules = imported(*arguments)
    assert "reftag.lint" in modules or "reftag.syntax" in modules
    assert not {name for name in modules if name.split(".")[0] in ("pygls", "lsprotocol", "cattrs")}


def test_without_arguments_it_says_what_there_is(reftag: Reftag) -> None:
    result = reftag()
    assert (result.code, result.output) == (2, b"")
    assert "reftag VERB" in result.errors


def test_help(reftag: Reftag) -> None:
    result = reftag("--help")
    assert result.code == 0
    for verb in ("check", "format", "records", "rule", "server"):
        assert f"\n  {verb} " in result.out
        assert reftag(verb, "--help").code == 0


def test_unknown_verb(reftag: Reftag) -> None:
    result = reftag("chekc")
    assert result == (
        2,
        b"",
        "reftag: error: there is no command 'chekc'; did you mean `reftag check`?\n",
    )


def test_unknown_option(reftag: Reftag) -> None:
    result = reftag("check", "--fixx")
    assert result.code == 2
    assert "--fixx" in result.errors


def test_options_may_stand_between_paths(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    Path("b.enw").write_text(CLEAN.replace("Curie", "Okafor"))
    result = reftag("check", "a.enw", "--exit-zero", "b.enw")
    assert result == (0, b"No problems found in 2 files.\n", "")


def test_bad_addresses(reftag: Reftag) -> None:
    for address in ("2087", ":2087", "host:", "host:x", "host:70000", "host:²"):
        result = reftag("server", "--tcp", address)
        assert result.code == 2
        assert "is not HOST:PORT" in result.errors
    assert reftag("server", "--tcp", "h:1", "--ws", "h:2").code == 2


@pytest.mark.parametrize("verb", ["check", "records"])
def test_a_closed_pipe_is_quiet(verb: str, tmp_path: Path) -> None:
    path = tmp_path / "many.enw"
    path.write_text((EMPTY_ISSUE + "\n") * 5000)
    with subprocess.Popen(
        [sys.executable, "-m", "reftag", verb, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SERVER)},
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


def test_a_closed_pipe_does_not_stop_fixing(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.enw").write_text((EMPTY_ISSUE + "%Y x\n\n") * 500)
    with subprocess.Popen(
        [sys.executable, "-m", "reftag", "check", "--fix", str(tmp_path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SERVER)},
    ) as running:
        assert running.stdout
        running.stdout.close()
        running.wait(300)
    assert not [p for p in tmp_path.iterdir() if "%N" in p.read_text()]


def test_a_locale_without_unicode_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.enw"
    path.write_text(EMPTY_ISSUE.replace("Curie", "Скłodowska"), encoding="utf-8")
    for verb in ("check", "records"):
        done = subprocess.run(
            [sys.executable, "-m", "reftag", verb, str(path)],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(SERVER), "PYTHONIOENCODING": "ascii"},
            check=False,
            timeout=60,
        )
        assert done.stderr == b""
        assert ("Скłodowska" in done.stdout.decode()) == (verb == "records")
