"""The files in editors/emacs by themselves: no warnings, the right modes, the right colours."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from editors import find
from editors.colours import places, sample
from editors.emacs.session import SOURCES
from editors.left_out import left_out
from editors.records import FIRST_LINES
from reftag.dialects import names

Lisp = Callable[[str], Any]

FILES = ("reftag-mode.el", "reftag-modes.el", "reftag.el")


@pytest.fixture
def lisp(tmp_path: Path) -> Lisp:
    """Return the value of an expression, and fail if anything was printed to the error stream."""
    program = find.emacs()
    if program is None:
        left_out("Emacs", "no Emacs with eglot was found")
    for name in FILES:
        shutil.copy(SOURCES / name, tmp_path)

    def value(expression: str) -> Any:  # noqa: ANN401  # whatever the expression is
        done = subprocess.run(
            [
                *(program, "--batch", "--quick", "--directory", tmp_path),
                *("--eval", "(setq byte-compile-error-on-warn t load-prefer-newer t)"),
                *("--eval", f"(progn (require 'json) (princ (json-encode {expression})))"),
            ],
            cwd=tmp_path,
            env={"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=180,
            check=True,
        )
        assert done.stderr == ""
        return json.loads(done.stdout)

    return value


@pytest.mark.parametrize("file", FILES)
def test_it_compiles_without_warnings_and_is_documented(lisp: Lisp, file: str) -> None:
    assert lisp(f"""(progn (require 'checkdoc) (checkdoc-file "{file}")
                           (byte-compile-file "{file}"))""")


def test_files_are_known_by_their_names_and_first_lines(lisp: Lisp, tmp_path: Path) -> None:
    for name, (text, _) in FIRST_LINES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    modes = lisp(
        f"""(progn (require 'reftag) (vconcat (mapcar
              (lambda (name) (with-current-buffer (find-file-noselect name) major-mode))
              '({" ".join(map(json.dumps, FIRST_LINES))}))))"""
    )
    assert modes == [f"{filetype}-mode" for _, filetype in FIRST_LINES.values()]


@pytest.mark.parametrize("name", names())
def test_a_value_has_the_face_of_what_it_is(lisp: Lisp, tmp_path: Path, name: str) -> None:
    (tmp_path / "library").write_text(sample(name), encoding="utf-8")
    wanted = places(name)
    at = " ".join(f"({place.line} . {place.column})" for place in wanted)
    shown = lisp(
        f"""(progn (require 'reftag) (find-file "library") ({name}-mode) (font-lock-ensure)
              (vconcat (mapcar (lambda (at)
                                 (goto-char (point-min))
                                 (forward-line (1- (car at)))
                                 (forward-char (cdr at))
                                 (car (rassq (get-text-property (point) 'face) reftag-faces)))
                               '({at}))))"""
    )
    assert [each or "text" for each in shown] == [place.colour for place in wanted]
