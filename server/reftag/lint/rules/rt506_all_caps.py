"""RT506 all-caps: a title or a name in capitals."""

from collections.abc import Iterator
from typing import Final

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.by_role import by_role
from reftag.lint.support.people import in_short, people
from reftag.lint.support.prose import named
from reftag.lint.support.spans import first_line
from reftag.syntax import Record
from reftag.values import names
from reftag.values.given_names import GIVEN

_TITLES: Final = ("title", "secondary-title", "tertiary-title", "journal")
_WORDS, _LETTERS = 3, 15
"""Fewer words or letters may be acronyms."""
_LONG_NAME: Final = 5


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Find titles and names without any lower-case letter."""
    roles = by_role(record)
    for role in _TITLES:
        for field in roles.get(role, ()):
            tag = record.tag_of(field)
            if tag is None or tag.capitals:
                continue
            if field.value.isupper() and _is_shouted(field.value):
                yield Finding(
                    first_line(record, field),
                    f"{named(record, field)} is in capitals; citation styles print it that way, "
                    "because they cannot know which letters should be small",
                )
    for field in (*people(record), *in_short(record)):
        if field.value.isupper() and _is_name(field.value):
            yield Finding(
                first_line(record, field),
                f"{named(record, field)} is in capitals; citations print it that way, and programs "
                "treat it as a different person from the same name in small letters",
            )


def _is_shouted(title: str) -> bool:
    """Say whether there are enough words for a sentence, all in a script with capitals."""
    words = [word for word in title.split() if sum(map(str.isalpha, word)) > 1]
    letters = [c for c in title if c.isalpha()]
    return len(words) >= _WORDS and len(letters) >= _LETTERS and all(map(str.isupper, letters))


def _is_name(value: str) -> bool:
    """Say whether the value is a person's name and no acronym."""
    person = names.person(value)
    if person is None:
        return False
    given = person.given.split()[0]
    return len(person.family) > 2 and (
        len(given) >= _LONG_NAME
        or given.casefold() in GIVEN
        or ("." in given and len(person.family) >= _LONG_NAME)
    )


RULE = Rule(
    code="RT506",
    name="all-caps",
    severity="hint",
    summary="A title or a name in capitals",
    what=(
        "A title (also of the journal, book or series) of at least three words, or a person's "
        "name, in which every letter is a capital. Acronyms, and scripts without small letters, "
        "are left alone."
    ),
    why=(
        "Citation styles can capitalise words, but they cannot undo capitals: no program knows "
        "which words of *THE USE OF DNA IN PARIS* need them. The bibliography shows the capitals "
        "of the record, and *SMITH, JOHN* is listed separately from *Smith, John*."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Silva, Rui\n%T THE LONG WAY FROM SEA TO SHORE\n%I Example Press\n"
            "%D 2016\n",
        ),
    ),
    check=check,
)
