"""RT314 conflicting-journals: tags that name the journal name different ones."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reftag.dialects import Dialect, roles
from reftag.lint.engine.finding import Finding, Related
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.prose import named
from reftag.lint.support.spans import first_line
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record
from reftag.values import journals, patterns

_OTHER: Final = re.compile(
    rf"(?:https?:|www\.|doi\b|{patterns.DOI}|IS[SB]N\b|[\W\dx]+\Z)", re.IGNORECASE
)
"""What is not the name of a journal at all: misplaced-value reports it."""

_CANDIDATES: Final = 20
"""How many names may be the right one: a record has two or three, and comparing all of thousands
with each other is quadratic."""


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find names of journals that cannot be names of the one that most tags name."""
    full, short = roles.journals(record.dialect, record.type.name if record.type else "")
    codes = {*full, *short}
    fields = [
        field
        for field in record.fields
        if field.code in codes and field.value and not _OTHER.match(field.value)
    ]
    if len({field.value for field in fields}) < 2 or record.is_flattened:
        return
    named_in_full = [field for field in fields if field.code in full]
    if not named_in_full:
        return
    named_in_full.sort(key=lambda field: full.index(field.code))
    right = max(
        named_in_full[:_CANDIDATES],
        key=lambda field: sum(_agree(other, field, short) for other in fields),
    )
    for field in fields:
        if field.code != right.code and not _agree(field, right, short):
            yield _finding(record, field, right)


def _agree(field: Field, right: Field, short: Sequence[str]) -> bool:
    if field.code in short:
        return journals.may_be_short(field.value, right.value)
    return journals.may_be_one(field.value, right.value)


def _finding(record: Record, field: Field, right: Field) -> Finding:
    tag, other = named(record, field), named(record, right)
    return Finding(
        first_line(record, field),
        f"{tag} names a different journal from {other} ({quoted(right.value)}); "
        f"{_believed(record.dialect, field.code, right.code)}",
        related=(Related(first_line(record, right), f"{other} is {quoted(right.value)}"),),
    )


def _believed(dialect: Dialect, one: str, other: str) -> str:
    """Say which programs take the journal from which of two tags, as far as that was measured."""
    takers: dict[str, list[str]] = {one: [], other: []}
    for program, codes in dialect.journal_from:
        if first := next((code for code in codes if code in takers), ""):
            takers[first].append(program)
    if not all(takers.values()):
        return "some programs use one, some the other"
    return ", ".join(
        f"{' and '.join(filter(None, (', '.join(programs[:-1]), programs[-1])))} "
        f"{'use' if len(programs) > 1 else 'uses'} {code}"
        for code, programs in takers.items()
    )


RULE = Rule(
    code="RT314",
    name="conflicting-journals",
    severity="warning",
    summary="Two tags name different journals",
    what=(
        "Tags that both name the journal of an article, such as `T2` and `JF` or `JO` in RIS, but "
        "name different journals. Names that differ in case, punctuation, `&` or *The* are the "
        "same, and so are an abbreviation and its full name, a name with and without its subtitle, "
        "and names in two languages. A tag is not compared in types that use it for a book, a "
        "series or a conference."
    ),
    why=(
        "Which journal is cited depends on the program: Zotero, citation-js and "
        "biblatex-csl-converter take `T2` from a RIS file, bibutils and JabRef take `JF` or `JO`. "
        "Some databases write the title of a column or an event into `T2`."
    ),
    examples=(
        Example(
            before="TY  - JOUR\nAU  - Okafor, Ada\nTI  - On Order\nT2  - The town's yearly fair\n"
            "JF  - Shelf Marks\nPY  - 2019\nER  - \n",
            dialect="ris",
        ),
    ),
    check=check,
)
