"""Which dialect a file's name speaks for."""

from functools import cache
from pathlib import PurePosixPath
from types import MappingProxyType

from reftag.dialects.load import dialect, names


@cache
def extensions() -> MappingProxyType[str, str]:
    """Return the extensions of all dialects, with the dot, each with its dialect's name."""
    return MappingProxyType(
        {extension: name for name in names() for extension in dialect(name).extensions}
    )


def extension_of(name: str) -> str:
    """Return the extension of a file's name, path or URI: with the dot, in lower case."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def by_extension(name: str) -> str:
    """Return the dialect that a file's extension stands for, `""` if it stands for none."""
    return extensions().get(extension_of(name), "")
