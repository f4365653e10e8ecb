"""Which losses on import the rules can fix, and how safe the fixes are.

The answer is the same for records that are alike, and computed once for them.
"""

from typing import Final

from reftag.importers import Fate, Harm
from reftag.importers.alike import signature
from reftag.lint import rule
from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context
from reftag.syntax import Record, Span
from reftag.values import doi as dois

Findings = dict[tuple[str, tuple[str, ...]], list[Finding]]
"""(Code of a rule, targets it was asked for) -> what it found in the record at hand."""

_BY_TARGET: Final = frozenset(("RT701", "RT702", "RT703"))
"""The rules whose findings depend on the target."""

_LISTS: Final = ("keyword", "person")
"""Kinds of tags of whose values each line is one: whether they can be parted hangs on the lines."""


class Fixes:
    """The fixes for one importer."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[object, str | None] = {}

    def for_harm(
        self,
        record: Record,
        harm: Harm,
        code: str,
        context: Context,
        found: Findings,
    ) -> str | None:
        """Return how safe the fix is that the rule `code` has for a harm, None without one."""
        alike = signature(record, context.previous)
        key = (alike, harm.case)
        if alike is None or key not in self._known:
            self._known[key] = _mended(record, context, code, harm.span, found)
        return self._known[key]

    def for_field(
        self,
        record: Record,
        fate: Fate,
        code: str,
        context: Context,
        found: Findings,
    ) -> str | None:
        """Return how safe the fix is that the rule `code` has for a field, None without one."""
        span = Span(fate.field.start, fate.field.value_end)
        value = fate.field.value
        tag = record.tag_of(fate.field)
        by_line = "\n" in value and tag is not None and tag.kind in _LISTS
        is_doi = dois.is_doi(value) and dois.is_clean(dois.bare(value))
        alone = code not in _BY_TARGET or by_line or (is_doi and _identifiers(record) > 1)
        alike = signature(record, context.previous)
        if alike is None or alone:
            return _mended(record, context, code, span, found)
        key = (alike, fate.at, fate.case, is_doi)
        if key not in self._known:
            self._known[key] = _mended(record, context, code, span, found)
        return self._known[key]


def _identifiers(record: Record) -> int:
    """Return how many values are DOIs; what is done about one may be of use to another."""
    return sum(1 for field in record.fields if "10." in field.value and dois.is_doi(field.value))


def _mended(record: Record, context: Context, code: str, span: Span, found: Findings) -> str | None:
    """Return the applicability of the fix that a rule has at `span`, None without a fix."""
    key = (code, context.targets if code in _BY_TARGET else ())
    if key not in found:
        asked = rule(code)
        before = context.previous if asked.looks_back else None
        found[key] = list(asked.check(record, Context(before, targets=key[1])))
    near = [
        each for each in found[key] if each.span.start <= span.end and span.start <= each.span.end
    ]
    if code not in _BY_TARGET:
        near = near or found[key]  # a record on one line is marked where it begins
    fix = near[0].fix if near else None
    return fix.applicability if fix is not None and not fix.unfinished else None
