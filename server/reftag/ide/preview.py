"""One record as a reader of the bibliography would meet it, and what was found in it, as Markdown.

The reference is in no particular style: it says what there is, in the order that most author-date
styles have. Styles of CSL are up to clients that can format them, from `convert.csl_item`.
"""

from collections.abc import Iterator, Sequence

from reftag.convert import Item, csl_item
from reftag.convert.csl_dates import When
from reftag.convert.csl_names import Person
from reftag.index import record_name
from reftag.index.record_facts import type_title
from reftag.lint import Placed
from reftag.syntax import Record
from reftag.text import piece_position
from reftag.text.markdown import plain
from reftag.values import addresses


def preview(record: Record, found: Sequence[Placed]) -> str:
    """Return the record in Markdown; `found` is what was found in it."""
    return "\n\n".join(_paragraphs(record, found)) + "\n"


def _paragraphs(record: Record, found: Sequence[Placed]) -> Iterator[str]:
    yield f"# {plain(record_name(record))}"
    if kind := type_title(record):
        yield f"*{plain(kind)}*"
    yield reference(csl_item(record))
    if not found:
        yield "No problems."
        return
    yield f"**{len(found)} {'problem' if len(found) == 1 else 'problems'}**"
    yield "\n".join(map(_finding, found))


def _finding(placed: Placed) -> str:
    rule, severity, finding = placed.diagnostic
    line = placed.line + piece_position(placed.record, finding.span.start, "utf-32").line + 1
    return f"- line {line}, {severity} {rule.code}: {plain(finding.message)}"


def reference(item: Item) -> str:
    """Return an item as one line of Markdown."""
    return " ".join(f"{part}." if part[-1] not in ".?!" else part for part in _parts(item))


def _parts(item: Item) -> Iterator[str]:
    if people := _people(item.get("author") or item.get("editor")):
        yield plain(people)
    if (year := _year(item.get("issued"))) != "":
        yield f"({plain(year)})"
    container, title = _text(item, "container-title"), _text(item, "title")
    if title:
        yield plain(title) if container else f"*{plain(title)}*"
    if container:
        yield _in_container(item, container)
    publisher = ": ".join(filter(None, (_text(item, "publisher-place"), _text(item, "publisher"))))
    if publisher and not _text(item, "issue"):
        yield plain(publisher)
    if bare := _text(item, "DOI"):
        yield f"<{addresses.of_doi(bare)}>"
    elif url := _text(item, "URL"):
        yield plain(url)


def _in_container(item: Item, container: str) -> str:
    volume, issue, page = (_text(item, name) for name in ("volume", "issue", "page"))
    number = f"{volume}({issue})" if volume and issue else volume or issue
    rest = ", ".join(plain(each) for each in (number, page) if each)
    return f"*{plain(container)}*, {rest}" if rest else f"*{plain(container)}*"


def _text(item: Item, variable: str) -> str:
    value = item.get(variable, "")
    return value if isinstance(value, str) else ""


def _people(named: str | list[Person] | When | None) -> str:
    people = [_written(person) for person in named] if isinstance(named, list) else []
    return ", ".join(people[:-1]) + f" & {people[-1]}" if len(people) > 1 else "".join(people)


def _written(person: Person) -> str:
    if literal := person.get("literal"):
        return literal
    family = f"{person.get('non-dropping-particle', '')} {person.get('family', '')}".strip()
    return ", ".join(filter(None, (family, person.get("given"), person.get("suffix"))))


def _year(date: str | list[Person] | When | None) -> str:
    if not isinstance(date, dict):
        return ""
    years = [f"{parts[0]}" for parts in date.get("date-parts", ())]
    return "–".join(dict.fromkeys(years)) or date.get("literal", "")
