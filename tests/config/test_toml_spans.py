"""Places in TOML: every value that `tomllib` reads is found at its position."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tomlkit import dumps

from reftag.config.toml_spans import KeyPath, toml_spans

TRICKY = [
    "a = 1 # one\nb.c = 'x'\nb.'d e' = [1, [2, 3,], { f = \"]\", g.h = 1.5 }]\n",
    '[t]\nx = """\nsaid "so"""""\ny = \'\'\'it\'s\'\'\'\n[t.u]\nz = 1979-05-27 07:32:00\n',
    "[[a]]\nb = 1\n[[a]]\n[a.c]\nd = 2\n[[a.e]]\nf = 3\n[[a.e]]\nf = 4\n",
    'q = "\\"#\\\\" # c\r\n[ "a b" . c ]\r\nd = [ # e\r\n  "#", # f\r\n  \'\', \r\n]\r\n',
    "e = []\nf = {}\ng = [ ]\nh = { }\n[empty]\n[[none]]\n",
    '"\\u00e9" = true\n"" = 0\n',
    'a = """""" \nb = "\\\\" \nc = """\\""""\nd = \'\'\'\'\'\'\n',
]


def leaves(data: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Yield the values that hold no others."""
    if isinstance(data, Mapping) and data:
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list) and data:
        for at, value in enumerate(data):
            yield from leaves(value, (*path, at))
    else:
        yield path, data


def check(text: str) -> None:
    found = toml_spans(text)
    for path, value in leaves(tomllib.loads(text)):
        if not path:
            continue  # nothing there
        start, end = found.by_path[path].value
        piece = text[start:end]
        if value in ({}, [{}]) and piece.startswith("["):
            continue  # a header
        assert tomllib.loads(f"value = {piece}")["value"] == value
    assert {type(place.key).__name__ for place in found.by_path.values()} <= {"Span"}


@pytest.mark.parametrize("text", TRICKY)
def test_every_value_is_found(text: str) -> None:
    check(text)


keys = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
values = st.recursive(
    st.booleans() | st.integers(-99, 99) | keys,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(keys, values, max_size=4))
def test_every_value_of_a_written_text_is_found(data: dict[str, Any]) -> None:
    check(dumps(data))
