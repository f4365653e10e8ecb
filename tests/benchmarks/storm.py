"""All that an editor asks after each edit of a large document, one request after the other.

New lines are typed near its start, so that all that follows is on other lines.
"""

import json
import statistics
import time
from collections.abc import Iterator
from typing import Final

from benchmarks.client import Client, Json
from benchmarks.programs import SERVER
from benchmarks.server_texts import Text, server_text
from benchmarks.serving import opened, serving
from benchmarks.table import Row

_EDITS: Final = 10

_SHOWN: Final = 100
"""Lines on the screen."""


def _requests(document: Json, line: int) -> dict[str, Json]:
    """Return what is asked about a document in which somebody types at the start of a line."""
    here = {"line": line, "character": 1}
    shown = {
        "start": {"line": line, "character": 0},
        "end": {"line": line + _SHOWN, "character": 0},
    }
    at_cursor = {"range": {"start": here, "end": here}, "context": {"diagnostics": []}}
    place: Json = {"position": here}
    asked: dict[str, Json] = {
        "documentSymbol": {},
        "foldingRange": {},
        "documentLink": {},
        "codeLens": {},
        "semanticTokens/range": {"range": shown},
        "inlayHint": {"range": shown},
        "codeAction": at_cursor,
        "documentHighlight": place,
        "linkedEditingRange": place,
        "selectionRange": {"positions": [here]},
        "signatureHelp": place,
        "hover": place,
        "completion": place,
    }
    return {method: {"textDocument": document, **params} for method, params in asked.items()}


def rows(megabytes: float) -> Iterator[Row]:
    """Return how long each answer takes, and all of them together: after a letter, a new line."""
    text = server_text("enw", megabytes)
    with serving(SERVER) as client:
        opened(client, text)
        took = {
            what: _stormed(client, text, 2 + number * _EDITS, line, typed)
            for number, (what, line, typed) in enumerate(
                (("a letter", text.line, "x"), ("a new line", 1, "\n"))
            )
        }
    most = 15 if megabytes <= 10 else 40
    for what, answers in took.items():
        for method, (milliseconds, size) in answers.items():
            name = f"{megabytes:g} MB, {method} after {what}, ms ({size:,} bytes)"
            yield Row("storm", name, milliseconds, most)
        together = sum(milliseconds for milliseconds, _ in answers.values())
        limit = 25 if megabytes <= 10 else None
        yield Row("storm", f"{megabytes:g} MB, all after {what}, ms", together, limit)


def _stormed(
    client: Client, text: Text, version: int, line: int, typed: str
) -> dict[str, tuple[float, int]]:
    """Type and ask, again and again; return the usual milliseconds and the bytes of each answer."""
    document = {"uri": (client.folder / text.name).as_uri()}
    took: dict[str, list[float]] = {}
    size: dict[str, int] = {}
    for now in range(version, version + _EDITS):
        at = {"line": line, "character": 3}
        change = {"range": {"start": at, "end": at}, "text": typed}
        changed = {"textDocument": {**document, "version": now}, "contentChanges": [change]}
        begun = time.perf_counter()
        client.notify("textDocument/didChange", changed)
        heard = client.published(text.name, now)
        took.setdefault("publishDiagnostics", []).append(heard.at - begun)
        size["publishDiagnostics"] = len(json.dumps(heard.message["params"]["diagnostics"]))
        for method, params in _requests(document, line).items():
            begun = time.perf_counter()
            heard = client.answer(client.request(f"textDocument/{method}", params))
            if "error" not in heard.message:  # else the server does not know it
                took.setdefault(method, []).append(heard.at - begun)
                size[method] = len(json.dumps(heard.message["result"]))
    return {method: (1000 * statistics.median(each), size[method]) for method, each in took.items()}
