"""The edit of a reftag.toml that switches a rule off: comments and layout stay.

The result is read again: an edit that does not have the intended effect is discarded.
"""

import re
from collections.abc import Callable
from typing import Any

from tomlkit import TOMLDocument, dumps, inline_table, nl, parse
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, Comment, Table, Whitespace

from reftag.config.globs import escaped, fits
from reftag.config.read import read
from reftag.config.record_keys import key_of
from reftag.text import Edit, narrowed
from reftag.text.lines import LINE_BREAK

_FILES, _RECORDS = "per-file-ignores", "ignore-in-record"


def ignored_everywhere(text: str, code: str) -> Edit | None:
    """Return the edit that puts rule `code` into `ignore`; None if there is no way."""

    def changed(file: TOMLDocument) -> str | None:
        return file.as_string() if _added(file, "ignore", code) else None

    return _tried(text, changed, lambda values: code in values.get("ignore", ()))


def ignored_in_file(text: str, path: str, code: str) -> Edit | None:
    """Return the edit that ignores rule `code` in the file at `path`; None if there is no way.

    `path` is relative to the folder of the reftag.toml and has `/`.
    """
    globs = (path, escaped(path))

    def changed(file: TOMLDocument) -> str | None:
        table = file.get(_FILES)
        if table is None:
            return _with_table(text, {_FILES: {globs[1]: [code]}})
        if not isinstance(table, dict):
            return None
        glob = path if path in table and fits(path, path) else globs[1]
        return file.as_string() if _added(table, glob, code) else None

    def done(values: dict[str, Any]) -> bool:
        table = dict(values.get(_FILES, ()))
        return any(code in table.get(glob, ()) for glob in globs)

    return _tried(text, changed, done)


def ignored_in_record(text: str, record: str, code: str) -> Edit | None:
    """Return the edit that ignores rule `code` in the record that `record` names, or None."""
    key = key_of(record)
    entry = {"record": record, "rules": [code]}

    def changed(file: TOMLDocument) -> str | None:
        entries = file.get(_RECORDS, ())
        if not isinstance(entries, tuple | Array | AoT):
            return None
        for each in entries:
            if key_of(each["record"]) == key:
                return file.as_string() if _added(each, "rules", code) else None
        if not isinstance(entries, Array):
            return _with_table(text, {_RECORDS: [entry]})
        inline = inline_table()
        inline.update(entry)
        entries.append(inline)
        return file.as_string()

    def done(values: dict[str, Any]) -> bool:
        return any(
            key_of(entry.record) == key and code in entry.rules
            for entry in values.get(_RECORDS, ())
        )

    return _tried(text, changed, done)


def _tried(
    text: str,
    changed: Callable[[TOMLDocument], str | None],
    done: Callable[[dict[str, Any]], bool],
) -> Edit | None:
    """Return the edit if the text after it says what it should, and no more is wrong in it."""
    before = read(text, "")
    try:
        new = changed(parse(text))
    except (TOMLKitError, RecursionError, LookupError, TypeError, AttributeError):
        return None
    if new is None:
        return None
    after = read(new, "")
    sound = len(after.problems) <= len(before.problems) and done(dict(after.layer.values))
    return _edit(text, new) if sound else None


def _added(table: Any, key: str, code: str) -> bool:  # noqa: ANN401  # four classes of tomlkit
    """Append `code` to the list at `key`, or make one. Return False if there is something else."""
    if key not in table:
        _put(table, key, [code])
    elif isinstance(table[key], Array):
        table[key].append(code)
    else:
        return False
    return True


def _put(table: Any, key: str, value: list[str]) -> None:  # noqa: ANN401  # as above
    """Put a pair at the end of a table, but above comments that belong to the header after it."""
    body = getattr(table.value if isinstance(table, Table) else table, "body", [])
    end = next(
        (at for at, (_, item) in enumerate(body) if isinstance(item, Table | AoT)), len(body)
    )
    start = end
    while start and isinstance(body[start - 1][1], Comment):
        start -= 1
    rest = body[start or end :]
    del body[start or end :]
    table[key] = value
    if rest and not isinstance(body[-1][1], Whitespace):
        table.append(None, nl())
    body += rest


def _with_table(text: str, table: dict[str, Any]) -> str:
    """Return the text with a table at its end, after a blank line."""
    gap = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
    return f"{text}{gap}{dumps(table)}"


def _edit(text: str, new: str) -> Edit:
    """Return the edit that makes `text` the new text, with line breaks as `text` has them."""
    first = LINE_BREAK.search(text)
    edit = narrowed(text, Edit(0, len(text), new))
    return edit._replace(text=re.sub(r"\r?\n", first[0] if first else "\n", edit.text))
