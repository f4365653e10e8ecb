"""The data files about importers: made from the measurements, and loaded with care."""

import json
import tomllib
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from reftag import importers
from reftag.config.model import TARGETS
from reftag.dialects import dialect
from reftag.dialects.programs import FOLDER
from reftag.importers import UNKNOWN, Effect, ImporterError, cases_of
from reftag.importers.load import parse, parse_cases
from reftag.importers.measurements import tables
from reftag.importers.measurements.by_type import RESULT
from reftag.importers.measurements.condense import files, judgement
from reftag.importers.measurements.measured import condensed, measured, structures
from reftag.importers.words import CASES, HARMS, SENTENCES, does, place, who_does_what
from reftag.lint import all_rules
from reftag.lint.targets.fixes import FIELD_FIXES, HARM_FIXES

ENDNOTE = dialect("endnote")
DIALECTS = ("endnote", *tables.DIALECTS)
ALL = [(name, each) for name in DIALECTS for each in importers.importers(name)]
"""Every importer with every dialect that it was measured with."""

RUN = [name for name in importers.importers("endnote") if name != "endnote"]
"""Importers that were run with EndNote files: EndNote's documentation alone is known."""

TABLE = tomllib.loads((FOLDER / "endnote" / "cases.toml").read_text(encoding="utf-8"))

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
    for name in RUN:
        facts = measured()["jabref-endnote" if name == "jabref" else name]
        assert set(structures()) <= set(facts["structure"]), name
    assert len(structures()) == 190


def test_the_files_are_what_the_measurements_say() -> None:
    made = files(ENDNOTE)
    folder = FOLDER / "endnote"
    assert sorted(made) == sorted(path.name for path in folder.glob("*.json"))
    for name, text in made.items():
        assert (folder / name).read_text(encoding="utf-8") == text, f"{name}: run `make generate`"


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


@pytest.mark.needs_shared("importers")
@pytest.mark.parametrize("name", tables.DIALECTS)
def test_the_files_are_what_the_full_tables_say(name: str) -> None:
    made = tables.files(dialect(name))
    assert sorted(made) == sorted(path.name for path in (FOLDER / name).glob("*.json"))
    for file, text in made.items():
        assert (FOLDER / name / file).read_text(encoding="utf-8") == text, f"{file}: make generate"


def test_every_target_is_an_importer() -> None:
    assert set(judgement(ENDNOTE)["importers"]) == set(importers.importers("endnote"))
    assert {name for _, name in ALL} == set(TARGETS)
    assert importers.importers("no-such-dialect") == ()
    assert importers.importer("endnote", "word") is None


@pytest.mark.parametrize("name", importers.importers("endnote"))
def test_every_tag_of_the_dialect_was_measured_in_every_type(name: str) -> None:
    importer = importers.importer("endnote", name)
    assert importer is not None
    tags = {tag.code for tag in ENDNOTE.tags} - {ENDNOTE.type_code}
    assert set(importer.slots) == tags
    kinds = {kind.name for kind in ENDNOTE.types} | {UNKNOWN}
    assert set(importer.slots_by_type) <= kinds
    assert set(importer.types) <= kinds


@pytest.mark.parametrize("case", TABLE, ids=str)
def test_the_cases_say_what_was_measured(case: str) -> None:
    inputs = TABLE[case].get("measured", ())
    for name in RUN:
        results = measured()["jabref-endnote" if name == "jabref" else name]["structure"]
        bad = [results[each] for each in inputs if not _is_fine(results[each], each)]
        if inputs and (case, name) not in OTHERWISE:
            assert bool(bad) == (name in TABLE[case]["effects"]), f"{name}: {bad}"


@pytest.mark.parametrize("name", DIALECTS)
def test_each_case_has_words_and_an_existing_rule_and_fix(name: str) -> None:
    table = tomllib.loads((FOLDER / name / "cases.toml").read_text(encoding="utf-8"))
    keys = {"rule", "also-by-target", "fix", "measured", "effects"}
    keys |= {"has", "lacks", "beside", "suffers", "above", "value", "roles"}
    for each in cases_of(name).values():
        assert each.name in CASES
        assert each.rule in {"", *(rule.code for rule in all_rules())}
        assert set(each.fixes) <= {*FIELD_FIXES, *HARM_FIXES}
        assert set(each.effects) <= set(importers.importers(name))
        assert set(table[each.name]) <= keys


def test_no_case_has_words_in_vain() -> None:
    assert {case for name in DIALECTS for case in cases_of(name)} == set(CASES)


def test_messages_begin_with_words_for_cases() -> None:
    assert set(HARMS) <= set(CASES)


def test_a_mistake_in_a_case_is_named() -> None:
    with pytest.raises(ImporterError, match="endnote/cases, crlf, zotero: 'lost bad' is not"):
        parse_cases("endnote", {"crlf": {"effects": {"zotero": "lost bad"}}})


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


@pytest.mark.parametrize(("dialect_name", "name"), ALL)
def test_everything_an_importer_does_can_be_said(dialect_name: str, name: str) -> None:
    """*Zotero drops it*, but *Zotero and JabRef drop it*."""
    importer = importers.importer(dialect_name, name)
    assert importer is not None
    slots = [slot for slots in importer.slots_by_type.values() for slot in slots.values()]
    for done in (*importer.cases.values(), *importer.slots.values(), *slots):
        assert who_does_what((("A", done),)) == f"A {does(done)}"
        assert who_does_what((("A", done), ("B", done))) == f"A and B {does(done, 2)}"
        assert bool(done.to) == bool(place(done))


@pytest.mark.parametrize("effect", [each for each in Effect if each is not Effect.NOTHING])
def test_every_effect_has_a_sentence_that_follows_one_name_or_several(effect: Effect) -> None:
    said = SENTENCES[effect]
    assert said.startswith("cannot ") or said.split()[0].endswith(("(s)", "(es)"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.pop("judges"), "endnote/zotero: there is no 'judges'"),
        (lambda d: d["tags"].update({"%A": {"lost dropped": ["Book"]}}), "%A: there is no fate"),
        (lambda d: d["tags"].update({"%A": {"kept": "*"}}), "tag %A: 'kept' is not a fate"),
        (lambda d: d["tags"].update({"%A": {"mislaid dropped": "*"}}), "'mislaid dropped' is not"),
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
