"""Invariant 4, and the two structures everything is built on: the sum tree and edits."""

from hypothesis import given
from hypothesis import strategies as st

from properties.strategies import documents, edits, place, texts
from reftag.dialects import dialect
from reftag.syntax import Document
from reftag.text import Edit, Encoding, SumTree, apply, compose, from_units, line_starts, to_units

ENCODINGS: list[Encoding] = ["utf-8", "utf-16", "utf-32"]
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
lines = texts.map(lambda text: text.replace("\r", "").replace("\n", ""))


@given(lines, st.sampled_from(ENCODINGS))
def test_columns_round_trip(line: str, encoding: Encoding) -> None:
    codec, width = UNITS[encoding]
    for column in range(len(line) + 1):
        units = to_units(line, column, encoding)
        assert units == len(line[:column].encode(codec, "surrogatepass")) // width
        assert from_units(line, units, encoding) == column


@given(lines, st.integers(-3, 200), st.sampled_from(ENCODINGS))
def test_columns_are_clamped_to_characters(line: str, units: int, encoding: Encoding) -> None:
    column = from_units(line, units, encoding)
    assert 0 <= column <= len(line)
    assert to_units(line, column, encoding) <= max(units, 0)


@given(documents)
def test_lines_end_at_lf_crlf_and_cr_only(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = line_starts(text)
    assert len(starts) == plain.count("\n") + 1
    found = [text[a:b].rstrip("\r\n") for a, b in zip(starts, [*starts[1:], None], strict=True)]
    assert found == plain.split("\n")


@given(documents, st.sampled_from(ENCODINGS))
def test_positions_round_trip(text: str, encoding: Encoding) -> None:
    document = Document.read(text, dialect("endnote"))
    starts = line_starts(text)
    assert document.buffer.line_count == len(starts)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n" and offset:
            continue  # there is no position between CR and LF
        line, column = document.position_at(offset, encoding)
        assert document.offset_at(line, column, encoding) == offset
        assert line == sum(start <= offset for start in starts) - 1
        assert column == to_units(document.buffer.line_text(line), offset - starts[line], encoding)


@given(documents, st.integers(-2, 60), st.integers(-2, 400), st.sampled_from(ENCODINGS))
def test_any_position_is_an_offset(text: str, line: int, units: int, encoding: Encoding) -> None:
    document = Document.read(text, dialect("endnote"))
    assert 0 <= document.offset_at(line, units, encoding) <= len(text)


@given(documents, st.integers(0, 400), st.integers(0, 400))
def test_slices_are_slices(text: str, start: int, stop: int) -> None:
    start, stop = min(start, len(text)), min(stop, len(text))
    assert Document.read(text, dialect("endnote")).buffer.slice(start, stop) == text[start:stop]


_ITEMS = st.lists(st.integers(0, 4), max_size=300)
_SPLICES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0, 1, 2, 40, 200]), _ITEMS), max_size=12
)


@given(_ITEMS, _SPLICES)
def test_sum_tree_is_a_list_with_sums(
    items: list[int], splices: list[tuple[float, int, list[int]]]
) -> None:
    tree: SumTree[int] = SumTree(lambda item: (item, 1), 2, items)
    for where, length, new in splices:
        before = list(items)
        start = round(where * len(items))
        stop = min(len(items), start + length)
        old, tree = tree, tree.splice(start, stop, new)
        items = items[:start] + new + items[stop:]
        assert list(old) == before  # persistent: the old version is as it was
        assert list(tree) == items
        assert tree.size == (sum(items), len(items))
        for at in range(0, len(items), 17):
            assert tree.at(at) == (at, items[at], (sum(items[:at]), at))
            assert [found.item for found in tree.found_from(at)] == items[at:]
        assert [found.at for found in tree.having(0)] == [i for i, x in enumerate(items) if x]
        for total in range(0, sum(items), 23):
            at = next(i for i in range(len(items)) if sum(items[: i + 1]) > total)
            assert tree.find(0, total).at == at


def _ordered(text: str, script: list[tuple[tuple[float, int], str]]) -> list[Edit]:
    reached, ordered = 0, []
    for (start, end), new in sorted((place(text, cut), new) for cut, new in script):
        if start >= reached:
            ordered.append(Edit(start, end, new))
            reached = end
    return ordered


@given(texts, edits, edits)
def test_composed_edits_do_what_both_do(
    text: str,
    first: list[tuple[tuple[float, int], str]],
    second: list[tuple[tuple[float, int], str]],
) -> None:
    one = _ordered(text, first)
    middle = apply(text, one)
    two = _ordered(middle, second)
    assert apply(text, compose(one, two)) == apply(middle, two)
