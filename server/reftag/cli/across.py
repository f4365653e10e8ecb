"""Duplicates across the files of one run.

Each file was checked on its own, maybe in another process, and has left a catalogue of the keys
of its records. Here the few records whose keys other files have, too, are read again and looked
at once more, with all that are like them. So nothing can be printed before all files are checked.
"""

import os
from collections.abc import Iterator, Sequence

from reftag.cli.output.checked import CheckedFile
from reftag.cli.sources import STDIN, Source, configured_for, place_of
from reftag.cli.work import Outcome
from reftag.config import Configurations, Configured
from reftag.config.apply import Suppressions
from reftag.lint import Context, Diagnostic, Linter, Near, Placed
from reftag.lint.catalogue import Catalogue
from reftag.lint.engine.whole_file import WholeFile
from reftag.lint.files_beside import FilesBeside, Held, Library


def compared(outcomes: Sequence[Outcome], configurations: Configurations) -> Iterator[Outcome]:
    """Yield `outcomes` with the findings from comparing their files."""
    library = Library()
    places = _places([outcome.source for outcome in outcomes])
    # By number: standard input may be called as one of the files is.
    named = {f"{at:09}": outcome for at, outcome in enumerate(outcomes)}
    for (name, outcome), place in zip(named.items(), places, strict=True):
        if outcome.catalogue is not None:
            library.put(name, place, outcome.catalogue)
    checked = {os.path.abspath(path) for each in outcomes if (path := place_of(each.source))}  # noqa: PTH100  # as baselines have it
    names = {name: outcome.source.name for name, outcome in named.items()}
    for (name, outcome), place in zip(named.items(), places, strict=True):
        configured = configured_for(outcome.source, configurations)
        linter = configurations.linter(place_of(outcome.source), configured)
        file = outcome.checked
        if file is not None and outcome.catalogue is not None:
            beside = library.beside(name, place)
            file = _again(file, outcome.catalogue, linter, beside, names)
        stale = outcome.stale + _stale(outcome, linter, configured, checked)
        yield outcome._replace(checked=file, stale=stale, catalogue=None)


def _again(
    file: CheckedFile,
    catalogue: Catalogue,
    linter: Linter,
    beside: FilesBeside,
    names: dict[str, str],
) -> CheckedFile:
    """Return a file in which the records that others have, too, were looked at again."""
    new: list[Placed] = []
    looked_at: set[int] = set()
    for row, held in catalogue.leading_rows(set(beside.shared(catalogue.all_keys()))):
        record, spot = held
        keys = linter.keys(record)
        alike = {id(each.record): each for each in catalogue.twins(row, keys)}
        strangers = beside.strangers(catalogue.leads(row, keys))
        context = Context(None, tuple(each.record for each in alike.values()), strangers)
        here = spot()
        if here is None:
            continue
        looked_at.add(here.offset)
        for diagnostic in linter.alike(record, context):
            near = tuple(_near(diagnostic, alike, names))
            new.append(Placed(diagnostic, record, here.offset, here.line, near))
    if not looked_at:
        return file
    left = [
        each
        for each in file.found
        if each.diagnostic.rule.keys is None or each.offset not in looked_at
    ]
    return file._replace(found=tuple(sorted([*left, *new], key=_order)))


def _near(diagnostic: Diagnostic, alike: dict[int, Held], names: dict[str, str]) -> Iterator[Near]:
    for each in diagnostic.finding.elsewhere:
        other = each.stranger
        spot = alike[id(each.record)].spot() if other is None else other.spot()
        if spot is not None:
            file = None if other is None else names[other.file]
            yield Near(each.record, *spot, each.span, each.message, file)


def _order(placed: Placed) -> tuple[int, bool, int, int, str]:
    """Return what the findings of a file are put in order by: as they come from a report."""
    span = placed.diagnostic.finding.span
    in_record = not isinstance(placed.record, WholeFile)
    start, end = placed.offset + span.start, placed.offset + span.end
    return (start, in_record, placed.offset, end, placed.diagnostic.rule.code)


def _places(sources: Sequence[Source]) -> list[str]:
    """Return where each file really is. Links to one file, hard or symbolic, have one place."""
    by_number: dict[tuple[int, int], str] = {}
    places = []
    for source in sources:
        path = place_of(source)
        place = STDIN if path is None else os.path.realpath(path)
        if path is not None:
            try:
                status = path.stat()
            except OSError:
                pass  # standard input may be called as no file is
            else:
                if status.st_ino:
                    place = by_number.setdefault((status.st_dev, status.st_ino), place)
        places.append(place)
    return places


def _stale(outcome: Outcome, linter: Linter, configured: Configured, checked: set[str]) -> int:
    """Return how many known findings about alike records no longer exist.

    This is known only if all files were checked that have some in the baseline.
    """
    suppressions, baseline = linter.suppressions, configured.baseline
    rules = [rule for rule in linter.rules if rule.keys is not None]
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
        if any(code in codes for code, _ in known) and str(path) not in checked and path.exists():
            return 0
    for finding, count in outcome.seen.items():  # in another process, maybe
        suppressions.seen[finding] = max(count, suppressions.seen.get(finding, 0))
    return suppressions.stale(rules)
