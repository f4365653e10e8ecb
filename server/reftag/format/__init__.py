"""The formatter: one layout for every file. Document -> edits; no tag and no value changes."""

from reftag.format.layout import format_document, format_range, format_record, line_break
from reftag.format.planned_fields import BYTE_ORDER_MARK
from reftag.format.profile import refuses_mark
from reftag.format.style import LineEnding, Style

__all__ = [
    "BYTE_ORDER_MARK",
    "LineEnding",
    "Style",
    "format_document",
    "format_range",
    "format_record",
    "line_break",
    "refuses_mark",
]
