"""reftag.fixForTarget: returns the edits that keep a target from losing or misreading something."""

from lsprotocol import types as t
from pygls.exceptions import JsonRpcInvalidParams

from reftag.config.model import TARGETS
from reftag.ide.actions import fix_safe
from reftag.index import FileIndex
from reftag.lint import Linter, UnknownRuleError, rule
from reftag.lsp.capabilities import FIX_FOR_TARGET
from reftag.lsp.edits_of_file import edits_of_file
from reftag.lsp.session import Session
from reftag.text.steps import Steps

NAME = FIX_FOR_TARGET


def run(session: Session, uri: object, target: object, codes: object) -> Steps[list[t.TextEdit]]:
    """Return the edits of all safe fixes that these rules have for the target."""
    snapshot = session.snapshot(str(uri))
    if snapshot is None:
        raise JsonRpcInvalidParams(f"{uri} is not open")
    if why := snapshot.refuses_edits():
        raise JsonRpcInvalidParams(f"Nothing was changed in this file: {why}")
    if target not in TARGETS:
        raise JsonRpcInvalidParams(f"There is no target {target}")
    try:
        rules = [rule(str(code)) for code in (codes if isinstance(codes, list) else ())]
    except UnknownRuleError as error:
        raise JsonRpcInvalidParams(str(error)) from error
    # What is ignored in a record stays as it is.
    suppressions = snapshot.linter.suppressions
    linter = Linter(rules, targets=[str(target)], suppressions=suppressions)
    report = yield from linter.check_gradually(FileIndex(snapshot.document, noted=False))
    fixed = yield from fix_safe(snapshot.document, report, linter)
    return (yield from edits_of_file(session, snapshot, fixed.edits))
