"""A session without a client, in a folder of libraries."""

import os
from collections.abc import Iterator
from pathlib import Path

from lsp.later import finish
from reftag.files import DISK
from reftag.lsp.client import Client
from reftag.lsp.diagnostics import Shown
from reftag.lsp.session import Session
from reftag.lsp.snapshot import TextChange

CARDS = "%0 Book\n%A Moreau, Luc\n%T The Keeping of Cards\n%I Example Press\n%D 2017\n"


def fail(*failure: object) -> None:
    raise AssertionError(failure)


class Bench:
    """A session without a client, in a folder; timers run on request."""

    def __init__(self, folder: Path, client: Client | None = None) -> None:
        self.folder = folder
        self.session = Session(DISK, on_rule_failure=fail)
        self.session.client = client or Client(watches_files=True)
        self.session.settings.roots = [folder]
        self.versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def write(self, name: str, text: str | None) -> None:
        """Write a file, or delete it."""
        path = self.folder / name
        if text is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())
        # Clocks of file systems are slow.
        self.versions[name] = self.versions.get(name, 0) + 1
        os.utime(path, ns=(0, self.versions[name]))

    def open(self, name: str, text: str) -> None:
        self.session.open(self.uri(name), "endnote", 1, text)

    def insert(self, name: str, line: int, text: str) -> None:
        change = TextChange(text, ((line, 0), (line, 0)))
        self.session.change(self.uri(name), 2, [change])

    def later(self) -> None:
        """Read the folders and do everything else that is in the background."""
        self.session.read_folders()
        finish(self.session)

    def told(self, kind: type) -> list[str]:
        """Return the files that something of a kind was noted down about, and forget all."""
        noted = [each for each in self.session.outbox if isinstance(each, kind)]
        self.session.outbox.clear()
        return [getattr(each, "uri", "").rpartition("/")[2] for each in noted]

    def shows(self, name: str) -> list[str]:
        """Return the duplicates that are shown in a document, and what each points at."""
        snapshot = self.session.snapshots[self.uri(name)]
        return [
            " -> ".join([str(each["range"]["start"]["line"]), *_near(each)])
            for each in Shown().diagnostics(snapshot, self.session.client)
            if each.get("code") == "RT601"
        ]


def _near(diagnostic: dict[str, object]) -> Iterator[str]:
    related = diagnostic.get("relatedInformation", [])  # none to what has just been deleted
    assert isinstance(related, list)
    for each in related:
        where = each["location"]
        yield f"{where['uri'].rpartition('/')[2]}:{where['range']['start']['line']}"
