"""Messages to the client other than answers: the session collects them, `send` sends them."""

from dataclasses import dataclass


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
    """Diagnostics have changed without a change of their documents: ask for them again."""


@dataclass(frozen=True, slots=True)
class CheckAgain:
    """Settings may have changed: check the open documents again, soon."""


@dataclass(frozen=True, slots=True)
class Settle:
    """Other documents than the edited one may show something else: look at them, soon."""


@dataclass(frozen=True, slots=True)
class Work:
    """There is deferred work to be done when the server is idle."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What is below the open folders is to be read, soon."""


@dataclass(frozen=True, slots=True)
class AskSettings:
    """The editor has to be asked for its settings."""


@dataclass(frozen=True, slots=True)
class Watch:
    """The client is asked to report changes of configuration files."""


@dataclass(frozen=True, slots=True)
class Tell:
    """A sentence for the user."""

    message: str


@dataclass(frozen=True, slots=True)
class Log:
    """A sentence for the log of the server."""

    message: str


@dataclass(frozen=True, slots=True)
class Show:
    """A document is to be opened for reading, at a place if there is one."""

    uri: str
    place: tuple[tuple[int, int], tuple[int, int]] | None = None
    """Start and end as (line from 0, column in the client's units)."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A document is in another language than the client has it in."""

    uri: str
    dialect: str
    asked: bool
    """Whether a command asked for it."""


Outgoing = (
    Publish
    | Clear
    | Refresh
    | CheckAgain
    | Settle
    | Work
    | Scan
    | AskSettings
    | Watch
    | Tell
    | Log
    | Show
    | Switch
)
