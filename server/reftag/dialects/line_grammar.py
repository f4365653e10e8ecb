"""The grammar of dialects whose tags are letters: `TI  - Title`, `PMID- 1`, `TI Title`.

It agrees with `syntax.dash` and `syntax.letters` on what a tag line is.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable

from reftag.dialects import slips
from reftag.dialects.grammar_parts import (
    BOM,
    NO_TAG,
    REST,
    TAG,
    VALUE,
    Json,
    by_scope,
    head,
    scoped,
)
from reftag.dialects.model import Dialect, Tag

_AFTER = r"(?=[ \t\r]|$)"
_SPACE_AFTER = r"(?=[ \r]|$)"
_LINE_END = r"(?=[ \t\x1A]*+\r?$)"


def line_grammar(dialect: Dialect) -> Json:
    """Return the grammar of a dialect with tags of letters."""
    openings = _Dash(dialect) if dialect.reading.style == "dash" else _Letters(dialect)
    closed = [tag for tag in dialect.tags if tag.of_file or tag.kind == "end"]
    groups = {
        scope: [tag for tag in tags if tag not in closed]
        for scope, tags in by_scope(dialect).items()
    }
    fields = [_field(openings, tags, scope) for scope, tags in groups.items() if tags]
    lines = [_line(openings, tag) for tag in closed]
    fields += [_with_value(openings, pattern) for pattern in openings.ends_with_value()]
    return {
        **head(dialect),
        "patterns": [{"include": "#field"}],
        "repository": {"field": {"patterns": [*lines, *fields, _unknown(openings)]}},
    }


class _LetterOpenings(ABC):
    """How lines may open, as patterns. In each the tag itself is a group, and the only one."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        assigned = [tag for tag in dialect.tags if tag.assigned]
        openings = [self.unknown(), *(p for tag in self._kinds(assigned) for p in self.all_of(tag))]
        self.field_end = rf"^(?={'|'.join(openings)}|[ \t\r\x1A]*+$)"

    def _kinds(self, tags: list[Tag]) -> list[list[Tag]]:
        """Separate the tag that ends a record from the others: more spellings of it match."""
        end = self.dialect.end_code
        groups = [[t for t in tags if t.code != end], [t for t in tags if t.code == end]]
        return [group for group in groups if group]

    def scope(self, scope: str) -> Json:
        """Return scopes followed by the dialect's name."""
        return scoped(scope, self.dialect)

    @abstractmethod
    def exact(self, tags: list[Tag]) -> str:
        """Match a tag as it should be."""

    @abstractmethod
    def flawed(self, tags: list[Tag]) -> list[str]:
        """Match what is meant as one of `tags` but is not quite it."""

    @abstractmethod
    def unknown(self) -> str:
        """Match what looks like a tag."""

    def ends_with_value(self) -> list[str]:
        """Match an end tag with a value, as templates have one: it is a field like any other."""
        return []

    def all_of(self, tags: list[Tag]) -> list[str]:
        """Match any way to write one of `tags`."""
        return [self.exact(tags), *self.flawed(tags)]

    def begin(self, tags: list[Tag]) -> tuple[str, Json]:
        """Return how a line opens that begins a field of one of `tags`, and the tag's scopes."""
        flawed = self.flawed(tags)
        captures = {"1": self.scope(TAG)}
        captures |= {str(group): self.scope(NO_TAG) for group in range(2, len(flawed) + 2)}
        return rf"^(?:{'|'.join([self.exact(tags), *flawed])})", captures


class _Dash(_LetterOpenings):
    """As `syntax.dash`."""

    def _strict(self, codes: str) -> str:
        style = self.dialect.reading
        if style.width:
            spaced = [tag for tag in self.dialect.tags if tag.spaced]
            wider = rf"|(?i:{_one_of(spaced)}) -" if spaced else ""
            return rf"(?=[A-Za-z0-9 ]{{{style.width}}}-{wider})({codes}) *+-"
        return rf"({codes}){re.escape(style.separator.rstrip())}"

    def exact(self, tags: list[Tag]) -> str:
        is_end = [tag.code for tag in tags] == [self.dialect.end_code]
        return BOM + self._strict(_one_of(tags)) + (_LINE_END if is_end else _AFTER)

    def ends_with_value(self) -> list[str]:
        end = self.dialect.end_code
        return [BOM + self._strict(end) + _AFTER] if end else []

    def unknown(self) -> str:
        return BOM + self._strict("[A-Z][A-Z0-9]{1,3}") + _AFTER

    def flawed(self, tags: list[Tag]) -> list[str]:
        style, codes = self.dialect.reading, _one_of(tags)
        if [tag.code for tag in tags] == [self.dialect.end_code]:
            return [rf"{BOM}[ \t]*+((?i:{codes}))(?:[ \t]*+[-{style.dashes}])?+{_LINE_END}"]
        marked = style.indent > 0
        start = _one_of([tag for tag in tags if tag.code == self.dialect.start_code])
        after = _AFTER
        before = rf"[ \t]{{1,{style.indent - 1}}}" if marked else r"[ \t]++"
        spaces = r"[ \t]*+" if marked else r"[ \t]++"
        strict = self._strict(codes)
        strictly = re.escape(style.separator.rstrip()[:-1])
        found = [
            rf"{BOM}({codes}){spaces}-{after}",
            rf"{BOM}{before}({codes}){spaces}-{after}",
            rf"{BOM}{strict.replace(codes, f'(?i:{codes})')}{after}",
        ]
        if start and not marked:
            found.append(rf"{BOM}[ \t]*+({start})-{after}")
        found.append(rf"{BOM}{strict}(?=[^ \t\r\n])")
        found += [rf"{BOM}({codes}){rest}" for codes, rest in slips.nearly_dashed(tags)]
        if style.dashes:
            sign = f"[{style.dashes}]"
            if style.width:
                ahead = rf"(?=[A-Z0-9 ]{{{style.width}}}{sign})"
                found.append(rf"{BOM}{ahead}({codes}) *+{sign}{after}")
            else:
                found.append(rf"{BOM}({codes}){strictly}{sign}{after}")
        return found


