"""reftag.rules: returns all rules, for an editor that lets people choose one to read about."""

from reftag.lint import all_rules
from reftag.lsp.capabilities import RULES
from reftag.lsp.encoded import Json
from reftag.lsp.session import Session

NAME = RULES


def run(_session: Session) -> list[Json]:
    """Return code, name and summary of each rule."""
    return [{"code": rule.code, "name": rule.name, "summary": rule.summary} for rule in all_rules()]
