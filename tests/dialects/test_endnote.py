"""The EndNote dialect says what its reference says, in words of its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dialects.endnote_facts import Json, condensed, facts, reference
from reftag.dialects.load import dialect
from reftag.dialects.model import Dialect, ReferenceType, Tag, fold
from reftag.importers.measurements.measured import measured

KNOWN_IMPORTERS = {
    "Zotero": "zotero",
    "JabRef": "jabref-endnote",
    "bibutils": "bibutils",
    "citation-js": "citation-js",
    "biblatex-csl-converter": "biblatex-csl-converter",
    "classic refer": None,
    "ADS": None,
    "BibSonomy": None,
    "HAL": None,
}
"""Name in the dialect -> name in the measured tables, None for what was only read about."""

LONGEST_MEANING = 300
LONGEST_PHRASE = 110
LONGEST_LINE = 160

DROPS = "drops it"
ADDS_TO_VALUE_ABOVE = "appends the line to the value above"


@pytest.fixture(scope="module")
def endnote() -> Dialect:
    return dialect("endnote")


def explained(endnote: Dialect) -> Iterator[tuple[str, Tag | ReferenceType]]:
    yield from ((tag.code, tag) for tag in endnote.tags)
    yield from ((kind.name, kind) for kind in endnote.types)


def sentences(text: str) -> list[str]:
    """Split `text` and reduce each sentence to its words, so that only wording counts."""
    parts = re.split(r"(?<=[.!?;])(?<!e\.g\.)\s+", text)
    return [words for part in parts if (words := " ".join(re.findall(r"[\w%]+", part.casefold())))]


def texts(value: object) -> Iterator[str]:
    """Yield every string inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def outcomes(importer: str, code: str) -> list[str]:
    """Return what was measured for a tag, one text for each type that was tried."""
    table: Json = measured()[importer]["tags"][code]
    return [table["default"], *table.get("by_type", {}).values()]


# Facts


def test_numbers_of_tags_and_types(endnote: Dialect) -> None:
    assert len(endnote.tags) == 55
    assert len(endnote.types) == 58


@pytest.mark.needs_shared("reference")
def test_the_facts_are_those_of_the_reference() -> None:
    text = Path(__file__).with_name("endnote_facts.json").read_text(encoding="utf-8")
    assert text == condensed(), "run dialects.endnote_facts"


def test_tags_are_those_of_the_reference_in_its_order(endnote: Dialect) -> None:
    assert [tag.code for tag in endnote.tags] == list(facts()["tags"])


def test_tag_facts_equal_the_reference(endnote: Dialect) -> None:
    for code, theirs in facts()["tags"].items():
        ours = endnote.by_code[code]
        assert theirs == {key: getattr(ours, key) for key in theirs}, code


def test_types_are_those_of_the_reference_by_the_alphabet(endnote: Dialect) -> None:
    ours = [kind.name for kind in endnote.types]
    assert ours == list(facts()["types"])
    assert ours == sorted(ours)


def test_type_facts_equal_the_reference(endnote: Dialect) -> None:
    for name, theirs in facts()["types"].items():
        ours = endnote.exact_type(name)
        assert ours is not None
        assert [list(group) for group in ours.required] == theirs["required"], ours.name
        assert list(ours.recommended) == theirs["recommended"], ours.name


def test_labels_equal_the_reference_and_fall_back_to_the_tag_name(endnote: Dialect) -> None:
    for name, theirs in facts()["types"].items():
        ours = endnote.exact_type(name)
        for tag in endnote.tags:
            expected = theirs["labels"].get(tag.code, tag.name)
            assert endnote.label(tag.code, ours) == expected, (name, tag.code)


def test_label_without_a_type_is_the_tag_name(endnote: Dialect) -> None:
    assert endnote.label("%B", None) == "Secondary Title"


@pytest.mark.parametrize(
    ("type_name", "code", "label"),
    [
        ("Conference Proceedings", "%B", "Conference Name"),
        ("Journal Article", "%7", "Epub Date"),
        ("Journal Article", "%]", "Article Number"),
        ("Book", "%B", "Series Title"),
        ("Edited Book", "%A", "Editor"),
        ("Thesis", "%V", "Degree"),
        ("Electronic Book", "%B", "Secondary Title"),
        ("Podcast", "%T", "Title"),
    ],
)
def test_labels_users_meet_first(endnote: Dialect, type_name: str, code: str, label: str) -> None:
    assert endnote.label(code, endnote.exact_type(type_name)) == label


# Names that exporters write


def test_aliases_of_the_reference_are_recognised(endnote: Dialect) -> None:
    for name, theirs in facts()["types"].items():
        for alias in theirs["aliases"]:
            found = endnote.nearly_type(alias)
            assert found is not None, alias
            assert found.name == name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Serial Publication", "Serial"),
        ("Electronic Chapter", "Electronic Book Section"),
        ("Legal Rule/Regulation", "Legal Rule or Regulation"),
        ("Unpublished work", "Unpublished Work"),
        ("JOURNAL ARTICLE", "Journal Article"),
        ("journal  article", "Journal Article"),
    ],
)
def test_spellings_from_the_wild(endnote: Dialect, written: str, meant: str) -> None:
    found = endnote.nearly_type(written)
    assert found is not None
    assert found.name == meant
    assert endnote.exact_type(written) is None


