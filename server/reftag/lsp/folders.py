"""Reads what is below the open folders, in small steps, so that files can be compared with it.

A file that is as it was when it was read last is not read again, so that looking through the
folders is cheap and may be done whenever something in them has changed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from reftag.config.dialect_choice import AtOpening
from reftag.dialects import dialect
from reftag.files import Files, Stat
from reftag.files.decoding import Decoded, decode_gradually
from reftag.index import RecordFacts, StoredFile
from reftag.lsp.settings import SettingsInForce, path_of
from reftag.lsp.workspace import Workspace
from reftag.syntax.piecemeal import piecemeal
from reftag.text.steps import Steps

LARGEST: Final = 50_000_000
"""Bytes of the largest file that is read."""

_EACH: Final = 100_000
"""Bytes that each of the files may have on average, if there are as many as are read."""

_PIECE: Final = 65_536
"""Bytes that are read and decoded in one step; those of old encodings take milliseconds."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What the index of a file follows from."""

    file: Stat
    dialect: str
    producer: str
    compared: bool


class FoundFile(NamedTuple):
    """A library below the open folders."""

    path: Path
    place: str
    """Where it really is."""
    state: Stat


class FolderReader:
    """Passes on what is below the open folders and has changed since it was read."""

    def __init__(
        self,
        files: Files,
        settings: SettingsInForce,
        workspace: Workspace,
        say: Callable[[str], None],
        largest: int = LARGEST,
    ) -> None:
        """Read the folders that `settings` name as open, and pass the files on to `workspace`.

        `say` gets what the user should know.
        """
        self._files = files
        self._say = say
        self._settings = settings
        self._workspace = workspace
        self._largest = largest
        self._stamps: dict[str, _Stamp] = {}
        self._said: set[Path | int] = set()
        """Files that are too large, and numbers of files that were not enough: once each."""

    def read(self) -> Steps[None]:
        """Look through all folders, in small steps."""
        seen: set[str] = set()
        for found in self.found():
            yield
            if found:
                seen.add(found.place)
                yield from self._read(*found)
        for place in set(self._workspace.on_disk()) - seen:
            self._stamps.pop(place, None)  # if this is broken off, it is to be read again
            yield from self._workspace.dropped(place)
        self._stamps = {place: stamp for place, stamp in self._stamps.items() if place in seen}

    def is_current(self, uri: str) -> bool:
        """Say whether a file is still as it was when it was read."""
        path = path_of(uri)
        if path is None:
            return False
        try:
            stamp = self._stamps.get(self._files.place(path))
            return stamp is not None and stamp.file == self._files.stat(path)
        except OSError:
            return False

    def found(self) -> Iterator[FoundFile | None]:
        """Yield the libraries within the limits, and None where the next takes a moment."""
        seen: set[str] = set()
        total, most = 0, self._settings.preferences.max_files
        if not most:
            return  # by the user's own choice: there is nothing to say
        for path in self._libraries():
            if path is None:
                yield None
                continue
            try:
                file = FoundFile(path, self._files.place(path), self._files.stat(path))
            except OSError:
                continue
            size = file.state.size
            if file.place in seen:
                continue
            if size > self._largest:
                self._once(
                    path,
                    f"{path} is too large: reftag reads files up to {self._largest / 1e6:,.0f} MB "
                    "where they are not open. `exclude` in reftag.toml leaves it out",
                )
                continue
            if len(seen) >= most or total + size > most * _EACH:
                self._once(
                    most,
                    "The open folders contain more libraries than reftag reads: it stopped after "
                    f"{len(seen):,} files and {total / 1e6:,.0f} MB. The setting `reftag.maxFiles` "
                    "allows more, and `exclude` in reftag.toml leaves files out",
                )
                break
            seen.add(file.place)
            total += size
            yield file

    def _once(self, limit: Path | int, message: str) -> None:
        """Tell the user of a limit, once."""
        if limit not in self._said:
            self._said.add(limit)
            self._say(message)

    def _libraries(self) -> Iterator[Path | None]:
        """Yield the files, and None where it takes a moment until the next one."""
        for root in self._settings.roots:
            for paths in self._settings.libraries(root):
                yield None
                yield from paths

    def _read(self, path: Path, place: str, stat: Stat) -> Steps[None]:
        uri = path.as_uri()
        name = self._settings.dialect(uri)
        producer = self._settings.producer(uri)
        compared = self._settings.linter(uri).compares
        stamp = _Stamp(stat, name, producer, compared)
        if self._workspace.is_open(place):
            return
        if place in self._workspace.on_disk() and self._stamps.get(place) == stamp:
            return
        try:
            decoded, texts = yield from self.text(path)
        except OSError:
            return
        chosen = opened(uri, texts).choose(name)
        is_in = dialect(chosen.dialect, producer)
        file = StoredFile(partial(self._files.read_range, path), decoded, is_in)
        yield
        for records in piecemeal(texts, is_in):
            for record in records:
                file.add(RecordFacts(record))
            yield
        file.close()
        yield
        self._stamps.pop(place, None)  # likewise
        yield from self._workspace.put(uri, place, file, compared=compared)
        self._stamps[place] = stamp

    def text(self, path: Path) -> Steps[tuple[Decoded, list[str]]]:
        """Return a file as `decode_gradually` does. Raises `OSError`."""
        pieces: list[bytes] = []
        while not pieces or len(pieces[-1]) == _PIECE:
            pieces.append(self._files.read_range(path, len(pieces) * _PIECE, _PIECE))
            yield
        return (yield from decode_gradually(pieces))


def opened(uri: str, texts: Sequence[str]) -> AtOpening:
    """Return what is known of a file, from pieces of its text."""
    return AtOpening.of(uri, "".join(texts[:4]))  # more than is looked at
