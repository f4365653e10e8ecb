"""Neovim with the files of editors/neovim and the real server, as a user would use them."""

import re

import pytest

from editors import find
from editors.neovim.conftest import FLOATING, Start
from editors.records import (
    DELETE,
    EXTENSIONS,
    ONE_LINE,
    ONE_LINE_MENDED,
    PART,
    RIS,
    SLIPS,
    SLIPS_MENDED,
    parted,
)
from reftag.lsp.capabilities import LEGEND

ENCODINGS = ["utf-8", "utf-16", "utf-32"]
README = find.ROOT / "editors" / "neovim" / "README.md"


def offering(encoding: str) -> str:
    """Return settings in which Neovim knows one position encoding only."""
    return (
        "vim.lsp.config('reftag', { capabilities = "
        f"{{ general = {{ positionEncodings = {{ '{encoding}' }} }} }} }})"
    )


def fix(title: str) -> str:
    """Return the statement that picks the fix called `title` at the cursor."""
    return (
        "vim.lsp.buf.code_action({ apply = true, "
        f"filter = function(action) return action.title == '{title}' end }})"
    )


def byte(text: str, line: int, found: str) -> int:
    """Return the last byte position of `found` in a line (from 1) of `text`."""
    return text.split("\n")[line - 1].encode().rindex(found.encode())


def test_a_file_is_known_by_its_name_and_coloured(start: Start) -> None:
    neovim = start(SLIPS)
    assert neovim.lua("vim.bo.filetype") == "endnote"
    group = "vim.fn.synIDattr(vim.fn.synID({}, {}, 1), 'name')"
    assert neovim.lua(group.format(1, 1)) == "endnoteTag"
    assert neovim.lua(group.format(1, 4)) == "endnoteType"
    assert neovim.lua(group.format(3, 2)) == "endnoteTag"
    assert neovim.lua(group.format(3, 4)) == "endnoteTitle"


def test_a_text_file_is_known_by_its_first_lines(start: Start) -> None:
    neovim = start(RIS, name="records.txt")
    assert neovim.lua("vim.bo.filetype") == "ris"
    assert neovim.found("RT005", 1) == [(6, 0)]


def test_the_server_colours_as_the_syntax_does(start: Start) -> None:
    neovim = start(RIS, name="records.ris")
    shown = "vim.iter(vim.inspect_pos(0, {}, {}).semantic_tokens or {{}}):map({}):totable()"
    group = "function(each) return each.opts.hl_group end"
    links = "function(each) return each.opts.hl_group_link end"
    neovim.until(f"#{shown.format(3, 6, group)} > 0")
    assert neovim.lua(shown.format(3, 6, group)) == ["@lsp.type.journal.ris"]
    assert neovim.lua(shown.format(3, 6, links)) == ["Identifier"], "as risJournal is"
    linked = "vim.api.nvim_get_hl(0, {{ name = '{}' }}).link"
    for value in LEGEND.token_types:
        group = f"ris{value.title()}"
        assert neovim.lua(linked.format(f"@lsp.type.{value}.ris")) == group
        assert neovim.lua(linked.format(group)), "the syntax has that group"
    assert neovim.lua(linked.format("@lsp.mod.invalid.ris")) == "Error"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_diagnostics_stand_where_the_mistakes_are(start: Start, encoding: str) -> None:
    neovim = start(SLIPS + "\n" + ONE_LINE, offering(encoding))
    assert neovim.lua("vim.lsp.get_clients()[1].offset_encoding") == encoding
    assert neovim.found("RT005", 2) == [(6, 0), (9, byte(ONE_LINE, 1, "%N"))]
    assert neovim.found("RT006", 1) == [(9, 0)]


def test_hover_explains_a_tag(start: Start) -> None:
    neovim = start(SLIPS)
    neovim.go(4, 1)
    neovim.keys("K")
    shown = neovim.until(FLOATING)
    assert "%J" in shown
    assert "Journal" in shown


def test_the_report_on_importers_stands_beside_the_file(start: Start) -> None:
    neovim = start(SLIPS_MENDED)
    report = "table.concat(vim.api.nvim_buf_get_lines({}, 0, -1, false), '\\n')"
    shown = report.format("vim.fn.bufnr('reftag://portability/records.enw')")
    neovim.run("vim.cmd.ReftagPortability('zotero')")
    neovim.until("vim.fn.bufwinid('reftag://portability/records.enw') ~= -1")
    assert neovim.lua(shown).startswith("# What importers lose from records.enw\n")
    assert neovim.lua(shown).count("\n## ") == 1
    neovim.run("vim.cmd.wincmd('p')")
    neovim.keys("Go%+ Porto<Esc>")
    neovim.run("vim.cmd.ReftagPortability('zotero')")
    neovim.until(f"{shown}:find('Author Address', 1, true) ~= nil")
    assert neovim.lua("#vim.api.nvim_list_wins()") == 2


def test_the_record_at_the_cursor_is_shown_as_a_reference(start: Start) -> None:
    neovim = start(SLIPS)
    neovim.go(6, 0)
    neovim.run("vim.cmd.ReftagPreview()")
    neovim.until("vim.fn.bufwinid('reftag://preview') ~= -1")
    buffer = "vim.api.nvim_buf_get_lines(vim.fn.bufnr('reftag://preview'), 0, -1, false)"
    shown = neovim.lua(f"table.concat({buffer}, '\\n')")
    assert "A Journal" in shown
    assert "%N" in shown


def test_completion_behind_the_sign(start: Start) -> None:
    neovim = start(SLIPS_MENDED)
    neovim.keys("Go%<C-x><C-o>")
    neovim.until("vim.fn.pumvisible() == 1")
    words = neovim.lua("vim.tbl_map(function(i) return i.word end, vim.fn.complete_info().items)")
    assert "%V" in words
    assert "%T" in words
    neovim.keys("<C-e><Esc>")


