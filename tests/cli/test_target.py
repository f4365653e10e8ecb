"""`--target` and `targets`: what the programs lose that a file is meant for."""

from pathlib import Path

from cli.conftest import CLEAN, Reftag

ADDRESS = f"{CLEAN}%+ Paris\n"
LOST = "RT701 %+ (Author Address) is lost: {}"
CONCISE = ("--output-format", "concise")


def test_without_a_target_nothing_is_said(reftag: Reftag) -> None:
    Path("a.enw").write_text(ADDRESS)
    assert reftag("check").code == 0


def test_a_target_on_the_command_line(reftag: Reftag) -> None:
    Path("a.enw").write_text(ADDRESS)
    result = reftag("check", "--target", "zotero", "--select", "RT7", *CONCISE)
    assert result.code == 1
    assert LOST.format("Zotero drops it") in result.out


def test_several_targets_are_one_finding(reftag: Reftag) -> None:
    Path("a.enw").write_text(ADDRESS)
    result = reftag("check", "--target=zotero", "--target=jabref", "--select", "RT701", *CONCISE)
    assert LOST.format("Zotero and JabRef drop it") in result.out
    assert result.out.count("RT701") == 1 + ("%@" in CLEAN)


def test_an_unknown_target(reftag: Reftag) -> None:
    Path("a.enw").write_text(ADDRESS)
    result = reftag("check", "--target", "Zotro")
    assert result.code == 2
    assert 'unknown program or set "Zotro"; did you mean "zotero"?' in result.errors
    result = reftag("check", "--target", "x")
    assert result.code == 2
    assert "choose from endnote, zotero, jabref" in result.errors


def test_a_set_of_programs(reftag: Reftag) -> None:
    Path("a.enw").write_text(ADDRESS)
    result = reftag("check", "--target", "latex", "--select", "RT701", *CONCISE)
    assert LOST.format("JabRef drops it") in result.out
    assert 'targets = ["jabref", "bibutils", "biblatex-csl-converter"]' in (
        reftag("config", "--target", "latex", "--target", "jabref").out
    )


def test_a_set_of_reftag_toml(reftag: Reftag) -> None:
    Path("a.enw").write_text(ADDRESS)
    sets = '[sets]\nthesis = ["zotero", "two"]\ntwo = ["jabref", "zotero"]\n'
    Path("reftag.toml").write_text(f'targets = ["thesis"]\nselect = ["RT701"]\n{sets}')
    said = LOST.format("Zotero and JabRef drop it")
    assert said in reftag("check", *CONCISE).out
    Path("reftag.toml").write_text(sets)
    assert said in reftag("check", "--target", "thesis", "--select", "RT701", *CONCISE).out
    assert "  JabRef " in reftag("portability", "a.enw", "--target", "thesis").out
    shown = reftag("config", "--target", "two").out
    assert 'targets = ["jabref", "zotero"]' in shown
    assert '[sets]\nthesis = ["zotero", "jabref"]' in shown
    result = reftag("check", "--target", "thesi")
    assert result.code == 2
    assert 'unknown program or set "thesi"; did you mean "thesis"?' in result.errors


def test_the_command_line_wins_over_reftag_toml(reftag: Reftag) -> None:
    Path("a.enw").write_text(ADDRESS)
    Path("reftag.toml").write_text('targets = ["zotero"]\nselect = ["RT7"]\n')
    assert LOST.format("Zotero drops it") in reftag("check", *CONCISE).out
    assert LOST.format("JabRef drops it") in reftag("check", "--target", "jabref", *CONCISE).out
    assert reftag("check", "--target", "endnote").code == 0


def test_settings_show_targets(reftag: Reftag) -> None:
    assert 'targets = ["jabref", "zotero"]' in (
        reftag("config", "--target", "jabref", "--target", "zotero").out
    )


def test_workers_know_the_targets(reftag: Reftag) -> None:
    for name in "abc":
        Path(f"{name}.enw").write_text(ADDRESS)
    out = reftag("check", "-j", "2", "--target", "zotero", "--select", "RT701", *CONCISE).out
    assert out.count(LOST.format("Zotero drops it")) == 3


def test_a_type_is_information_and_fails_no_run(reftag: Reftag) -> None:
    Path("a.enw").write_text("%0 Podcast\n%A Okafor, Ada\n%T On Order\n%D 2019\n")
    result = reftag("check", "--target", "zotero", "--select", "RT703")
    assert result.code == 0
    assert "information RT703" in result.out


def test_fixes_suit_all_targets(reftag: Reftag) -> None:
    text = "%0 Book\n%A Okafor, Ada\n%T On Order\n%R 10.5555/zq.77\n"
    Path("a.enw").write_text(text)
    reftag("check", "--fix", "--select", "RT7", "--target", "zotero", "--target", "bibutils")
    assert Path("a.enw").read_text() == f"{text}%U https://doi.org/10.5555/zq.77\n"


def test_a_format_that_a_target_does_not_read(reftag: Reftag) -> None:
    """Silence would look as if nothing got lost; an error would stop who has several formats."""
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(
            f"RT Book, Whole\nSR Print(0)\nID 1\nA1 Lind, Eva\nT1 {name}\nYR 2001\n"
            "PB Press\nPP Oslo\n"
        )
    said = "a.txt: note: JabRef and rispy do not read RefWorks files\n"
    named = reftag("check", "a.txt", "b.txt", "--target", "jabref", "--target", "rispy")
    assert (named.code, named.errors) == (0, said)
    Path("reftag.toml").write_text('targets = ["jabref", "rispy", "endnote"]\n')
    measured = "a.txt: note: nothing was measured of how EndNote reads RefWorks files\n"
    assert reftag("check", "a.txt", "b.txt").errors == said + measured
    assert reftag("portability", "a.txt", "--target", "jabref").code == 0


def test_a_format_that_nothing_was_measured_for(reftag: Reftag) -> None:
    Path("a.refer").write_text("%A Eva Lind\n%T On Order\n%D 2001\n%I Press\n")
    for arguments in ((), ("--target", "zotero")):
        result = reftag("portability", "a.refer", *arguments)
        assert result.code == 2
        assert "a.refer: error: nothing was measured of how " in result.errors
        assert "loses nothing" not in result.out
