"""Plants each fault in each record that can carry it, and looks at what the rules say."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from random import Random
from typing import NamedTuple

from lint.findings import document, linter
from lint.mutations import (
    characters,
    dates,
    exports,
    identifiers,
    links,
    people,
    reference_types,
    structure,
    tag_lines,
    tags,
    whole_file,
)
from lint.mutations.clean import Clean
from lint.mutations.sheet import OTHER, PLANTERS, Planted, Sheet, Unfit, Variant
from reftag.files.decoding import decode
from reftag.lint import all_rules
from reftag.lint.engine.whole_file import check_file

FAMILIES = (
    whole_file,
    structure,
    tag_lines,
    reference_types,
    tags,
    dates,
    exports,
    identifiers,
    links,
    people,
    characters,
    exports,
)
"""The modules of the planters; to import them is to fill `PLANTERS`."""


class Trial(NamedTuple):
    """What came of planting one fault in one record."""

    code: str
    how: str
    record: str
    found: bool
    companions: tuple[str, ...]
    """Errors and warnings that came along, by code."""
    text: str
    """The record with the fault."""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.code, self.how, self.record


class _Said(NamedTuple):
    """What all rules say about a file."""

    lines: tuple[tuple[str, int], ...]
    """The code and the line of each finding."""
    grave: Counter[str]
    """How many errors and warnings each rule has that is on by default."""


@cache
def trials(code: str, records: tuple[Clean, ...], most: int = 0) -> tuple[Trial, ...]:
    """Plant the fault of rule `code` in every way in every record that can carry it.

    With `most`, each way is tried in so many records, which are others for each way.
    """
    return tuple(_trials(code, records, most))


def _trials(code: str, records: tuple[Clean, ...], most: int) -> Iterator[Trial]:
    for number, (how, variant) in enumerate(PLANTERS[code].items()):
        yield from islice(_trials_of(code, number, how, variant, records), most or None)


def _trials_of(
    code: str, number: int, how: str, variant: Variant, records: tuple[Clean, ...]
) -> Iterator[Trial]:
    for turn in range(len(records)):
        at = (turn + 7 * number) % len(records)
        clean = records[at]
        planted = _planted(variant, clean, f"{code} {how} {clean.name}")
        if planted is None:
            continue
        line_break = "\r\n" if (number + at) % 3 == 0 else "\n"
        around = _around(records, at)
        name = clean.sheet.name
        before = _said(_file(Planted(clean.sheet.lines, ()), around, line_break), name)
        start = len(around[0].lines) + 1
        if _lines(before, code, start, clean.sheet):
            continue  # the record has this fault already
        try:
            file = _file(planted, around, line_break)
        except UnicodeEncodeError:
            continue  # the record behind has characters that the encoding lacks
        after = _said(file, name)
        start = 0 if planted.first else start - (not planted.separated)
        lines = _lines(after, code, start, Sheet(planted.lines, name))
        wanted = {start + line for line in planted.at}
        more = after.grave - before.grave
        del more[code]
        strange = [f"{code} elsewhere" for line in lines if line not in wanted]
        yield Trial(
            code,
            how,
            clean.name,
            wanted <= set(lines),
            (*sorted(more), *strange),
            "\n".join(planted.lines),
        )


def _planted(variant: Variant, clean: Clean, seed: str) -> Planted | None:
    try:
        return variant(clean.sheet, Random(seed))  # noqa: S311  # repeatable, not secret
    except Unfit:
        return None


def _around(records: Sequence[Clean], at: int) -> tuple[Sheet, Sheet]:
    """Return the record before and the one behind: a fault is seldom alone in its file."""
    return records[at - 1].sheet, records[(at + 1) % len(records)].sheet


def _file(planted: Planted, around: tuple[Sheet, Sheet], line_break: str) -> bytes:
    before, behind = around
    above = [] if planted.first else [*before.lines, *([""] if planted.separated else [])]
    lines = [f"{line}{line_break}" for line in (*above, *planted.lines, "", *behind.lines)]
    if planted.odd >= 0:
        odd = len(above) + planted.odd
        other = "\n" if line_break == "\r\n" else "\r\n"
        ending = other if planted.odd_break == OTHER else planted.odd_break
        lines[odd] = lines[odd].removesuffix(line_break) + ending
    return "".join(lines).encode(planted.encoding)


@lru_cache(maxsize=512)
def _said(data: bytes, name: str) -> _Said:
    form = decode(data)
    read = document(form.text, name)
    linting = linter(all_rules())
    found = [*linting.check(read).in_order(), *check_file(form, read.dialect, linting)]
    lines: list[tuple[str, int]] = []
    grave: Counter[str] = Counter()
    for each in found:
        rule = each.diagnostic.rule
        line = read.position_at(each.offset + each.diagnostic.finding.span.start).line
        lines.append((rule.code, line))
        grave[rule.code] += rule.on and rule.severity in ("error", "warning")
    return _Said(tuple(lines), grave)


def _lines(said: _Said, code: str, start: int, sheet: Sheet) -> list[int]:
    """Return the lines of a record that begins at `start` on which rule `code` says something."""
    stop = start + len(sheet.lines) + 1
    return [line for each, line in said.lines if each == code and start <= line < stop]
