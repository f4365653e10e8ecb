"""Which dialect the extension of a file suggests."""

from pathlib import PurePosixPath

from reftag.dialects.load import extensions


def extension_of(name: str) -> str:
    """Return the extension of a file's name, path or URI: with the dot, in lower case."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def by_extension(name: str) -> str:
    """Return the dialect that a file's extension belongs to, `""` if it belongs to none."""
    return extensions().get(extension_of(name), "")
