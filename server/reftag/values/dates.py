"""Dates in any usual form: what day, month or year they name, if the calendar has it.

Precision before recall: what may be a date in some language or custom is accepted, as `Date.text`
if it cannot be read.
"""

import re
from calendar import monthrange
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from reftag.values import months, years
from reftag.values.fault import Fault
from reftag.values.patterns import YEAR

_USUAL: Final = re.compile(
    rf"{YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?"
    rf"|(?:{'|'.join(months.ENGLISH)})\s+(?:0?[1-9]|1\d|2[0-8]),\s{YEAR}"
)
_SHORT_MONTH: Final = f"(?i:{months.SHORT})"
_BRIEF: Final = re.compile(
    rf"{_SHORT_MONTH}(?:[ -](?:0?[1-9]|1\d|2[0-8]|{_SHORT_MONTH}))?"
    rf"|{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|1\d|2[0-8])"
    rf"|{YEAR}/(?:0[1-9]|1[0-2])/(?:0[1-9]|1\d|2[0-8])(?:/| \d\d:\d\d)?"
)
"""Forms of whole formats: `JUN 15` in Web of Science, `20240611` and `2024/06/11 10:15` in MEDLINE,
`2024/06/11/` in RIS."""

_TIME: Final = re.compile(
    r"[T ]\s?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:[ap]\.?m\.?|Z|UTC|GMT)?(?:[+-]\d\d:?\d\d)?\W*",
    re.IGNORECASE,
)
_NUMBERS: Final = re.compile(r"(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?")
_SLASHED: Final = re.compile(r"(\d{4})/(\d{1,2})/(\d{0,2})(?:/.*)?", re.DOTALL)
"""As RIS has it: year, month, day and other text, separated by slashes; the day may be missing."""
_NAMED_MONTH: Final = re.compile(r"(\d{4})/([^\W\d_]{3,12})\.?((?:/.*)?)", re.DOTALL)
"""The same with the name of a month where its number belongs: `2015/october`."""
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{4})")
_ISO: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_FOUR: Final = re.compile(r"\d{4}")
_SHORT_YEAR: Final = re.compile(r"['’]\d")
_DAY: Final = re.compile(r"(?<![\d:.])\d{1,2}(?![\d:])")
_LETTERS: Final = re.compile(r"[^\W\d_]+")

_MAYBE: Final = (
    # Months in many languages.
    "jan ene gen led янв tammi sij ocak fev fév feb luty únor фев helmi velj şubat mar mär maa "
    "mrt březen мар ožuj apr avr abr kwie dub апр huhti trav nisan may mai maj mei mag май touko "
    "květ svib mayıs jun juin giu cze červ июн kesä lip haziran jul juil lug июл heinä srp temmuz "
    "aug aoû aou ago sierp авг elo kolov ağustos sep set wrze září сен syys ruj eylül oct okt ott "
    "out ouv paź říj окт loka ekim nov noi listop ноя marras stud kasım dec dez dic déc grud "
    "prosin дек joulu aralık stycz "
    # Seasons, days, other words for a time.
    "spr sum aut fal win früh somm herbst print été automne hiver primav veran otoñ "
    "invier estate autun invern vår höst høst vint wiosn lato jesie zim весн лет осен зим mon tue "
    "wed thu fri sat sun lun mer jeu ven sam dim sonn diens mitt donn frei woch quart trim heft "
    "easter christ weihn oster noël today anno circa week issue hornung "
    # Months in some more.
    "jaan veeb juun saus vasar kovo baland geguž birž liep rugp rugs spal lapkr gruod maijs jūn "
    "jūl szept márc ápr máj jún júl ian iun iul tháng agus des mac ogos maí ágú nóv shkurt prill "
    "qershor korrik gusht shtator tetor nëntor dhjetor ges xan xuñ xul"
)
_BEGINNINGS: Final = tuple(_MAYBE.split())
"""How words begin that may be, or be a part of, a date."""
_NUMBERED: Final = ("q", "no", "nr", "vol", "kw")
_FILL: Final = "st nd rd th er de of del den the le di d do da e ta"
_FILLERS: Final = frozenset(_FILL.split())
_WEEK: Final = "mon tue wed thu fri sat sun die mit don fre sam"
_WEEKDAYS: Final = tuple(_WEEK.split())
_BASIC: Final = 8
"""How many digits a date without separators has: 20151028."""
_NO_DATE: Final = Fault("is not a date", kind="unreadable")


