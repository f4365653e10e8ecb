"""Prints what the mutation tests find: `python -m lint.mutations [--dialect NAME] [RULE…]`.

For rules that are named every fault is shown that was missed or came with something else.
"""

import argparse
from collections import Counter
from collections.abc import Sequence

from lint.mutations.clean import own, real
from lint.mutations.exceptions import UNSEEN
from lint.mutations.sheet import PLANTERS
from lint.mutations.trial import Trial, trials
from reftag.dialects import names
from reftag.lint import all_rules

MOST = 20
"""In other dialects than EndNote each way is tried in so many records at most."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m lint.mutations")
    parser.add_argument("codes", nargs="*", metavar="RULE")
    parser.add_argument("--dialect", choices=names(), default="endnote")
    parser.add_argument("--own", action="store_true", help="our own records alone")
    args = parser.parse_args()
    existing = {rule.code for rule in all_rules()}
    ours: list[Trial] = []
    theirs: list[Trial] = []
    own_records, real_records = own(args.dialect), () if args.own else real(args.dialect)
    most = 0 if args.dialect == "endnote" else MOST
    print(f"{len(own_records)} records of our own, {len(real_records)} of the corpus")
    print("             our own records   corpus records   unseen ways")
    print("rule   ways  planted   found   planted  found   not counted  companions")
    for code in args.codes or sorted(existing & PLANTERS.keys()):
        unseen = sum(each == code for each, _ in UNSEEN)
        own_ones, real_ones = (
            _seen(trials(code, each, most)) for each in (own_records, real_records)
        )
        if not own_ones and not real_ones:
            continue
        along = Counter(each for trial in own_ones + real_ones for each in trial.companions)
        more = ", ".join(f"{each} ×{count}" for each, count in sorted(along.items()))
        ways = len({trial.how for trial in own_ones + real_ones})
        print(
            f"{code} {ways:6}  {_share(own_ones)}   {_share(real_ones)}   {unseen or '':11}  {more}"
        )
        ours += own_ones
        theirs += real_ones
    print(f"all           {_share(ours)}   {_share(theirs)}")
    for what, tried in (("our own", ours), ("corpus", theirs)):
        if tried:
            found = sum(trial.found for trial in tried) / len(tried)
            others = sum(len(trial.companions) for trial in tried) / len(tried)
            print(f"{what}: recall {found:.4f}, {others:.4f} other findings a fault")
    if args.codes:
        _show(ours + theirs)


def _seen(tried: Sequence[Trial]) -> list[Trial]:
    return [trial for trial in tried if (trial.code, trial.how) not in UNSEEN]


def _share(tried: Sequence[Trial]) -> str:
    found = sum(trial.found for trial in tried)
    return f"{len(tried):7} {found:6}"


def _show(tried: Sequence[Trial]) -> None:
    for trial in tried:
        if not trial.found or trial.companions:
            said = "" if trial.found else "missed "
            print(f"\n--- {trial.how} | {trial.record}: {said}{' '.join(trial.companions)}")
            print(trial.text)


if __name__ == "__main__":
    main()
