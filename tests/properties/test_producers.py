"""Invariant 2 for EndNote as each producer writes it: a change leads where reading anew leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.dialects import dialect, producers
from reftag.index import FileIndex
from reftag.lint import Linter, Report, all_rules
from reftag.syntax import Document

RECORDS = (
    "%R 2020JStar..12...34H\n%T Tags\n%A Holm, Siri; Berg, Ola\n%I ABSTRACT: Abstract;\n"
    "%B Stars have tags,\nread from afar\n%Y DOI: 10.1000/182\n\n\n"
    "%0 Conference Paper\n%A Holm, Siri\n%T Tags\n%J Days of Tags\n%D 2020\n%2 https://a.example/1\n"
    "%~ CNRS\n%~ EXAMPLE\n%1 holm2020\n%3 misc\n\n%R 2020mos..conf...12H\n%T More\n%D 06/2020\n"
)
PIECES = st.sampled_from(
    ["", "\n", "\n\n", "%", "%R", "%R 2020x\n", "%0 Book\n", "%A Lie, K.\n", "x", " ", "%~ A\n"]
)
PLACES = st.integers(0, len(RECORDS))
EDITS = st.lists(st.tuples(PLACES, st.sampled_from([0, 0, 1, 4, 40]), PIECES), max_size=8)


def fields(document: Document) -> list[object]:
    return [(each.text, [(f.code, f.value) for f in each.fields]) for each in document]


def found(report: Report) -> list[object]:
    return [
        (each.line, each.diagnostic.rule.code, each.diagnostic.finding)
        for each in report.in_order()
    ]


@pytest.mark.parametrize("producer", producers())
@given(edits=EDITS)
def test_a_change_leads_where_reading_anew_leads(
    producer: str, edits: list[tuple[int, int, str]]
) -> None:
    spoken = dialect("endnote", producer)
    lint = Linter(all_rules())
    document = Document.read(RECORDS, spoken)
    index = FileIndex(document)
    report = lint.check(document, index)
    for at, length, piece in edits:
        start = min(at, len(document.text))
        end = min(start + length, len(document.text))
        document, change = document.edit(start, end, piece)
        report = lint.update(report, index, index.edit(change))
    anew = Document.read(document.text, spoken)
    assert fields(document) == fields(anew)
    assert found(report) == found(Linter(all_rules()).check(anew))
