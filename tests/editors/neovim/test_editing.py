"""What makes editing comfortable, in Neovim: each feature that it has a way to ask for."""

import pytest

from editors.neovim.conftest import FLOATING, Start

LIBRARY = """\
%0 Book
%A Hahn, Ute
%T On Whistles
%I Bell Press
%D 2024
%F hahn2024

%0 Book
%A Hahn, Ute
%T On Bells
%I Bell Press
%D 2019
"""
AUTHOR = (2, 4)
QUICKFIX = "vim.tbl_map(function(each) return each.lnum end, vim.fn.getqflist())"


def test_a_value_of_the_library_is_offered(start: Start) -> None:
    neovim = start(LIBRARY)
    neovim.keys("Go<CR>%0 Book<CR>%A ha<Esc>")
    offered = "vim.lsp.buf_request_sync(0, 'textDocument/completion', vim.lsp.util"
    offered += ".make_position_params(0, 'utf-8'), 60000)[1].result.items"
    neovim.until(f"#{offered} == 1")  # values are gathered while nobody types
    assert neovim.lua(f"{offered}[1].textEdit.newText") == "Hahn, Ute"


def test_a_person_is_found_and_renamed_everywhere(start: Start) -> None:
    neovim = start(LIBRARY)
    neovim.go(*AUTHOR)
    neovim.run("vim.lsp.buf.references()")
    neovim.until("#vim.fn.getqflist() == 2")
    assert neovim.lua(QUICKFIX) == [2, 9]
    neovim.run("vim.cmd.cclose()")
    neovim.go(*AUTHOR)
    neovim.run("vim.lsp.buf.rename('Roe, Ann')")
    neovim.until("vim.fn.getline(9) == '%A Roe, Ann'")
    assert neovim.text() == LIBRARY.replace("Hahn, Ute", "Roe, Ann")


def test_records_are_found_by_what_is_in_them(start: Start) -> None:
    neovim = start(LIBRARY)
    neovim.run("vim.lsp.buf.workspace_symbol('hahn bells')")
    neovim.until("#vim.fn.getqflist() == 1")
    assert neovim.lua(QUICKFIX) == [8]


def test_values_have_colours_and_records_hints(start: Start) -> None:
    neovim = start(LIBRARY)
    kinds = (
        "vim.tbl_map(function(each) return each.type end, "
        "vim.lsp.semantic_tokens.get_at_pos(0, {}, 4) or {{}})"
    )
    for line, kind in ((1, "person"), (2, "title"), (4, "number")):
        neovim.until(f"#({kinds.format(line)}) > 0")
        assert neovim.lua(kinds.format(line)) == [kind]
    neovim.run("vim.lsp.inlay_hint.enable(true)")
    neovim.until("#vim.lsp.inlay_hint.get({ bufnr = 0 }) == 2")
    label = "vim.lsp.inlay_hint.get({ bufnr = 0 })[2].inlay_hint.label"
    assert neovim.lua(label) == "Hahn 2019: On Bells"


def test_records_fold(start: Start) -> None:
    neovim = start(LIBRARY)
    neovim.run("vim.wo.foldmethod = 'expr'; vim.wo.foldexpr = 'v:lua.vim.lsp.foldexpr()'")
    neovim.until("vim.fn.foldlevel(3) == 1")
    neovim.keys("zM")
    neovim.until("vim.fn.foldclosedend(8) == 12")


def test_what_a_record_needs(start: Start) -> None:
    neovim = start(LIBRARY)
    neovim.go(*AUTHOR)
    neovim.run("vim.lsp.buf.signature_help()")
    assert "✓ %A Author" in neovim.until(FLOATING)


def test_lenses_above_records(start: Start) -> None:
    wished = "vim.lsp.config('reftag', { settings = { reftag = { codeLens = true } } })"
    neovim = start(f"{LIBRARY}%N\n", wished)
    neovim.found("RT005", 1)
    neovim.run("vim.lsp.codelens.refresh({ bufnr = 0 })")
    neovim.until("#vim.lsp.codelens.get(0) == 1")
    assert neovim.lua("vim.lsp.codelens.get(0)[1].command.title") == "1 problem"


@pytest.mark.parametrize("text", ["As in [@hahn2024].\n", "As in \\cite{hahn2024}.\n"])
def test_from_a_citation_to_the_record(start: Start, text: str) -> None:
    neovim = start(LIBRARY)
    neovim.file.with_name("paper.md").write_text(text)
    uri = neovim.file.with_name("paper.md").as_uri()
    asked = f"{{ textDocument = {{ uri = '{uri}' }}, position = {{ line = 0, character = 14 }} }}"
    [answer] = neovim.lua(
        "vim.tbl_values(vim.tbl_map(function(each) return each.result end, "
        f"vim.lsp.buf_request_sync(0, 'textDocument/definition', {asked}, 60000)))"
    )
    assert [place["range"]["start"]["line"] for place in answer] == [5]


def test_the_records_are_sorted(start: Start) -> None:
    neovim = start(LIBRARY)
    neovim.run(
        "vim.lsp.buf.code_action({ apply = true, context = "
        "{ only = { 'source.sortRecords.reftag' }, diagnostics = {} }, "
        "filter = function(each) return each.title:find('by title') end })"
    )
    neovim.until("vim.fn.getline(3) == '%T On Bells'")
    assert sorted(neovim.text().split("\n")) == sorted(LIBRARY.split("\n"))
