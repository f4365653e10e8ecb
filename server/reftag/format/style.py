"""What can be chosen about the layout: little, so that files of different people look alike."""

from dataclasses import dataclass, field
from typing import Literal

from reftag.importers import Importer

LineEnding = Literal["auto", "lf", "crlf"]
"""`auto` is what most lines of the file end with, LF if there is no majority."""


@dataclass(frozen=True, slots=True)
class Style:
    """How records are laid out."""

    blank_lines: int = 1
    """Between records, at least one: importers run together what no blank line keeps apart."""
    sort_tags: bool = False
    """Whether the type comes first and the other tags in the order of the dialect."""
    line_ending: LineEnding = "auto"
    profile: Importer | None = field(default=None, repr=False)
    """The program to write for: what it stumbles over is written otherwise where the record says
    the same afterwards. What the other settings say, counts before it."""

    def __post_init__(self) -> None:
        """Refuse what would run records together."""
        if self.blank_lines < 1:
            raise ValueError("there must be at least one blank line between records")
