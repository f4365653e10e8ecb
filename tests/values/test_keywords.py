"""Lists of keywords: text in, what it says or what is wrong with it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values import keywords
from reftag.values.fault import Fault
from values.support import HOSTILE

READ = [
    ("acoustics", ("acoustics",)),
    ("acoustics; echo；;concert halls", ("acoustics", "echo", "concert halls")),
    ("acoustics | echo", ("acoustics", "echo")),
    ("['acoustics', 'echo']", ("acoustics", "echo")),
    ("阅读，图书馆", ("阅读", "图书馆")),
    ("E21 - Consumption; Saving; E22 - Capital", ("E21 - Consumption; Saving", "E22 - Capital")),
    ("acoustics, echo, concert halls", ("acoustics, echo, concert halls",)),
    ("R&amp;D", ("R&amp;D",)),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_keywords_are_read(text: str, found: tuple[str, ...]) -> None:
    assert keywords.parse(text) == found


def test_commas_separate_where_nothing_else_is_there() -> None:
    assert keywords.parse("acoustics, echo, halls", alone=True) == ("acoustics", "echo", "halls")
    heading = "Anemia, Hemolytic, Autoimmune"
    assert keywords.parse(heading, alone=True) == (heading,)


def test_signs_are_no_keyword() -> None:
    assert keywords.parse("; -") == Fault("is not a keyword", kind="unreadable")


@given(st.text())
def test_a_keyword_has_one_normal_form(text: str) -> None:
    found = keywords.parse(text, alone=True)
    for keyword in () if isinstance(found, Fault) else found:
        normal = keywords.normal(keyword)
        assert keywords.normal(normal) == normal


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read(text: str) -> None:
    keywords.parse(text, alone=True)
