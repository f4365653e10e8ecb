"""Words and numbers that occur once, planted in every value of a file.

Where they turn up in an importer's output, and where they do not, says what became of the value,
whatever else the importer changes. A marker changes as little as it can of what importers look
at: how a line begins, how a name is split, whether a number is one.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

from real_importers.dates import Day, day
from reftag.dialects import Tag
from reftag.syntax import Document, Field, Record
from reftag.text import Edit, apply


class Mark(NamedTuple):
    """Something that has to arrive for a value to be kept."""

    text: str
    """A word or number in lower case that occurs nowhere else in the file."""
    part: str = ""
    """For a name, where it belongs: `family`, `given` or `whole` (a name that is not split)."""
    line: int = 0
    """In a list of keywords, which of them."""


class Planted(NamedTuple):
    """A field with its markers."""

    record: int
    """Which record of the document, counted from 0."""
    at: int
    """The field's place in `Record.fields`."""
    field: Field
    """As it was before the planting."""
    new: str
    """Its value, planted."""
    marks: tuple[Mark, ...]
    day: Day | None = None
    """The date that the value names, if it does so in one of the usual ways."""
    words: tuple[str, ...] = ()
    """Words of it, in lower case, that have to arrive too: how it begins, a name's suffix."""
    kind: str = "text"
    """How the value is to be read, as the dialect says."""


class _Planter:
    """Counts the markers, so that each is new, and remembers each record's year."""

    def __init__(self, text: str) -> None:
        self.text = text.lower()
        self._words = count()
        self._numbers = count(700_001, 11)
        self._years = (year for year in range(1100, 10_000) if str(year) not in self.text)
        self.years: dict[str, str] = {}
        """The years of the record in work: as written and as planted."""
        self.same: dict[str, tuple[str, tuple[str, list[Mark], Day | None]]] = {}
        """The texts of the record in work: as written, with the first tag and as planted."""
        self.identifiers: dict[str, tuple[str, list[Mark]]] = {}
        """Its lines with a DOI or another identifier: as written and as planted. Two may be alike,
        and one is enough."""

    def word(self) -> str:
        number = next(self._words)
        letters = ""
        for _ in range(4):
            number, letter = divmod(number, 20)
            letters += "bcdfghjklmnprstvwxaq"[letter]
        return f"zq{letters}"

    def number(self) -> str:
        return str(next(self._numbers))

    def digits(self, length: int) -> str:
        # Never with a zero first: what reads a number drops it.
        digits = str(next(self._numbers) * 10_007 + 10**12)[-length:]
        return f"9{digits[1:]}" if digits.startswith("0") else digits

    def year(self, written: str) -> str:
        if written not in self.years:
            self.years[written] = self.new_year()
        return self.years[written]

    def new_year(self) -> str:
        return str(next(self._years))


Planting = Callable[[_Planter, str], tuple[str, list[Mark]]]
"""Takes a line of a value; gives it back with markers."""


def plant(document: Document) -> tuple[str, list[Planted]]:
    """Return the text with markers in all values, and which they are, in the order of the text.

    Types and empty values carry none.
    """
    planter = _Planter(document.text)
    edits: list[Edit] = []
    planted: list[Planted] = []
    offset = 0
    for number, record in enumerate(document):
        planter.years = {}
        planter.identifiers = {}
        planter.same = {}
        for at, field in enumerate(record.fields):
            new, marks, named = _plant_once(planter, record, field)
            words = tuple(_words(record, field, named))
            planted.append(
                Planted(number, at, field, new, tuple(marks), named, words, _kind(record, field))
            )
            start, end = (offset + place for place in field.value_span)
            edits.append(Edit(start, end, new))
        offset += len(record.text)
    return apply(document.text, edits), planted


def _plant_once(
    planter: _Planter, record: Record, field: Field
) -> tuple[str, list[Mark], Day | None]:
    """Plant a value like the same one of another tag: nothing is lost with one of them."""
    key = record.text[slice(*field.value_span)]
    if record.dialect.name == "endnote" or _kind(record, field) != "text":
        return _plant(planter, record, field)
    code, same = planter.same.get(key, (field.code, None))
    if same is not None and code != field.code:
        return same
    planted = _plant(planter, record, field)
    planter.same.setdefault(key, (field.code, planted))
    return planted


def _kind(record: Record, field: Field) -> str:
    tag = record.dialect.by_code.get(field.code)
    return tag.kind if tag else "text"


_TIME = re.compile(r"\d{4}(/\d\d){0,2}( \d\d:\d\d)? \[\w+\]")
"""When something happened to a MEDLINE record: `2019/02/27 06:00 [received]`."""

