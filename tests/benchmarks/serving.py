"""What users of a language server wait for: its start, opening a document, a keystroke."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty
from typing import Final, NamedTuple

from benchmarks.client import Client, Json
from benchmarks.programs import ENVIRONMENT, REFTAG, SERVER, Program, floor, peers
from benchmarks.server_texts import Text, server_text
from benchmarks.table import Row
from reftag.dialects import dialect
from reftag.lint import Linter, select
from reftag.syntax import Document

_SMALL: Final = "%0 Journal Article\n%A Lind, Eva\n%T Ice cores\n%J Ice\n%D 2019\n%@ 1234-5678\n"

TARGETS: Final = 'targets = ["zotero", "bibutils"]\n'
"""What is in a reftag.toml with two targets."""

_MOST: Final = 1000
"""How many diagnostics reftag sends at most."""

_EDITS: Final = 60
"""Keystrokes after which the figures of a document are taken."""


class Opened(NamedTuple):
    """How long it took to open a document, in seconds after `didOpen`."""

    first: float
    """Until there were diagnostics."""
    complete: float
    """Until there were the last ones: no others came for a while."""


class Typed(NamedTuple):
    """How long it took until there were fresh diagnostics after a keystroke, in seconds."""

    median: float
    most: float
    """What all but one in a hundred stay below."""


@contextmanager
def serving(program: Program, settings: str = "") -> Iterator[Client]:
    """Start a server in an empty folder, with a reftag.toml if there are `settings`.

    It has had a small document open, so that all it imports is there.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        if settings:
            (folder / "reftag.toml").write_text(settings, encoding="utf-8")
        with Client(program, folder) as client:
            client.initialize()
            small = server_text(program.kind, 0.01)
            small = small._replace(name=f"small-{small.name}")
            _open(client, small)
            client.published(small.name, 1)
            document = {"uri": _uri(client, small)}
            client.notify("textDocument/didClose", {"textDocument": document})
            yield client


def opened(client: Client, document: Text) -> Opened:
    """Open a document and wait for its diagnostics, until none have come for a while."""
    begun = _open(client, document)
    first = last = client.published(document.name, 1).at
    while True:
        try:
            last = client.published(document.name, 1, max(1.0, 0.5 * (last - begun))).at
        except Empty:
            return Opened(first - begun, last - begun)


def _open(client: Client, document: Text) -> float:
    """Open a document and return when."""
    item = {"uri": _uri(client, document), "languageId": document.language, "version": 1}
    begun = time.perf_counter()
    client.notify("textDocument/didOpen", {"textDocument": {**item, "text": document.text}})
    return begun


def typed(client: Client, document: Text, edits: int = _EDITS) -> Typed:
    """Type letters into the middle of an open document, and delete each again."""
    uri = _uri(client, document)
    line, column = document.line, document.column
    start, end = {"line": line, "character": column}, {"line": line, "character": column + 1}
    took: list[float] = []
    for version in range(2, edits + 2):
        at, text = ((start, start), "x") if version % 2 == 0 else ((start, end), "")
        change = {"range": {"start": at[0], "end": at[1]}, "text": text}
        params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}
        begun = time.perf_counter()
        client.notify("textDocument/didChange", params)
        took.append(client.published(document.name, version).at - begun)
        time.sleep(0.01)  # nobody types faster, and a server may do what it put off
    return Typed(statistics.median(took), statistics.quantiles(took, n=100)[98])


def waits(client: Client, document: Text) -> tuple[float, float]:
    """Open a document and ask for a hover right away, then again and again while it is checked.

    Returns how long the first answer took and the longest of the others, in seconds.
    """
    begun = _open(client, document)
    place = {"line": document.line, "character": 1}
    params: Json = {"textDocument": {"uri": _uri(client, document)}, "position": place}
    first, _ = client.ask("textDocument/hover", params)
    longest = 0.0
    while time.perf_counter() < begun + 4 * first + 2:
        longest = max(longest, client.ask("textDocument/hover", params)[0])
        time.sleep(0.02)
    return first, longest


def _uri(client: Client, document: Text) -> str:
    return (client.folder / document.name).as_uri()


def starts(pairs: int) -> list[Row]:
    """Start the server and the one that does nothing in turns, and `check` with a small file."""
    ratios: list[tuple[float, float]] = []
    for _ in range(pairs):
        (idle, idle_first), (ours, ours_first) = (started(each) for each in (floor(1), SERVER))
        ratios.append((ours / idle, ours_first / idle_first))
    answered, first = (statistics.median(each) for each in zip(*ratios, strict=True))
    checked = _checked(pairs)
    return [
        Row("start", "initialize answered, of the floor's", answered, 1.15),
        Row("start", "diagnostics of a small file, of the floor's", first, 1.5),
        Row("start", "`check` of a small file, of `python -c pass`", checked, 6),
    ]


