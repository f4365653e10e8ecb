"""Makes the TextMate grammar of a dialect, which editors colour its files with.

    python -m reftag.dialects.grammar [DIR]      writes DIR/<dialect>.tmLanguage.json

The grammar sees one line at a time, so it agrees with `syntax.tag_lines` on what a tag line is
and leaves the rest to the rules: it does not know where a record ends, nor whether a value is
right. Of tags inside a line it shows those of EndNote's records on one line; elsewhere whether
something is a tag depends on the values around it. Every pattern takes time linear in the line:
what repeats gives nothing back (`++`, `*+`).
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from reftag.dialects.encoded import encoded_byte
from reftag.dialects.grammar_parts import (
    ANY,
    BOM,
    INK,
    LOOSELY,
    NO_TAG,
    REST,
    SCOPES,
    SPACE,
    TAG,
    VALUE,
    Json,
    by_scope,
    head,
    scoped,
)
from reftag.dialects.line_grammar import line_grammar
from reftag.dialects.load import dialect, names
from reftag.dialects.model import Dialect, Tag
from reftag.files.packaged import generate


def grammar(dialect: Dialect) -> Json:
    """Return the grammar of a dialect."""
    if not dialect.sign:
        return line_grammar(dialect)
    openings = _SignOpenings(dialect)
    groups = by_scope(dialect).items()
    patterns = [{"include": "#one-line-record"}] if dialect.type_code else []
    repository = {"one-line-record": _one_line_record(openings)} if dialect.type_code else {}
    return {
        **head(dialect),
        "patterns": [*patterns, {"include": "#field"}],
        "repository": {
            **repository,
            "piece": {
                "patterns": [r for scope, tags in groups for r in _pieces(openings, tags, scope)]
            },
            "field": {
                "patterns": [
                    *(_other_line(openings, pattern) for pattern in openings.others()),
                    *(_field(openings, tags, scope) for scope, tags in groups),
                    _unknown(openings),
                ]
            },
        },
    }


class _SignOpenings:
    """How lines may open, as patterns. In each the tag itself is a group, and the only one.

    The order and the conditions are those of `syntax.tag_lines`.
    """

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.sign = re.escape(dialect.sign)
        assigned = [tag for tag in dialect.tags if tag.assigned and not tag.of_file]
        self.of_file = "".join(re.escape(tag.code) for tag in dialect.tags if tag.of_file)
        self.piece = rf"{self.sign}{self.letters(assigned)}(?={SPACE}|$)"
        openings = [self.exact(ANY), *self.flawed(assigned), *self.others()]
        self.field_end = rf"^(?={'|'.join(openings)}|[ \t\r\x1A]*+$)"

    def scope(self, scope: str) -> Json:
        """Return scopes followed by the dialect's name."""
        return scoped(scope, self.dialect)

    def letters(self, tags: Iterable[Tag]) -> str:
        """Match what follows the sign in `tags`."""
        return _one_of(tag.code[-1] for tag in tags)

    def lower(self, tags: Iterable[Tag]) -> str:
        """Match what follows the sign in `tags`, in lower case where that is not a tag."""
        taken = self.dialect.by_code
        return _one_of(tag.code[-1].lower() for tag in tags if tag.code.lower() not in taken)

    def exact(self, letter: str) -> str:
        """Match a tag as it should be."""
        return rf"{BOM}({self.sign}{letter})(?=[ \r]|$)"

    def flawed(self, tags: list[Tag]) -> list[str]:
        """Match what is meant as one of `tags` but is not quite it, lower case aside."""
        letter = self.letters(tags)
        lower = self.lower(tags)
        glued = f"|{lower}(?=[A-Z][a-z])" if lower else ""
        variants = "".join(map(re.escape, self.dialect.sign_variants))
        codes = {tag.code for tag in tags}
        return [
            # The value is glued to the tag. `%20` is the rest of a broken URL, though.
            rf"{BOM}({self.sign}(?!{encoded_byte(self.dialect)})(?:{letter}{glued}))",
            rf"{BOM}[ \t]++({self.sign}{letter})(?={SPACE}|$)",
            *([rf"{BOM}[ \t]*+([{variants}]{letter})"] if variants else []),
            *(
                rf"{BOM}({re.escape(each.written)})(?={SPACE}|$)"
                for each in self.dialect.misspellings
                if each.means in codes
            ),
        ]

    def others(self) -> list[str]:
        """Match a sign that opens a line of the file: such a line belongs to no record."""
        return [rf"{BOM}([{self.of_file}])(?={ANY})"] if self.of_file else []

    def any_of(self, tags: list[Tag]) -> Json:
        """Return how a line opens that begins a field of one of `tags`, and the tag's scopes."""
        lower = self.lower(tags)
        flawed = [*([self.exact(lower)] if lower else []), *self.flawed(tags)]
        captures = {"1": self.scope(TAG)}
        captures |= {str(group): self.scope(NO_TAG) for group in range(2, len(flawed) + 2)}
        return {
            "begin": rf"^(?:{'|'.join([self.exact(self.letters(tags)), *flawed])})",
            "beginCaptures": captures,
        }