class Date(NamedTuple):
    """A day, a month or a year, or the first and the last of several."""

    year: int = 0
    """0 if the text names none for certain."""
    month: int = 0
    day: int = 0
    end: "Date | None" = None
    text: str = ""
    """The whole text, if nothing of it can be read: *n.d.*, *Winter*."""

    @property
    def precision(self) -> Literal["day", "month", "year", "none"]:
        """How much of the date is known."""
        return "day" if self.day else "month" if self.month else "year" if self.year else "none"

    @property
    def normal(self) -> str:
        """The date in ISO form, a range with a slash, or the text that cannot be read."""
        if not self.year:
            return self.text
        parts = (f"{self.month:02}" if self.month else "", f"{self.day:02}" if self.day else "")
        first = "-".join(filter(None, (f"{self.year:04}", *parts)))
        return f"{first}/{self.end.normal}" if self.end else first


def is_usual(value: str) -> bool:
    """Say whether the value has one of the most usual forms of a date, with nothing wrong in it."""
    return _USUAL.fullmatch(value) is not None or _BRIEF.fullmatch(value) is not None


@lru_cache(maxsize=256)  # a library has few years, and three rules ask for each
def parse_year(value: str) -> Date | Fault:
    """Read what a year field says: a year, or whatever may take its place.

    The fault is `unreadable` if that is not a year at all, rather than a date that does not exist.
    """
    if years.PLAIN.fullmatch(value):
        return Date(int(value))
    if what := years.what_is_wrong(value):
        return Fault(what, kind="unreadable")
    found = parse(value)
    return _years(value) if found == _NO_DATE else found  # a year need not be a date: `MDCCC`


def parse(value: str, year: str = "") -> Date | Fault:
    """Read a date; `year` is what the record's year field says, if any.

    The fault is `unreadable` if the value is not a date at all, rather than one that the calendar
    does not have. What it means is in ISO form, or with the slashes that the value has.
    """
    text = _TIME.sub("", value).strip(" ,;.") if ":" in value else value
    if match := _NUMBERS.fullmatch(text):
        return _numbers(match[1], match[2], match[3], match[4], value)
    if match := _SLASHED.fullmatch(text):
        return _slashed(match[1], match[2], match[3], value)
    if (match := _NAMED_MONTH.fullmatch(text)) and (month := months.number(match[2])):
        meant = f"{match[1]}/{month:02}{match[3]}"
        known = not (_SLASHED.fullmatch(meant) and isinstance(parse(meant), Fault))
        return Fault("has the name of a month instead of its number", (meant,) if known else ())
    if match := _MONTH_YEAR.fullmatch(text):
        return _month_of(int(match[2]), int(match[1]), value)
    if text.isdecimal():
        return _unbroken(text)
    if found := _iso(text):
        return found
    words = _LETTERS.findall(text)
    if not words or any(word[0] > "\u024f" for word in words):
        return _years(value)
    if not _FOUR.search(text) and not _says_when(text, words):
        return _NO_DATE
    return _years(value) if _SHORT_YEAR.search(text) else _in_words(text, words, year, value)


def _says_when(text: str, words: list[str]) -> bool:
    folded = [word.casefold() for word in words]
    known = any(word.startswith(_BEGINNINGS) or word in _NUMBERED for word in folded)
    return known or years.is_vague(text)


def full_date(value: str) -> bool:
    """Say whether the value is a whole date, of day, month and year, and nothing else."""
    if match := _NUMBERS.fullmatch(value):
        return 4 in (len(match[1]), len(match[4])) and isinstance(parse(value), Date)
    return _USUAL.fullmatch(value) is not None and " " in value


def named_years(value: str) -> frozenset[int]:
    """Return the years that a date names."""
    if value.isdecimal() and len(value) == _BASIC:
        for part in (value[:4], value[4:]):
            if years.PLAIN.fullmatch(part):
                return frozenset({int(part)})
    return years.named(value)


def _years(text: str) -> Date:
    """Read only the years: the first and, if those between are named as well, the last."""
    named = years.named(text)
    if not named:
        return Date(text=text)
    first = next((int(four) for four in _FOUR.findall(text) if int(four) in named), min(named))
    last = max(named)
    whole = first < last and last - first == len(named) - 1
    return Date(first, end=Date(last) if whole else None)


def _iso(text: str) -> Date | None:
    """Read `2024-05` and what `Date.normal` writes."""
    first, slash, last = text.partition("/")
    found = [_ISO.fullmatch(part) for part in ((first, last) if slash else (first,))]
    read = [Date(int(match[1]), int(match[2] or 0), int(match[3] or 0)) for match in found if match]
    if len(read) < len(found) or not all(
        _exists(date.year, date.month or 1, date.day or 1) for date in read
    ):
        return None
    if not slash:
        return read[0]
    return read[0]._replace(end=read[1]) if read[0] < read[1] else None


