"""Page ranges: dashes, order, and what a spreadsheet makes of them."""

import re
from typing import Final, NamedTuple

from reftag.values import months
from reftag.values.fault import Fault

_PAGE: Final = r"[A-Za-z]{0,3}\d+[A-Za-z]{0,2}|[ivxlcdm]+|[IVXLCDM]+"
_READ: Final = re.compile(
    rf"(?:pp?\b\.?\s*)?({_PAGE})(?:\s?-\s?({_PAGE}))?(?:\s*[,;+&]\s*(\S.*))?\.?", re.DOTALL
)
_CLEAN: Final = re.compile(r"[A-Za-z]?\d+|(\d{1,9})-(\d{1,9})")
_DASHES: Final = "‐‑‒–—―−﹣－"
_DASH: Final = re.compile(
    rf"(?:(?<=\d)|(?<=\d[A-Za-z]))\s?(?:-{{2,3}}|[{_DASHES}]{{1,2}})\s?(?=[A-Za-z]{{0,3}}\d)"
    rf"|(?<=[ivxlIVXL])\s?(?:-{{2,3}}|[{_DASHES}]{{1,2}})\s?(?=[ivxlIVXL]+\b)"
)
"""What is written in place of the hyphen of a range."""
_PIECES: Final = re.compile(r"(?:(?<!\s)\s+)?[,;+&]\s*")
_RANGE: Final = re.compile(r"([A-Za-z]{0,2})(\d{2,9})\s?-\s?([A-Za-z]{0,2})(\d{2,9})")
_NUMBER: Final = re.compile(r"([A-Za-z]{0,2})(\d{1,9})")
_FULL_STOP: Final = re.compile(r"([A-Za-z]?\d+(?:\s?-\s?[A-Za-z]?\d+)?)[.,;:]")
_WORD: Final = re.compile(r"\w+")
_EXTRA: Final = re.compile(r"\+\d*\Z")
"""What Web of Science adds to a last page: `55+`, `48+52`."""
_OPEN: Final = re.compile(rf"([A-Za-z]{{0,2}}\d+)\s?[-{_DASHES}]+")
_DATE: Final = re.compile(rf"\d{{1,2}}-(?:{months.SHORT})|(?:{months.SHORT})-\d{{2}}")


class Pages(NamedTuple):
    """A page or a range of pages."""

    first: str
    """`""` if the text cannot be read: `Article 12`."""
    last: str = ""
    """Written in full, `""` for one page."""
    more: str = ""
    """What follows: further ranges, a number of pages; or the text that cannot be read."""

    @property
    def normal(self) -> str:
        """The range with a hyphen, the last page in full, and what follows after a comma."""
        pages = f"{self.first}-{self.last}" if self.last else self.first
        return ", ".join(filter(None, (pages, self.more)))


def parse(value: str) -> Pages | Fault:
    """Read pages; kinds of faults are *backwards*, *spreadsheet date*, *open end*, *dash*, *stop*.

    What is meant is sure only where a dash becomes a hyphen.
    """
    written = _with_hyphens(value)
    if wrong := _backwards(written):
        return Fault(f"runs backwards, from {wrong[0]} to {wrong[1]}", kind="backwards")
    if _DATE.fullmatch(value):
        return Fault(
            "is a date that a spreadsheet made from two page numbers", kind="spreadsheet date"
        )
    if match := _OPEN.fullmatch(value):
        return Fault("has no last page after the dash", (match[1],), kind="open end")
    if written != value:
        return Fault("has a dash instead of a hyphen", (written,), sure=True, kind="dash")
    if match := _FULL_STOP.fullmatch(value):
        return Fault(f'has "{value[-1]}" after the number', (match[1],), kind="stop")
    if match := _READ.fullmatch(value):
        last = _in_full(match[1], match[2]) if match[2] else ""
        return Pages(match[1], last, match[3] or "")
    return Pages("", more=value)


def _in_full(first: str, last: str) -> str:
    """Return the last page with the digits that were left out: 125 for 123-5."""
    one, other = _NUMBER.fullmatch(first), _NUMBER.fullmatch(last)
    if one is None or other is None or other[1] not in ("", one[1]):
        return last
    whole = one[2][: -len(other[2])] + other[2]
    return one[1] + whole if len(other[2]) < len(one[2]) and int(whole) >= int(one[2]) else last


def is_clean(value: str) -> bool:
    """Say whether the value is one page, article number or range that runs forwards. Quick."""
    match = _CLEAN.fullmatch(value)
    if match is None:
        return False
    first, last = match.groups()
    return first is None or len(first) < len(last) or first <= last


def _with_hyphens(value: str) -> str:
    """Return `value` with a hyphen for every dash between pages."""
    return value if value.isascii() and "--" not in value else _DASH.sub("-", value)


def first(value: str) -> str:
    """Return the first page as it is compared, `""` if there is none: `123` of `0123-145`."""
    match = _WORD.search(value)
    return match[0].lstrip("0") if match else ""


def _backwards(value: str) -> tuple[str, str] | None:
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
