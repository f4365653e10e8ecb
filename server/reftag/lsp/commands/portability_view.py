"""reftag.portabilityView: returns the report on what importers lose of a document, for a view.

It is what `reftag.portability.panel` says, and besides:

    {"programs": [{"name": "zotero", "title": "Zotero"}], "chosen": ["zotero"],
     "setBy": "editor" | "default" | "<path of a reftag.toml>",
     "targets": [{…, "fixable": ["RT401"]}]}

`programs` are all that can be chosen, `chosen` those that the settings name.
"""

from reftag.config.model import DEFAULT_ORIGIN, TARGETS
from reftag.importers.unread import title
from reftag.lint import rule
from reftag.lsp.capabilities import PORTABILITY_VIEW
from reftag.lsp.commands.portability import name_of, report_on
from reftag.lsp.encoded import Json
from reftag.lsp.session import Session
from reftag.portability.panel import panel
from reftag.portability.report import TargetReport
from reftag.text.steps import Steps

NAME = PORTABILITY_VIEW


def run(session: Session, uri: object, targets: object = None) -> Steps[Json]:
    """Return the report; it raises what `reftag.portability` does."""
    found = yield from report_on(session, str(uri), targets)
    view = panel(found, name_of(str(uri)))
    reports = {target.importer.name: target for target in found.targets}
    for target in view["targets"]:
        target["fixable"] = _fixable(reports[target["target"]])
    merged = session.settings.of(str(uri)).merged
    view["programs"] = [{"name": name, "title": title(name)} for name in TARGETS]
    view["chosen"] = list(merged.settings.targets)
    view["setBy"] = merged.origins.get("targets", DEFAULT_ORIGIN)
    return view


def _fixable(target: TargetReport) -> list[str]:
    """Return the codes of the rules whose safe fixes save something, in an editor."""
    codes = {loss.rule for loss in target.losses if loss.rule and loss.safe}
    return sorted(code for code in codes if not rule(code).whole_file)
