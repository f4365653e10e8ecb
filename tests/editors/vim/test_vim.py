"""Vim with editors/vim: file types, colours, and ALE with the real server."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from editors import find
from editors.colours import places, sample
from editors.left_out import left_out
from editors.records import DELETE, EXTENSIONS, FIRST_LINES, ONE_LINE, SLIPS, SLIPS_MENDED
from editors.vim.session import installed, run
from reftag.dialects import names

Run = Callable[..., Any]
"""Runs a script after settings, and returns what it shows."""


@pytest.fixture
def vim(tmp_path: Path) -> Run:
    program = find.vim()
    if program is None:
        left_out("Vim", "no Vim 8.2 or later with channels was found")
    installed(tmp_path)
    return lambda script, settings="": run(program, tmp_path, script, settings)


def test_files_are_known_by_their_first_lines(vim: Run, tmp_path: Path) -> None:
    files = {**FIRST_LINES, "code.py": ("TY  - JOUR\nER  - \n", "text")}
    for name, (text, _) in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    shown = vim(
        "let shown = {}\n"
        f"for name in {json.dumps(list(files))}\n"
        "  execute 'edit' name\n"
        "  let shown[name] = &filetype\n"
        "endfor"
    )
    ours = {name: found if found in names() else "text" for name, found in shown.items()}
    assert ours == {name: filetype for name, (_, filetype) in files.items()}


def test_files_are_known_by_their_extensions(vim: Run, tmp_path: Path) -> None:
    for name in EXTENSIONS:
        (tmp_path / name).write_text("Nothing that shows a format.\n", encoding="utf-8")
    shown = vim(
        "let shown = {}\n"
        f"for name in {json.dumps(list(EXTENSIONS))}\n"
        "  execute 'edit' name\n"
        "  let shown[name] = &filetype\n"
        "endfor"
    )
    assert shown == EXTENSIONS


@pytest.mark.parametrize("name", names())
def test_a_value_has_the_colour_of_what_it_is(vim: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "library").write_text(sample(name), encoding="utf-8")
    wanted = places(name)
    at = json.dumps([[place.line, place.column + 1] for place in wanted])
    groups = vim(
        "edit library\n"
        f"set filetype={name}\n"
        f"let shown = map({at}, {{_, at -> synIDattr(synID(at[0],"
        " byteidx(getline(at[0]), at[1] - 1) + 1, 0), 'name')})"
    )
    assert groups == [name + place.colour.title() for place in wanted]


UNTIL = """
function! Until(condition) abort
  let n = 0
  while !eval(a:condition)
    sleep 50m
    let n += 1
    if n > 3000
      throw 'never true: ' . a:condition
    endif
  endwhile
endfunction
"""


@pytest.fixture
def ale(vim: Run) -> Run:
    if not find.ale():
        left_out("ALE", "Vim's plugin ALE was not found")
    return lambda script, settings="": vim(UNTIL + script, f"packadd! ale\n{settings}")


def test_ale_shows_what_the_server_finds(ale: Run, tmp_path: Path) -> None:
    (tmp_path / "records.enw").write_text(f"{SLIPS}\n{ONE_LINE}", encoding="utf-8")
    found = ale("""
edit records.enw
call Until('!empty(ale#engine#GetLoclist(bufnr()))')
let shown = map(copy(ale#engine#GetLoclist(bufnr())), {_, each -> [each.lnum, each.col, each.code]})
""")
    # The other empty tag comes after characters that ALE counts wrongly.
    assert [6, 1, "RT005"] in found
    assert [9, 1, "RT006"] in found


def test_ale_fixes(ale: Run, tmp_path: Path) -> None:
    """The fix is chosen by its title; the server is the one named in the settings."""
    (tmp_path / "records.enw").write_text(SLIPS, encoding="utf-8")
    text = ale(
        f"""
edit records.enw
call Until('!empty(ale#engine#GetLoclist(bufnr()))')
runtime autoload/ale/util.vim
function! ale#util#Input(offered, ...) abort
  return matchstr(a:offered, '\\d\\+\\ze) {DELETE}')
endfunction
call cursor(6, 1)
ALECodeAction
call Until('search("^%N$", "nw") == 0')
let shown = join(getline(1, '$'), "\\n")
""",
        "let g:reftag_command = ['./reftag', 'server']\n",
    )
    assert f"{text}\n" == SLIPS_MENDED
