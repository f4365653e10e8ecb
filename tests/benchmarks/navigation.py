"""How long requests take in a large document and in many files: `python -m benchmarks.navigation`.

What counts is how long the loop is busy at a time, since other requests wait for that: a request
that does its work in steps is as quick as its longest step. Times are of the processor.
"""

import argparse
import inspect
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from lsprotocol import types as t

from benchmarks.make_library import library
from reftag.files import DISK
from reftag.lsp.client import Client
from reftag.lsp.requests import (
    definition,
    document_highlight,
    document_link,
    hover,
    linked_editing_range,
    references,
    rename,
    selection_range,
    workspace_symbol,
)
from reftag.lsp.session import Session

URI = "file:///benchmark/library.enw"
DOCUMENT = t.TextDocumentIdentifier(URI)


class Took(NamedTuple):
    """Milliseconds of the processor."""

    whole: float
    longest: float
    """In the longest step."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure requests.")
    parser.add_argument("--megabytes", type=float, default=10, help="size of the document")
    parser.add_argument("--files", type=int, default=1000, help="files in the folder")
    parser.add_argument("--file-megabytes", type=float, default=0.1, help="size of each")
    args = parser.parse_args()
    text = "".join(library(int(args.megabytes * 1e6)))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(args.files):
            records = library(int(args.file_megabytes * 1e6), number + 2)
            Path(folder, f"{number}.enw").write_text("".join(records), encoding="utf-8")
        measure(text, Path(folder))


def measure(text: str, folder: Path) -> None:
    session = Session(DISK, on_rule_failure=print)
    client = Client(versioned_edits=True, annotates_edits=True, watches_files=True)
    session.begin(client, [folder], None)
    session.open(URI, "endnote", 1, text)
    longest = Took(0, 0)
    steps = begun = 0.0
    while (due := session.background.due()) is not None:
        time.sleep(due)
        begun = time.thread_time()
        session.background.step()
        steps += 1
        longest = Took(longest.whole + _since(begun), max(longest.longest, _since(begun)))
    print(f"In the background: {steps:,.0f} steps, {_shown(longest)}")
    for name, module, params in requests(text):
        first, again = (took(session, module, params) for _ in range(2))
        print(f"{name:22} first {_shown(first)}; again {_shown(again)}")


def requests(text: str) -> Iterator[tuple[str, ModuleType, object]]:
    lines = text.split("\n")
    middle = len(lines) // 2
    author, title, keyword = (
        t.Position(next(at for at in range(middle, len(lines)) if lines[at].startswith(tag)), 5)
        for tag in ("%A", "%T", "%K")
    )
    yield "hover on a person", hover, t.HoverParams(DOCUMENT, author)
    yield "hover on a title", hover, t.HoverParams(DOCUMENT, title)
    yield "highlight", document_highlight, t.DocumentHighlightParams(DOCUMENT, author)
    yield "linked editing", linked_editing_range, t.LinkedEditingRangeParams(DOCUMENT, author)
    yield "selection", selection_range, t.SelectionRangeParams(DOCUMENT, [author])
    yield "links", document_link, t.DocumentLinkParams(DOCUMENT)
    yield "definition", definition, t.DefinitionParams(DOCUMENT, author)
    context = t.ReferenceContext(include_declaration=True)
    yield "references: person", references, t.ReferenceParams(context, DOCUMENT, author)
    yield "references: keyword", references, t.ReferenceParams(context, DOCUMENT, keyword)
    yield "rename a person", rename, t.RenameParams(DOCUMENT, author, "Roe, Jane")
    for query in ("lom", "kar the 2019", "nothing"):
        yield f"symbols: {query}", workspace_symbol, t.WorkspaceSymbolParams(query)


def took(session: Session, module: ModuleType, params: object) -> Took:
    begun = time.thread_time()
    longest = 0.0
    answer = module.answer(session, params)
    if inspect.isgenerator(answer):
        while True:
            step = time.thread_time()
            if next(answer, answer) is answer:
                break
            longest = max(longest, _since(step))
        longest = max(longest, _since(step))
    return Took(_since(begun), longest or _since(begun))


def _since(begun: float) -> float:
    return 1000 * (time.thread_time() - begun)


def _shown(took: Took) -> str:
    return f"{took.whole:,.1f} ms, at most {took.longest:.1f} ms at a time"


if __name__ == "__main__":
    main()
