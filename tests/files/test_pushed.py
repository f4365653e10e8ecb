"""Files that are handed over answer as the same files on disk do."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.config import Configurations
from reftag.config.walk import libraries
from reftag.files import DISK, Files, PushedFiles, exists, has_kind, text_of

_NAMES = st.sampled_from(
    ["a", "b.enw", "Z.ris", "c.ris", "reftag.toml", ".hidden", "é.nbib", "._x.enw"]
)
_PATHS = st.lists(_NAMES, min_size=1, max_size=4).map(lambda names: Path(*names))
_TREES = st.dictionaries(_PATHS, st.binary(max_size=40), max_size=12)

Tree = dict[Path, bytes]


def _answer(ask: Callable[..., object], *args: object, **options: object) -> object:
    """Return an answer, or the error in its place."""
    try:
        return ask(*args, **options)
    except OSError as error:
        # Windows has other errors, but raises them in the same places.
        return "error" if os.name == "nt" else (type(error), error.errno, error.strerror)


def _answers(files: Files, path: Path, start: int, size: int) -> list[object]:
    return [
        _answer(lambda: files.stat(path).kind),
        _answer(files.read, path),
        _answer(files.read_range, path, start, size),
        _answer(files.entries, path),
        _answer(text_of, files, path),
        files.place(path),
        exists(files, path),
        has_kind(files, path, "folder"),
        _answer(_walked, files, path),
    ]


def _walked(files: Files, root: Path) -> tuple[list[list[Path]], list[str]]:
    """Return the libraries that are found, by folder, and what could not be read."""
    errors: list[str] = []
    found = libraries(root, Configurations(files), lambda error: errors.append(str(error)))
    return list(found), errors


@contextmanager
def _in_both(tree: Tree) -> Iterator[tuple[Path, PushedFiles]]:
    """Put a tree on disk, below a folder that is given, and into other files.

    A file in whose place a folder is, or whose folder is a file, is left out.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        pushed = PushedFiles()
        for path, data in ({Path("there"): b""} | tree).items():
            above = [root / each for each in path.parents]
            if (root / path).is_dir() or any(each.is_file() for each in above):
                continue
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
            pushed.put(root / path, data)
        yield root, pushed


@given(_TREES, st.lists(_PATHS, max_size=6), st.integers(0, 50), st.integers(0, 50))
def test_they_answer_as_a_disk_does(tree: Tree, others: list[Path], start: int, size: int) -> None:
    with _in_both(tree) as (root, pushed):
        for path in (root, *(root / each for each in (*tree, *others))):
            assert _answers(pushed, path, start, size) == _answers(DISK, path, start, size)
            if path.is_file():
                assert pushed.stat(path).size == DISK.stat(path).size


@given(tree=_TREES, name=_PATHS, data=st.binary(max_size=9), create=st.booleans())
def test_they_are_written_as_a_disk_is(
    tree: Tree, name: Path, data: bytes, *, create: bool
) -> None:
    with _in_both(tree) as (root, pushed):
        path = root / name
        on_disk = _answer(DISK.write, path, data, create=create)
        assert _answer(pushed.write, path, data, create=create) == on_disk
        for each in (path, path.parent):
            assert _answers(pushed, each, 1, 2) == _answers(DISK, each, 1, 2)


def test_a_new_version_shows() -> None:
    files, path = PushedFiles(), Path("/library/a.enw").absolute()
    files.put(path, "%0 Book\n")
    before = files.stat(path)
    files.put(path, "%0 Book\r\n")
    assert files.stat(path).changed > before.changed
    assert files.read(path.parent / "b" / ".." / path.name) == b"%0 Book\r\n"


@given(_TREES)
def test_what_is_dropped_was_never_there(tree: Tree) -> None:
    with _in_both(tree) as (root, pushed):
        for path in (Path("there"), *tree):
            pushed.drop(root / path)
        assert not exists(pushed, root)
        with pytest.raises(FileNotFoundError):
            pushed.entries(root)
