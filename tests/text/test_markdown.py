"""Text out of a file inside Markdown: what is shown is what is written, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reftag.text.markdown import code, plain

HOSTILE = (
    "[x](command:workbench.action.quit)",
    '<img src="https://example.org/a.png" onerror="alert(1)">',
    "![x](https://example.org/a.png)",
    "<https://example.org>",
    "https://example.org/a",
    "www.example.org",
    "name@example.org",
    "[x]: https://example.org",
    "`code` ``code``",
    "**bold** _words_ ~~gone~~",
    "# 1",
    "- a",
    "+ a",
    "= a",
    "1. a",
    "2) a",
    "a | b",
    "&lt;b&gt;",
    "$(flame)",
    "\\",
    "a\n\n    b\n---",
    "<!-- a -->",
)


def shown(markdown: str) -> list[tuple[str, str]]:
    """Return what an editor draws: kinds of pieces and their texts."""
    [paragraph, inline, end] = MarkdownIt().enable(["strikethrough", "table"]).parse(markdown)
    assert (paragraph.type, end.type) == ("paragraph_open", "paragraph_close")
    return [(each.type, each.content) for each in inline.children or ()]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_markup(text: str) -> None:
    kinds = shown(plain(text))
    assert {kind for kind, _ in kinds} <= {"text", "text_special"}
    assert "".join(content for _, content in kinds) == " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_code_is_code(text: str) -> None:
    assert shown(code(text)) == [("code_inline", " ".join(text.split()))]


@given(st.text(alphabet=st.sampled_from("ab `*_[]()<>!#-+=~&$|\\/:@.1\n"), min_size=1))
def test_any_text(text: str) -> None:
    line = " ".join(text.split())
    if line:
        assert "".join(content for _, content in shown(plain(text))) == line
        assert shown(code(text)) == [("code_inline", line)]
