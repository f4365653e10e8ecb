"""RT403 author-order: a name that is not written *Last, First*."""

import re
from collections.abc import Iterator
from typing import Final

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.people import doubtful, name_form
from reftag.lint.support.prose import fate
from reftag.lint.support.wording import quoted
from reftag.syntax import Field, Record, Span
from reftag.text import Edit
from reftag.values import et_al, names
from reftag.values.name_lists import several
from reftag.values.organisations import is_organisation

_GLUED: Final = re.compile(r"(?<!\d),(?=[^\s,;.\d])|(?<=[^\W\d_]),(?=\d)")
"""A comma without a space after it."""
_NO_NAME: Final = re.compile(
    r"[\d@/()\[\]{}<>;:&|\"“”„=_\\]|^no author"
    r"|\b(?:anon|unknown|n\.\s?n|s\.\s?n|n\.\s?a|unbekannt|inconnu)\b",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(r"(?:Jr|Sr|I{2,3}|IV)\.?")
_MOST_WORDS: Final = 8
_PARTICLE: Final = re.compile(
    r"\s(?:v[ao]n|de[nrl]?|di|da|dos|du|del|della|la|le|ter|ten|zu[mr]?|af|av)\s"
)


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find names of one person without a comma, and commas without a space after them."""
    for field in doubtful(record):
        form = name_form(record, field)
        if "\n" in field.value or form == "First Last":
            continue
        rest = et_al.find(field.value)
        name = field.value[: rest[0]] if rest else field.value
        if "," in name:
            # In other formats no program is known to need the space: those of RIS read both forms.
            if form == "Last, First" and record.dialect.measured:
                yield from _glued(field, name)
        elif " " in name and not _NO_NAME.search(name) and not several(name):
            yield from _without_comma(record, field, name)


def _glued(field: Field, name: str) -> Iterator[Finding]:
    commas = [match.end() for match in _GLUED.finditer(name)]
    if not commas or several(name):
        return
    given = name[commas[0] :]
    family = given.split()[-1]
    taken = f"{quoted(family)}" if " " in given.strip() else "all of it"
    yield Finding(
        Span(field.value_start, field.value_start + len(name)),
        f"{quoted(name)} needs a space after the comma; without one, citation-js reads {taken} as "
        "the family name",
        fix=Fix(
            "Add a space after the comma",
            tuple(Edit(field.value_start + at, field.value_start + at, " ") for at in commas),
        ),
    )


def _without_comma(record: Record, field: Field, name: str) -> Iterator[Finding]:
    words = name.split()
    if len(words) > _MOST_WORDS or not _has_capitals(words) or _SUFFIX.fullmatch(words[-1]):
        return
    span = Span(field.value_start, field.value_start + len(name))
    person = names.person(name)
    fix = None
    if person is not None:
        fix = Fix(f"Write {quoted(person.inverted)}", (Edit(*span, person.inverted),), "unsafe")
    elif is_organisation(name) and span.end == field.value_end:
        fix = Fix(
            "Add a comma after the organisation's name", (Edit(span.end, span.end, ","),), "unsafe"
        )
    yield Finding(span, _message(record, name, words[-1], person), fix=fix)


def _has_capitals(words: list[str]) -> bool:
    """Say whether the script has capitals and the last word begins with one, as names do."""
    return words[-1][:1].isupper() and any(word[:1].isupper() for word in words[:-1])


def _message(record: Record, name: str, last: str, person: names.Name | None) -> str:
    if person is not None and person.form != "initials last":
        return (
            f"{quoted(name)} is not written {quoted('Last, First')}; importers have to guess that "
            f"{quoted(person.family)} is the family name"
        )
    if person is None and is_organisation(name):
        who = fate(record, "importers", "some importers")
        return (
            f"The organisation {quoted(name)} needs a comma at its end; without one, {who} read "
            f"{quoted(last)} as the family name of a person"
        )
    if not record.dialect.measured:
        return (
            f"{quoted(name)} has no comma; some importers read {quoted(last)} as the family name, "
            "others all of it"
        )
    if person is not None:
        return f"{quoted(name)} has no comma; most importers read {quoted(last)} as the family name"
    if _PARTICLE.search(name):
        return f"{quoted(name)} has no comma; importers disagree on where the family name begins"
    return f"{quoted(name)} has no comma; importers read {quoted(last)} as the family name"


RULE = Rule(
    code="RT403",
    name="author-order",
    severity="hint",
    summary="A name that is not written “Last, First”",
    what=(
        "A person's name without a comma (`Ada Okafor`, `Okafor A`), a comma without a space after "
        "it (`Okafor,Ada`), and an organisation whose name does not end with a comma. Names of "
        "one word, and names in scripts without capitals, such as `王小明`, are left alone. "
        "The space matters in EndNote's format only. Formats that write *First Last* are not "
        "checked."
    ),
    why=(
        "Without a comma, importers read the last word as the family name. That is right for *Ada "
        "Okafor*, but *Okafor AC* is filed under *AC* by all but JabRef, *World Health "
        "Organization* becomes a person called *Organization*, and on *Jan van der Berg* they "
        "disagree. EndNote, Zotero and biblatex-csl-converter keep an organisation whole if its "
        "name ends with a comma. Without a space after the comma, citation-js reads *Okafor,Ada B* "
        "as a person called *B*."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Okafor,Ada B\n%T Shelf Marks\n%I Example Press\n%D 2019\n",
            after="%0 Book\n%A Okafor, Ada B\n%T Shelf Marks\n%I Example Press\n%D 2019\n",
        ),
        Example(
            before="%0 Book\n%A Okafor AC\n%T Shelf Marks\n%I Example Press\n%D 2019\n",
            after="%0 Book\n%A Okafor, AC\n%T Shelf Marks\n%I Example Press\n%D 2019\n",
        ),
        Example(
            before="%0 Book\n%A Ludwig van Houten\n%T Shelf Marks\n%I Example Press\n%D 2019\n",
        ),
    ),
    fix_safety=(
        "Safe where only the space is missing. Unsafe where the name is reversed or a comma is "
        "added after an organisation: which word is the family name is a guess. There is no fix "
        "where that is not clear, as with particles (*van der*) and unusual given names."
    ),
    check=check,
)
