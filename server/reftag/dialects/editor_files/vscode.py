"""Visual Studio Code: how files of a dialect begin, and how they are typed.

A head pattern matches the beginning of a text that is beyond doubt in a dialect: two lines, since
a word such as `RT` or `PT` may begin any text. It is for plain text files, whose names promise
nothing, and knows less than `syntax.recognition`: where it does not match, nothing is said. The
patterns mean the same to Python and to JavaScript.
"""

import json
import re
from collections.abc import Iterable
from typing import Final

from reftag.dialects.grammar_parts import Json
from reftag.dialects.load import dialect, names
from reftag.dialects.model import Dialect, Tag

HEADS: Final = "heads.json"
MOST: Final = 4_096
"""How many characters of a text a head pattern is tried on."""

_NOTHING: Final = r"^\uFEFF?\s*"
_END: Final = r"(?:\r\n?|\n)"
_LINE: Final = rf"[^\r\n]*{_END}"
_NEEDED: Final = ("author", "title")
"""The roles that a record needs where none begins with a certain tag."""
_WORD: Final = r"10\.[0-9]+/\S+|[\p{L}\p{M}\p{N}_]+(?:['’-][\p{L}\p{M}\p{N}_]+)*"
"""What begins as DOIs do, or a word with the apostrophes and hyphens inside it."""


def head_pattern(dialect: Dialect) -> str:
    """Return the pattern that matches the head of a text in a dialect."""
    tags = [tag for tag in dialect.tags if tag.assigned and not tag.of_file]
    any_tag = _opening(dialect, tags)
    if not dialect.start_code:
        paragraph = rf"(?:[^\r\n]+{_END})*?"
        needed = (_opening(dialect, dialect.by_role[role]) for role in _NEEDED)
        ahead = "".join(rf"(?={paragraph}{each}\S)" for each in needed)
        return rf"{_NOTHING}{ahead}(?:{any_tag}\S{_LINE}){{3}}"
    start = _opening(dialect, [dialect.by_code[dialect.start_code]])
    if dialect.start_code == dialect.type_code:
        named = {
            name for kind in dialect.types for name in (kind.name, *kind.aliases, *kind.synonyms)
        }
        # After the type the next tag may be on the same line.
        first = rf"{start}(?:{_any(named)})(?:[ \t]*{_END}\s*|[ \t]+){any_tag}"
    else:
        first = rf"{start}\S{_LINE}{any_tag}"
    if line := _of_file_line(dialect):
        first = rf"(?:{line}\s*)?{first}"
    return rf"{_NOTHING}(?:{'|'.join([first, *_above(dialect)])})"


def _above(dialect: Dialect) -> Iterable[str]:
    """Yield what matches the lines that programs write above the records."""
    if dialect.header:
        yield re.escape(dialect.header)
    if line := _of_file_line(dialect):
        yield line + line


def _of_file_line(dialect: Dialect) -> str:
    tags = [tag for tag in dialect.tags if tag.of_file]
    return rf"{_opening(dialect, tags)}\S{_LINE}" if tags else ""


def _opening(dialect: Dialect, tags: Iterable[Tag]) -> str:
    """Match how a line opens that has one of these tags, up to its value."""
    reading = dialect.reading
    codes = {tag.code.ljust(reading.width) for tag in tags}
    return rf"(?:{_any(codes)}){re.escape(reading.separator)}"


def _any(texts: Iterable[str]) -> str:
    """Match one of these texts, the longest that fits."""
    return "|".join(map(re.escape, sorted(texts, key=lambda text: (-len(text), text))))


def language_configuration(dialect: Dialect) -> Json:
    """Return how a dialect is typed in VS Code: what is a word, what Enter does, what folds.

    Only what the server does not do, or not in a window in which it cannot run.
    """
    tag = rf"(?<!\S){re.escape(dialect.sign)}\S(?!\S)|" if dialect.sign else ""
    pairs = [["(", ")"], ["[", "]"], ['"', '"']]
    return {
        "brackets": [],
        "colorizedBracketPairs": [],
        "autoClosingPairs": [],
        "surroundingPairs": pairs,
        "wordPattern": {"pattern": tag + _WORD, "flags": "u"},
        "onEnterRules": list(_on_enter(dialect)),
        "folding": {"markers": _markers(dialect)},
    }


def _on_enter(dialect: Dialect) -> Iterable[Json]:
    """Yield what Enter does to the indentation of the line that it begins."""
    indent = " " * dialect.reading.indent
    if indent:
        # A value that is cut in two goes on below its tag.
        yield {
            "beforeText": r"^\S.*\S",
            "afterText": r"^\s*\S",
            "action": {"indent": "none", "appendText": indent},
        }
    else:
        # Spaces before a tag hide it from importers.
        yield {"beforeText": r"^\s+\S.*$", "action": {"indent": "none"}}


def _markers(dialect: Dialect) -> Json:
    """Return where records begin and end: with their end tag, else at a blank line."""
    start, end = dialect.start_code, dialect.end_code
    tags = [dialect.by_code[start]] if start else list(dialect.by_role[_NEEDED[0]])
    end_line = rf"^{re.escape(end.ljust(dialect.reading.width))}(?:\s|$)" if end else r"^\s*$"
    return {"start": "^" + _opening(dialect, tags), "end": end_line}


def files() -> dict[str, str]:
    """Return the texts by path below `editors/`."""
    heads = {name: head_pattern(dialect(name)) for name in names()}
    languages = {
        f"vscode/languages/{name}.json": _text(language_configuration(dialect(name)))
        for name in names()
    }
    return {f"vscode/src/{HEADS}": _text(heads), **languages}


def _text(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
