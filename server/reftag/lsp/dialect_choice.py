"""Which dialect an open document is read as, and the message to the user about it.

Decided when the document is opened. A command has priority, then the settings, then the content if
it leaves no doubt, then the editor's language and the extension. Afterwards only the command and
the settings change it: a file that is being written must not jump between formats. A document for
which none of them gives a dialect is not ours, and nothing is written to it.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

from reftag.config.model import AUTO
from reftag.dialects import by_extension, dialect, names
from reftag.syntax.recognition import Recognised, misnamed, recognize

_DEFAULT: Final = "endnote"

_UNKNOWN: Final = (
    "This file is not checked: neither its name nor its content shows which format it is in"
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A document may not be in the dialect that is expected."""

    message: str
    offers: tuple[str, ...]
    """The dialects that it could be treated as, the best first."""


class Choice(NamedTuple):
    """What a document is read as."""

    dialect: str
    notice: Notice | None = None
    known: bool = True
    """False if the format of the document is neither set nor recognised: then nothing may be
    reported in it or written to it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was known when a document was opened."""

    uri: str
    language: str
    """The language id that the client gave it; `""` if it is not one of ours."""
    found: Recognised
    """What its content shows."""
    is_blank: bool = False
    """Whether there was nothing in it yet."""

    @classmethod
    def of(cls, uri: str, language: str, text: str) -> "Opened":
        """Look at a document that is opened."""
        ours = language if language in names() else ""
        found = recognize(text, ours or by_extension(uri))
        return cls(uri, ours, found, is_blank=not text.strip())

    @property
    def expected(self) -> str:
        """The dialect that the editor, or else the name, suggests; `""` for none."""
        return self.language or by_extension(self.uri)

    def choose(self, asked: str | None, configured: str) -> Choice:
        """Return what it is read as.

        `asked` is the dialect that a command asked for, `configured` that of the settings or
        `auto`.
        """
        if asked is not None:
            return Choice(asked)
        if configured != AUTO:
            return Choice(configured, self._settings_differ(configured))
        if self.found.sure:
            return Choice(self.found.dialect, self._taken_for_another())
        if self.expected or self.is_blank:
            return Choice(self.expected or _DEFAULT)
        return Choice(_DEFAULT, Notice(_UNKNOWN, names()), known=False)

    def _settings_differ(self, configured: str) -> Notice | None:
        is_in = self.found.dialect
        if not self.found.sure or is_in == configured:
            return None
        return Notice(
            f"This file is {dialect(is_in).title}, but reftag's settings say to read it as "
            f"{dialect(configured).title}",
            (is_in,),
        )

    def _taken_for_another(self) -> Notice | None:
        is_in = self.found.dialect
        title = dialect(is_in).title
        offers = tuple(dict.fromkeys((is_in, self.expected or is_in)))
        if said := misnamed(self.uri, is_in):
            named = dialect(by_extension(self.uri)).title
            return Notice(
                f"T{said[1:]}; it is read as {title} here, but programs that go by the name take "
                f"it for {named}",
                offers,
            )
        if self.language and self.language != is_in:
            return Notice(
                f"This file is {title}, though it was opened as {dialect(self.language).title}; "
                f"it is read as {title}",
                offers,
            )
        return None
