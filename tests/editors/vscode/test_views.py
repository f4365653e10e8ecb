"""The views of the extension in a real VS Code, with ten records and with forty thousand."""

from pathlib import Path

import pytest

from . import views_records
from .conftest import PICTURES, Editor, Node
from .test_vscode import Outcome, outcome

SCENARIOS = [
    "list_ten_records",
    "filter_and_order_records",
    "copy_and_delete_records",
    "preview_a_record",
    "show_what_importers_lose",
    "list_forty_thousand_records",
]


@pytest.fixture(scope="module")
def views(browser: Node, editor: Editor, workspace: Path) -> Outcome:
    for name in ("ten.enw", "delete.enw", "portability.enw"):
        (workspace / name).write_text(views_records.TEN, encoding="utf-8")
    (workspace / "large.enw").write_text(views_records.many(40_000))
    return outcome(browser.run("views.mjs", editor.address, workspace, PICTURES))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_view(views: Outcome, scenario: str) -> None:
    error = views.errors[scenario]
    assert error is None, error


def test_views_ran_nothing_else_and_showed_no_message(views: Outcome) -> None:
    assert list(views.errors) == SCENARIOS
    assert views.toasts == []
