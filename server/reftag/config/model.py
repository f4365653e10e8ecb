"""What can be set: every key with its meaning, the settings, and the layers they come from.

Reading, the JSON schema and `reftag config` all go by `KEYS`; a test holds it against the
fields of `Settings`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple, get_args

from reftag.dialects import NO_PRODUCER
from reftag.dialects.programs import program_sets, programs
from reftag.lint import SEVERITIES, Severity

AUTO: Final = "auto"
OFF: Final = "off"

Level = Literal[Severity, "off"]
"""What a rule's severity can be set to."""

LEVELS: Final[tuple[Level, ...]] = (*SEVERITIES, OFF)

LineEnding = Literal["auto", "lf", "crlf"]
LINE_ENDINGS: Final[tuple[LineEnding, ...]] = get_args(LineEnding)

TARGETS: Final = programs()
"""Programs that a library may be meant for."""

TARGET_SETS: Final = program_sets()
"""Sets of them that can be named instead; `reftag.toml` may have others."""

NO_PROFILE: Final = "none"
PROFILES: Final = (NO_PROFILE, *TARGETS)
"""Programs that records may be laid out for."""

BLANK_LINES: Final = (1, 9)
"""The fewest and the most between records: importers run together what none keeps apart."""

DEFAULT_ORIGIN: Final = "default"
"""Where a value comes from that was not set."""

Kind = Literal[
    "dialect",
    "producer",
    "targets",
    "sets",
    "rules",
    "globs",
    "levels-by-rule",
    "rules-by-glob",
    "record-ignores",
    "format",
    "path",
    "blank-lines",
    "flag",
    "line-ending",
    "profile",
]
"""How a value is written."""


class Key(NamedTuple):
    """One key of reftag.toml."""

    name: str
    kind: Kind
    meaning: str
    """One or two sentences, for the schema."""


KEYS: Final = (
    Key(
        "dialect",
        "dialect",
        'The format that files are read as; "auto" looks at their content, then at their names.',
    ),
    Key(
        "producer",
        "producer",
        "The program that wrote the files, if it gives tags other meanings; files in formats that "
        "it does not write are not affected.",
    ),
    Key(
        "targets",
        "targets",
        "The programs that the files are for, or the names of sets of programs: what they would "
        "lose or misread is reported.",
    ),
    Key(
        "select",
        "rules",
        "The rules that are on: codes (RT005), code prefixes (RT1), names (empty-value) or ALL. "
        "By default, those that are on by default.",
    ),
    Key("ignore", "rules", "Rules that are off. If select names a rule more exactly, select wins."),
    Key(
        "exclude",
        "globs",
        "Files and folders to leave out when a folder is checked and in editors, relative to "
        "the folder of reftag.toml.",
    ),
    Key(
        "baseline",
        "path",
        "A file written by `reftag check --write-baseline`: the findings in it are not reported.",
    ),
    Key(
        "severity",
        "levels-by-rule",
        'The severity of rules: error, warning, information, hint or off. A rule that is "off" '
        "by default is switched on by giving it another one.",
    ),
    Key("per-file-ignores", "rules-by-glob", "Rules that are off in files that match a pattern."),
    Key(
        "ignore-in-record",
        "record-ignores",
        "Rules that are off in single records, as the formats have no comments.",
    ),
    Key(
        "sets",
        "sets",
        "Sets of programs to name as targets: each has a name and a list of programs and sets.",
    ),
    Key("format", "format", "How `reftag format` writes records."),
)

FORMAT_KEYS: Final = (
    Key("blank-lines", "blank-lines", "Blank lines between two records."),
    Key("sort-tags", "flag", "Put the tags of each record in the usual order."),
    Key("line-ending", "line-ending", 'Line endings; "auto" keeps those that a file has most.'),
    Key(
        "profile",
        "profile",
        "A program to write records for as it reads them best, without losing what others need.",
    ),
)

EDITOR_KEYS: Final = frozenset(("dialect", "producer", "targets", "select", "ignore", "severity"))
"""What editors may set."""


@dataclass(frozen=True, slots=True)
class RecordIgnore:
    """Rules that are off in one record."""

    record: str
    """Its DOI, its accession number (PMID) or its title."""
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """How `reftag format` writes records; the formatter explains them."""

    blank_lines: int = 1
    sort_tags: bool = False
    line_ending: LineEnding = "auto"
    profile: str = NO_PROFILE


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. Rules are named as the user named them."""

    dialect: str = AUTO
    producer: str = NO_PRODUCER
    targets: tuple[str, ...] = ()
    """Programs: sets are resolved."""
    select: tuple[str, ...] | None = None
    """None: the rules that are on by default."""
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    severity: tuple[tuple[str, Level], ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ignore_in_record: tuple[RecordIgnore, ...] = ()
    sets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The user's own, by name, with their programs."""
    format: Format = field(default_factory=Format)


class Layer(NamedTuple):
    """What one source sets."""

    origin: str
    """`editor`, `command line` or the path of a reftag.toml."""
    values: Mapping[str, Any]
    """By key, as in `Settings`. An entry of `severity`, `sets` or `format` is a separate key,
    `severity.RT005`: a layer above replaces the entry, not the table. Targets may be sets."""


class Merged(NamedTuple):
    """Settings, and where each value that is not a default comes from."""

    settings: Settings
    origins: Mapping[str, str]
    """By key, as in `Layer`."""
    unknown_targets: tuple[str, ...] = ()
    """Targets that are neither programs nor sets; `reftag.toml` has none of them."""


def merged(layers: Iterable[Layer]) -> Merged:
    """Lay `layers` over each other, the lowest first: each key has its highest layer's value.

    A layer with `select` replaces all rule choices below it: what the layers below ignore or
    switch off no longer counts.
    """
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for layer in layers:
        if "select" in layer.values:
            for key in [key for key, value in values.items() if _switches_off(key, value)]:
                del values[key], origins[key]
        values.update(layer.values)
        origins.update(dict.fromkeys(layer.values, layer.origin))
    tables: dict[str, dict[str, Any]] = {"severity": {}, "sets": {}, "format": {}}
    plain: dict[str, Any] = {}
    for key, value in values.items():
        table, dot, entry = key.partition(".")
        if dot:
            tables[table][entry] = value
        else:
            plain[key.replace("-", "_")] = value
    style = Format(**{name.replace("-", "_"): value for name, value in tables["format"].items()})
    severity = tuple(sorted(tables["severity"].items()))
    sets = tables["sets"]
    named = resolved(plain.pop("targets", ()), sets)
    targets = tuple(name for name in named if name in TARGETS)
    settings = Settings(
        **plain, targets=targets, severity=severity, sets=tuple(sets.items()), format=style
    )
    return Merged(settings, origins, tuple(name for name in named if name not in TARGETS))


def resolved(targets: Iterable[str], own: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return `targets` with the programs of each set in its place, each program once.

    `own` are the user's sets; a name that is neither a program nor a set stays as it is.
    """
    sets = {**TARGET_SETS, **own}
    programs_of = (sets.get(name, (name,)) for name in targets)
    return tuple(dict.fromkeys(program for each in programs_of for program in each))


def _switches_off(key: str, value: object) -> bool:
    return key == "ignore" or (key.startswith("severity.") and value == OFF)
