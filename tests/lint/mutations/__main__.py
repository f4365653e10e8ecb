"""Prints what the mutation tests find: `python -m lint.mutations [RULE…]`."""

import sys
from collections import Counter
from collections.abc import Sequence

from lint.mutations.clean import own, real
from lint.mutations.exceptions import UNSEEN
from lint.mutations.sheet import PLANTERS
from lint.mutations.trial import Trial, trials
from reftag.lint import all_rules


def main(codes: list[str]) -> None:
    existing = {rule.code for rule in all_rules()}
    ours: list[Trial] = []
    theirs: list[Trial] = []
    print("             our own records   corpus records   unseen ways")
    print("rule   ways  planted   found   planted  found   not counted  companions")
    for code in codes or sorted(existing & PLANTERS.keys()):
        unseen = sum(each == code for each, _ in UNSEEN)
        own_ones, real_ones = (_seen(trials(code, records)) for records in (own(), real()))
        along = Counter(each for trial in own_ones + real_ones for each in trial.companions)
        more = ", ".join(f"{each} ×{count}" for each, count in sorted(along.items()))
        print(
            f"{code} {len(PLANTERS[code]) - unseen:6}  {_share(own_ones)}   {_share(real_ones)}"
            f"   {unseen or '':11}  {more}"
        )
        ours += own_ones
        theirs += real_ones
    print(f"all           {_share(ours)}   {_share(theirs)}")
    if codes:
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
    main(sys.argv[1:])
