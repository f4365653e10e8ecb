"""The counts of the report about importers: they sum up, and alike records are read alike."""

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.strategies import alike_records, documents
from reftag.dialects import dialect
from reftag.importers.words import CASES
from reftag.lint.targets.offered_fixes import offered_fix
from reftag.portability.markdown import markdown
from reftag.portability.report import Portability, portability
from reftag.portability.report_words import percent
from reftag.syntax import Document

ENDNOTE = dialect("endnote")
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "enw"

VALUES = st.sampled_from(
    [
        "Doe, Jane",
        "Doe, Jane; Silva, Rui",
        "2024",
        "May 2024",
        "2024-05-06",
        "10.5555/x",
        "x\u2028y",
    ]
)
LINES = st.tuples(st.sampled_from("ADTJ8OKRU+@"), VALUES).map(
    lambda line: f"%{line[0]} {line[1]}\n"
)
RECORDS = st.tuples(
    st.sampled_from(["Book", "Journal Article", "Dataset", "Standard", "Map", "Film"]),
    st.lists(LINES, max_size=5).map("".join),
).map(lambda record: f"%0 {record[0]}\n{record[1]}\n")
LIBRARIES = st.lists(RECORDS, max_size=12).map("".join)
"""Records that are alike, more or less."""


def _of(text: str, *targets: str) -> Portability:
    return portability(Document.read(text, ENDNOTE), targets, offered_fix)


def _is_sound(found: Portability) -> None:
    for target in found.targets:
        assert target.kept + target.misread + target.lost == found.fields
        assert min(target.kept, target.misread, target.lost) >= 0
        assert 0 <= target.missed <= target.lost
        assert 0 <= target.read <= found.records
        for loss in target.losses:
            assert loss.case in CASES
            assert 0 <= loss.safe + loss.unsafe <= loss.count
            assert loss.places
            assert loss.rule is not None or loss.case == "line-below" or not loss.is_missed
        if not target.refusals:
            told = sum(loss.fields for loss in target.losses)
            assert told == target.misread + target.lost


@given(documents)
def test_the_counts_sum_up(text: str) -> None:
    found = _of(text)
    _is_sound(found)
    assert markdown(found, "a.enw").startswith("# ")


@pytest.mark.needs_corpus
def test_the_counts_of_real_files_sum_up() -> None:
    for path in sorted(CORPUS.iterdir()):
        _is_sound(_of(path.read_bytes().decode(errors="replace")))


@given(st.one_of(LIBRARIES, alike_records()))
def test_alike_records_count_as_each_by_itself(text: str) -> None:
    counted = _of(text)
    with patch("reftag.importers.alike.signature", lambda _record, _previous: None):
        assert counted == _of(text)


def test_a_file_is_refused_for_a_key_that_a_record_far_above_has() -> None:
    book = "TY  - BOOK\nAU  - {}, A.\nPY  - 2019\nER  - \n\n"
    read = Document.read("".join(map(book.format, ("Lind", "Silva", "LIND"))), dialect("ris"))
    (target,) = portability(read, ["pybtexris"], offered_fix).targets
    (refusal,) = target.refusals
    assert (target.read, target.kept, target.lost) == (0, 0, 9)
    assert (refusal.case, refusal.rule, refusal.places[0].line) == ("same-key", "RT701", 10)


def test_a_refused_file_is_lost_and_the_rest_is_what_is_lost_then() -> None:
    [zotero] = _of("hits\n%0 Book\n%T One\n%R 10.5555/x\n\n%0 Book\n%T Two\n", "zotero").targets
    assert (zotero.read, zotero.kept, zotero.misread, zotero.lost) == (0, 0, 0, 5)
    assert [loss.case for loss in zotero.losses] == ["text-before", "tag"]


def test_targets_without_measurements_are_named() -> None:
    found = _of("%0 Book\n%T One\n", "zotero", "no-such-program")
    assert [target.importer.name for target in found.targets] == ["zotero"]
    assert found.unmeasured == ("no-such-program",)


def test_a_share_is_nothing_or_everything_only_if_it_is() -> None:
    assert [percent(part, 1000) for part in (0, 1, 500, 999, 1000)] == [
        "0 %",
        "<1 %",
        "50 %",
        ">99 %",
        "100 %",
    ]
    assert percent(0, 0) == "–"


def test_all_records_below_the_end_of_a_file_are_lost() -> None:
    header = "FN Clarivate Analytics Web of Science\nVR 1.0\n"
    record = "PT J\nAU Lamb, I\nTI Tides of paper\nSO SHELF QUARTERLY\nPY 2004\nER\n"
    text = f"{header}{record}\nEF\n{header}{record}\n{record}\nEF\n"
    [zotero] = portability(Document.read(text, dialect("wos")), ("zotero",)).targets
    assert (zotero.read, zotero.kept, zotero.lost) == (1, 5, 10)
    [stopped] = [each for each in zotero.losses if each.case == "below-end-of-file"]
    assert (stopped.count, stopped.fields, stopped.rule) == (1, 10, "RT015")