@pytest.mark.parametrize("written", ["Miscellaneous", "Conference", "Journal", "Review", "Audio"])
def test_names_that_could_mean_several_types_are_no_aliases(endnote: Dialect, written: str) -> None:
    assert endnote.nearly_type(written) is None


def test_no_spelling_stands_for_two_types(endnote: Dialect) -> None:
    spellings = [fold(name) for kind in endnote.types for name in (kind.name, *kind.aliases)]
    assert len(spellings) == len(set(spellings))


# Roles


def test_roles_are_kebab_case_and_unique(endnote: Dialect) -> None:
    roles = [tag.role for tag in endnote.tags]
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", role) for role in roles)
    assert len(roles) == len(set(roles))


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("type", "%0"),
        ("title", "%T"),
        ("author", "%A"),
        ("editor", "%E"),
        ("year", "%D"),
        ("date", "%8"),
        ("journal", "%J"),
        ("secondary-title", "%B"),
        ("doi", "%R"),
        ("url", "%U"),
        ("serial-number", "%@"),
        ("keyword", "%K"),
        ("pages", "%P"),
        ("volume", "%V"),
        ("number", "%N"),
        ("publisher", "%I"),
        ("abstract", "%X"),
        ("accession-number", "%M"),
        ("note", "%Z"),
        ("short-title", "%!"),
    ],
)
def test_roles_that_rules_rely_on(endnote: Dialect, role: str, code: str) -> None:
    assert endnote.codes(role) == (code,)


# Words


def test_every_meaning_is_a_short_sentence(endnote: Dialect) -> None:
    for name, entry in explained(endnote):
        meaning = entry.meaning
        assert meaning.endswith("."), name
        assert len(meaning) < LONGEST_MEANING, name
        assert "\n" not in meaning, name
        assert "  " not in meaning, name
        assert meaning == meaning.strip(), name
        assert meaning.count("`") % 2 == 0, name


def test_meanings_of_types_are_all_different(endnote: Dialect) -> None:
    meanings = [kind.meaning for kind in endnote.types]
    assert len(meanings) == len(set(meanings))


@pytest.mark.needs_shared("reference")
def test_no_meaning_repeats_a_sentence_of_the_reference(endnote: Dialect) -> None:
    theirs = {words for text in texts(reference()) for words in sentences(text)}
    for name, entry in explained(endnote):
        assert not theirs.intersection(sentences(entry.meaning)), name


def test_meanings_mention_known_tags_and_types_only(endnote: Dialect) -> None:
    for name, entry in explained(endnote):
        for code in re.findall(r"`(%.)`", entry.meaning):
            assert code in endnote.by_code, name
    for kind in endnote.types:
        for other in re.findall(r"choose ([A-Z]\w+(?: (?:or |[A-Z])\w+)*)", kind.meaning):
            assert endnote.exact_type(other) is not None, (kind.name, other)


# Other programs


def test_importers_are_known_and_described_in_a_phrase(endnote: Dialect) -> None:
    for tag in endnote.tags:
        for importer, phrase in tag.importers:
            assert importer in KNOWN_IMPORTERS, tag.code
            assert re.match(r"[a-z]+s ", phrase), (tag.code, importer)
            assert not phrase.endswith("."), (tag.code, importer)
            assert len(phrase) <= LONGEST_PHRASE, (tag.code, importer)


def test_importers_keep_one_order(endnote: Dialect) -> None:
    order = list(KNOWN_IMPORTERS)
    for tag in endnote.tags:
        named = [importer for importer, _ in tag.importers]
        assert named == sorted(named, key=order.index), tag.code


def test_phrases_agree_with_what_was_measured(endnote: Dialect) -> None:
    for tag in endnote.tags:
        for importer, phrase in tag.importers:
            table = KNOWN_IMPORTERS[importer]
            if table is None:
                continue
            results = outcomes(table, tag.code)
            if phrase == DROPS:
                assert all(text.startswith("dropped") for text in results), (tag.code, importer)
            if phrase == ADDS_TO_VALUE_ABOVE:
                assert all(tag.code in text for text in results), (tag.code, importer)


def test_every_measured_loss_is_told(endnote: Dialect) -> None:
    for tag in endnote.tags:
        told = dict(tag.importers)
        for importer, table in KNOWN_IMPORTERS.items():
            if table is None or not tag.assigned:
                continue
            results = outcomes(table, tag.code)
            if all(text.startswith("dropped") for text in results):
                assert "drops it" in told.get(importer, ""), (tag.code, importer)
            if all(f"{tag.code} " in text for text in results):
                assert told.get(importer) == ADDS_TO_VALUE_ABOVE, (tag.code, importer)


# The file itself


def test_file_is_kept_readable() -> None:
    path = Path(__file__).parents[2] / "server" / "reftag" / "dialects" / "endnote.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= LONGEST_LINE
    assert [line for line in lines if line != line.rstrip()] == []