def _field(openings: _SignOpenings, tags: list[Tag], scope: str) -> Json:
    """Return the rule for fields of one scope: tag, value and continuation lines."""
    return {
        **openings.any_of(tags),
        "end": openings.field_end,
        "patterns": [{"match": VALUE, **openings.scope(scope)}],
    }


def _other_line(openings: _SignOpenings, pattern: str) -> Json:
    """Return the rule for a line that belongs to the file."""
    return {
        "match": rf"^{pattern}({VALUE})",
        "captures": {"1": openings.scope(TAG), "2": openings.scope(REST)},
    }


def _unknown(openings: _SignOpenings) -> Json:
    """Return the rule for what looks like a tag but is not one."""
    return {
        "begin": rf"^{openings.exact(ANY)}",
        "beginCaptures": {"1": openings.scope(NO_TAG)},
        "end": openings.field_end,
        "patterns": [{"match": VALUE, **openings.scope(REST)}],
    }


def _one_line_record(openings: _SignOpenings) -> Json:
    """Return the rule for a line that opens with a known type and holds further tags."""
    dialect = openings.dialect
    opening = openings.any_of([dialect.by_code[dialect.type_code]])
    captures = opening["beginCaptures"]
    types = "|".join(_spellings(dialect))
    return {
        "begin": (
            rf"{opening['begin']}{LOOSELY}((?i:{types})){LOOSELY}(?<=[ \t])(?={openings.piece})"
        ),
        "beginCaptures": {**captures, str(len(captures) + 1): openings.scope(SCOPES["type"])},
        "end": openings.field_end,
        "patterns": [{"include": "#piece"}],
    }


def _pieces(openings: _SignOpenings, tags: list[Tag], scope: str) -> list[Json]:
    """Return the rules for fields inside a line: one that another follows, and the last."""
    next_tag = openings.piece
    tag = rf"(?<=[ \t])({openings.sign}{openings.letters(tags)})(?={SPACE}|$)"
    value = rf"(?!{next_tag}){INK}++(?:[ \t]++(?!{next_tag}){INK}++)*+"
    captures = {"1": openings.scope(TAG)}
    return [
        {
            "match": rf"{tag}[ \t]*+({value})?+(?=[ \t]*+{next_tag})",
            "captures": {**captures, "2": openings.scope(scope)},
        },
        {
            # The last one continues on the next lines, where ` %T ` is ordinary text.
            "begin": tag,
            "beginCaptures": captures,
            "end": openings.field_end,
            "patterns": [{"match": VALUE, **openings.scope(scope)}],
        },
    ]


def _spellings(dialect: Dialect) -> list[str]:
    """Return the types' names and aliases, longest first, as patterns that let spaces vary."""
    written = {name for kind in dialect.types for name in (kind.name, *kind.aliases)}
    return [
        LOOSELY.join(map(re.escape, re.split(r"[ _-]+", name)))
        for name in sorted(written, key=lambda name: (-len(name), name))
    ]


def _one_of(characters: Iterable[str]) -> str:
    """Return a class of `characters`, "" for none."""
    found = sorted(set(characters))
    # Oniguruma gives `[` and `&&` inside a class a special meaning.
    return f"[{''.join(c if c.isalnum() else chr(92) + c for c in found)}]" if found else ""


def text(dialect: Dialect) -> str:
    """Return the contents of the grammar's file."""
    return json.dumps(grammar(dialect), indent=2, ensure_ascii=False) + "\n"


def main(directory: Path) -> None:
    """Write the grammar of every dialect."""
    generate(directory, {f"{name}.tmLanguage.json": text(dialect(name)) for name in names()})


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "syntaxes"))
