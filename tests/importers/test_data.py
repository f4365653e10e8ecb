"""The data files about importers: made from the measurements, and loaded with care."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from reftag import importers
from reftag.config.model import TARGETS
from reftag.dialects import dialect
from reftag.importers import ImporterError
from reftag.importers.load import parse
from reftag.importers.measurements.by_type import RESULT, UNKNOWN
from reftag.importers.measurements.condense import FOLDER, files
from reftag.importers.measurements.judgement import MISREAD, TITLES
from reftag.importers.measurements.measured import condensed, measured, structures
from reftag.importers.measurements.structure import CASES
from reftag.lint.targets.importing import sufferers

ENDNOTE = dialect("endnote")

OTHERWISE = {
    # (case, importer): why the measurement says something else than the case.
    ("no-type", "bibutils"): "guesses right in one of the two files",
    ("byte-order-mark", "citation-js"): "reads a file of two records",
}


Json = dict[str, Any]


def data(name: str = "zotero") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "endnote" / f"{name}.json").read_bytes())
    return found


@pytest.mark.needs_shared("importers")
def test_the_measurements_are_condensed_right() -> None:
    for path, text in condensed().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run measurements.measured"


def test_every_input_was_measured() -> None:
    for name in set(TITLES) - {"endnote"}:
        facts = measured()["jabref-endnote" if name == "jabref" else name]
        assert set(structures()) <= set(facts["structure"]), name
    assert len(structures()) == 190


def test_the_files_are_what_the_measurements_say() -> None:
    made = files(ENDNOTE)
    assert sorted(made) == sorted((FOLDER / "endnote").iterdir())
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run measurements.condense"


def test_what_was_measured_by_type_agrees_with_the_shared_measurements() -> None:
    """Both hold eight types; the shared ones say more of a value than where it went."""
    by_type = json.loads(RESULT.read_bytes())
    for name, tags in by_type.items():
        for tag, slots in tags.items():
            shared = measured()[name]["tags"][tag]
            for kind in ("Journal Article", "Book", "Book Section", "Thesis", "Report", "Patent"):
                said = shared.get("by_type", {}).get(kind, shared["default"])
                slot = next((s for s, kinds in slots.items() if kind in kinds), slots["*"])
                lost = said.startswith("dropped")
                assert lost == (slot == "dropped"), f"{name} {tag} {kind}: {said} / {slot}"


def test_every_target_is_an_importer() -> None:
    assert set(importers.importers("endnote")) == set(TARGETS) == set(TITLES)
    assert importers.importers("no-such-dialect") == ()
    assert importers.importer("endnote", "word") is None


@pytest.mark.parametrize("name", TARGETS)
def test_every_tag_of_the_dialect_was_measured_in_every_type(name: str) -> None:
    importer = importers.importer("endnote", name)
    assert importer is not None
    tags = {tag.code for tag in ENDNOTE.tags} - {ENDNOTE.type_code}
    assert set(importer.slots) == tags
    kinds = {kind.name for kind in ENDNOTE.types} | {UNKNOWN}
    assert set(importer.slots_by_type) <= kinds
    assert set(importer.types) <= kinds


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_cases_say_what_was_measured(case: str) -> None:
    said = CASES[case]
    facts = measured()
    for name in set(TITLES) - {"endnote"}:
        results = facts["jabref-endnote" if name == "jabref" else name]["structure"]
        bad = [results[each] for each in said.measured if not _is_fine(results[each], each)]
        if said.measured and (case, name) not in OTHERWISE:
            assert bool(bad) == (name in said.importers), f"{name}: {bad}"


def _is_fine(result: str, case: str) -> bool:
    if result in ("ok", "refused", "error", "wrong", "wrong records", "no record"):
        return result == "ok"
    return result in _RIGHT[case]


_RIGHT = {
    # What is right where the measurement shows the value.
    "author_two_by_semicolon": ["Smith|John / Doe|Jane"],
    "author_two_by_and": ["Smith|John / Doe|Jane"],
    "author_two_by_ampersand": ["Smith|John & Doe, Jane"],  # JabRef: one of the three is reported
    "author_corporate_trailing_comma": ["World Health Organization"],
    "author_corporate_inner_comma": ["Centers for Disease Control, Atlanta"],
    "author_suffix_last": ["Smith|John|Jr.", "Smith|John,|Jr.", "Smith|John, Jr."],
    "author_suffix_middle": ["Smith|John|Jr.", "Smith|Jr., John"],
    "author_last_comma_first": ["Smith|John Q", "Smith|John Q."],
    "author_last_comma_first_one_word": ["Rubin|Matan"],
    "type_standard": ["First title"],
    "keywords_continuation_four": ["one / two / three / four"],
    "continuation_second_letter_is_tag": ["one / two / DNA repair / IT law"],
    "keywords_continuation_after_empty": ["one / two"],
}


def test_misreadings_are_judged_for_importers_that_there_are() -> None:
    assert {each.importer for each in MISREAD} <= set(TITLES)


@pytest.mark.parametrize("name", TARGETS)
def test_everything_an_importer_does_can_be_said_of_several(name: str) -> None:
    """*Zotero drops it*, but *Zotero and JabRef drop it*."""
    importer = importers.importer("endnote", name)
    assert importer is not None
    deeds = {case.what for case in importer.cases.values()}
    deeds |= {slot.why for slot in importer.slots.values()}
    deeds |= {importer.unknown_type.what} if importer.unknown_type else set()
    for deed in deeds:
        assert sufferers([("A", deed)]) == f"A {deed}"
        several = sufferers([("A", deed), ("B", deed)])
        first = several.removeprefix("A and B ").split()[0]
        assert not re.search(r"[^s]s$", first), several


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.pop("cases"), "endnote/zotero: there is no 'cases'"),
        (lambda d: d["tags"].update({"%A": {"kept: an author": ["Book"]}}), "%A: there is no fate"),
        (lambda d: d["tags"].update({"%A": {"kept": "*"}}), "tag %A: 'kept' is not a fate"),
        (lambda d: d["tags"].update({"%A": {"mislaid: x": "*"}}), "'mislaid: x' is not a fate"),
        (lambda d: d["cases"].update({"crlf": "bad"}), "crlf: 'bad' is not a fate"),
        (lambda d: d["several"].update({"": "some"}), "nothing is called 'some'"),
        (lambda d: d["judges"].update({"%O": "oracle"}), "no judge is called 'oracle'"),
        (lambda d: d.update({"near-type": "roughly"}), "types are not compared 'roughly'"),
        (lambda d: d.update({"tag-signs": "["}), "endnote/zotero: unterminated"),
        (lambda d: d.update({"tags": []}), "endnote/zotero: "),
    ],
)
def test_mistakes_in_a_file_are_named(change: Callable[[Json], object], message: str) -> None:
    wrong = deepcopy(data())
    change(wrong)
    with pytest.raises(ImporterError) as error:
        parse("zotero", "endnote", wrong)
    assert message in str(error.value)
