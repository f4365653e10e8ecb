"""A Neovim that runs without a screen and is driven from outside, key by key."""

import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from editors.find import ROOT
from editors.records import with_reftag

PATIENCE = 180.0
"""Seconds after which what has not happened will not happen."""


class Neovim:
    """Neovim with nothing but the files of editors/neovim, and one file open."""

    def __init__(self, program: Path, folder: Path, setup: str = "") -> None:
        """Start Neovim with the Lua in `setup` as its init.lua; `open` waits for it."""
        self.file = folder / "records.enw"
        init = folder / "init.lua"
        init.write_text(setup, encoding="utf-8")
        self._program = program
        self._socket = folder / "nvim"
        self._environment = with_reftag(folder)
        self._process = subprocess.Popen(
            [
                program,
                "--clean",
                "--headless",
                *("--listen", self._socket),
                *("--cmd", f"set runtimepath+={ROOT / 'editors' / 'neovim'} noswapfile"),
                *("--cmd", f"luafile {init}"),
            ],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def open(self, text: str, name: str = "records.enw") -> None:
        """Open a file of `text` and wait for the language server."""
        self.file = self.file.with_name(name)
        self.file.write_bytes(text.encode())
        deadline = time.monotonic() + PATIENCE
        while not self._listens():
            assert time.monotonic() < deadline, "Neovim does not start"
            time.sleep(0.01)
        self.until("vim.v.vim_did_enter == 1")
        self.run(f"vim.cmd.edit('{self.file}')")
        self.until("(vim.lsp.get_clients({ bufnr = 0 })[1] or {}).initialized")

    def _listens(self) -> bool:
        """Say whether Neovim can be reached: on a busy machine its socket is there before that."""
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self._socket)) == 0

    def keys(self, keys: str) -> None:
        """Press keys, written as in a mapping: `<Esc>`."""
        self._remote("--remote-send", keys)

    def lua(self, expression: str) -> Any:  # noqa: ANN401  # whatever the expression is
        """Return the value of a Lua expression."""
        quoted = f"vim.json.encode({{ {expression} }})".replace("'", "''")
        values = json.loads(self._remote("--remote-expr", f"luaeval('{quoted}')"))
        return values[0] if values else None

    def run(self, statement: str) -> None:
        """Run a Lua statement."""
        self.lua(f"(function() {statement} end)()")

    def until(self, expression: str) -> Any:  # noqa: ANN401  # whatever the expression is
        """Wait until a Lua expression is true and return its value."""
        deadline = time.monotonic() + PATIENCE
        while not (value := self.lua(expression)):
            if time.monotonic() > deadline:
                messages = self.lua("vim.api.nvim_exec2('messages', { output = true }).output")
                raise AssertionError(f"never true: {expression}\n{messages}")
            time.sleep(0.02)
        return value

    def go(self, line: int, column: int) -> None:
        """Put the cursor on a line (from 1) and a byte of it (from 0)."""
        self.run(f"vim.api.nvim_win_set_cursor(0, {{ {line}, {column} }})")

    def found(self, code: str, count: int) -> list[tuple[int, int]]:
        """Wait for `count` findings of a rule; return line (from 1) and byte (from 0) of each."""
        places = f"""vim.iter(vim.diagnostic.get(0))
            :filter(function(each) return each.code == "{code}" end)
            :map(function(each) return {{ each.lnum + 1, each.col }} end):totable()"""
        self.until(f"#{places} == {count}")
        return sorted((line, column) for line, column in self.lua(places))

    def text(self) -> str:
        """Return the text in the window."""
        return "\n".join(self.lua("vim.api.nvim_buf_get_lines(0, 0, -1, false)")) + "\n"

    def saved(self) -> str:
        """Save the file and return what is on the disk."""
        self.run("vim.cmd.write()")
        return self.file.read_bytes().decode()

    def quit(self) -> tuple[int, str]:
        """Leave Neovim; return its exit code and what it complained of."""
        subprocess.run(
            [self._program, "--server", self._socket, "--remote-send", "<C-\\><C-n>:qall!<CR>"],
            env=self._environment,
            capture_output=True,
            check=False,
        )
        try:
            _, complaints = self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, complaints = self._process.communicate()
        return self._process.returncode, complaints

    def _remote(self, *arguments: str) -> str:
        done = subprocess.run(
            [self._program, "--server", self._socket, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        # Neovim prints the value of --remote-expr to stderr or stdout, depending on its version.
        return (done.stdout or done.stderr).strip()
