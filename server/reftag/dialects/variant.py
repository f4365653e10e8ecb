"""A dialect as one program writes it: the dialect's data with a producer's changes laid over it.

What comes out is a dialect like any other, so that rules, hover and completion follow without
knowing of it. How a producer's file is written is explained at the head of `producers/ads.toml`.
"""

from collections.abc import Iterable
from typing import Any, Final

from reftag.dialects.model import DialectError

Toml = dict[str, Any]

_ABOUT: Final = ("dialect", "program", "complete")
"""Keys of a producer's file that are about the file and have no place in a dialect."""


def varied(base: Toml, producer: Toml) -> Toml:
    """Return the data of a dialect's file as `producer` changes it; neither is changed.

    Raises `DialectError` for a change to a tag that the dialect does not have.
    """
    whole = producer.get("complete", False)
    changes = {key: producer[key] for key in producer if key not in _ABOUT}
    changed = {entry["code"]: entry for entry in producer.get("tag", ())}
    own = {entry["name"]: entry for entry in producer.get("type", ())}
    roles = {tag["code"]: tag["role"] for tag in base["tag"]}
    if unknown := sorted(changed.keys() - roles):
        raise DialectError(f"tag {unknown[0]}: {base['name']} has no such tag to change")
    renamed = {code for code, entry in changed.items() if "name" in entry}
    reused = {
        code for code, entry in changed.items() if entry.get("role", roles[code]) != roles[code]
    }
    tags = _laid_over(
        [tag | {"narrower": ""} if tag["code"] in reused else tag for tag in base["tag"]],
        producer.get("tag", ()),
        "code",
        whole=whole,
    )
    types = _laid_over(base["type"], producer.get("type", ()), "name", whole=whole)
    return {
        **base,
        **changes,
        "reading": base.get("reading", {}) | producer.get("reading", {}),
        "tag": [_without(tag, producer["program"]) for tag in tags],
        "type": [_adapted(kind, own.get(kind["name"], {}), renamed, reused) for kind in types],
    }


def _laid_over(
    base: Iterable[Toml], changes: Iterable[Toml], key: str, *, whole: bool
) -> list[Toml]:
    """Return the entries of `base` with their changes; only those changed, if that is the whole."""
    known = {entry[key]: entry for entry in base}
    changed = {entry[key]: known.get(entry[key], {}) | entry for entry in changes}
    return list(changed.values()) if whole else list((known | changed).values())


def _without(tag: Toml, program: str) -> Toml:
    """Return a tag without the note on how `program` reads it, which is now its meaning."""
    others = {who: does for who, does in tag.get("importers", {}).items() if who != program}
    return tag | {"importers": others}


def _adapted(kind: Toml, own: Toml, renamed: set[str], reused: set[str]) -> Toml:
    """Return a type without names, roles and wishes for tags that are for something else now.

    `own` is what the producer itself says of the type, and stays.
    """
    labels = {code: name for code, name in kind.get("labels", {}).items() if code not in renamed}
    other = renamed | reused
    roles = {code: role for code, role in kind.get("roles", {}).items() if code not in other}
    groups = kind.get("required", ())
    required = [[code for code in group if code not in reused] for group in groups]
    wanted = {
        "labels": labels,
        "roles": roles,
        "required": [group for group in required if group],
        "recommended": [code for code in kind.get("recommended", ()) if code not in reused],
    }
    return kind | wanted | {key: own[key] for key in wanted if key in own}
