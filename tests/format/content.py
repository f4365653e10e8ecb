"""What a file says, apart from its layout."""

from reftag.syntax import Document, Field

Said = tuple[str, tuple[str, ...]]


def said(field: Field) -> Said:
    """Return the tag and the value; blanks at line ends and blank lines in it say nothing."""
    first, *others = (line.rstrip(" \t") for line in field.value.split("\n"))
    return field.code, (first, *(line for line in others if line.strip(" \t\x1a")))


def fields(document: Document) -> list[Said]:
    """Return what the fields of a document say."""
    return [said(field) for record in document for field in record.fields]


def stray(document: Document) -> list[str]:
    """Return the lines that belong to no record."""
    lines = (record.text[slice(*span)] for record in document for span in record.outside())
    return [line.lstrip("\ufeff").strip(" \t") for line in lines]
