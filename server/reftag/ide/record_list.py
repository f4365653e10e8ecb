"""The records of a document as a list: put in an order, and those that are looked for.

What the list says of a record follows from the record alone and is kept, so that asking again costs
only the records that have changed. In the order of the file, with nothing looked for, no record is
read but those that are shown.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple, get_args

from reftag.ide.rewrites import arrange
from reftag.index import record_name
from reftag.index.record_facts import citation, shortened, type_title
from reftag.lint import SEVERITIES, RecordReport, Report, Severity
from reftag.syntax import Document, Record
from reftag.text import Located, piece_position
from reftag.text.steps import Steps
from reftag.values import years

Order = Literal["file", "author", "year", "title"]
ORDERS: Final[tuple[Order, ...]] = get_args(Order)

ANY: Final = "any"
NONE: Final = "none"
DUPLICATE: Final = "duplicate"
"""What may be asked of problems, besides a severity or the code of a rule."""

_STEP: Final = 50
"""Records that are read in one step: in a few milliseconds."""
_PASSED: Final = 1_000
"""Records that are passed in one step, if they were read before."""


class Wanted(NamedTuple):
    """Which records are looked for, `""` for all, and their order."""

    text: str = ""
    """Anywhere in the record, in any case."""
    type: str = ""
    """The type as `Row.type` has it."""
    year: str = ""
    problem: str = ""
    """A severity, the code of a rule, or one of `ANY`, `NONE` and `DUPLICATE`."""
    order: Order = "file"

    @property
    def is_all(self) -> bool:
        """Whether nothing is looked for."""
        return not (self.text or self.type or self.year or self.problem)


class Row(NamedTuple):
    """What the list shows of a record."""

    line: int
    """The line (from 0) of its first field."""
    name: str
    """*Rubin 2024*, or the title if there is no more than that."""
    title: str
    """`""` if it is the name."""
    type: str
    csl: str
    """The type of CSL, for its icon; `""` if the type is unknown."""
    problems: int
    worst: Severity | None
    is_duplicate: bool


class Choices(NamedTuple):
    """What may be looked for in a document, each with the number of records."""

    types: Mapping[str, int]
    years: Mapping[str, int]
    problems: Mapping[str, int]
    """By code of a rule."""


class _Summary(NamedTuple):
    """What is kept of a record."""

    record: Record
    """Held here, so that no other one gets its identity."""
    type: str
    year: str
    keys: tuple[str, ...]
    """What it is sorted by: author, year, title."""


class RecordList:
    """What was last said of the records of a document. All its versions share it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[int, _Summary] = {}
        """By the identity of the record."""
        self._last: tuple[int, Wanted, Sequence[int]] | None = None

    def places(
        self, document: Document, report: Report, wanted: Wanted, serial: int
    ) -> Steps[Sequence[int]]:
        """Return the places in the document of the records that are wanted, in their order.

        `serial` is another one for each version of the document and its findings.
        """
        if wanted.is_all and wanted.order == "file":
            return range(_first(document), len(document))
        if self._last and self._last[:2] == (serial, wanted):
            return self._last[2]
        known = yield from self._summaries(document)
        found: list[tuple[int, _Summary]] = []
        text, fits = wanted.text.casefold(), _problem(wanted.problem)
        for at, (summary, each) in enumerate(zip(known, report, strict=True)):
            if at % _PASSED == _PASSED - 1:
                yield
            if summary is None:
                continue
            if wanted.type and summary.type != wanted.type:
                continue
            if wanted.year and summary.year != wanted.year:
                continue
            if wanted.problem and not fits(each):
                continue
            if not text or text in summary.record.text.casefold():
                found.append((at, summary))
        if key := _KEYS.get(wanted.order):
            found.sort(key=lambda each: key(each[1].keys))
        places = [at for at, _ in found]
        self._last = (serial, wanted, places)
        return places

    def choices(self, document: Document, report: Report) -> Steps[Choices]:
        """Return what may be looked for."""
        known = yield from self._summaries(document)
        problems: Counter[str] = Counter()
        for each in report:
            problems.update({diagnostic.rule.code for diagnostic in each.diagnostics})
        summaries = [summary for summary in known if summary is not None]
        return Choices(
            _counted(summary.type for summary in summaries),
            dict(sorted(_counted(summary.year for summary in summaries).items(), reverse=True)),
            dict(sorted(problems.items())),
        )

    def _summaries(self, document: Document) -> Steps[Sequence[_Summary | None]]:
        """Return what is known of each record, None for text that is no record."""
        kept, now = self._kept, list[_Summary | None]()
        fresh = 0
        for at, record in enumerate(document):
            known = kept.get(id(record))
            if known is None and record.fields:
                known = kept[id(record)] = _summary(record)
                record.forget()
                fresh += 1
                if fresh % _STEP == 0:
                    yield
            elif at % _PASSED == _PASSED - 1:
                yield
            now.append(known)
        self._kept = {id(known.record): known for known in now if known}
        return now


def rows(document: Document, report: Report, places: Sequence[int]) -> Iterator[Row]:
    """Yield what is shown of the records at `places`."""
    for at in places:
        yield _row(document.buffer.piece(at), report.of_record(at))


def _row(located: Located[Record], found: RecordReport) -> Row:
    record = located.piece
    start = record.fields[0].line_start if record.fields else 0
    head = shortened(citation(record))
    worst = found.diagnostics[0].severity if found.diagnostics else None
    kind = record.type
    return Row(
        line=located.line + piece_position(record, start, "utf-32").line,
        name=head or record_name(record),
        title=shortened(record.value("title")) if head else "",
        type=type_title(record),
        csl=kind.csl if kind else "",
        problems=len(found.diagnostics),
        worst=worst,
        is_duplicate=_is_duplicate(found),
    )


def _summary(record: Record) -> _Summary:
    year = years.first(record.value("year"))
    return _Summary(record, type_title(record), year, arrange.by_author(record))


def _first(document: Document) -> int:
    """Return the place of the first record: the text above it may be a piece of its own."""
    return 1 if len(document) and not document.buffer.piece(0).piece.fields else 0


_KEYS: Final[Mapping[str, Callable[[tuple[str, ...]], tuple[str, ...]]]] = {
    "author": lambda keys: keys,
    "year": lambda keys: (keys[1], keys[0], keys[2]),
    "title": lambda keys: (keys[2], keys[0], keys[1]),
}


def _problem(asked: str) -> Callable[[RecordReport], bool]:
    """Return what says whether a record has the problem that is asked for."""
    if asked == ANY:
        return lambda found: bool(found.diagnostics)
    if asked == NONE:
        return lambda found: not found.diagnostics
    if asked == DUPLICATE:
        return _is_duplicate
    if asked in SEVERITIES:
        return lambda found: any(each.severity == asked for each in found.diagnostics)
    return lambda found: any(each.rule.code == asked for each in found.diagnostics)


def _is_duplicate(found: RecordReport) -> bool:
    """Say whether a finding names records in other places: they are about the same work."""
    return any(each.finding.elsewhere for each in found.diagnostics)


def _counted(values: Iterator[str]) -> Mapping[str, int]:
    counts = Counter(value for value in values if value)
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
