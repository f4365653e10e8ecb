"""What of the messages that have arrived is still worth doing, as they are in JSON.

A client that types faster than it is answered sends edits upon edits, and questions that it has
withdrawn or that count in a text which it has changed since. What has arrived is looked through
before any of it is done:

- Edits of a document are made together, so that it is checked once.
- A request that was cancelled is not computed.
- A position means nothing in a document that has changed since: such a request is answered with
  the error that says so (`ContentModified`), as is a request for edits.
- Other requests about a document are answered from its newest text, once its edits are made.
- Completion is done in its turn, between the edits: an editor asks for it at the first letter of a
  word, goes through what it gets by those that follow, and shows nothing if it is refused.

Anything else (documents that are opened or closed, commands, answers) is done in its turn, and
nothing is moved past it.
"""

from collections.abc import Collection, Sequence
from typing import Any, Final, NamedTuple

from reftag.lsp.encoded import Json

CHANGE: Final = "textDocument/didChange"
CANCEL: Final = "$/cancelRequest"
_COMPLETION: Final = "textDocument/completion"
_FORMAT: Final = "textDocument/formatting"
_PLACES: Final = ("position", "positions", "range", "ranges")


class Waiting(NamedTuple):
    """Messages that have arrived."""

    messages: list[Any]
    """What is to be done, in this order."""
    cancelled: list[Any]
    """The requests that were cancelled."""
    outdated: list[Any]
    """The requests whose documents have changed since."""


def looked_through(messages: Collection[Any]) -> Waiting:
    """Return what is to be done of messages, and which requests are not to be answered."""
    cancels = {
        identity: each
        for each in messages
        if _method(each) == CANCEL and (identity := _id(each.get("params"))) is not None
    }
    waiting = Waiting([], [], [])
    stretch: list[Json] = []
    for each in messages:
        if _method(each) == CANCEL:
            continue
        if _id(each) in cancels and _method(each) is not None:
            waiting.cancelled.append(each)
            del cancels[_id(each)]
        elif _uri(each) is not None and _method(each) != _COMPLETION:
            stretch.append(each)
        else:
            _arrange(stretch, waiting)
            stretch.clear()
            waiting.messages.append(each)
    _arrange(stretch, waiting)
    # What is cancelled besides is being done.
    return waiting._replace(messages=[*cancels.values(), *waiting.messages])


def _arrange(stretch: Sequence[Json], waiting: Waiting) -> None:
    """Put edits of documents before the requests among them, as far as these can still be done."""
    changes: dict[str | None, list[Json]] = {}
    for each in stretch:
        if _method(each) == CHANGE:
            changes.setdefault(_uri(each), []).append(each)
    waiting.messages.extend(map(_together, changes.values()))
    for each in stretch:
        if _method(each) == CHANGE:
            changes[_uri(each)].pop()  # those that are left come after this message
        elif changes.get(_uri(each)) and _is_outdated(each):
            waiting.outdated.append(each)
        else:
            waiting.messages.append(each)


def _together(changes: Sequence[Json]) -> Json:
    """Return one message that makes the changes of several."""
    made = [each for message in changes for each in message["params"]["contentChanges"]]
    last = changes[-1]
    return {**last, "params": {**last["params"], "contentChanges": made}}


def _is_outdated(request: Json) -> bool:
    """Say whether a request means nothing once its document has changed."""
    places = not request["params"].keys().isdisjoint(_PLACES)
    return places or request["method"] == _FORMAT


def _uri(message: object) -> str | None:
    """Return the document that is edited, or that a request is about; None for other messages."""
    if not isinstance(message, dict):
        return None
    params = message.get("params")
    document = params.get("textDocument") if isinstance(params, dict) else None
    uri = document.get("uri") if isinstance(document, dict) else None
    if not isinstance(uri, str) or not isinstance(params, dict):
        return None
    if _method(message) == CHANGE:
        return uri if isinstance(params.get("contentChanges"), list) else None
    return uri if "id" in message and isinstance(_method(message), str) else None


def _method(message: object) -> object:
    return message.get("method") if isinstance(message, dict) else None


def _id(message: object) -> object:
    """Return the id of a message, or the one that it cancels; None if there is none."""
    identity = message.get("id") if isinstance(message, dict) else None
    return identity if isinstance(identity, str | int) else None
