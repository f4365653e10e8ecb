"""The importers are those that were measured, and read what they should."""

import json
import tomllib

import pytest

from real_importers.available import PACKAGES, each_importer, needs, other_version
from real_importers.run import HERE, MEASURED, imported, installed

TWO = "%0 Book\n%A Moor, Ned\n%T Keeping string\n%D 2007\n\n%0 Report\n%T On lamps\n%D 2009\n"


@each_importer
def test_the_version_is_the_one_that_was_measured(importer: str) -> None:
    needs(importer)
    assert not other_version(importer), other_version(importer)


def test_the_packages_are_pinned_to_what_was_measured() -> None:
    package = json.loads((HERE / "package.json").read_text("utf-8"))
    pinned = {name: version for name, version in MEASURED.items() if name != "bibutils"}
    assert package["dependencies"] == pinned


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
    assert set(slots) == {*PACKAGES, "any"}
    assert set(slots["any"]) == set(PACKAGES)


@pytest.mark.parametrize("text", ["", "\n", "%0 Book\n", "%0\n%T\n"])
@each_importer
def test_nothing_is_too_little(importer: str, text: str) -> None:
    needs(importer)
    assert len(imported(text, importer).records) <= 1
