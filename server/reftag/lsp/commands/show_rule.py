"""reftag.showRule: opens the page of a rule."""

from pygls.exceptions import JsonRpcInvalidParams

from reftag.lint import UnknownRuleError, rule
from reftag.lint.rule_pages import page_uri
from reftag.lsp.capabilities import SHOW_RULE
from reftag.lsp.outgoing import ShowDocument
from reftag.lsp.session import Session

NAME = SHOW_RULE


def run(session: Session, code: object) -> None:
    """Show the page of the rule with this code."""
    try:
        named = rule(str(code))
    except UnknownRuleError as error:
        raise JsonRpcInvalidParams(str(error)) from error
    session.outbox.append(ShowDocument(page_uri(named)))