def _numbers(first: str, sign: str, second: str, third: str, value: str) -> Date | Fault:
    """Judge three numbers, e.g. 2024-06-11 or 11.6.2024."""
    if 3 in (len(first), len(third)) or len(first) == len(third) == 4:
        return _NO_DATE
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4:
        return _year_first(a, b, c)
    if len(third) == 4:
        return _year_last(c, b, a, certain=sign == ".") or (
            _missing(c, a, b) if b > 12 or a == 0 else _missing(c, b, a)
        )
    # A year of two digits may be at either end.
    possible = _exists(2000 + c, b, a) or _exists(2000 + c, a, b) or _exists(2000 + a, b, c)
    return Date(text=value) if possible else Fault("is not a day that exists in any year")


def _year_last(year: int, month: int, day: int, *, certain: bool = False) -> Date | None:
    """Read a date in which month and day may be the other way round, unless that is `certain`."""
    swapped = _exists(year, day, month)
    if not _exists(year, month, day):
        return Date(year, day, month) if swapped else None
    return Date(year) if swapped and month != day and not certain else Date(year, month, day)


def _slashed(year: str, month: str, day: str, value: str) -> Date | Fault:
    """Judge a date as RIS has it, e.g. `2024/06/11/` or `2024/06//`."""
    if day:
        found = _numbers(year, "/", month, day, value)
        # The text after the day stays as it is.
        return Fault(found.what) if isinstance(found, Fault) else found
    if not int(month):
        return Fault("has 0 as its month")
    return _month_of(int(year), int(month), value)


def _month_of(year: int, month: int, value: str) -> Date | Fault:
    if month > 12:
        return Fault(f"has {month} as its month")
    return Date(year, month) if year else Date(text=value)


def _year_first(year: int, month: int, day: int) -> Date | Fault:
    if _exists(year, month, day):
        return Date(year, month, day)
    if not year:
        return Fault("consists of zeros")
    if not month and not day:
        return Fault("has 0 as its month and day", (f"{year:04}",))
    if not day and 1 <= month <= 12:
        return Fault("has 0 as its day", (f"{year:04}-{month:02}",))
    found = _missing(year, month, day)
    if _exists(year, day, month):
        return found._replace(meant=(f"{year:04}-{day:02}-{month:02}",))
    return found


def _missing(year: int, month: int, day: int) -> Fault:
    if not 1 <= month <= 12:
        return Fault(f"has {month} as its month")
    days = monthrange(year, month)[1]
    if not day or day > 31:
        return Fault(f"has {day} as its day")
    return Fault(
        f"is a day that does not exist ({months.ENGLISH[month - 1]} {year} has {days} days)"
    )


def _unbroken(digits: str) -> Date | Fault:
    """Judge digits without separators."""
    if len(digits) in (5, 7) or len(digits) > _BASIC:
        return _NO_DATE
    if len(digits) != _BASIC:
        return _years(digits)
    begin, middle, end = digits[:4], (int(digits[4:6]), int(digits[6:])), digits[4:]
    found: Date | Fault = _NO_DATE
    if years.PLAIN.fullmatch(begin):
        found = _year_first(int(begin), *middle)
    if isinstance(found, Fault) and years.PLAIN.fullmatch(end):
        day, month = int(digits[:2]), int(digits[2:4])
        return _year_last(int(end), month, day) or Fault("is not a day that exists in any year")
    return found


def _in_words(text: str, words: list[str], year: str, value: str) -> Date | Fault:
    """Judge a date with the month in letters; only one day of one month can be judged."""
    named = [month for word in words if (month := months.number(word))]
    days = [int(day) for day in _DAY.findall(text)]
    here = years.named(text)
    within = here or years.named(year)
    plain = all(months.number(word) or _fills(word) for word in words)
    if not plain or not named or len(named) + len(days) > 2 or len(within) != 1:
        return _years(value)
    (in_year,) = within
    if named[0] > named[-1]:
        return _years(value)
    if not days:
        until = Date(in_year, named[-1]) if named[0] < named[-1] else None
        return Date(in_year, named[0], end=until)
    if not here and (in_year % 100 == days[0] or days[0] > 31):
        return _years(value)  # the number may be the year, in short
    if _exists(in_year, named[0], days[0]):
        return Date(in_year, named[0], days[0])
    return _missing(in_year, named[0], days[0])


def _fills(word: str) -> bool:
    """Say whether a word may be part of a date of one day without changing it."""
    word = word.casefold()
    return word in _FILLERS or word.startswith(_WEEKDAYS)


def _exists(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
