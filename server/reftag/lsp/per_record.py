"""Answers about all records of a document, as JSON: made once for each record, then only moved.

Editors ask for the outline, the folds and the links of a whole document after each edit. Of
thousands of records one has changed then, and some are on other lines.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from reftag.lsp.encoded import Pieces
from reftag.syntax import Record
from reftag.text.steps import Steps

Items = Sequence[Mapping[str, Any]]
"""JSON objects about one record, with lines counted from its first one."""

_LINE: Final = re.compile(r'("(?:line|startLine|endLine)":)(\d+)')
"""A key with a number. Not to be found inside a JSON string, where quotes have a backslash."""


_AT_ONCE: Final = 500
"""Records that are passed or moved in a step, if nothing is new in them."""


class _Answered(NamedTuple):
    """What was said about a record last."""

    record: Record
    """Held here, so that no other one gets its identity."""
    template: str
    """Items in JSON with commas between and a `%d` for each line."""
    lines: tuple[int, ...]
    """The lines, from the record's first."""
    items: int
    """How many there are, those below them included."""
    line: int
    """Where the record began."""
    text: str

    def moved(self, line: int) -> "_Answered":
        """Return the same of the record at another line."""
        record, template, lines, items = self[:4]
        text = template % tuple([line + each for each in lines])
        return _Answered(record, template, lines, items, line, text)  # quicker than `_replace`


class Answer(NamedTuple):
    """Items about the first records of a document."""

    pieces: Pieces
    items: int
    """How many there are, those below them included."""
    records: int
    """How many records they are about."""
    line: int
    """Where the next record begins."""


class PerRecord:
    """What was answered about each record of a document last, to be answered again."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[int, _Answered] = {}
        """By the identity of the record."""
        self.limit_said = False
        """Whether the user can know already that an answer is not about all of the document."""

    def answer(
        self, records: Iterable[Record], make: Callable[[Record], Items], most: int
    ) -> Steps[Answer]:
        """Return at most `most` items about records, of each of them all or none.

        `make` is asked about records that were not there before.
        """
        kept = self._kept
        now: dict[int, _Answered] = {}
        pieces = Pieces()
        count = line = at = 0
        for record in records:
            if count >= most:
                break
            known = kept.get(id(record))
            if known is None or at % _AT_ONCE == _AT_ONCE - 1:
                yield
            if known is None or known.line != line:
                known = (known or _made(record, make(record))).moved(line)
                kept[id(record)] = known  # at once: the answer may be wanted no more
            if count + known.items > most:
                break
            now[id(record)] = known
            if known.text:
                pieces.append(known.text)
            count += known.items
            line += record.breaks
            at += 1
        self._kept = now
        return Answer(pieces, count, at, line)


def _made(record: Record, items: Items) -> _Answered:
    record.forget()
    text = dumped(items)[1:-1].replace("%", "%%")
    lines = tuple([int(found[2]) for found in _LINE.finditer(text)])
    count = sum(1 + len(item.get("children", ())) for item in items)
    return _Answered(record, _LINE.sub(r"\1%d", text), lines, count, -1, "")


def dumped(content: object) -> str:
    """Return JSON without spaces, since it is long and sent often."""
    return json.dumps(content, separators=(",", ":"))
