"""Web addresses, one or several, with what gets into them."""

import re
from typing import Final, NamedTuple
from urllib.parse import quote

from reftag.values import patterns
from reftag.values.fault import Fault

_CLEAN: Final = re.compile(
    r"(?:https?|ftp)://[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:/[^\s<>\"]*)?", re.ASCII | re.IGNORECASE
)
"""An address that leaves nothing to ask; nearly all are."""
_WEB: Final = re.compile(r"(?:(?<!\bs)https?|(?<!\b[st])ftps?)://", re.IGNORECASE)
_SERVER: Final = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#@\s]*(?=[/?#]|$)", re.IGNORECASE)
_HOST: Final = re.compile(
    r"(?:https?|ftps?)://(?:[^\s/@]*@)?(?:\[[0-9a-f:.]+\]|[^\W_](?:[\w-]|\.(?=[^\W_]))*\.?)(?::\d+)?(?=[/?#]|$)",
    re.IGNORECASE,
)
_OTHER_SCHEME: Final = re.compile(
    r"(?!doi:|https?[:;]|htt?p|www)[a-z][a-z0-9+.-]+:(?!//?$)\S", re.IGNORECASE
)
"""`file:`, `urn:`, `internal-pdf:` and the like: what follows is not checked."""
_SCHEME: Final = re.compile(r"([a-z]+)[:;]/{1,3}(?=[\w-]+\.\w)", re.IGNORECASE)
_SLIPS: Final = tuple(
    word[:at] + instead + word[at + gone :]
    for word in ("http", "https")
    for at in range(len(word))
    for instead, gone in ((".", 1), ("", 1), (".", 0))
)
"""`http` with a letter mistyped, lost or too many; a dot is any letter."""
_NEARLY_WEB: Final = re.compile(
    rf"(?!shttp$)(?:(?=.*t)(?=.*p)[hpst]{{3,7}}|{'|'.join(_SLIPS)})", re.IGNORECASE
)
_DATABASE: Final = re.compile(r"<[^<>]+>://\S+")
"""How EndNote keeps the way to a database: `<Go to ISI>://WOS:000123`."""
_BARE_HOST: Final = re.compile(
    r"(?:www\.|(?=[^\s/]+\.(?:com|org|net|edu|gov|int|info|io|[a-z]{2})(?:[/:?#]|$)))"
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_NO_ADDRESS: Final = re.compile(
    r"[\w-]+\.(?:pdf|docx?|html?|txt|jpe?g|png|md|py|ps|sh|pl|rs|so|cc)", re.IGNORECASE
)
_SLIPPED: Final = re.compile(
    r"(?P<secure>h?t{1,3}ps?|http?s?)\s?[:;.,]{0,2}\s?[/\\]{1,3}\s?(?=[\w-]+\.\w)", re.IGNORECASE
)
_TWICE: Final = re.compile(r"(?:https?:?//?){1,3}(?=https?://)", re.IGNORECASE)
_REMARK: Final = re.compile(
    r"[(\[]|\W*(?:accessed|last|retrieved|viewed|zugriff|abgerufen|zuletzt|consult)", re.IGNORECASE
)
_BLANK: Final = quote(" ")
_BEHIND: Final = "has punctuation after it"
_PATH: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_WRAPPED: Final = re.compile(
    r"[<\"'(\[“]+((?:https?|ftp)://[^\s<>\"”]+?)[>\"')\]”]+[.,;]?", re.IGNORECASE
)


class Link(NamedTuple):
    """A web address, or one of another scheme, which is not checked."""

    address: str

    @property
    def normal(self) -> str:
        """The address with its scheme and the name of its server in small letters."""
        return _SERVER.sub(lambda match: match[0].lower(), self.address, count=1)


def is_clean(value: str) -> bool:
    """Say whether the value is one address as it should be. Quick."""
    return _CLEAN.fullmatch(value) is not None and value.count("://") == 1


def are_clean(value: str, separator: str) -> bool:
    """Say whether a value is an address, or a list of them with a separator (`""` for none)."""
    if is_clean(value):
        return True
    return bool(separator) and all(is_clean(each.strip()) for each in value.split(separator))


def parse(line: str) -> Link | Fault:
    """Read one line of an address field; a fault says which addresses were probably meant."""
    if is_clean(line) or _DATABASE.fullmatch(line):
        return Link(line)
    if wrapped := _WRAPPED.fullmatch(line):
        return Fault("has brackets or quotes around it", (wrapped[1],))
    if _WEB.match(line):
        return _with_scheme(line) or Link(line)
    if nearly := _nearly_web(line):
        return nearly
    if _OTHER_SCHEME.match(line) and not _WEB.search(line):
        return Link(line)
    return _without_scheme(line)


def _with_scheme(line: str) -> Fault | None:
    words = line.split()
    if len(words) > 1:
        return _with_blanks(words)
    several = [part for part in re.split(r"[;,|]+(?=https?://)", line) if part]
    if len(several) > 1 and all(_HOST.match(part) for part in several):
        return Fault(f"contains {len(several)} addresses", tuple(several))
    if _TWICE.match(line):
        return Fault("has its beginning twice", (_TWICE.sub("", line, count=1),))
    if not _HOST.match(line):
        return Fault("does not contain the name of a server")
    return None


def _with_blanks(words: list[str]) -> Fault:
    parts = [part for word in words if (part := word.strip(";,|"))]
    if all(_WEB.match(part) or part.lower().startswith("www.") for part in parts):
        meant = tuple(part if _WEB.match(part) else f"https://{part}" for part in parts)
        return Fault(f"contains {len(parts)} addresses" if len(parts) > 1 else _BEHIND, meant)
    if any(_WEB.match(part) for part in parts[1:]):
        return Fault("has text between its addresses")
    if _HOST.match(words[0]) and _REMARK.match(" ".join(words[1:])):
        return Fault("has a remark after it", (words[0].rstrip(",;."),))
    joined = words[0]
    for word in words[1:]:  # a space next to a separator of the address is not part of a name
        joined += word if joined.endswith(("-", "/")) or word.startswith("/") else _BLANK + word
    return Fault("has a space in it", (joined,) if _HOST.match(joined) else ())


def _nearly_web(line: str) -> Fault | None:
    """Judge a line that may begin with a misspelt scheme."""
    scheme = _SCHEME.match(line)
    if scheme is None or not _NEARLY_WEB.fullmatch(scheme[1]):
        return None
    meant = f"http{'s' if 's' in scheme[1].lower() else ''}://{line[scheme.end() :]}"
    return Fault("does not begin with https://", (meant,) if is_clean(meant) else ())


def _without_scheme(line: str) -> Fault:
    if len(line.split()) == 1:
        if re.match(rf"(?i)(?:doi:)?{patterns.DOI}/\S", line):
            return Fault(
                "is a DOI, not an address", ("https://doi.org/" + re.sub(r"(?i)^doi:", "", line),)
            )
        if _BARE_HOST.fullmatch(line) and not _NO_ADDRESS.fullmatch(line):
            return Fault("does not begin with https://", (f"https://{line}",))
    if line.startswith("//") and is_clean(f"https:{line}"):
        return Fault("does not begin with https://", (f"https:{line}",))
    if slipped := _SLIPPED.match(line):
        scheme = "https://" if "s" in slipped["secure"].lower() else "http://"
        meant = scheme + line[slipped.end() :]
        return Fault("does not begin with https://", (meant,) if is_clean(meant) else ())
    inside = _PATH.findall(line)
    if len(inside) == 1 and is_clean(inside[0].rstrip(".,;)>]")):
        return Fault("has text before the address", (inside[0].rstrip(".,;)>]"),))
    return Fault("is not a web address")
