"""RT507 trailing-period: a full stop at the end of a title."""

import re
from collections.abc import Iterator
from typing import Final

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.prose import named
from reftag.syntax import Record, Span
from reftag.text import Edit
from reftag.values.short_words import is_whole

_TITLES: Final = ("title", "secondary-title", "translated-title", "short-title")
_SENTENCE: Final = re.compile(
    r"(?<![.\s])[^\W\d_]{4,}[)\]\"”’']?\.\Z|[\u3040-\u30ff\u3400-\u9fff]。\Z"
)
"""A full stop after a word too long to be an abbreviation."""
_FOUR: Final = re.compile(r"(?<![\w.-])(?<!\. )([A-Za-z]{4})[)\]\"”’']?\.\Z")
_SHORTENED: Final = re.compile(
    r"\b(?:dept|univ|corp|assoc|proc|conf|intl|natl|prof|diss|suppl|abstr|trans|jahrg|hrsg|bros|mass|calif"
    r"|penn|sept|ency|encycl|ling|math|phys|chem|biol|hist|phil|psych|technol|lett|mater|engin|environ"
    r"|spec|incl|approx|resp)[)\]\"”’']?\.\Z",
    re.IGNORECASE,
)
_INNER: Final = re.compile(r"[^\W\d_]\.[^\W\d_]+\.\Z|[.!?]\S*\Z")


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find titles that end like a sentence."""
    roles = by_role(record)
    for role in _TITLES:
        for field in roles.get(role, ()):
            value = field.value
            if value.endswith((".", "。")) and _is_sentence(value) and not _is_shortened(value):
                end = field.value_end
                yield Finding(
                    Span(end - 1, end),
                    f"{named(record, field)} ends with a full stop; citation styles add their own "
                    "punctuation after it",
                    fix=Fix("Delete the full stop", (Edit(end - 1, end, ""),), "unsafe"),
                )


def _is_sentence(value: str) -> bool:
    if _SENTENCE.search(value):
        return True
    four = _FOUR.search(value)
    return four is not None and is_whole(four[1])


def _is_shortened(value: str) -> bool:
    return _SHORTENED.search(value) is not None or _INNER.search(value[:-1]) is not None


RULE = Rule(
    code="RT507",
    name="trailing-period",
    severity="hint",
    summary="A full stop at the end of a title",
    what=(
        "A title, short title or title of a book that ends with a full stop, as PubMed writes "
        "titles. Ellipses, short words and abbreviations are left alone."
    ),
    why=(
        "Importers keep it. Citation styles add their own punctuation after a title: some "
        "programs notice the full stop, others print two, and in styles that use a comma "
        "(*“On Tags.,” Journal One*) it is always wrong. The rule is off unless selected."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Silva, Rui\n%T Sea and Shore.\n%I Example Press\n%D 2016\n",
            after="%0 Book\n%A Silva, Rui\n%T Sea and Shore\n%I Example Press\n%D 2016\n",
        ),
    ),
    fix_safety="Unsafe: the full stop may belong to an abbreviation.",
    on=False,
    check=check,
)
