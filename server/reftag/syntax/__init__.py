"""The tree of a file: a lossless, incremental sequence of records, each a tuple of fields."""

from reftag.syntax.document import Document, RecordChange
from reftag.syntax.events import SPACES, Flaw
from reftag.syntax.fields import Field, Span
from reftag.syntax.record import Record

__all__ = ["SPACES", "Document", "Field", "Flaw", "Record", "RecordChange", "Span"]
