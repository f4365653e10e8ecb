"""The settings for editors that no test drives: well-formed, and true to the dialects."""

import json
import plistlib
import re
import subprocess
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from editors.find import ROOT
from reftag import __version__
from reftag.config.model import AUTO, TARGET_SETS, TARGETS
from reftag.dialects import NO_PRODUCER, dialect, names, producers
from reftag.dialects.editor_files import emacs, kate, sublime, vim, vscode
from reftag.dialects.grammar_parts import NO_TAG, SCOPES, TAG
from reftag.importers.load import importers
from reftag.lsp.capabilities import LEGEND

EDITORS = ROOT / "editors"
COMMAND = ["reftag", "server"]


def extensions(name: str) -> set[str]:
    return {extension.removeprefix(".") for extension in dialect(name).extensions}


@pytest.fixture(scope="module")
def contributed() -> dict[str, Any]:
    """Return what the VS Code extension adds."""
    manifest = json.loads((EDITORS / "vscode" / "package.json").read_text(encoding="utf-8"))
    contributes: dict[str, Any] = manifest["contributes"]
    return contributes


def test_vscode_knows_every_dialect(contributed: dict[str, Any]) -> None:
    languages = {each["id"]: each for each in contributed["languages"]}
    assert set(languages) == set(names())
    for name, language in languages.items():
        ours = {extension.removeprefix(".") for extension in language.get("extensions", ())}
        assert ours == extensions(name)
        assert dialect(name).title in language["aliases"]
    grammars = {each["language"]: each for each in contributed["grammars"]}
    assert set(grammars) == set(names())
    for name, grammar in grammars.items():
        made = json.loads((ROOT / grammar["path"]).read_text(encoding="utf-8"))
        assert made["scopeName"] == grammar["scopeName"] == f"text.{name}"
    settings = {
        name: value
        for group in contributed["configuration"]
        for name, value in group["properties"].items()
    }
    said = settings["reftag.dialect"]["enum"]
    assert set(said) == {AUTO, *names()}
    targets = settings["reftag.targets"]["items"]["enum"]
    assert set(targets) == {*TARGETS, *TARGET_SETS}
    programs = settings["reftag.producer"]
    assert programs["enum"] == [programs["default"], *producers()] == [NO_PRODUCER, *producers()]
    assert len(programs["enumDescriptions"]) == len(programs["enum"])
    [defaults] = [key for key in contributed["configurationDefaults"] if key.startswith("[")]
    assert set(re.findall(r"\[(.*?)\]", defaults)) == set(names())


def test_vscode_shows_colours_by_meaning_as_the_grammars_do(contributed: dict[str, Any]) -> None:
    own = {each["id"] for each in contributed["semanticTokenTypes"]}
    assert own | {"type", "number", "keyword"} == set(LEGEND.token_types), "three are VS Code's"
    assert [each["id"] for each in contributed["semanticTokenModifiers"]] == LEGEND.token_modifiers
    scopes = {each["language"]: each["scopes"] for each in contributed["semanticTokenScopes"]}
    assert scopes == {
        name: {
            "tag": [f"{TAG}.{name}"],
            **{of: [f"{scope.split()[-1]}.{name}"] for of, scope in SCOPES.items()},
            "*.invalid": [f"{NO_TAG}.{name}"],
        }
        for name in names()
    }


def test_vscode_offers_the_formats_by_their_names() -> None:
    source = (EDITORS / "vscode" / "src" / "formats.ts").read_text(encoding="utf-8")
    offered = dict(re.findall(r'id: "(.*?)", title: "(.*?)"', source))
    assert offered == {name: dialect(name).title for name in names()}
    measured = dict(re.findall(r'id: "(.*?)",.* measured: (true|false)', source))
    assert {name for name in measured if measured[name] == "true"} == {
        name for name in names() if importers(name)
    }


@pytest.mark.parametrize("name", names())
def test_a_first_line_that_vscode_goes_by_begins_a_record(
    contributed: dict[str, Any], name: str
) -> None:
    """Files without an extension are known by it; what may be prose must not match."""
    [language] = [each for each in contributed["languages"] if each["id"] == name]
    if "firstLine" not in language:
        assert not dialect(name).type_code, "any line of refer may be a remark in TeX"
        return
    pattern = re.compile(language["firstLine"].replace("\\\\", "\\"))
    samples = [path for path in (EDITORS / "samples").iterdir() if _is_in(path, name)]
    assert samples
    first = next(line for path in samples for line in _lines(path) if pattern.search(line))
    assert first
    for line in ("Notes on tags", "AU Smith", "PT Barnum", "RT this", "%A remark", "TI - 1", ""):
        assert not pattern.search(line)


