"""Names: text in, what it says or what is wrong with it out."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reftag.values import names
from reftag.values.fault import Fault
from reftag.values.names import Name
from reftag.values.patterns import NameForm
from values.support import HOSTILE

CERTAIN = [
    ("Smith, John, Jr.", Name("Smith", "John, Jr.", "comma")),
    ("van der Berg, Jan", Name("van der Berg", "Jan", "comma")),
    ("Lind, Eva*", Name("Lind", "Eva", "comma")),
    ("E. R. Lind", Name("Lind", "E. R.", "initials first")),
    ("Lind ER", Name("Lind", "ER", "initials last")),
    ("Eva Lind", Name("Lind", "Eva", "given first")),
]
LIKELY = [
    ("Smith, Jr., John", Name("Smith, Jr.", "John", "comma", certain=False)),
    ("lind, eva", Name("lind", "eva", "comma", certain=False)),
    ("Jan van der Berg", Name("van der Berg", "Jan", "given first", certain=False)),
    ("Haiya Wo", Name("Wo", "Haiya", "given first", certain=False)),
    ("Plato", Name("Plato", "", "in one part", certain=False)),
    (
        "World Health Organization",
        Name("World Health Organization", "", "organisation", certain=False),
    ),
    ("Example Group,", Name("Example Group", "", "organisation", certain=False)),
]


@pytest.mark.parametrize(("text", "name"), [*CERTAIN, *LIKELY])
def test_a_name_is_read(text: str, name: Name) -> None:
    assert names.parse(text) == name
    assert names.person(text) == (name if name.certain else None)


@pytest.mark.parametrize("text", ["", " ,", "123", "et al.", "[others]"])
def test_is_not_a_name(text: str) -> None:
    assert names.parse(text) == Fault("is not a name", kind="unreadable")


@pytest.mark.parametrize(
    ("text", "particle", "suffix", "normal"),
    [
        ("van der Berg, Jan", "van der", "", "vanderberg, jan"),
        ("Smith, John, Jr.", "", "Jr.", "smith, john, jr"),
        ("Smith, Jr., John", "", "Jr.", "smith, john, jr"),
        ("Šimůnek, J.", "", "", "simunek, j"),
        ("J. Šimůnek", "", "", "simunek, j"),
        ("World  Health Organization,", "", "", "world health organization"),
    ],
)
def test_the_parts_of_a_name(text: str, particle: str, suffix: str, normal: str) -> None:
    name = names.parse(text)
    assert isinstance(name, Name)
    assert (name.particle, name.suffix, name.normal) == (particle, suffix, normal)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Lind ER", {"Last, First": "Lind, ER", "Last,First": "Lind,ER", "Last FM": "Lind ER"}),
        ("Eva R. Lind", {"Last, First": "Lind, Eva R.", "First Last": "Eva R. Lind"}),
    ],
)
def test_a_name_is_written_as_the_format_has_it(text: str, written: dict[NameForm, str]) -> None:
    name = names.person(text)
    assert name is not None
    assert {form: name.written(form) for form in written} == written


WORDS = ("Lind", "Eva", "E.", "van", "der", "Jr.", "Bank", "of", "de", "ÉVA", "王", "-", "al", "et")
NAMES = st.lists(st.sampled_from(WORDS), max_size=5).flatmap(
    lambda words: st.sampled_from([" ", ", ", ","]).map(lambda sign: sign.join(words))
)


@example("0,JR, JR,JR")
@given(st.text() | NAMES)
def test_a_normal_form_says_the_same(text: str) -> None:
    normal = names.normal(text)
    assert names.normal(normal) == normal


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read(text: str) -> None:
    names.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "fuller"),
    [
        ("Lind, E.", "Lind, Eva", "Lind, Eva"),
        ("Lind, Eva", "Lind E", "Lind, Eva"),
        ("Lind, Eva", "Lind, Eva Maria", "Lind, Eva Maria"),
        ("Lind, Eva", "Lind, E. M.", ""),
        ("Lind, Eva", "Lind, Erik", ""),
        ("Lind, Eva", "Lund, Eva", ""),
        ("Lind, Eva, Jr.", "Lind, Eva", ""),
        ("Example Society", "Example Society", ""),
        ("van der Berg, Jan", "Van der Berg, J", "van der Berg, Jan"),
    ],
)
def test_the_fuller_of_two_names_of_a_person(one: str, other: str, fuller: str) -> None:
    assert names.fuller(one, other) == names.fuller(other, one) == fuller
