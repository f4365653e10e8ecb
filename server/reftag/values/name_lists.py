"""Lists of people in one value: which people a text certainly names, if there are several.

A list is recognised by its separators (semicolons, bars, *and*, commas) and by what is between
them: every part must have the form of a name, and enough parts must certainly be names. With commas
between the parts, the form of the parts distinguishes `Last, First` from two people.
"""

import re
from functools import lru_cache
from typing import Final, Literal

from reftag.values.given_names import GIVEN
from reftag.values.names import (
    COMPANY,
    NOTE,
    Name,
    capital,
    comma_parts,
    from_parts,
    in_order,
    is_east_asian,
    is_initials,
    likely,
    person,
    with_particle,
    without_suffix,
    words_of,
)
from reftag.values.organisations import is_organisation
from reftag.values.placeholders import PLACEHOLDERS
from reftag.values.quoted_list import listed_people, quoted_list

People = list[Name | str]
"""A part of a list that is not certainly a person is taken as it is: `str`."""

_FULL_WIDTH: Final = str.maketrans({"，": ",", "；": ";", "＆": "&", "｜": "|", "　": " "})
_SPACES: Final = r"(?:(?<!\s)\s+)?"
"""All spaces before something, from the first: else each of thousands is tried as the first."""
_BETWEEN: Final = re.compile(
    rf"{_SPACES}(?:;[\s;]*(?:(?:and|&)\s+)?|\|[\s|]*|\n\s*|、\s*)|(?<!\s)\s+(?:/+|[•·])\s+"
)
_BRACKETS: Final = re.compile(r"\[([^\[\]]*[,;|][^\[\]]*)\]")
_ENTITY: Final = re.compile(r"&(?:#\w+|\w+);")
_AND: Final = re.compile(rf"(?:{_SPACES},|(?<!\s))\s+(?:(?i:and|&|und|et|och|og)|[yeи])\s+")
"""Small *y* and *e*: `Y Yoshido` has an initial."""
_FULL_STOP: Final = re.compile(r"(?:(?<=[A-Z]{2})|(?<=[^\W\d_A-Z]{3}))\.\Z")
"""At the end of a list, and not of initials or *Jr.*"""
_LIFE: Final = re.compile(r"(?:,|(?<!\s))\s*\(?\b1[5-9]\d\d\s?[-–](?:\s?\d{4})?\)?")
"""Dates of birth and death, as in catalogues: `Lind, Eva, 1860-1940`."""
_INSIDE: Final = re.compile(rf"{_SPACES}[(\[][^()\[\]]*[)\]]")
_TITLES: Final = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|PD)\.?\s+)+")
_FOOTNOTE: Final = r"(?:[*†‡§¶¹²³⁰⁴-⁹]|\d{1,2}|\(\d{1,2}\)|\[\d{1,2}\])"
_FOOTNOTES: Final = re.compile(
    rf"(?:(?<=[^\W\d_])|(?<=\.))\s?{_FOOTNOTE}(?:\s?,?\s?{_FOOTNOTE})*(?=\s*(?:[,&]|\sand\s|\Z))"
)
_PLAIN_AND: Final = re.compile(r"\s(?:and|&|und|et)\s", re.IGNORECASE)
_GENERATION: Final = re.compile(r"(?:Jr|Sr|I{2,3}|IV)\.?", re.IGNORECASE)

_FIRST_OF_TWO: Final = (
    "adam alexander andres anton benedict benito bernard bruno carlos christian clement daniel "
    "david duarte felix franco francis franz george hugo james jorge joseph juan lorenzo louis "
    "lucas luis manuel marcos mariano marin mario martin mateo miguel nicolas pablo pascal "
    "patricio paul pedro peter philip ramon ricardo richard roberto rodrigo roman rosa ruben "
    "salvador santiago sebastian sergio simon thomas tomas valentin vicente victor vincent"
)
_FAMILIES_TOO: Final = frozenset(_FIRST_OF_TWO.split())
"""Given names that begin double family names: `Martin Alonso, Ana Belén` is one person."""

_CHINESE_FAMILIES: Final = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫朱郭罗羅梁宋郑鄭谢謝韩韓唐冯馮董程曹袁邓鄧许許沈曾彭吕呂苏蘇卢盧蒋蔣"
    "蔡贾魏薛叶葉余潘杜戴钟鍾汪姜谭譚廖邹熊陆陸郝孔崔邱侯邵孟段雷钱錢汤湯尹黎乔喬贺賀赖賴龚龔"
)
"""The most common ones, except those that also begin Japanese given names."""

Linked = Literal["no", "maybe", "yes"]
"""Whether *and* joins the names; *maybe* for *y*, *e* and the like, which family names may have."""