def test_the_settings_in_the_readme(start: Start) -> None:
    """The list comes by itself, and a key mends everything that is safe to mend."""
    [snippet, *_] = re.findall(r"```lua\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    neovim = start(SLIPS, f"vim.g.mapleader = ' '\n{snippet}")
    neovim.found("RT005", 1)
    neovim.keys("Go%")
    neovim.until("vim.fn.pumvisible() == 1")
    neovim.keys("V<C-n><C-y>11<Esc>")
    neovim.keys(" f")
    neovim.until("vim.fn.search('^%N$', 'nw') == 0")
    # Everything that is safe to mend: the line separators in the values, too.
    assert neovim.saved() == SLIPS_MENDED.replace("\u2028", " ") + "%V 11\n"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("text", "line", "fault", "title", "mended"),
    [
        (SLIPS, 6, "RT005", DELETE, SLIPS_MENDED),
        (ONE_LINE, 1, "RT006", PART, ONE_LINE_MENDED),
    ],
    ids=["tagged", "one-line"],
)
def test_a_quick_fix(
    start: Start, encoding: str, text: str, line: int, fault: str, title: str, mended: str
) -> None:
    neovim = start(text, offering(encoding))
    neovim.found(fault, 1)
    neovim.go(line, 0)
    neovim.run(fix(title))
    neovim.found(fault, 0)
    assert neovim.saved() == mended


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_typing_keeps_server_and_editor_together(start: Start, encoding: str) -> None:
    """Edits before, between and after astral characters arrive where they were made."""
    neovim = start(SLIPS + "\n" + ONE_LINE, offering(encoding))
    neovim.found("RT005", 2)
    neovim.keys("3GA𝒵 end<Esc>0f𝒴i𝒲\u2028x<Esc>0f𝒳x")
    neovim.keys("2Gyyp0f𝒥r𝒦")
    neovim.keys("Gdduyypu")
    neovim.keys("G0f𝒳i𝒲\u2028<Esc>f𝒴x0f𝒥a𝒦<Esc>")
    neovim.keys("7Go%K<Esc>")
    neovim.until("vim.fn.getline(8) == '%K'")
    record = (
        "%0 Journal Article\n"
        "%A Doe, 𝒥ane\u2028and so on\n"
        "%A Doe, 𝒦ane\u2028and so on\n"
        "%T On \u2028and 𝒲\u2028x𝒴𝒵 end\n"
        "%J A Journal\n"
        "%D 2024\n"
        "%N\n"
        "%K\n"
        "%P 1-9\n"
    )
    one_line = ONE_LINE.replace("𝒳", "𝒲\u2028𝒳").replace("𝒴", "").replace("𝒥", "𝒥𝒦")
    assert neovim.text() == record + "\n" + one_line
    column = byte(one_line, 1, "%N")
    assert neovim.found("RT005", 3) == [(7, 0), (8, 0), (11, column)]

    neovim.go(11, 0)
    neovim.run(fix(PART))
    neovim.found("RT006", 0)
    neovim.go(8, 0)
    neovim.run(fix("Delete the empty %K"))
    neovim.found("RT005", 2)
    assert neovim.saved() == record.replace("%K\n", "") + "\n" + parted(one_line)


@pytest.mark.parametrize(
    ("name", "is_in"), [("records.ris", "ris"), ("records.enw", "ris"), ("records.nbib", "ris")]
)
def test_ris_whatever_the_file_is_called(start: Start, name: str, is_in: str) -> None:
    """The server reports the dialect of a file, and the colours follow."""
    neovim = start(RIS, name=name)
    neovim.until(f"vim.bo.filetype == '{is_in}'")
    assert neovim.found("RT005", 1) == [(6, 0)]
    group = "vim.fn.synIDattr(vim.fn.synID({}, {}, 1), 'name')"
    assert neovim.lua(group.format(1, 1)) == "risTag"
    assert neovim.lua(group.format(1, 7)) == "risType"
    assert neovim.lua(group.format(2, 1)) == "risTag"
    assert neovim.lua(group.format(2, 7)) == "risPerson"
    assert len(neovim.found("dialect", int(name != "records.ris"))) == int(name != "records.ris")
    if name != "records.ris":
        neovim.go(1, 0)
        neovim.run(fix("Treat as RIS"))
        neovim.found("dialect", 0)
    neovim.go(4, 1)
    neovim.keys("K")
    assert "Journal" in neovim.until(FLOATING)
    assert neovim.lua("vim.api.nvim_exec2('messages', { output = true }).output") == ""


def test_a_command_says_what_a_file_is_read_as(start: Start) -> None:
    neovim = start(RIS, name="records.ris")
    neovim.found("RT005", 1)
    neovim.run("vim.cmd('ReftagDialect endnote')")
    neovim.found("RT005", 0)
    neovim.until("vim.bo.filetype == 'endnote'")
    neovim.run("vim.cmd('ReftagDialect')")
    neovim.found("RT005", 1)
    neovim.until("vim.bo.filetype == 'ris'")


def test_files_are_known_by_their_extensions(start: Start) -> None:
    neovim = start(SLIPS)
    types = {}
    for name in EXTENSIONS:
        neovim.run(f"vim.cmd.edit('{name}')")
        types[name] = neovim.lua("vim.bo.filetype")
    assert types == EXTENSIONS


def test_nothing_is_complained_of(start: Start) -> None:
    neovim = start(SLIPS)
    neovim.found("RT005", 1)
    assert neovim.lua("vim.api.nvim_exec2('messages', { output = true }).output") == ""
