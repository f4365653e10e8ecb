"""`--fix` and `--diff`: what is written, what is not, and how."""

import os
import re
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.conftest import CLEAN, EMPTY_ISSUE, Reftag
from reftag.cli.output.diff import unified_diff
from reftag.files import DiskFiles
from reftag.lint import Context, Finding, Fix, Rule
from reftag.lint.engine import registry
from reftag.syntax import Record, Span
from reftag.text import Edit, apply

ONLY = ("--select", "RT005")


def test_fix(reftag: Reftag) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE)
    assert reftag("check", "--fix") == (0, b"Fixed 1 problem.\nNo problems left in 1 file.\n", "")
    assert Path("a.enw").read_text() == CLEAN
    assert reftag("check", "--fix").out == "Fixed 0 problems.\nNo problems found in 1 file.\n"


def test_fix_prints_what_is_left(reftag: Reftag) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE + "%Q x\n%T On Other Tags\n")
    result = reftag("check", "--fix", "--select", "RT005,RT101", "--output-format", "concise")
    assert result.code == 1
    assert [line.split()[:2] for line in result.out.splitlines()] == [
        ["a.enw:3:1:", "RT101"],
        ["a.enw:7:1:", "RT101"],
    ]
    assert result.errors == "Fixed 1 problem.\n2 problems left.\n2 errors in 1 file.\n"


def test_crlf_and_byte_order_mark_stay(reftag: Reftag) -> None:
    Path("a.enw").write_bytes(EMPTY_ISSUE.replace("\n", "\r\n").encode("utf-8-sig"))
    assert reftag("check", "--fix", *ONLY).code == 0
    assert Path("a.enw").read_bytes() == CLEAN.replace("\n", "\r\n").encode("utf-8-sig")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_encoding_and_line_breaks_stay(encoding: str, line_break: str, reftag: Reftag) -> None:
    author = "%A Skłodowska, Marie" if encoding != "cp1252" else "%A Gödel, Kurt – “er”"
    before, after = (
        text.replace("%A Curie, Marie", author).replace("\n", line_break)
        for text in (EMPTY_ISSUE, CLEAN)
    )
    Path("a.enw").write_bytes(before.encode(encoding))
    result = reftag("check", "--fix", *ONLY)
    assert result.code == 0
    assert Path("a.enw").read_bytes() == after.encode(encoding)
    note = {"utf-16": "UTF-16", "cp1252": "Windows-1252"}.get(encoding)
    assert result.errors == (f"a.enw: note: not UTF-8; read as {note}\n" if note else "")


def test_one_line_record(reftag: Reftag, corpus: Path) -> None:
    original = (corpus / "one-line" / "jmir.enw").read_bytes()
    Path("jmir.enw").write_bytes(original)
    result = reftag("check", "--output-format", "concise", "jmir.enw")
    assert result.code == 1
    assert [line.split()[1] for line in result.out.splitlines()] == [
        *("RT006", "RT005", "RT403", "RT403", "RT403", "RT403"),
    ]
    tags = len(re.findall(rb"(?:^| )%\S(?= )", original))
    assert tags == 53

    assert reftag("check", "--fix", "--select", "RT006", "jmir.enw").code == 0
    apart = Path("jmir.enw").read_bytes()
    assert len([line for line in apart.splitlines() if line.startswith(b"%")]) == 53
    assert apart.split() == original.split()

    assert reftag("check", "--fix", "jmir.enw").code == 0
    fixed = Path("jmir.enw").read_bytes()
    assert len(fixed.splitlines()) == 52
    kept = [line for line in apart.splitlines() if line.strip() != b"%N"]
    assert [line.replace(b", ", b",") for line in fixed.splitlines()] == [
        line.replace(b", ", b",") for line in kept
    ]

    assert reftag("check", "--fix", "jmir.enw").out.startswith("Fixed 0 problems.\n")
    assert Path("jmir.enw").read_bytes() == fixed


def test_unsafe_fixes_are_made_only_when_asked_for(reftag: Reftag) -> None:
    text = "%A Curie, Marie\n%T On Tags\n%J Journal One\n%D 2001\n"
    Path("a.enw").write_text(text)
    assert reftag("check", "--fix").code == 1
    assert Path("a.enw").read_text() == text
    assert reftag("check", "--fix", "--unsafe-fixes").code == 0
    assert Path("a.enw").read_text() == "%0 Journal Article\n" + text


def test_unfinished_fixes_are_never_made(reftag: Reftag) -> None:
    text = "%0 Journal Article\n%T On Tags\n"
    Path("a.enw").write_text(text)
    result = reftag("check", "--fix", "--unsafe-fixes", "--select", "RT201")
    assert result.code == 1
    assert "(in an editor)" in result.out
    assert Path("a.enw").read_text() == text


def test_nothing_is_written_when_nothing_changes(reftag: Reftag) -> None:
    path = Path("a.enw")
    path.write_text(CLEAN)
    os.utime(path, ns=(1, 1))
    before = path.stat()
    reftag("check", "--fix")
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes and needs leave to link")
def test_mode_and_links_stay(reftag: Reftag) -> None:
    Path("real").mkdir()
    path = Path("real/a.enw")
    path.write_text(EMPTY_ISSUE)
    path.chmod(0o640)
    Path("link.enw").symlink_to("real/a.enw")
    assert reftag("check", "--fix", "link.enw").code == 0
    assert Path("link.enw").is_symlink()
    assert path.read_text() == CLEAN
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in Path("real").iterdir()] == ["a.enw"]


