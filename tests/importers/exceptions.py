"""Where what reftag says and what an importer does differ, each with its reason."""

from typing import Final

CASES: Final[dict[tuple[str, str], str]] = {}
"""(case, importer) -> why what reftag says of the case is not what the importer does."""

TAGS: Final[dict[tuple[str, str, str], str]] = {}
"""(importer, tag, label) -> why reftag judges otherwise than `slots.toml`."""

CORPUS: Final[dict[tuple[str, str, str], str]] = {}
"""(file, importer, field) -> why a real value is lost unannounced, or announced and kept."""

FIXES: Final[dict[tuple[str, str], str]] = {}
"""(case or file, importer) -> why something does not arrive any more after the safe fixes."""
