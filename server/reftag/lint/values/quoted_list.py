"""Lists as programs write them: `["Lind, Eva", "Berg, Ole"]`, as in JSON and Python."""

import ast
import re
from functools import lru_cache
from typing import Final

_ITEM: Final = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_LIST: Final = re.compile(rf"[\[({{]\s*{_ITEM}(?:\s*,\s*{_ITEM}|\s+{_ITEM})*\s*,?\s*[\])}}]")
"""Commas between the items, or only spaces, as numpy prints them."""
_EACH: Final = re.compile(_ITEM)


@lru_cache(maxsize=64)
def quoted_list(text: str) -> list[str]:
    """Return the items of a list of quoted texts, `[]` if the text is not such a list."""
    if text[:1] not in "[({" or not _LIST.fullmatch(text):
        return []
    try:
        items = [str(ast.literal_eval(item)).strip() for item in _EACH.findall(text)]
    except (SyntaxError, ValueError):
        return []
    return [" ".join(item.split()) for item in items if item]
