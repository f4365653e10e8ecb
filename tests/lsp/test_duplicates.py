"""Duplicates across files in editors: open documents, and what is below the open folders."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lsp.bench import CARDS, Bench, fail
from lsp.later import finish
from properties.strategies import edits, place
from reftag.files import DISK, DiskFiles
from reftag.index import Fact, Ranked
from reftag.lsp import documents, outgoing, workspace
from reftag.lsp.client import Client
from reftag.lsp.folders import FolderReader
from reftag.lsp.snapshot import TextChange

OTHER = CARDS.replace("Cards", "Books")
LINKED = "%0 Book\n%A Hahn, Ute\n%T Cards\n%I Example Press\n%D 2018\n%R 10.5555/cards\n"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_two_open_documents(bench: Bench) -> None:
    bench.open("a.enw", f"{OTHER}\n{CARDS}")
    bench.told(outgoing.Publish)
    bench.open("b.enw", CARDS)
    assert bench.shows("a.enw") == ["8 -> b.enw:2"]
    assert bench.shows("b.enw") == ["2 -> a.enw:8"]
    finish(bench.session)
    assert bench.told(outgoing.Publish) == ["b.enw", "a.enw"]
    bench.session.close(bench.uri("b.enw"))
    finish(bench.session)
    assert bench.shows("a.enw") == []
    assert bench.told(outgoing.Publish) == ["a.enw"]


def test_a_large_document_is_forgotten_in_steps(bench: Bench) -> None:
    volumes = [f"%0 Book\n%T Volume {at}\n%R 10.5555/{at}\n" for at in range(2_000)]
    bench.open("a.enw", "\n".join(volumes))
    bench.open("b.enw", volumes[-1])
    finish(bench.session)
    assert bench.shows("b.enw") == ["1 -> a.enw:7997"]
    bench.session.close(bench.uri("a.enw"))
    assert bench.session.workspace.put_off
    bench.open("a.enw", volumes[-1])
    finish(bench.session)
    assert bench.shows("b.enw") == ["1 -> a.enw:1"]
    bench.session.close(bench.uri("a.enw"))
    finish(bench.session)
    assert bench.shows("b.enw") == []


def test_a_large_document_that_is_opened_again_without_its_duplicate(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace, "_NOTED", 100)
    many = "".join(f"%0 Book\n%T Volume {at}\n%R 10.5555/v{at}\n\n" for at in range(400))
    bench.open("a.enw", LINKED)
    bench.open("b.enw", many + LINKED)
    bench.later()
    assert bench.shows("a.enw")
    bench.session.close(bench.uri("b.enw"))
    bench.open("b.enw", many)
    bench.later()
    assert not bench.shows("a.enw")


def test_an_edit_is_seen_in_the_other_document(bench: Bench) -> None:
    bench.open("a.enw", LINKED)
    bench.open("b.enw", OTHER)
    finish(bench.session)
    bench.session.outbox.clear()
    bench.insert("b.enw", 1, "%R 10.5555/cards\n")
    finish(bench.session)
    assert bench.told(outgoing.Publish) == ["b.enw", "a.enw"]
    assert bench.shows("a.enw") == ["2 -> b.enw:3"]
    # Only lines move: the other document shows the new ones.
    bench.insert("b.enw", 0, "\n\n")
    finish(bench.session)
    assert bench.told(outgoing.Publish) == ["b.enw", "a.enw"]
    assert bench.shows("a.enw") == ["2 -> b.enw:5"]
    # Others are not notified of what changes nothing for them.
    bench.insert("b.enw", 2, "%K cards ")
    finish(bench.session)
    assert bench.told(outgoing.Publish) == ["b.enw"]
    bench.session.change(bench.uri("b.enw"), 3, [TextChange(OTHER)])
    finish(bench.session)
    assert bench.shows("a.enw") == []


def test_clients_that_ask_are_told_to_ask_again(tmp_path: Path) -> None:
    client = Client(watches_files=True, pulls_diagnostics=True, refreshes_diagnostics=True)
    bench = Bench(tmp_path, client)
    bench.open("a.enw", CARDS)
    bench.session.diagnostics(bench.uri("a.enw"))
    before = bench.session.snapshots[bench.uri("a.enw")]
    bench.open("b.enw", CARDS)
    finish(bench.session)
    assert len(bench.told(outgoing.Refresh)) == 1
    after = bench.session.snapshots[bench.uri("a.enw")]
    assert (after.version, after.serial > before.serial) == (before.version, True)
    finish(bench.session)
    assert bench.told(outgoing.Refresh) == []
    bench.insert("b.enw", 0, "\n")
    finish(bench.session)
    assert bench.session.snapshots[bench.uri("a.enw")].serial > after.serial


def test_files_on_disk(bench: Bench) -> None:
    bench.write("sub/disk.enw", f"{OTHER}\n{CARDS}")
    bench.write(".hidden/disk.enw", CARDS)
    bench.write("disk.txt", CARDS)
    bench.open("a.enw", CARDS)
    bench.later()
    assert bench.shows("a.enw") == ["2 -> disk.enw:8"]
    bench.write("sub/disk.enw", f"{CARDS}\n{OTHER}")
    bench.later()
    assert bench.shows("a.enw") == ["2 -> disk.enw:2"]
    # What is on the screen counts, not what is on the disk.
    bench.open("sub/disk.enw", OTHER)
    assert bench.shows("a.enw") == []
    bench.later()
    assert bench.shows("a.enw") == []
    bench.session.close(bench.uri("sub/disk.enw"))
    bench.later()
    assert bench.shows("a.enw") == ["2 -> disk.enw:2"]
    bench.write("sub/disk.enw", None)
    bench.later()
    assert bench.shows("a.enw") == []


def test_a_file_that_has_not_changed_is_not_read_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write("disk.enw", CARDS)
    bench.later()
    with monkeypatch.context() as patch:
        patch.setattr(DiskFiles, "read_range", fail)
        bench.later()
    bench.open("a.enw", CARDS)
    assert bench.shows("a.enw") == ["2 -> disk.enw:2"]


def test_a_document_is_no_duplicate_of_itself(bench: Bench) -> None:
    bench.write("a.enw", CARDS)
    bench.open("a.enw", CARDS)
    bench.session.open(bench.uri("a.enw").replace("file:", "git:"), "endnote", 1, CARDS)
    (bench.folder / "link.enw").symlink_to("a.enw")
    bench.open("link.enw", CARDS)
    bench.later()
    assert bench.shows("a.enw") == bench.shows("link.enw") == []


def test_a_document_that_was_never_saved(bench: Bench) -> None:
    bench.write("disk.enw", CARDS)
    bench.later()
    bench.session.open("untitled:Untitled-1", "endnote", 1, CARDS)
    shown = bench.session.diagnostics("untitled:Untitled-1")
    assert shown is not None
    (found,) = shown[1]
    assert found["message"].startswith("This work is also in disk.enw")


def test_reftag_toml(bench: Bench) -> None:
    bench.write("old/disk.enw", CARDS)
    bench.open("a.enw", CARDS)
    for text in ('exclude = ["old"]\n', '[per-file-ignores]\n"old/*" = ["RT601"]\n'):
        bench.write("reftag.toml", text)
        bench.session.settings_changed()
        bench.later()
        assert bench.shows("a.enw") == []
        bench.write("reftag.toml", 'severity.RT601 = "hint"')
        bench.session.settings_changed()
        bench.later()
        assert bench.shows("a.enw") == ["2 -> disk.enw:2"]


def test_it_can_be_switched_off(bench: Bench) -> None:
    bench.write("disk.enw", CARDS)
    bench.open("a.enw", CARDS)
    bench.open("b.enw", f"{CARDS}\n{CARDS}")
    bench.later()
    assert bench.shows("a.enw") == ["2 -> b.enw:2 -> b.enw:8 -> disk.enw:2"]
    for sent, expected in [
        ({"compareFiles": False}, []),
        ({"reftag": {"compareFiles": True}}, ["2 -> b.enw:2 -> b.enw:8 -> disk.enw:2"]),
    ]:
        bench.session.set_editor(sent)
        bench.later()
        assert bench.shows("a.enw") == expected
        assert len(bench.shows("b.enw")) == 2


def test_the_index_is_there_when_the_rule_is_off(bench: Bench) -> None:
    bench.write("reftag.toml", 'ignore = ["RT601"]\n')
    bench.write("disk.enw", CARDS)
    bench.open("a.enw", f"{CARDS}\n{OTHER}")
    bench.later()
    assert bench.shows("a.enw") == []
    facts = bench.session.workspace.index.facts
    assert facts.ranking("person").best("", 9) == [Ranked("Moreau, Luc", 3)]
    bench.insert("a.enw", 1, "%A Hahn, Ute\n")
    assert facts.spellings(Fact("person", "hahn, ute")) == {"Hahn, Ute": 1}
    bench.session.close(bench.uri("a.enw"))
    bench.later()
    assert facts.ranking("person").best("", 9) == [Ranked("Moreau, Luc", 1)]


def test_limits(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    for number in range(4):
        bench.write(f"{number}.enw", CARDS)
    bench.write("large.enw", CARDS * 9)
    session = bench.session
    session.folders = FolderReader(
        DISK, session.settings, session.workspace, session._show, 8 * len(CARDS)
    )
    session.set_editor({"maxFiles": 3})
    bench.later()
    session.read_folders()
    bench.later()
    said = [each.message for each in session.outbox if isinstance(each, outgoing.ShowMessage)]
    assert len(said) == 1, "the limit is said once"
    assert "it stopped after 3 files" in said[0]
    assert "`reftag.maxFiles`" in said[0]
    bench.open("a.enw", CARDS)
    assert bench.shows("a.enw") == ["2 -> 0.enw:2 -> 1.enw:2 -> 2.enw:2"]


def test_whoever_wants_no_files_read_is_told_nothing(bench: Bench) -> None:
    bench.write("0.enw", CARDS)
    bench.session.set_editor({"maxFiles": 0})
    bench.open("a.enw", CARDS)
    bench.later()
    assert bench.shows("a.enw") == []
    assert not [each for each in bench.session.outbox if isinstance(each, outgoing.ShowMessage)]


def test_much_at_once_is_put_off(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "_AT_ONCE", 3)
    dateless = LINKED.replace("%D", "%K")  # only their DOIs make them duplicates
    many = "\n".join(f"{dateless[:-6]}{at}\n" for at in range(20))
    bench.open("a.enw", many)
    bench.open("b.enw", many)
    assert 0 < len(bench.shows("a.enw")) < 20
    assert len(bench.shows("b.enw")) == 20
    bench.insert("b.enw", 0, "\n")  # and the user continues typing
    bench.session.change(bench.uri("b.enw"), 3, [TextChange("", ((1, 0), (8, 0)))])
    bench.later()
    assert len(bench.shows("a.enw")) == len(bench.shows("b.enw")) == 19
    bench.session.change(bench.uri("b.enw"), 4, [TextChange("")])
    bench.shows("a.enw")
    bench.later()
    assert bench.shows("a.enw") == []


SETTINGS: tuple[dict[str, object], ...] = (
    {"compareFiles": False},
    {"compareFiles": True},
    {"compareFiles": True, "ignore": ["RT601"]},
    {"compareFiles": True, "severity": {"RT601": "hint"}},
)
NAMES = ("a.enw", "sub/b.enw", "c.enw")
RECORDS = st.sampled_from([CARDS, LINKED, OTHER, f"{LINKED}%V 1\n", f"{LINKED}%V 2\n"])
FILES = st.lists(RECORDS, max_size=4).map("\n".join)
STEPS = st.one_of(
    st.tuples(st.just("open"), FILES),
    st.tuples(st.just("close"), st.none()),
    st.tuples(st.just("edit"), edits),
    st.tuples(st.just("write"), st.one_of(st.none(), FILES)),
    st.tuples(st.just("settings"), st.sampled_from(SETTINGS)),
)
SCRIPT = st.lists(st.tuples(st.sampled_from(NAMES), STEPS), max_size=8)


@settings(deadline=None)
@given(SCRIPT, st.integers(1, 40), st.integers(0, 100))
@example(
    script=[
        ("a.enw", ("write", CARDS)),
        ("c.enw", ("open", CARDS)),
        ("a.enw", ("settings", SETTINGS[3])),
    ],
    at_once=1,
    steps=40,
)
def test_incremental_is_from_scratch(
    script: list[tuple[str, tuple[str, object]]], at_once: int, steps: int
) -> None:
    """In the end all documents show what they would if the editor had just been started."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for name in ("_AT_ONCE", "_NOTED", "_SLICE"):
            patch.setattr(workspace, name, at_once)
        for name in ("_AT_ONCE", "PIECE", "_MARKED"):
            patch.setattr(documents, name, at_once if name == "_MARKED" else 20 * at_once)
        in_force: object = {}
        bench = Bench(Path(folder))
        texts: dict[str, str] = {}
        for name, (step, what) in script:
            if step == "write":
                assert what is None or isinstance(what, str)
                bench.write(name, what)
                bench.session.read_folders()
                finish(bench.session, steps)
            elif step == "settings":
                in_force = what
                bench.session.set_editor(what)
                finish(bench.session, steps)
            elif step == "open" and name not in texts:
                texts[name] = str(what)
                bench.open(name, texts[name])
            elif step == "close" and name in texts:
                bench.session.close(bench.uri(name))
                del texts[name]
            elif step == "edit" and name in texts:
                texts[name] = _edited(bench, name, texts[name], what)
        bench.later()
        fresh = Bench(Path(folder))
        fresh.session.set_editor(in_force)
        finish(fresh.session)
        for name in sorted(texts, reverse=True):
            fresh.open(name, texts[name])
        fresh.later()
        for name in texts:
            found = bench.session.diagnostics(bench.uri(name))
            expected = fresh.session.diagnostics(fresh.uri(name))
            assert found is not None
            assert expected is not None
            assert found[1] == expected[1]
        kept, made = (each.session.workspace.index.facts for each in (bench, fresh))
        assert kept.complete
        assert made.complete
        for kind in ("person", "keyword", "type"):
            assert kept.ranking(kind) == made.ranking(kind)


def _edited(bench: Bench, name: str, text: str, script: object) -> str:
    assert isinstance(script, list)
    for cut, new in script:
        start, end = place(text, cut)
        snapshot = bench.session.snapshots[bench.uri(name)]
        (first, second) = (snapshot.document.position_at(at, "utf-16") for at in (start, end))
        bench.session.change(bench.uri(name), 2, [TextChange(new, (first, second))])
        text = text[:start] + new + text[end:]
        current = bench.session.snapshots[bench.uri(name)].document.text
        text = current  # a position inside of CRLF is moved before it
    return text
