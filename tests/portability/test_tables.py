"""The tables of what importers do with tags equal a fresh run, and say what the data say."""

import pytest

from reftag.dialects import dialect
from reftag.importers import importer, importers
from reftag.portability.tables import FOLDER, page, pages, table_names


def test_the_shipped_tables_are_fresh() -> None:
    shipped = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert shipped == pages(), "write them again: python -m reftag.portability.tables"


def test_every_measured_format_has_one() -> None:
    assert {f"{name}.md" for name in table_names()} == set(pages())
    assert {"endnote", "ris", "medline", "wos", "refworks"} == set(table_names())


@pytest.mark.parametrize("name", table_names())
def test_every_program_and_every_measured_tag_is_there(name: str) -> None:
    text = page(dialect(name))
    for program in importers(name):
        known = importer(name, program)
        assert known is not None
        assert f"| {known.title} | `{program}` | " in text
        for code in known.slots.keys() & dialect(name).by_code.keys():
            assert f"\n| `{code}` | " in text


def test_a_row() -> None:
    text = page(dialect("endnote"))
    assert "\n| `%R` | Electronic Resource Number | ✓ | ✗ (≠) | ✓ | ✗ | ✓ (✗) | ✗ |\n" in text


def test_types_that_differ() -> None:
    text = page(dialect("ris"))
    assert "\n- `A2`, Zotero: ✗, but ✓ " in text
    head = next(line for line in text.split("\n") if line.startswith("| `A2` "))
    assert head.startswith("| `A2` | Secondary Author | ✗ (✓) | ")


def test_the_worst_faults() -> None:
    text = page(dialect("ris"))
    worst = text.partition("## The ten worst faults of structure")[2].partition("\n## ")[0]
    assert worst.count("\n| ") == 2 + 10
    assert "\n| A record on one line | RT006 | ✗ | " in worst