_LINE = re.compile(r"[^\r\n]+|\r\n|\r|\n")


def _plant(planter: _Planter, record: Record, field: Field) -> tuple[str, list[Mark], Day | None]:
    value = record.text[slice(*field.value_span)]
    tag = record.dialect.by_code.get(field.code)
    kind = _kind(record, field)
    if kind == "type" or not value or _is_of_list(record, tag):
        return value, [], None
    is_number = record.dialect.name != "endnote" and tag and tag.role == "accession-number"
    is_date = not is_number and kind == "text" and (day(value) or _TIME.fullmatch(value))
    if kind in {"date", "year"} or is_date:
        return _date(planter, value, shares=tag is not None and tag.role in {"year", "date"})
    planting = _PLANTINGS.get(kind, _text)
    new: list[str] = []
    marks: list[Mark] = []
    for number, line in enumerate(_LINE.findall(value)):
        if not line.strip():
            new.append(line)
            continue
        changed, more = planting(planter, line)
        new.append(changed)
        marks += [mark._replace(line=number) for mark in more]
    return "".join(new), marks, None


def _is_of_list(record: Record, tag: Tag | None) -> bool:
    """Say whether importers look a value up in a list: a marked one would not be in there."""
    if tag is None or record.dialect.name == "endnote":
        return False
    return tag.kind == "language" or tag.role in {"work-type", "source-type"}


def _words(record: Record, field: Field, named: Day | None) -> Iterator[str]:
    """Yield what a marker at the end cannot tell: whether a value lost its beginning."""
    kind = _kind(record, field)
    value = field.value.lower()
    if kind in {"text", "date", "year"} and named is None:
        if first := re.match(r"[a-z]{3,}(?![\w:/&])", value):
            yield first[0]
    elif kind == "person":
        for part in value.split(",")[1:]:
            if _SUFFIX.fullmatch(part.strip()):
                yield part.strip().rstrip(".")


def _date(planter: _Planter, value: str, *, shares: bool) -> tuple[str, list[Mark], Day | None]:
    years: list[str] = []

    def year(match: re.Match[str]) -> str:
        # A record's year and its date stay of the same year: importers compare them.
        years.append(planter.year(match[0]) if shares else planter.new_year())
        return years[-1]

    new = re.sub(r"(?<!\d)(1[5-9]|20)\d\d(?=\d{4}\Z|(?!\d))", year, value)
    named = day(new)
    if named or years:
        return new, [Mark(year) for year in years], named
    if value.isdigit():
        return *_number(planter, value), None
    changed, marks = _text(planter, value)
    return changed, marks, None


def _text(planter: _Planter, line: str) -> tuple[str, list[Mark]]:
    if line in planter.identifiers:
        return planter.identifiers[line]
    if doi := _DOI.search(line):
        planter.identifiers[line] = _after(planter, line, doi.end(), ".")
        return planter.identifiers[line]
    if number := _NUMBER_OF_KIND.match(line):
        # Importers that look for one word before the brackets would not find two.
        planter.identifiers[line] = _after(planter, line, number.end(1), "")
        return planter.identifiers[line]
    if re.match(r"[a-z-]+:/*\S+\Z", line.strip(), re.IGNORECASE):
        return _url(planter, line)
    if " " not in line.strip() and (number := re.search(r"\d{3,}", line)):
        new = planter.digits(max(6, len(number[0])))
        return line[: number.start()] + new + line[number.end() :], [Mark(new)]
    # What is in brackets at the end of a MEDLINE value says what it is: `2019/02/27 [received]`.
    end = re.search(r"\s*(\[\w+\])?\s*\Z", line)
    return _after(planter, line, end.start() if end else len(line), " ")


def _after(planter: _Planter, line: str, at: int, sign: str) -> tuple[str, list[Mark]]:
    word = planter.word()
    return f"{line[:at]}{sign}{word}{line[at:]}", [Mark(word)]


_NUMBER_OF_KIND = re.compile(r"\s*(\S+)\s+\[\w+\]\s*\Z")
"""`S0140-6736(19)30001-2 [pii]`."""
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>;,]*[^\s\"<>;,.)\]]")


def _url(planter: _Planter, line: str) -> tuple[str, list[Mark]]:
    # Before what looks like the ending of a file, which may tell the importer what it is.
    end = re.search(r"(\.\w{1,4})?\s*\Z", line)
    at = end.start() if end and re.search(r"//[^/]+/", line[: end.start()]) else len(line.rstrip())
    sign = "" if line[at - 1 : at].isalnum() or line[at - 1 : at] == "/" else "/"
    return _after(planter, line, at, sign)


