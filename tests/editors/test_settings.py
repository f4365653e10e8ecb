"""The settings for editors that no test drives: well-formed, and true to the dialect."""

import json
import re
import tomllib
from xml.etree import ElementTree as ET

from editors.find import ROOT
from reftag.dialects import dialect

EDITORS = ROOT / "editors"
COMMAND = ["reftag", "server"]
NAME = "endnote"
EXTENSIONS = {extension.removeprefix(".") for extension in dialect(NAME).extensions}


def test_helix() -> None:
    settings = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text(encoding="utf-8"))
    [language] = settings["language"]
    server = settings["language-server"]["reftag"]
    assert [server["command"], *server["args"]] == COMMAND
    assert language["name"] == NAME
    assert set(language["file-types"]) == EXTENSIONS


def test_sublime_text() -> None:
    folder = EDITORS / "sublime"
    settings = json.loads((folder / "LSP.sublime-settings").read_text(encoding="utf-8"))
    client = settings["clients"]["reftag"]
    syntax = (folder / "EndNote.sublime-syntax").read_text(encoding="utf-8")
    assert client["command"] == COMMAND
    assert f"scope: {client['selector']}\n" in syntax
    extensions = re.search(r"^file_extensions: \[(.*)\]$", syntax, re.MULTILINE)
    assert extensions is not None
    assert set(extensions[1].split(", ")) == EXTENSIONS


def test_kate() -> None:
    folder = EDITORS / "kate"
    settings = json.loads((folder / "lspclient.json").read_text(encoding="utf-8"))
    syntax = ET.parse(folder / "endnote.xml").getroot()  # noqa: S314  # it is ours
    server = settings["servers"][NAME]
    assert server["command"] == COMMAND
    assert re.match(server["highlightingModeRegex"], syntax.attrib["name"])
    patterns = {pattern.removeprefix("*.") for pattern in syntax.attrib["extensions"].split(";")}
    assert patterns == EXTENSIONS
