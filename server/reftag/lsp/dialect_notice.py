"""The message to the user about the dialect that an open document is read as."""

from dataclasses import dataclass
from typing import Final

from reftag.config.dialect_choice import AtOpening, ChosenDialect
from reftag.dialects import by_extension, dialect, names
from reftag.syntax.recognition import misnamed

_UNKNOWN: Final = (
    "This file is not checked: neither its name nor its content shows which format it is in"
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A document may not be in the dialect that is expected."""

    message: str
    offers: tuple[str, ...]
    """The dialects that it could be treated as, the best first."""


def notice(opened: AtOpening, chosen: ChosenDialect) -> Notice | None:
    """Return what is to be said about what was `chosen` for a document; None for nothing."""
    match chosen.by:
        case "settings":
            return _settings_differ(opened, chosen.dialect)
        case "content":
            return _taken_for_another(opened)
        case "nothing":
            return Notice(_UNKNOWN, names())
    return None


def _settings_differ(opened: AtOpening, configured: str) -> Notice | None:
    is_in = opened.found.dialect
    if not opened.found.sure or is_in == configured:
        return None
    return Notice(
        f"This file is {dialect(is_in).title}, but reftag's settings say to read it as "
        f"{dialect(configured).title}",
        (is_in,),
    )


def _taken_for_another(opened: AtOpening) -> Notice | None:
    is_in = opened.found.dialect
    title = dialect(is_in).title
    offers = tuple(dict.fromkeys((is_in, opened.expected or is_in)))
    if message := misnamed(opened.name, is_in):
        named = dialect(by_extension(opened.name)).title
        return Notice(
            f"T{message[1:]}; it is read as {title} here, but programs that go by the name take "
            f"it for {named}",
            offers,
        )
    if opened.language and opened.language != is_in:
        return Notice(
            f"This file is {title}, though it was opened as {dialect(opened.language).title}; "
            f"it is read as {title}",
            offers,
        )
    return None
