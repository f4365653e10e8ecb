"""What settings mean: which rules run where, how severe, and what is silent."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings_in_force import codes, configurations, layers, linter, on
from reftag.config import Configurations
from reftag.config.globs import GlobError, check, escaped, fits
from reftag.config.record_keys import key_of
from reftag.dialects import dialect
from reftag.files import DISK
from reftag.index import FileIndex
from reftag.lint import Rule
from reftag.lint.engine import registry
from reftag.syntax import Document

EMPTY = "%0 Book\n%A Doe, Jane\n%T On Tags\n%D 2001\n%I Press\n%N\n"


def test_each_key_comes_from_the_highest_layer_that_has_it() -> None:
    found = layers(
        {"targets": ("zotero",), "ignore": ("RT2",), "severity.RT005": "hint"},
        'ignore = ["RT1"]\nseverity.RT101 = "hint"\nformat.blank-lines = 3\n',
        dialect="endnote",
    )
    assert found.settings.targets == ("zotero",)
    assert found.settings.ignore == ("RT1",)
    assert found.settings.severity == (("RT005", "hint"), ("RT101", "hint"))
    assert found.origins == {
        "targets": "editor",
        "ignore": "reftag.toml",
        "severity.RT005": "editor",
        "severity.RT101": "reftag.toml",
        "format.blank-lines": "reftag.toml",
        "dialect": "command line",
    }


def test_sets_are_resolved_wherever_they_are_named() -> None:
    text = """
        [sets]
        thesis = ["latex", "own"]
        own = ["zotero", "jabref"]
    """
    programs = ("jabref", "bibutils", "biblatex-csl-converter", "zotero")
    assert layers(file=f"targets = ['thesis']\n{text}").settings.targets == programs
    assert layers(file=text, targets=("thesis", "own", "endnote")).settings.targets == (
        *programs,
        "endnote",
    )
    assert layers({"targets": ("latex",)}).settings.targets == programs[:3]
    assert layers(file=text).settings.sets == (
        ("thesis", programs),
        ("own", ("zotero", "jabref")),
    )


def test_a_set_of_ours_can_be_replaced() -> None:
    text = 'targets = ["latex"]\n[sets]\nlatex = ["jabref"]\n'
    assert layers(file=text).settings.targets == ("jabref",)


def test_targets_of_the_command_line_that_nobody_knows() -> None:
    found = layers(file='[sets]\nmine = ["zotero"]\n', targets=("mine", "yours", "jabref"))
    assert found.settings.targets == ("zotero", "jabref")
    assert found.unknown_targets == ("yours",)


def test_who_selects_chooses_anew() -> None:
    text = 'ignore = ["RT005"]\nseverity.RT101 = "off"\nseverity.RT102 = "hint"\n'
    found = layers(file=text, select=("RT0",)).settings
    assert (found.ignore, found.severity) == ((), (("RT102", "hint"),))
    assert layers({"select": ("RT0",)}, text).settings.ignore == ("RT005",)


def test_which_rules_are_on(tmp_path: Path) -> None:
    text = """
        select = ["RT0", "duplicate-tag"]
        ignore = ["RT00", "RT013"]
        [severity]
        RT0 = "information"
        text-outside-record = "error"
        unknown-type = "hint"
        missing-separator = "off"
    """
    found = configurations(tmp_path, reftag_toml=text)
    rules = on(found, tmp_path / "a.enw")
    assert not rules.keys() & {"RT001", "RT005", "RT008", "RT013"}
    assert rules["RT010"] == "information"
    assert rules["RT011"] == "hint"
    assert rules["RT101"] == "error"
    assert "RT102" not in rules


def test_a_severity_switches_a_rule_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = Rule("RT998", "quiet", "error", "", "", "", (), lambda *_: (), on=False)
    monkeypatch.setattr(registry, "all_rules", lambda: (rule,))
    path = tmp_path / "a.enw"
    assert on(configurations(tmp_path, reftag_toml=""), path) == {}
    quiet = 'severity.quiet = "hint"\n'
    assert on(configurations(tmp_path, reftag_toml=quiet), path) == {"RT998": "hint"}
    assert on(configurations(tmp_path, reftag_toml=f'ignore = ["RT9"]\n{quiet}'), path) == {}
    assert on(configurations(tmp_path, reftag_toml=f"select = []\n{quiet}"), path) == {}


def test_rules_are_off_in_some_files(tmp_path: Path) -> None:
    text = '[per-file-ignores]\n"old/*.enw" = ["RT0"]\n"a.enw" = ["RT1"]\n'
    found = configurations(tmp_path, reftag_toml=text)

    def groups(name: str) -> set[str]:
        return {code[:3] for code in on(found, tmp_path / name)}

    assert groups("b.enw") >= {"RT0", "RT1", "RT2"}
    assert "RT0" not in groups("old/b.enw")
    assert "RT0" in groups("new/old/b.enw")
    assert not groups("old/a.enw") & {"RT0", "RT1"}


def test_the_nearest_file_counts_alone(tmp_path: Path) -> None:
    found = configurations(
        tmp_path, reftag_toml='select = ["RT0"]', sub__reftag_toml='select = ["RT1"]'
    )
    assert {code[:3] for code in on(found, tmp_path / "a.enw")} == {"RT0"}
    assert {code[:3] for code in on(found, tmp_path / "sub/deep/er/a.enw")} == {"RT1"}


def test_what_was_read_stays_until_it_is_forgotten(tmp_path: Path) -> None:
    found = configurations(tmp_path, reftag_toml='select = ["RT0"]')
    path = tmp_path / "a.enw"
    before = linter(found, path)
    configurations(tmp_path, reftag_toml='select = ["RT1"]')
    assert linter(found, path) is before
    found.forget()
    assert "RT005" not in on(found, path)
    configurations(tmp_path, reftag_toml='select = ["RT0"] # as it was')
    found.forget()
    assert linter(found, path) is before


def test_the_last_good_settings_stay(tmp_path: Path) -> None:
    found = configurations(tmp_path, reftag_toml='select = ["RT0"]')
    path = tmp_path / "a.enw"
    before = linter(found, path)
    for broken in ("select = [", 'select = ["RT1"]\nx = 1\n'):
        configurations(tmp_path, reftag_toml=broken)
        found.forget()
        assert linter(found, path) is before
        assert found.of_file(path).problems


@pytest.mark.parametrize(
    ("glob", "inside", "outside"),
    [
        ("*.enw", ["a.enw", "b/a.enw", "x.enw/y"], ["a.enwx", "a.ris"]),
        ("archive", ["archive", "archive/a", "b/archive/c"], ["archives"]),
        ("archive/**", ["archive/a", "archive/b/c"], ["archive", "b/archive/c"]),
        ("archive/", ["archive/a"], ["archived"]),
        ("./archive", ["archive/a"], ["b/archive"]),
        ("a/*.enw", ["a/b.enw"], ["a/c/b.enw", "c/a/b.enw"]),
        ("a/**/b", ["a/b", "a/c/b", "a/c/d/b"], ["a/cb", "ab"]),
        ("**/b", ["b", "a/b"], ["ab"]),
        ("**", ["a", "a/b"], []),
        ("a?.enw", ["ab.enw"], ["a.enw", "a/.enw"]),
        ("[ab].enw", ["a.enw", "b.enw"], ["c.enw", "[ab].enw"]),
        ("[!ab].enw", ["c.enw"], ["a.enw"]),
        ("[a-c].enw", ["b.enw"], ["d.enw", "-.enw"]),
        ("a[[]b].enw", ["a[b].enw"], ["ab.enw"]),
        ("a+(b).enw", ["a+(b).enw"], ["aab.enw"]),
    ],
)
def test_patterns(glob: str, inside: list[str], outside: list[str]) -> None:
    assert [path for path in inside + outside if fits(glob, path)] == inside


@pytest.mark.parametrize("glob", ["", "/a", "a//b", "C:/a", "a\\b", "[a", "a**", "../a", "[b-a]"])
def test_no_pattern(glob: str) -> None:
    with pytest.raises(GlobError):
        check(glob)


@given(st.lists(st.text("ab*?[]!-.", min_size=1), min_size=1, max_size=3))
def test_a_path_can_be_named_exactly(names: list[str]) -> None:
    if any(name in (".", "..") for name in names):
        return
    path = "/".join(names)
    assert fits(escaped(path), path)
    assert not fits(escaped(path), f"c{path}")
    assert not fits(escaped(path), f"c/{path}")


def test_excluded(tmp_path: Path) -> None:
    found = configurations(tmp_path, reftag_toml='exclude = ["archive/**", "old"]')
    configured = found.of_folder(tmp_path)
    assert configured.excluded(tmp_path / "archive" / "a.enw")
    assert configured.excluded(tmp_path / "b" / "old" / "a.enw")
    assert not configured.excluded(tmp_path / "a.enw")


@pytest.mark.parametrize(
    "name",
    [
        "10.2196/56529",
        "doi:10.2196/56529",
        "DOI 10.2196/56529",
        "https://doi.org/10.2196/56529",
        "http://dx.doi.org/10.2196/56529",
        "On  tags:",
        "38861302",
        "PMID: 38861302",
    ],
)
@pytest.mark.parametrize(
    "named",
    ["%R 10.2196/56529", "%R https://doi.org/10.2196/56529", "%U http://doi.org/10.2196/56529"],
)
def test_rules_are_off_in_a_record(name: str, named: str, tmp_path: Path) -> None:
    text = 'select = ["RT005", "RT101"]\n'
    text += f'[[ignore-in-record]]\nrecord = "{name}"\nrules = ["empty-value"]\n'
    lint = linter(configurations(tmp_path, reftag_toml=text), tmp_path / "a.enw")
    record = f"{EMPTY}{named}\n%M 38861302\n"
    assert codes(lint, f"{record}%K\n") == []
    other = EMPTY.replace("Tags", "Others")
    assert codes(lint, f"{record}\n{other}") == ["15 RT005"]
    assert codes(lint, f"{record}%T Again\n") == ["3 RT101", "9 RT101"]


def test_what_names_records_is_compared_without_signs() -> None:
    assert key_of(" On Tags, again: a   «Study» ") == key_of("ON TAGS AGAIN a study.")
    assert key_of("10.1000/ABC") == key_of("https://doi.org/10.1000/abc")
    assert key_of("10.1000/a-b") != key_of("10.1000/ab")


@given(st.data())
def test_incremental_is_from_scratch_with_records_ignored(data: st.DataObject) -> None:
    pieces = ["%0 Book\n", "%T On Tags\n", "%N\n", "%T Other\n", "%R 10.1000/x\n", "\n", "stray\n"]
    texts = st.lists(st.sampled_from(pieces), max_size=8).map("".join)
    text = '[[ignore-in-record]]\nrecord = "On Tags"\nrules = ["RT0"]\n'
    text += '[[ignore-in-record]]\nrecord = "10.1000/x"\nrules = ["RT008", "RT1"]\n'
    folder = Path("/nowhere")
    found = Configurations(DISK, only=folder / "x.toml", read_text=lambda _: text)
    lint = linter(found, folder / "a.enw")
    document = Document.read(data.draw(texts), dialect("endnote"))
    index = FileIndex(document)
    report = lint.check(document, index)
    for _ in range(3):
        start = data.draw(st.integers(0, document.buffer.length))
        end = data.draw(st.integers(start, document.buffer.length))
        document, change = document.edit(start, end, data.draw(texts))
        report = lint.update(report, index, index.edit(change))
    again = lint.check(Document.read(document.text, dialect("endnote")))
    assert list(report.in_order()) == list(again.in_order())
