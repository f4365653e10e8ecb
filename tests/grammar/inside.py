"""Which lines the grammars leave in one colour though the parser finds tags inside them.

A grammar colours the tag at a line's beginning and the tags of EndNote's records on one line, where
these begin with a type that there is. Where line breaks were lost otherwise, or two files were
glued together, it depends on the kinds of the values around a tag whether it is one;
flattened-record reports such a line and its fix gives each tag a line and a colour of its own.
"""

from collections.abc import Iterator

from grammar.scopes import Token
from reftag.syntax import Document, Record


def on_other_lines(tokens: list[Token], document: Document) -> list[Token]:
    """Return the tokens that are not on lines in which the grammar shows no tags."""
    left_out = set(_lines(document))
    return [token for token in tokens if token.line not in left_out]


def _lines(document: Document) -> Iterator[int]:
    for located in document.located():
        for start, end in _stretches(located.piece):
            first, _ = document.position_at(located.offset + start)
            last, _ = document.position_at(located.offset + end)
            yield from range(first, last + 1)


def _stretches(record: Record) -> Iterator[tuple[int, int]]:
    """Yield from where to where fields share a line that the grammar does not part."""
    fields = sorted((*record.fields, *record.of_file), key=lambda field: field.start)
    host = None
    parted = False
    line_end = 0
    on_one_line = bool(record.dialect.sign) and record.type is not None
    for field in fields:
        if not field.inside_line:
            host, parted = field, False
            line_end = record.line_end(field.start)
            continue
        assert host is not None
        apart = record.text[field.start - 1] in " \t"
        first_line = field.start < line_end
        parted = parted or not (on_one_line and host is record.type_field and first_line and apart)
        if parted:
            yield host.start, max(field.value_end, field.tag_end)
