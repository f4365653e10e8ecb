"""Two folders that nobody has said to trust: no program in them is run, and reftag works."""

import json
import sys
from pathlib import Path

import pytest

from .conftest import BARE_PYTHON, PICTURES, Node, served

RECORD = "%0 Journal Article\n%A Doe, Jane\n%T On probing\n%J Probes\n%D 2024\n"
TRUSTS_NOBODY = {
    "security.workspace.trust.enabled": True,
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "never",
}


@pytest.mark.skipif(sys.platform == "win32", reason="the program that must not run is a script")
def test_restricted_mode_with_two_folders(browser: Node, tmp_path: Path) -> None:
    first, second = tmp_path / "first folder", tmp_path / "second folder"
    for folder in (first, second):
        (folder / ".vscode").mkdir(parents=True)
        trap = folder / "trap"
        trap.write_text(f"#!/bin/sh\ntouch '{folder}/was run'\n")
        trap.chmod(0o755)
        (folder / ".vscode" / "settings.json").write_text(json.dumps({"reftag.python": str(trap)}))
    (first / "first.enw").write_text(RECORD.replace("%A", "%a"))
    (second / "second.enw").write_text(
        RECORD.replace("%A", "%a").replace("%J", "%T Another title\n%J")
    )
    (second / "reftag.toml").write_text('ignore = ["RT003"]\n')
    workspace = tmp_path / "two.code-workspace"
    folders = [{"path": first.name}, {"path": second.name}]
    settings = {"reftag.python": str(first / "trap")}
    workspace.write_text(json.dumps({"folders": folders, "settings": settings}))
    with served(browser, tmp_path / "state", BARE_PYTHON | TRUSTS_NOBODY) as editor:
        printed = browser.run("restricted.mjs", editor.address, workspace, PICTURES)
    outcome = json.loads(printed)
    assert {one["name"]: one["error"] for one in outcome["results"]} == {
        "work_in_restricted_mode": None,
        "each_folder_has_its_own_settings": None,
    }
    assert outcome["toasts"] == []
    assert not [folder for folder in (first, second) if (folder / "was run").exists()]
