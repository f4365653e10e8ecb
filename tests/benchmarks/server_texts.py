"""Texts for language servers: the records of `make_library`, in the language of each server."""

import json
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from benchmarks.make_library import library


class Text(NamedTuple):
    """A document."""

    name: str
    language: str
    text: str
    line: int
    """A line in the middle of it with a title, in which a user types before the last character."""
    column: int


def server_text(kind: str, megabytes: float) -> Text:
    """Return a text of about that size; `kind` is a key of `_KINDS`."""
    name, language, make = _KINDS[kind]
    size = int(megabytes * 1_000_000)
    parts: list[str] = []
    made = 0
    for number, record in enumerate(library(2 * size + 10_000)):
        part = make(number, record)
        parts.append(part)
        made += len(part)
        if made >= size:
            break
    text = "".join(parts)
    lines = text.split("\n")
    at = len(lines) // 2
    while "title" not in lines[at].lower() and not lines[at].startswith("%T "):
        at += 1
    return Text(name, language, text, at, len(lines[at]) - 2)


def _enw(_number: int, record: str) -> str:
    return record


def _dirty(_number: int, record: str) -> str:
    """Return the record with a tag that there is not."""
    return record.rstrip("\n") + "\n%| 11\n\n"


def _toml(_number: int, record: str) -> str:
    lines = (f"{key} = {json.dumps(value)}\n" for key, value in _fields(record).items())
    return "[[record]]\n" + "".join(lines) + "\n"


def _bib(number: int, record: str) -> str:
    values = {
        key: " and ".join(value) if isinstance(value, list) else value
        for key, value in _fields(record).items()
    }
    lines = (f"  {key} = {{{value}}},\n" for key, value in values.items())
    return f"@article{{key{number},\n" + "".join(lines) + "}\n\n"


def _py(number: int, record: str) -> str:
    lines = (f"        {key}={value!r},\n" for key, value in _fields(record).items())
    return f"def record_{number}():\n    return dict(\n" + "".join(lines) + "    )\n\n\n"


_KEYS: Final = {
    "%A": "author",
    "%T": "title",
    "%J": "journal",
    "%D": "year",
    "%V": "volume",
    "%P": "pages",
    "%R": "doi",
    "%K": "keywords",
    "%X": "abstract",
    "%U": "url",
}


def _fields(record: str) -> dict[str, str | list[str]]:
    """Return what a record says, authors and keywords as lists."""
    found: dict[str, str | list[str]] = {}
    for code, value in _pairs(record):
        key = _KEYS.get(code)
        if key in ("author", "keywords"):
            listed = found.setdefault(key, [])
            assert isinstance(listed, list)
            listed.append(value)
        elif key:
            found[key] = value
    return found


def _pairs(record: str) -> Iterator[tuple[str, str]]:
    for line in record.rstrip("\n").split("\n"):
        code, _, value = line.partition(" ")
        yield code, value


_KINDS: Final[dict[str, tuple[str, str, Callable[[int, str], str]]]] = {
    "enw": ("library.enw", "endnote", _enw),
    "dirty": ("library.enw", "endnote", _dirty),
    "toml": ("library.toml", "toml", _toml),
    "bib": ("library.bib", "bibtex", _bib),
    "py": ("library.py", "python", _py),
}
"""The file's name, its language id and how a record is written in it."""
