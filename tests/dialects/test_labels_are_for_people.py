"""Labels are shown and never decide: what a field is for, rules ask by its role.

So a label is a part of a text for people, and nothing matches or compares it. Looked for in the
syntax trees of all of reftag but `ide/`, which shows labels and completes what a user types of one.
"""

import ast
from pathlib import Path
from typing import Final

import pytest

SERVER: Final = Path(__file__).parents[2] / "server" / "reftag"
FILES: Final = [
    path
    for path in sorted(SERVER.rglob("*.py"))
    if path.relative_to(SERVER).parts[0] != "ide"
    if "measurements" not in path.parts  # makes the importers' data, and is not installed
]

ALLOWED: Final = {
    "dialects/model.py": {"kind.labels"},
    "syntax/record.py": {"self.dialect.label(field.code, self.type)"},
    "lint/rules/rt103_tag_without_meaning.py": {"kind.labels"},
}
"""What hands labels out; and the rule that asks which fields a type has, i.e. has a label for."""


def deciding(tree: ast.AST) -> list[str]:
    """Return the uses of labels that are not a part of an f-string, as source."""
    shown = {
        id(part)
        for text in ast.walk(tree)
        if isinstance(text, ast.FormattedValue)
        for part in ast.walk(text.value)
    }
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if (_is_call(node) and id(node) not in shown)
        or (isinstance(node, ast.Attribute) and node.attr == "labels")
    ]


def _is_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "label"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SERVER).as_posix())
def test_no_label_decides(path: Path) -> None:
    found = deciding(ast.parse(path.read_text(encoding="utf-8")))
    assert set(found) <= ALLOWED.get(path.relative_to(SERVER).as_posix(), set())


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("if 'ISSN' in record.label(field): pass", True),
        ("found = PATTERN.search(dialect.label(code, kind))", True),
        ("label = record.label(field)", True),
        ("same = kind.labels.get(code) == 'PMCID'", True),
        ("message = f'{field.code} ({record.label(field)})'", False),
    ],
)
def test_what_counts_as_deciding(source: str, seen: bool) -> None:
    assert bool(deciding(ast.parse(source))) is seen
