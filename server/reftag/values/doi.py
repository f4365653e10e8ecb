"""DOIs: bare as they should be, in links, after `doi:`, percent-encoded, with stray characters."""

import re
from typing import Final, NamedTuple
from urllib.parse import unquote

from reftag.values import characters, patterns
from reftag.values.fault import Fault

_CLEAN: Final = re.compile(rf"{patterns.DOI}/[A-Za-z0-9._;()/:<>\[\]-]*[A-Za-z0-9)>\]]")
"""A bare DOI that leaves nothing to ask; nearly all are."""
_LETTERS: Final = re.compile(r"[A-Za-zª²³µ¹º¼-¾À-ÖØ-öø-ɏ]")
"""Latin ones, those with accents and raised figures included. Other scripts in a link may be the
text after it."""
_BARE: Final = re.compile(rf"{patterns.DOI}(?:\.\d{{1,9}})*/[^\s\x00-\x1f]+")
_WITH_MORE: Final = re.compile(rf"({patterns.DOI}/\S{{1,200}})\s")
_SECOND: Final = re.compile(rf"(?<=[^/]){patterns.DOI}/")
"""Where another DOI begins inside one: no DOI has a registrant's number but in its beginning, or as
a step of its path."""

_RESOLVER: Final = (
    r"(?:https?://\S{1,200}[?&]q?url=)?(?:https?[:;]?/{0,2}\s?){0,2}(?:[\w-]{1,60}\.){0,3}doi(?:-org)?\.[\w.-]{2,80}"
    r"(?::\d+)?/+(?:doi:\s*)?"
)
"""The beginning of a link through a resolver, a library's proxy included."""
_LINK: Final = re.compile(rf"{_RESOLVER}(?=10\.)", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(?:(?:info|urn):\s?)?doi(?:\.org)?\s*[:=/]*\s*(?=10\.|https?:)|digital object identifier\W*",
    re.IGNORECASE,
)
_LANDING: Final = re.compile(
    r"https?://[^\s/]+/(?:[^\s/]+/)*doi/(?:(?:abs|full|pdf|epdf|pdfplus|epub|book|ref|reader|pdfdirect)/)?"
    rf"(?={patterns.DOI})",
    re.IGNORECASE,
)
"""A publisher's page whose address ends in the DOI."""
_NO_DOI: Final = "10.1002/central/"
"""Numbers of Cochrane's register of trials, in which a work also has the DOI of its publisher."""
_PAGE: Final = re.compile(r"/(?:full|abstract|pdf|epdf|meta|summary|html)$|[?#]\S*$")
_ENCODED: Final = re.compile(r"\x25[0-9A-Fa-f]{2}")
_OPENING: Final = "<([{\"'“„‘«"
_CLOSING: Final = ".,;:\"'”“’»>"
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_INSIDE: Final = re.compile(rf"(?:^|[\s;,:])(?:doi[:\s]*)?({patterns.DOI}/\S+)$", re.IGNORECASE)
_ANOTHER: Final = re.compile(rf"[\s;,|](?:[^\s;,|]{{0,40}}[/:])?{patterns.DOI}/")
"""Where a second DOI begins after the first."""
_REMARK: Final = re.compile(r"(?<=\w)\s+(?:[(\[]|[A-Za-z]{4}|\S.{0,20}://).*$", re.DOTALL)
_PIECES: Final = re.compile(r"\s+|[;,|](?=https?://)")
_AROUND: Final = "has punctuation around it"
_LONGEST: Final = 500
_NEAR_SLASH: Final = re.compile(r"\s*/\s*|(?<=^10\.)\s+|(?<=^10)\s*\.\s*")


class Doi(NamedTuple):
    """A DOI, and how it is written."""

    bare: str
    before: str = ""
    """The text before it: `doi:` or the beginning of a link."""
    sure: bool = True
    """Whether `bare` is without doubt what is meant."""

    @property
    def normal(self) -> str:
        """The form in which DOIs are compared."""
        return self.bare.casefold()


def is_clean(value: str) -> bool:
    """Say whether the value is nothing but a DOI in its bare form. Quick."""
    if _CLEAN.fullmatch(value) is None or (value.count("/") > 1 and _SECOND.search(value)):
        return False
    return value[-1].isalnum() or _without_end(value) == value


def parse(value: str) -> Doi | Fault:
    """Read a value that claims to be a DOI; `Fault.meant` is the DOI that can be made out."""
    if is_clean(value):
        return Doi(value)
    if len(value) > _LONGEST:
        if first := _WITH_MORE.match(value):
            return Fault("has text after it", (first[1],))
        return Fault("is not a DOI")
    if seen := characters.visible(value):  # invisible-character has the others
        value = seen
        if is_clean(value):
            return Doi(value)
    text = value.strip().lstrip(_OPENING)
    before, rest, sure = _split(text)
    if rest.startswith("10.") and (_SECOND.search(rest) or _ANOTHER.search(rest)):
        return Fault("contains more than one DOI")
    bare, fault = _mended(rest)
    if _BARE.fullmatch(bare):
        if len(value.strip()) > len(text):
            fault = fault or Fault(_AROUND, sure=True)
        if fault:
            return fault._replace(meant=(bare,), sure=fault.sure and sure)
        return Doi(bare, before, sure)
    if inside := _INSIDE.search(" ".join(text.split())):
        bare = _without_end(inside[1])
        if _BARE.fullmatch(bare):
            return Doi(bare, text[: inside.start(1)], sure=False)
    return Fault(_why_not(rest))


