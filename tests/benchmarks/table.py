"""The table that `make bench` prints: a row for each figure, beside what other servers take."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

_NONE: Final[Mapping[str, float]] = MappingProxyType({})


class Row(NamedTuple):
    """One figure."""

    point: str
    """What it is about, in a word; the table has those with the same one together."""
    what: str
    figure: float
    """Of reftag."""
    limit: float | None = None
    """What the figure should not exceed."""
    others: Mapping[str, float] = _NONE
    """The same of other servers, by their names."""


def printed(rows: Iterable[Row]) -> str:
    """Return the table as text, in Markdown: a figure over its limit is marked with `!`."""
    rows = list(rows)
    points = list(dict.fromkeys(row.point for row in rows))
    rows.sort(key=lambda row: points.index(row.point))
    names = list(dict.fromkeys(name for row in rows for name in row.others))
    head = ["", "", "reftag", "at most", *names]
    lines = [head, *(_cells(row, names) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    lines.insert(1, ["-" * width for width in widths])
    return "".join(_line(line, widths) for line in lines)


def _line(cells: list[str], widths: list[int]) -> str:
    aligned = (
        cell.ljust(width) if at < 2 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join(aligned)} |\n"


def _cells(row: Row, names: list[str]) -> list[str]:
    over = row.limit is not None and row.figure > row.limit
    return [
        row.point,
        row.what,
        _number(row.figure) + (" !" if over else ""),
        "" if row.limit is None else _number(row.limit),
        *(_number(row.others[name]) if name in row.others else "" for name in names),
    ]


def _number(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"
