"""`--output-format json`: every field as the contract has it."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from cli.conftest import CLEAN, EMPTY_ISSUE, Reftag
from reftag.dialects import dialect
from reftag.files.decoding import Decoded
from reftag.lint import SEVERITIES, all_rules


def found(reftag: Reftag, *arguments: str) -> list[dict[str, Any]]:
    """Return the parsed output of a check."""
    result = reftag("check", "--output-format", "json", *arguments)
    entries: list[dict[str, Any]] = json.loads(result.output)
    assert bool(entries) == bool(result.code)
    said = result.errors.splitlines()
    assert all(" not read " in line for line in said), "targets may not read the format"
    return entries


def check_place(place: dict[str, Any]) -> tuple[int, int]:
    assert set(place) == {"row", "column"}
    assert type(place["row"]) is int
    assert type(place["column"]) is int
    assert place["row"] >= 1
    assert place["column"] >= 1
    return place["row"], place["column"]


def check_stretch(entry: dict[str, Any]) -> None:
    assert check_place(entry["location"]) <= check_place(entry["end_location"])


def check_shape(entry: dict[str, Any]) -> None:
    """Hold an entry against the contract, field by field."""
    assert list(entry) == [
        "code",
        "name",
        "severity",
        "message",
        "filename",
        "location",
        "end_location",
        "related",
        "fix",
        "url",
    ]
    rule = next(rule for rule in all_rules() if rule.code == entry["code"])
    assert entry["name"] == rule.name
    assert entry["severity"] in SEVERITIES
    assert entry["message"]
    check_stretch(entry)
    assert entry["location"]["row"] == entry["end_location"]["row"]
    for other in entry["related"]:
        assert list(other) == ["message", "filename", "location", "end_location"]
        assert other["message"]
        assert Path(other["filename"]).exists()
        if entry["code"] != "RT601":
            assert other["filename"] == entry["filename"]
        check_stretch(other)
    if entry["fix"] is not None:
        assert list(entry["fix"]) == ["applicability", "message", "edits"]
        assert entry["fix"]["applicability"] in ("safe", "unsafe")
        assert entry["fix"]["message"]
        assert entry["fix"]["edits"]
        for edit in entry["fix"]["edits"]:
            assert list(edit) == ["content", "location", "end_location"]
            assert isinstance(edit["content"], str)
            check_stretch(edit)
    url = urlsplit(entry["url"])
    assert url.scheme == "file"
    page = Path(url2pathname(url.path)).read_text(encoding="utf-8")
    assert page.startswith(f"# {rule.name} ({rule.code})\n")


def test_no_findings_are_an_empty_array(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    assert reftag("check", "--output-format", "json") == (0, b"[]\n", "")


def test_one_finding(reftag: Reftag) -> None:
    Path("Müller.enw").write_text(EMPTY_ISSUE, encoding="utf-8")
    (entry,) = found(reftag, "--select", "RT005")
    check_shape(entry)
    del entry["message"]
    del entry["url"]
    assert entry == {
        "code": "RT005",
        "name": "empty-value",
        "severity": "warning",
        "filename": "Müller.enw",
        "location": {"row": 6, "column": 1},
        "end_location": {"row": 6, "column": 3},
        "related": [],
        "fix": {
            "applicability": "safe",
            "message": "Delete the empty %N",
            "edits": [
                {
                    "content": "",
                    "location": {"row": 6, "column": 1},
                    "end_location": {"row": 7, "column": 1},
                }
            ],
        },
    }


def test_columns_count_characters_and_not_the_byte_order_mark(reftag: Reftag) -> None:
    line = "%0 Journal Article %A Łukasz, 漢\U0001f600字 %T One %N %J Journal"
    Path("a.enw").write_bytes(line.encode("utf-8-sig"))
    entry = next(e for e in found(reftag) if e["code"] == "RT005")
    assert entry["location"] == {"row": 1, "column": line.index("%N") + 1}


def test_every_example_has_the_shape(reftag: Reftag) -> None:
    for rule in all_rules():
        for number, example in enumerate(rule.examples):
            data = Decoded(example.before, example.encoding, b"").encode()
            extension = dialect(example.dialect).extensions[0]
            Path(f"{rule.code}-{number}{extension}").write_bytes(data)
    examples = [example for rule in all_rules() for example in rule.examples]
    targets = {f"--target={name}" for example in examples for name in example.targets}
    measured = sorted(map(str, Path().glob("*.enw")))
    others = sorted(str(path) for path in Path().iterdir() if path.suffix != ".enw")
    entries = found(reftag, "--select", "ALL", *sorted(targets), *measured)
    assert [e["filename"] for e in entries] == sorted(e["filename"] for e in entries)
    entries += found(reftag, "--select", "ALL", *others)
    for entry in entries:
        check_shape(entry)
    assert {entry["code"] for entry in entries} == {rule.code for rule in all_rules()}


def test_the_edits_do_what_fix_does(reftag: Reftag) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE + "\n" + EMPTY_ISSUE)
    lines = Path("a.enw").read_text().splitlines(keepends=True)
    for entry in reversed(found(reftag, "--select", "RT005")):
        (edit,) = entry["fix"]["edits"]
        first, last = edit["location"]["row"] - 1, edit["end_location"]["row"] - 1
        assert edit["location"]["column"] == edit["end_location"]["column"] == 1
        lines[first:last] = [edit["content"]] if edit["content"] else []
    reftag("check", "--select", "RT005", "--fix")
    assert Path("a.enw").read_text() == "".join(lines)


def test_a_fix_that_a_person_has_to_finish_is_none(reftag: Reftag) -> None:
    Path("a.enw").write_text("%0 Journal Article\n%T On Tags\n")
    entries = found(reftag, "--select", "RT201")
    assert entries
    assert {entry["fix"] for entry in entries} == {None}
