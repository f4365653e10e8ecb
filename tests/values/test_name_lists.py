"""Lists of people in one text: text in, names out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values.name_lists import several
from reftag.values.names import Name
from values.support import HOSTILE

LISTS = [
    ("Lind, Eva; Berg, Ole", ["Lind, Eva", "Berg, Ole"]),
    (
        "Eva R. Lind, Ole S. Berg and Ada J. Okafor",
        ["Lind, Eva R.", "Berg, Ole S.", "Okafor, Ada J."],
    ),
    ("Lind E, Berg O, Okafor AB", ["Lind, E", "Berg, O", "Okafor, AB"]),
    ("['Lind, Eva', 'Berg, Ole']", ["Lind, Eva", "Berg, Ole"]),
    ('[{"family": "Lind", "given": "Eva"}, {"name": "Plato"}]', ["Lind, Eva", "Plato"]),
    ("王小明、李四", ["王小明", "李四"]),
    ("Smith, John, Jr.", []),
    ("Johnson & Johnson", []),
    ("García López, María José", []),
    ("[{{}}]", []),
    ('[{[1]: "a"}]', []),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_people(text: str, names: list[str]) -> None:
    found = several(text)
    assert [name.inverted if isinstance(name, Name) else name for name in found] == names


def test_natural_order_is_the_format_s_affair() -> None:
    assert several("Eva Lind, Haiya Wo") == []
    assert len(several("Eva Lind, Haiya Wo", natural=True)) == 2


DEEP = '[{"family": ' + "[" * 100_000 + "]" * 100_000 + "}]"


@pytest.mark.parametrize("text", [*HOSTILE, DEEP])
def test_a_hostile_text_is_read(text: str) -> None:
    assert isinstance(several(text), list)


@given(st.text(alphabet="LEva .,;&|'[]{}\"and王\n"), st.booleans())
def test_never_one_person_alone(text: str, natural: bool) -> None:
    assert len(several(text, natural=natural)) != 1
