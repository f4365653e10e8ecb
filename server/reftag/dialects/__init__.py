"""The formats reftag knows, as data: one TOML file each, loaded once."""

from reftag.dialects.extensions import by_extension, extension_of
from reftag.dialects.load import DialectError, dialect, extensions, names, producers, signs
from reftag.dialects.model import NO_PRODUCER, Dialect, Kind, ReferenceType, Tag

__all__ = [
    "NO_PRODUCER",
    "Dialect",
    "DialectError",
    "Kind",
    "ReferenceType",
    "Tag",
    "by_extension",
    "dialect",
    "extension_of",
    "extensions",
    "names",
    "producers",
    "signs",
]
