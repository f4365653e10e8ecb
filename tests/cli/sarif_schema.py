"""What the SARIF 2.1.0 standard says of the objects that reftag writes, by hand and in short.

An object is a dict of its properties; `!` marks those that have to be there, and there may be no
others. A list holds the description of its items; a set is an enumeration; a function says yes or
no. The published schema (docs.oasis-open.org/sarif) says the same in a hundred pages.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit


def _from_one(value: object) -> bool:
    return isinstance(value, int) and value >= 1


def _from_zero(value: object) -> bool:
    return isinstance(value, int) and value >= 0


def _uri(value: object) -> bool:
    return isinstance(value, str) and bool(urlsplit(value).scheme) and value.isascii()


def _reference(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and not set(value) & set(' "<>\\^`{|}')


def _any_object(value: object) -> bool:
    return isinstance(value, dict)


LEVEL = {"none", "note", "warning", "error"}
MESSAGE = {"text!": str}
TEXTS = {"text!": str, "markdown": str}
ARTIFACT = {"uri": _reference, "uriBaseId": str}
REGION = {
    "startLine": _from_one,
    "startColumn": _from_one,
    "endLine": _from_one,
    "endColumn": _from_one,
}
LOCATION = {
    "id": _from_zero,
    "message": MESSAGE,
    "physicalLocation": {"artifactLocation": ARTIFACT, "region": REGION},
}
REPLACEMENT = {"deletedRegion!": REGION, "insertedContent": {"text": str}}
FIX = {
    "description": MESSAGE,
    "artifactChanges!": [{"artifactLocation!": ARTIFACT, "replacements!": [REPLACEMENT]}],
    "properties": _any_object,
}
RESULT = {
    "ruleId": str,
    "ruleIndex": _from_zero,
    "level": LEVEL,
    "message!": MESSAGE,
    "locations": [LOCATION],
    "relatedLocations": [LOCATION],
    "fixes": [FIX],
}
RULE = {
    "id!": str,
    "name": str,
    "shortDescription": TEXTS,
    "fullDescription": TEXTS,
    "help": TEXTS,
    "helpUri": _uri,
    "defaultConfiguration": {"enabled": bool, "level": LEVEL},
}
RUN = {
    "tool!": {"driver!": {"name!": str, "version": str, "rules": [RULE]}},
    "columnKind": {"utf16CodeUnits", "unicodeCodePoints"},
    "originalUriBaseIds": {"%SRCROOT%": {"uri": _uri}},
    "results": [RESULT],
}
LOG = {"$schema": _uri, "version!": {"2.1.0"}, "runs!": [RUN]}


def faults(value: object, wanted: object = LOG, path: str = "log") -> Iterator[str]:
    """Yield what is wrong with a part of a log."""
    if isinstance(wanted, dict):
        if not isinstance(value, dict):
            yield f"{path} is no object"
            return
        known = {name.removesuffix("!"): each for name, each in wanted.items()}
        yield from (f"{path} has a {name}" for name in value.keys() - known.keys())
        yield from (
            f"{path} has no {name[:-1]}"
            for name in wanted
            if name.endswith("!") and name[:-1] not in value
        )
        for name in value.keys() & known.keys():
            yield from faults(value[name], known[name], f"{path}.{name}")
    elif isinstance(wanted, list):
        if not isinstance(value, list):
            yield f"{path} is no array"
            return
        if any(value.count(each) > 1 for each in value) and "replacements" not in path:
            yield f"{path} holds the same twice"
        for number, each in enumerate(value):
            yield from faults(each, wanted[0], f"{path}[{number}]")
    elif isinstance(wanted, set):
        if value not in wanted:
            yield f"{path} is {value!r}"
    elif isinstance(wanted, type):
        if type(value) is not wanted:
            yield f"{path} is {value!r}"
    elif callable(wanted) and not wanted(value):
        yield f"{path} is {value!r}"
