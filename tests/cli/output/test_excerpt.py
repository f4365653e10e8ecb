"""Source lines cut to a window: the carets stand under the mark, whatever the characters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.cli.output.excerpt import excerpt, visible


def drawn(line: str, width: int = 60) -> str:
    """Return the excerpt of a line in which `[` and `]` enclose the mark, with its carets."""
    start = line.index("[")
    line = line.replace("[", "", 1)
    end = line.index("]")
    line = line.replace("]", "", 1)
    text, before, marked = excerpt(line, 0, len(line), start, end, width)
    return f"{text}\n{' ' * before}{'^' * marked}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("%T [On] Tags", "%T On Tags\n   ^^"),
        ("[%N]", "%N\n^^"),
        ("%N[]", "%N\n  ^"),
        ("%T\t[On]", "%T    On\n      ^^"),
        ("%T 漢字 [标签] x", "%T 漢字 标签 x\n        ^^^^"),
        ("%T e\u0301 [o\u0301] x", "%T e\u0301 o\u0301 x\n     ^"),
        ("%T e[\u0301]", "%T e\u0301\n   ^"),
        ("%T a\x1bb [c]", "%T a\\x1bb c\n          ^"),
        ("%T a[\u2028]b", "%T a\\u2028b\n    ^^^^^^"),
        ("%T \U0001f600 [x]", "%T \U0001f600 x\n      ^"),
        ("%T \u1112\u1161\u11ab [x]", "%T \u1112\u1161\u11ab x\n      ^"),
        ("%T \u0915\u0941 [x]", "%T \u0915\u0941 x\n     ^"),
    ],
)
def test_carets(line: str, expected: str) -> None:
    assert drawn(line) == expected


def test_cut_at_the_right() -> None:
    assert drawn("[%X] " + "abcde " * 20, 30) == "%X abcde abcde abcde abcde ...\n^^"


def test_cut_at_both_ends() -> None:
    text, mark = drawn("abcde " * 20 + "[%N] " + "fghij " * 20, 40).split("\n")
    assert text == "...de abcde %N fghij fghij fghij fghi..."
    assert mark == "            ^^"


def test_letters_far_from_the_mark_are_measured() -> None:
    text, _ = drawn("[%T] " + "a" * 20 + "漢" * 40).split("\n")
    assert text == "%T " + "a" * 20 + "漢" * 17 + "..."
    text, _ = drawn("漢" * 40 + "a" * 20 + "[%T]").split("\n")
    assert text == "..." + "漢" * 17 + "a" * 20 + "%T"


def test_a_mark_longer_than_the_window() -> None:
    text, mark = drawn("%X [" + "x" * 200 + "] end", 40).split("\n")
    assert text == "%X " + "x" * 31 + "..."
    assert mark == "   " + "^" * 31


CHARACTERS = st.sampled_from("ab \t漢\u0301é\x1b\u2028\U0001f600")


@given(st.text(CHARACTERS, max_size=120), st.integers(0, 120), st.integers(0, 120), st.data())
def test_the_window_holds_and_the_carets_stand_inside(
    line: str, one: int, two: int, data: st.DataObject
) -> None:
    start, end = sorted((min(one, len(line)), min(two, len(line))))
    width = data.draw(st.integers(36, 130))
    text, before, marked = excerpt(f"x\n{line}\ny", 2, 2 + len(line), 2 + start, 2 + end, width)
    cells = sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) == "W" else 1
        for c in text
    )
    assert cells <= width
    assert marked >= 1
    assert before + marked <= cells + 1
    assert text.isprintable()


def test_visible() -> None:
    assert visible("a\tb") == "a    b"
    assert visible("\ufeff\U000e0001\udc80\xa0") == "\\ufeff\\U000e0001\\udc80\xa0"
