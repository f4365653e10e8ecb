"""The real files that several repositories share; a plain clone has none."""

from pathlib import Path

SHARED = Path(__file__).parents[2].parent / "shared"
"""What several repositories share, checked out beside this one: contract, corpus."""


def corpus(*folders: str) -> list[Path]:
    """Return the real files of some folders of the corpus."""
    return sorted(path for each in folders for path in (SHARED / "corpus" / each).glob("*"))


def decoded(path: Path) -> str:
    """Return the text of a real file, its line breaks as they are."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
