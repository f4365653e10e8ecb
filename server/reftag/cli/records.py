"""`reftag records`: every record as one line of JSON, as the tree has it."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from reftag.cli.complaints import Complaints
from reftag.cli.options import SourceOptions, options_of
from reftag.cli.sources import LoadedFile, add_source_arguments, known, opened
from reftag.cli.streams import prepare_json
from reftag.syntax import Record
from reftag.text import piece_position


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `reftag records` takes."""
    add_source_arguments(parser)
    parser.add_argument("--output-format", choices=("jsonl",), default="jsonl", help="only jsonl")


def run(args: argparse.Namespace) -> int:
    """Print the records and return the exit code: 0, or 2 if a file could not be read."""
    complaints = Complaints(sys.stderr)
    prepare_json(sys.stdout)
    for file in known(opened(options_of(SourceOptions, args), complaints), complaints):
        for entry in _entries(file):
            sys.stdout.write(json.dumps(entry, ensure_ascii=False) + "\n")
    return 2 if complaints.errors else 0


def _entries(file: LoadedFile) -> Iterator[dict[str, Any]]:
    for located in file.document.located():
        if located.piece.fields:  # stray text alone is not a record
            yield _entry(located.piece, located.line, file)


def _entry(record: Record, line: int, file: LoadedFile) -> dict[str, Any]:
    """Return a record that begins on `line` (from 0); rows and columns count from 1."""
    fields = []
    for field in record.fields:
        row, column = piece_position(record, field.start, "utf-32")
        fields.append(
            {
                "tag": field.code,
                "value": field.value,
                "row": line + row + 1,
                "column": column + 1,
            }
        )
    last_line, _ = piece_position(record, record.fields[-1].value_end, "utf-32")
    return {
        "filename": file.source.name,
        "dialect": record.dialect.name,
        "row": fields[0]["row"],
        "end_row": line + last_line + 1,
        "type": record.type_name if record.type_field else None,
        "fields": fields,
    }
