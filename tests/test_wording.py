"""The word test: no text that a user reads has words that make English hard to read.

Readers are librarians and researchers, most of them not native speakers. *Space* is not *blank*,
*after* is not *behind*; nothing *stands* somewhere, is *let be*, is done *anew* or *is no* tag.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from lint.case_files import cases, plain
from lint.findings import document, findings
from reftag.cli.command import VERBS, run
from reftag.dialects import dialect, names, producers
from reftag.lint import all_rules

ROOT = Path(__file__).parents[1]
SERVER = ROOT / "server" / "reftag"

WORDS: Final = re.compile(
    r"\bblanks?\b(?!.lines?\b)|\bbehind\b|\bstands?\b|\blet be\b|\banew\b"
    r"|(?<!\bthere )\bis no\b(?! longer)",
    re.IGNORECASE,
)
IMPERATIVES: Final = frozenset(
    [
        "Add",
        "Change",
        "Delete",
        "End",
        "Indent",
        "Insert",
        "Join",
        "Keep",
        "Move",
        "Put",
        "Set",
        "Write",
    ]
)
"""What titles of fixes begin with: each says what the text will be."""

_CODE: Final = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
"""Code in Markdown: names of settings and what people have in their files."""

_NAME: Final = re.compile(r"[\w./*-]+")
"""Keys, file names, cases, which are not read as text."""


def found(text: str) -> list[str]:
    """Return the words in a text that should not be there, each with some text around it."""
    plain = _CODE.sub("``", text)
    return [plain[max(0, m.start() - 30) : m.end() + 30] for m in WORDS.finditer(plain)]


def strings(source: str) -> Iterator[str]:
    """Yield the string literals of Python code that may be shown to somebody.

    Docstrings and other string statements, names and patterns are left out.
    """
    tree = ast.parse(source)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    patterns = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
        for argument in node.args
        for part in ast.walk(argument)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "X" for part in node.values)
            text = "".join(map(str, parts))
            if not _NAME.fullmatch(text) and "(?" not in text:
                yield text
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            hidden = id(node) in alone or id(node) in patterns
            if not hidden and not _NAME.fullmatch(node.value) and "(?" not in node.value:
                yield node.value


PYTHON = sorted(path.relative_to(ROOT).as_posix() for path in SERVER.rglob("*.py"))
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "editors/*.md", "editors/*/*.md", "server/reftag/lint/pages/*.md")
    for path in ROOT.glob(pattern)
)


@pytest.mark.parametrize("file", PYTHON)
def test_strings_of_the_code(file: str) -> None:
    source = (ROOT / file).read_text(encoding="utf-8")
    assert [each for text in strings(source) for each in found(text)] == []


@pytest.mark.parametrize("file", PAGES)
def test_pages(file: str) -> None:
    assert found((ROOT / file).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", names())
def test_dialects(name: str) -> None:
    for producer in ("none", *producers()):
        spoken = dialect(name, producer)
        for tag in spoken.tags:
            assert found(f"{tag.name}: {tag.meaning}") == [], tag.code
            assert found(" ".join(reads for _, reads in tag.importers)) == [], tag.code
        for kind in spoken.types:
            assert found(f"{kind.title}: {kind.meaning}") == [], kind.name


def test_what_importers_do() -> None:
    for path in sorted((SERVER / "dialects" / "importers").rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        assert [each for text in _texts(data) for each in found(text)] == [], path.name


def test_settings() -> None:
    extension = ROOT / "editors" / "vscode"
    for path in (SERVER / "config" / "reftag.schema.json", extension / "package.nls.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        assert [each for text in _texts(data) for each in found(text)] == [], path.name


def _texts(data: object) -> Iterator[str]:
    """Yield the strings in JSON that have more than one word; keys say what a program knows."""
    if isinstance(data, str):
        if " " in data:
            yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


# As produced: the parts that code puts together, with what they were put together from.


def _produced() -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the rule, messages and fix titles of all findings in all cases of all rules."""
    folder = ROOT / "tests" / "lint" / "rules"
    for rule in all_rules():
        file = folder / f"{rule.code.lower()}_{rule.name.replace('-', '_')}.txt"
        found = [
            each.diagnostic.finding
            for case in cases(file)
            for each in findings(
                document(plain(case.lines), case.dialect), [rule], case.encoding, case.targets
            )
        ]
        messages = [each.message for each in found]
        messages += [related.message for each in found for related in each.related]
        messages += [other.message for each in found for other in each.elsewhere]
        yield rule.code, messages, [each.fix.message for each in found if each.fix]


def test_findings_as_produced() -> None:
    for code, messages, titles in _produced():
        assert messages, code
        wrong = {text: words for text in (*messages, *titles) if (words := found(_bare(text)))}
        assert wrong == {}, code
        assert [text for text in messages if text.endswith(".")] == [], code
        assert {title.split()[0] for title in titles} <= IMPERATIVES, code


def _bare(text: str) -> str:
    """Return a message without what it quotes from the file."""
    return re.sub(r'"[^"]*"', '""', text)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run([verb, "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert shown
    assert found(shown) == []


def test_overview(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert found(" ".join(capsys.readouterr().out.split())) == []


def test_the_extension() -> None:
    for path in sorted((ROOT / "editors" / "vscode" / "src").glob("*.ts")):
        for text in re.findall(r'"[^"\n]* [^"\n]*"|`[^`]*`', path.read_text(encoding="utf-8")):
            assert found(text.strip('`"')) == [], path.name


def test_the_test_finds_them() -> None:
    assert found("a blank behind it") == ["a blank behind it"] * 2
    assert found("No blank line after `%T blank`, which is no longer a standard") == []
    assert list(strings('"""Blank."""\nx = "No blank"\nre.compile("blank behind")\n')) == [
        "No blank"
    ]
