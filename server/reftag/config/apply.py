"""What settings mean for a file: which rules run, how severe they are, what is left out."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reftag.config.baseline import Baseline, Known, prints
from reftag.config.globs import fits
from reftag.config.model import OFF, Level, Merged, Settings
from reftag.config.problem import Problem
from reftag.config.record_keys import key_of, keys_of
from reftag.lint import (
    Diagnostic,
    Rule,
    Severity,
    exactness,
    matching,
    ranks,
    select,
)
from reftag.lint.engine.registry import EVERY_RULE
from reftag.syntax import Record


@dataclass(frozen=True)
class Configured:
    """The settings in force for the files of a folder, and their meaning."""

    file: Path | None
    """The reftag.toml they come from, if there is one."""
    folder: Path
    """What patterns are relative to."""
    merged: Merged
    problems: tuple[Problem, ...] = ()
    """What is wrong in `file`."""
    baseline: Baseline | None = None

    @property
    def settings(self) -> Settings:
        """The settings themselves."""
        return self.merged.settings

    def relative(self, path: Path) -> str:
        """Return `path` as patterns see it."""
        absolute = os.path.abspath(path)  # noqa: PTH100  # links stay what they are called
        try:
            relative = os.path.relpath(absolute, self.folder)
        except ValueError:  # on another drive
            relative = absolute
        return relative.replace(os.sep, "/")

    def excluded(self, path: Path) -> bool:
        """Say whether `path`, a file or a folder, is left out where it is not named itself."""
        relative = self.relative(path)
        return any(fits(glob, relative) for glob in self.settings.exclude)

    def rules(self, path: Path | None) -> tuple[Rule, ...]:
        """Return the rules that are on in a file; None is a file that is not on disk."""
        if path is None or not self.settings.per_file_ignores:
            return self._rules
        relative = self.relative(path)
        off = {
            rule.code
            for glob, selectors in self.settings.per_file_ignores
            if fits(glob, relative)
            for selector in selectors
            for rule in matching(selector)
        }
        return tuple(rule for rule in self._rules if rule.code not in off)

    @cached_property
    def severities(self) -> Mapping[str, Severity]:
        """The severities that were set, by code."""
        return {code: level for code, level in self._levels.items() if level != OFF}

    @cached_property
    def _levels(self) -> dict[str, Level]:
        """What was set for each rule; of several selectors the most exact counts."""
        levels: dict[str, tuple[int, Level]] = {}
        for selector, level in self.settings.severity:
            for rule in matching(selector):
                exact = exactness(selector, rule)
                if exact >= levels.get(rule.code, (-1, level))[0]:
                    levels[rule.code] = (exact, level)
        return {code: level for code, (_, level) in levels.items()}

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        settings = self.settings
        on = {rule.code for rule in select(settings.select, settings.ignore)}
        if settings.select is None:
            ignored = ranks(settings.ignore)
            on |= {code for code in self.severities if code not in ignored}
        off = {code for code, level in self._levels.items() if level == OFF}
        return tuple(rule for rule in matching(EVERY_RULE) if rule.code in on - off)

    def suppressions(self, path: Path | None) -> "Suppressions | None":
        """Return what takes findings out of a file; None if nothing does."""
        known = self.baseline.of(path) if self.baseline and path else {}
        if not known and not self.settings.ignore_in_record:
            return None
        ignores: dict[str, set[str]] = {}
        for entry in self.settings.ignore_in_record:
            codes = {rule.code for selector in entry.rules for rule in matching(selector)}
            ignores.setdefault(key_of(entry.record), set()).update(codes)
        return Suppressions(ignores, known, str(path) if known else "")


class Suppressions:
    """Takes out of a record's findings those that are ignored or were known before."""

    def __init__(self, ignores: Mapping[str, set[str]], known: Known, file: str) -> None:
        """Ignore rules by the key of a record, and the `known` findings of `file`."""
        self._ignores = ignores
        self._known = known
        self.key = (
            frozenset((key, frozenset(codes)) for key, codes in ignores.items()),
            frozenset(known.items()),
            file,
        )
        """Two with the same one suppress the same."""
        self.seen: dict[tuple[str, str], int] = {}
        """How often known findings came by in one record."""

    def __call__(self, record: Record, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Return what is left of what was found in `record`."""
        if self._ignores:
            named = [self._ignores[key] for key in keys_of(record) if key in self._ignores]
            ignored = frozenset().union(*named)
            found = [each for each in found if each.rule.code not in ignored]
        return self._new(record, found) if self._known and found else list(found)

    def _new(self, record: Record, found: Sequence[Diagnostic]) -> list[Diagnostic]:
        """Leave out known findings, each as often as it was known."""
        counts: dict[tuple[str, str], int] = {}
        new = []
        fingerprint = prints(record)
        for each in found:
            known = (each.rule.code, fingerprint(each.finding.message))
            count = counts[known] = counts.get(known, 0) + 1
            if count <= self._known.get(known, 0):
                self.seen[known] = max(count, self.seen.get(known, 0))
            else:
                new.append(each)
        return new

    def stale(self, rules: Sequence[Rule]) -> int:
        """Return how many of the known findings of `rules`, which ran, did not come by."""
        codes = {rule.code for rule in rules}
        return sum(
            count - self.seen.get(known, 0)
            for known, count in self._known.items()
            if known[0] in codes
        )
