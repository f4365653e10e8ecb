"""Every rule, by its case file in `rules/` (see `support` for the format) and its examples."""

import ast
import re
from pathlib import Path

import pytest

from corpus.real_files import SHARED
from lint.case_files import Case, cases, marked, plain
from lint.contract import Row, contract
from lint.findings import check_findings, document, fixed, fixes, marks
from reftag import lint
from reftag.lint import Example, Rule, all_rules

CASE_FILES = Path(__file__).parent / "rules"
RULES = {rule.code: rule for rule in all_rules()}


def case_file(rule: Rule) -> Path:
    return CASE_FILES / f"{rule.code.lower()}_{rule.name.replace('-', '_')}.txt"


CASES = [
    (rule, case)
    for rule in RULES.values()
    for case in (cases(case_file(rule)) if case_file(rule).exists() else [])
]
FAILING = [(rule, case) for rule, case in CASES if not case.passes]
EXAMPLES = [(rule, example) for rule in RULES.values() for example in rule.examples]


def name(value: Rule | Case | Example) -> str:
    """Return what pytest calls a parameter."""
    match value:
        case Rule():
            return value.code
        case Case():
            return value.title
        case Example():
            return value.before.split("\n", 1)[0]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=name)
def test_the_rule_finds_what_is_marked_and_nothing_else(rule: Rule, case: Case) -> None:
    read = document(plain(case.lines), case.dialect)
    found = marks(read, rule, case.encoding, case.targets)
    assert "\n".join(marked(case.lines, found)) == "\n".join(case.lines)
    assert bool(found) is not case.passes


@pytest.mark.parametrize(("rule", "case"), FAILING, ids=name)
def test_the_fix_mends_what_was_found_and_breaks_nothing(rule: Rule, case: Case) -> None:
    read = document(plain(case.lines), case.dialect)
    check_findings(read, rule, case.reveals, case.encoding, case.targets)
    if case.fixed is None:
        assert not fixes(read, rule, case.encoding, case.targets), (
            "there is a fix: show it in a section '--- fix'"
        )
        return
    mended = fixed(read, [rule], case.encoding, case.targets)
    assert mended == plain(case.fixed)
    if not any(fix.unfinished for fix in fixes(read, rule, case.encoding, case.targets)):
        again = document(mended, case.dialect)
        assert fixed(again, [rule], targets=case.targets) == mended


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name)
def test_the_documented_example_is_true(rule: Rule, example: Example) -> None:
    read = document(example.before, example.dialect)
    assert marks(read, rule, example.encoding, example.targets)
    offered = fixes(read, rule, example.encoding, example.targets)
    safe = all(fix.applicability == "safe" for fix in offered)
    check_findings(read, rule, () if safe else sorted(RULES), example.encoding, example.targets)
    mended = fixed(read, [rule], example.encoding, example.targets) if offered else None
    assert mended == example.after


def test_no_two_rules_share_a_code_or_a_name() -> None:
    assert len(RULES) == len(all_rules())
    assert len({rule.name for rule in all_rules()}) == len(all_rules())


@pytest.mark.parametrize("rule", RULES.values(), ids=name)
class TestEachRule:
    def test_is_called_as_its_file_is(self, rule: Rule) -> None:
        assert re.fullmatch(r"RT\d{3}", rule.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
        module = rule.check.__module__.rpartition(".")[2]
        assert module == case_file(rule).stem

    def test_is_documented(self, rule: Rule) -> None:
        assert rule.summary
        assert not rule.summary.endswith(".")
        assert rule.what.endswith((".", ")"))
        assert rule.why.endswith((".", ")"))
        assert rule.examples
        mends = any(
            fixes(document(each.before, each.dialect), rule, each.encoding, each.targets)
            for each in rule.examples
        )
        assert bool(rule.fix_safety) or not mends

    def test_has_cases_that_pass_and_cases_that_fail(self, rule: Rule) -> None:
        kinds = {case.passes for case in cases(case_file(rule))}
        assert kinds == {True, False}

    def test_is_what_the_contract_says(self, rule: Rule) -> None:
        row = contract()[rule.code]
        assert row.name == rule.name
        assert row.default == (rule.severity if rule.on else "off")
        offered = {
            fix.applicability
            for case in cases(case_file(rule))
            for fix in fixes(
                document(plain(case.lines), case.dialect), rule, case.encoding, case.targets
            )
        }
        assert offered <= _promised(row)
        assert not {"S": {"safe"}, "U": {"unsafe"}}.get(row.fix[:1], set()) - offered


def _promised(row: Row) -> set[str]:
    """Return the kinds of fixes in a row: what is safe as a rule may be unsafe in some cases."""
    if same := re.fullmatch(r"as (RT\d{3})", row.fix):
        return _promised(contract()[same[1]])
    letters = set(re.findall(r"\b[SU]\b", row.fix))
    if "--fix" in row.fix:  # made on the command line alone
        letters.add("S")
    return {"safe", "unsafe"} if "S" in letters else {"unsafe"} if letters else set()


@pytest.mark.needs_shared("design")
def test_the_contract_is_the_shared_one() -> None:
    """Each release is held to our table; it is agreed upon elsewhere."""
    assert contract() == contract(SHARED / "design" / "contract.md")


def test_there_is_no_case_file_without_a_rule() -> None:
    assert {path.name for path in CASE_FILES.iterdir()} == {
        case_file(rule).name for rule in all_rules()
    }


SOURCES = sorted(Path(str(lint.__file__)).parent.rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_rules_ask_for_roles_and_never_for_letters(path: Path) -> None:
    """Only docstrings, the words of a `Rule` and the log may have a letter after a sign."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    words: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            words.add(node.value)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Rule", "log.error"}:
            words.update(ast.walk(node))
    letters = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node not in words
        if isinstance(node.value, str) and re.search(r"%[0-9A-Za-z!-/:-@\[-`{-~]", node.value)
    ]
    assert not letters, f"{path.name} names tags by their letters: {letters}"