def _is_in(path: Path, name: str) -> bool:
    return path.suffix in dialect(name).extensions or name in path.stem


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def test_helix() -> None:
    settings = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text(encoding="utf-8"))
    server = settings["language-server"]["reftag"]
    assert [server["command"], *server["args"]] == COMMAND
    languages = {each["name"]: each for each in settings["language"]}
    assert set(languages) == set(names())
    for name, language in languages.items():
        assert set(language["file-types"]) == extensions(name)
        assert language["language-servers"] == ["reftag"]


def test_sublime_text() -> None:
    folder = EDITORS / "sublime"
    settings = json.loads((folder / "LSP.sublime-settings").read_text(encoding="utf-8"))
    client = settings["clients"]["reftag"]
    assert client["command"] == COMMAND
    found = {}
    for path in folder.glob("*.tmLanguage"):
        syntax = plistlib.loads(path.read_bytes())
        found[syntax["scopeName"].removeprefix("text.")] = set(syntax["fileTypes"])
    assert found == {name: extensions(name) for name in names()}
    assert set(client["selector"].split(" | ")) == {f"text.{name}" for name in names()}


@pytest.mark.parametrize("name", names())
def test_kate(name: str) -> None:
    folder = EDITORS / "kate"
    settings = json.loads((folder / "lspclient.json").read_text(encoding="utf-8"))
    syntax = ET.parse(folder / f"{name}.xml").getroot()  # noqa: S314  # it is ours
    server = settings["servers"][name]
    assert server["command"] == COMMAND
    assert re.match(server["highlightingModeRegex"], syntax.attrib["name"])
    patterns = {each.removeprefix("*.") for each in syntax.attrib["extensions"].split(";")}
    assert patterns - {""} == extensions(name)


@pytest.mark.parametrize("name", names())
def test_neovim(name: str) -> None:
    folder = EDITORS / "neovim"
    for path in ("lsp/reftag.lua", "plugin/reftag.lua"):
        assert f'"{name}"' in (folder / path).read_text(encoding="utf-8")


def test_mason() -> None:
    """The registry installs this version from PyPI."""
    path = EDITORS / "neovim" / "mason" / "packages" / "reftag" / "package.yaml"
    package = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert package["name"] == path.parent.name
    assert package["source"]["id"] == f"pkg:pypi/reftag@{__version__}"
    assert package["bin"] == {"reftag": "pypi:reftag"}


@pytest.mark.parametrize("name", names())
def test_vim_lsp(name: str) -> None:
    plugin = (EDITORS / "vim" / "plugin" / "reftag.vim").read_text(encoding="utf-8")
    assert f"'{name}'" in plugin


def test_eglot() -> None:
    """The modes are named there before they are loaded."""
    [modes] = re.findall(
        r"eglot-server-programs\s+'\(\((.*?)\)",
        (EDITORS / "emacs" / "reftag.el").read_text(encoding="utf-8"),
    )
    assert modes.split() == [f"{name}-mode" for name in names()]


def test_the_version_of_the_package_for_emacs() -> None:
    text = (EDITORS / "emacs" / "reftag.el").read_text(encoding="utf-8")
    assert re.findall(r"^;; Version: (.*)$", text, re.MULTILINE) == [__version__]


def test_jupyterlab() -> None:
    """The entry point leads to a specification that starts this server."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [(name, value)] = project["entry-points"]["jupyter_lsp_spec_v1"].items()
    [(key, found)] = EntryPoint(name, value, "jupyter_lsp_spec_v1").load()(None).items()
    assert key == name
    assert found["version"] == 2
    assert set(names()) < set(found["languages"])
    done = subprocess.run([*found["argv"], "--help"], capture_output=True, text=True, check=True)
    assert "--stdio" in done.stdout


@pytest.mark.parametrize(
    "editor", [emacs, kate, sublime, vim, vscode], ids=lambda each: each.__name__
)
def test_what_is_made_from_the_dialects(editor: ModuleType) -> None:
    for path, text in editor.files().items():
        assert (EDITORS / path).read_text(encoding="utf-8") == text, f"{path}: run `make generate`"
