"""What the rules about importers share: which importers to ask, what to leave out, how to word it.

What an importer does is known to `reftag.importers`; this module decides what of it becomes a
finding. Nothing is reported twice: what another rule reports as a warning or error is left to that
rule.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reftag import importers
from reftag.importers import Fate, Harm, Importer, Outcome, Reading
from reftag.lint.engine.rule import Context
from reftag.syntax import Field, Record, Span
from reftag.values import doi as dois

_REPORTED: Final = {
    # Case -> the rule that reports it, whatever the targets.
    "bare-tag": "RT005",
    "below-unseen": "RT009",
    "blank-line": "RT007",
    "blank-line-in-value": "RT007",
    "control-character": "RT504",
    "indented-tag": "RT002",
    "line-separator": "RT504",
    "no-blank-behind-tag": "RT002",
    "no-break-space-behind-tag": "RT002",
    "no-separator": "RT008",
    "no-type": "RT009",
    "no-type-below-another": "RT009",
    "one-line": "RT006",
    "several-people": "RT401",
    "tab-behind-tag": "RT002",
    "tag-in-lower-case": "RT003",
    "text-before": "RT001",
    "text-behind": "RT001",
    "type-not-first": "RT010",
    "type-not-first-below-another": "RT010",
    "unknown-tag": "RT004",
    "wrong-sign": "RT002",
}

_TOLD_ELSEWHERE: Final = frozenset(("line-below", "unknown-type"))
"""Cases of fields that are reported where their cause is: at the line below, at the type."""

_NOBODY_MISSES: Final = frozenset(
    ("attachment", "database-name", "database-provider", "figure", "label")
)
"""Roles of values that mean something only to the program that wrote them: paths of its files, its
keys, the name of the database. Losing them does not matter, and each record would report it."""

_PLURAL: Final = {
    "adds": "add",
    "appends": "append",
    "combines": "combine",
    "does": "do",
    "drops": "drop",
    "finds": "find",
    "garbles": "garble",
    "gives": "give",
    "guesses": "guess",
    "imports": "import",
    "joins": "join",
    "keeps": "keep",
    "knows": "know",
    "leaves": "leave",
    "loses": "lose",
    "makes": "make",
    "merges": "merge",
    "moves": "move",
    "puts": "put",
    "reads": "read",
    "recognises": "recognise",
    "refuses": "refuse",
    "runs": "run",
    "splits": "split",
    "takes": "take",
    "turns": "turn",
    "writes": "write",
}
_VERB: Final = re.compile(rf"\b({'|'.join(_PLURAL)})\b")

_WEIGHTS: Final[dict[Outcome, int]] = {"kept": 0, "misread": 1, "lost": 3}

_MEMORY: Final = 8
"""Records of which the readings are kept: several rules ask for the same one."""


class FieldFate(NamedTuple):
    """A field, and what it suffers from the importers that the file is for."""

    field: Field
    fates: tuple[tuple[str, Fate], ...]
    """(Title of the importer, fate)."""


class CaseHarm(NamedTuple):
    """Something that importers stumble over."""

    case: str
    span: Span
    harms: tuple[tuple[str, Harm], ...]
    """(Title of the importer, harm)."""


@lru_cache(maxsize=64)
def known_importers(dialect: str, targets: tuple[str, ...]) -> tuple[Importer, ...]:
    """Return what is known of the targets; those that know nothing of the dialect are left out."""
    known = (importers.importer(dialect, name) for name in targets)
    return tuple(each for each in known if each)


def readings(record: Record, context: Context) -> tuple[Reading, ...]:
    """Return how each target reads the record; targets without measurements are left out."""
    return _readings(record, context.previous, context.targets)


@lru_cache(maxsize=_MEMORY)
def _readings(
    record: Record, previous: Record | None, targets: tuple[str, ...]
) -> tuple[Reading, ...]:
    known = known_importers(record.dialect.name, targets)
    return tuple(importers.reading(record, previous, each) for each in known)


def suffering(record: Record, context: Context, outcome: Outcome) -> Iterator[FieldFate]:
    """Yield the fields whose value has `outcome` with some target, for reasons of their own.

    If a tag has several values and a target keeps one, the finding is at the first.
    """
    found: dict[int, list[tuple[str, Fate]]] = {}
    for each in readings(record, context):
        told: set[str] = set()
        for at, fate in enumerate(each.alone):
            if fate.outcome != outcome or not is_worth(record, fate):
                continue
            role = record.dialect.by_code[fate.field.code].role
            if not is_said_elsewhere(record, fate.field, role) and not _is_told(fate, told):
                said = (each.importer.title, _of_how_many(record, fate))
                found.setdefault(at, []).append(said)
    for at in sorted(found):
        yield FieldFate(record.fields[at], tuple(found[at]))


def _is_told(fate: Fate, told: set[str]) -> bool:
    """Say whether one of several values under a tag, and so all of them, has been reported."""
    if fate.case != "several":
        return False
    known = fate.field.code in told
    told.add(fate.field.code)
    return known


def _of_how_many(record: Record, fate: Fate) -> Fate:
    if fate.case != "several":
        return fate
    count = sum(1 for field in record.fields if field.code == fate.field.code and field.value)
    if fate.why.startswith("keeps only"):
        return fate._replace(why=f"{fate.why} of {count}")
    every = "both" if count == 2 else f"all {count}"
    return fate._replace(why=re.sub("all of several|them", every, fate.why))


def harms(record: Record, context: Context, outcome: Outcome) -> Iterator[CaseHarm]:
    """Yield what does harm to the record, or to the file that it begins, by case."""
    cases: dict[str, list[tuple[str, Harm]]] = {}
    for each in readings(record, context):
        for harm in each.harms:
            if harm.outcome == outcome and is_said_here(harm, record, context.previous):
                cases.setdefault(harm.case, []).append((each.importer.title, harm))
    for case, found in cases.items():
        yield CaseHarm(case, found[0][1].span, tuple(found))


def sufferers(said: Iterable[tuple[str, str]]) -> str:
    """Say which program does what: *Zotero and JabRef drop it; bibutils reads it as a note*."""
    by_deed: dict[str, list[str]] = {}
    for title, deed in said:
        by_deed.setdefault(deed, []).append(title)
    return "; ".join(
        f"{listed(titles)} {deed if len(titles) == 1 else _plural(deed)}"
        for deed, titles in by_deed.items()
    )


def listed(names: list[str]) -> str:
    """Return *A*, *A and B*, *A, B and C*."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def trouble(record: Record, context: Context) -> int:
    """Return how much goes wrong with a record in all targets together: to compare fixes by."""
    found = 0
    for each in readings(record, context):
        found += sum(_WEIGHTS[harm.outcome] for harm in each.harms)
        for fate in each.alone:
            if fate.outcome == "kept":
                continue
            tag = record.tag_of(fate.field)
            if tag is None or not is_said_elsewhere(record, fate.field, tag.role):
                found += _WEIGHTS[fate.outcome]
    return found


