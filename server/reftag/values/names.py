"""Names of people and organisations: family name, given name, and whether that is certain.

Precision before recall: names of organisations have commas, initials and *and* in them as well,
and a family name may be any word. `person` returns only what certainly is one, which rules ask for;
`parse` reads the rest as well, as far as its comma or its form shows the parts. Lists of people are
read in `name_lists`.
"""

import re
from functools import lru_cache
from itertools import takewhile
from typing import Final, Literal, NamedTuple

from reftag.values import et_al
from reftag.values.fault import Fault
from reftag.values.given_names import GIVEN
from reftag.values.organisations import is_organisation
from reftag.values.patterns import NameForm
from reftag.values.plain_letters import letters, unaccented

Form = Literal[
    "comma", "initials first", "initials last", "given first", "in one part", "organisation"
]
"""How a name is written: *Lind, Eva*, *E. Lind*, *Lind E*, *Eva Lind*; the last two forms have no
given name: *Plato*, *Example Society*."""


class Name(NamedTuple):
    """The name of a person or an organisation."""

    family: str
    """With its particle, and a suffix that follows it; the whole name if it has no parts."""
    given: str
    """With a suffix that follows it."""
    form: Form
    certain: bool = True
    """Whether nothing else can be meant."""

    @property
    def particle(self) -> str:
        """The small words before the family name: `van der`."""
        words = self.family.split() if self.given else []
        small = takewhile(lambda word: word[:1].islower() and word in PARTICLES, words[:-1])
        return " ".join(small)

    @property
    def suffix(self) -> str:
        """What follows the name: `Jr.`."""
        parts = (self.family, self.given) if self.given else ()
        return next((part.partition(", ")[2] for part in parts if ", " in part), "")

    @property
    def normal(self) -> str:
        """The form in which names are compared: `vanderberg, jan`, `world health organization`."""
        if not self.given:
            whole = " ".join(unaccented(self.family).split())
            return f"{whole}," if "," in whole and not is_organisation(whole) else whole
        parts = (without_suffix(self.family), without_suffix(self.given), *self.suffix.split(", "))
        return ", ".join(filter(None, map(letters, parts)))

    @property
    def inverted(self) -> str:
        """The name with the family name first: *Last, First*."""
        return f"{self.family}, {self.given}"

    def written(self, form: NameForm) -> str:
        """Return the name as the format writes names; in natural order it is not turned round."""
        if form == "First Last" and self.form != "comma":
            given, comma, suffix = self.given.partition(", ")
            words = (self.family, given) if self.form == "initials last" else (given, self.family)
            return f"{words[0]} {words[1]}{comma}{suffix}"
        if form == "Last FM":
            return self.shortened(" ")
        return f"{self.family},{self.given}" if form == "Last,First" else self.inverted

    def shortened(self, sign: str) -> str:
        """Return the family name, `sign` and the initials of the given names: *Lind EM*."""
        return f"{self.family}{sign}{_initials(self.given)}"

    def in_capitals(self) -> "Name":
        """Return the name in capitals."""
        return Name(self.family.upper(), self.given.upper(), self.form)


def _initials(given: str) -> str:
    return "".join(word[0] for word in _given_words(given))


def _given_words(given: str) -> list[str]:
    """Return the given names without a suffix; `ER` and `E.R.` are two."""
    words = re.findall(r"[^\W\d_]+", given.partition(", ")[0])
    apart = (list(word) if word.isupper() and len(word) < 4 else [word] for word in words)
    return [each for word in apart for each in word]


_LETTERS: Final = r"[^\W\d_]"
_WORD: Final = re.compile(rf"{_LETTERS}(?:{_LETTERS}|[\u0300-\u036f'’ʼ`‘.‐‑-])*")
_DOTTED: Final = re.compile(
    r"(?:[^\W\d_]\.[-‐‑]?)+(?:[^\W\d_])?|(?:Yu|Ya|Ye|Zh|Kh|Ts|Ch|Sh|Th|Ph|Ju|Ja)\."
)
_BARE: Final = re.compile(r"[^\W\d_](?:[-‐‑]?[^\W\d_]){0,2}")
_SUFFIX: Final = re.compile(
    r"(?:Jr|Sr|Esq|[IV]{2,3}|2nd|3rd|M\.?D|Ph\.? ?D|D\.? ?Phil|MPH|MSc|BSc|MBA|R\.?N|DDS|D\.?Sc"
    r"|FRCP|OBE|J\.?D|Dr|Prof|Rev|Hon|Sir|S\.?J|O\.?P|et al|eds?|editors?|trans|hrsg)\.?",
    re.IGNORECASE,
)
_PARTICLE_WORDS: Final = (
    "af al am an auf aus av bin ben da das de dei del della den der des di do dos du e el het "
    "ibn in la las le los op 't 's ten ter und v v. van vom von vor y zu zum zur"
)
PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_FAMILY_PARTICLES: Final = (
    "da das de del della den der di do dos du la le ten ter van von zu zum zur"
)
_BEFORE_FAMILY: Final = frozenset(_FAMILY_PARTICLES.split())
_ACRONYMS: Final = "SA AG AB AS NV BV SE KG CO OY PLC UK US USA UN EU TV BBC AFP"
COMPANY: Final = frozenset(_ACRONYMS.split())
"""Capitals after a name that are not initials."""
NOTE: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|[\d*†‡§¶¹²³⁰⁴-⁹]+$")
"""What may be next to a name: an affiliation, the mark of a footnote."""
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")
_FAMILY_WORDS, _GIVEN_WORDS = 4, 4


