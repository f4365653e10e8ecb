"""`reftag tag`: cards of tags, and lists."""

import pytest

from cli.conftest import Reftag
from reftag.cli.output.terminal import Terminal
from reftag.cli.tag import card
from reftag.dialects import dialect, names
from reftag.portability.tables import page


def test_a_card(reftag: Reftag) -> None:
    result = reftag("tag", "endnote", "%R")
    assert result.code == 0
    head, *lines = result.out.splitlines()
    assert head == "%R Electronic Resource Number (EndNote)"
    assert "What programs do with it" in lines
    assert "  Zotero: lost: drops it" in lines
    assert "  JabRef: kept as the DOI" in lines
    assert "  EndNote: kept (according to its documentation)" in lines


def test_types_in_which_it_is_something_else(reftag: Reftag) -> None:
    out = reftag("tag", "endnote", "%B").out
    assert "  Conference Name: Conference Paper, Conference Proceedings\n" in out
    assert "In reference types\n" in out
    assert "  Required in " in reftag("tag", "endnote", "%T").out


def test_case_and_sign_may_be_left_out(reftag: Reftag) -> None:
    card = reftag("tag", "endnote", "%T").out
    assert reftag("tag", "EndNote", "t").out == card
    assert reftag("tag", "ris", "t2").out == reftag("tag", "ris", "T2").out
    assert reftag("tag", "endnote", "0").out.startswith("%0 ")


@pytest.mark.parametrize("name", names())
def test_every_tag_has_a_card(name: str) -> None:
    for tag in dialect(name).tags:
        lines = list(card(dialect(name), tag, Terminal()))
        assert lines[0] == f"{tag.code} {tag.name} ({dialect(name).title})"
        assert len(lines) > 2
        assert all(len(line) <= 100 for line in lines)


def test_a_list(reftag: Reftag) -> None:
    lines = reftag("tag", "ris").out.splitlines()
    assert [line.split()[0] for line in lines] == [
        tag.code for tag in dialect("ris").tags if tag.assigned
    ]


def test_a_table(reftag: Reftag) -> None:
    result = reftag("tag", "ris", "--table")
    assert result.code == 0
    assert result.out == page(dialect("ris"))
    for arguments, words in (
        (("ris", "T2", "--table"), "--table prints all tags of a format: name none"),
        (("refer", "--table"), "nothing was measured with refer files"),
    ):
        result = reftag("tag", *arguments)
        assert result.code == 2
        assert words in result.errors


def test_what_does_not_exist(reftag: Reftag) -> None:
    for arguments, words in (
        (("rsi", "T2"), 'there is no dialect "rsi"; did you mean ris?'),
        (("bibtex", "T2"), 'there is no dialect "bibtex"; choose from endnote, '),
        (("ris", "T22"), "there is no tag T22 in RIS files; did you mean T2?"),
        (("ris", "?"), "there is no tag ? in RIS files; `reftag tag ris` lists all"),
    ):
        result = reftag("tag", *arguments)
        assert (result.code, result.output) == (2, b"")
        assert words in result.errors
