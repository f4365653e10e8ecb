"""What package.json promises: texts in every language, settings with editors, menus that apply."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from .conftest import EXTENSION

LANGUAGES = ["de"]
MANIFEST: dict[str, Any] = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
CONTRIBUTES: dict[str, Any] = MANIFEST["contributes"]
SETTINGS: dict[str, dict[str, Any]] = {
    name: value
    for group in CONTRIBUTES["configuration"]
    for name, value in group["properties"].items()
}
COMMANDS = {each["command"] for each in CONTRIBUTES["commands"]}

APPLIES = re.compile(
    r"resourceLangId in reftag\.(languages|measuredLanguages)|reftag\.running|workspaceFolderCount"
    r"|reftag\.\w+"
)
ALWAYS = {"reftag.restart", "reftag.showOutput"}


def texts(name: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((EXTENSION / name).read_text(encoding="utf-8"))
    return found


def strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from strings(value)


def in_sources() -> set[str]:
    """The strings that the code has for people."""
    return {
        json.loads(f'"{text}"')
        for path in (EXTENSION / "src").rglob("*.ts")
        for text in re.findall(r'l10n\.t\(\s*"((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8"))
    }


def places(text: str) -> set[str]:
    """What a translation must keep: places for values, code, links."""
    return set(re.findall(r"\{\d\}|`[^`]+`|\]\([^)]*\)", text))


def test_every_key_of_the_manifest_has_a_text() -> None:
    used = set(re.findall(r'"%([\w.-]+)%"', json.dumps(MANIFEST)))
    assert used == set(texts("package.nls.json"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_manifest_is_missing(language: str) -> None:
    english, other = texts("package.nls.json"), texts(f"package.nls.{language}.json")
    assert set(english) == set(other)
    for key, text in english.items():
        assert other[key].strip(), key
        assert places(other[key]) == places(text) or key.startswith("walkthrough"), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_code_is_missing(language: str) -> None:
    other = texts(f"l10n/bundle.l10n.{language}.json")
    assert set(other) == in_sources()
    for text, translated in other.items():
        assert places(translated) == places(text), text


def test_texts_for_people_are_translatable() -> None:
    """What is shown is a key of package.nls.json; only names are not."""
    shown = [
        *(
            setting.get("description", setting.get("markdownDescription"))
            for setting in SETTINGS.values()
        ),
        *(each["title"] for each in CONTRIBUTES["commands"]),
        *(each["label"] for each in CONTRIBUTES["submenus"]),
        *(group["title"] for group in CONTRIBUTES["configuration"]),
        *(each["description"] for each in CONTRIBUTES["semanticTokenTypes"]),
        *(step["description"] for each in CONTRIBUTES["walkthroughs"] for step in each["steps"]),
    ]
    assert not [text for text in shown if not re.fullmatch(r"%[\w.-]+%", text)]


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_has_an_editor_in_the_settings_ui(name: str) -> None:
    """VS Code has one for these shapes; all others read "Edit in settings.json"."""
    setting = SETTINGS[name]
    kind = setting["type"]
    if kind == "array":
        assert setting["items"]["type"] == "string"
    elif kind == "object":
        assert setting["additionalProperties"]["type"] == "string"
    else:
        assert kind in {"string", "boolean", "integer"}
    for value in ("enumDescriptions", "enumItemLabels"):
        assert len(setting.get(value, setting.get("enum", ()))) == len(setting.get("enum", ()))


def test_settings_are_grouped_and_ordered() -> None:
    groups = CONTRIBUTES["configuration"]
    assert [group["order"] for group in groups] == list(range(1, len(groups) + 1))
    for group in groups:
        orders = [value["order"] for value in group["properties"].values()]
        assert orders == list(range(1, len(orders) + 1))


def test_commands_are_offered_only_where_they_apply() -> None:
    palette = {each["command"]: each["when"] for each in CONTRIBUTES["menus"]["commandPalette"]}
    assert set(palette) == COMMANDS - ALWAYS
    menus = {
        each["command"]
        for place, entries in CONTRIBUTES["menus"].items()
        for each in entries
        if "command" in each and place != "commandPalette"
    }
    assert menus <= COMMANDS
    assert all(APPLIES.search(when) for when in palette.values())


def test_what_the_walkthrough_leads_to_is_there() -> None:
    [walkthrough] = CONTRIBUTES["walkthroughs"]
    assert len(walkthrough["steps"]) == 4
    led = set(re.findall(r"command:(reftag\.\w+)", json.dumps(texts("package.nls.json"))))
    assert led
    assert led <= COMMANDS
    for step in walkthrough["steps"]:
        for image in step["media"]["image"].values():
            assert (EXTENSION / image).stat().st_size > 5_000, image


def test_readme_has_every_setting() -> None:
    readme = (EXTENSION / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(reftag\.[\w.]+)`", readme.split("## Settings")[1])) >= set(SETTINGS)
