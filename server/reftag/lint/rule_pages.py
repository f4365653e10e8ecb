"""The pages of the rules: Markdown generated from the rules and shipped with this module.

`python -m reftag.lint.rule_pages` writes all of them; a test compares them with a fresh run.
"""

from pathlib import Path
from typing import Final, Literal

from reftag import dialects
from reftag.files.decoding import Decoded
from reftag.files.packaged import generate
from reftag.lint.engine.linter import Linter
from reftag.lint.engine.registry import all_rules
from reftag.lint.engine.report import Placed
from reftag.lint.engine.rule import Example, Rule
from reftag.lint.engine.whole_file import check_file
from reftag.syntax import Document
from reftag.text import piece_position

FixKind = Literal["safe", "unsafe", "sometimes", "editor", "none"]
"""`sometimes`: not every finding has a fix, or some fixes are safe and some are not.
`editor`: the fix leaves something to be typed, so only editors offer it."""

FOLDER: Final = Path(__file__).with_name("pages")
INDEX: Final = "README.md"

_FIX_WORDS: Final[dict[FixKind, str]] = {
    "safe": "safe, applied by `reftag check --fix`",
    "unsafe": "unsafe, applied by `reftag check --fix --unsafe-fixes`",
    "sometimes": "depends on the case",
    "editor": "only in an editor, where you complete it",
    "none": "none",
}

_CONTROL_PICTURES: Final = {
    # A control character in an example has to be seen, and must survive Git's line endings.
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: 0x2421,
}


def page(rule: Rule) -> str:
    """Return the Markdown page of `rule`."""
    parts = [
        f"# {rule.name} ({rule.code})",
        f"{rule.summary}.",
        _facts(rule),
        f"## What it does\n\n{rule.what}",
        f"## Why it matters\n\n{rule.why}",
        f"## {'Example' if len(rule.examples) == 1 else 'Examples'}",
        *(part for example in rule.examples for part in _example(rule, example)),
    ]
    if rule.fix_safety:
        parts.append(f"## Fix safety\n\n{rule.fix_safety}")
    parts.append(_configuration(rule))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def index() -> str:
    """Return the Markdown page that lists all rules."""
    rows = "\n".join(
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity if rule.on else 'off'} "
        f"| {fix_kind(rule)} | {rule.summary} |"
        for rule in all_rules()
    )
    return (
        "# Rules\n\n"
        "Generated from the rules by `python -m reftag.lint.rule_pages`; do not edit.\n\n"
        "| Code | Name | Default | Fix | Finds |\n"
        "|---|---|---|---|---|\n"
        f"{rows}\n\n"
        "Fix: *safe* fixes never change the content of a record, and `reftag check --fix` applies "
        "them; *unsafe* fixes may change it, and need `--unsafe-fixes`; *sometimes*: it depends "
        "on the case; *editor*: the fix inserts a tag whose value you type.\n"
    )


def page_path(rule: Rule) -> Path:
    """Return the path of the page of `rule` in this installation."""
    return FOLDER / f"{rule.code}.md"


def page_uri(rule: Rule) -> str:
    """Return a link to the page of `rule` that works offline."""
    return page_path(rule).as_uri()


def fix_kind(rule: Rule) -> FixKind:
    """Say what fixes `rule` has, judged by what it offers in its own examples."""
    if not rule.fix_safety:
        return "none"
    kinds: set[FixKind] = set()
    for example in rule.examples:
        for placed in found(rule, example):
            fix = placed.diagnostic.finding.fix
            if fix is None:
                kinds.add("none")
            else:
                kinds.add("editor" if fix.unfinished else fix.applicability)
    return kinds.pop() if len(kinds) == 1 else "sometimes"


def found(rule: Rule, example: Example) -> list[Placed]:
    """Return what `rule` finds in one of its examples."""
    dialect = dialects.dialect(example.dialect)
    linter = Linter([rule], targets=example.targets)
    if rule.whole_file:
        return check_file(Decoded(example.before, example.encoding, b""), dialect, linter)
    return list(linter.check(Document.read(example.before, dialect)).in_order())


def write() -> None:
    """Write all pages and delete those of rules that no longer exist."""
    pages = {page_path(rule).name: page(rule) for rule in all_rules()}
    generate(FOLDER, pages | {INDEX: index()}, ".md")


def _facts(rule: Rule) -> str:
    return (
        f"- Severity: {rule.severity}\n"
        f"- On by default: {'yes' if rule.on else 'no'}\n"
        f"- Fix: {_FIX_WORDS[fix_kind(rule)]}"
    )


def _example(rule: Rule, example: Example) -> list[str]:
    recoded = example.encoding != "utf-8"
    parts = [f"In {Decoded('', example.encoding, b'').title}:"] if recoded else []
    if example.targets:
        names = ", ".join(f'"{name}"' for name in example.targets)
        parts.append(f"With `targets = [{names}]`:")
    parts.append(_fenced(example.before, example.dialect))
    found_lines = [_finding_line(placed) for placed in found(rule, example)]
    parts.append("reftag reports (line, column):\n\n" + "\n".join(found_lines))
    if example.after is not None:
        after = "After the fix, in UTF-8:" if recoded else "After the fix:"
        parts += [after, _fenced(example.after, example.dialect)]
    return parts


def _finding_line(placed: Placed) -> str:
    """Return a list entry with a finding's place, both numbers from 1, and its message."""
    finding = placed.diagnostic.finding
    line, column = piece_position(placed.record, finding.span.start, "utf-32")
    return f"- {placed.line + line + 1}:{column + 1} {_shown(finding.message)}"


def _fenced(text: str, language: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    ending = "" if text.endswith("\n") else "\n"
    return f"{fence}{language}\n{_shown(text)}{ending}{fence}"


def _shown(text: str) -> str:
    return text.translate(_CONTROL_PICTURES)


def _configuration(rule: Rule) -> str:
    code = rule.code
    if rule.on:
        first = (
            f"`reftag check --ignore {code}` switches the rule off for one run. To switch it off "
            "permanently, for some files or for one record, use `reftag.toml`:"
        )
        settings = [f'ignore = ["{code}"]']
    else:
        first = (
            f"The rule is off by default. `reftag check --select {code}` runs only this rule; in "
            "`reftag.toml` you can switch on all rules, and switch this one off for some files:"
        )
        settings = ['select = ["ALL"]']
    settings.append(f'[per-file-ignores]\n"archive/**" = ["{code}"]')
    if not rule.whole_file:
        record = 'record = "10.5555/12345678"  # its DOI, accession number or title'
        settings.append(f'[[ignore-in-record]]\n{record}\nrules = ["{code}"]')
    other = "information" if rule.severity == "hint" else "hint"
    settings.append(f'[severity]\n{rule.name} = "{other}"')
    toml = "\n\n".join(settings)
    return (
        f"## Configuration\n\n{first}\n\n```toml\n{toml}\n```\n\n"
        f"The name, `{rule.name}`, can be used instead of the code everywhere."
    )


if __name__ == "__main__":
    write()
