"""A mistake in a dialect file is refused with a message that names it."""

from copy import deepcopy
from typing import Any

import pytest

from reftag.dialects.load import DialectError, dialect, names, parse

Toml = dict[str, Any]

SMALL: Toml = {
    "name": "small",
    "title": "A small dialect",
    "extensions": [".sm"],
    "sign": "%",
    "tag": [
        {"code": "%0", "name": "Type", "role": "type", "kind": "type", "meaning": "The type."},
        {
            "code": "%A",
            "name": "Author",
            "role": "author",
            "kind": "person",
            "repeatable": True,
            "meaning": "A name.",
            "importers": {"Zotero": "drops it", "ADS": "writes links here"},
        },
    ],
    "type": [
        {
            "name": "Book",
            "meaning": "A book.",
            "csl": "book",
            "bibtex": "book",
            "required": [["%A"]],
            "labels": {"%A": "Writer"},
            "roles": {"%A": "writer"},
            "aliases": ["Volume"],
        },
    ],
}


@pytest.fixture
def small() -> Toml:
    return deepcopy(SMALL)


def test_a_sound_file_becomes_a_dialect(small: Toml) -> None:
    loaded = parse(small)
    author = loaded.by_code["%A"]
    book = loaded.exact_type("Book")

    assert loaded.type_code == "%0"
    assert loaded.codes("author") == ("%A",)
    assert loaded.codes("doi") == ()
    assert author.repeatable
    assert author.assigned
    assert author.importers == (("Zotero", "drops it"), ("ADS", "writes links here"))
    assert loaded.by_code["%0"].importers == ()
    assert book is not None
    assert book.required == (("%A",),)
    assert book.recommended == ()
    assert loaded.label("%A", book) == "Writer"
    assert loaded.label("%A", None) == "Author"
    assert loaded.label("%?", book) == "%?"
    assert loaded.nearly_type("VOLUME") is book
    assert (book.csl, book.bibtex, book.is_part) == ("book", "book", False)


def test_a_type_has_the_last_word_on_a_role_then_the_narrower_one(small: Toml) -> None:
    loaded = parse(small)
    assert loaded.role("%A", loaded.exact_type("Book")) == "writer"
    assert loaded.role("%A", None) == "author"
    assert loaded.role("%?", None) == ""
    small["tag"][1]["narrower"] = "first-author"
    loaded = parse(small)
    assert loaded.role("%A", loaded.exact_type("Book")) == "writer"
    assert loaded.role("%A", None) == "first-author"
    assert loaded.codes("author") == ("%A",)


def test_a_tag_twice_is_refused(small: Toml) -> None:
    small["tag"].append(deepcopy(small["tag"][1]))
    with pytest.raises(DialectError, match=r"tag code .*twice"):
        parse(small)


def test_a_type_twice_is_refused(small: Toml) -> None:
    small["type"].append(deepcopy(small["type"][0]))
    with pytest.raises(DialectError, match=r"type .*twice"):
        parse(small)


def test_an_unknown_kind_is_refused(small: Toml) -> None:
    small["tag"][1]["kind"] = "colour"
    with pytest.raises(DialectError, match=r"%A.*'colour'"):
        parse(small)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("required", [["%A", "%?"]]),
        ("recommended", ["%?"]),
        ("labels", {"%?": "Translator"}),
        ("roles", {"%?": "translator"}),
    ],
)
def test_a_type_with_an_unknown_tag_is_refused(small: Toml, key: str, value: object) -> None:
    small["type"][0][key] = value
    with pytest.raises(DialectError, match=r"Book.*'%\?'"):
        parse(small)


def test_values_with_a_mark_have_another_role(small: Toml) -> None:
    small["tag"][1]["marked"] = {"[ed]": "editor"}
    loaded = parse(small)
    assert loaded.marked == {"%A": ("[ed]", "editor")}
    assert loaded.marks == {"editor": {"%A": "[ed]"}}
    assert loaded.codes("editor") == ()


def test_two_marks_of_a_tag_are_refused(small: Toml) -> None:
    small["tag"][1]["marked"] = {"[ed]": "editor", "[tr]": "translator"}
    with pytest.raises(DialectError, match="%A"):
        parse(small)


def test_a_file_without_the_type_role_is_refused(small: Toml) -> None:
    del small["tag"][0]
    small["type"].append(small["type"][0] | {"name": "Map"})
    with pytest.raises(DialectError, match='role "type"'):
        parse(small)


def test_without_a_type_tag_every_record_is_of_the_only_type(small: Toml) -> None:
    del small["tag"][0]
    loaded = parse(small)
    assert loaded.type_code == ""
    assert loaded.only_type is loaded.exact_type("Book")


@pytest.mark.parametrize(
    "reading", [{"end": "ER"}, {"start": "%?"}, {"blank-lines": "sing"}, {"colour": "red"}]
)
def test_a_reading_that_cannot_be_is_refused(small: Toml, reading: Toml) -> None:
    small["reading"] = reading
    with pytest.raises(DialectError, match="reading"):
        parse(small)


def test_a_successor_that_is_no_tag_is_refused(small: Toml) -> None:
    small["tag"][1]["successor"] = "%?"
    with pytest.raises(DialectError, match=r"%A.*'%\?'"):
        parse(small)


def test_a_file_with_two_type_roles_is_refused(small: Toml) -> None:
    small["tag"][1]["role"] = "type"
    with pytest.raises(DialectError, match='role "type"'):
        parse(small)


def test_endnote_ships_and_is_loaded_once() -> None:
    assert "endnote" in names()
    assert dialect("endnote") is dialect("endnote")


def test_a_name_that_no_dialect_has_is_refused() -> None:
    with pytest.raises(KeyError, match="klingon"):
        dialect("klingon")
