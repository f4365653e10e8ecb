"""Dates in any usual form: whether one can be read, and whether the calendar has such a day.

Precision before recall: what may be a date in some language or custom is accepted.
"""

import re
from calendar import monthrange
from typing import Final, NamedTuple

from reftag.values import years

_USUAL: Final = re.compile(
    r"(?:1\d|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s+(?:0?[1-9]|1\d|2[0-8]),\s(?:1\d|20)\d\d"
)
_SHORT_MONTH: Final = "(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_BRIEF: Final = re.compile(
    rf"{_SHORT_MONTH}(?:[ -](?:0?[1-9]|1\d|2[0-8]|{_SHORT_MONTH}))?"
    r"|(?:1\d|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|1\d|2[0-8])"
    r"|(?:1\d|20)\d\d/(?:0[1-9]|1[0-2])/(?:0[1-9]|1\d|2[0-8])(?:/| \d\d:\d\d)?"
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
_FOUR: Final = re.compile(r"\d{4}")
_SHORT_YEAR: Final = re.compile(r"['’]\d")
_DAY: Final = re.compile(r"(?<![\d:.])\d{1,2}(?![\d:])")
_LETTERS: Final = re.compile(r"[^\W\d_]+")

_MONTHS: Final = (
    "january february march april may june july august september october november december"
)
_ENGLISH: Final = tuple(_MONTHS.split())
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


class Fault(NamedTuple):
    """What is wrong with a date."""

    what: str
    """The end of a sentence about the value."""
    meant: str = ""
    """What must have been meant, if that is certain: in ISO form, or with the slashes it has."""
    unreadable: bool = False
    """Whether it is not a date at all, rather than one that the calendar does not have."""


def is_usual(value: str) -> bool:
    """Say whether the value has one of the most usual forms of a date, with nothing wrong in it."""
    return _USUAL.fullmatch(value) is not None or _BRIEF.fullmatch(value) is not None


def fault(value: str, year: str = "") -> Fault | None:
    """Return what is wrong with a date; `year` is what the record's year field says, if any."""
    if is_usual(value):
        return None
    text = _TIME.sub("", value).strip(" ,;.") if ":" in value else value
    if match := _NUMBERS.fullmatch(text):
        return _numbers(match[1], match[3], match[4])
    if match := _SLASHED.fullmatch(text):
        return _slashed(*match.groups())
    if (match := _NAMED_MONTH.fullmatch(text)) and (month := _month(match[2].casefold())):
        meant = f"{match[1]}/{month:02}{match[3]}"
        if _SLASHED.fullmatch(meant) and fault(meant):
            meant = ""
        return Fault("has the name of a month instead of its number", meant)
    if match := _MONTH_YEAR.fullmatch(text):
        return None if int(match[1]) <= 12 else Fault(f"has {int(match[1])} as its month")
    if text.isdigit():
        return _unbroken(text)
    words = _LETTERS.findall(text)
    if not words or any(word[0] > "\u024f" for word in words):
        return None
    if not _FOUR.search(text) and not _says_when(text, words):
        return Fault("is not a date", unreadable=True)
    if _SHORT_YEAR.search(text) or not _DAY.search(text):
        return None
    return _in_words(text, words, year)


def _says_when(text: str, words: list[str]) -> bool:
    folded = [word.casefold() for word in words]
    known = any(word.startswith(_BEGINNINGS) or word in _NUMBERED for word in folded)
    return known or years.is_vague(text)


def full_date(value: str) -> bool:
    """Say whether the value is a whole date, of day, month and year, and nothing else."""
    if match := _NUMBERS.fullmatch(value):
        return 4 in (len(match[1]), len(match[4])) and fault(value) is None
    return _USUAL.fullmatch(value) is not None and " " in value


def named_years(value: str) -> frozenset[int]:
    """Return the years that a date names."""
    if value.isdigit() and len(value) == _BASIC:
        for part in (value[:4], value[4:]):
            if years.PLAIN.fullmatch(part):
                return frozenset({int(part)})
    return years.named(value)


def _numbers(first: str, second: str, third: str) -> Fault | None:
    """Judge three numbers, e.g. 2024-06-11 or 11.6.2024."""
    if 3 in (len(first), len(third)):
        return Fault("is not a date", unreadable=True)
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4:
        if len(third) == 4:
            return Fault("is not a date", unreadable=True)
        return _year_first(a, b, c)
    if len(third) == 4:
        if _exists(c, b, a) or _exists(c, a, b):
            return None
        return _missing(c, a, b) if b > 12 or a == 0 else _missing(c, b, a)
    # A year of two digits may be at either end.
    possible = _exists(2000 + c, b, a) or _exists(2000 + c, a, b) or _exists(2000 + a, b, c)
    return None if possible else Fault("is not a day that exists in any year")


