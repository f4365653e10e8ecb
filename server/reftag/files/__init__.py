"""Where texts come from: the only floor that opens files."""

from reftag.files.decoding import Decoded, decode, text_of
from reftag.files.disk import DISK, DiskFiles
from reftag.files.interface import Files, FolderEntry, Kind, Stat, exists, has_kind
from reftag.files.pushed import PushedFiles

__all__ = [
    "DISK",
    "Decoded",
    "DiskFiles",
    "Files",
    "FolderEntry",
    "Kind",
    "PushedFiles",
    "Stat",
    "decode",
    "exists",
    "has_kind",
    "text_of",
]
