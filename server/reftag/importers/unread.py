"""Says which programs do not read a format, or how little is known of it."""

from collections.abc import Iterator, Sequence
from functools import cache

from reftag.dialects import Dialect, names
from reftag.dialects.programs import not_measured
from reftag.importers.load import importer, importers
from reftag.importers.words import conjugated, listed


def unread(names: Sequence[str], dialect: Dialect) -> Iterator[str]:
    """Yield a sentence on the programs that do not read files of a dialect, one on the others.

    `names` are targets of which nothing is known for this dialect; empty for all of them.
    """
    known = importers(dialect.name)
    may = [name for name in names if not known or dialect.name in not_measured().get(name, ())]
    cannot = [title(name) for name in names if name not in may]
    if cannot:
        yield f"{listed(cannot)} {conjugated('do(es) not read', len(cannot))} {dialect.title} files"
    if may or not names:
        who = [title(name) for name in may] or ["any program"]
        most, last = who[:-1], who[-1]
        anyone = f"{', '.join(most)} or {last}" if most else last
        yield f"nothing was measured of how {anyone} reads {dialect.title} files"


@cache
def title(name: str) -> str:
    """Return the name of a program as its makers write it."""
    known = (importer(dialect, name) for dialect in names())
    return next((each.title for each in known if each), name)
