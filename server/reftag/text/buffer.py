"""The editable text of a file, held in pieces that follow one another.

The buffer has no text of its own: it is its pieces, so nothing can get lost between them
(the document's pieces are its records). Every piece but the last ends with a line break.
Offsets count code points from 0, lines count from 0 and end at LF, CRLF or CR only.
Finding a line or an offset and replacing pieces cost O(log pieces), never O(text).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from reftag.text.lines import LONGEST_BREAK, without_break
from reftag.text.positions import Encoding, from_units, to_units
from reftag.text.sumtree import SumTree


class Piece(Protocol):
    """A stretch of text that knows where its lines begin."""

    @property
    def text(self) -> str:
        """The piece's text, its line breaks included."""

    @property
    def breaks(self) -> int:
        """How many line breaks the text has."""

    @property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets in `text` at which its lines begin: `breaks + 1` of them."""


P = TypeVar("P", bound=Piece)


class Position(NamedTuple):
    """A place in a text: line from 0, column from 0 in units of some encoding."""

    line: int
    column: int


class Located(NamedTuple, Generic[P]):
    """A piece and its position."""

    at: int
    """Its place among the pieces, from 0."""
    piece: P
    offset: int
    """Code points before the piece."""
    line: int
    """The line on which the piece begins."""


def _size(piece: Piece) -> tuple[int, int]:
    return (len(piece.text), piece.breaks)


class TextBuffer(Generic[P]):
    """An immutable text in pieces; `splice` returns the changed one, sharing all the rest."""

    __slots__ = ("_pieces",)

    def __init__(self, pieces: Sequence[P] = ()) -> None:
        """Hold `pieces`, each but the last ending with a line break."""
        self._pieces: SumTree[P] = SumTree(_size, 2, pieces)

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self._pieces)

    def __iter__(self) -> Iterator[P]:
        return iter(self._pieces)

    @property
    def length(self) -> int:
        """Code points in the whole text."""
        return self._pieces.size[0]

    @property
    def line_count(self) -> int:
        """Lines in the whole text; an empty text has one."""
        return self._pieces.size[1] + 1

    @property
    def text(self) -> str:
        """The whole text. Walks all pieces: not for use at a keystroke."""
        return "".join(piece.text for piece in self._pieces)

    def splice(self, start: int, stop: int, pieces: Sequence[P]) -> "TextBuffer[P]":
        """Return a buffer in which `pieces` replace pieces `start` to `stop`."""
        changed: TextBuffer[P] = object.__new__(TextBuffer)
        changed._pieces = self._pieces.splice(start, stop, pieces)
        return changed

    def piece(self, index: int) -> Located[P]:
        """Return piece `index`. Raises `IndexError`."""
        found = self._pieces.at(index)
        return Located(index, found.item, *found.before)

    def located(self, start: int = 0) -> Iterator[Located[P]]:
        """Yield the pieces from `start` on, each with its place."""
        for found in self._pieces.found_from(start):
            yield Located(found.at, found.item, *found.before)

    def piece_at_offset(self, offset: int) -> Located[P]:
        """Return the piece that holds the character at `offset`; the last one at the end."""
        found = self._pieces.find(0, offset)
        return Located(found.at, found.item, *found.before)

    def piece_at_line(self, line: int) -> Located[P]:
        """Return the piece on which line `line` begins; the last one for lines past the end."""
        if line <= 0:
            return self.piece(0)
        # The piece in which the line's predecessor ends, or the next if it ends there.
        found = self._pieces.find(1, line - 1)
        located = Located(found.at, found.item, *found.before)
        within = line - located.line
        starts = located.piece.line_starts
        ends_here = within < len(starts) and starts[within] == len(located.piece.text)
        if ends_here and located.at + 1 < len(self._pieces):
            return self.piece(located.at + 1)
        return located

    def slice(self, start: int, stop: int) -> str:
        """Return the text between two offsets; costs what it returns."""
        if start >= stop or not len(self):
            return ""
        first = self.piece_at_offset(start)
        parts: list[str] = []
        for located in self.located(first.at):
            if located.offset >= stop:
                break
            parts.append(located.piece.text[max(start - located.offset, 0) : stop - located.offset])
        return "".join(parts)

    def line_text(self, line: int) -> str:
        """Return line `line` without its break; `""` past the end."""
        if not len(self) or not 0 <= line < self.line_count:
            return ""
        located = self.piece_at_line(line)
        return piece_line(located.piece, line - located.line)

    def offset_at(self, line: int, units: int, encoding: Encoding) -> int:
        """Return the offset of a position whose column counts in units of `encoding`.

        Lines and columns outside the text are clamped, as the protocol asks.
        """
        if line < 0 or not len(self):
            return 0
        if line >= self.line_count:
            return self.length
        located = self.piece_at_line(line)
        within = line - located.line
        column = from_units(piece_line(located.piece, within), units, encoding)
        return located.offset + located.piece.line_starts[within] + column

    def position_at(self, offset: int, encoding: Encoding) -> Position:
        """Return the position of `offset`, its column in units of `encoding`."""
        if not len(self):
            return Position(0, 0)
        offset = max(0, min(offset, self.length))
        located = self.piece_at_offset(offset)
        line, column = piece_position(located.piece, offset - located.offset, encoding)
        return Position(located.line + line, column)


def piece_line(piece: Piece, line: int) -> str:
    """Return line `line` of a piece (from 0, the piece's own) without its break."""
    starts = piece.line_starts
    end = starts[line + 1] if line + 1 < len(starts) else len(piece.text)
    return without_break(piece.text[starts[line] : end])


def piece_position(piece: Piece, offset: int, encoding: Encoding) -> Position:
    """Return where `offset` of a piece is: its line in the piece and the column in units.

    An offset between the CR and LF of one break is the end of that line.
    """
    starts = piece.line_starts
    line = bisect_right(starts, offset) - 1
    column = offset - starts[line]
    if encoding == "utf-32" or piece.text.isascii():  # each character is a unit
        end = starts[line + 1] if line + 1 < len(starts) else len(piece.text)
        if offset <= end - LONGEST_BREAK:
            return Position(line, column)
        return Position(line, min(column, len(piece_line(piece, line))))
    return Position(line, to_units(piece_line(piece, line), column, encoding))
