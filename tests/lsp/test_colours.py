"""Semantic tokens, asked for by a client: all, what has changed, and those of some lines."""

from array import array
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as t
from pytest_lsp import LanguageClient

from lsp.talk import change_document, document, open_document
from properties.strategies import documents
from reftag.dialects import dialect
from reftag.ide.colours import TOKEN_TYPES
from reftag.lsp.capabilities import LEGEND
from reftag.lsp.colours import LARGEST, Colours, between, difference
from reftag.syntax import Document

RECORD = "%0 Book\n%A Hahn, Ute\n%T On 𝛼 Bells\n%D 2O24\n\n"


def read(text: str, numbers: Sequence[int]) -> list[str]:
    """Return tokens as `line:column text type`; columns and lengths count in UTF-16."""
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    found: list[str] = []
    line = column = 0
    for at in range(0, len(numbers), 5):
        down, right, length, kind, modifiers = numbers[at : at + 5]
        line, column = line + down, right if down else column + right
        shown = lines[line][2 * column : 2 * (column + length)].decode("utf-16-le")
        mark = "!" if modifiers else ""
        found.append(f"{line}:{column} {shown} {LEGEND.token_types[kind]}{mark}")
    return found


def changed(numbers: Sequence[int], edits: Sequence[t.SemanticTokensEdit]) -> list[int]:
    result = list(numbers)
    for edit in edits:
        result[edit.start : edit.start + edit.delete_count] = edit.data or []
    return result


@pytest.mark.asyncio
async def test_all_and_what_has_changed(pushed: LanguageClient) -> None:
    open_document(pushed, RECORD)
    whole = await pushed.text_document_semantic_tokens_full_async(
        t.SemanticTokensParams(document())
    )
    assert whole is not None
    assert read(RECORD, whole.data) == [
        "0:0 %0 tag",
        "0:3 Book type",
        "1:0 %A tag",
        "1:3 Hahn, Ute person",
        "2:0 %T tag",
        "2:3 On 𝛼 Bells title",
        "3:0 %D tag",
        "3:3 2O24 number!",
    ]
    assert whole.result_id is not None
    change_document(pushed, 2, (3, 4, 3, 5, "0"), (0, 0, 0, 0, "\n"))
    delta = await pushed.text_document_semantic_tokens_full_delta_async(
        t.SemanticTokensDeltaParams(document(), whole.result_id)
    )
    assert isinstance(delta, t.SemanticTokensDelta)
    now = "\n" + RECORD.replace("O24", "024")
    assert read(now, changed(whole.data, delta.edits))[-1] == "4:3 2024 number"
    unknown = await pushed.text_document_semantic_tokens_full_delta_async(
        t.SemanticTokensDeltaParams(document(), whole.result_id)
    )
    assert isinstance(unknown, t.SemanticTokens), "the client has something else by now"


@pytest.mark.asyncio
async def test_a_large_file_has_colours_for_the_lines_on_the_screen(pushed: LanguageClient) -> None:
    text = RECORD * (LARGEST // len(RECORD) + 1)
    open_document(pushed, text)
    params = t.SemanticTokensParams(document())
    assert await pushed.text_document_semantic_tokens_full_async(params) is None
    lines = t.Range(t.Position(5_000, 0), t.Position(5_003, 0))
    some = await pushed.text_document_semantic_tokens_range_async(
        t.SemanticTokensRangeParams(document(), lines)
    )
    assert some is not None
    assert read(text, some.data)[:2] == ["5000:0 %0 tag", "5000:3 Book type"]
    assert len(some.data) == 8 * 5


@given(text=documents, at=st.integers(0, 30), size=st.integers(0, 10))
def test_a_range_has_the_tokens_of_its_records(text: str, at: int, size: int) -> None:
    whole = Document.read(text, dialect("endnote"))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    every = read(lines, Colours().whole(whole, "utf-16", 1).data)
    some = set(read(lines, between(whole, "utf-16", at, at + size).data))
    assert some <= set(every)
    assert {each for each in every if at <= int(each.partition(":")[0]) <= at + size} <= some


@given(before=documents, after=documents)
def test_what_has_changed_leads_to_what_is_there(before: str, after: str) -> None:
    first, second = (Document.read(text, dialect("endnote")) for text in (before, after))
    colours = Colours()
    sent = colours.whole(first, "utf-8", 1)
    delta = colours.changed(second, "utf-8", 2, "1")
    assert isinstance(delta, t.SemanticTokensDelta)
    assert changed(sent.data, delta.edits) == Colours().whole(second, "utf-8", 1).data


def test_the_legend_has_the_colours() -> None:
    assert LEGEND.token_types == list(TOKEN_TYPES)


NUMBERS = st.lists(st.integers(0, 2), max_size=12)


@given(before=NUMBERS, after=NUMBERS)
def test_a_difference_leads_from_one_to_the_other(before: list[int], after: list[int]) -> None:
    edits = difference(array("I", before), array("I", after))
    assert changed(before, edits) == after
