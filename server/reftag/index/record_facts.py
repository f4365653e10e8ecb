"""What one record says that others may say as well: the facts by which records are found."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from reftag.dialects import roles
from reftag.index import works
from reftag.syntax import Field, Record
from reftag.values import keywords, names, years
from reftag.values.plain_letters import letters

_ROLES: Final = frozenset({"journal", "publisher", "label"})
"""Roles whose values are facts of the same kind."""

_NORMAL: Final[Mapping[str, Callable[[str], str]]] = {
    "person": names.normal,
    "keyword": keywords.normal,
    "year": years.first,
}
"""What makes of a value the form in which values of its kind are compared, if not `letters`."""

_NAME: Final = 100
"""Longest name of a record, in code points."""

_WORD: Final = re.compile(r"\w+")


class Fact(NamedTuple):
    """Something that several records may have in common."""

    kind: str
    """`person`, `journal`, `publisher`, `keyword`, `label`, `year`, `type` or `word` (of the
    title)."""
    value: str
    """In the form in which values of its kind are compared: see `values`."""


class RecordFacts:
    """The facts of one record. They never change, and are made when they are first needed."""

    __slots__ = ("__dict__", "record")

    def __init__(self, record: Record) -> None:
        """Hold a record."""
        self.record = record

    @cached_property
    def works(self) -> frozenset[int]:
        """The keys of the work that the record is about."""
        return works.keys(self.record)

    @cached_property
    def written(self) -> Mapping[Fact, str]:
        """All other facts, each as the record writes it first; none for what is not a value."""
        found: dict[Fact, str] = {}
        for kind, text in _said(self.record):
            if value := _NORMAL.get(kind, letters)(text):
                found.setdefault(Fact(kind, value), text)
        return found


def _said(record: Record) -> Iterator[tuple[str, str]]:
    people = roles.people(record.dialect, record.type.name if record.type else "")
    for field in record.fields:
        tag = record.tag_of(field)
        if tag is None or not field.value:
            continue
        role = record.role_of(field)
        if tag.code in people or (tag.kind == "person" and tag.separator):
            yield from (("person", name) for name in _each(field, tag.separator))
        elif tag.kind == "keyword":
            yield from (("keyword", word) for word in _each(field, tag.separator))
        elif role in _ROLES:
            yield role, field.value
        elif tag.role == "title":
            yield from (("word", word) for word in _WORD.findall(field.value))
        elif tag.role == "year":
            yield "year", field.value
    if record.type_name:
        yield "type", record.type.name if record.type else record.type_name


def _each(field: Field, separator: str) -> Iterator[str]:
    """Yield the values of a field: each line, and what is between separators, is one."""
    for line in field.value.split("\n"):
        for text in line.split(separator) if separator else (line,):
            if shown := text.strip():
                yield shown


def record_name(record: Record) -> str:
    """Return how people call a record: *Rubin 2024: Considering the Role …*."""
    author, year, title = (record.first(role) for role in ("author", "year", "title"))
    who = author.value.split("\n")[0] if author else ""
    family = who.partition(",")[0].strip() if "," in who else who
    people = sum(1 for _ in record.with_role("author"))
    if family and people > 1:
        family += " et al."
    head = " ".join(
        part for part in (family, year.value.partition("\n")[0] if year else "") if part
    )
    what = title.value if title else ""
    name = f"{head}: {what}" if head and what else head or what
    return shortened(name) or type_title(record) or "(empty record)"


def type_title(record: Record) -> str:
    """Return what people call the type of a record, `""` if it has none."""
    named = record.type.title if record.type and record.type_field else ""
    return shortened(named or record.type_name)


def shortened(text: str) -> str:
    """Return `text` on one line, cut with an ellipsis where it is long."""
    line = " ".join(text[: 4 * _NAME].split())
    return line if len(line) <= _NAME else line[: _NAME - 1].rstrip() + "…"