def in_value(value: str) -> str:
    """Return the DOI that can be made out in a value that claims to be one, `""` if none can."""
    if not value:
        return ""
    found = parse(value)
    return found.bare if isinstance(found, Doi) else "".join(found.meant)


def normal(value: str) -> str:
    """Return the DOI of a value in the form in which DOIs are compared, `""` if it has none."""
    return (value if is_clean(value) else in_value(value)).casefold()


def whole(value: str) -> str:
    """Return the DOI if all of the value is one, bare or in a usual form; else `""`. Quick."""
    if "10." not in value or not value.startswith(("10.", "http", "doi", "DOI")):
        return ""
    if value.startswith("http"):
        return in_link(value)
    found = parse(value)
    return found.bare if isinstance(found, Doi) and found.sure else ""


def in_link(url: str) -> str:
    """Return the DOI that a link leads to, `""` if it leads to none that can be made out."""
    if "10." not in url:
        return ""
    match = _LINK.match(url)
    landing = None if match else _LANDING.match(url)
    found = match or landing
    if found is None:
        return ""
    rest = unquote(url[found.end() :])
    if rest.startswith(_NO_DOI):
        return ""
    if landing or "?" in rest or "#" in rest:
        rest = _PAGE.sub("", rest)
    return rest if is_clean(_LETTERS.sub("x", rest)) else ""


def in_address(line: str) -> str:
    """Return the first DOI that a line of an address field leads to or is, `""` if none."""
    if "10." not in line:
        return ""
    pieces = (piece.strip("<>\"'()[]“”") for piece in _PIECES.split(line))
    return next((found for piece in pieces if (found := in_link(piece) or whole(piece))), "")


def same(one: str, other: str) -> bool:
    """Say whether two DOIs may be one: case means nothing, and links add versions or pages."""
    one, other = one.casefold(), other.casefold()
    return one.startswith(other) or other.startswith(one)


def _split(text: str) -> tuple[str, str, bool]:
    """Return the text before the DOI, the rest, and whether all of the rest is the DOI."""
    rest, sure = text, True
    if (landing := _LANDING.match(rest)) and not _LINK.match(rest):
        end = landing.end()
        return rest[:end], _PAGE.sub("", rest[end:]), False
    while match := _LINK.match(rest) or _LABEL.match(rest):
        if not match.end():
            break
        rest = rest[match.end() :]
    before = text[: len(text) - len(rest)]
    if before.lower().startswith("http") and (cut := re.sub(r"[?#]\w+=\S*$", "", rest)) != rest:
        rest, sure = cut, False
    return before, rest, sure


def _mended(text: str) -> tuple[str, Fault | None]:
    """Return the DOI without what does not belong into it, and what that was."""
    fault = None
    if _ENCODED.search(text):
        decoded = unquote(text)
        while decoded != unquote(decoded):
            decoded = unquote(decoded)
        if decoded.isprintable() and _BARE.fullmatch(decoded):
            text, fault = decoded, Fault("is percent-encoded", sure=True, kind="encoded")
    if (straight := text.translate(_DASHES)) != text:
        text, fault = straight, Fault("has a dash instead of a hyphen")
    if remark := _REMARK.search(text):
        text, fault = text[: remark.start()], Fault("has text after it")
    if len(text.split()) > 1:
        near = _NEAR_SLASH.sub(lambda m: m[0].strip(), text)
        fault = fault or Fault("has a space in it", sure=True)
        fault = fault._replace(sure=fault.sure and not re.search(r"\s", near))
        text = "".join(text.split())
    cut = _without_end(text)
    if cut != text:
        fault = fault or Fault(_AROUND, sure=True)
    if fault is not None and _ENCODED.search(cut):  # it had no form that can be decoded before
        cut, _ = _mended(cut)
    return cut, fault


def _without_end(text: str) -> str:
    """Return `text` without the punctuation after it, and without an unpaired bracket."""
    cut = text
    while cut:
        last = cut[-1]
        if last == ">" and cut.count("<") >= cut.count(">"):
            break
        unpaired = last in ")]}" and cut.count(last) > cut.count("([{"[")]}".index(last)])
        if last not in _CLOSING and not unpaired:
            break
        cut = cut[:-1].rstrip()
    return cut


def _why_not(text: str) -> str:
    lowered = text.lower()
    if lowered.startswith(("http", "www.", "ftp:")):
        return "is a link, not a DOI"
    if re.match(r"(?i)hdl:|arxiv|pmc?\d|pmid|pii|oai:|urn:", text):
        return "is another identifier, not a DOI"
    if re.fullmatch(patterns.DOI, text):
        return "is only the beginning of a DOI"
    return "is not a DOI"
