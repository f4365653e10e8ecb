"""The formatter: one layout for every file. Document -> edits; no tag and no value changes."""

from reftag.format.layout import (
    format_document,
    format_gradually,
    format_range,
    format_record,
    line_break,
)
from reftag.format.profile import refuses_mark
from reftag.format.style import LineEnding, Style

__all__ = [
    "LineEnding",
    "Style",
    "format_document",
    "format_gradually",
    "format_range",
    "format_record",
    "line_break",
    "refuses_mark",
]
