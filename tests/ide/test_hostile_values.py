"""No value becomes markup: neither a link of its own, nor an image, nor HTML, nor a command.

All Markdown that the server sends is drawn here as an editor draws it.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reftag.dialects import dialect, names
from reftag.ide.completion import complete, documentation
from reftag.ide.hover import hover
from reftag.ide.value_card import Used
from reftag.index import Fact
from reftag.lint.targets.offered_fixes import offered_fix
from reftag.portability.markdown import markdown
from reftag.portability.report import portability
from reftag.syntax import Document
from reftag.syntax.styles import scanner

HOSTILE = (
    "[x](command:workbench.action.quit)",
    "[x](<javascript:alert(1)>)",
    '<img src="https://example.org/a.png" onerror="alert(1)">',
    "![x](https://example.org/a.png)",
    "https://example.org/](command:workbench.action.quit)",
    "https://example.org/>)[x](command:quit)",
    "10.5555/a>)[x](command:quit)",
    "10.5555/a](command:quit)<b>",
    "`]` ``[x](command:quit)``",
    "<https://example.org>",
    "[x]: command:quit",
    "2019[x](command:quit)",
    "PMID: [x](command:quit)",
    "arXiv:[x](command:quit)",
    "&lt;img src=x&gt;",
    "<!-- <script>alert(1)</script> -->",
)
TARGETS = ("zotero", "bibutils", "jabref", "endnote")
DRAWN = MarkdownIt().enable(["strikethrough", "table"])


def drawn(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from drawn(token.children or [])


def check(text: str) -> None:
    """Require that all links lead to web pages, and that there is neither an image nor HTML."""
    for token in drawn(DRAWN.parse(text)):
        assert token.type not in ("image", "html_inline", "html_block"), text
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith(("https://", "http://")), text


def document(name: str, value: str) -> Document:
    """Return a record with the value in each tag, and text outside of it."""
    spoken = dialect(name)
    opening = scanner(spoken).opening
    tags = [tag.code for tag in spoken.tags if tag.assigned and tag.kind != "end"]
    return Document.read("".join(f"{opening(code)}{value}\n" for code in tags) + value, spoken)


def _used(value: str, _: Fact) -> Used:
    return Used(Counter({value: 2}), Counter({value: 2, f"{value} x": 1}))


@pytest.mark.parametrize("name", sorted(names()))
def test_hover_shows_text_as_text(name: str) -> None:
    for value in HOSTILE:
        read = document(name, value)
        used_by = partial(_used, value)
        for line in range(read.buffer.line_count):
            start, half = read.offset_at(line, 0), len(read.buffer.line_text(line)) // 2
            for column in (0, half):
                targets = TARGETS if line < 2 else ()
                found = hover(read, start + column, targets, used_by)
                if found:
                    check(found.markdown)


@pytest.mark.parametrize("name", sorted(names()))
def test_reports_show_text_as_text(name: str) -> None:
    for value in HOSTILE[:3]:
        check(markdown(portability(document(name, value), TARGETS, offered_fix), value))


@pytest.mark.parametrize("name", sorted(names()))
def test_documentation_of_offers(name: str) -> None:
    spoken = dialect(name)
    for offer in complete(Document.read("", spoken), 0):
        check(documentation(spoken, offer.kind, offer.label, HOSTILE[0]))
