"""RIS, MEDLINE, Web of Science, RefWorks: what reftag says becomes of each tag is what does."""

from collections.abc import Iterator
from typing import Final

import pytest

from real_importers.available import each_reader_of_others, needs, other_version
from real_importers.claims import Compared, compared, known
from real_importers.formats import different_types, library, tags_of
from real_importers.run import READERS
from reftag.dialects import ReferenceType, Tag
from reftag.dialects import dialect as dialect_named
from reftag.importers import Importer

EXCEPTIONS: Final[dict[tuple[str, str, str], str]] = {
    ("ris", "bibutils", "L4"): "it is kept if it is no picture's address only",
    ("ris", "citation-js", "(WEB)"): "an empty record still has its ID, AV and Y1",
    ("medline", "biblatex-csl-converter", "AU"): "without FAU the whole name is kept as it is",
    ("medline", "biopython", "PMCID"): "a tag that nobody writes: cut to four letters",
    ("medline", "metaknowledge", "PMCID"): "a tag that nobody writes: a line to it",
    ("medline", "metaknowledge", "AUID"): "it belongs to the author above, who is FAU here",
    ("medline", "nbib", "AD"): "it belongs to the author above, who has none in most records",
    ("medline", "nbib", "DEP"): "without DP it is kept, but no year is",
    ("medline", "reflib", "IS"): "without (Print) it is kept, but not where journals are looked up",
    ("refworks", "citation-js", "WV"): "in most types it is dropped, in a book it is the version",
}
"""(format, importer, tag or type) -> why what reftag says is not what the importer does."""


def tried(importer: Importer, kind: ReferenceType, tags: list[Tag]) -> Iterator[Compared]:
    """Yield the tags of a type, each tried in a record of its own.

    Where one refuses the file, each is tried in a file of its own.
    """
    found, fields = compared(library(kind, importer, tags), importer.name, importer.dialect)
    if found.error and len(tags) > 1:
        for tag in tags:
            yield from tried(importer, kind, [tag])
        return
    last = {each.real.record: each for each in fields if each.real.value}
    assert [each.real.code for each in last.values()] == [tag.code for tag in tags]
    yield from last.values()


@each_reader_of_others
def test_reftag_says_what_becomes_of_each_tag(dialect: str, importer: str) -> None:
    needs(importer)
    spoken, measured = dialect_named(dialect), known(importer, dialect)
    explained = {code for d, name, code in EXCEPTIONS if (d, name) == (dialect, importer)}
    wrong: dict[str, str] = {}
    for kind in different_types(spoken, measured):
        for each in tried(measured, kind, tags_of(spoken)):
            if each.real.is_marked and each.is_announced != each.is_harmed:
                code = f"({kind.name})" if f"({kind.name})" in explained else each.real.code
                wrong.setdefault(code, f"{kind.name}: {each}")
    assert not wrong.keys() - explained, other_version(importer) + "\n".join(
        said for code, said in wrong.items() if code not in explained
    )
    assert not explained - wrong.keys(), "is said right by now: take it out of EXCEPTIONS"


@pytest.mark.parametrize("key", EXCEPTIONS)
def test_exceptions_are_about_tags(key: tuple[str, str, str]) -> None:
    dialect, importer, code = key
    spoken = dialect_named(dialect)
    assert importer in READERS[dialect]
    assert code in spoken.by_code or code in {f"({kind.name})" for kind in spoken.types}
