"""Checks settings key by key: valid ones are used, invalid ones are reported.

It makes no difference here whether the values come from TOML or from an editor.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from reftag import dialects
from reftag.config import globs
from reftag.config.model import (
    AUTO,
    BLANK_LINES,
    EDITOR_KEYS,
    FORMAT_KEYS,
    KEYS,
    LEVELS,
    LINE_ENDINGS,
    PROFILES,
    TARGET_SETS,
    TARGETS,
    Key,
    Kind,
    Layer,
    RecordIgnore,
)
from reftag.config.preferences import Preferences, preferences
from reftag.config.toml_spans import KeyPath
from reftag.lint import UnknownRuleError, canonical, matching


class BadValue(NamedTuple):
    """What is wrong, and at which value or key."""

    path: KeyPath
    message: str
    at_key: bool = False


class Checked(NamedTuple):
    """What is right, as a `Layer` has it, and what is wrong."""

    values: dict[str, Any]
    bad: list[BadValue]


class _WrongError(Exception):
    """A value cannot be used at all; it carries what is wrong."""

    def __init__(self, *bad: BadValue) -> None:
        super().__init__(*bad)
        self.bad = list(bad)


def checked(data: Mapping[str, Any], keys: Iterable[Key] = KEYS) -> Checked:
    """Check a table with these keys."""
    known = {key.name: key for key in keys}
    own = data.get("sets")
    sets = (*TARGET_SETS, *own) if isinstance(own, Mapping) else tuple(TARGET_SETS)
    found = Checked({}, [])
    for name, value in data.items():
        if name not in known:
            found.bad.append(_unknown_key(name, known, (name,)))
            continue
        try:
            for entry, right in _read(known[name].kind, value, (name,), found.bad, sets):
                found.values[f"{name}.{entry}" if entry else name] = right
        except _WrongError as wrong:
            found.bad.extend(wrong.bad)
    return found


def from_editor(sent: object) -> tuple[Layer, list[str]]:
    """Return what an editor sets, and what is wrong in it as sentences.

    Editors send more under `reftag` than is ours to know, so unknown keys are ignored; and an
    empty value is how they say that nothing is set.
    """
    ours = {
        name: value
        for name, value in _sent(sent).items()
        if name in EDITOR_KEYS and value not in (None, "", [], {})
    }
    found = checked(ours)
    return Layer("editor", found.values), [
        f"{'.'.join(str(part) for part in each.path if isinstance(part, str))}: {each.message}"
        for each in found.bad
    ]


def preferences_in(sent: object) -> Preferences:
    """Return what an editor has chosen for itself."""
    return preferences(_sent(sent))


def _sent(sent: object) -> Mapping[str, Any]:
    data: Mapping[str, Any] = sent if isinstance(sent, Mapping) else {}
    for wrapping in ("reftag", "settings"):
        if isinstance(data.get(wrapping), Mapping):
            data = data[wrapping]
    return data


_Entries = Iterable[tuple[str, Any]]


def _read(
    kind: Kind, value: object, path: KeyPath, bad: list[BadValue], sets: Sequence[str]
) -> _Entries:
    """Yield what `value` sets: one pair with an empty key, or the entries of a table.

    `sets` are the names of sets of targets.
    """
    match kind:
        case "levels-by-rule":
            return _levels(value, path, bad)
        case "format":
            return _format(value, path, bad)
        case "rules-by-glob":
            return [("", _rules_by_glob(value, path, bad))]
        case "record-ignores":
            return [("", _record_ignores(value, path, bad))]
        case "rules":
            return [("", _rules(value, path, bad))]
        case "globs":
            return [("", _globs(value, path, bad))]
        case "targets":
            return [("", _targets(value, path, bad, sets))]
        case "sets":
            return _sets(value, path, bad, sets)
        case "dialect":
            return [("", _one_of(value, (AUTO, *dialects.names()), path, "dialect"))]
        case "producer":
            known = (dialects.NO_PRODUCER, *dialects.producers())
            return [("", _one_of(value, known, path, "producer"))]
        case "line-ending":
            return [("", _one_of(value, LINE_ENDINGS, path, "line ending"))]
        case "profile":
            return [("", _one_of(value, PROFILES, path, "program"))]
        case "path":
            return [("", _text(value, path, "the name of a file"))]
        case "flag":
            if not isinstance(value, bool):
                raise _WrongError(_wrong_type(path, "true or false", value))
            return [("", value)]
        case "blank-lines":
            fewest, most = BLANK_LINES
            wants = f"a number from {fewest} to {most}"
            if isinstance(value, bool) or not isinstance(value, int):
                raise _WrongError(_wrong_type(path, wants, value))
            if not fewest <= value <= most:
                raise _WrongError(BadValue(path, f"{_named(path)} must be {wants}"))
            return [("", value)]


def _levels(value: object, path: KeyPath, bad: list[BadValue]) -> _Entries:
    for selector, level in _table(value, path, 'e.g. empty-value = "hint"').items():
        place = (*path, selector)
        unknown = _unknown_rule(selector, place, at_key=True)
        if unknown:
            bad.append(unknown)
            continue
        try:
            yield canonical(selector), _one_of(level, LEVELS, place, "severity")
        except _WrongError as wrong:
            bad += wrong.bad


def _targets(
    value: object, path: KeyPath, bad: list[BadValue], sets: Sequence[str]
) -> tuple[str, ...]:
    known = (*TARGETS, *sets)
    names = _texts(value, path, f"a list of programs and sets ({', '.join(known)})")
    bad += _not_among(names, known, path, "program or set")
    return tuple(name for name in names if name in known)


def _sets(value: object, path: KeyPath, bad: list[BadValue], sets: Sequence[str]) -> _Entries:
    """Yield the programs of each set; one that contains itself is left out."""
    own: dict[str, tuple[str, ...]] = {}
    for name, members in _table(value, path, 'e.g. thesis = ["zotero", "jabref"]').items():
        if name in TARGETS:
            message = f'a set cannot have the name of a program ("{name}")'
            bad.append(BadValue((*path, name), message, at_key=True))
            continue
        try:
            own[name] = _targets(members, (*path, name), bad, sets)
        except _WrongError as wrong:
            bad += wrong.bad
    for name in own:
        inside = _inside(name, {**TARGET_SETS, **own})
        if name in inside:
            message = f'the set "{name}" contains itself'
            bad.append(BadValue((*path, name), message, at_key=True))
        else:
            yield name, tuple(each for each in inside if each in TARGETS)


def _inside(name: str, sets: Mapping[str, Sequence[str]]) -> Collection[str]:
    """Return all programs and sets that the set `name` comes to, each once."""
    inside: dict[str, None] = {}
    waiting = deque(sets[name])
    while waiting:
        each = waiting.popleft()
        if each not in inside:
            inside[each] = None
            waiting.extend(sets.get(each, ()))
    return inside


def _format(value: object, path: KeyPath, bad: list[BadValue]) -> _Entries:
    found = checked(_table(value, path, "e.g. blank-lines = 1"), FORMAT_KEYS)
    bad += [bad_value._replace(path=(*path, *bad_value.path)) for bad_value in found.bad]
    return found.values.items()


def _rules_by_glob(value: object, path: KeyPath, bad: list[BadValue]) -> tuple[Any, ...]:
    entries = []
    for glob, rules in _table(value, path, 'e.g. "old/*.enw" = ["RT4"]').items():
        place = (*path, glob)
        try:
            globs.check(glob)
        except globs.GlobError as error:
            bad.append(BadValue(place, str(error), at_key=True))
            continue
        try:
            entries.append((glob, _rules(rules, place, bad)))
        except _WrongError as wrong:
            bad += wrong.bad
    return tuple(entries)


_RECORD_KEYS = ("record", "rules")


def _record_ignores(value: object, path: KeyPath, bad: list[BadValue]) -> tuple[RecordIgnore, ...]:
    wants = "[[ignore-in-record]] tables with record and rules"
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        raise _WrongError(_wrong_type(path, wants, value))
    entries = []
    for at, entry in enumerate(value):
        place = (*path, at)
        bad += [
            _unknown_key(name, _RECORD_KEYS, (*place, name))
            for name in entry
            if name not in _RECORD_KEYS
        ]
        missing = [name for name in _RECORD_KEYS if name not in entry]
        if missing:
            bad.append(BadValue(place, f'this entry has no "{missing[0]}"', at_key=True))
            continue
        try:
            title = "a record's DOI, accession number or title"
            record = _text(entry["record"], (*place, "record"), title)
            entries.append(RecordIgnore(record, _rules(entry["rules"], (*place, "rules"), bad)))
        except _WrongError as wrong:
            bad += wrong.bad
    return tuple(entries)


def _rules(value: object, path: KeyPath, bad: list[BadValue]) -> tuple[str, ...]:
    selectors = _texts(value, path, 'a list of rules, e.g. ["RT1", "empty-value"]')
    wrong = [_unknown_rule(each, (*path, at)) for at, each in enumerate(selectors)]
    bad += filter(None, wrong)
    return tuple(s for s, bad_value in zip(selectors, wrong, strict=True) if not bad_value)


def _globs(value: object, path: KeyPath, bad: list[BadValue]) -> tuple[str, ...]:
    patterns = []
    for at, pattern in enumerate(_texts(value, path, 'a list of patterns, e.g. ["archive/**"]')):
        try:
            globs.check(pattern)
            patterns.append(pattern)
        except globs.GlobError as error:
            bad.append(BadValue((*path, at), str(error)))
    return tuple(patterns)


def _table(value: object, path: KeyPath, example: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _WrongError(_wrong_type(path, f"a table of its own: [{path[-1]}], {example}", value))
    return value


def _texts(value: object, path: KeyPath, wants: str) -> list[str]:
    if not isinstance(value, list | tuple):
        raise _WrongError(_wrong_type(path, wants, value))
    wrong = [
        BadValue((*path, at), f"{_named(path)} must be {wants}; this is {_title(each)}")
        for at, each in enumerate(value)
        if not isinstance(each, str)
    ]
    if wrong:
        raise _WrongError(*wrong)
    return list(value)


def _text(value: object, path: KeyPath, wants: str) -> str:
    if not isinstance(value, str):
        raise _WrongError(_wrong_type(path, wants, value))
    if not value.strip():
        raise _WrongError(BadValue(path, f"{_named(path)} must be {wants}; this is empty"))
    return value


def _one_of(value: object, words: Collection[str], path: KeyPath, noun: str) -> str:
    wants = f"one of {_listed(words, 'or')}"
    if not isinstance(value, str):
        raise _WrongError(_wrong_type(path, wants, value))
    if value not in words:
        raise _WrongError(*_not_among([value], words, path, noun, single=True))
    return value


def _not_among(
    names: list[str], words: Collection[str], path: KeyPath, noun: str, *, single: bool = False
) -> list[BadValue]:
    return [
        BadValue(
            path if single else (*path, at),
            f'there is no {noun} "{name}"{_hint(name, words)}',
        )
        for at, name in enumerate(names)
        if name not in words
    ]


def _unknown_rule(selector: str, path: KeyPath, *, at_key: bool = False) -> BadValue | None:
    try:
        matching(selector)
    except UnknownRuleError as error:
        return BadValue(path, str(error), at_key)
    return None


def _unknown_key(name: str, known: Collection[str], path: KeyPath) -> BadValue:
    return BadValue(path, f'there is no key "{name}" here{_hint(name, known)}', at_key=True)


def _wrong_type(path: KeyPath, wants: str, value: object) -> BadValue:
    return BadValue(path, f"{_named(path)} must be {wants}; this is {_title(value)}")


def _named(path: KeyPath) -> str:
    return f'"{next(part for part in reversed(path) if isinstance(part, str))}"'


_TITLES = (
    (bool, "true or false"),
    (str, "a text"),
    (int | float, "a number"),
    (list | tuple, "a list"),
    (Mapping, "a table"),
)


def _title(value: object) -> str:
    return next((title for kind, title in _TITLES if isinstance(value, kind)), "something else")


def _listed(words: Collection[str], joint: str = "and") -> str:
    *most, last = words
    return f"{', '.join(most)} {joint} {last}" if most else last


def _hint(word: str, words: Collection[str]) -> str:
    """Return which of `words` may be meant, or all that there are."""
    from difflib import get_close_matches  # takes longer to import than a check

    near = get_close_matches(word.lower(), words, 1)
    return f'; did you mean "{near[0]}"?' if near else f"; choose from {_listed(words)}"
