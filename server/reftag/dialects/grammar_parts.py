"""What the grammars of all styles are made of: scopes, and patterns for parts of a line."""

from typing import Any, Final

from reftag.dialects.model import Dialect, Kind, Tag

Json = dict[str, Any]

SCOPES: Final[dict[Kind, str]] = {
    "type": "storage.type",
    "person": "entity.name.person",
    "year": "constant.numeric",
    "number": "constant.numeric",
    "pages": "constant.numeric",
    "doi": "markup.underline.link",
    "url": "markup.underline.link",
    "path": "markup.underline.link",
}
REST: Final = "string.unquoted"
TAG: Final = "keyword.other.tag"
NO_TAG: Final = "invalid.illegal"

# Editors hand over lines with an LF; some leave the CR of a CRLF before it.
SPACE: Final = r"[ \t\r]"
INK: Final = r"[^ \t\r\n]"
VALUE: Final = rf"{INK}++(?:{SPACE}++{INK}++)*+"
BOM: Final = r"\x{FEFF}?"
# What Python calls white space, and with it `syntax.tag_lines`: four more than Oniguruma's `\s`.
WHITE: Final = r"\s\x1C-\x1F"
ANY: Final = rf"[^{WHITE}]"
LOOSELY: Final = rf"[{WHITE}_-]*+"
"""Between the words of a type's name: what `model.fold` drops."""


def by_scope(dialect: Dialect) -> dict[str, list[Tag]]:
    """Return the tags that records have by the scope of their values."""
    found: dict[str, list[Tag]] = {}
    for tag in dialect.tags:
        if tag.assigned and not tag.of_file:
            found.setdefault(SCOPES.get(tag.kind, REST), []).append(tag)
    return found


def head(dialect: Dialect) -> Json:
    """Return the head of every grammar."""
    return {
        "information_for_contributors": (
            f"Generated from server/reftag/dialects/{dialect.name}.toml: "
            "run `make generate` instead of editing this file."
        ),
        "name": dialect.title,
        "scopeName": f"text.{dialect.name}",
        "fileTypes": [extension.removeprefix(".") for extension in dialect.extensions],
    }
