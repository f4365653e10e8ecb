"""Reads a dialect's TOML file. Raises `DialectError` with the place of the mistake.

The files ship inside the package; a mistake in one is ours, so the error is meant for the developer
who adds a tag or a dialect, and names the entry to correct.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from reftag.dialects.model import (
    NO_PRODUCER,
    BlankLines,
    Dialect,
    DialectError,
    Kind,
    Misspelling,
    ReadingStyle,
    ReferenceType,
    Tag,
)
from reftag.dialects.variant import varied
from reftag.files.packaged import packaged_names, packaged_text
from reftag.values.patterns import NameForm

__all__ = [
    "DialectError",
    "dialect",
    "extensions",
    "names",
    "parse",
    "producers",
    "signs",
]

_FOLDER = Path(__file__).parent
_PRODUCERS = _FOLDER / "producers"

_KINDS = frozenset(get_args(Kind))
_NAME_FORMS = frozenset(get_args(NameForm))
_BLANK_LINES = frozenset(get_args(BlankLines))


def dialect(name: str, producer: str = NO_PRODUCER) -> Dialect:
    """Return the dialect called `name`, e.g. `endnote`, as `producer` writes it.

    A producer without data for this dialect makes no difference. The same names give the same
    object. Raises `KeyError` if there is no such dialect or producer.
    """
    if producer != NO_PRODUCER and _producer(producer)["dialect"] != name:
        producer = NO_PRODUCER
    return _loaded(name, producer)


@cache
def _loaded(name: str, producer: str) -> Dialect:
    if name not in names():
        raise KeyError(name)
    data = tomllib.loads(packaged_text(_FOLDER / f"{name}.toml"))
    if producer == NO_PRODUCER:
        return parse(data)
    return parse(varied(data, _producer(producer)), producer)


@cache
def _producer(name: str) -> dict[str, Any]:
    if name not in producers():
        raise KeyError(name)
    return tomllib.loads(packaged_text(_PRODUCERS / f"{name}.toml"))


@cache
def names() -> tuple[str, ...]:
    """Return the names of the dialects that ship with this reftag, sorted."""
    return packaged_names(_FOLDER, ".toml")


@cache
def producers() -> tuple[str, ...]:
    """Return the names of the programs whose own ways with a dialect are known, sorted."""
    return packaged_names(_PRODUCERS, ".toml")


@cache
def extensions() -> dict[str, str]:
    """Return the extensions (with the dot, lower case) of all dialects, each with its dialect."""
    return {end: name for name in names() for end in _head(name)["extensions"]}


@cache
def signs() -> tuple[str, ...]:
    """Return the signs that open tag lines in some dialect, sorted."""
    return tuple(sorted({sign for name in names() if (sign := _head(name).get("sign"))}))


def _head(name: str) -> dict[str, Any]:
    """Read only what is above the first tag: whole files would slow the command line."""
    text = packaged_text(_FOLDER / f"{name}.toml")
    return tomllib.loads(text.partition("\n[[")[0])


def parse(data: dict[str, Any], producer: str = NO_PRODUCER) -> Dialect:
    """Build a dialect from the parsed TOML of its file and check that it hangs together.

    `producer` says whose variant of it the data are.
    """
    tags = tuple(_tag(entry) for entry in data["tag"])
    codes = {tag.code for tag in tags}
    if twice := _repeated(tag.code for tag in tags):
        raise DialectError(f"tag {twice}: this tag code occurs twice")
    types = tuple(_type(entry, codes) for entry in data["type"])
    if twice := _repeated(kind.name for kind in types):
        raise DialectError(f"type {twice}: this reference type occurs twice")
    named = sum(tag.role == "type" for tag in tags)
    if named > 1 or (named == 0 and len(types) > 1):
        raise DialectError(
            'exactly one tag must have the role "type"; none may, if there is one type only'
        )
    reading = _reading(data.get("reading", {}), codes)
    for tag in tags:
        if tag.successor and tag.successor not in codes:
            raise DialectError(f"tag {tag.code}: no tag is called {tag.successor!r}")
    common = tuple(data.get("common-types", ()))
    unknown = set(common) - {kind.name for kind in types}
    if unknown and producer == NO_PRODUCER:  # a producer may have fewer types
        raise DialectError(f"common-types: no reference type is called {min(unknown)!r}")
    return Dialect(
        name=data["name"],
        title=data["title"],
        extensions=tuple(data["extensions"]),
        sign=data.get("sign", ""),
        sign_variants=tuple(data.get("sign-variants", ())),
        tags=tags,
        types=types,
        misspellings=tuple(
            Misspelling(written, means) for written, means in data.get("misspellings", {}).items()
        ),
        reading=reading,
        journal_from=tuple(
            (program, tuple(codes)) for program, codes in data.get("journal-from", {}).items()
        ),
        header=data.get("header", ""),
        footer=data.get("footer", ""),
        byte_order_mark=data.get("byte-order-mark", ""),
        home_numbers=tuple(data.get("home-numbers", ())),
        common_types=tuple(name for name in common if name not in unknown),
        measured=data.get("measured", False),
        producer=producer,
    )


def _reading(entry: dict[str, Any], codes: set[str]) -> ReadingStyle:
    try:
        style = ReadingStyle(**{key.replace("-", "_"): value for key, value in entry.items()})
    except TypeError as error:
        raise DialectError(f"reading: {error}") from error
    if style.blank_lines not in _BLANK_LINES:
        raise DialectError(f"reading: blank lines cannot {style.blank_lines!r}")
    for code in (style.start, style.end):
        if code and code not in codes:
            raise DialectError(f"reading: no tag is called {code!r}")
    return style


def _repeated(names: Iterable[str]) -> str | None:
    return next((name for name, count in Counter(names).items() if count > 1), None)


def _tag(entry: dict[str, Any]) -> Tag:
    code, kind = entry["code"], entry["kind"]
    if kind not in _KINDS:
        raise DialectError(f"tag {code}: no kind of value is called {kind!r}")
    marked = tuple(entry.get("marked", {}).items())
    if len(marked) > 1:
        raise DialectError(f"tag {code}: values have one mark, or none")
    if (names := entry.get("names", "Last, First")) not in _NAME_FORMS:
        raise DialectError(f"tag {code}: names are not written {names!r}")
    return Tag(
        code=code,
        name=entry["name"],
        role=entry["role"],
        kind=kind,
        repeatable=entry.get("repeatable", False),
        meaning=entry["meaning"],
        assigned=entry.get("assigned", True),
        narrower=entry.get("narrower", ""),
        importers=tuple(entry.get("importers", {}).items()),
        one_a_line=entry.get("one-a-line", False),
        separator=entry.get("separator", ""),
        of_file=entry.get("of-file", False),
        successor=entry.get("successor", ""),
        names=names,
        attached=entry.get("attached", False),
        capitals=entry.get("capitals", False),
        written_by=entry.get("written-by", ""),
        repeated=entry.get("repeated", False),
        echoes=entry.get("echoes", ""),
        html=entry.get("html", False),
        padded=entry.get("padded", False),
        spaced=entry.get("spaced", False),
        values=tuple(entry.get("values", ())),
        marked=marked[0] if marked else None,
    )


def _type(entry: dict[str, Any], codes: set[str]) -> ReferenceType:
    required = tuple(tuple(group) for group in entry.get("required", ()))
    recommended = tuple(entry.get("recommended", ()))
    labels, roles = dict(entry.get("labels", {})), dict(entry.get("roles", {}))
    named = {*recommended, *labels, *roles}.union(*required)
    for code in named - codes:
        raise DialectError(f"type {entry['name']}: no tag is called {code!r}")
    return ReferenceType(
        name=entry["name"],
        meaning=entry["meaning"],
        csl=entry["csl"],
        bibtex=entry["bibtex"],
        required=required,
        recommended=recommended,
        labels=MappingProxyType(labels),
        roles=MappingProxyType(roles),
        is_part=entry.get("part", False),
        aliases=tuple(entry.get("aliases", ())),
        synonyms=tuple(entry.get("synonyms", ())),
        title=entry.get("title", ""),
    )
