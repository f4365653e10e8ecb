"""What is wrong with a text that does not say what it should."""

from typing import Literal, NamedTuple

Kind = Literal[
    "", "unreadable", "encoded", "backwards", "open end", "dash", "stop", "spreadsheet date",
    "ISSN", "ISBN", "PMID", "PMCID", "arXiv",
]  # fmt: skip
"""Which fault it is, where that makes a difference to those who report it.

*unreadable* means that the text is nothing of the sort; names of identifiers say what it claims to
be; the others are kinds of faults in DOIs (*encoded*) and pages.
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
