"""Duplicates across the files of one run.

Each file was checked on its own, maybe in another process, and has left an index of its
records. Here the few that other files may have, too, are read again and compared with all that are
like them. So nothing can be printed before all files are checked.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress

from reftag.cli.options import STDIN
from reftag.cli.output.checked import CheckedFile
from reftag.cli.sources import Source, configured_for, place_of
from reftag.cli.work import Outcome
from reftag.config import Configurations, Configured
from reftag.config.apply import Suppressions
from reftag.files import DISK, exists
from reftag.index import OtherFiles, StoredFile, WorkspaceIndex
from reftag.lint import Linter, Placed
from reftag.lint.engine.report import near


def compared(outcomes: Sequence[Outcome], configurations: Configurations) -> Iterator[Outcome]:
    """Yield `outcomes` with the findings from comparing their files."""
    workspace = WorkspaceIndex()
    places = _places([outcome.source for outcome in outcomes])
    # By number: standard input may be called as one of the files is.
    named = {f"{at:09}": outcome for at, outcome in enumerate(outcomes)}
    for (name, outcome), place in zip(named.items(), places, strict=True):
        if outcome.stored is not None:
            workspace.put(name, place, outcome.stored)
    checked = {os.path.abspath(path) for each in outcomes if (path := place_of(each.source))}  # noqa: PTH100  # as baselines have it
    names = {name: outcome.source.name for name, outcome in named.items()}
    for (name, outcome), place in zip(named.items(), places, strict=True):
        configured = configured_for(outcome.source, configurations)
        linter = configurations.linter(place_of(outcome.source), configured)
        file = outcome.checked
        if file is not None and outcome.stored is not None:
            others = workspace.others(name, place)
            file = _again(file, outcome.stored, linter, others, names)
        stale = outcome.stale + _stale(outcome, linter, configured, checked)
        yield outcome._replace(checked=file, stale=stale, stored=None)


def _again(
    file: CheckedFile,
    index: StoredFile,
    linter: Linter,
    others: OtherFiles,
    names: dict[str, str],
) -> CheckedFile:
    """Return a file in which the records that others have, too, were compared again."""
    new: list[Placed] = []
    compared: set[int] = set()
    for entry in index.leading(set(others.shared(index.works()))):
        offset, line = index.spot(entry.label)
        compared.add(offset)
        for diagnostic in linter.compare(entry, index, others):
            places = (
                each._replace(file=names[each.file]) if each.file else each
                for each in near(diagnostic.finding, index.spot)
            )
            new.append(Placed(diagnostic, entry.record, offset, line, tuple(places)))
    if not compared:
        return file
    left = [
        each
        for each in file.found
        if not each.diagnostic.rule.compares_records or each.offset not in compared
    ]
    return file._replace(found=tuple(sorted([*left, *new], key=_order)))


def _order(placed: Placed) -> tuple[int, bool, int, int, str]:
    """Return what the findings of a file are put in order by: as they come from a report."""
    span = placed.diagnostic.finding.span
    start, end = placed.offset + span.start, placed.offset + span.end
    return (start, not placed.in_whole_file, placed.offset, end, placed.diagnostic.rule.code)


def _places(sources: Sequence[Source]) -> list[str]:
    """Return where each file really is. Links to one file, hard or symbolic, have one place."""
    by_number: dict[tuple[int, int], str] = {}
    places = []
    for source in sources:
        path = place_of(source)
        place = STDIN if path is None else DISK.place(path)
        if path is not None:
            with suppress(OSError):  # standard input may be called as no file is
                number = DISK.stat(path).number
                place = by_number.setdefault(number, place) if number else place
        places.append(place)
    return places


def _stale(outcome: Outcome, linter: Linter, configured: Configured, checked: set[str]) -> int:
    """Return how many known findings about alike records no longer exist.

    This is known only if all files were checked that have some in the baseline.
    """
    suppressions, baseline = linter.suppressions, configured.baseline
    rules = [rule for rule in linter.rules if rule.compares_records]
    if (
        outcome.seen is None
        or not isinstance(suppressions, Suppressions)
        or baseline is None
        or not rules
    ):
        return 0
    codes = {rule.code for rule in rules}
    for name, known in baseline.by_file.items():
        path = baseline.path(name)
        concerned = any(code in codes for code, _ in known)
        if concerned and str(path) not in checked and exists(DISK, path):
            return 0
    for finding, count in outcome.seen.items():  # in another process, maybe
        suppressions.seen[finding] = max(count, suppressions.seen.get(finding, 0))
    return suppressions.stale(rules)
