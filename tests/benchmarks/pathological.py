"""Edits that touch much of a document, or all that follows, and how long one waits after each.

Every edit is undone after it. What waits is a hover: it is asked for right after the edit, and
again and again while the server works on what the edit has left to do.
"""

import time
from collections.abc import Iterator
from itertools import islice
from typing import Final

from benchmarks.client import Client, Json
from benchmarks.make_library import library
from benchmarks.programs import SERVER
from benchmarks.server_texts import Text, server_text
from benchmarks.serving import opened, serving
from benchmarks.table import Row

_WATCHED: Final = 1.5
"""Seconds after an edit in which the server has to answer."""

Place = tuple[int, int]
"""Line and column."""


def rows(megabytes: float) -> Iterator[Row]:
    """Return the longest that a hover takes after each edit."""
    text = server_text("enw", megabytes)
    with serving(SERVER) as client:
        opened(client, text)
        version = 1
        for what, there, back in _edits(text):
            for name, changes in ((what, there), (f"undo: {what}", back)):
                version += 1
                longest = 1000 * _longest(client, text, version, changes)
                yield Row("edits", f"{megabytes:g} MB, {name}, ms", longest, 100)


def _longest(client: Client, text: Text, version: int, changes: list[Json]) -> float:
    document = {"uri": (client.folder / text.name).as_uri()}
    hover = {"textDocument": document, "position": {"line": 0, "character": 1}}
    begun = time.perf_counter()
    params = {"textDocument": {**document, "version": version}, "contentChanges": changes}
    client.notify("textDocument/didChange", params)
    client.answer(client.request("textDocument/hover", hover))
    longest = time.perf_counter() - begun
    while time.perf_counter() < begun + longest + _WATCHED:
        longest = max(longest, client.ask("textDocument/hover", hover)[0])
        time.sleep(0.02)
    return longest


def _edits(text: Text) -> Iterator[tuple[str, list[Json], list[Json]]]:
    """Yield what each edit is called, its changes, and those that undo it."""
    lines = text.text.split("\n")
    kind = lines.index("%0 Journal Article", text.line)
    blank = lines.index("", kind)
    end = (kind + 1, 0)
    yield "delete a type", [_change((kind, 0), end, "")], [_insert((kind, 0), lines[kind] + "\n")]
    yield _inserted("insert a type", end, "%0 Book\n", (kind + 2, 0))
    gap = (blank, 0), (blank + 1, 0)
    yield "join two records", [_change(*gap, "")], [_insert(gap[0], "\n")]
    yield _inserted("new line at the start", (0, 0), "\n", (1, 0))
    more = "".join(library(10_000_000, 2)).split("\n")[:10_000]
    pasted = "\n".join(more) + "\n"
    yield _inserted("paste 10,000 lines", (kind, 0), pasted, (kind + 10_000, 0))
    fields = "".join(f"%K word {at}\n" for at in range(20_000))
    yield _inserted("paste 20,000 fields", end, fields, (kind + 20_001, 0))
    long = 5_000_000
    yield _inserted("a line of 5 MB", (text.line, 4), "x" * long, (text.line, 4 + long))
    typed = [_insert((text.line, 4 + at), "x") for at in range(1000)]
    undone = [_change((text.line, 4), (text.line, 1004), "")]
    yield "1,000 letters at once", typed, undone
    titles = (at for at in range(kind, len(lines)) if lines[at].startswith("%T "))
    cursors = [(at, 3) for at in islice(titles, 500)]
    back = [_change(place, (place[0], 4), "") for place in cursors]
    yield "a letter in 500 records", [_insert(place, "x") for place in cursors], back


def _inserted(what: str, at: Place, text: str, end: Place) -> tuple[str, list[Json], list[Json]]:
    return what, [_insert(at, text)], [_change(at, end, "")]


def _insert(at: Place, text: str) -> Json:
    return _change(at, at, text)


def _change(start: Place, end: Place, text: str) -> Json:
    places = ({"line": line, "character": column} for line, column in (start, end))
    return {"range": dict(zip(("start", "end"), places, strict=True)), "text": text}
