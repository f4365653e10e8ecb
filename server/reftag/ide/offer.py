"""What completion offers: text in the place of other text, and how editors list it."""

from dataclasses import dataclass
from typing import Literal

from reftag.syntax import Span
from reftag.text import Edit

Rank = Literal["required", "recommended", "other", "present"]


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer: put `insert` in the place of `span` (offsets in the document)."""

    label: str
    detail: str
    insert: str
    span: Span
    filter: str
    """What the typed text is compared with."""
    sort: str
    kind: Literal["tag", "type", "value", "record"]
    rank: Rank = "other"
    type: str = ""
    """The name of the record's type, `""` if it has none: for the documentation."""
    snippet: str = ""
    """`insert` with places to go on typing (`$1`), for editors that know snippets."""
    also: tuple[Edit, ...] = ()
    """What else is written into the document, outside of `span`."""
    then: Literal["", "complete", "explain"] = ""
    """What the user wants to see next: the next offers, or what the record needs."""
