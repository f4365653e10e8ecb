"""Letters that were typed one after the other are one change, and come to the same."""

from hypothesis import given
from hypothesis import strategies as st

from reftag.dialects import dialect
from reftag.lsp.snapshot import TextChange, typed_together
from reftag.syntax import Document
from reftag.text import Encoding

ENDNOTE = dialect("endnote")

columns = st.integers(0, 8)
places = st.tuples(st.integers(0, 3), columns)
texts = st.sampled_from(["", "x", "yz", "é", "😀", "\n", "\r"])
encodings: st.SearchStrategy[Encoding] = st.sampled_from(["utf-8", "utf-16", "utf-32"])


def _at(place: tuple[int, int], text: str) -> TextChange:
    return TextChange(text, (place, place))


def _made(text: str, changes: list[TextChange], encoding: Encoding) -> str:
    document = Document.read(text, ENDNOTE)
    for each in changes:
        assert each.range is not None
        start, end = (document.offset_at(*at, encoding) for at in each.range)
        document, _ = document.edit(min(start, end), max(start, end), each.text)
    return document.text


def test_typing_is_one_change() -> None:
    typed = [_at((2, 3 + at), letter) for at, letter in enumerate("word")]
    assert typed_together(typed) == [_at((2, 3), "word")]
    replaced = TextChange("w", ((2, 3), (2, 9)))
    assert typed_together([replaced, *typed[1:]]) == [TextChange("word", replaced.range)]


def test_what_is_typed_elsewhere_is_another() -> None:
    apart = [_at((2, 3), "a"), _at((2, 5), "b"), _at((3, 6), "c"), TextChange("all")]
    assert typed_together(apart) == apart
    broken = [_at((2, 3), "\n"), _at((3, 0), "a"), _at((2, 3), "é"), _at((2, 5), "b")]
    assert typed_together(broken) == broken


@given(
    st.text("a😀é\n", max_size=12),
    st.lists(st.tuples(places, st.lists(texts, max_size=4)), max_size=3),
    encodings,
)
def test_they_come_to_the_same(
    text: str, runs: list[tuple[tuple[int, int], list[str]]], encoding: Encoding
) -> None:
    changes: list[TextChange] = []
    for (line, column), typed in runs:
        done = 0
        for each in typed:
            changes.append(_at((line, column + done), each))
            done += len(each)
    assert _made(text, typed_together(changes), encoding) == _made(text, changes, encoding)
