"""Makes the TextMate grammar of a dialect, which editors colour its files with.

    python -m reftag.dialects.grammar [DIR]      writes DIR/<dialect>.tmLanguage.json

The grammar sees one line at a time, so it agrees with `syntax.reading` on what a tag line is
and leaves the rest to the rules: it does not know where a record ends, nor whether a value is
right. Every pattern takes time linear in the line: what repeats gives nothing back (`++`, `*+`).
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from reftag.dialects.encoded import encoded_byte
from reftag.dialects.load import dialect, names
from reftag.dialects.model import Dialect, Kind, Tag

Json = dict[str, Any]

_SCOPES: Final[dict[Kind, str]] = {
    "type": "storage.type",
    "person": "entity.name.person",
    "year": "constant.numeric",
    "number": "constant.numeric",
    "pages": "constant.numeric",
    "doi": "markup.underline.link",
    "url": "markup.underline.link",
    "path": "markup.underline.link",
}
_REST: Final = "string.unquoted"
_TAG: Final = "keyword.other.tag"
_NO_TAG: Final = "invalid.illegal"

# Editors hand over lines with an LF; some leave the CR of a CRLF before it.
_BLANK: Final = r"[ \t\r]"
_INK: Final = r"[^ \t\r\n]"
_VALUE: Final = rf"{_INK}++(?:{_BLANK}++{_INK}++)*+"
_BOM: Final = r"\x{FEFF}?"
# What Python calls white space, and with it `syntax.reading`: four more than Oniguruma's `\s`.
_WHITE: Final = r"\s\x1C-\x1F"
_ANY: Final = rf"[^{_WHITE}]"
_LOOSELY: Final = rf"[{_WHITE}_-]*+"
"""Between the words of a type's name: what `model.fold` drops."""


def grammar(dialect: Dialect) -> Json:
    """Return the grammar of a dialect whose tags are a sign and one character."""
    openings = _Openings(dialect)
    by_scope: dict[str, list[Tag]] = {}
    for tag in dialect.tags:
        if tag.assigned:
            by_scope.setdefault(_SCOPES.get(tag.kind, _REST), []).append(tag)
    groups = by_scope.items()
    return {
        "information_for_contributors": (
            f"Generated from server/reftag/dialects/{dialect.name}.toml: "
            "run `make generate` instead of editing this file."
        ),
        "name": dialect.title,
        "scopeName": f"text.{dialect.name}",
        "fileTypes": [extension.removeprefix(".") for extension in dialect.extensions],
        "patterns": [{"include": "#one-line-record"}, {"include": "#field"}],
        "repository": {
            "one-line-record": _one_line_record(openings),
            "piece": {
                "patterns": [r for scope, tags in groups for r in _pieces(openings, tags, scope)]
            },
            "field": {
                "patterns": [
                    *(_field(openings, tags, scope) for scope, tags in groups),
                    _unknown(openings),
                ]
            },
        },
    }


class _Openings:
    """How lines may open, as patterns. In each the tag itself is a group, and the only one.

    The order and the conditions are those of `syntax.reading`.
    """

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.name = dialect.name
        self.sign = re.escape(dialect.sign)
        assigned = [tag for tag in dialect.tags if tag.assigned]
        self.piece = rf"{self.sign}{self.letters(assigned)}(?={_BLANK}|$)"
        openings = [self.exact(_ANY), *self.flawed(assigned)]
        self.field_end = rf"^(?={'|'.join(openings)}|[ \t\r\x1A]*+$)"

    def scope(self, scope: str) -> Json:
        """Return a scope with the dialect's name behind it."""
        return {"name": f"{scope}.{self.name}"}

    def letters(self, tags: Iterable[Tag]) -> str:
        """Match what follows the sign in `tags`."""
        return _one_of(tag.code[-1] for tag in tags)

    def lower(self, tags: Iterable[Tag]) -> str:
        """Match what follows the sign in `tags`, in lower case where that is no tag."""
        taken = self.dialect.by_code
        return _one_of(tag.code[-1].lower() for tag in tags if tag.code.lower() not in taken)

    def exact(self, letter: str) -> str:
        """Match a tag as it should be."""
        return rf"{_BOM}({self.sign}{letter})(?=[ \r]|$)"

    def flawed(self, tags: list[Tag]) -> list[str]:
        """Match what stands for one of `tags` and is not quite it, lower case aside."""
        letter = self.letters(tags)
        lower = self.lower(tags)
        glued = f"|{lower}(?=[A-Z][a-z])" if lower else ""
        variants = "".join(map(re.escape, self.dialect.sign_variants))
        codes = {tag.code for tag in tags}
        return [
            # The value is glued to the tag. `%20` is the rest of a broken URL, though.
            rf"{_BOM}({self.sign}(?!{encoded_byte(self.dialect)})(?:{letter}{glued}))",
            rf"{_BOM}[ \t]++({self.sign}{letter})(?={_BLANK}|$)",
            *([rf"{_BOM}[ \t]*+([{variants}]{letter})"] if variants else []),
            *(
                rf"{_BOM}({re.escape(each.written)})(?={_BLANK}|$)"
                for each in self.dialect.misspellings
                if each.means in codes
            ),
        ]

    def any_of(self, tags: list[Tag]) -> Json:
        """Return how a line opens that begins a field of one of `tags`, and the tag's scopes."""
        lower = self.lower(tags)
        flawed = [*([self.exact(lower)] if lower else []), *self.flawed(tags)]
        captures = {"1": self.scope(_TAG)}
        captures |= {str(group): self.scope(_NO_TAG) for group in range(2, len(flawed) + 2)}
        return {
            "begin": rf"^(?:{'|'.join([self.exact(self.letters(tags)), *flawed])})",
            "beginCaptures": captures,
        }


