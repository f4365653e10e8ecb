"""`reftag check`: exit codes, which rules, and the formats for people."""

from pathlib import Path

import pytest

from cli.conftest import CLEAN, EMPTY_ISSUE, TWO_TITLES, Reftag
from reftag.cli import check as check_verb
from reftag.lint import Context, Finding, Rule
from reftag.lint.engine import registry
from reftag.syntax import Record, Span


def rule_that(code: str, name: str, severity: str, check: object) -> Rule:
    """Return a rule for a test."""
    rule = Rule(code, name, "warning", "A test", "", "", (), check)  # type: ignore[arg-type]
    object.__setattr__(rule, "severity", severity)
    return rule


def with_rule(monkeypatch: pytest.MonkeyPatch, rule: Rule) -> None:
    """Make `rule` the only one there is."""
    monkeypatch.setattr(registry, "all_rules", lambda: (rule,))


def test_clean(reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    assert reftag("check", "a.enw") == (0, b"No problems found in 1 file.\n", "")


def test_full(reftag: Reftag) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE)
    result = reftag("check", "--select", "RT005", "a.enw")
    message = result.out.split("[*] ")[1].split("\n")[0]
    assert (result.code, result.errors) == (1, "")
    assert result.out == (
        f"a.enw:6:1: warning RT005 [*] {message}\n"
        "  |\n"
        "6 | %N\n"
        "  | ^^\n"
        "  = help: Delete the empty %N\n"
        "\n"
        "Found 1 problem (1 fixable with --fix).\n"
        "1 warning in 1 file.\n"
    )


def test_full_names_related_places(reftag: Reftag) -> None:
    Path("a.enw").write_text(TWO_TITLES)
    out = reftag("check", "--select", "RT101", "a.enw").out
    assert "\na.enw:6:1: error RT101 " in out
    assert "\n  = a.enw:6:1: " in out
    assert "\n  = a.enw:3:1: " in out


def test_full_tells_what_unsafe_fixes_could_do(reftag: Reftag) -> None:
    Path("a.enw").write_text("%A Curie, Marie\n%T On Tags\n%J Journal One\n")
    out = reftag("check", "--select", "RT009", "a.enw").out
    assert "error RT009 " in out
    assert "[*]" not in out
    assert "(unsafe: --fix --unsafe-fixes)" in out
    assert out.endswith(
        "Found 1 problem (1 fixable with --fix --unsafe-fixes).\n1 error in 1 file.\n"
    )
    out = reftag("check", "--select", "RT009", "--unsafe-fixes", "a.enw").out
    assert out.endswith(
        "Found 1 problem (1 fixable with --fix --unsafe-fixes).\n1 error in 1 file.\n"
    )


def test_concise(reftag: Reftag) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE)
    Path("b.enw").write_text(CLEAN + "\n" + EMPTY_ISSUE)
    result = reftag("check", "--select", "RT005", "--output-format", "concise")
    first, second = result.out.splitlines()
    assert first.startswith("a.enw:6:1: RT005 [*] %N (Issue) has no value")
    assert second.startswith("b.enw:12:1: RT005 [*] %N (Issue) has no value")
    assert (
        result.errors == "Found 2 problems (2 fixable with --fix).\n2 warnings in 2 of 2 files.\n"
    )


def test_exit_zero(reftag: Reftag) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE)
    assert reftag("check").code == 1
    assert reftag("check", "--exit-zero").code == 0


