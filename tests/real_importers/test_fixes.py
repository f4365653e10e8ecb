"""What the safe fixes for an importer save: files are fixed, imported again and compared."""

from pathlib import Path

import pytest

from corpus.real_files import corpus, decoded
from real_importers.available import each_importer, needs, other_version
from real_importers.cases import Case, cases
from real_importers.exceptions import FIXES
from real_importers.fixes import SAMPLE, fixed, gone, kept, total

WORTH = {"bibutils": 60, "citation-js": 100, "biblatex-csl-converter": 85}
"""So many more values of the corpus have to arrive after the fixes."""


def check(name: str, text: str, importer: str) -> None:
    if (name, importer) in FIXES:
        return
    got = kept(text, importer)
    words = gone(text, importer)
    assert not words, f"no longer there: {words}\n{fixed(text, importer)}"
    # Fewer only where a value that was there twice was removed.
    fewer = got.values - got.values_after
    assert got.kept_after >= got.kept_before - max(0, fewer), fixed(text, importer)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
@each_importer
def test_fixes_for_an_importer_lose_nothing_there(case: Case, importer: str) -> None:
    needs(importer)
    check(case.name, case.text, importer)


@pytest.mark.needs_corpus
@pytest.mark.parametrize("path", corpus("enw", "one-line"), ids=lambda path: path.name)
@each_importer
def test_fixes_of_real_files_lose_nothing(path: Path, importer: str) -> None:
    needs(importer)
    check(path.name, decoded(path), importer)


@pytest.mark.needs_corpus
@each_importer
def test_more_of_real_files_arrives_after_the_fixes(importer: str) -> None:
    needs(importer)
    got = total(map(decoded, corpus("enw", "one-line")), importer)
    assert got.kept_after >= got.kept_before + WORTH[importer], other_version(importer) + str(got)
    assert got.read_after > got.read_before


@each_importer
def test_more_of_our_own_inputs_arrives_after_the_fixes(importer: str) -> None:
    needs(importer)
    got = total((case.text for case in cases()), importer)
    assert got.kept_after >= got.kept_before + WORTH[importer], str(got)


@each_importer
def test_a_clean_library_stays_as_good_as_it_is(importer: str) -> None:
    needs(importer)
    got = kept(decoded(SAMPLE), importer)
    assert got.kept_after >= got.kept_before
    assert got.read_before == got.read_after == got.records


FLATTENED = (
    "%0 Journal Article %A Lamb, Ida %A Moor, Ned %T Tides of paper %J Shelf Quarterly %D 2004\n"
)


@each_importer
def test_a_record_on_one_line_arrives_whole_after_the_fix(importer: str) -> None:
    needs(importer)
    got = kept(FLATTENED, importer)
    assert got.kept_before == 0
    assert got.kept_after == got.values == 6
