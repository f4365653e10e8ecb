"""Runs the command line in this process: bytes in, exit code and bytes out."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from editors.left_out import left_out
from reftag.__main__ import main

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"

CLEAN = "%0 Journal Article\n%A Curie, Marie\n%T On Tags\n%J Journal One\n%D 2001\n"
EMPTY_ISSUE = CLEAN + "%N\n"
TWO_TITLES = CLEAN + "%T On Other Tags\n"


class Result(NamedTuple):
    """What one run did."""

    code: int
    output: bytes
    errors: str

    @property
    def out(self) -> str:
        return self.output.decode()


Reftag = Callable[..., Result]


@pytest.fixture
def reftag(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Reftag:
    """Return `reftag(*arguments, stdin=b"")`, run in an empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(list(arguments))
        except SystemExit as stop:
            code = int(str(stop.code))
        output, errors = capsysbinary.readouterr()
        return Result(code, output, errors.decode())

    return run


@pytest.fixture
def corpus() -> Path:
    """Return the folder of real files; without one the test is left out."""
    if not CORPUS.is_dir():
        left_out("../shared/corpus", "not next to this clone", fails_in_ci=False)
    return CORPUS