def _number(planter: _Planter, line: str) -> tuple[str, list[Mark]]:
    number = re.search(r"\d+", line)
    if number is None:
        return _text(planter, line)
    new = planter.number()
    return line[: number.start()] + new + line[number.end() :], [Mark(new)]


def _pages(planter: _Planter, line: str) -> tuple[str, list[Mark]]:
    if not re.search(r"\d", line):
        return _text(planter, line)
    marks: list[Mark] = []
    lengths: list[int] = []

    def number(match: re.Match[str]) -> str:
        lengths.append(len(match[0]))
        if len(lengths) > 1 and lengths[-1] < lengths[-2]:
            return match[0]  # the end of a range, shortened: `123-5`
        marks.append(Mark(planter.number()))
        return marks[-1].text

    return re.sub(r"\d+", number, line), marks


_SERIAL = re.compile(r"(?<!\d)(?:97[89][- ]?)?(?:\d[- ]?){7,9}[\dXx](?!\d)")


def _serial(planter: _Planter, line: str) -> tuple[str, list[Mark]]:
    marks: list[Mark] = []

    def serial(match: re.Match[str]) -> str:
        fresh = iter(planter.digits(8))
        keep = 3 if match[0].startswith(("978", "979")) else 0
        places = [at for at, sign in enumerate(match[0]) if sign.isalnum() and at >= keep][:8]
        if match[0][places[-1]] in "Xx":  # an ISSN with an X is not a number to some
            places.pop()
        signs = list(match[0])
        for at in places:
            signs[at] = next(fresh)
        new = "".join(signs)
        marks.append(Mark(re.sub(r"[- ]", "", new).lower()))
        return new

    new = _SERIAL.sub(serial, line)
    return (new, marks) if marks else _text(planter, line)


def _keywords(planter: _Planter, line: str) -> tuple[str, list[Mark]]:
    marks: list[Mark] = []
    parts = re.split(r"(\s*;\s*)", line)
    for at, part in enumerate(parts):
        if at % 2 == 0 and part.strip():
            parts[at], more = _after(planter, part, len(part.rstrip()), " ")
            marks += more
    return "".join(parts), marks


_AND = r"\s*;\s*|\s+and\s+|\s*&\s*"
_SUFFIX = re.compile(r"(?:Jr|Sr|I{1,3}|IV)\.?|et\.? al\.?", re.IGNORECASE)


def _person(planter: _Planter, line: str) -> tuple[str, list[Mark]]:
    if line.rstrip().endswith(","):
        return _whole_name(planter, line)
    pieces = re.split(f"({_AND})", line)
    marks: list[Mark] = []
    for at in range(0, len(pieces), 2):
        pieces[at], more = _one_person(planter, pieces[at])
        marks += more
    return ("".join(pieces), marks) if marks else _after(planter, line, len(line.rstrip()), "")


def _whole_name(planter: _Planter, line: str) -> tuple[str, list[Mark]]:
    """Mark every word of an organisation's name: none may go to another part."""
    marks: list[Mark] = []

    def word(match: re.Match[str]) -> str:
        new = match[0] + planter.word()
        marks.append(Mark(new.lower(), "whole"))
        return new

    return re.sub(r"[^\W\d_]{3,}", word, line), marks


def _one_person(planter: _Planter, name: str) -> tuple[str, list[Mark]]:
    """Mark the family name, and the given name if it is more than initials."""
    family, comma, rest = name.partition(",")
    if not comma:
        return _marked_word(planter, name, "family")
    family, marks = _marked_word(planter, family, "family")
    parts = rest.split(",")
    at = 1 if _SUFFIX.fullmatch(parts[0].strip()) and len(parts) > 1 else 0
    parts[at], more = _marked_word(planter, parts[at], "given", least=3)
    return ",".join((family, *parts)), marks + more


def _marked_word(planter: _Planter, text: str, part: str, least: int = 2) -> tuple[str, list[Mark]]:
    words = [
        match
        for match in re.finditer(r"[^\W\d_]+", text)
        if len(match[0]) >= least and not (match[0].isupper() and len(match[0]) < 4)
    ]
    words = [match for match in words if not _SUFFIX.fullmatch(match[0])]
    if not words:
        return text, []
    # Without a comma the family name is the last word, except for initials: `Curie MS`.
    at, word = words[-1].end(), planter.word()
    return text[:at] + word + text[at:], [Mark(words[-1][0].lower() + word, part)]


_PLANTINGS: dict[str, Planting] = {
    "person": _person,
    "number": _number,
    "pages": _pages,
    "issn-or-isbn": _serial,
    "url": _url,
    "path": _url,
    "keyword": _keywords,
}