def test_a_file_that_cannot_be_written(reftag: Reftag, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(DiskFiles, "write", refuse)
    Path("a.enw").write_text(EMPTY_ISSUE)
    result = reftag("check", "--fix", "--output-format", "concise")
    assert result.code == 2
    assert result.errors.startswith("a.enw: error: cannot be written: Permission denied\n")
    assert result.out.startswith("a.enw:6:1: RT005 ")
    assert Path("a.enw").read_text() == EMPTY_ISSUE


def test_what_the_encoding_lacks_is_not_written(
    reftag: Reftag, monkeypatch: pytest.MonkeyPatch
) -> None:
    def greek(record: Record, _context: Context) -> list[Finding]:
        start = record.text.index("alpha")
        fix = Fix("Write α", (Edit(start, start + 5, "α"),))
        return [Finding(Span(start, start + 5), "spelled out", fix=fix)]

    rule = Rule("RT999", "greek", "warning", "", "", "", (), greek)
    monkeypatch.setattr(registry, "all_rules", lambda: (rule,))
    data = b"%0 Journal Article\n%T alpha \xfc\n"
    Path("a.enw").write_bytes(data)
    result = reftag("check", "--fix", "a.enw")
    assert result.code == 2
    assert (
        "a.enw: error: cannot be written: Windows-1252 has no character 'α' (U+03B1)\n"
        in result.errors
    )
    assert Path("a.enw").read_bytes() == data


def test_stdin_fixed_to_stdout(reftag: Reftag) -> None:
    data = EMPTY_ISSUE.replace("\n", "\r\n").encode("utf-8-sig")
    result = reftag("check", "--fix", *ONLY, "-", stdin=data)
    assert result.code == 0
    assert result.output == CLEAN.replace("\n", "\r\n").encode("utf-8-sig")
    assert result.errors == "Fixed 1 problem.\nNo problems left in 1 file.\n"


def test_stdin_without_anything_to_fix(reftag: Reftag) -> None:
    result = reftag("check", "--fix", "-", stdin=CLEAN.encode())
    assert (result.code, result.output) == (0, CLEAN.encode())
    result = reftag("check", "--fix", "--select", "RT101", "-", stdin=b"%0 Book\n%T a\n%T b\n")
    assert (result.code, result.output) == (1, b"%0 Book\n%T a\n%T b\n")
    assert "-:2:1: error RT101" in result.errors


def test_diff(reftag: Reftag) -> None:
    Path("a.enw").write_text(EMPTY_ISSUE)
    Path("b.enw").write_text(CLEAN)
    result = reftag("check", "--diff")
    assert (result.code, result.errors) == (1, "Would fix 1 problem.\n")
    assert result.out == (
        "--- a.enw\n+++ a.enw\n@@ -3,4 +3,3 @@\n %T On Tags\n %J Journal One\n %D 2001\n-%N\n"
    )
    assert Path("a.enw").read_text() == EMPTY_ISSUE
    assert reftag("check", "--diff", "--exit-zero").code == 0
    assert reftag("check", "--diff", "b.enw") == (0, b"", "Would fix 0 problems.\n")


def test_diff_of_stdin(reftag: Reftag) -> None:
    data = EMPTY_ISSUE.replace("\n", "\r\n").encode()
    result = reftag("check", "--diff", "--stdin-filename", "lib.enw", "-", stdin=data)
    assert result.code == 1
    assert result.output.startswith(b"--- lib.enw\n+++ lib.enw\n")
    assert result.output.endswith(b" %D 2001\r\n-%N\r\n")


def test_diff_in_colour_is_safe_to_show(reftag: Reftag, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    Path("a.enw").write_text(EMPTY_ISSUE.replace("2001", "2001\x1b[2J"))
    out = reftag("check", "--diff").out
    assert "\x1b[31m-%N\x1b[0m\n" in out
    assert "\x1b[2J" not in out


def patched(old: str, diff: Sequence[str]) -> str:
    """Apply a unified diff the way `patch` does, checking every line of it."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", old)
    new: list[str] = []
    at = 0
    body = list(diff[2:])
    while body:
        head = re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n", body.pop(0))
        assert head
        start, count, new_start, new_count = (
            int(group) if group is not None else 1 for group in head.groups()
        )
        before = start - 1 if count else start
        new += lines[at:before]
        assert len(new) == (new_start - 1 if new_count else new_start)
        at = before
        while body and not body[0].startswith("@@"):
            entry = body.pop(0)
            sign, line = entry[0], entry[1:]
            if line.endswith("\n\\ No newline at end of file\n"):
                line = line.removesuffix("\n\\ No newline at end of file\n")
            if sign in " -":
                assert lines[at] == line
                at += 1
            if sign in " +":
                new.append(line)
        assert (at - before, len(new)) == (
            count,
            (new_start - 1 if new_count else new_start) + new_count,
        )
    return "".join(new + lines[at:])


TEXTS = st.text(st.sampled_from("ab\n\n\r"), max_size=60)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), TEXTS), max_size=8), st.booleans())
def test_the_diff_leads_to_the_fixed_text(
    text: str, parts: list[tuple[int, str]], keep: bool
) -> None:
    ends = sorted(min(end, len(text)) for end, _ in parts for _ in range(2))
    edits = [
        Edit(start, end, new if start == end or not keep else text[start:end] + new)
        for start, end, (_, new) in zip(ends[::2], ends[1::2], parts, strict=True)
    ]
    diff = list(unified_diff(text, edits, "a"))
    assert patched(text, diff) == apply(text, edits)
    if apply(text, edits) == text:
        assert not diff
