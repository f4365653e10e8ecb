"""What importers lose, in Markdown: one report a file."""

from collections.abc import Iterable, Iterator

from reftag.cli.output.excerpt import visible
from reftag.cli.output.terminal import Terminal
from reftag.cli.portability import Examined
from reftag.portability.markdown import markdown


def render(files: Iterable[Examined], _terminal: Terminal) -> Iterator[str]:
    """Yield the report on each file."""
    for at, file in enumerate(files):
        yield ("\n" if at else "") + markdown(file.found, visible(file.name))
