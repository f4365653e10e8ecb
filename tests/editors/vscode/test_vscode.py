"""The packaged extension in a real VS Code: in its window, and inside its extension host."""

import json
import os
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from . import reading_list
from .conftest import HERE, PICTURES, ROOT, Editor, Node

SAMPLES = ROOT / "editors" / "samples"
STORED = "REFTAG_PICTURES"
STEPS = ["open", "fix", "import", "settings"]

RECORD = "%0 Journal Article\n%A Doe, Jane\n%T On probing\n%J Probes\n%D 2024\n"
TIDES = RECORD.replace("Doe, Jane", "Strand, Eva").replace("probing", "the tides of two shores")
SEEDS = {
    "one-mistake.enw": RECORD.replace("%A", "%a"),
    "rule-page.enw": RECORD.replace("%A", "%a") + "%X 1) cards, 2) drawers\n",
    "one-mistake-more.enw": RECORD.replace("%A", "%a"),
    "by-name.enw": RECORD,
    "notes.txt": "Nothing but notes.\n",
    "one-title.enw": RECORD,
    "two-records.enw": f"{RECORD}\n{RECORD.replace('2024', '2020')}",
    "one-line.enw": RECORD.strip().replace("\n", " ") + "\n",
}
EDITED = {
    "begun.enw": RECORD,
    "people.enw": f"{RECORD.replace('Doe, Jane', 'Haahrlund, Ib')}\n"
    + RECORD.replace("2024", "2020").replace("probing", "testing"),
    "renamed.enw": f"{RECORD}\n{RECORD}".replace("Doe, Jane", "Rosenqvist, Bo").replace(
        "On probing\n%J Probes\n%D 2024\n\n", "On other things\n%J Probes\n%D 2023\n\n"
    ),
    "twice.enw": f"{TIDES}\n{TIDES}%K tides\n",
}

WINDOW_SCENARIOS = [
    "show_the_mistakes_of_the_sample",
    "mend_a_mistake",
    "complete_a_tag",
    "complete_by_name",
    "outline_shows_records",
    "put_one_line_record_in_order",
    "leave_brackets_of_prose_uncoloured",
    "mark_both_titles",
    "ris",
    "medline",
    "web_of_science",
    "show_the_commands_of_the_format",
    "show_the_menu_of_records",
    "show_what_was_found_in_the_status_bar",
    "every_setting_has_an_editor",
    "show_the_log",
    "open_the_page_of_a_rule",
    "show_a_rule_from_the_menu",
]
EDITING_SCENARIOS = [
    "read_a_folded_library_like_a_list",
    "complete_a_person_of_the_library",
    "begin_a_record",
    "find_a_record_in_the_workspace",
    "look_at_a_rename_and_leave_it",
    "rename_a_person_everywhere",
    "merge_duplicates",
]
HOST_TESTS = [
    "no_library_no_server",
    *sorted(
        file.stem
        for file in (HERE / "host").glob("*.cjs")
        if file.stem not in {"index", "run", "stand_in", "support", "wrong_on_purpose"}
    ),
]


class Outcome(NamedTuple):
    """What came of scenarios that ran one after another in one window."""

    errors: dict[str, str | None]
    toasts: list[dict[str, Any]]


def outcome(printed: str) -> Outcome:
    told = json.loads(printed)
    return Outcome({one["name"]: one["error"] for one in told["results"]}, told["toasts"])


@pytest.fixture(scope="module")
def window(browser: Node, editor: Editor, workspace: Path) -> Outcome:
    shutil.copytree(SAMPLES, workspace, dirs_exist_ok=True)
    for name, text in SEEDS.items():
        (workspace / name).write_text(text)
    return outcome(browser.run("window.mjs", editor.address, workspace, PICTURES))


@pytest.fixture(scope="module")
def editing(browser: Node, editor: Editor, window: Outcome, workspace: Path) -> Outcome:
    assert window.errors, "that one comes first, and needs the room in the list of files"
    for name, text in EDITED.items():
        (workspace / name).write_text(text)
    return outcome(browser.run("editing.mjs", editor.address, workspace, PICTURES))


@pytest.fixture(scope="module")
def host(browser: Node, editor: Editor, workspace: Path) -> Outcome:
    return outcome(
        browser.run("run-in-host.mjs", editor.address, workspace, editor.extension, PICTURES)
    )


@pytest.mark.parametrize("scenario", WINDOW_SCENARIOS)
def test_window(window: Outcome, scenario: str) -> None:
    error = window.errors[scenario]
    assert error is None, error


def test_window_ran_nothing_else_and_showed_no_message(window: Outcome) -> None:
    assert list(window.errors) == WINDOW_SCENARIOS
    assert window.toasts == []


@pytest.mark.parametrize("scenario", EDITING_SCENARIOS)
def test_editing(editing: Outcome, scenario: str) -> None:
    error = editing.errors[scenario]
    assert error is None, error


def test_editing_ran_nothing_else_and_showed_no_message(editing: Outcome) -> None:
    assert list(editing.errors) == EDITING_SCENARIOS
    assert editing.toasts == []


@pytest.mark.parametrize("name", HOST_TESTS)
def test_host(host: Outcome, name: str) -> None:
    error = host.errors[name]
    assert error is None, error


def test_host_reports_a_wrong_assertion(host: Outcome) -> None:
    error = host.errors["wrong_on_purpose"]
    assert error is not None
    assert "no such language" in error


def test_host_showed_these_messages(host: Outcome) -> None:
    shown = {toast["text"]: toast["buttons"] for toast in host.toasts}
    wanted = {
        "/nowhere/python": ["Select Python…", "Open Settings", "Get Python"],
        "is version 3.10.14, which is too old": ["Select Python…", "Open Settings", "Get Python"],
        "asked about.txt contains records": ["Treat as Web of Science", "Keep as Plain Text"],
        "RT003 is ignored from now on: this is written in": ["Open"],
        "libraries of this workspace": [],
    }
    for text, buttons in wanted.items():
        # One that is pointed at or unfolded is seen once more, with its source.
        assert {tuple(shown[each]) for each in shown if text in each} == {tuple(buttons)}, text
    known = (*wanted, "fixing all safe problems")
    assert [each for each in shown if not any(text in each for text in known)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures(browser: Node, editor: Editor, tmp_path: Path, scheme: str) -> None:
    """Takes those of READMEs and walkthrough; stores them only where REFTAG_PICTURES says so."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "reading-list.enw").write_text(reading_list.TEXT, encoding="utf-8")
    records = (SAMPLES / "mistakes.ciw").read_text(encoding="utf-8")
    (folder / "savedrecs.txt").write_text(records, encoding="utf-8")
    stored = Path(os.environ.get(STORED) or PICTURES / "images").resolve()
    browser.run("pictures.mjs", editor.address, folder, scheme, reading_list.MISTAKE, stored)
    for name in ("screenshot", *(f"walkthrough/{step}" for step in STEPS)):
        assert (stored / f"{name}-{scheme}.png").stat().st_size > 10_000, name