def _field(openings: _Openings, tags: list[Tag], scope: str) -> Json:
    """Return the rule for fields of one scope: tag, value and continuation lines."""
    return {
        **openings.any_of(tags),
        "end": openings.field_end,
        "patterns": [{"match": _VALUE, **openings.scope(scope)}],
    }


def _unknown(openings: _Openings) -> Json:
    """Return the rule for what looks like a tag and is none."""
    return {
        "begin": rf"^{openings.exact(_ANY)}",
        "beginCaptures": {"1": openings.scope(_NO_TAG)},
        "end": openings.field_end,
        "patterns": [{"match": _VALUE, **openings.scope(_REST)}],
    }


def _one_line_record(openings: _Openings) -> Json:
    """Return the rule for a line that opens with a known type and holds further tags."""
    dialect = openings.dialect
    opening = openings.any_of([dialect.by_code[dialect.type_code]])
    captures = opening["beginCaptures"]
    types = "|".join(_spellings(dialect))
    return {
        "begin": (
            rf"{opening['begin']}{_LOOSELY}((?i:{types})){_LOOSELY}(?<=[ \t])(?={openings.piece})"
        ),
        "beginCaptures": {**captures, str(len(captures) + 1): openings.scope(_SCOPES["type"])},
        "end": openings.field_end,
        "patterns": [{"include": "#piece"}],
    }


def _pieces(openings: _Openings, tags: list[Tag], scope: str) -> list[Json]:
    """Return the rules for fields inside a line: one that another follows, and the last."""
    next_tag = openings.piece
    tag = rf"(?<=[ \t])({openings.sign}{openings.letters(tags)})(?={_BLANK}|$)"
    value = rf"(?!{next_tag}){_INK}++(?:[ \t]++(?!{next_tag}){_INK}++)*+"
    captures = {"1": openings.scope(_TAG)}
    return [
        {
            "match": rf"{tag}[ \t]*+({value})?+(?=[ \t]*+{next_tag})",
            "captures": {**captures, "2": openings.scope(scope)},
        },
        {
            # The last one goes on over the next lines, and there ` %T ` is text like any other.
            "begin": tag,
            "beginCaptures": captures,
            "end": openings.field_end,
            "patterns": [{"match": _VALUE, **openings.scope(scope)}],
        },
    ]


def _spellings(dialect: Dialect) -> list[str]:
    """Return the types' names and aliases, longest first, as patterns that let blanks vary."""
    written = {name for kind in dialect.types for name in (kind.name, *kind.aliases)}
    return [
        _LOOSELY.join(map(re.escape, re.split(r"[ _-]+", name)))
        for name in sorted(written, key=lambda name: (-len(name), name))
    ]


def _one_of(characters: Iterable[str]) -> str:
    """Return a class of `characters`, "" for none."""
    found = sorted(set(characters))
    # Oniguruma gives `[` and `&&` inside a class a meaning of their own.
    return f"[{''.join(c if c.isalnum() else chr(92) + c for c in found)}]" if found else ""


def text(dialect: Dialect) -> str:
    """Return what stands in the grammar's file."""
    return json.dumps(grammar(dialect), indent=2, ensure_ascii=False) + "\n"


def main(directory: Path) -> None:
    """Write the grammar of every dialect."""
    directory.mkdir(parents=True, exist_ok=True)
    for name in names():
        path = directory / f"{name}.tmLanguage.json"
        path.write_text(text(dialect(name)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "syntaxes"))
