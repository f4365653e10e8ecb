"""What a keystroke costs inside the server, without protocol and editor: edit, check, answers.

The work is that of one `didChange`: read the touched record again, check it, and hand over the
worst findings; no output is written. Figures are in seconds of computing time.
"""

import gc
import random
import statistics
import time
from pathlib import Path
from typing import NamedTuple

from reftag.dialects import dialect
from reftag.index import FileIndex
from reftag.lint import Linter, select
from reftag.syntax import Document

_SHOWN = 1000
"""How many findings a server sends at most."""


class Typed(NamedTuple):
    """How long keystrokes took, in seconds."""

    median: float
    most: float
    """What all but one in a hundred stay below."""


def typed(path: Path, name: str, keys: int = 400) -> Typed:
    """Type `keys` letters into values all over a file, and delete each again."""
    document = Document.read(path.read_text(encoding="utf-8"), dialect(name))
    linter = Linter(select())
    index = FileIndex(document)
    report = linter.check(document, index)
    chance = random.Random(1)  # noqa: S311  # repeatable, not secret
    places = [chance.randrange(document.buffer.length) for _ in range(keys)]
    took: list[float] = []
    gc.collect()
    gc.freeze()  # as the server does behind a large file
    for place in places:
        located = document.record_at(place)
        assert located is not None
        field = chance.choice(located.piece.fields)
        at = located.offset + field.value_end
        for start, end, text in ((at, at, "x"), (at, at + 1, "")):
            begun = time.process_time()
            document, change = document.edit(start, end, text)
            report = linter.update(report, index, index.edit(change))
            for _ in report.worst(_SHOWN):
                pass
            took.append(time.process_time() - begun)
    gc.unfreeze()
    return Typed(statistics.median(took), statistics.quantiles(took, n=100)[98])
