r"""Lines whose tag is written not quite right: `ti Title`, ` AB Text`, `AUDoe, J`.

Any line of running text may begin with two letters (`is it`, `AD patients`, `ISSUES`), so a slip
counts only if the rest of the line looks like a value of that very tag: a year after `py`, a
name with its comma after `au`, a capital after `ti`. Nothing but the line itself decides.
Reading (`syntax.letters`, `syntax.dash`) and grammar (`dialects.line_grammar`) share the patterns:
they use only what the regular expressions of Python and of TextMate grammars have in common.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from reftag.dialects.model import Dialect, Tag
from reftag.values import months, patterns

_END: Final = r"[ \t\x1a]*(?:[\r\n]|\Z)"
_CAPITAL: Final = r"[^\W\d_a-z]"
"""A letter that is not a small one: also one of a script without capitals."""
_OPEN: Final = r"[\"'(\[<«“‘]?"

_VALUES: Final = {
    "year": rf"{patterns.LIKELY_YEAR}(?!\w)",
    "date": rf"{patterns.LIKELY_YEAR}(?!\d)",
    "number": rf"(?:[A-Z]{{0,3}}\d[\w./()+-]*(?: ?(?:Suppl|suppl|Pt|S)\.? ?\w*)?|[IVXLC]+){_END}",
    "pages": rf"[A-Za-z]{{0,2}}\d[\w.]*(?: ?[-–+,;] ?[\w.]+)*{_END}",
    "doi": rf"(?:(?i:doi): ?|https?://)?(?:dx\.)?(?:doi\.org/)?{patterns.DOI}",
    "url": r"(?:https?|ftp)://|www\.",
    "path": r"(?:https?|ftp|file):|/",
    "issn-or-isbn": r"(?:97[89][ -]?)?\d[\d -]{6,14}[\dXx](?! ?\w)",
    "language": (
        r"(?i:Arabic|Chinese|Czech|Danish|Dutch|English|Finnish|French|German|Greek|Hungarian"
        r"|Italian|Japanese|Korean|Norwegian|Persian|Polish|Portuguese|Russian|Spanish|Swedish"
        r"|Turkish|Ukrainian)(?!\w)"
    ),
}
"""What values of a kind look like."""

_DATE: Final = (
    rf"{patterns.LIKELY_YEAR}(?!\w)|\d{{1,2}} |(?i:{months.SHORT})[a-z]*(?:[ -]\d|{_END})"
)
_TEXTS: Final = {
    "accession-number": rf"[A-Z]{{3,}}:\w|(?=\w*\d{{4}})[\w.-]+{_END}",
    "pmid": rf"\d{{5,8}}{_END}",
    "email": r"[\w.+-]+@\w",
    "date": _DATE,
    "issue-date": _DATE,
    "early-date": _DATE,
    "article-number": rf"\w*\d\w*{_END}",
    "delivery-number": rf"(?=\w*\d)\w{{5}}{_END}",
}
"""The same by role, for text of a certain form."""

_GIVEN: Final = rf"(?: ?{_CAPITAL}|{_END})"
_NAME: Final = rf"{_CAPITAL}[^,;.\d\r\n]{{0,40}},{_GIVEN}|{_CAPITAL}[\w'-]+ [A-Z]{{1,3}}{_END}"
_NAME_GLUED: Final = (
    rf"{_CAPITAL}[^\W\d_A-Z][^,;.\d\r\n]{{0,40}},{_GIVEN}"
    rf"|{_CAPITAL}[^\W\d_A-Z][\w'-]* [A-Z]{{1,3}}{_END}"
)
_NO_SENTENCE: Final = r"(?!(?:and|or|is|are|was|were|in|of|for|to|from|with|which|that)(?!\w))"

_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "al am an as at au be by ca ce cf cm da de di do du ed eg el en es et ff go hr id ie "
        "if il in is it kg km la le ma me mg ml mm mr ms my nd ne no nr of on op or ou pm "
        "re sa se si so st ta th to un up us vs we",
    )
)
"""Words with which a line of text may begin."""


class Slip(NamedTuple):
    """A pattern for tags, not grouped, and one for what must follow them on the line."""

    codes: str
    ahead: str


Aheads = dict[str, str]
"""By code: the pattern, a look ahead, for what must follow a tag that is written wrong."""


def lower_case(tags: Iterable[Tag], *, marked: bool) -> Aheads:
    """Return what follows tags in small letters: `ti Title`, also `Ti Title`.

    Where lines of text are `marked` by their indentation, weaker evidence is enough.
    """
    found: Aheads = {}
    for tag in tags:
        is_word = tag.code.lower() in _WORDS
        freely = marked and not is_word
        value = _after_capitals(tag) if freely else _after_word(tag, is_word=is_word)
        if value:
            found[tag.code] = rf"(?= +(?:{value}))"
    return found


def indented(tags: Iterable[Tag]) -> Aheads:
    """Return what follows tags with spaces before them: ` AB Text`."""
    return {tag.code: rf"(?= (?:{_after_capitals(tag)}))" for tag in tags}


def glued(tags: Iterable[Tag]) -> Aheads:
    """Return what follows tags without a space after them: `AUDoe, J`."""
    return {tag.code: rf"(?={value})" for tag in tags if (value := _after_glue(tag))}


def glued_types(dialect: Dialect) -> Aheads:
    """Return what follows the tag that begins a record, with a type right after it: `PTJ`."""
    names = sorted({n for t in dialect.types for n in (t.name, *t.aliases, *t.synonyms)})
    return {dialect.type_code: rf"(?=(?:{'|'.join(map(re.escape, names))}){_END})"}


DASHED: Final = r" {2,}-(?= )"
"""What follows tags of letters alone that are written as RIS has them: `TI  - Title`."""


def nearly_dashed(tags: Iterable[Tag]) -> list[Slip]:
    """Return the slips of tags with too few spaces around their dash: `AU -Doe, J`, `PY- 2016`.

    Lines of text begin so, too (`T1-weighted`), and less counts with no space on either side.
    """
    tags = list(tags)
    close = {tag.code: rf"-(?={value})" for tag in tags if (value := _firm(tag))}
    loose = {
        tag.code: rf"(?:[ \t]+-|-[ \t])[ \t]*(?={value})"
        for tag in tags
        if (value := _after_word(tag, is_word=False))
    }
    return by_value(close) + by_value(loose)


def by_value(aheads: Aheads, *, small: bool = False) -> list[Slip]:
    """Return patterns for the tags that are followed by the same; `small` for small letters."""
    found: dict[str, list[str]] = {}
    for code, ahead in aheads.items():
        found.setdefault(ahead, []).append(_any_case(code) if small else code)
    return [Slip("|".join(codes), ahead) for ahead, codes in found.items()]


def _firm(tag: Tag) -> str:
    if tag.kind in ("number", "pages"):
        return ""
    return _NAME_GLUED if tag.kind == "person" else _VALUES.get(tag.kind, "")


def _any_case(code: str) -> str:
    """Match a tag in which at least one letter is small."""
    letters = "".join(f"[{c}{c.lower()}]" if c.isalpha() else c for c in code)
    return rf"(?!{code}){letters}"


def _after_word(tag: Tag, *, is_word: bool) -> str:
    """Return what values look like that leave no doubt, `""` if none do."""
    if tag.kind in _VALUES:
        return _VALUES[tag.kind]
    if tag.kind == "person":
        return _CAPITAL if _has_digit(tag) else _NAME
    if tag.kind == "keyword":
        return r"[^;；.\r\n]{2,}[;；]" if is_word else rf"{_NO_SENTENCE}[^\s-]"
    if tag.kind != "text":
        return ""
    found = [_TEXTS[tag.role]] if tag.role in _TEXTS else []
    if not is_word:
        found.append(rf"{_OPEN}(?:{_CAPITAL}|\d)" if _has_digit(tag) else rf"{_OPEN}{_CAPITAL}")
    elif tag.capitals:
        found.append(r"[^a-z\r\n]{4,}(?:[\r\n]|\Z)")
    return "|".join(found)


def _after_capitals(tag: Tag) -> str:
    """Return what values look like after a tag in capitals, which are rarer in text."""
    if tag.kind == "text":
        return "|".join([rf"{_OPEN}(?:{_CAPITAL}|\d)", *filter(None, [_TEXTS.get(tag.role)])])
    if tag.kind == "person":
        return _CAPITAL
    return _after_word(tag, is_word=False) or r"[^\s-]"


def _after_glue(tag: Tag) -> str:
    """Return how values begin that follow a tag at once, `""` if none shows it."""
    if tag.kind in ("number", "pages"):
        return rf"\d[\w./()+–-]*{_END}"
    if tag.kind in _VALUES:
        return _VALUES[tag.kind]
    if tag.kind == "person":
        return rf"{_NAME}|{_CAPITAL}[^\W\d_A-Z]" if _has_digit(tag) else _NAME_GLUED
    if tag.kind not in ("text", "keyword"):
        return ""
    found = [rf"{_CAPITAL}(?!s\b)[^\W\d_A-Z]|[<\[]{_CAPITAL}"]
    if tag.role in _TEXTS:
        found.append(_TEXTS[tag.role])
    if _has_digit(tag):
        found.append(r"[a-z]{3}")
        if tag.capitals or tag.kind == "keyword":
            found.append(r"[A-Z]{3}")
        if tag.role == "author-address":
            found.append(r"[A-Z]{2,}[, ]")
    return "|".join(found)


def _has_digit(tag: Tag) -> bool:
    """Say whether a tag can hardly be a word, or the beginning of one."""
    return any(c.isdigit() for c in tag.code)
