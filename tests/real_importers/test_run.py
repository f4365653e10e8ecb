"""The importers are those that were measured, and read what they should."""

import json
import tomllib

import pytest

from editors.find import ROOT
from real_importers.available import PACKAGES, each_importer, each_reader, needs, other_version
from real_importers.run import HERE, IMPORTERS, MEASURED, NEVER_ENDS, imported, installed

TWO = "%0 Book\n%A Moor, Ned\n%T Keeping string\n%D 2007\n\n%0 Report\n%T On lamps\n%D 2009\n"


@pytest.mark.parametrize("importer", PACKAGES)
def test_the_version_is_the_one_that_was_measured(importer: str) -> None:
    needs(importer)
    assert not other_version(importer), other_version(importer)


def test_the_packages_are_pinned_to_what_was_measured() -> None:
    package = json.loads((HERE / "package.json").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [each for each in project["dependency-groups"]["dev"] if isinstance(each, str)]
    python = dict(each.split("==") for each in named if "==" in each)
    assert package["dependencies"] | python | {"bibutils": MEASURED["bibutils"]} == MEASURED


def test_another_version_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = {**MEASURED, "biblatex-csl-converter": "4.0.0"}
    monkeypatch.setattr("real_importers.available.installed", lambda: newer)
    said = other_version("biblatex-csl-converter")
    assert said.startswith("biblatex-csl-converter 3.6.0 was measured, 4.0.0 is installed")
    assert not other_version("bibutils")


def test_all_that_is_run_was_measured() -> None:
    assert {name for names in PACKAGES.values() for name in names} == set(MEASURED)
    assert set(installed()) == set(MEASURED)


@each_importer
def test_two_records_are_read(importer: str) -> None:
    needs(importer)
    records, error = imported(TWO, importer)
    assert not error
    assert [("Keeping string" in dict(each).values()) for each in records] == [True, False]
    texts = [text for _, text in records[0]]
    assert "Moor" in texts
    assert "Ned" in texts


def test_a_refusal_is_an_error() -> None:
    needs("citation-js")
    records, error = imported("no records here\n", "citation-js")
    assert not records
    assert "format" in error


def test_xml_that_cannot_be_read_is_an_error() -> None:
    needs("bibutils")
    records, error = imported("%0 Book\n%T a\x0bb\n", "bibutils")
    assert not records
    assert "not well-formed" in error


def test_slots_are_told_for_every_importer() -> None:
    slots = tomllib.loads((HERE / "slots.toml").read_text("utf-8"))
    assert set(slots) == {*IMPORTERS, "any"}
    assert set(slots["any"]) == set(IMPORTERS)


ONE = {
    "endnote": "%0 Book\n%A Moor, Ned\n%T Keeping string\n%D 2007\n",
    "ris": "TY  - BOOK\nAU  - Moor, Ned\nTI  - Keeping string\nPY  - 2007\nER  - \n",
    "medline": "PMID- 17000001\nOWN - NLM\nTI  - Keeping string\nFAU - Moor, Ned\nAU  - Moor N\n"
    "JT  - Shelf Quarterly\nDP  - 2007\nPT  - Journal Article\n",
    "wos": "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Moor, N\nAF Moor, Ned\n"
    "TI Keeping string\nSO SHELF QUARTERLY\nPY 2007\nUT WOS:000200700001\nER\n\nEF\n",
    "refworks": "RT Journal Article\nA1 Moor,Ned\nT1 Keeping string\nJF Shelf Quarterly\nYR 2007\n",
}


@each_reader
def test_a_record_is_read(dialect: str, importer: str) -> None:
    needs(importer)
    [record], error = imported(ONE[dialect], importer, dialect)
    assert not error
    texts = " ".join(text for _, text in record)
    for word in ("Keeping string", "Moor", "2007"):
        assert word in texts


def test_an_importer_that_never_ends_is_given_up() -> None:
    """Debian's bibutils loops where no blank line separates two MEDLINE records."""
    needs("bibutils")
    text = "PMID- 17000001\nTI  - Keeping string\nPMID- 17000002\nTI  - On lamps\n"
    assert imported(text, "bibutils", "medline") == ((), NEVER_ENDS)


def test_an_importer_that_dies_is_caught() -> None:
    """RefLib throws where nobody can catch it, and reads the next file all the same."""
    needs("reflib")
    text = "TY  - BOOK\nTI  - Tides\nLK  - https://a.example/\nUR  - https://b.example/\nER  - \n"
    records, error = imported(text, "reflib", "ris")
    assert not records
    assert error.startswith("ends the process: ")
    assert imported(ONE["ris"], "reflib", "ris").records


@pytest.mark.parametrize("text", ["", "\n", "%0 Book\n", "%0\n%T\n"])
@each_importer
def test_nothing_is_too_little(importer: str, text: str) -> None:
    needs(importer)
    assert len(imported(text, importer).records) <= 1
