"""The packaged extension in VS Code for the Web: the tests of the host, where there is no Node."""

import json
import zipfile
from pathlib import Path

import pytest

from .conftest import ALONE, EXTENSION, PICTURES, Node
from .test_bundled import TESTS
from .test_vscode import Outcome, outcome

NOT_IN_A_BROWSER = {"restart"}
"""There are no processes."""
OF_THE_RUNNER = {"no_library_no_server"}
"""Run before all others, without being named."""
IN_WEB = [name for name in TESTS if name not in NOT_IN_A_BROWSER]


@pytest.fixture(scope="module")
def web(browser: Node, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("web")
    packed = browser.run(str(EXTENSION / "scripts" / "package.mjs")).strip().splitlines()[-1]
    with zipfile.ZipFile(packed) as vsix:
        vsix.extractall(folder)
    settings = folder / "workspace" / ".vscode" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps(ALONE))
    PICTURES.mkdir(parents=True, exist_ok=True)
    unpacked, workspace = folder / "extension", Path(settings.parents[1])
    named = [name for name in IN_WEB if name not in OF_THE_RUNNER]
    return outcome(browser.run("run-in-web.mjs", unpacked, workspace, PICTURES, *named))


@pytest.mark.parametrize("name", IN_WEB)
def test_in_web(web: Outcome, name: str) -> None:
    error = web.errors[name]
    assert error is None, error
