"""All rules, found by listing the `rules` folder, and how users name them."""

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from reftag.lint import rules
from reftag.lint.engine.rule import Rule

EVERY_RULE = "ALL"


class UnknownRuleError(ValueError):
    """A user named a rule that does not exist."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of codes."""
    modules = (
        import_module(f"{rules.__name__}.{m.name}") for m in pkgutil.iter_modules(rules.__path__)
    )
    found: list[Rule] = [module.RULE for module in modules]
    return tuple(sorted(found, key=lambda rule: rule.code))


def rule(name: str) -> Rule:
    """Return the rule with this code or name. Raises `UnknownRuleError` naming the nearest."""
    for found in all_rules():
        if name.upper() == found.code or name.lower() == found.name:
            return found
    raise UnknownRuleError(_no_such_rule(name))


def select(selected: Iterable[str] | None = None, ignored: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that are on.

    `selected` and `ignored` hold codes, beginnings of codes (`RT1`), names or `ALL`. Where both
    name a rule the more exact one wins, `ignored` when they are alike. Without `selected`, the
    rules are those that are on by default. Raises `UnknownRuleError` for what names no rule.
    """
    chosen = ranks(selected) if selected is not None else None
    refused = ranks(ignored)
    return tuple(
        found
        for found in all_rules()
        if (found.on if chosen is None else found.code in chosen)
        and refused.get(found.code, -1) < (0 if chosen is None else chosen[found.code])
    )


def ranks(selectors: Iterable[str]) -> dict[str, int]:
    """Return the code of each rule that is named, with how exactly it is named.

    Raises `UnknownRuleError` for what names no rule.
    """
    found: dict[str, int] = {}
    for selector in selectors:
        for each in matching(selector):
            found[each.code] = max(exactness(selector, each), found.get(each.code, 0))
    return found


def matching(selector: str) -> tuple[Rule, ...]:
    """Return the rules that a code, beginning of a code, name or `ALL` names, at least one.

    Raises `UnknownRuleError`.
    """
    matched = tuple(found for found in all_rules() if _names(selector, found))
    if not matched:
        raise UnknownRuleError(_no_such_rule(selector))
    return matched


def exactness(selector: str, found: Rule) -> int:
    """Return how exactly `selector` names a rule: `ALL` is 0, a whole code or a name the most."""
    if selector.upper() == EVERY_RULE:
        return 0
    return len(found.code) if selector.lower() == found.name else len(selector)


def canonical(selector: str) -> str:
    """Return the one way to write a selector: the code for a name, all in capitals."""
    found = next((each for each in all_rules() if each.name == selector.lower()), None)
    return found.code if found else selector.upper()


def _names(selector: str, found: Rule) -> bool:
    upper = selector.upper()
    if upper == EVERY_RULE or selector.lower() == found.name:
        return True
    return upper.startswith("RT") and found.code.startswith(upper)


def _no_such_rule(name: str) -> str:
    from difflib import get_close_matches

    if name.upper().startswith("RT"):
        hint = "`reftag rule --all` lists all rules"  # every code is as near as any other
    else:
        near = get_close_matches(name.lower(), [found.name for found in all_rules()], 1)
        hint = f'did you mean "{near[0]}"?' if near else "`reftag rule --all` lists all rules"
    return f'there is no rule "{name}"; {hint}'
