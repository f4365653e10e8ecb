"""The shipped pages equal a fresh run, and what they show is true."""

import re
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from config.settings_in_force import problems, settings
from reftag.lint import Example, Finding, Fix, Rule, all_rules
from reftag.lint.rule_pages import FOLDER, INDEX, fix_kind, found, index, page, page_path, page_uri
from reftag.syntax import Record, Span
from reftag.text import Edit

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
ANEW = "write the pages anew: python -m reftag.lint.rule_pages"


@RULES
def test_the_page_is_fresh(rule: Rule) -> None:
    assert page_path(rule).read_text(encoding="utf-8") == page(rule), ANEW


def test_the_index_is_fresh() -> None:
    assert (FOLDER / INDEX).read_text(encoding="utf-8") == index(), ANEW


def test_no_page_is_left_over() -> None:
    wanted = {f"{rule.code}.md" for rule in all_rules()} | {INDEX}
    assert {path.name for path in FOLDER.iterdir()} == wanted, ANEW


def test_the_links_of_the_index_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", index())
    assert len(links) == len(all_rules())
    assert [link for link in links if not (FOLDER / link).is_file()] == []


@RULES
def test_every_example_fires(rule: Rule) -> None:
    assert rule.examples
    for example in rule.examples:
        assert found(rule, example), f"{rule.code} finds nothing in its example"


@RULES
def test_the_link_leads_to_the_page(rule: Rule) -> None:
    url = urlsplit(page_uri(rule))
    assert url.scheme == "file"
    assert Path(url2pathname(url.path)) == page_path(rule)


@RULES
def test_every_page_has_its_parts(rule: Rule) -> None:
    text = page(rule)
    assert text.startswith(f"# {rule.name} ({rule.code})\n")
    headings = re.findall(r"(?m)^## (.+)$", text)
    assert headings[:2] == ["What it does", "Why it matters"]
    assert headings[2] in ("Example", "Examples")
    assert headings[-1] == "Configuration"
    assert ("Fix safety" in headings) == bool(rule.fix_safety)
    assert "\r" not in text


@RULES
def test_every_page_shows_settings_that_hold(rule: Rule) -> None:
    """What a page says to write into reftag.toml is right, and is about this rule."""
    (toml,) = re.findall(r"(?ms)^```toml\n(.*?)^```$", page(rule))
    assert not problems(toml)
    said = settings(toml)
    assert (said.ignore == (rule.code,)) == rule.on
    assert rule.code in toml
    assert rule.name in toml


def made(*fixes: Fix | None, on: bool = True, example: str = "%0 Book\n%T x\n") -> Rule:
    """Return a rule that finds one thing for each of `fixes`."""

    def check(_record: Record, _context: object) -> list[Finding]:
        return [Finding(Span(0, 2), "a\x07b", fix=fix) for fix in fixes]

    words = "Safe." if any(fixes) else ""
    return Rule(
        "RT999",
        "made-up",
        "hint",
        "Made up",
        "What.",
        "Why.",
        (Example(example),),
        check,
        words,
        on,
    )


EDITS = (Edit(0, 0, "x"),)
SAFE, UNSAFE = Fix("a", EDITS), Fix("b", EDITS, "unsafe")
OPEN = Fix("c", EDITS, "unsafe", unfinished=True)


@pytest.mark.parametrize(
    ("fixes", "kind"),
    [
        ((SAFE,), "safe"),
        ((UNSAFE, UNSAFE), "unsafe"),
        ((SAFE, UNSAFE), "sometimes"),
        ((SAFE, None), "sometimes"),
        ((OPEN,), "editor"),
        ((None,), "none"),
    ],
)
def test_the_kind_of_fix(fixes: tuple[Fix | None, ...], kind: str) -> None:
    assert fix_kind(made(*fixes)) == kind


def test_control_characters_and_fences_in_examples() -> None:
    text = page(made(None, example="%0 Book\r\n%T ```\n%N", on=False))
    assert "````endnote\n%0 Book␍\n%T ```\n%N\n````\n" in text
    assert "- 1:1 a␇b\n" in text
    assert "reftag check --select RT999" in text