@pytest.mark.parametrize(
    ("severity", "code"), [("error", 1), ("warning", 1), ("information", 0), ("hint", 0)]
)
def test_only_errors_and_warnings_fail(
    severity: str, code: int, reftag: Reftag, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(_record: Record, _context: Context) -> list[Finding]:
        return [Finding(Span(0, 2), "so it is")]

    with_rule(monkeypatch, rule_that("RT999", "so-it-is", severity, check))
    result = reftag("check", "-", stdin=CLEAN.encode())
    assert result.code == code
    assert f"-:1:1: {severity} RT999 so it is\n" in result.out


def test_a_rule_that_fails_is_no_clean_result(
    reftag: Reftag, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(_record: Record, _context: Context) -> list[Finding]:
        raise ZeroDivisionError("by nothing")

    with_rule(monkeypatch, rule_that("RT999", "broken-rule", "error", check))
    result = reftag("check", "-", stdin=CLEAN.encode())
    assert result.code == 2
    assert "RT999 broken-rule failed and is switched off (ZeroDivisionError" in result.errors
    assert result.errors.count("failed and is switched off (") == 1


def test_select_and_ignore(reftag: Reftag) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE + "%T On Other Tags\n")

    def codes(*arguments: str) -> list[str]:
        lines = reftag("check", "--output-format", "concise", *arguments).out.splitlines()
        return sorted({line.split()[1] for line in lines})

    assert codes() == ["RT005", "RT101"]
    assert codes("--select", "RT0") == ["RT005"]
    assert codes("--select", "RT0,duplicate-tag") == ["RT005", "RT101"]
    assert codes("--select", "RT0", "--select", "duplicate-tag") == ["RT005", "RT101"]
    assert codes("--ignore", "RT1,RT001") == ["RT005"]
    assert codes("--ignore", "RT1", "--ignore", "empty-value") == []


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule(option: str, reftag: Reftag) -> None:
    Path("a.enw").write_text(CLEAN)
    result = reftag("check", option, "RT005,emty-value", "a.enw")
    assert (result.code, result.output) == (2, b"")
    assert 'there is no rule "emty-value"; did you mean "empty-value"?' in result.errors
    assert reftag("check", option, " ,", "a.enw").code == 2


def test_colour(reftag: Reftag, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE)
    plain = reftag("check").out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = reftag("check").out
    assert "\x1b[1;33mwarning\x1b[0m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert reftag("check").out == plain


def test_controls_are_shown_and_not_sent_to_the_terminal(reftag: Reftag) -> None:
    Path("evil\x1b[2J.enw").write_text("%0 Journal Article\n%T a\x1b]0;b\u202e\n%N\x07\n%N\n")
    result = reftag("check", "--select", "ALL")
    assert "evil\\x1b[2J.enw:" in result.out
    assert not [c for c in result.out if not c.isprintable() and c != "\n"]
    for form in ("concise",):
        text = reftag("check", "--select", "ALL", "--output-format", form).out
        assert not [c for c in text if not c.isprintable() and c != "\n"]


def test_a_long_line_is_cut_around_the_mark(reftag: Reftag) -> None:
    pieces = " ".join(f"%K keyword {number}" for number in range(2000))
    Path("a.enw").write_text(f"%0 Journal Article %T One {pieces} %N %K last {'x' * 5000}")
    lines = reftag("check", "--select", "RT005").out.splitlines()
    source, mark = lines[2], lines[3]
    assert max(map(len, lines[1:])) <= 100
    assert source.startswith("1 | ...")
    assert source.endswith("...")
    assert source[mark.index("^") :].startswith("%N %K last")
    assert mark.count("^") == 2


def test_the_last_line_says_how_severe_the_findings_are(reftag: Reftag) -> None:
    Path("a.enw").write_text(TWO_TITLES.replace("%T On Tags", "%T  On  Tags") + "%N\n")
    Path("b.enw").write_text(CLEAN)
    last = reftag("check", ".").out.splitlines()[-1]
    assert last == "2 errors, 1 warning, 1 hint in 1 of 2 files."


def test_the_least_severity_to_show(reftag: Reftag) -> None:
    Path("a.enw").write_text(TWO_TITLES + "%N\n")
    only = reftag("check", "a.enw", "--min-severity", "error", "--output-format", "concise")
    assert (only.code, only.out.count("RT101"), only.out.count("RT005")) == (1, 2, 0)
    assert only.errors.endswith("2 errors in 1 file.\n")
    Path("a.enw").write_text(EMPTY_ISSUE)
    for severity, code in (("error", 0), ("warning", 1), ("hint", 1)):
        assert reftag("check", "a.enw", "--min-severity", severity).code == code
    assert reftag("check", "--min-severity", "bad").errors.count("\n") == 1


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--fxi", "there is no option --fxi; did you mean --fix?"),
        ("--nothing-like-it", "`reftag check --help` lists what there is"),
        ("--dialect=endnoet", "argument --dialect: invalid choice: 'endnoet'"),
        ("--select=RT999", 'there is no rule "RT999"; `reftag rule --all` lists all rules'),
    ],
)
def test_a_wrong_option_costs_one_line(reftag: Reftag, option: str, said: str) -> None:
    result = reftag("check", "a.enw", option)
    assert (result.code, result.out, result.errors.count("\n")) == (2, "", 1)
    assert said in result.errors


def test_a_file_that_cannot_be_read_is_all_that_is_said(reftag: Reftag) -> None:
    result = reftag("check", "none.enw")
    assert (result.code, result.out, result.errors.count("\n")) == (2, "", 1)


def test_many_findings_are_one_line_on_a_terminal_only(
    reftag: Reftag, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.enw").write_text(CLEAN + "%N\n" * 30)
    Path("b.enw").write_text(CLEAN + "%N\n" * 20)
    only = ("check", "--select", "RT005", "--output-format")
    said = "(and 29 more of RT005 in this file; --all shows them)"
    for name in ("full", "concise"):
        assert reftag(*only, name).out.count("RT005") == 50, "nobody folds for a pipe"
    monkeypatch.setattr(check_verb, "_is_terminal", lambda _stream: True)
    for name in ("full", "concise"):
        result = reftag(*only, name)
        lines = [line for line in result.out.splitlines() if "RT005" in line]
        assert (len(lines), lines[0].endswith(said)) == (21, True)
        assert lines[0].startswith("a.enw:6:1: ")
        assert "Found 50 problems" in result.out + result.errors
        assert reftag(*only, name, "--all").out.count("RT005") == 50
    for name in ("json", "sarif", "github"):
        assert said not in reftag(*only, name).out
