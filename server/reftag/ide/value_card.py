"""The card of a value, in Markdown: what it is read as, where it leads, where else it is used.

Nothing is looked up anywhere: an identifier is valid if it has the form that it must have.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from reftag.dialects import roles
from reftag.ide.links import link_at, number_of
from reftag.ide.value_at import ValueAt
from reftag.index import Fact, fact
from reftag.index.record_facts import shortened
from reftag.lint.support.serial_numbers import NUMBERS
from reftag.syntax import Field, Record, Span
from reftag.text.markdown import code, plain
from reftag.values import addresses, dates, doi, identifiers, issn_isbn, links, months
from reftag.values.dates import Date
from reftag.values.fault import Fault

COUNTED: Final = ("person", "journal", "abbreviation", "keyword", "publisher")
"""The kinds of facts of which a card says how many records have them."""

_MOST_SPELLINGS: Final = 5


class Used(NamedTuple):
    """How many records write a fact in each way."""

    here: Counter[str]
    """In the file of the record; empty as long as it is not in the index."""
    everywhere: Counter[str]
    complete: bool = True
    """Whether all files were read."""


UsedBy = Callable[[Fact], Used]


class Card(NamedTuple):
    """What there is to say, and of what."""

    markdown: str
    span: Span
    """Offsets in the document."""


def value_card(value: ValueAt, offset: int, used_by: UsedBy | None) -> Card | None:
    """Explain the value at an offset of the document, None if there is nothing to say."""
    record, start = value.located.piece, value.located.offset
    if value.kind in COUNTED:
        named = fact(value.kind, value.text)
        used = used_by(named) if named and used_by else None
        return Card(_counted(value.text, used), value.span) if used and used.here else None
    if judged := "\n\n".join(_judged(record, value.field, value.role)):
        return Card(judged, value.span)
    link = link_at(record, offset - start)
    if link is None:
        return None
    leads = _leads(link.tooltip.removeprefix("Open "), link.url)
    return Card(leads, Span(start + link.span.start, start + link.span.end))


def _counted(text: str, used: Used) -> str:
    here, everywhere = used.here.total(), used.everywhere.total()
    counts = f"In {_records(here)} of this file"
    if everywhere > here:
        counts += f" and {_records(everywhere - here)} of other files"
    counts += "." if used.complete else "; not all files have been read yet."
    others = [(written, size) for written, size in used.everywhere.most_common() if written != text]
    rows = [f"- {plain(shortened(each))} ({size:,})" for each, size in others[:_MOST_SPELLINGS]]
    if len(others) > len(rows):
        rows.append(f"- and {len(others) - len(rows)} more")
    also = "\n".join(("Also written:\n", *rows)) if rows else ""
    return "\n\n".join(filter(None, (f"**{plain(shortened(text))}**", counts, also)))


def _records(count: int) -> str:
    return f"{count:,} record{'s' if count != 1 else ''}"


def _judged(record: Record, field: Field, role: str) -> Iterator[str]:
    """Yield what is to be said of each identifier or date in a field that is for such."""
    tag = record.tag_of(field)
    if tag is None or not field.value:
        return
    type_name = record.type.name if record.type else ""
    mark = record.dialect.marked.get(field.code)
    if tag.role == "doi" or (mark and mark[1] == "doi" and field.value.endswith(mark[0])):
        yield _doi(field.without(mark[0]).value if mark else field.value)
    elif role in NUMBERS:
        for number in issn_isbn.parse_all(field.value, NUMBERS[role]):
            yield _serial_number(field, number)
    elif role in ("pmid", "pmcid"):
        yield from _number(field.value, "PMID" if role == "pmid" else "PMCID")
    elif tag.role == "accession-number":
        yield from _number(field.value, "")
    elif tag.role == "year":
        yield _date(field.value, dates.parse_year(field.value))
    elif field.code in roles.dates(record.dialect, type_name):
        found = dates.parse(field.value, record.value("year"))
        if tag.kind == "date" or isinstance(found, Date) or found.kind != "unreadable":
            yield _date(field.value, found)
    elif tag.kind == "url":
        yield from (_link(line) for line in field.value.split("\n") if line)


def _leads(what: str, url: str) -> str:
    """Say where something that is called `what` leads."""
    place = f"[{plain(url)}](<{url}>)"
    return f"{plain(what)} leads to {place}" if what and what != url else place


def _wrong(text: str, fault: Fault) -> str:
    part = fault.part or text
    meant = f" Probably meant: {', '.join(map(code, fault.meant))}." if fault.meant else ""
    return f"{code(shortened(part))} {fault.what}.{meant}"


def _doi(value: str) -> str:
    found, bare = doi.parse(value), doi.in_value(value)
    leads = _leads(f"DOI {bare}", addresses.of_doi(bare)) if bare else ""
    if isinstance(found, Fault):
        return "\n\n".join(filter(None, (_wrong(value, found), leads)))
    return f"Valid: {leads}"


def _number(value: str, scheme: identifiers.Scheme) -> Iterator[str]:
    found = identifiers.parse(value)
    if isinstance(found, Fault):
        yield _wrong(value, found)
    elif number := number_of(value, scheme):
        yield f"Valid: {_leads(addresses.name_of(number), addresses.of_identifier(number))}"
    elif scheme:
        yield f"{code(shortened(value))} is not a {scheme}."


def _serial_number(field: Field, number: issn_isbn.SerialNumber | Fault) -> str:
    if isinstance(number, Fault):
        return _wrong(field.value, number)
    if number.kind == "ISBN":
        return f"Valid: ISBN {number.normal}"
    return f"Valid: {_leads(f'ISSN {number.normal}', addresses.of_issn(number.normal))}"


def _link(line: str) -> str:
    found = links.parse(line)
    if isinstance(found, Fault):
        return _wrong(line, found)
    named = addresses.named_in(line)
    return f"Valid: {_leads(named[0].what, named[0].url)}" if named else ""


def _date(value: str, found: Date | Fault) -> str:
    if isinstance(found, Fault):
        return _wrong(value, found)
    if not found.year:
        return f"{plain(shortened(value))} is not read as a date, and left as it is."
    return f"Read as {_in_words(found)}"


def _in_words(date: Date) -> str:
    day, month = str(date.day or ""), months.ENGLISH[date.month - 1] if date.month else ""
    first = " ".join(filter(None, (day, month, str(date.year))))
    return f"{first} to {_in_words(date.end)}" if date.end else first