def is_east_asian(text: str) -> bool:
    """Say whether the text is one Chinese or Korean name, which has neither comma nor space."""
    return _CHINESE.fullmatch(text) is not None


def parse(text: str) -> Name | Fault:
    """Read a name of any kind, as importers have to: what is not certain, by its comma or form."""
    if found := person(text):
        return found
    bare = " ".join(text.split()).rstrip(" ,")
    if not any(map(str.isalpha, bare)) or et_al.find(bare) == (0, 0, len(bare)):
        return Fault("is not a name", kind="unreadable")
    if is_organisation(bare) or text.rstrip().endswith(","):
        return Name(bare, "", "organisation", certain=False)
    if "," not in bare:
        found = with_particle(bare) or likely(bare) or Name(bare, "", "in one part")
        return found._replace(certain=False)
    parts = comma_parts(bare)
    if len(parts) > 1:
        family, given = parts[0], ", ".join(parts[1:])
    elif parts:  # `Hanson, D. R.`, whose initials may be a degree
        family, _, given = bare.partition(",")
    else:  # `Smith, Jr., John`
        family, _, given = bare.rpartition(",")
    # A suffix is what follows a comma and a space.
    return Name(family.strip(), re.sub(r"\s*,\s*", ", ", given.strip()), "comma", certain=False)


@lru_cache(maxsize=4096)  # a library names the same people often
def normal(text: str) -> str:
    """Return a name in the form in which names are compared, `""` if it is none."""
    found = parse(text)
    return found.normal if isinstance(found, Name) else ""


@lru_cache(maxsize=512)
def person(text: str) -> Name | None:
    """Return the name if `text` certainly is one person's, else None."""
    text = NOTE.sub("", text).strip()
    if not text or any(c.isdigit() for c in text) or is_organisation(text):
        return None
    parts = comma_parts(text)
    if len(parts) == 2:
        return from_parts(*parts)
    name = in_order(parts[0]) if len(parts) == 1 else None
    return name if name is None or name.given not in COMPANY else None


def fuller(one: str, other: str) -> str:
    """Return the one of two names of a person that says all that the other does.

    *Lind, Eva Maria* of that and *Lind, E.*; `""` if neither does, or if they may be two people's.
    """
    first, second = parse(one), parse(other)
    if isinstance(first, Fault) or isinstance(second, Fault) or first.suffix != second.suffix:
        return ""
    if letters(without_suffix(first.family)) != letters(without_suffix(second.family)):
        return ""
    if _is_short_for(second, first):
        return one
    return other if _is_short_for(first, second) else ""


def _is_short_for(name: Name, full: Name) -> bool:
    """Say whether each given name of one is, or begins, that of the other: *E.*, *Eva Maria*."""
    words, full_words = ([*map(letters, _given_words(each.given))] for each in (name, full))
    pairs = zip(words, full_words, strict=False)
    return 0 < len(words) <= len(full_words) and all(one.startswith(word) for word, one in pairs)


def family(text: str) -> str:
    """Return the letters of the family name, as it is compared: what is before the comma."""
    return letters(text.partition(",")[0])


def comma_parts(text: str) -> list[str]:
    """Return what is between commas, suffixes such as *Jr.* joined to the part before them.

    `[]` for `Smith, Jr., John`, of which this cannot be said.
    """
    parts: list[str] = []
    for part in text.split(","):
        stripped = part.strip()
        if len(parts) > 0 and _SUFFIX.fullmatch(stripped):
            parts[-1] += f", {stripped}"
        elif stripped:
            parts.append(stripped)
    if len(parts) == 2 and ", " in parts[0] and text.count(",") == 2:
        first = in_order(without_suffix(parts[0]))
        return [] if first is None else parts  # `Smith, Jr., John`
    return parts


def words_of(text: str) -> list[str]:
    """Return the words, `[]` if there is anything but words."""
    words = text.split()
    return words if all(_WORD.fullmatch(word) for word in words) else []


def without_suffix(text: str) -> str:
    """Return a part of `comma_parts` without what was joined to it."""
    return text.partition(", ")[0]


