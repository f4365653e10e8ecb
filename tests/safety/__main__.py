"""Prints what importers read before and after each safe fix and `format`: `python -m safety`.

    python -m safety                 everything: our own files, ../shared/field, ../shared/corpus
    python -m safety own field       these alone
    python -m safety --change RT006  the trials of one change alone

First comes the table, then each kind of loss with what changed in a record that shows it.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import unified_diff

from safety import files
from safety.exceptions import is_argued
from safety.readers import READERS, missing
from safety.trials import Trial, smaller, trials

SETS = {"own": files.own, "field": files.field, "corpus": files.corpus}
MOST = 3
"""So many losses of a kind are shown."""


def main() -> None:
    """Print the table and the losses."""
    parser = argparse.ArgumentParser(prog="python -m safety")
    parser.add_argument("sets", nargs="*", metavar="SET", help=" ".join(SETS))
    parser.add_argument("--change", help="the code of a rule, 'all safe fixes' or 'format'")
    args = parser.parse_args()
    for reader in {name: None for readers in READERS.values() for name in readers}:
        if reason := missing(reader):
            print(f"left out: {reason}")
    chosen = [file for name in args.sets or SETS for file in SETS[name]()]
    found = list(trials(chosen, args.change))
    print(table(found))
    show([each for each in found if each.is_loss and not is_argued(*each.key)])


def table(found: Sequence[Trial]) -> str:
    """Return the figures by change, dialect and reader."""
    rows: defaultdict[tuple[str, str, str], list[Trial]] = defaultdict(list)
    for each in found:
        rows[each.change, each.file.dialect, each.reader].append(each)
    head = f"{'change':15} {'dialect':9} {'importer':23} files       records          values"
    lines = [f"{head}    losses argued"]
    for (change, dialect, reader), those in sorted(rows.items()):
        records, values = (
            "{:6} {:6}".format(*map(sum, zip(*pairs, strict=True)))
            for pairs in ([t.seen.records for t in those], [t.seen.values for t in those])
        )
        losses = sum(each.is_loss for each in those)
        argued = sum(each.is_loss and is_argued(*each.key) for each in those)
        name = f"{change:15} {dialect:9} {reader:23}"
        lines.append(f"{name} {len(those):5} {records} {values:>15} {losses:8} {argued:6}")
    return "\n".join(lines)


def show(found: Sequence[Trial]) -> None:
    """Print losses that nothing excuses, a few of each change, dialect and reader."""
    shown: Counter[tuple[str, str, str]] = Counter()
    for trial in found:
        kind = (trial.change, trial.file.dialect, trial.reader)
        shown[kind] += 1
        if shown[kind] > MOST:
            continue
        small = smaller(trial)
        seen = small.seen
        print(f"\n--- {' | '.join(kind)} | {small.file.name}")
        print(f"    records {seen.records}, values {seen.values} {seen.refused}")
        print(f"    words: {' '.join(seen.lost)[:200]}")
        old, new = (
            d.decode("utf-8", "replace").split("\n") for d in (small.file.data, small.after)
        )
        for line in [*unified_diff(old, new, n=1, lineterm="")][2:22]:
            print(f"    {line[:150]!r}")
    for kind, count in shown.items():
        if count > MOST:
            print(f"\n{' | '.join(kind)}: {count} in all")


if __name__ == "__main__":
    main()