@lru_cache(maxsize=512)  # two rules ask for the same name
def several(text: str, *, natural: bool = False) -> People:
    """Return the people that one text names, if there certainly are several; else `[]`.

    `natural` says that the format itself writes names in natural order, `Eva Lind`, so that a
    comma between two of them does not turn one round.
    """
    items = quoted_list(text) or listed_people(text)
    if items:
        found: People = [person(item) or item for item in items if item not in PLACEHOLDERS]
        return found if len(found) > 1 else []
    if _are_two_chinese(text):
        return list(text.split("，"))
    text = _FULL_STOP.sub("", text.translate(_FULL_WIDTH))
    if bracketed := _BRACKETS.fullmatch(text):
        text = bracketed[1]
    chunks = _by_separators(text, natural=natural)
    found = _by_words(text, natural=natural) if chunks is None else chunks
    titled = text.title() if not found and text.isupper() else text
    if titled is not text and not titled.isupper():  # initials are recognised by their case
        capitals = several(titled, natural=natural)
        found = [n.upper() if isinstance(n, str) else n.in_capitals() for n in capitals]
    return found if len(found) > 1 else []


def _are_two_chinese(text: str) -> bool:
    """Say whether the text is `王小明，李四`: more than two names need no list of family names."""
    parts = text.split("，")
    return len(parts) == 2 and all(is_east_asian(p) and p[0] in _CHINESE_FAMILIES for p in parts)


def _by_separators(text: str, *, natural: bool) -> People | None:
    """Read a list with semicolons or bars, or one name a line; None if it is not one."""
    if not _BETWEEN.search(text) or (";" in text and _ENTITY.search(text)):
        return None
    chunks = [chunk.strip() for chunk in _BETWEEN.split(text)]
    chunks = [c for c in chunks if c.strip(" ,") and c.strip(" ,") not in PLACEHOLDERS]
    if len(chunks) == 1:
        return None
    if all(map(is_east_asian, chunks)):
        return list(chunks)
    read = [_read(chunk, natural=natural) for chunk in chunks]
    certain = sum(map(bool, read))
    if certain == len(chunks) or (certain > 1 and certain * 2 > len(chunks)):
        return [
            name for names, chunk in zip(read, chunks, strict=True) for name in names or [chunk]
        ]
    bare = [chunk.strip(",") for chunk in chunks]
    return list(bare) if _are_like_names(bare) else []


def _read(chunk: str, *, natural: bool) -> People:
    """Read what is between two semicolons: one name, or more with commas between them."""
    if found := _by_words(chunk, natural=natural):
        return found
    name = person(chunk)
    return [] if name is None else [chunk if NOTE.search(chunk) else name]


def _are_like_names(chunks: list[str]) -> bool:
    """Say whether all have the form of names, and one of the words is a given name."""
    return (
        all(map(_like, chunks))
        and not any(map(is_organisation, chunks))
        and any(word.casefold() in GIVEN for chunk in chunks for word in chunk.split())
    )


def _like(part: str) -> bool:
    """Say whether a part has the form of a name: two or three words with capitals."""
    words = words_of(part)
    return 1 < len(words) <= 3 and all(map(capital, words))


def _by_words(text: str, *, natural: bool) -> People:
    """Read a list with *and* or commas."""
    text = _FOOTNOTES.sub("", _LIFE.sub("", text))
    if any(c.isdigit() for c in text) or is_organisation(_AND.sub(", ", _INSIDE.sub("", text))):
        return []
    chunks = [chunk.strip(" ,") for chunk in _AND.split(text)]
    parts = [part for chunk in chunks for part in comma_parts(chunk)]
    if len(parts) < 2 or not all(map(comma_parts, chunks)):
        return []
    linked: Linked = "no"
    if len(chunks) > 1:
        linked = "yes" if _PLAIN_AND.search(text) else "maybe"
    return (
        _in_order(parts, linked, natural=natural)
        or (_by_commas(parts) if len(chunks) == 1 else _first_inverted(parts))
        or _by_chunks(chunks)
    )


def _by_chunks(chunks: list[str]) -> People:
    """Read what is between two *and* by itself: `Lind, E., Berg, O., and Okafor, A.`."""
    if len(chunks) == 1:
        return []
    found: People = []
    for chunk in chunks:
        one = person(chunk)
        more = [one] if one else _by_words(chunk, natural=False)
        if not more:
            return []
        found += more
    return found


def _first_inverted(parts: list[str]) -> People:
    """Read `Lind, Eva, Ole Berg, and Ada J. Okafor`, as some styles write bibliographies."""
    if len(parts) < 4 or " " in parts[0]:
        return []
    names = [from_parts(*parts[:2]), *map(_sure, parts[2:])]
    return [name for name in names if name] if all(names) else []


# Names that are not turned round