def is_initials(word: str) -> bool:
    """Say whether the word is one or more initials: `A.`, `J.-P.`, `AB`."""
    bare = "".join(c for c in word if c.isalpha())
    if _SUFFIX.fullmatch(word):
        return False
    if _DOTTED.fullmatch(word):
        return bare[:1].isupper()
    return _BARE.fullmatch(word) is not None and bare.isupper()


def capital(word: str) -> bool:
    """Say whether the word begins with a capital, as names do: `Lind`, `d'Arc`."""
    return word[:1].isupper() or (len(word) > 2 and word[1] in "'’" and word[2].isupper())


def _is_family(words: list[str]) -> bool:
    """Say whether the words may be a family name: capitals, particles before them."""
    return (
        0 < len(words) <= _FAMILY_WORDS
        and capital(words[-1])
        and all(capital(word) or word.lower() in PARTICLES for word in words)
    )


def from_parts(family: str, given: str) -> Name | None:
    """Read `Last, First`."""
    last, first = words_of(without_suffix(family)), words_of(without_suffix(given))
    if not first or len(first) > _GIVEN_WORDS or not _is_family(last):
        return None
    if not capital(first[0]) or any(not capital(w) and w not in PARTICLES for w in first):
        return None
    return Name(family, given, "comma")


def in_order(text: str) -> Name | None:
    """Read `A. Last`, `Last AB` and, if the first word is a known given name, `First Last`."""
    words = words_of(text)
    if len(words) < 2:
        return None
    leading = 0
    while leading < len(words) - 1 and is_initials(words[leading]):
        leading += 1
    if leading:
        dotted = any("." in word for word in words[:leading]) or leading > 1 or len(words[0]) == 1
        rest = words[leading:]
        if dotted and _is_family(rest) and not is_initials(rest[-1]) and len(rest) <= 3:
            return Name(" ".join(rest), " ".join(words[:leading]), "initials first")
        return None
    trailing = 0
    while trailing < len(words) - 1 and is_initials(words[-1 - trailing]):
        trailing += 1
    if trailing and text.isupper() and "." not in text and len(words[-1]) > 1:
        return None  # `JOHN LI`
    if trailing:
        last, first = words[:-trailing], words[-trailing:]
        if _is_family(last) and not (words[0].lower() in GIVEN and len(last) > 1):
            return Name(" ".join(last), " ".join(first), "initials last")
        return None
    return _given_first(words)


def _given_first(words: list[str]) -> Name | None:
    if len(words) > 4 or not all(map(capital, words)) or not _may_end(words[-1]):
        return None
    if any(word.casefold() in PARTICLES for word in words):
        return None
    middle = words[1:-1]
    if words[0].casefold() in GIVEN:
        sure = all(is_initials(word) or word.casefold() in GIVEN for word in middle)
    else:  # `Mina A. Tadros`, whatever the given name
        sure = bool(middle) and all("." in word and is_initials(word) for word in middle)
    return Name(words[-1], " ".join(words[:-1]), "given first") if sure else None


def _may_end(word: str) -> bool:
    """Say whether a name in natural order may end with the word."""
    return not _SUFFIX.fullmatch(word) and not is_initials(word)


def likely(text: str) -> Name | None:
    """Read `Haiya Wo`: two or three words that have the form of a name, but may be anything.

    This counts only in a list of names that are certain.
    """
    words = words_of(text)
    begin = next((at for at, word in enumerate(words) if word in _BEFORE_FAMILY), len(words) - 1)
    given, family = words[:begin], words[begin:]
    if not 0 < len(given) <= 2 or len(family) > 3 or not _may_end(words[-1]):
        return None
    ends = (words[0], words[-1])
    if not all(map(capital, (*given, *ends))) or set(family[:-1]) - _BEFORE_FAMILY:
        return None
    if any(word.casefold() in PARTICLES for word in (*given, words[-1])):
        return None
    if any(len(word) < 2 or (word.isupper() and len(word) > 2) for word in ends):
        return None
    return Name(" ".join(family), " ".join(given), "given first")


def with_particle(text: str) -> Name | None:
    """Read `Peter A. de Vries`, which is certain only next to one that is: *Rosa de Lima*."""
    words = words_of(text)
    small = [at for at, word in enumerate(words) if word in _BEFORE_FAMILY]
    if not small or small != list(range(small[0], len(words) - 1)):
        return None
    given, family = words[: small[0]], words[small[0] :]
    if not given or given[0].casefold() not in GIVEN or not capital(family[-1]):
        return None
    if _SUFFIX.fullmatch(family[-1]) or is_initials(family[-1]):
        return None
    if not all(is_initials(word) or word.casefold() in GIVEN for word in given[1:]):
        return None
    return Name(" ".join(family), " ".join(given), "given first")
