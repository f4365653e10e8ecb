"""No rule and no feature asks which dialect it is in, or which program wrote a file or reads it:
what is odd about one is a trait in its file.

Looked for in the syntax trees of all of reftag: a dialect's name in a comparison, in a `case`, as
a key, or handed to a call in a condition. A default (`.get(extension, "endnote")`) is none of
these.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from reftag.dialects import dialect, names, producers
from reftag.dialects.programs import programs

SERVER: Final = Path(__file__).parents[2] / "server" / "reftag"
FILES: Final = sorted(SERVER.rglob("*.py"))
NAMES: Final = {*names(), *(dialect(name).title for name in names()), *producers(), *programs()}

EXCEPTIONS: Final[dict[str, str]] = {}
"""Condition -> where ARCHITECTURE.md says why it must be. So far none must."""


def naming(tree: ast.AST) -> list[str]:
    """Return the conditions that name a dialect, as source."""
    constants = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign) and _is_name(node.value, set())
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    return [
        ast.unparse(part)
        for node in ast.walk(tree)
        for part in _choosing(node)
        if _is_name(part, constants)
        or any(_is_name(inner, constants) for inner in getattr(part, "elts", ()))
    ]


def _is_name(node: ast.AST | None, constants: set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in constants
    return isinstance(node, ast.Constant) and node.value in NAMES


def _choosing(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the expressions of a node that decide what is done."""
    match node:
        case ast.Compare():
            yield from (node.left, *node.comparators)
        case ast.MatchValue():
            yield node.value
        case ast.Dict():
            yield from filter(None, node.keys)
        case ast.Subscript():
            yield node.slice
        case ast.If() | ast.IfExp() | ast.While() | ast.Assert():
            yield from _handed_over(node.test)
        case ast.comprehension():
            for test in node.ifs:
                yield from _handed_over(test)


def _handed_over(test: ast.expr) -> Iterator[ast.AST]:
    for node in ast.walk(test):
        if isinstance(node, ast.Call):
            yield from node.args


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SERVER).as_posix())
def test_no_condition_names_a_dialect(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [found for found in naming(tree) if found not in EXCEPTIONS] == []


@pytest.mark.parametrize(
    "source",
    [
        "if record.dialect.name == 'ris': pass",
        "x = 1 if 'wos' != name else 2",
        "y = [a for a in b if a.dialect.name in ('ris', 'medline')]",
        "match name:\n    case 'refer': pass",
        "width = {'medline': 4}.get(name, 0)",
        "RIS = 'ris'\nwhile name == RIS: pass",
        "OLD: Final = 'refer'\nassert name not in {OLD}",
        "if name.startswith('endnote'): pass",
        "if record.dialect is dialect('refworks'): pass",
        "if record.dialect.title == 'RIS': pass",
        "if record.dialect.producer == 'hal': pass",
        "spaces = importer.name == 'bibutils'",
    ],
)
def test_such_a_condition_would_be_seen(source: str) -> None:
    assert naming(ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "found = extensions().get(end, 'endnote')",
        "example = Example('TY  - JOUR', dialect='ris')",
        "if name != document.dialect.name: pass",
        "if style == 'dash': pass",
        "same = one.producer == other.producer",
    ],
)
def test_defaults_and_traits_may_be(source: str) -> None:
    assert naming(ast.parse(source)) == []