class _Letters(_LetterOpenings):
    """As `syntax.letters`."""

    def exact(self, tags: list[Tag]) -> str:
        is_end = [tag.code for tag in tags] == [self.dialect.end_code]
        no_dash = rf"(?!{slips.DASHED})" if self._usual(tags) == tags else ""
        return rf"{BOM}({_one_of(tags)}){no_dash}{_LINE_END if is_end else _SPACE_AFTER}"

    def _usual(self, tags: list[Tag]) -> list[Tag]:
        firm = (self.dialect.start_code, self.dialect.end_code)
        return [tag for tag in tags if not tag.of_file and tag.code not in firm]

    def unknown(self) -> str:
        end = self.dialect.end_code
        no_end = rf"(?!{end}[ \t])" if end else ""
        return rf"{BOM}{no_end}([A-Z][A-Z0-9])(?=[ \r]|$)"

    def flawed(self, tags: list[Tag]) -> list[str]:
        dialect = self.dialect
        indent = dialect.reading.indent
        before = rf"[ \t]{{1,{indent - 1}}}" if indent else r"[ \t]++"
        if [tag.code for tag in tags] == [dialect.end_code]:
            end = dialect.end_code
            return [rf"{BOM}(?:{before})?((?i:{end}))(?:[ \t]*+-++)?+{_LINE_END}"]
        found = [rf"{BOM}({_one_of(tags)})(?=\t)"]
        if any(tag.code == dialect.start_code for tag in tags):
            found.append(rf"{BOM}(?:{before})?((?i:{dialect.start_code})){_AFTER}")
            found += self._slips("", slips.glued_types(dialect))
        usual = self._usual(tags)
        small = slips.lower_case(usual, marked=False)
        found += self._slips("", dict.fromkeys([tag.code for tag in usual], slips.DASHED))
        found += self._slips("", slips.lower_case(usual, marked=indent > 0), small=True)
        found += self._slips(before, slips.indented(usual))
        found += self._slips(before, small, small=True)
        found += self._slips("", slips.glued(usual))
        return found

    def _slips(self, before: str, aheads: slips.Aheads, *, small: bool = False) -> list[str]:
        groups = slips.by_value(aheads, small=small)
        return [rf"{BOM}{before}({codes}){ahead}" for codes, ahead in groups]


def _field(openings: _LetterOpenings, tags: list[Tag], scope: str) -> Json:
    """Return the rule for fields of one scope: tag, value and continuation lines."""
    begin, captures = openings.begin(tags)
    return {
        "begin": begin,
        "beginCaptures": captures,
        "end": openings.field_end,
        "patterns": [{"match": VALUE, **openings.scope(scope)}],
    }


def _line(openings: _LetterOpenings, tag: Tag) -> Json:
    """Return the rule for a tag whose value never continues on the next line."""
    begin, captures = openings.begin([tag])
    value = len(captures) + 1
    return {
        "match": rf"{begin}[ \t]*+({VALUE})?+",
        "captures": {**captures, str(value): openings.scope(REST)},
    }


def _with_value(openings: _LetterOpenings, pattern: str) -> Json:
    """Return the rule for an end tag that has a value."""
    return {
        "begin": rf"^{pattern}",
        "beginCaptures": {"1": openings.scope(TAG)},
        "end": openings.field_end,
        "patterns": [{"match": VALUE, **openings.scope(REST)}],
    }


def _unknown(openings: _LetterOpenings) -> Json:
    """Return the rule for what looks like a tag but is not one."""
    return {
        "begin": rf"^{openings.unknown()}",
        "beginCaptures": {"1": openings.scope(NO_TAG)},
        "end": openings.field_end,
        "patterns": [{"match": VALUE, **openings.scope(REST)}],
    }


def _one_of(tags: Iterable[Tag]) -> str:
    """Return a pattern for the tags' codes, the longest first."""
    return "|".join(sorted((tag.code for tag in tags), key=lambda code: (-len(code), code)))
