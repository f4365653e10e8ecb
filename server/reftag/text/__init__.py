"""Text as editors see it: lines, positions in three encodings, edits, a buffer in pieces."""

from reftag.text.buffer import Located, Piece, Position, TextBuffer, piece_line, piece_position
from reftag.text.edits import Edit, apply, compose, narrowed
from reftag.text.lines import BYTE_ORDER_MARK, count_breaks, line_starts, without_break
from reftag.text.positions import Encoding, from_units, to_units
from reftag.text.sumtree import ItemAt, Size, SumTree

__all__ = [
    "BYTE_ORDER_MARK",
    "Edit",
    "Encoding",
    "ItemAt",
    "Located",
    "Piece",
    "Position",
    "Size",
    "SumTree",
    "TextBuffer",
    "apply",
    "compose",
    "count_breaks",
    "from_units",
    "line_starts",
    "narrowed",
    "piece_line",
    "piece_position",
    "to_units",
    "without_break",
]
