"""What the tests of importers share: which of them can be run here."""

import pytest

from editors.left_out import left_out
from real_importers.run import IMPORTERS, MEASURED, READERS, installed, missing

PACKAGES = {
    "bibutils": ("bibutils",),
    "citation-js": (
        *("@citation-js/core", "@citation-js/plugin-enw"),
        *("@citation-js/plugin-ris", "@citation-js/plugin-refworks"),
    ),
    "biblatex-csl-converter": ("biblatex-csl-converter",),
    "biopython": ("biopython",),
    "metaknowledge": ("metaknowledge",),
    "nbib": ("nbib",),
    "pybtexris": ("pybtexris", "pybtex"),
    "reflib": ("@iebh/reflib",),
    "rispy": ("rispy",),
}
"""What an importer is made of."""

each_importer = pytest.mark.parametrize("importer", IMPORTERS)
each_reader = pytest.mark.parametrize(
    ("dialect", "importer"),
    [(dialect, name) for dialect, names in READERS.items() for name in names],
)
"""Every importer with every format that it reads."""
each_reader_of_others = pytest.mark.parametrize(
    ("dialect", "importer"),
    [
        (dialect, name)
        for dialect, names in READERS.items()
        for name in names
        if dialect != "endnote"
    ],
)
"""The same without EndNote files, of which more is known: `slots.toml`."""


def needs(importer: str) -> None:
    """Leave the running test out, by name, if `importer` is not installed."""
    if reason := missing(importer):
        left_out(importer, reason)


def other_version(importer: str) -> str:
    """Say, for the message of a failed test, whether another version was measured; else ""."""
    here = installed()
    others = [name for name in PACKAGES[importer] if here[name] != MEASURED[name]]
    return "".join(
        f"{name} {MEASURED[name]} was measured, {here[name]} is installed: if it behaves otherwise "
        f"than the data of reftag say, measure it anew (`python -m real_importers.cases`, "
        f"`make generate`)\n"
        for name in others
    )
