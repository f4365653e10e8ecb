"""Time follows the size of a text, whatever it consists of.

Measured, since the work is done in patterns and in loops of Python's own. Both measures are made in
one process and as computing time, and the bound is far from both: what is linear takes 8 times as
long for 8 times the text, what is quadratic 64 times as long.
"""

import pytest

from benchmarks.hostile import DIALECTS, seconds, texts

SMALL = 0.005
TIMES = 8
BOUND = 24
TRIALS = 3


@pytest.mark.parametrize("name", DIALECTS)
def test_time_doubles_when_the_size_does(name: str) -> None:
    small, large = dict(texts(name, SMALL)), dict(texts(name, TIMES * SMALL))
    for called, text in small.items():
        once = more = float("inf")
        for _ in range(TRIALS):  # what else a computer does can only make it slower
            once, more = min(once, seconds(name, text)), min(more, seconds(name, large[called]))
            if more <= BOUND * once:
                break
        assert more <= BOUND * once, f"{called}: {once:.3f} s, then {more:.3f} s"
