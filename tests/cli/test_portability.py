"""`reftag portability`: what it says in each format, of which files, and the exit codes."""

import json
from pathlib import Path

import pytest

from cli.conftest import CLEAN, Reftag

DOI = CLEAN + "%R 10.5555/zq.77\n"


def test_a_table_and_what_is_lost(reftag: Reftag) -> None:
    Path("a.enw").write_text(f"{DOI}\n{DOI}%+ Porto\n%0 Podcast\n%T One\n")
    result = reftag("portability", "a.enw", "--target", "zotero")
    assert result.code == 1
    assert result.out == (
        "a.enw: 3 records, 15 fields with a value\n"
        "\n"
        "          Records read     Kept  Misread     Lost\n"
        "  Zotero        2 of 3  10  67 %  0   0 %  5  33 %\n".replace("     Kept", "      Kept")
        + "\n"
        "Zotero loses 5 fields\n"
        "  (measured with zotero/translators 2814370 (2026-06-26), ReferBibIX.js)\n"
        "  Lost:\n"
        "    1  No blank line before a record: merges it with the record above"
        " (2 fields)\n"
        "       line 15; RT008: safe fix\n"
        "    2  %R Electronic Resource Number: drops it\n"
        "       lines 6, 13; RT701: safe fix\n"
        "    1  %+ Author Address: drops it\n"
        "       line 14; RT701\n"
        "  Misread:\n"
        "    1  Podcast, a type that it does not know: imports it as a book\n"
        "       line 15; RT703\n"
        "  `reftag check a.enw --target zotero --fix` fixes 3 of these.\n"
        "  Zotero would keep 92 % of these fields from RefWorks files, "
        "and keeps 75 % from this format.\n"
    )
    assert result.errors == ""


