"""`reftag records`: the tree as lines of JSON."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from cli.conftest import CLEAN, Reftag


def records(reftag: Reftag, *arguments: str, stdin: str = "") -> list[dict[str, Any]]:
    """Return the parsed records."""
    result = reftag("records", *arguments, stdin=stdin.encode())
    assert result.code == 0
    return [json.loads(line) for line in result.out.split("\n")[:-1]]


def test_one_record(reftag: Reftag) -> None:
    Path("a.enw").write_text("%0 Journal Article\n%A Curie, Marie\n%t On Tags\n%N\n\n", "utf-8")
    assert reftag("records", "a.enw").out == (
        '{"filename": "a.enw", "dialect": "endnote", "row": 1, "end_row": 4, '
        '"type": "Journal Article", "fields": ['
        '{"tag": "%0", "value": "Journal Article", "row": 1, "column": 1}, '
        '{"tag": "%A", "value": "Curie, Marie", "row": 2, "column": 1}, '
        '{"tag": "%T", "value": "On Tags", "row": 3, "column": 1}, '
        '{"tag": "%N", "value": "", "row": 4, "column": 1}]}\n'
    )
    assert records(reftag, "a.enw", "--output-format", "jsonl") == records(reftag)


def test_extents(reftag: Reftag) -> None:
    source = "Search results\n\n%0 Book\n%X One\n  two\r\nthree\n\n\nstray\n%0 Thesis\n%T x"
    first, second = records(reftag, "-", stdin=source)
    assert (first["row"], first["end_row"], first["type"]) == (3, 6, "Book")
    assert first["fields"][1] == {"tag": "%X", "value": "One\n  two\nthree", "row": 4, "column": 1}
    assert (second["row"], second["end_row"], second["filename"]) == (10, 11, "-")


def test_no_type_and_a_type_as_written(reftag: Reftag) -> None:
    untyped, wrong, empty = records(
        reftag, "-", stdin="%T One\n\n%0 journal article\n%T Two\n\n%0\n%T Three\n"
    )
    assert (untyped["type"], wrong["type"], empty["type"]) == (None, "journal article", "")


def test_text_below_the_type_is_no_part_of_it(reftag: Reftag) -> None:
    (record,) = records(reftag, "-", stdin="%0 Book\nand more\n%T Two\n")
    assert record["type"] == "Book"
    assert record["fields"][0]["value"] == "Book\nand more"


def test_stray_text_is_no_record(reftag: Reftag) -> None:
    assert records(reftag, "-", stdin="") == []
    text = "Search results\n\n1 of 3\n"
    assert records(reftag, "-", "--stdin-filename", "a.enw", stdin=text) == []


def test_columns_and_unusual_characters(reftag: Reftag) -> None:
    source = "\ufeff%0 Book %A 漢\U0001f600 %T a\u2028b\n\n  %D x\n"
    (record,) = records(reftag, "-", stdin=source)
    assert [(f["tag"], f["row"], f["column"]) for f in record["fields"]] == [
        ("%0", 1, 1),
        ("%A", 1, 9),
        ("%T", 1, 15),
        ("%D", 3, 3),
    ]
    assert record["fields"][2]["value"] == "a\u2028b"


def test_the_same_fields_before_and_after_fixing(reftag: Reftag, corpus: Path) -> None:
    Path("jmir.enw").write_bytes((corpus / "one-line" / "jmir.enw").read_bytes())
    (before,) = records(reftag, "jmir.enw")
    assert (before["row"], before["end_row"], len(before["fields"])) == (1, 1, 53)
    assert reftag("check", "--fix", "jmir.enw").code == 0
    (after,) = records(reftag, "jmir.enw")
    assert (after["row"], after["end_row"], len(after["fields"])) == (1, 52, 52)
    assert [(f["tag"], f["value"].replace(", ", ",")) for f in after["fields"]] == [
        (f["tag"], f["value"].replace(", ", ",")) for f in before["fields"] if f["value"]
    ]
    assert [f["row"] for f in after["fields"]] == list(range(1, 53))


def test_every_corpus_file(reftag: Reftag, corpus: Path) -> None:
    for path in sorted((corpus / "enw").iterdir()):
        result = reftag("records", str(path))
        assert result.code == 0
        rows = [json.loads(line) for line in result.out.split("\n")[:-1]]
        assert rows
        assert all(a["end_row"] < b["row"] for a, b in pairwise(rows))
        assert all(a["row"] <= a["end_row"] for a in rows)


def test_a_folder(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    Path("b.enw").write_text(CLEAN)
    assert [record["filename"] for record in records(reftag)] == ["a.enw", "b.enw"]
