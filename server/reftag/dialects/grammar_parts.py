"""What the grammars of all styles are made of: scopes, and patterns for parts of a line."""

from typing import Any, Final

from reftag.dialects.colours import Colour, colour
from reftag.dialects.model import Dialect, Tag

Json = dict[str, Any]

SCOPES: Final[dict[Colour, str]] = {
    "type": "storage.type entity.name.type",
    "title": "string.unquoted.title",
    "person": "entity.name.person entity.name.function.person",
    "journal": "variable.other.journal",
    "number": "constant.numeric",
    "identifier": "variable.other.constant.identifier",
    "link": "markup.underline.link",
    "keyword": "keyword.control.subject",
}
"""The scopes of values by their colour, the last one deciding it in most themes: each of them has
another colour in VS Code's default themes, dark and light."""
DOI: Final = "markup.underline.link variable.other.constant.identifier"
REST: Final = "meta.value"
"""Themes leave it in the colour of ordinary text."""
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


def scoped(scopes: str, dialect: Dialect) -> Json:
    """Return scopes, each followed by the dialect's name."""
    return {"name": " ".join(f"{scope}.{dialect.name}" for scope in scopes.split())}


def scope_of(tag: Tag) -> str:
    """Return the scope of a tag's values."""
    return DOI if tag.kind == "doi" else SCOPES.get(colour(tag.role, tag.kind), REST)


def by_scope(dialect: Dialect) -> dict[str, list[Tag]]:
    """Return the tags that records have by the scope of their values."""
    found: dict[str, list[Tag]] = {}
    for tag in dialect.tags:
        if tag.assigned and not tag.of_file:
            found.setdefault(scope_of(tag), []).append(tag)
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
