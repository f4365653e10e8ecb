"""workspace/symbol: records of all files, by words of the title, people, year, label and DOI."""

import time
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from lsprotocol import types as t

from reftag.index.facts import FoundRecord
from reftag.lsp.convert import place_of
from reftag.lsp.session import Session
from reftag.text.steps import Steps
from reftag.values.plain_letters import letters

METHOD = t.WORKSPACE_SYMBOL
EMPTY = None

_MOST: Final = 200
"""More records than anybody looks through: another word finds fewer."""

_PATIENCE: Final = 2.0
"""Seconds that it takes part in the reading, before it answers with what there is."""


def answer(session: Session, params: t.WorkspaceSymbolParams) -> Steps[list[t.WorkspaceSymbol]]:
    """Return the records that a query finds; those of many files as far as they were read."""
    index, patience = session.workspace.index, time.monotonic() + _PATIENCE
    for _ in index.gathered():
        yield
        if time.monotonic() > patience:
            break
    words = [plain for word in params.query.split() if (plain := letters(word))]
    found = yield from index.search(params.query, _MOST)
    return [_symbol(each, words) for each in found]


def _symbol(found: FoundRecord, words: list[str]) -> t.WorkspaceSymbol:
    # Editors look for the query again, in the name: what it has found must be there.
    shown = letters(found.shown)
    matched = zip(words, found.matched, strict=True)
    also = dict.fromkeys(written for word, written in matched if word not in shown)
    name = " · ".join((found.shown, *also))
    file = unquote(PurePosixPath(found.file).name)
    return t.WorkspaceSymbol(place_of(found), name, t.SymbolKind.Class, container_name=file)
