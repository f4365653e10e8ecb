"""What only editors set: how they show things and what they do by themselves.

Nothing here changes what is found in a file, so reftag.toml has none of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of an editor. In its settings each is a key in camel case: `compareFiles`."""

    compare_files: bool = True
    """Whether files are compared with each other."""
    check_workspace: bool = False
    """Whether all libraries below the open folders are checked, not only open files."""
    tag_hints: bool = False
    """Whether inlay hints say what a tag is for."""
    record_hints: bool = True
    """Whether inlay hints give a short citation of each record."""
    code_lens: bool = False
    """Whether findings and duplicates of each record are written above it."""
    offer_next_tag: bool = True
    """Whether Enter after a tag that may occur again begins a line with it."""
    max_files: int = 2_000
    """How many files below the open folders are read, of 100 KB each on average."""


def preferences(sent: Mapping[str, Any]) -> Preferences:
    """Return what an editor has chosen; whatever is of another type, or below 0, is not."""
    chosen: dict[str, Any] = {}
    for each in fields(Preferences):
        value = sent.get(_key(each.name))
        if type(value) is type(each.default) and not _is_below_zero(value):
            chosen[each.name] = value
    return Preferences(**chosen)


def _is_below_zero(value: object) -> bool:
    return isinstance(value, int) and value < 0


def _key(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))
