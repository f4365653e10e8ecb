"""Which dialect a text is read as, in an editor and on the command line.

What a command asked for has priority, then the settings, then the content if it leaves no doubt,
then the editor's language and the extension. A text for which none of them gives a dialect is not
ours: nothing is reported in it and nothing is written to it.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from reftag.config.model import AUTO
from reftag.dialects import by_extension, names
from reftag.syntax.recognition import MOST, Recognised, recognize

_DEFAULT: Final = "endnote"


class ChosenDialect(NamedTuple):
    """What a text is read as."""

    dialect: str
    by: Literal["command", "settings", "content", "expectation", "nothing"]
    """What decided."""

    @property
    def known(self) -> bool:
        """Whether the format was set or recognised."""
        return self.by != "nothing"


@dataclass(frozen=True)
class AtOpening:
    """What is known when a text is opened. Later changes of the text make no difference."""

    name: str
    """The file's name, path or URI."""
    language: str
    """The language id that an editor gave it; `""` if it is not one of ours."""
    head: str
    """The beginning, as far as it is looked at."""
    is_blank: bool
    """Whether there is nothing in it yet."""

    @classmethod
    def of(cls, name: str, text: str, language: str = "") -> "AtOpening":
        """Take note of a text, and of the language id that an editor gave it, if any."""
        ours = language if language in names() else ""
        return cls(name, ours, text[: MOST + 1], is_blank=not text.strip())

    @property
    def expected(self) -> str:
        """The dialect that the editor, or else the name, suggests; `""` for none."""
        return self.language or by_extension(self.name)

    @cached_property
    def found(self) -> Recognised:
        """What the content shows."""
        return recognize(self.head, self.expected)

    def choose(self, configured: str, asked: str | None = None) -> ChosenDialect:
        """Return what the text is read as.

        `configured` is the dialect of the settings or `auto`, `asked` the one that a command asked
        for.
        """
        if asked is not None:
            return ChosenDialect(asked, "command")
        if configured != AUTO:
            return ChosenDialect(configured, "settings")
        if self.found.sure:
            return ChosenDialect(self.found.dialect, "content")
        if self.expected or self.is_blank:
            return ChosenDialect(self.expected or _DEFAULT, "expectation")
        return ChosenDialect(_DEFAULT, "nothing")