def _slashed(year: str, month: str, day: str) -> Fault | None:
    """Judge a date as RIS has it, e.g. `2024/06/11/` or `2024/06//`."""
    if day:
        found = _numbers(year, month, day)
        return Fault(found.what) if found else None  # the text after the day stays as it is
    if 1 <= int(month) <= 12:
        return None
    return Fault(f"has {int(month)} as its month")


def _year_first(year: int, month: int, day: int) -> Fault | None:
    if _exists(year, month, day):
        return None
    if not year:
        return Fault("consists of zeros")
    if not month and not day:
        return Fault("has 0 as its month and day", f"{year:04}")
    if not day and 1 <= month <= 12:
        return Fault("has 0 as its day", f"{year:04}-{month:02}")
    found = _missing(year, month, day)
    if _exists(year, day, month):
        return found._replace(meant=f"{year:04}-{day:02}-{month:02}")
    return found


def _missing(year: int, month: int, day: int) -> Fault:
    if not 1 <= month <= 12:
        return Fault(f"has {month} as its month")
    days = monthrange(year, month)[1]
    if not day or day > 31:
        return Fault(f"has {day} as its day")
    return Fault(
        f"is a day that does not exist ({_ENGLISH[month - 1].title()} {year} has {days} days)"
    )


def _unbroken(digits: str) -> Fault | None:
    """Judge digits without separators."""
    if len(digits) in (5, 7) or len(digits) > _BASIC:
        return Fault("is not a date", unreadable=True)
    if len(digits) != _BASIC:
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if years.PLAIN.fullmatch(digits[:4]):
        found = _year_first(year, month, day)
        if found is None or not years.PLAIN.fullmatch(digits[4:]):
            return found
    year, month, day = int(digits[4:]), int(digits[2:4]), int(digits[:2])
    if years.PLAIN.fullmatch(digits[4:]):
        return (
            None
            if _exists(year, month, day) or _exists(year, day, month)
            else Fault("is not a day that exists in any year")
        )
    return Fault("is not a date", unreadable=True)


def _in_words(text: str, words: list[str], year: str) -> Fault | None:
    """Judge a date with the month in letters; only one day of one month can be judged."""
    months = [month for word in words if (month := _month(word.casefold()))]
    days = [int(day) for day in _DAY.findall(text)]
    others = [word for word in words if not _month(word.casefold())]
    if len(months) != 1 or len(days) != 1 or not all(map(_fills, others)):
        return None
    here = years.named(text)
    named = here or years.named(year)
    if len(named) != 1 or (not here and (min(named) % 100 == days[0] or days[0] > 31)):
        return None  # the number may be the year, in short
    (in_year,) = named
    if _exists(in_year, months[0], days[0]):
        return None
    return _missing(in_year, months[0], days[0])


def _fills(word: str) -> bool:
    """Say whether a word may be part of a date of one day without changing it."""
    word = word.casefold()
    return word in _FILLERS or word.startswith(_WEEKDAYS)


def _month(word: str) -> int | None:
    """Return which month a word names in English, or in a language that agrees with it."""
    if len(word) < 3:
        return None
    for at, name in enumerate(_ENGLISH):
        if name.startswith(word) or (word == "sept" and at == 8):
            return at + 1
    return _OTHERS.get(word)


_OTHERS: Final = {
    word: at + 1
    for at, words in enumerate(
        (
            "januar januari janvier enero gennaio janeiro stycznia января",
            "februar februari février febrero febbraio fevereiro lutego февраля",
            "märz maart mars marzo março marca марта",
            "april avril abril aprile kwietnia апреля",
            "mai mei maj mayo maggio maio maja мая",
            "juni juin junio giugno junho czerwca июня",
            "juli juillet julio luglio julho lipca июля",
            "august augusti augustus août agosto sierpnia августа",
            "september septembre septiembre settembre setembro września сентября",
            "oktober octobre octubre ottobre outubro października октября",
            "november novembre noviembre novembro listopada ноября",
            "dezember december décembre diciembre dicembre dezembro grudnia декабря",
        )
    )
    for word in words.split()
}


def _exists(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
