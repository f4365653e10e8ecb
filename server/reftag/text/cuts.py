"""Edits that cut something out of a line of text, or replace it, and leave no double spaces."""

from collections.abc import Iterable

from reftag.text.edits import Edit


def fitted(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Return ordered `edits`, adjusted so that no extra spaces are left.

    Where text is replaced by nothing or by a space, the spaces around it become one space, or
    none at the beginning and the end of the line.
    """
    found: list[Edit] = []
    for edit in _joined(edits):
        reached = found[-1].end if found else 0
        if edit.start < reached:
            continue  # already removed with the spaces after the edit before it
        if edit.text.strip():
            found.append(edit)
            continue
        start, end = edit.start, edit.end
        space_before = _ends_with_space(text, found, start)
        if space_before:
            while text[end : end + 1] in (" ", "\t"):
                end += 1
        at_end = end == len(text)
        while at_end and start > reached and text[start - 1] in " \t":
            start -= 1
        space_after = at_end or text[end].isspace()
        found.append(Edit(start, end, "" if space_before or space_after else edit.text))
    return found


def _joined(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits with adjacent deletions joined into one."""
    joined: list[Edit] = []
    for edit in edits:
        last = joined[-1] if joined else None
        if last and last.end == edit.start and not last.text.strip() and not edit.text.strip():
            joined[-1] = Edit(last.start, edit.end, (last.text + edit.text)[:1])
        else:
            joined.append(edit)
    return joined


def _ends_with_space(text: str, found: list[Edit], start: int) -> bool:
    """Say whether the text before an edit is empty or ends with a space."""
    for edit in reversed(found):
        if edit.end != start:
            break
        if edit.text:
            return edit.text[-1].isspace()
        start = edit.start
    return not start or text[start - 1].isspace()
