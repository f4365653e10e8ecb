"""A plot of times against sizes as an SVG, readable on a light page and on a dark one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil, floor, log10
from pathlib import Path
from typing import Final

Points = Sequence[tuple[float, float]]
"""Megabytes and seconds, by size."""

_WIDTH: Final = 640
_HEIGHT: Final = 380
_LEFT: Final = 70
_RIGHT: Final = 500
_TOP: Final = 40
_BOTTOM: Final = 330

_COLOURS: Final = ("#d1640f", "#2f81d6", "#2a9d5c", "#8f6fd0")
"""With enough contrast on white and on black."""

_STYLE: Final = """
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .title { font-weight: 600 }
  .grid { stroke: #8884 }
  .line { fill: none; stroke-width: 2.5 }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } }
"""


def write(path: Path, title: str, series: Mapping[str, Points]) -> None:
    """Write a plot with both axes logarithmic; each of the `series` is named at its last point."""
    path.write_text("\n".join(_svg(title, series)) + "\n", encoding="utf-8", newline="\n")


def _svg(title: str, series: Mapping[str, Points]) -> Iterator[str]:
    points = [point for each in series.values() for point in each]
    sizes = _decades(size for size, _ in points)
    times = _decades(seconds for _, seconds in points)

    def x(size: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * _share(size, sizes)

    def y(seconds: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * _share(seconds, times)

    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{title}">'
    )
    yield f"<style>{_STYLE}</style>"
    yield f'<text class="title" x="{_LEFT}" y="22">{title}</text>'
    for at in sizes:
        here = x(10**at)
        yield f'<path class="grid" d="M{here:.1f} {_TOP}V{_BOTTOM}"/>'
        yield f'<text x="{here:.1f}" y="{_BOTTOM + 20}" text-anchor="middle">{10**at:g} MB</text>'
    for at in times:
        here = y(10**at)
        yield f'<path class="grid" d="M{_LEFT} {here:.1f}H{_RIGHT}"/>'
        yield f'<text x="{_LEFT - 8}" y="{here + 4:.1f}" text-anchor="end">{_time(10**at)}</text>'
    for (name, line), colour in zip(series.items(), _COLOURS, strict=False):
        places = [(x(size), y(seconds)) for size, seconds in line]
        path = "L".join(f"{across:.1f} {down:.1f}" for across, down in places)
        yield f'<path class="line" stroke="{colour}" d="M{path}"/>'
        across, down = places[-1]
        yield f'<text x="{across + 8:.1f}" y="{down + 4:.1f}" style="fill:{colour}">{name}</text>'
    yield "</svg>"


def _decades(values: Iterable[float]) -> range:
    """Return the powers of ten from below the least value to above the greatest."""
    logs = [log10(value) for value in values]
    return range(floor(min(logs)), ceil(max(logs)) + 1)


def _share(value: float, decades: range) -> float:
    return (log10(value) - decades[0]) / (decades[-1] - decades[0])


def _time(seconds: float) -> str:
    return f"{seconds:g} s" if seconds >= 1 else f"{1000 * seconds:g} ms"
