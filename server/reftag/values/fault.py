"""What is wrong with a text that does not say what it should."""

from typing import Literal, NamedTuple

Kind = Literal[
    "", "unreadable", "encoded", "backwards", "open end", "dash", "stop", "spreadsheet date",
    "ISSN", "ISBN", "PMID", "PMCID", "arXiv",
]  # fmt: skip
"""Which fault it is, where that makes a difference to those who report it.

*unreadable* is not of the kind of the value at all, the names of identifiers say what a text claims
to be, and the others are told apart in the module that finds them.
"""


class Fault(NamedTuple):
    """Why a text is not a value, or not one as it should be written."""

    what: str
    """The end of a sentence about the text, or about `part` of it: *is not a date*."""
    meant: tuple[str, ...] = ()
    """What should be written instead; several texts for several values; none if that is not known.
    """
    sure: bool = False
    """Whether there is no doubt that `meant` is what was meant."""
    part: str = ""
    """The part of the text that is wrong, `""` for all of it."""
    kind: Kind = ""
