"""What a value in the wrong place is, and how it gets to the right one."""

import re
from typing import Final, NamedTuple

from reftag.dialects import Tag, roles
from reftag.lint.engine.finding import Fix
from reftag.lint.support.by_role import by_role
from reftag.lint.support.field_edits import delete
from reftag.lint.support.prose import has_blank_line
from reftag.lint.support.serial_numbers import NUMBERS
from reftag.syntax import Field, Record
from reftag.text import Edit
from reftag.values import dates, doi, issn_isbn, links, patterns, years

KEYWORDS: Final = "keyword"
REPEATED_TITLE: Final = "title"

_SUSPECT: Final = re.compile(r"\d|https?:|doi|DOI|IS[SB]N")
"""How the values begin that may be something else; most begin otherwise."""
_LONGEST: Final = 200
_TITLES: Final = frozenset({"title", "short-title", "translated-title"})
"""A title may be a year or a date."""
_NEVER_YEAR: Final = _TITLES | {"edition", "pages", "note"}
_YEAR: Final = re.compile(patterns.LIKELY_YEAR)
_SHORT_TITLE: Final = 60
"""A shorter title needs no short title, and may be repeated as one."""

_KIND_OF_WORK: Final = re.compile(
    r"articl|review|research|support|journal|thes[ie]s|dissert|paper|report|trial|stud(?:y|ies)|editor"
    r"|letter|comment|case|conference|proceeding|book|analysis|publi|abstract|note|survey|master|phd|ph\.d"
    r"|video|audio|dvd|cd\b|text|print|online|electronic|film|photo|image|map|software|data|lecture"
    r"|interview|biograph|histor|guideline|news|erratum|retract|correction|patent|poster|preprint|web"
    r"|artikel|beitrag|zeitschrift|buch|bericht|aufsatz|rezension|artículo|artigo|tesis|tese|livre|thèse",
    re.IGNORECASE,
)
"""Words of kinds of works, which a list of keywords hardly ever has."""


class Misplaced(NamedTuple):
    """What a value is."""

    thing: str
    """With its article: *a year*."""
    role: str
    """The role of the tag it belongs in."""


def is_suspect(value: str, role: str) -> bool:
    """Say whether a value in a field with `role` has to be looked at. Quick."""
    if role == "pages":
        return value.startswith(("10.", "http", "doi", "DOI"))
    if role == "short-title":
        return len(value) > _SHORT_TITLE or _SUSPECT.match(value) is not None
    if role == "work-type":
        return ";" in value or "," in value or _SUSPECT.match(value) is not None
    return _SUSPECT.match(value) is not None


def what_it_is(record: Record, field: Field, role: str) -> Misplaced | None:
    """Return what the value of `field`, which plays `role`, is instead; None if nothing else."""
    value = field.value
    if role == "short-title" and len(value) > _SHORT_TITLE and _repeats_title(record, value):
        tag = record.tag_of(field)
        if tag is not None and tag.echoes == REPEATED_TITLE:
            return None
        return Misplaced("the title", REPEATED_TITLE)
    if len(value) > _LONGEST:
        return None
    if doi.whole(value):
        return Misplaced("a DOI", "doi") if role != "note" or not record.first("doi") else None
    if role == "note":
        return None
    if value.startswith("http"):
        return Misplaced("an address", "url") if links.is_clean(value) else None
    if role != "pages" and (number := issn_isbn.is_number(value)):
        return Misplaced(f"an {number}", "serial-number")
    if role == "work-type" and _is_list_of_keywords(value):
        return Misplaced("a list of keywords", KEYWORDS)
    return _year_or_date(record, field, role)


def _year_or_date(record: Record, field: Field, role: str) -> Misplaced | None:
    value = field.value
    if role not in _NEVER_YEAR and _YEAR.fullmatch(value):
        year = record.first("year")
        return Misplaced("a year", "year") if year is None or year.value == value else None
    if role in _TITLES or role in ("pages", "note") or _may_be_date(record, field):
        return None
    return Misplaced("a date", "date") if dates.full_date(value) else None