def _in_order(parts: list[str], linked: Linked, *, natural: bool) -> People:
    """Read `Eva R. Lind, Ole S. Berg and Ada J. Okafor`, or `Lind E, Berg O`."""
    if all(map(is_east_asian, parts)):
        return list(parts) if len(parts) > 2 or linked != "no" else []
    sure = [_sure(part) for part in parts]
    names = [
        name or with_particle(_bare(part)) or likely(_bare(part))
        for part, name in zip(parts, sure, strict=True)
    ]
    found: People = [
        part if NOTE.search(part) else name for name, part in zip(names, parts, strict=True) if name
    ]
    certain = [name for name in sure if name]
    if len(found) < len(parts) or (all(name.given in COMPANY for name in certain) and certain):
        return []
    if linked == "no" and _in_turn(parts):
        return []
    if len(certain) == len(parts):
        listed = len(parts) > 2 or linked != "no" or _are_two(*certain, natural=natural)
        return found if listed else []
    if any(name.form == "initials last" for name in certain):
        return []
    if len(parts) > 2 and _are_turned_round(parts):
        return [_turned(part) for part in parts]
    return found if _are_enough(parts, certain, linked, natural=natural) else []


def _are_enough(parts: list[str], certain: list[Name], linked: Linked, *, natural: bool) -> bool:
    """Say whether a list in which some parts merely look like names certainly is one of people."""
    count = len(parts)
    known = len(certain) + sum(with_particle(_bare(part)) is not None for part in parts)
    if known == count and certain and (linked != "no" or count > 2):
        return True
    if count == 2:
        if natural and linked != "maybe":
            return bool(certain)
        short = all(len(part.split()) == 2 for part in parts)
        return linked == "yes" and any(
            _has_middle_initial(name) or (short and name.form == "given first") for name in certain
        )
    if known * 2 >= count or (linked == "yes" and known * 3 >= count) or (natural and known):
        return True
    return count > 3 and all(len(part.split()) == 2 for part in parts)


def _in_turn(parts: list[str]) -> bool:
    """Say whether every second part is a given name: `García López, María José, Ruiz Díaz, Ana`."""
    known = [part.split()[0].casefold() in GIVEN for part in parts]
    return len(parts) % 2 == 0 and len(parts) > 2 and any(known[1::2]) and not any(known[::2])


def _are_turned_round(parts: list[str]) -> bool:
    """Say whether the given names are at the end, without commas: `Lind Eva, Berg Ole`."""
    words = [_bare(part).split() for part in parts]
    last = sum(each[-1].casefold() in GIVEN for each in words)
    return last * 2 >= len(parts) and not any(each[0].casefold() in GIVEN for each in words)


def _turned(part: str) -> Name | str:
    family, *given = _bare(part).split()
    return part if NOTE.search(part) else Name(family, " ".join(given), "comma")


def _has_middle_initial(name: Name) -> bool:
    """Say whether the name is like `Eva R. Lind`, as no family or company is called."""
    words = name.given.split()
    return name.form == "given first" and any("." in word for word in words[1:])


def _sure(part: str) -> Name | None:
    """Read a name that certainly is one; *Jr.* stays with the given name, degrees go."""
    _, _, suffix = part.partition(", ")
    name = in_order(_bare(part))
    if name is None or not _GENERATION.fullmatch(suffix):
        return name
    return name._replace(given=f"{name.given}, {suffix}")


def _bare(part: str) -> str:
    """Return the part without what is joined to the name, titles and affiliations."""
    bare = NOTE.sub("", without_suffix(part)).strip()
    title = _TITLES.match(bare)
    return bare[title.end() :] if title else bare


def _are_two(first: Name, second: Name, *, natural: bool) -> bool:
    """Say whether two names with a comma between are two people, not `Last Last, First First`."""
    forms = {first.form, second.form}
    if forms == {"initials last"}:
        return second.family.split()[0].casefold() not in GIVEN
    if "initials last" in forms:
        return False
    if natural or first.form == "initials first" or _has_middle_initial(first):
        return True
    words = [name.family.casefold() for name in (first, second)]
    begins = first.given.split()[0].casefold()
    return begins not in _FAMILIES_TOO and GIVEN.isdisjoint(words)


# Names that are turned round


def _by_commas(parts: list[str]) -> People:
    """Read `Lind, Eva, Berg, Ole`."""
    parts = list(map(without_suffix, parts))
    if len(parts) % 2 or len(parts) < 4:
        return []
    pairs = [from_parts(*pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
    if all(pairs) and sum(_sure_given(pair.given) for pair in pairs if pair) * 2 >= len(pairs):
        if any(is_initials(part.split()[0]) for part in parts[::2]):
            return []
        return [pair for pair in pairs if pair]
    return []


def _sure_given(text: str) -> bool:
    first = without_suffix(text).split()[0]
    return is_initials(first) or first.casefold() in GIVEN
