"""Page ranges: dashes, order, and what a spreadsheet makes of them."""

import re
from typing import Final

from reftag.values import months

_CLEAN: Final = re.compile(r"[A-Za-z]?\d+|(\d{1,9})-(\d{1,9})")
_DASHES: Final = "‐‑‒–—―−﹣－"
_DASH: Final = re.compile(
    rf"(?:(?<=\d)|(?<=\d[A-Za-z]))\s?(?:-{{2,3}}|[{_DASHES}]{{1,2}})\s?(?=[A-Za-z]{{0,3}}\d)"
    rf"|(?<=[ivxlIVXL])\s?(?:-{{2,3}}|[{_DASHES}]{{1,2}})\s?(?=[ivxlIVXL]+\b)"
)
"""What is written in place of the hyphen of a range."""
_PIECES: Final = re.compile(r"\s*[,;+&]\s*")
_RANGE: Final = re.compile(r"([A-Za-z]{0,2})(\d{2,9})\s?-\s?([A-Za-z]{0,2})(\d{2,9})")
_NUMBER: Final = re.compile(r"([A-Za-z]{0,2})(\d{1,9})")
_FULL_STOP: Final = re.compile(r"([A-Za-z]?\d+(?:\s?-\s?[A-Za-z]?\d+)?)[.,;:]")
_WORD: Final = re.compile(r"\w+")
_EXTRA: Final = re.compile(r"\+\d*\Z")
"""What Web of Science adds to a last page: `55+`, `48+52`."""
_OPEN: Final = re.compile(rf"([A-Za-z]{{0,2}}\d+)\s?[-{_DASHES}]+")
_DATE: Final = re.compile(rf"\d{{1,2}}-(?:{months.SHORT})|(?:{months.SHORT})-\d{{2}}")


def is_clean(value: str) -> bool:
    """Say whether the value is one page, article number or range that runs forwards. Quick."""
    match = _CLEAN.fullmatch(value)
    if match is None:
        return False
    first, last = match.groups()
    return first is None or len(first) < len(last) or first <= last


def with_hyphens(value: str) -> str:
    """Return `value` with a hyphen for every dash between pages."""
    return value if value.isascii() and "--" not in value else _DASH.sub("-", value)


def first(value: str) -> str:
    """Return the first page as it is compared, `""` if there is none: `123` of `0123-145`."""
    match = _WORD.search(value)
    return match[0].lstrip("0") if match else ""


def open_range(value: str) -> str:
    """Return the first page of a range without an end (`123-`), `""` for anything else."""
    match = _OPEN.fullmatch(value)
    return match[1] if match else ""


def backwards(value: str) -> tuple[str, str] | None:
    """Return the first and the last page of a range that runs backwards, None if there is none.

    Only pages written in full are compared: in 123-5 and 1309-48 the end is shortened.
    """
    for piece in _PIECES.split(value):
        match = _RANGE.fullmatch(piece)
        if match is None:
            continue
        before, first, after, last = match.groups()
        if after in ("", before) and len(first) == len(last) and int(last) < int(first):
            return before + first, after + last
    return None


def ends_before(first: str, last: str) -> bool:
    """Say whether a last page in a field of its own comes before the first page.

    Pages of one kind, written in full, are compared: `e123`, `xii` and `250` with `5` are not.
    """
    one, other = _NUMBER.fullmatch(first), _NUMBER.fullmatch(_EXTRA.sub("", last))
    if one is None or other is None or one[1] != other[1]:
        return False
    return len(one[2]) == len(other[2]) and int(other[2]) < int(one[2])


def without_stop(value: str) -> str:
    """Return pages that have a stray stop after them (`948770.`) without it, `""` for others."""
    match = _FULL_STOP.fullmatch(value)
    return match[1] if match else ""


def is_spreadsheet_date(value: str) -> bool:
    """Say whether a spreadsheet took the pages for a date: `12-May` was 5-12."""
    return _DATE.fullmatch(value) is not None
