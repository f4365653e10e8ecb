"""Renaming a person, a journal, a keyword, a publisher or a label, wherever records name it.

What is written as at the cursor becomes the new text, and so does a person whom another format
writes in its own way (*Hahn,Ute*), in that way: renaming back gives every text back. Other
spellings of the same name (*HAHN, UTE*) are changed only if the user confirms it: which of them are
mistakes is not known. A change after which a record would be read as anything but the same fields
with the new name is refused.
"""

from typing import NamedTuple

from reftag.dialects import Tag
from reftag.dialects.roles import SHORT
from reftag.ide.mentions import Mention
from reftag.ide.value_at import looks_like_a_tag
from reftag.index import Fact, fact, parts
from reftag.syntax import Document, Record
from reftag.text import Edit, apply
from reftag.values import names
from reftag.values.names import Name


class CannotRenameError(ValueError):
    """Why something cannot be renamed to a text: a sentence for the user."""


class Renamed(NamedTuple):
    """The edits of one record, in its offsets."""

    edits: list[Edit]
    doubtful: list[Edit]
    """Of other spellings, to be confirmed."""


def new_name(kind: str, text: str) -> str:
    """Return a new name as it will be written. Raises `CannotRenameError` if it is not one."""
    new = text.strip()
    if not new:
        raise CannotRenameError("A name cannot be empty")
    if not {"\r", "\n"}.isdisjoint(new):
        raise CannotRenameError("A name cannot contain a line break")
    new = " ".join(new.split())
    if kind == "person" and ";" in new:
        raise CannotRenameError(f'"{new}" would be read as several people because of ";"')
    if fact(kind, new) is None:
        raise CannotRenameError(f'"{new}" has no letters, so it is not a name')
    return new


def renamed(record: Record, named: Fact, places: list[Mention], old: str, new: str) -> Renamed:
    """Return what becomes of the places in which a record names something.

    Raises `CannotRenameError` if the record would be read in another way then.
    """
    edits: list[Edit] = []
    doubtful: list[Edit] = []
    for place in places:
        tag = record.dialect.by_code[place.field.code]
        own, written = _in_form(old, tag, named), _in_form(new, tag, fact(named.kind, new))
        if place.text == old:
            edits.append(Edit(*place.span, new))
        elif place.text == own and written != new:  # else both would be written alike then
            edits.append(Edit(*place.span, written))
        else:
            doubtful.append(Edit(*place.span, written))
            continue
        edits += _short_form(record, place, old, new)
    edits = sorted(set(edits))  # a short name may be there twice, or above the full ones
    _require_same_reading(record, edits)
    if doubtful:
        _require_same_reading(record, sorted([*edits, *doubtful]))
    return Renamed(edits, doubtful)


def _short_form(record: Record, place: Mention, old: str, new: str) -> list[Edit]:
    """Return the edit of the short name that goes with a full one: `AU` with `FAU` or `AF`."""
    role = record.role_of(place.field)
    if role not in SHORT:
        return []
    full, short = list(record.with_role(role)), list(record.with_role(SHORT[role]))
    before, after = _name(old), _name(new)
    if len(short) != len(full) or before is None or after is None:
        return []  # which is whose is not known
    found = short[full.index(place.field)]
    for sign in (" ", ", "):
        if found.value != old and found.value == before.shortened(sign):
            return [Edit(*found.value_span, after.shortened(sign))]
    return []


def _in_form(text: str, tag: Tag, named: Fact | None) -> str:
    """Return a person's name as the tag's format writes names, all else as it is."""
    found = _name(text) if tag.kind == "person" else None
    if found is None or named is None:
        return text
    written = found.written(tag.names)
    return written if fact("person", written) == named else text  # initials alone say less


def _name(text: str) -> Name | None:
    """Return the name of a person, if it has a given name."""
    found = names.parse(text)
    return found if isinstance(found, Name) and found.given else None


def _require_same_reading(record: Record, edits: list[Edit]) -> None:
    if any(looks_like_a_tag(record.dialect, text) for text in {edit.text for edit in edits}):
        raise _unreadable(record, edits)
    changed = Document.read(apply(record.text, edits), record.dialect)
    after = next(iter(changed))
    if len(changed) > 1 or len(after.fields) != len(record.fields):
        raise _unreadable(record, edits)
    new = {(start, end): text for start, end, text in edits}
    for one, other in zip(record.fields, after.fields, strict=True):
        wanted, read = one.value, other.value
        if any(one.start <= start < one.end for start, _ in new):
            spans = [part.span for part in parts(record, one)]
            wanted = "\n".join(new.get(span, record.text[slice(*span)]) for span in spans)
            read = "\n".join(after.text[slice(*part.span)] for part in parts(after, other))
        if (one.code, one.flaw, wanted) != (other.code, other.flaw, read):
            raise _unreadable(record, edits)


def _unreadable(record: Record, edits: list[Edit]) -> CannotRenameError:
    new = edits[0].text
    tag = record.tag_of(next(each for each in record.fields if each.end > edits[0].start))
    separator = (tag.separator or ";" * (tag.kind == "keyword")) if tag else ""
    if separator and separator in new:
        return CannotRenameError(
            f'"{new}" would be read as several values because of "{separator}"'
        )
    return CannotRenameError(f'"{new}" would be read as a tag or as part of one')
