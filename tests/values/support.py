"""What the tests of all kinds of values share."""

HOSTILE = ["1-" * 10_000, "10." * 8_000, "https://" * 3_000, "((" * 9_000, "1 " * 9_000]
"""Texts with which a careless pattern would take forever."""


def texts(row: str) -> list[str]:
    """Return the texts between the bars of a row."""
    return [text.strip() for text in row.split(" | ")]
