"""Text in which a record may begin unseen, because the line break before it was lost.

The parser accepts a tag inside a line only where that is certain (`syntax.inner`). This asks for
less: where a record may begin inside a value, nothing below it is called a repetition.
"""

import re
from functools import cache

from reftag.dialects import Dialect
from reftag.syntax.styles import scanner


def may_hold_a_beginning(dialect: Dialect, text: str) -> bool:
    """Say whether a record may begin inside a line of a record's text."""
    return _beginning(dialect).search(text) is not None


@cache
def _beginning(dialect: Dialect) -> re.Pattern[str]:
    """Return the pattern for the tags with which a record or a file begins, inside a line."""
    codes = [dialect.start_code] if dialect.start_code else list(dialect.codes("author"))
    codes += sorted(tag.code for tag in dialect.tags if tag.of_file and len(tag.code) > 1)
    value = ""
    if dialect.start_code and scanner(dialect).tags_are_words:
        names = {name for kind in dialect.types for name in (kind.name, *kind.aliases)}
        value = rf"(?:{'|'.join(map(re.escape, sorted(names)))})[ \t]*(?:[\r\n]|\Z)"
    return re.compile(rf"(?<=[^\r\n\ufeff])(?:{_loose(dialect, codes)}){value}")


def _loose(dialect: Dialect, codes: list[str]) -> str:
    """Return a pattern for tags in about the form that they have at the beginning of a line."""
    names = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
    if dialect.reading.style == "dash":
        return rf"(?:{names})[ \t]*[-{re.escape(dialect.reading.dashes)}](?=\s|\Z)"
    return rf"(?:{names})(?:[ \t]+|(?=[\r\n]|\Z))"
