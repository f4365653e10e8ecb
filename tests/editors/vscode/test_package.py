"""What is in the .vsix and in the files beside it; needs Node but neither VS Code nor a browser."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import reftag
from reftag.dialects import names

from .conftest import EXTENSION, HERE, Node

LIBS = "extension/bundled/libs/"


@pytest.fixture(scope="module")
def vsix(node: Node) -> zipfile.ZipFile:
    script = EXTENSION / "scripts" / "package.mjs"
    printed = node.run(str(script)).strip()
    return zipfile.ZipFile(printed)


def test_vsix_holds_what_is_needed_and_no_more(vsix: zipfile.ZipFile) -> None:
    held = vsix.namelist()
    assert {
        "extension/package.json",
        "extension/dist/extension.js",
        "extension/dist/web.js",
        "extension/dist/csl.mjs",
        "extension/dist/THIRD-PARTY.txt",
        *(f"extension/syntaxes/{name}.tmLanguage.json" for name in names()),
        *(f"extension/languages/{name}.json" for name in names()),
        "extension/images/icon.png",
        f"{LIBS}reftag/__main__.py",
        *(f"{LIBS}reftag/dialects/{name}.toml" for name in names()),
        f"{LIBS}pygls/__init__.py",
        f"{LIBS}ftfy/__init__.py",
        f"{LIBS}tomlkit/__init__.py",
    } <= set(held)
    unwanted = re.compile(
        r"\.(so|pyd|dylib|dll|exe|pyc|ts|map)$|/bin/|__pycache__|node_modules|direct_url"
    )
    assert not [name for name in held if unwanted.search(name)]
    assert "vscode-languageclient" in vsix.read("extension/dist/THIRD-PARTY.txt").decode()


def test_nothing_that_nobody_uses_is_in_it(vsix: zipfile.ZipFile) -> None:
    held = vsix.namelist()
    unused = re.compile(
        r"/(tqdm|cattr|stdnum|preconf|strategies)/|wcwidth/.*/_known_|pygls/.*client\.py$|\.pyi$"
        r"|dist-info/[^/]+$"
    )
    assert not [name for name in held if unused.search(name)]
    size = sum(each.file_size for each in vsix.infolist() if "/engine/" not in each.filename)
    assert size < 7_000_000, f"{size} bytes unpacked, without the engine"


def test_citation_styles_are_in_it_once(vsix: zipfile.ZipFile) -> None:
    scripts = {name: vsix.read(name) for name in vsix.namelist() if name.endswith((".js", ".mjs"))}
    having = [name for name, script in scripts.items() if b"purl.org/net/xbiblio/csl" in script]
    assert having == ["extension/dist/csl.mjs"]


def test_each_bundled_package_has_its_licence(vsix: zipfile.ZipFile) -> None:
    held = vsix.namelist()
    packages = {name.removeprefix(LIBS).split("/")[0] for name in held if name.startswith(LIBS)}
    described = {each for each in packages if each.endswith(".dist-info")}
    assert len(described) >= 9
    for each in described:
        licences = [
            name
            for name in held
            if name.startswith(f"{LIBS}{each}/") and re.search(r"(?i)licen[cs]e", name)
        ]
        assert licences, each


def test_bundled_server_runs_by_itself(vsix: zipfile.ZipFile, tmp_path: Path) -> None:
    vsix.extractall(tmp_path, [name for name in vsix.namelist() if name.startswith(LIBS)])
    bare_python = getattr(sys, "_base_executable", sys.executable)
    done = subprocess.run(
        [bare_python, "-S", "-m", "reftag", "--version"],
        env={**os.environ, "PYTHONPATH": str(tmp_path / LIBS), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"reftag {reftag.__version__}\n"


def test_every_part_has_the_same_version() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text())
    lock = json.loads((EXTENSION / "package-lock.json").read_text())
    assert manifest["version"] == lock["version"] == reftag.__version__


def test_lock_file_names_no_registry() -> None:
    packages = json.loads((EXTENSION / "package-lock.json").read_text())["packages"]
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert all("integrity" in package for name, package in packages.items() if name)


@pytest.mark.parametrize("name", ["alive", "csl", "deaths", "python", "toml"])
def test_sources_without_vscode(node: Node, name: str) -> None:
    done = subprocess.run(
        [node.program, "--test", HERE / "units" / f"{name}.test.mjs"],
        env=node.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_edit_serves_the_samples(node: Node) -> None:
    """`make edit` without VS Code, up to where a person would look at it."""
    printed = node.run(str(EXTENSION / "scripts" / "edit.mjs"), "--smoke", "--port", "0")
    address = re.search(r"http://127\.0\.0\.1:\d+/\?\S+", printed)
    assert address is not None, printed
    assert "mistakes.enw" in address[0]
