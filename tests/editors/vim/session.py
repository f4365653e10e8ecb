"""A Vim that runs a script without a screen, with editors/vim installed as its README says."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from editors.find import ROOT
from editors.records import with_reftag

PATIENCE = 240
"""Seconds after which what has not happened will not happen."""

VIMRC = "set nocompatible hidden noswapfile encoding=utf-8\nfiletype plugin on\nsyntax on\n"


def installed(home: Path) -> None:
    """Put the plugin into an empty home, as the README says."""
    start = home / ".vim" / "pack" / "reftag" / "start"
    start.mkdir(parents=True)
    shutil.copytree(ROOT / "editors" / "vim", start / "reftag")


def run(program: Path, home: Path, script: str, settings: str = "") -> Any:  # noqa: ANN401
    """Run a script of Vim that sets `shown`, and return its value.

    `settings` come after the user's that the README asks for.
    """
    (home / ".vimrc").write_text(VIMRC + settings, encoding="utf-8")
    whole = f"""
try
{script}
catch
  let shown = {{'failed': v:exception . ' at ' . v:throwpoint}}
endtry
call writefile([json_encode(shown)], 'shown.json')
qall!
"""
    (home / "script.vim").write_text(whole, encoding="utf-8")
    done = subprocess.run(
        [program, "-N", "-u", home / ".vimrc", "-es", "-S", "script.vim"],
        cwd=home,
        env={**with_reftag(home), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    shown = home / "shown.json"
    assert shown.exists(), done.stdout + done.stderr
    return json.loads(shown.read_text(encoding="utf-8"))
