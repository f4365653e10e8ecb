"""Messages to the client other than answers: the session collects them, `send` sends them."""

from dataclasses import dataclass

from reftag.lsp.encoded import Json


@dataclass(frozen=True, slots=True)
class Publish:
    """The diagnostics of a document have changed."""

    uri: str


@dataclass(frozen=True, slots=True)
class Clear:
    """A document was closed: its diagnostics go."""

    uri: str


@dataclass(frozen=True, slots=True)
class Refresh:
    """Findings have changed without a change of their documents: ask for them again."""


@dataclass(frozen=True, slots=True)
class RefreshHints:
    """Other inlay hints are wanted: the client is to ask for them again."""


@dataclass(frozen=True, slots=True)
class AskSettings:
    """The editor has to be asked for its settings."""


@dataclass(frozen=True, slots=True)
class WatchFiles:
    """The client is asked to report changes of files and settings."""


@dataclass(frozen=True, slots=True)
class ShowMessage:
    """A sentence for the user."""

    message: str


@dataclass(frozen=True, slots=True)
class Log:
    """A sentence for the log of the server."""

    message: str


@dataclass(frozen=True, slots=True)
class ShowDocument:
    """A document is to be opened for reading, at a place if there is one."""

    uri: str
    place: tuple[tuple[int, int], tuple[int, int]] | None = None
    """Start and end as (line from 0, column in the client's units)."""


@dataclass(frozen=True, slots=True)
class SwitchLanguage:
    """A document is in another language than the client has it in."""

    uri: str
    dialect: str
    asked: bool
    """Whether a command asked for it."""


@dataclass(frozen=True, slots=True)
class BeginProgress:
    """Something in the background takes long."""

    token: str
    title: str


@dataclass(frozen=True, slots=True)
class EndProgress:
    """It is over."""

    token: str


@dataclass(frozen=True, slots=True, eq=False)  # each is sent, be it like another one
class PartOfAnswer:
    """How far a request is, or a part of its answer."""

    token: int | str
    """The client's, for this request."""
    value: Json


Outgoing = (
    Publish
    | Clear
    | Refresh
    | RefreshHints
    | AskSettings
    | WatchFiles
    | ShowMessage
    | Log
    | ShowDocument
    | SwitchLanguage
    | BeginProgress
    | EndProgress
    | PartOfAnswer
)
