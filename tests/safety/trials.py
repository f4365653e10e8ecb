"""Each change of each file, read by each importer of the dialect before and after."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from reftag.dialects import dialect
from reftag.files.decoding import decode
from reftag.syntax import Document, Field, Record
from safety.changes import ALL, FORMAT, changes
from safety.comparison import Compared, codes_of, compared, said, whole
from safety.files import File, records_of
from safety.readers import READERS, missing, read

WITHOUT_REPETITIONS = frozenset(("RT101", "RT102", ALL))
"""Changes that are meant to take out what a record says twice."""

JOINING = frozenset(("RT007", "RT016"))
"""Rules whose fixes are meant to make one value of what importers take for several."""


class Trial(NamedTuple):
    """What a reader makes of a changed file."""

    change: str
    """The code of a rule whose safe fixes were made; or `all safe fixes`, `format`."""
    file: File
    after: bytes
    reader: str
    seen: Compared

    @property
    def is_loss(self) -> bool:
        """Say whether words or records are gone, or there are fewer values than there should be."""
        if self.seen.is_loss:
            return True
        meant = {self.change} & (WITHOUT_REPETITIONS | JOINING)
        if self.change == FORMAT:
            meant |= changes(self.file).keys() & JOINING
        return self.seen.is_shorter and not meant

    @property
    def key(self) -> tuple[str, str, str]:
        """Name the trial, for lists of exceptions."""
        return self.change, self.file.name, self.reader


def trials(files: Iterable[File], only: str | None = None) -> Iterator[Trial]:
    """Yield a trial for each change that changes a file, and each reader that is installed.

    `only` names the one change to try.
    """
    for file in files:
        for name, change in changes(file).items():
            after = change(file) if only in (None, name) else file.data
            if after == file.data:
                continue
            for reader in READERS[file.dialect]:
                if not missing(reader):
                    yield _trial(name, file, after, reader)


def _trial(change: str, file: File, after: bytes, reader: str) -> Trial:
    before, now = (read(data, file.dialect, reader) for data in (file.data, after))
    seen = compared(before, now, file.dialect, without_repetitions=change in WITHOUT_REPETITIONS)
    if seen.lost and not seen.refused:
        never = _never_read(file, after, reader, seen.lost)
        seen = seen._replace(lost=tuple(word for word in seen.lost if word not in never))
    return Trial(change, file, after, reader, seen)


def _never_read(file: File, after: bytes, reader: str, lost: Iterable[str]) -> set[str]:
    """Return those of the lost words that the change put in fields which the reader never reads.

    They were text of another field as long as their own was not seen to be one. A type is no
    text either.
    """
    spoken = dialect(file.dialect)
    codes = codes_of(file.dialect)
    found: set[str] = set()
    before = {line.removesuffix("\r") for line in decode(file.data).text.split("\n")}
    for record in Document.read(decode(after).text, spoken):
        for field in record.fields:
            is_type = field.code == spoken.type_code
            line = record.text[field.line_start : record.line_end(field.line_start)]
            if not is_type and line in before:
                continue
            own = {word for word in lost if whole(word, said(field.value), codes)}
            if own and not is_type:
                alone = _read_alone(_alone(record, field), file.dialect, reader)
                own = {word for word in own if not whole(word, alone, codes)}
            found |= own
    return found


def _alone(record: Record, field: Field) -> bytes:
    """Return a record with the type, a title and one field."""
    line_break = record.line_break()
    spoken = record.dialect
    titles = spoken.codes("title")
    kind = record.type_field
    goes_on = " " * spoken.reading.indent
    opener = f"{record.opening(spoken.start_code)}90909" if spoken.start_code else ""
    lines = [
        record.text[kind.start : kind.end].rstrip() if kind else opener,
        f"{record.opening(titles[0])}Zq" if field.code not in titles else "",
        record.opening(field.code) + field.value.replace("\n", f"{line_break}{goes_on}"),
        record.opening(spoken.end_code) if spoken.end_code else "",
        "",
    ]
    return line_break.join(filter(None, lines)).encode("utf-8", "replace") + line_break.encode()


@lru_cache(maxsize=2_000)
def _read_alone(data: bytes, name: str, reader: str) -> frozenset[str]:
    found = read(data, name, reader)
    if found.error:  # then this says nothing about the tag
        return frozenset(said(decode(data).text))
    return frozenset(
        word for record in found.records for each in record for word in said(each.text)
    )


def smaller(trial: Trial) -> Trial:
    """Return the same loss in one record of the file, if a record by itself shows it."""
    for record in records_of(trial.file):
        change = changes(record).get(trial.change)
        after = change(record) if change else record.data
        if after != record.data:
            each = _trial(trial.change, record, after, trial.reader)
            if each.is_loss:
                return each
    return trial
