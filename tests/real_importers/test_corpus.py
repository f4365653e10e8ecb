"""Real files: nearly all that importers lose is announced, and what is announced is lost."""

import pytest

from real_importers.available import each_importer, needs, other_version
from real_importers.evaluate import figures, misses, real, shown_share
from real_importers.exceptions import CORPUS
from real_importers.run import IMPORTERS

LEAST = 0.95
"""The share of harmed fields that have to be announced, and of announced ones that are harmed."""

pytestmark = pytest.mark.needs_corpus


@each_importer
def test_nearly_all_that_is_lost_was_announced(importer: str) -> None:
    needs(importer)
    got = figures(importer)
    assert got.harmed > 150
    assert got.recall >= LEAST, other_version(importer) + str(got)


@each_importer
def test_nearly_all_that_is_announced_gets_lost(importer: str) -> None:
    needs(importer)
    got = figures(importer)
    assert got.precision >= LEAST, other_version(importer) + str(got)


@each_importer
def test_nearly_all_that_gets_lost_is_shown_by_check(importer: str) -> None:
    needs(importer)
    assert shown_share(importer) >= LEAST


@each_importer
def test_what_is_missed_is_explained(importer: str) -> None:
    needs(importer)
    strange = [
        f"{file}: {each}"
        for file, each in misses(importer)
        if (file, importer, each.name) not in CORPUS
    ]
    assert not strange, other_version(importer) + "\n".join(strange)


@each_importer
def test_what_is_explained_is_missed(importer: str) -> None:
    needs(importer)
    missed = {(file, importer, each.name) for file, each in misses(importer)}
    explained = {key for key in CORPUS if key[1] == importer}
    assert explained <= missed, "is said right by now: take it out of CORPUS"


def test_explanations_are_about_files() -> None:
    for importer in IMPORTERS:
        needs(importer)
        files = {file for file, _ in real(importer)}
        assert {file for file, each, _ in CORPUS if each == importer} <= files
