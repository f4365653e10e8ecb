"""Remembers what the rules about importers found, for all records that are alike.

What was found in one record holds for the others (see `alike`): only the position and the fix have
to be computed.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from reftag.lint.engine.finding import Finding, Severity
from reftag.lint.engine.look import Look
from reftag.lint.engine.report import Diagnostic
from reftag.lint.engine.rule import Rule
from reftag.lint.targets.alike import Alike, Key, alike
from reftag.lint.targets.findings import Told
from reftag.lint.targets.fixes import Way
from reftag.syntax import Record

_MOST_ALIKE: Final = 20_000
"""A hostile file shall not fill the memory."""


class _Known(NamedTuple):
    """What is the same of a finding in all records that are alike."""

    rule: Rule
    severity: Severity
    place: int
    """Which of the fields that matter it is about (`Alike.places`)."""
    is_value: bool
    """Whether the value alone is marked."""
    message: str
    way: Way | None


class ImportMemory:
    """What one linter found so far."""

    def __init__(self, targets: tuple[str, ...]) -> None:
        """Know nothing yet of files that are meant for `targets`."""
        self._targets = targets
        self._known: dict[Key, tuple[_Known, ...]] = {}

    def alike(self, record: Record, look: Look, previous: Record | None) -> Alike | None:
        """Return what a record has in common with others, None if it is like no other."""
        # Findings about the first record of a file may be where there is no field.
        return None if previous is None else alike(record, look, previous, self._targets)

    def found(self, record: Record, same: Alike) -> list[Diagnostic] | None:
        """Return what is found in a record, None if nothing is known of one like it."""
        known = self._known.get(same.key)
        if not known:
            return None if known is None else []
        found: list[Diagnostic] = []
        for rule, severity, place, is_value, message, way in known:
            at = same.places[place]
            line, value = record.first_line(at)
            fix = way(record, record.fields[at]) if way else None
            finding = Finding(value if is_value else line, message, fix=fix)
            found.append(Diagnostic(rule, severity, finding))
        return found

    def kept(
        self, record: Record, same: Alike | None, found: Sequence[Diagnostic]
    ) -> list[Diagnostic]:
        """Remember what was found in a record, if it holds for all that are alike."""
        if same is not None and len(self._known) < _MOST_ALIKE:
            known = [_of_all(record, same, *each) for each in found]
            kept = tuple(each for each in known if each)
            if len(kept) == len(known):
                self._known[same.key] = kept
        return [each._replace(finding=_plain(each.finding)) for each in found]


def _plain(finding: Finding) -> Finding:
    """Return a finding in a form that is the same whether it was computed or remembered."""
    return Finding(finding.span, finding.message, fix=finding.fix)


def _of_all(
    record: Record, same: Alike, rule: Rule, severity: Severity, finding: Finding
) -> _Known | None:
    """Return what holds for all records like this one, in which only the type can do harm.

    None for what is not about a field that matters.
    """
    field, way = (finding.field, finding.way) if isinstance(finding, Told) else (None, None)
    about = field or record.type_field
    at = next((at for at, other in enumerate(record.fields) if other is about), -1)
    if at not in same.places:
        return None
    return _Known(rule, severity, same.places.index(at), field is None, finding.message, way)
