"""VS Code in a browser, its folder on a server, and the extension told to run in the browser."""

import json
from pathlib import Path

from .conftest import BARE_PYTHON, PICTURES, Node, served

RECORD = "%0 Journal Article\n%a Doe, Jane\n%T On probing\n%J Probes\n%D 2024\n"
IN_THE_BROWSER = {"remote.extensionKind": {"reftag.reftag": ["ui"]}}


def test_the_engine_runs_in_the_browser(browser: Node, tmp_path: Path) -> None:
    library = tmp_path / "a library"
    library.mkdir()
    (library / "tag.enw").write_text(RECORD)
    with served(browser, tmp_path / "state", BARE_PYTHON | IN_THE_BROWSER) as editor:
        printed = browser.run("remote_folder.mjs", editor.address, library, PICTURES)
    outcome = json.loads(printed)
    assert {one["name"]: one["error"] for one in outcome["results"]} == {
        "mend_a_tag": None,
        "run_the_engine_in_the_browser": None,
    }
    assert outcome["toasts"] == []
