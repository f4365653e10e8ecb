"""The files that are compared with each other: open documents, and what is below the open folders.

This module is notified when a document is opened, edited or closed, or a file is read from disk;
then the open documents that have something in common with it are checked again. It returns the new
reports, which the session stores. Large amounts of work are put off: `step` does them bit by bit.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from reftag.files import Files
from reftag.index import Edited, FileIndex, OtherFiles, StoredFile, WorkspaceIndex
from reftag.lint import Report
from reftag.lsp.settings import path_of
from reftag.lsp.snapshot import Snapshot
from reftag.text.steps import Steps

_AT_ONCE: Final = 30
"""Keys whose records are looked at again before anything else is done; an edit has a few."""

_NOTED: Final = 500
"""Keys of a file that are taken note of, or forgotten, in one step."""

_SLICE: Final = 6
"""Keys whose records are looked at in one step of what was put off."""

_SCHEMES: Final = ("file", "untitled", "vscode-vfs")
"""Documents of other schemes are mostly older versions of files, for looking at."""

Reports = dict[str, Report]
"""New reports of documents that were checked again, by URI."""


class Workspace:
    """All files by what their records say."""

    def __init__(self, files: Files, snapshot: Callable[[str], Snapshot | None]) -> None:
        """Begin with no file; `snapshot` returns the newest version of a document."""
        self._files = files
        self.compares = True
        """Whether documents are compared with other files."""
        self.index = WorkspaceIndex()
        self._snapshot = snapshot
        self._documents: dict[str, FileIndex] = {}
        """The indexes of all open documents."""
        self._places: dict[str, str] = {}
        """Where the documents are that are in the index."""
        self._on_disk: dict[str, str] = {}
        """What the files that were read from the disk are called, by place."""
        self._put_off: deque[tuple[str, deque[int]]] = deque()
        self._leaving: dict[str, tuple[str, Iterator[list[int]]]] = {}
        """Documents that were closed: their places, and the keys still to be forgotten."""

    def document(self, uri: str) -> FileIndex:
        """Return the index of an open document."""
        return self._documents[uri]

    def others(self, uri: str) -> OtherFiles | None:
        """Return what a document may know of other files; None if it is not compared."""
        place = self._places.get(uri)
        return None if place is None or not self.compares else self.index.others(uri, place)

    def is_open(self, place: str) -> bool:
        """Say whether a document is open that counts in the place of the file."""
        return place in self._places.values()

    def on_disk(self) -> Mapping[str, str]:
        """Return what the files that were read from the disk are called, by place."""
        return self._on_disk

    def opened(self, uri: str, index: FileIndex, *, compared: bool, known: bool) -> Reports:
        """Take up a document that was read, in the place of one with its URI.

        Others know of its records as soon as their keys are noted and it is called `edited`. Of one
        that is not `known` to be in one of our formats nothing is taken up: what looks like a
        record there is not ours.
        """
        changed = self.closed(uri)
        while uri in self._leaving:
            self._put_off_others(uri, self._leaving[uri][0], self._leave(uri))
        self._documents[uri] = index
        if known and _counts(uri):
            place = self._places[uri] = self._place(uri)
            self._look_at_others(uri, place, self._drop(place), changed)
            self.index.put_without_keys(uri, place, index, compared=compared and self.compares)
        return changed

    def compare(self, uri: str, *, compared: bool, known: bool) -> Reports:
        """Have a document compared with others or not, from now on; its records are to be `edited`.

        Does nothing if that is so already.
        """
        counts = known and _counts(uri)
        if counts == (uri in self._places) and (
            not counts or self.index.is_compared(uri) == (compared and self.compares)
        ):
            return {}
        return self.opened(uri, self._documents[uri], compared=compared, known=known)

    def edited(self, uri: str, edited: Edited) -> Reports:
        """Take note of an edit that the index of a document has followed."""
        changed: Reports = {}
        if uri in self._places:
            works = self.index.edit(uri, edited)
            self._look_at_others(uri, self._places[uri], works, changed)
        return changed

    def closed(self, uri: str) -> Reports:
        """Forget a document: a few of its keys at once, the others with `step`."""
        changed: Reports = {}
        self._documents.pop(uri, None)
        place = self._places.pop(uri, None)
        if place is not None:
            self._leaving[uri] = place, _batches(self.index.leave(uri))
            self._look_at_others(uri, place, self._leave(uri), changed)
        return changed

    def put(self, uri: str, place: str, file: StoredFile, *, compared: bool) -> Steps[None]:
        """Take up a file that was read from the disk, in small steps.

        It ends when the document is opened meanwhile, or everything forgotten.
        """
        yield from self.dropped(place)
        while uri in self._leaving:
            self._put_off_others(uri, place, self._leave(uri))
            yield
        if self.is_open(place):
            return
        index = self.index
        index.put_without_keys(uri, place, file, compared=compared)
        self._on_disk[place] = uri
        for keys in _batches(file.works() if compared else ()):
            if self.index is not index or place not in self._on_disk:
                return
            index.note(uri, keys)
            self._put_off_others(uri, place, keys)
            yield

    def dropped(self, place: str) -> Steps[None]:
        """Forget a file on disk, if it is known, in small steps; what follows is put off.

        It ends when the document is opened meanwhile, or everything forgotten.
        """
        index, uri = self.index, self._on_disk.get(place)
        if uri is None:
            return
        for keys in _batches(index.works(uri)):
            index.forget(uri, keys)
            self._put_off_others(uri, place, keys)
            yield
            if self.index is not index or place not in self._on_disk:
                return
        del self._on_disk[place]
        index.remove(uri)

    def _drop(self, place: str) -> frozenset[int]:
        """Forget a file on disk, if it is known; return its keys."""
        uri = self._on_disk.pop(place, None)
        return frozenset() if uri is None else self.index.drop(uri)

    def reset(self) -> None:
        """Forget everything but the indexes of open documents."""
        self.index = WorkspaceIndex()
        self._places.clear()
        self._on_disk.clear()
        self._put_off.clear()
        self._leaving.clear()

    @property
    def put_off(self) -> bool:
        """Whether there is something that `step` would do."""
        return bool(self._put_off or self._leaving)

    def step(self) -> Reports:
        """Do a little of what was put off."""
        changed: Reports = {}
        if self._put_off:
            uri, keys = self._put_off[0]
            self._look_now(uri, [keys.popleft() for _ in range(min(_SLICE, len(keys)))], changed)
            if not keys:
                self._put_off.popleft()
        elif self._leaving:
            uri, (place, _) = next(iter(self._leaving.items()))
            self._put_off_others(uri, place, self._leave(uri))
        return changed

    def _leave(self, uri: str) -> list[int]:
        """Forget some more keys of a document that was closed, and return them."""
        keys = next(self._leaving[uri][1], [])
        self.index.forget(uri, keys)
        if len(keys) < _NOTED:
            del self._leaving[uri]
            self.index.remove(uri)
        return keys

    def _put_off_others(self, uri: str, place: str, works: Collection[int]) -> None:
        self._put_off += (
            (other, deque(common))
            for other, common in self.index.others(uri, place).by_file(works).items()
            if other in self._places
        )

    def _look_at_others(
        self, uri: str, place: str, works: Collection[int], changed: Reports
    ) -> None:
        for other, common in self.index.others(uri, place).by_file(works).items():
            if other in self._places:
                self._look(other, common, changed)

    def _look(self, uri: str, works: Iterable[int], changed: Reports) -> None:
        """Look at the records of a document that have one of `works`, those of many later."""
        rest = deque(works)
        self._look_now(uri, [rest.popleft() for _ in range(min(_AT_ONCE, len(rest)))], changed)
        if rest:
            self._put_off.append((uri, rest))

    def _look_now(self, uri: str, works: Collection[int], changed: Reports) -> None:
        now, others = self._snapshot(uri), self.others(uri)
        if now is None or others is None or not works:
            return
        before = changed.get(uri, now.report)
        report = now.linter.look_again(before, self._documents[uri], works, others)
        if report is not before:
            changed[uri] = report

    def _place(self, uri: str) -> str:
        """Return where a document really is: links lead to one place. Its URI if it is nowhere."""
        path = path_of(uri)
        return uri if path is None else self._files.place(path)


def _batches(works: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(works)
    while batch := list(islice(rest, _NOTED)):
        yield batch


def _counts(uri: str) -> bool:
    """Say whether a document is one that a person works on, and not one side of a comparison."""
    return uri.partition(":")[0].lower() in _SCHEMES
