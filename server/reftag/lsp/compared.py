"""The files that are compared with each other: open documents, and what is below the open folders.

This module is notified when a document is opened, edited or closed, or a file is read from disk;
then the open documents that have something in common with it are checked again. Large amounts of
work are deferred: `step` does them bit by bit.
"""

import gc
import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final

from reftag.lint import Report
from reftag.lint.catalogue import Catalogue
from reftag.lint.files_beside import FilesBeside, Library, OpenFile
from reftag.lsp.settings import path_of
from reftag.lsp.snapshot import Snapshot

_AT_ONCE: Final = 30
"""Keys whose records are looked at again before anything else is done; an edit has a few."""

_NOTED: Final = 500
"""Keys of a file on disk that are taken note of in one step."""

_SLICE: Final = 6
"""Keys whose records are looked at in one step of what was put off."""

_FROZEN: Final = 50
"""After this many steps the new objects are hidden from the garbage collector, as those of a large
document are (see `session`)."""

_SCHEMES: Final = ("file", "untitled", "vscode-vfs")
"""Documents of other schemes are mostly older versions of files, for looking at."""


class Compared:
    """Works on the session's snapshots, and replaces those that were checked again."""

    def __init__(self, snapshots: dict[str, Snapshot], next_serial: Callable[[], int]) -> None:
        """Begin with no file."""
        self.on = True
        self.news: set[str] = set()
        """Documents that were checked again since this was last emptied."""
        self._snapshots = snapshots
        self._next_serial = next_serial
        self._library = Library()
        self._places: dict[str, str] = {}
        """Where the documents are that take part."""
        self._on_disk: dict[str, str] = {}
        """What the files that were read from the disk are called, by place."""
        self._put_off: deque[tuple[str, deque[int]]] = deque()
        self._steps = 0

    def beside(self, uri: str) -> FilesBeside | None:
        """Return what a document may know of other files; None if it does not take part."""
        place = self._places.get(uri)
        return None if place is None else self._library.beside(uri, place)

    def is_open(self, place: str) -> bool:
        """Say whether a document is open that counts in the place of the file."""
        return place in self._places.values()

    def on_disk(self) -> Mapping[str, str]:
        """Return what the files that were read from the disk are called, by place."""
        return self._on_disk

    def opened(self, uri: str, report: Report) -> None:
        """Take up a document that was opened, or checked again as a whole."""
        if not self.on or uri.partition(":")[0].lower() not in _SCHEMES:
            return
        if uri not in self._places:
            self._places[uri] = place_of(uri)
        self.dropped(self._places[uri])
        keys = self._library.put(uri, self._places[uri], OpenFile(report))
        self._look(uri, self._library.beside(uri, self._places[uri]).shared(keys))
        self._look_at_others(uri, keys)

    def edited(self, uri: str, report: Report) -> None:
        """Take up the next version of a document."""
        if uri in self._places:
            self._look_at_others(uri, self._library.edited(uri, report))

    def closed(self, uri: str) -> None:
        """Forget a document."""
        self.news.discard(uri)
        place = self._places.pop(uri, None)
        if place is not None:
            self._look_at_others(uri, self._library.drop(uri), place)

    def put(self, uri: str, place: str, file: Catalogue) -> Iterator[None]:
        """Take up a file that was read from the disk, in small steps.

        It ends when the document is opened meanwhile, or everything forgotten.
        """
        self.dropped(place)
        if not self.on or self.is_open(place):
            return
        library = self._library
        library.put_without_keys(uri, place, file)
        self._on_disk[place] = uri
        rest = iter(file.all_keys())
        while keys := list(islice(rest, _NOTED)):
            if self._library is not library or place not in self._on_disk:
                return
            library.note(uri, keys)
            self._put_off += (
                (other, deque(common))
                for other, common in library.beside(uri, place).by_file(keys).items()
                if other in self._places
            )
            yield

    def dropped(self, place: str) -> None:
        """Forget a file on disk, if it is known."""
        uri = self._on_disk.pop(place, None)
        if uri is not None:
            self._look_at_others(uri, self._library.drop(uri), place)

    def reset(self) -> None:
        """Forget everything."""
        self._library = Library()
        self._places.clear()
        self._on_disk.clear()
        self._put_off.clear()

    @property
    def put_off(self) -> bool:
        """Whether there is something that `step` would do."""
        return bool(self._put_off)

    def step(self) -> bool:
        """Do a little of what was put off; say whether there was anything."""
        if not self._put_off:
            return False
        uri, keys = self._put_off[0]
        self._look_now(uri, [keys.popleft() for _ in range(min(_SLICE, len(keys)))])
        self._steps += 1
        if self._steps % _FROZEN == 0:
            gc.freeze()
        if not keys:
            self._put_off.popleft()
        return True

    def _look_at_others(self, uri: str, keys: Collection[int], place: str | None = None) -> None:
        place = self._places[uri] if place is None else place
        for other, common in self._library.beside(uri, place).by_file(keys).items():
            if other in self._places:
                self._look(other, common)

    def _look(self, uri: str, keys: Iterable[int]) -> None:
        """Look at the records of a document that have one of `keys`, those of many later."""
        rest = deque(keys)
        self._look_now(uri, [rest.popleft() for _ in range(min(_AT_ONCE, len(rest)))])
        if rest:
            self._put_off.append((uri, rest))

    def _look_now(self, uri: str, keys: Collection[int]) -> None:
        now, beside = self._snapshots.get(uri), self.beside(uri)
        if now is None or beside is None or not keys:
            return
        report = now.linter.look_again(now.report, keys, beside)
        if report is not now.report:
            self._library.looked_at(uri, report)
            self._snapshots[uri] = replace(now, report=report, serial=self._next_serial())
            self.news.add(uri)


def place_of(uri: str) -> str:
    """Return where a document really is: links lead to one place. Its URI if it is nowhere."""
    path = path_of(uri)
    return uri if path is None else os.path.realpath(path)
