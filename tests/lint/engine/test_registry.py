"""Which rules are on, by what users write: codes, beginnings of codes, names, `ALL`."""

import pytest

from reftag.lint import UnknownRuleError, all_rules, rule, select


def selected(chosen: list[str] | None = None, ignored: list[str] | None = None) -> set[str]:
    return {rule.code for rule in select(chosen, ignored or [])}


EVERY = {rule.code for rule in all_rules()}
DEFAULT = {rule.code for rule in all_rules() if rule.on}
STRUCTURE = {code for code in EVERY if code.startswith("RT00")}


def test_without_a_word_the_rules_are_on_that_are_on_by_default() -> None:
    assert selected() == DEFAULT
    assert selected(["ALL"]) == EVERY
    assert selected([]) == set()


def test_rules_are_named_by_code_or_name_in_any_case() -> None:
    assert selected(["RT005"]) == selected(["rt005"]) == {"RT005"}
    assert selected(["empty-value"]) == selected(["Empty-Value"]) == {"RT005"}
    assert selected(["RT00"]) == selected(["rt00"]) == STRUCTURE


def test_what_is_ignored_is_off() -> None:
    assert selected(None, ["RT005", "tag-case"]) == DEFAULT - {"RT005", "RT003"}
    assert selected(["RT0"], ["RT00"]) == selected(["RT0"]) - STRUCTURE
    assert selected(["ALL"], ["ALL"]) == set()


def test_the_more_exact_word_wins() -> None:
    assert selected(["RT005"], ["RT0"]) == {"RT005"}
    assert selected(["RT00"], ["RT0"]) == STRUCTURE
    assert selected(["RT0"], ["RT005"]) == selected(["RT0"]) - {"RT005"}
    assert selected(["empty-value"], ["RT0", "ALL"]) == {"RT005"}
    assert selected(["RT005"], ["empty-value"]) == set()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("RT999", 'there is no rule "RT999"; `reftag rule --all` lists all rules'),
        ("empty-valeu", 'there is no rule "empty-valeu"; did you mean "empty-value"?'),
        ("E501", 'there is no rule "E501"; `reftag rule --all` lists all rules'),
        ("5", 'there is no rule "5"; `reftag rule --all` lists all rules'),
        ("", 'there is no rule ""; `reftag rule --all` lists all rules'),
    ],
)
def test_a_name_of_no_rule_is_an_error_that_helps(name: str, message: str) -> None:
    for attempt in (lambda: select([name]), lambda: select(None, [name]), lambda: rule(name)):
        with pytest.raises(UnknownRuleError) as caught:
            attempt()
        assert str(caught.value).startswith(message)


def test_one_rule_is_found_by_code_or_name() -> None:
    assert rule("rt005") is rule("EMPTY-value") is rule("RT005")
    with pytest.raises(UnknownRuleError):
        rule("RT00")
