"""Writes values as TOML: there is no writer in the standard library."""

import json
import re
from collections.abc import Mapping
from typing import Final

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+\Z")


def written(value: object, *, key: bool = False) -> str:
    """Return `value` on one line; as a `key`, without quotes where none are needed."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if key and _BARE_KEY.match(value) else _quoted(value)
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{written(k, key=True)} = {written(v)}" for k, v in value.items())
        return f"{{ {pairs} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    return str(value)


def _quoted(text: str) -> str:
    # A JSON string is a TOML string, except that TOML requires an escape for DEL.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
