"""The formats reftag knows, as data: one TOML file each, loaded once."""

from reftag.dialects.extensions import by_extension, extension_of
from reftag.dialects.load import DialectError, dialect, extensions, names, signs
from reftag.dialects.model import Dialect, Kind, ReferenceType, Tag

__all__ = [
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
    "signs",
]
