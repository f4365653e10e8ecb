"""A Neovim for each test that asks for one."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editors import find
from editors.left_out import left_out
from editors.neovim.session import Neovim

Start = Callable[..., Neovim]

FLOATING = """(function()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      local buffer = vim.api.nvim_win_get_buf(window)
      return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\\n")
    end
  end
end)()"""


@pytest.fixture
def start() -> Iterator[Start]:
    program = find.neovim()
    if program is None:
        left_out("Neovim", "no Neovim 0.11 or later was found")
    running: list[Neovim] = []

    # Sockets want a short path, shorter than `tmp_path` may be.
    with tempfile.TemporaryDirectory() as folder:

        def started(text: str, setup: str = "", name: str = "records.enw") -> Neovim:
            running.append(Neovim(program, Path(folder), setup))
            running[-1].open(text, name)
            return running[-1]

        yield started
        for neovim in running:
            assert neovim.quit()[0] == 0
