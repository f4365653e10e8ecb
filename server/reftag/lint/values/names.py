"""Names of people: whether a text certainly is one, and its family and given name.

Precision before recall: names of organisations have commas, initials and *and* in them as well,
and a family name may be any word. What is not certainly a person is let be.
"""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from reftag.lint.values.given_names import GIVEN
from reftag.lint.values.organisations import is_organisation

Form = Literal["comma", "initials first", "initials last", "given first"]


class Name(NamedTuple):
    """A person's name."""

    family: str
    given: str
    form: Form

    @property
    def inverted(self) -> str:
        """The name as the format wants it: *Last, First*."""
        return f"{self.family}, {self.given}"


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
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_ACRONYMS: Final = "SA AG AB AS NV BV SE KG CO OY PLC UK US USA UN EU TV BBC AFP"
_COMPANY: Final = frozenset(_ACRONYMS.split())
"""Capitals behind a name that are no initials."""
_NOTE: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|[\d*†‡§¶¹²³⁰⁴-⁹]+$")
"""What may stand beside a name: an affiliation, the mark of a footnote."""
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")
_FAMILY_WORDS, _GIVEN_WORDS = 4, 4


def is_east_asian(text: str) -> bool:
    """Say whether the text is one Chinese or Korean name, which has neither comma nor blank."""
    return _CHINESE.fullmatch(text) is not None


@lru_cache(maxsize=512)
def person(text: str) -> Name | None:
    """Return the name if `text` certainly is one person's, else None."""
    text = _NOTE.sub("", text).strip()
    if not text or any(c.isdigit() for c in text) or is_organisation(text):
        return None
    parts = _parts(text)
    if len(parts) == 2:
        return _inverted(*parts)
    name = _in_order(parts[0]) if len(parts) == 1 else None
    return name if name is None or name.given not in _COMPANY else None


def several(text: str) -> list[Name | str]:
    """Return the people that one text names, if there certainly are several; else `[]`.

    Where a list certainly names people, what stands among them is taken as it is: `str`.
    """
    found = _by_semicolons(text)
    if found is None:
        found = _by_words(text)
    return found if len(found) > 1 else []


def _parts(text: str) -> list[str]:
    """Return what stands between commas, suffixes such as *Jr.* joined to the given name."""
    parts: list[str] = []
    for part in text.split(","):
        stripped = part.strip()
        if len(parts) > 0 and _SUFFIX.fullmatch(stripped):
            parts[-1] += f", {stripped}"
        elif stripped:
            parts.append(stripped)
    if len(parts) == 2 and ", " in parts[0] and text.count(",") == 2:
        return []  # `Smith, Jr., John`
    return parts


def _words(text: str) -> list[str]:
    """Return the words, `[]` if there is anything but words."""
    words = text.split()
    return words if all(_WORD.fullmatch(word) for word in words) else []


def _without_suffix(text: str) -> str:
    return text.partition(", ")[0]


def _is_initials(word: str) -> bool:
    bare = "".join(c for c in word if c.isalpha())
    if _SUFFIX.fullmatch(word):
        return False
    if _DOTTED.fullmatch(word):
        return bare[:1].isupper()
    return _BARE.fullmatch(word) is not None and bare.isupper()


def _capital(word: str) -> bool:
    return word[:1].isupper() or (len(word) > 2 and word[1] in "'’" and word[2].isupper())


def _is_family(words: list[str]) -> bool:
    """Say whether the words may be a family name: capitals, particles before them."""
    return (
        0 < len(words) <= _FAMILY_WORDS
        and _capital(words[-1])
        and all(_capital(word) or word.lower() in _PARTICLES for word in words)
    )


def _inverted(family: str, given: str) -> Name | None:
    """Read `Last, First`."""
    last, first = _words(_without_suffix(family)), _words(_without_suffix(given))
    if not first or len(first) > _GIVEN_WORDS or not _is_family(last):
        return None
    if not _capital(first[0]) or any(not _capital(w) and w not in _PARTICLES for w in first):
        return None
    return Name(family, given, "comma")


def _in_order(text: str) -> Name | None:
    """Read `A. Last`, `Last AB` and, if the first word is a known given name, `First Last`."""
    words = _words(text)
    if len(words) < 2:
        return None
    leading = 0
    while leading < len(words) - 1 and _is_initials(words[leading]):
        leading += 1
    if leading:
        dotted = any("." in word for word in words[:leading]) or leading > 1 or len(words[0]) == 1
        rest = words[leading:]
        if dotted and _is_family(rest) and not _is_initials(rest[-1]) and len(rest) <= 3:
            return Name(" ".join(rest), " ".join(words[:leading]), "initials first")
        return None
    trailing = 0
    while trailing < len(words) - 1 and _is_initials(words[-1 - trailing]):
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
    if words[0].casefold() not in GIVEN or len(words) > 3 or not all(map(_capital, words)):
        return None
    if len(words) == 3 and not (_is_initials(words[1]) or words[1].casefold() in GIVEN):
        return None
    if any(word.casefold() in _PARTICLES for word in words) or _SUFFIX.fullmatch(words[-1]):
        return None
    return Name(words[-1], " ".join(words[:-1]), "given first")


