"""Time follows the size of a text, whatever it consists of.

Measured, since the work is done in patterns and in loops of Python's own. Both measures are made in
one process and as computing time, and the bound is far from both: what is linear takes 8 times as
long for 8 times the text, what is quadratic 64 times as long.
"""

import gc
from collections.abc import Iterator
from itertools import count

import pytest

from benchmarks.hostile import DIALECTS, seconds, texts

SMALL = 0.005
TIMES = 8
BOUND = 24
TRIALS = 3
NUMBERS = 1_000_000
"""No two texts have a number in common, so that nothing in one is remembered from another."""


@pytest.fixture(autouse=True)
def only_what_is_measured() -> Iterator[None]:
    """Keep garbage collection off what other tests left in this process.

    It is hundreds of thousands of objects. To go through them takes longer than to check the longer
    of two texts, and happens only while that is checked, since that makes more objects.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("name", DIALECTS)
def test_time_doubles_when_the_size_does(name: str) -> None:
    numbers = count(NUMBERS, NUMBERS)
    slow = {called: (float("inf"), float("inf")) for called, _ in texts(name, SMALL)}
    for _ in range(TRIALS):  # what else a computer does can only make it slower
        small, large = texts(name, SMALL, next(numbers)), texts(name, TIMES * SMALL, next(numbers))
        for (called, text), (_, longer) in zip(small, large, strict=True):
            if called in slow:
                once, more = slow[called]
                once, more = min(once, seconds(name, text)), min(more, seconds(name, longer))
                slow[called] = once, more
                if more <= BOUND * once:
                    del slow[called]
    assert not slow, "seconds for the text, and for one that is longer"