def test_nothing_lost_is_a_success(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    result = reftag("portability", "a.enw", "--target", "zotero")
    assert result.code == 0
    assert "Zotero keeps everything\n" in result.out


def test_what_is_promised_to_be_mended_is_mended(reftag: Reftag) -> None:
    """After the fixes nothing is lost except what another field has, too."""
    Path("a.enw").write_text(DOI + DOI)
    assert reftag("portability", "a.enw", "--target", "zotero").code == 1
    assert reftag("check", "a.enw", "--target", "zotero", "--fix").code == 1  # twice the same
    result = reftag("portability", "a.enw", "--target", "zotero")
    assert result.code == 0
    assert "  No real loss: also in another field, or only useful to the program" in result.out
    assert "    2  %R Electronic Resource Number: drops it\n       lines 6, 14\n" in result.out


def test_json(reftag: Reftag) -> None:
    Path("a.enw").write_text(DOI)
    Path("b.enw").write_text("1 hit\n" + DOI)
    result = reftag("portability", "--target", "zotero", "--output-format", "json")
    assert result.code == 1
    one, other = json.loads(result.out)
    assert (one["filename"], one["dialect"], one["records"], one["fields"]) == (
        "a.enw",
        "endnote",
        1,
        6,
    )
    [target] = one["targets"]
    assert target["target"] == "zotero"
    assert target["measured"] is True
    assert target["refuses_file"] is False
    assert target["records"] == {"read": 1, "unread": 0}
    assert target["fields"] == {"kept": 5, "misread": 0, "lost": 1, "missed": 1}
    assert target["losses"] == [
        {
            "outcome": "lost",
            "reason": "tag",
            "case": "tag",
            "tag": "%R",
            "type": None,
            "name": "Electronic Resource Number",
            "types": ["Journal Article"],
            "does": "drops it",
            "count": 1,
            "fields": 1,
            "missed": True,
            "refuses_file": False,
            "rule": "RT701",
            "fixable": {"safe": 1, "unsafe": 0},
            "locations": [{"row": 6, "column": 1}],
        }
    ]
    [target] = other["targets"]
    assert target["refuses_file"] is True
    assert target["records"] == {"read": 0, "unread": 1}
    assert target["fields"] == {"kept": 0, "misread": 0, "lost": 6, "missed": 6}
    assert [(loss["case"], loss["fields"]) for loss in target["losses"]] == [
        ("text-before", 6),
        ("tag", 1),
    ]


def test_markdown(reftag: Reftag) -> None:
    Path("a_b.enw").write_text(DOI.replace("Journal Article", "Pod|cast"))
    result = reftag("portability", "--target", "zotero", "--output-format", "markdown", "a_b.enw")
    assert result.code == 1
    lines = result.out.split("\n")
    assert lines[0] == "# What importers lose from a\\_b.enw"
    assert "| Zotero | 1 of 1 | 4 (67 %) | 1 (17 %) | 1 (17 %) |" in lines
    assert "| 1 | `%R` Electronic Resource Number | drops it | line 6 | RT701: safe fix |" in lines
    assert any(
        line.startswith("| 1 | Pod\\|cast, a type that it does not know |") for line in lines
    )
    assert all(line.count("|") - line.count("\\|") in (0, 6) for line in lines)


def test_targets_are_those_of_the_settings_or_else_all(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)

    def targets() -> list[str]:
        [file] = json.loads(reftag("portability", "--output-format", "json").out)
        return [target["target"] for target in file["targets"]]

    everybody = "biblatex-csl-converter bibutils citation-js endnote jabref zotero"
    assert targets() == everybody.split()
    Path("reftag.toml").write_text('targets = ["jabref", "zotero"]\n')
    assert targets() == ["jabref", "zotero"]


def test_a_target_that_does_not_exist(reftag: Reftag) -> None:
    result = reftag("portability", "--target", "zotera")
    assert result.code == 2
    assert 'unknown program or set "zotera"; did you mean "zotero"?' in result.errors


def test_standard_input_and_a_file_that_is_not_there(reftag: Reftag) -> None:
    result = reftag("portability", "-", "--target", "jabref", stdin=CLEAN.encode())
    assert result.code == 0
    assert result.out.startswith("-: 1 record, 5 fields with a value\n")
    Path("a.enw").write_text(DOI)
    result = reftag("portability", "no.enw", "a.enw", "--target", "zotero")
    assert result.code == 2
    assert result.errors.startswith("no.enw: error: cannot be read: ")
    assert "a.enw: 1 record" in result.out


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_all_of_the_corpus(reftag: Reftag, corpus: Path, form: str) -> None:
    result = reftag("portability", str(corpus / "enw"), "--output-format", form)
    assert result.code == 1
    assert len(result.out) > 10_000


def test_a_byte_order_mark_is_told(reftag: Reftag) -> None:
    Path("a.enw").write_bytes(b"\xef\xbb\xbf" + CLEAN.encode())
    result = reftag("portability", "--target", "biblatex-csl-converter", "--output-format", "json")
    [target] = json.loads(result.out)[0]["targets"]
    [loss] = target["losses"]
    assert (result.code, loss["case"], loss["fields"]) == (1, "byte-order-mark", 5)
    assert loss["locations"] == [{"row": 1, "column": 1}]
    assert (loss["rule"], loss["fixable"]) == ("RT504", {"safe": 1, "unsafe": 0})
    assert reftag("check", "--target", "biblatex-csl-converter", "--fix").code == 0
    assert reftag("portability", "--target", "biblatex-csl-converter").code == 0


def test_line_breaks_that_a_program_cannot_read(reftag: Reftag) -> None:
    Path("a.enw").write_bytes(CLEAN.replace("\n", "\r\n").encode())
    result = reftag("portability", "a.enw", "--target", "citation-js")
    assert result.code == 1
    assert 'line 1; RT701: fixed by reftag format with line-ending = "lf"\n' in result.out
    Path("reftag.toml").write_text("[format]\nprofile = 'citation-js'\n")
    assert reftag("format").code == 0
    assert reftag("portability", "a.enw", "--target", "citation-js").code == 0