def _plural(deed: str) -> str:
    return _VERB.sub(lambda match: _PLURAL[match[0]], deed)


def is_worth(record: Record, fate: Fate) -> bool:
    """Say whether the value matters, and no other rule reports what happens to it."""
    if fate.case in _REPORTED or fate.case in _TOLD_ELSEWHERE:
        return False
    tag = record.tag_of(fate.field)
    if tag is None or not tag.assigned or tag.role == "type":
        return False  # unknown-tag reports these
    if fate.case == "several" and not tag.repeatable:
        return False  # duplicate-tag reports these
    spoils = fate.why.startswith("appends the line")  # the value above it
    return fate.outcome != "lost" or spoils or tag.role not in _NOBODY_MISSES


def is_said_elsewhere(record: Record, field: Field, role: str) -> bool:
    """Say whether another field, which is kept, has the same to say."""
    value = field.value
    if role == "doi" or (role != "url" and dois.is_doi(value)):
        return is_linked(dois.read(value).bare, [url.value for url in record.with_role("url")])
    return role == "date" and any(year.value == value for year in record.with_role("year"))


def is_linked(doi: str, links: Iterable[str]) -> bool:
    """Say whether one of the links leads to a bare DOI; none leads to `""`."""
    return bool(doi) and any(link and dois.same(link, doi) for link in map(dois.in_link, links))


def is_said_here(harm: Harm, record: Record, previous: Record | None) -> bool:
    """Say whether a harm is worth a finding at this record, and no other rule reports it."""
    if harm.case in _REPORTED:
        return False
    if harm.case == "unknown-type":  # unknown-type and missing-type report the others
        return record.dialect.exact_type(record.type_name) is not None
    if not harm.whole_file or previous is None:
        return True
    # A fault of all lines is reported once, where it begins.
    return harm.case in ("cr", "crlf", "crcrlf") and "\r" not in previous.text


def reported_by(record: Record, fate: Fate) -> str | None:
    """Return the code of the rule that reports a fate which is not *kept*; None if none does."""
    if fate.case in _REPORTED:
        return _REPORTED[fate.case]
    tag = record.tag_of(fate.field)
    if tag is None or not tag.assigned:
        return "RT004"
    if fate.case == "several" and not tag.repeatable:
        return "RT101"
    if fate.case in _TOLD_ELSEWHERE or not is_missed(record, fate):
        return None
    return "RT701" if fate.outcome == "lost" else "RT702"


def harm_reported_by(record: Record, harm: Harm) -> str:
    """Return the code of the rule that reports a harm."""
    if harm.case in _REPORTED:
        return _REPORTED[harm.case]
    if harm.case == "byte-order-mark":
        return "RT504"
    if harm.case == "unknown-type":
        if record.dialect.exact_type(record.type_name) is None:
            return "RT011"
        if harm.outcome == "misread":
            return "RT703"
    return "RT701" if harm.outcome == "lost" else "RT702"


def is_missed(record: Record, fate: Fate) -> bool:
    """Say whether the loss of a value matters.

    It does not if only the program that wrote it understands it, or if another field has it, too.
    """
    tag = record.tag_of(fate.field)
    if tag is None or tag.role == "type":
        return True
    if fate.outcome == "lost" and tag.role in _NOBODY_MISSES:
        return False
    return not is_said_elsewhere(record, fate.field, tag.role)