def started(program: Program) -> tuple[float, float]:
    """Return how long a start takes until `initialize` is answered and until diagnostics come."""
    with tempfile.TemporaryDirectory() as name, Client(program, Path(name).resolve()) as client:
        answered = client.initialize()
        _open(client, Text("small.enw", "endnote", _SMALL, 2, 3))
        found = client.published("small.enw", 1).at - client.started
        client.bye()
    return answered, found


def _checked(pairs: int) -> float:
    """Return the shortest time of `check` of a small file, as a ratio to an empty program's."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "small.enw")
        path.write_text(_SMALL, encoding="utf-8", newline="\n")
        empty = (sys.executable, "-c", "pass")
        check = (*REFTAG, "check", "--isolated", str(path))
        took = [(_elapsed(empty), _elapsed(check)) for _ in range(pairs)]
    return min(ours for _, ours in took) / min(idle for idle, _ in took)


def _elapsed(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=False)
    return time.perf_counter() - begun


class Figures(NamedTuple):
    """What was measured with documents of one size, in seconds."""

    opened: Opened
    """A document in which each record has a finding."""
    hover: float
    """How long a hover takes that is asked for right after `didOpen`."""
    longest: float
    """The longest that one takes later, while the document is checked."""
    typed: Typed
    """In a document without findings."""


def figures(program: Program, megabytes: float) -> Figures:
    """Measure one of the servers for our records."""
    with serving(program) as client:
        hover, longest = waits(client, server_text("dirty", megabytes))
    with serving(program) as client:
        first = opened(client, server_text("dirty", megabytes))
    with serving(program) as client:
        document = server_text("enw", megabytes)
        opened(client, document)
        return Figures(first, hover, longest, typed(client, document))


def rows(megabytes: float, ours: Figures, idle: Figures) -> Iterator[Row]:
    """Return what is to be said of documents of one size: reftag and the floor."""
    read, checked = _in_process(megabytes)
    size = f"{megabytes:g} MB"
    soon = max(0.5, 0.05 * megabytes)
    yield Row("open", f"{size}, hover at once, s", ours.hover, 3 * read + idle.hover)
    yield Row("open", f"{size}, first findings, s", ours.opened.first, soon)
    yield Row("open", f"{size}, all findings, s", ours.opened.complete, 1.2 * checked)
    yield Row("loop", f"{size}, longest wait meanwhile, ms", 1000 * ours.longest, 50)
    floors = [{"floor": 1000 * each} for each in idle.typed]
    limits = [max(2.0, 4000 * idle.typed.median), 10.0]
    for what, figure, limit, others in zip(
        ("median", "99 in 100"), ours.typed, limits, floors, strict=True
    ):
        yield Row("keystroke", f"{size}, {what}, ms", 1000 * figure, limit, others)


def _in_process(megabytes: float) -> tuple[float, float]:
    """Return how long it takes to read a document, and to read and check it, all at once."""
    text = server_text("dirty", megabytes).text
    linter = Linter(select())
    begun = time.perf_counter()
    document = Document.read(text, dialect("endnote"))
    read = time.perf_counter() - begun
    linter.check(document)
    return read, time.perf_counter() - begun


def with_targets(megabytes: float) -> Iterator[Row]:
    """Type where each record is wrong, with targets and without, and beside other servers."""
    with serving(floor(_MOST)) as client:
        document = server_text("dirty", megabytes)
        opened(client, document)
        idle = 1000 * typed(client, document).median
    for kind in ("enw", "dirty"):
        document = server_text(kind, megabytes)
        took = []
        for settings in ("", TARGETS):
            with serving(SERVER, settings) as client:
                opened(client, document)
                took.append(1000 * typed(client, document).median)
        size = f"{megabytes:g} MB {'with findings' if kind == 'dirty' else 'without'}"
        if kind == "dirty":
            yield Row("keystroke", f"{size}, median, ms", took[0], idle, {"floor": idle})
        yield Row("targets", f"{size}, two targets, keystroke, of none's", took[1] / took[0], 2)


def beside(megabytes: float) -> Iterator[Row]:
    """Measure servers for other languages, if there are any, with the same records."""
    programs = [SERVER, floor(), *peers()]
    found: dict[str, tuple[float, float]] = {}
    for program in programs:
        document = server_text(program.kind, megabytes)
        try:
            with serving(program) as client:
                first = opened(client, document).first
                found[program.name] = first, 1000 * typed(client, document, 20).median
        except (Empty, EOFError) as error:
            print(f"  {program.name} did not answer: {error}")
    ours = found.pop("reftag")
    for at, what in enumerate(("open, first findings, s", "keystroke, median, ms")):
        others = {name: each[at] for name, each in found.items()}
        yield Row("others", f"{megabytes:g} MB, {what}", ours[at], None, others)