_FAMILY_PARTICLES: Final = (
    "da das de del della den der di do dos du la le ten ter van von zu zum zur"
)
_BEFORE_FAMILY: Final = frozenset(_FAMILY_PARTICLES.split())


def _with_particle(text: str) -> Name | None:
    """Read `Peter A. de Vries`, which is certain only beside a name that is: *Rosa de Lima*."""
    words = _words(text)
    small = [at for at, word in enumerate(words) if word in _BEFORE_FAMILY]
    if not small or small != list(range(small[0], len(words) - 1)):
        return None
    given, family = words[: small[0]], words[small[0] :]
    if not given or given[0].casefold() not in GIVEN or not _capital(family[-1]):
        return None
    if _SUFFIX.fullmatch(family[-1]) or _is_initials(family[-1]):
        return None
    if not all(_is_initials(word) or word.casefold() in GIVEN for word in given[1:]):
        return None
    return Name(" ".join(family), " ".join(given), "given first")


_SEMICOLON: Final = re.compile(r"\s*[;；]\s*(?:(?:and|&)\s+)?|\s*\n\s*|\s*、\s*")
_ENTITY: Final = re.compile(r"&(?:#\w+|\w+);")
_AND: Final = re.compile(r"\s*,?\s+(?:and|&|und|et|y|e|och|og|и)\s+", re.IGNORECASE)


def _by_semicolons(text: str) -> list[Name | str] | None:
    """Read a list with semicolons, or one name a line; None if it is no such list."""
    if not any(c in text for c in ";；\n、") or (";" in text and _ENTITY.search(text)):
        return None
    chunks = [chunk.strip() for chunk in _SEMICOLON.split(text)]
    chunks = [chunk for chunk in chunks if chunk.strip(" ,")]
    if len(chunks) == 1:
        return None
    if all(map(is_east_asian, chunks)):
        return list(chunks)
    people = [person(chunk) for chunk in chunks]
    certain = sum(name is not None for name in people)
    if certain == len(chunks) or (certain > 1 and certain * 2 > len(chunks)):
        return [
            chunk if name is None or _NOTE.search(chunk) else name
            for name, chunk in zip(people, chunks, strict=True)
        ]
    bare = [chunk.strip(",") for chunk in chunks]
    return list(bare) if _are_like_names(bare) else []


def _are_like_names(chunks: list[str]) -> bool:
    """Say whether all have two or three capitals, and a given name stands among them."""
    words = [_words(chunk) for chunk in chunks]
    return (
        all(1 < len(each) <= 3 and all(map(_capital, each)) for each in words)
        and not any(map(is_organisation, chunks))
        and any(word.casefold() in GIVEN for each in words for word in each)
    )


def _by_words(text: str) -> list[Name | str]:
    """Read a list with *and* or commas."""
    if is_organisation(_AND.sub(", ", text)):
        return []
    chunks = [chunk.strip(" ,") for chunk in _AND.split(text)]
    if len(chunks) == 1:
        return _by_commas(text)
    if "," not in chunks[-1]:
        parts = [_without_suffix(part) for chunk in chunks for part in _parts(chunk)]
        certain = [name for part in parts if (name := _in_order(part))]
        names = [name for part in parts if (name := _in_order(part) or _with_particle(part))]
        if len(names) == len(parts) and any(name.given not in _COMPANY for name in certain):
            return list(names)
    found: list[Name | str] = []
    for chunk in chunks:
        one = person(chunk)
        more = [one] if one else _by_commas(chunk)
        if not more:
            return []
        found += more
    return found


def _by_commas(text: str) -> list[Name | str]:
    """Read `Last AB, Last CD`, `A. Last, B. Last` and `Last, A., Last, B.`."""
    parts = _parts(text)
    if len(parts) < 2 or any(c.isdigit() for c in text):
        return []
    names = [_in_order(_without_suffix(part)) for part in parts]
    certain = [name for name in names if name]
    if len(certain) == len(parts):
        if all(name.given in _COMPANY for name in certain):
            return []
        forms = {name.form for name in certain}
        if len(parts) > 2 or _are_two(certain, forms):
            return list(certain)
        return []
    if len(parts) % 2 or len(parts) < 4:
        return []
    pairs = [_inverted(*pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
    if all(pairs) and sum(_sure_given(pair.given) for pair in pairs if pair) * 2 >= len(pairs):
        if any(_is_initials(part.split()[0]) for part in parts[::2]):
            return []
        return [pair for pair in pairs if pair]
    return []


def _are_two(names: list[Name], forms: set[Form]) -> bool:
    """Say whether two names with a comma between are two people, not `Last Last, First First`."""
    if forms == {"initials last"}:
        return names[1].family.split()[0].casefold() not in GIVEN
    return names[0].form == "initials first" and "initials last" not in forms


def _sure_given(text: str) -> bool:
    first = _without_suffix(text).split()[0]
    return _is_initials(first) or first.casefold() in GIVEN
