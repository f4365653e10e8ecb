"""`reftag rule`: pages and lists."""

import json

from cli.conftest import Reftag
from reftag.lint import SEVERITIES, all_rules
from reftag.lint.rule_pages import page, page_uri


def test_a_page_by_code_or_name(reftag: Reftag) -> None:
    for name in ("RT005", "rt005", "empty-value"):
        result = reftag("rule", name)
        assert result.code == 0
        assert result.out.startswith("# empty-value (RT005)\n")


def test_an_unknown_rule(reftag: Reftag) -> None:
    result = reftag("rule", "emty-value")
    assert (result.code, result.output) == (2, b"")
    assert 'there is no rule "emty-value"; did you mean "empty-value"?' in result.errors


def test_neither_and_both(reftag: Reftag) -> None:
    for arguments in ((), ("RT005", "--all")):
        result = reftag("rule", *arguments)
        assert result.code == 2
        assert "name one rule by its code or name, or give --all" in result.errors


def test_the_table(reftag: Reftag) -> None:
    head, *lines = reftag("rule", "--all").out.splitlines()
    assert head.split() == ["code", "name", "default", "fix", "summary"]
    assert [line.split()[:2] for line in lines] == [[rule.code, rule.name] for rule in all_rules()]
    start = head.index("summary")
    assert [line[start:] for line in lines] == [rule.summary for rule in all_rules()]


def test_the_list_as_json(reftag: Reftag) -> None:
    entries = json.loads(reftag("rule", "--all", "--output-format", "json").output)
    assert [entry["code"] for entry in entries] == [rule.code for rule in all_rules()]
    for entry, rule in zip(entries, all_rules(), strict=True):
        assert list(entry) == [
            "code",
            "name",
            "severity",
            "on_by_default",
            "fix",
            "summary",
            "url",
            "page",
        ]
        assert entry["severity"] in SEVERITIES
        assert entry["on_by_default"] is rule.on
        assert entry["fix"] in ("safe", "unsafe", "sometimes", "editor", "none")
        assert entry["url"] == page_uri(rule)
        assert entry["page"] == page(rule)


def test_one_rule_as_json(reftag: Reftag) -> None:
    entry = json.loads(reftag("rule", "RT005", "--output-format", "json").output)
    assert (entry["name"], entry["fix"]) == ("empty-value", "safe")
