"""Records as CSL-JSON. In `csl.txt` a block is a record, a line `---` and its variables."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.convert import Item, csl_item
from reftag.convert.csl_dates import When
from reftag.convert.csl_names import Person
from reftag.dialects import dialect, names
from reftag.syntax import Document

CASES = Path(__file__).with_name("csl.txt")


class Case(NamedTuple):
    dialect: str
    title: str
    record: str
    item: list[str]


def cases() -> list[Case]:
    blocks = re.split(r"(?m)^=== (\w+): (.+)\n", CASES.read_text(encoding="utf-8"))[1:]
    found = []
    for name, title, block in zip(blocks[::3], blocks[1::3], blocks[2::3], strict=True):
        record, item = block.split("---\n")
        found.append(Case(name, title, record, item.split("\n")[:-1]))
    return found


def shown(item: Item) -> list[str]:
    return [f"{key}: {_written(value)}" for key, value in item.items() if key != "id"]


def _written(value: str | list[Person] | When) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " | ".join(map(_named, value))
    dates = ["-".join(map(str, parts)) for parts in value.get("date-parts", ())]
    return "/".join(dates) or value["literal"]


def _named(person: Person) -> str:
    order = ("given", "family", "non-dropping-particle", "suffix", "literal")
    parts = dict(person.items())
    return " ".join(f"{key}={parts[key]}" for key in order if key in parts)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.dialect}: {case.title}")
def test_item(case: Case) -> None:
    [record] = Document.read(case.record, dialect(case.dialect))
    assert shown(csl_item(record)) == case.item


def test_every_dialect_has_a_case() -> None:
    assert {case.dialect for case in cases()} == set(names())


@given(st.sampled_from(names()), st.sampled_from(cases()), st.data())
def test_any_text_is_an_item(name: str, case: Case, data: st.DataObject) -> None:
    """Whatever is missing or unreadable: there is a type, and no value is empty."""
    at = data.draw(st.integers(0, len(case.record)))
    text = case.record[:at] + data.draw(st.text(max_size=20)) + case.record[at:]
    for record in Document.read(text, dialect(name)):
        item = csl_item(record)
        assert item["id"]
        assert item["type"]
        assert all(item.values())
