"""Makes the tables of what importers do with each tag of a format: a Markdown page per format.

`python -m reftag.portability.tables` writes all of them; a test compares them with a fresh run. The
pages say of each tag and program whether a value arrives. Where exactly it arrives, and what is
different in a reference type, is on the tag's card (`reftag tag`).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reftag import dialects
from reftag.dialects import Dialect
from reftag.dialects.programs import programs
from reftag.files.packaged import generate, packaged_names
from reftag.importers import Importer, Outcome, cases_of, importer
from reftag.importers.model import OF_WHOLE_FILE, OUTCOMES, Case
from reftag.importers.words import CASES
from reftag.portability.tag_fates import tag_fates

FOLDER: Final = Path(__file__).with_name("tables")

_SIGNS: Final[dict[Outcome, str]] = {"kept": "✓", "misread": "≠", "lost": "✗"}
_NOT_KNOWN: Final = "?"
_LEGEND: Final = (
    "✓ the value arrives where it belongs · ≠ it arrives changed or in the wrong place · "
    "✗ it is lost · ? this was not measured. Signs in brackets are for some reference types only: "
    "the last section says which. `reftag tag {dialect} {tag}` prints all that is known about one "
    "tag."
)
_WORST: Final = 10


def table_names() -> tuple[str, ...]:
    """Return the dialects that there is a page for."""
    return packaged_names(FOLDER, ".md")


def page_path(dialect: Dialect) -> Path:
    """Return the path of the page in this installation."""
    return FOLDER / f"{dialect.name}.md"


def page(dialect: Dialect) -> str:
    """Return the page of a dialect that some importer was measured with."""
    known = _importers(dialect)
    parts = [
        f"# What programs do with {dialect.title} files",
        "Generated from the measurements by `python -m reftag.portability.tables`; do not edit.",
        _LEGEND.format(dialect=dialect.name, tag=dialect.codes("title")[0]),
        "## Programs",
        _table(
            ("Program", "Name in `targets`", "Measured"),
            ((each.title, f"`{each.name}`", _measured(each)) for each in known),
        ),
        "## Tags",
        _table(
            ("Tag", "Name", *(each.title for each in known)),
            (
                (f"`{tag.code}`", tag.name, *(_cell(each, tag.code) for each in known))
                for tag in dialect.tags
                if any(tag.code in each.slots for each in known)
            ),
        ),
    ]
    if worst := _worst(dialect, known):
        parts += [
            "## The ten worst faults of structure",
            "By how many programs lose how much. The rule reports the fault without any targets.",
            _table(
                ("Fault", "Rule", *(each.title for each in known)),
                (
                    (
                        f"{CASES[case.name][:1].upper()}{CASES[case.name][1:]}",
                        case.rule,
                        *(_of_case(case, each) for each in known),
                    )
                    for case in worst
                ),
            ),
        ]
    if differences := list(_differences(dialect, known)):
        parts += ["## Where it depends on the reference type", "\n".join(differences)]
    return "\n\n".join(parts) + "\n"


def pages() -> dict[str, str]:
    """Return all pages by the names of their files."""
    return {
        page_path(dialect).name: page(dialect)
        for dialect in map(dialects.dialect, dialects.names())
        if _importers(dialect)
    }


def _importers(dialect: Dialect) -> list[Importer]:
    """Return what is known of importers of a format, in the order in which users see them."""
    return [found for name in programs() if (found := importer(dialect.name, name))]


def _measured(each: Importer) -> str:
    return each.version.replace("|", "\\|") if each.measured else "no, its documentation was read"


def _outcomes(each: Importer, code: str) -> dict[Outcome, list[str]]:
    """Return what becomes of a tag: first in most types (without names), then in others."""
    found: dict[Outcome, list[str]] = {}
    for fate in tag_fates(each, code):
        found.setdefault(fate.treatment.outcome, []).extend(fate.kinds)
    return found


def _cell(each: Importer, code: str) -> str:
    usual, *others = _outcomes(each, code) or (None,)
    if usual is None:
        return _NOT_KNOWN
    also = " ".join(_SIGNS[outcome] for outcome in OUTCOMES if outcome in others)
    return f"{_SIGNS[usual]} ({also})" if also else _SIGNS[usual]


def _differences(dialect: Dialect, known: list[Importer]) -> Iterator[str]:
    """Yield a line for each tag and program where reference types differ in the outcome."""
    for tag in dialect.tags:
        for each in known:
            outcomes = _outcomes(each, tag.code)
            usual = next(iter(outcomes), None)
            others = "; ".join(
                f"{_SIGNS[outcome]} {', '.join(outcomes[outcome])}"
                for outcome in OUTCOMES
                if outcome in outcomes and outcome != usual
            )
            if usual and others:
                yield f"- `{tag.code}`, {each.title}: {_SIGNS[usual]}, but {others}"


def _worst(dialect: Dialect, known: list[Importer]) -> list[Case]:
    """Return the faults of structure by which most is lost, the worst first.

    Those that only matter for a target are left out: no rule reports them by itself.
    """

    def harm(case: Case) -> int:
        effects = [case.effects[each.name] for each in known if each.name in case.effects]
        return sum(OUTCOMES.index(e.outcome) + (e.effect in OF_WHOLE_FILE) for e in effects)

    rows = cases_of(dialect.name).items()
    cases = [case for name, case in rows if CASES.get(name) and case.rule]
    return sorted((case for case in cases if harm(case)), key=harm, reverse=True)[:_WORST]


def _of_case(case: Case, each: Importer) -> str:
    effect = case.effects.get(each.name)
    return _SIGNS[effect.outcome] if effect else _SIGNS["kept"] if each.measured else _NOT_KNOWN


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    generate(FOLDER, pages(), ".md")
