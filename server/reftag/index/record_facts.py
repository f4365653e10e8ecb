"""What one record says that others may say as well: the facts by which records are found."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from reftag.dialects import roles
from reftag.index import works
from reftag.syntax import Field, Record, Span
from reftag.values import doi, keywords, months, names, years
from reftag.values.issn_isbn import is_clean
from reftag.values.plain_letters import letters

_KINDS: Final[Mapping[str, str]] = {
    "journal": "journal",
    "alternate-journal": "abbreviation",
    "abbreviation": "abbreviation",
    "iso-abbreviation": "abbreviation",
    "publisher": "publisher",
    "place": "place",
    "database-name": "database",
    "language": "language",
    "label": "label",
}
"""By role: the kind of facts that its values are."""

ABBREVIATION_OF: Final = "abbreviation of"
ISSN_OF: Final = "ISSN of"

_SEVERAL: Final = ("person", "keyword")
"""The kinds of facts of which a field may name several."""

_NORMAL: Final[Mapping[str, Callable[[str], str]]] = {
    "person": names.normal,
    "keyword": keywords.normal,
    "year": years.first,
    "doi": str.casefold,
}
"""What makes of a value the form in which values of its kind are compared, if not `letters`."""

_NAME: Final = 100
"""Longest name of a record, in code points."""

MOST_FACTS: Final = 6_000
"""Facts of a record. Of physics' largest collaborations a record names 5,000 people; what says more
is several records that nothing separates, and a letter typed in it must not take a second."""

_TITLE: Final = 10_000
"""Code points of a title in which its words are looked for."""

_DATE: Final = re.compile(
    rf"(?:(?i:{'|'.join(months.ENGLISH)}|{months.SHORT})\.? )?(\d{{4}})(?=[ /]|\Z)"
)
"""The year of a date: `2024 Mar`, `2024/03/05`, `March 2024`."""

_WORD: Final = re.compile(r"\w+")


class Fact(NamedTuple):
    """Something that several records may have in common."""

    kind: str
    """`person`, `keyword`, `journal`, `abbreviation` (of a journal's name), `publisher`, `place`,
    `database`, `language`, `label`, `year`, `doi`, `type`, `word` (of the title), `abbreviation of`
    or `ISSN of` (the journal that is the value)."""
    value: str
    """In the form in which values of its kind are compared: see `values`."""


class Part(NamedTuple):
    """The part of a value that names one fact."""

    kind: str
    span: Span
    """Offsets in the record."""


class Keys(NamedTuple):
    """What records may have in common besides their work: who asks for it says how it is made."""

    name: Hashable
    """The same for all that make the same keys."""
    made: Callable[[Record], tuple[str, ...]]
    """Returns those of a record."""


class RecordFacts:
    """The facts of one record. They never change, and are made when they are first needed."""

    __slots__ = ("_shared", "_works", "record")

    def __init__(self, record: Record) -> None:
        """Hold a record."""
        self.record = record
        self._works: tuple[int, ...] | None = None
        self._shared: tuple[Hashable, tuple[str, ...]] | None = None

    @property
    def works(self) -> tuple[int, ...]:
        """The keys of the work that the record is about."""
        if self._works is None:
            self._works = works.keys(self.record)
        return self._works

    def shared(self, keys: Keys) -> tuple[str, ...]:
        """Return what else the record may have in common with others, as `keys` has it."""
        if self._shared is None or self._shared[0] != keys.name:
            self._shared = keys.name, keys.made(self.record)
        return self._shared[1]

    @property
    def written(self) -> Mapping[Fact, str]:
        """All other facts, each as the record writes it first; none for what is not a value.

        Of a record that says more than `MOST_FACTS`, what it says first.
        They are made each time: they are asked for twice in the life of a record.
        """
        found: dict[Fact, str] = {}
        for kind, text in islice(_said(self.record), MOST_FACTS):
            if named := fact(kind, text):
                found.setdefault(named, text)
        journal = next((each.value for each in found if each.kind == "journal"), "")
        if journal:
            found.update(list(_of_journal(self.record, journal, found)))
        return found


def fact(kind: str, text: str) -> Fact | None:
    """Return the fact of a kind that a text names; None if it is not a value of that kind."""
    value = _NORMAL.get(kind, letters)(text)
    return Fact(kind, value) if value else None


def _of_journal(
    record: Record, journal: str, found: Mapping[Fact, str]
) -> Iterator[tuple[Fact, str]]:
    """Yield what else a record says of its journal."""
    for each, written in found.items():
        if each.kind == "abbreviation":
            yield Fact(ABBREVIATION_OF, journal), written
            break
    for field in record.fields:
        tag = record.tag_of(field)
        if tag is None or tag.kind != "issn-or-isbn" or not field.value:
            continue
        if is_clean(field.value, ("ISSN",)):
            yield Fact(ISSN_OF, journal), field.value
            break


def _said(record: Record) -> Iterator[tuple[str, str]]:
    text = record.text
    if record.type_name:
        yield "type", record.type.name if record.type else record.type_name
    for field in record.with_role("doi"):
        if field.value:
            yield "doi", doi.in_value(field.value)
    for field in record.fields:
        for kind, (start, end) in parts(record, field):
            said = text[start:end]
            yield kind, " ".join(said.split()) if "\n" in said or "\r" in said else said
        tag = record.tag_of(field)
        if tag is not None and tag.role == "title":
            yield from (("word", word) for word in _WORD.findall(field.value[:_TITLE]))


def kind_of(record: Record, field: Field) -> str:
    """Return the kind of facts that the values of a field are; `""` for all other fields."""
    tag = record.tag_of(field)
    if tag is None:
        return ""
    people = roles.people(record.dialect, record.type.name if record.type else "")
    if tag.code in people or (tag.kind == "person" and tag.separator):
        return "person"
    if tag.kind == "keyword":
        return "keyword"
    return "year" if tag.role == "year" else _KINDS.get(record.role_of(field), "")


def parts(record: Record, field: Field) -> Iterator[Part]:
    """Yield the facts that a field names: each person, each keyword of a list, the whole value.

    People and keywords have a line each, unless the format marks lines that go on with a value;
    what is between separators is one, too.
    """
    kind = kind_of(record, field) if field.value else ""
    if not kind:
        return
    if kind not in _SEVERAL:
        yield Part(kind, field.value_span)
        return
    tag = record.dialect.by_code[field.code]
    goes_on = record.dialect.reading.indent > 0
    between = _between(tag.separator or (";" if kind == "keyword" else ""))
    for line in [field.value_span] if goes_on else record.value_lines(field):
        for match in between.finditer(record.text, *line):
            text = match[0]
            start = match.start() + len(text) - len(text.lstrip())
            if shown := text.strip():
                yield Part(kind, Span(start, start + len(shown)))


@cache
def _between(separator: str) -> re.Pattern[str]:
    """Return what matches text between separators; the semicolon of `&amp;` is not one."""
    other = f"[^{re.escape(separator)}]" if separator else "."
    return re.compile(rf"(?:&#?\w{{1,31}};|{other})+", re.DOTALL)


def record_name(record: Record) -> str:
    """Return how people call a record: *Rubin 2024: Considering the Role …*."""
    head, what = citation(record), record.value("title")
    name = f"{head}: {what}" if head and what else head or what
    return shortened(name) or type_title(record) or "(empty record)"


def citation(record: Record) -> str:
    """Return how a text cites a record: *Rubin et al. 2024*; `""` without author and year."""
    author, year = record.first("author"), record.first("year")
    family = _family(author.value.split("\n")[0]) if author else ""
    people = sum(1 for _ in record.with_role("author"))
    if family and people > 1:
        family += " et al."
    when = year.value.partition("\n")[0] if year else ""
    if date := _DATE.match(when):
        when = date[1]
    return " ".join(part for part in (family, when) if part)


def _family(text: str) -> str:
    """Return the family name of a person, all of a name whose parts are not certain."""
    if "," in text:
        return text.partition(",")[0].strip()
    name = names.parse(text)
    return name.family if isinstance(name, names.Name) and name.certain else text


def type_title(record: Record) -> str:
    """Return what people call the type of a record, `""` if it has none."""
    named = record.type.title if record.type and record.type_field else ""
    return shortened(named or record.type_name)


def shortened(text: str, most: int = _NAME) -> str:
    """Return `text` on one line, at most so many code points; an ellipsis says what was cut."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