def _may_be_date(record: Record, field: Field) -> bool:
    """Say whether the field is for a date in the record's type, or in any if that is unknown."""
    if record.type is None:
        return field.code in roles.may_be_dates(record.dialect)
    return field.code in roles.dates(record.dialect, record.type.name)


def _repeats_title(record: Record, value: str) -> bool:
    return any(
        title.value.casefold() == value.casefold() for title in by_role(record).get("title", ())
    )


def _is_list_of_keywords(value: str) -> bool:
    return len(_keywords(value)) > 2 and not _KIND_OF_WORK.search(value)


def _keywords(value: str) -> list[str]:
    """Return the keywords of a list: three with semicolons make one, or four with commas."""
    sign, least = (";", 3) if ";" in value else (",", 4)
    words = [word.strip() for word in value.rstrip(".;,").split(sign)]
    short = all(word and len(word.split()) < 5 for word in words)
    return list(dict.fromkeys(words)) if len(words) >= least and short else []


# Moving


def target_of(record: Record, role: str) -> str:
    """Return the tag for values of `role`, with what this record's type calls it; `""` if none."""
    code = next(iter(record.dialect.codes(role)), "")
    if role == "serial-number" and record.dialect.role(code, record.type) not in NUMBERS:
        return ""
    return f"{code} ({record.dialect.label(code, record.type)})" if code else ""


def move(record: Record, field: Field, role: str) -> Fix | None:
    """Return the fix that gives the value its own tag, None if that is taken or not certain."""
    at = record.fields.index(field)
    if not at or record.fields[at - 1].end < field.line_start or has_blank_line(record, field):
        return None  # the record might end elsewhere afterwards
    if _is_needed(record, field):
        return None
    if role == REPEATED_TITLE:
        return _deletion(record, field, "Delete the repeated title")
    tag = next(iter(record.dialect.by_role.get(role, ())), None)
    if tag is None:
        return None
    if role == KEYWORDS:
        return _keyword_fields(record, field, tag)
    value = doi.whole(field.value) if role == "doi" else field.value
    present = [other for other in record.with_role(role) if other.value]
    if any(other.value == value for other in present):
        return _deletion(record, field, f"Delete the value that {tag.code} already has")
    if (present and not tag.repeatable) or not _fits(record, tag, role, value):
        return None
    edits = [Edit(field.start, field.value_start, record.opening(tag.code))]
    if value != field.value:
        edits.append(Edit(*field.value_span, value))
    return Fix(f"Move the value to {tag.code}", tuple(edits), "unsafe")


def _fits(record: Record, tag: Tag, role: str, value: str) -> bool:
    """Say whether the tag takes the value in a record of this type, and fits its other tags."""
    if role == "serial-number":
        kinds = NUMBERS.get(record.dialect.role(tag.code, record.type), ())
        return bool(kinds) and issn_isbn.is_clean(value, kinds)
    if role == "doi":
        linked = [doi.in_address(url.value) for url in by_role(record).get("url", ())]
        return all(doi.same(value, other) for other in linked if other)
    if role == "date":
        year = record.first("year")
        return year is None or not years.named(year.value).isdisjoint(years.named(value))
    if role == "year":
        date = record.first("date")
        return date is None or value in date.value
    return True


def _is_needed(record: Record, field: Field) -> bool:
    """Say whether the type needs the tag and no other field fills its place."""
    groups = record.type.required if record.type else ()
    others = {other.code for other in record.fields if other.value and other != field}
    return any(field.code in group and others.isdisjoint(group) for group in groups)


def _deletion(record: Record, field: Field, message: str) -> Fix | None:
    edit = delete(record, field)
    return Fix(message, (edit,), "unsafe") if edit else None


def _keyword_fields(record: Record, field: Field, tag: Tag) -> Fix | None:
    known = {other.value for other in record.with_role(KEYWORDS)}
    words = [word for word in _keywords(field.value) if word not in known]
    sign = record.dialect.sign
    if not words or (sign and sign in field.value) or tag.separator:
        return None
    text = record.line_break().join(record.opening(tag.code) + word for word in words)
    edit = Edit(field.start, field.value_end, text)
    return Fix(f"Write each keyword in its own {tag.code}", (edit,), "unsafe")
