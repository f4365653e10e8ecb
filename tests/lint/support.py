"""Text in, text out: what the tests of rules know of the code under test.

A case file holds blocks that begin with `=== pass: title` or `=== fail: title` (with another
dialect than EndNote: `=== fail(ris): title`; in another encoding than UTF-8: `=== fail, in
windows-1252: title`, or `in mixed`: characters up to U+00FF are single bytes of Windows-1252 and
all others UTF-8; with targets: `=== fail[zotero, jabref]: title`). Below it stands a file; in
a `fail` block mark lines below a line say what the rule finds there, all of it:

    === fail: an empty tag
    %0 Book
    %N
    ^^ RT005: has no value
    --- fix
    %0 Book

`^^` covers the marked columns, `|` an empty range at its column. What follows the colon must
be part of the message; it may be left out. `^^ related: …` marks a place that a finding points
to; a block without such lines does not look at them.

`--- fix` is the file after all fixes of this rule; it is left out when there is none. Where an
unsafe fix lets another rule see more, the title says so: `--- fix, then RT201`.

Characters that a reader would not see: `→` is a tab, `·` at a line's end a space, `␍` at a line's
end the CR of a CRLF, `<CR>` there a CR alone, `<EOF>` there the end of the file without a line
break, `<BOM>` a byte order mark.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lint.said import values
from reftag.dialects import dialect
from reftag.files.decoding import Decoded
from reftag.lint import (
    Check,
    Context,
    Example,
    Finding,
    Fix,
    Linter,
    Placed,
    Rule,
    Severity,
    all_rules,
    fix_all,
    is_finished,
    is_safe,
    placed_edits,
)
from reftag.lint.engine.applying import choose
from reftag.lint.engine.whole_file import check_file, fix_file
from reftag.syntax import Document, Record, Span
from reftag.text import Edit, apply

SHARED = Path(__file__).parents[2].parent / "shared"
"""What several repositories share, checked out beside this one: contract, corpus."""


# Case files


class Mark(NamedTuple):
    """A marked stretch: where it is in the file, and what is said there."""

    start: int
    end: int
    what: str
    """A rule's code, or `related`."""
    message: str


@dataclass
class Case:
    """A block of a case file."""

    title: str
    passes: bool
    dialect: str = "endnote"
    encoding: str = "utf-8"
    targets: tuple[str, ...] = ()
    lines: list[str] = field(default_factory=list)
    """The file's lines as they stand in the case file, mark lines included."""
    fixed: list[str] | None = None
    reveals: list[str] = field(default_factory=list)
    """Codes that the fix may lead to."""


_HEAD = re.compile(
    r"=== (?P<kind>pass|fail)(\((?P<dialect>\w+)\))?(\[(?P<targets>[^\]]+)\])?"
    r"(, in (?P<encoding>[\w-]+))?: (?P<title>.+)"
)
_FIX = re.compile(r"--- fix(, then (?P<codes>RT\d{3}(, RT\d{3})*))?")
_MARK = re.compile(r"(?P<blanks> *)(?P<range>\^+|\|) (?P<what>RT\d{3}|related)(: (?P<part>.+))?")
_TOKEN = re.compile(r"<BOM>|<CR>\Z|<EOF>\Z|→|·(?=·*(␍|<CR>|<EOF>)?\Z)|␍\Z|.", re.DOTALL)
_MEANS = {"<BOM>": "\ufeff", "<CR>": "\r", "<EOF>": "", "→": "\t", "·": " ", "␍": "\r\n"}


def cases(path: Path) -> list[Case]:
    """Read a case file."""
    found: list[Case] = []
    target: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        if head := _HEAD.fullmatch(line):
            found.append(Case(head["title"], head["kind"] == "pass", head["dialect"] or "endnote"))
            found[-1].encoding = head["encoding"] or "utf-8"
            found[-1].targets = (
                tuple((head["targets"] or "").split(", ")) if head["targets"] else ()
            )
            target = found[-1].lines
        elif fix := _FIX.fullmatch(line):
            found[-1].fixed = target = []
            found[-1].reveals = fix["codes"].split(", ") if fix["codes"] else []
        else:
            assert found, f"{path.name} does not begin with a block"
            target.append(line)
    return found


def plain(lines: list[str]) -> str:
    """Return the text that lines of a case file stand for, mark lines left out."""
    return "".join(_characters(line) for line in lines if not _MARK.fullmatch(line))


def _characters(line: str) -> str:
    text = "".join(_MEANS.get(token[0], token[0]) for token in _TOKEN.finditer(line))
    return text if line.endswith(("␍", "<CR>", "<EOF>")) else text + "\n"


def _columns(line: str) -> list[int]:
    """Return the columns of a shown line's characters, and of its end."""
    columns = [m.start() for m in _TOKEN.finditer(line) if m[0] not in {"␍", "<CR>", "<EOF>"}]
    return [*columns, columns[-1] + 1 if columns else 0]


def marked(lines: list[str], marks: Sequence[Mark]) -> list[str]:
    """Return the lines with mark lines for `marks`.

    A mark line that is already in `lines` is kept where a mark agrees with it: so the result equals
    `lines` when `marks` are just those expected.
    """
    wants_related = any((m := _MARK.fullmatch(line)) and m["what"] == "related" for line in lines)
    left = [mark for mark in sorted(marks) if wants_related or mark.what != "related"]
    shown: list[str] = []
    start = end = 0
    columns = [0]

    def show_rest() -> None:
        for mark in [mark for mark in left if mark.start < end]:
            left.remove(mark)
            shown.append(f"{_pointer(mark, start, columns)} {mark.what}: {mark.message}")

    for line in lines:
        if expected := _MARK.fullmatch(line):
            for mark in left:
                pointer = expected["blanks"] + expected["range"]
                if (
                    mark.start < end
                    and (pointer, expected["what"]) == (_pointer(mark, start, columns), mark.what)
                    and (expected["part"] or "") in mark.message
                ):
                    left.remove(mark)
                    shown.append(line)
                    break
            continue
        show_rest()
        start, end = end, end + len(_characters(line))
        columns = _columns(line)
        shown.append(line)
    end += 1  # a mark may stand at the very end
    show_rest()
    return shown


def _pointer(mark: Mark, start: int, columns: list[int]) -> str:
    first, last = (min(place - start, len(columns) - 1) for place in mark[:2])
    width = columns[last] - columns[first]
    return " " * columns[first] + ("^" * width or "|")


# Running rules


def document(text: str, name: str = "endnote") -> Document:
    """Read a text."""
    return Document.read(text, dialect(name))


def on_disk(text: str, encoding: str) -> Decoded:
    """Return a file that is on disk in `encoding`."""
    if encoding != "mixed":
        return Decoded(text, encoding, b"")
    strays = tuple(at for at, character in enumerate(text) if "\x80" <= character <= "\xff")
    return Decoded(text, "utf-8", b"", strays)


def linter(rules: Sequence[Rule] | None = None, targets: Sequence[str] = ()) -> Linter:
    """Return a linter that lets no failure of a rule pass. Without `rules`, with all of them."""

    def fail(rule: Rule, error: Exception) -> None:
        raise AssertionError(f"{rule.code} failed") from error

    return Linter(all_rules() if rules is None else rules, on_failure=fail, targets=targets)


def findings(
    read: Document,
    rules: Sequence[Rule] | None = None,
    encoding: str = "utf-8",
    targets: Sequence[str] = (),
) -> list[Placed]:
    """Return what `rules` find, in the order of the file, which is in `encoding` on disk."""
    lint = linter(rules, targets)
    whole = check_file(on_disk(read.text, encoding), read.dialect, lint)
    return [*whole, *lint.check(read).in_order()]


def marks(
    read: Document, rule: Rule, encoding: str = "utf-8", targets: Sequence[str] = ()
) -> list[Mark]:
    """Return what `rule` finds, and the related places, as marks."""
    return list(_marks(findings(read, [rule], encoding, targets)))


def _marks(found: list[Placed]) -> Iterator[Mark]:
    for each in found:
        finding, offset = each.diagnostic.finding, each.offset
        start, end = finding.span
        yield Mark(start + offset, end + offset, each.diagnostic.rule.code, finding.message)
        for related in finding.related:
            start, end = related.span
            yield Mark(start + offset, end + offset, "related", related.message)


def fixed(
    read: Document,
    rules: Sequence[Rule],
    encoding: str = "utf-8",
    targets: Sequence[str] = (),
    *,
    safe_only: bool = False,
) -> str:
    """Return the text after all fixes of `rules`: finished ones again and again, others once."""
    lint = linter(rules, targets)
    wanted = is_safe if safe_only else is_finished
    whole = fix_file(on_disk(read.text, encoding), read.dialect, lint, wanted)
    if whole.edits:
        read = document(whole.file.text, read.dialect.name)
    report = lint.check(read)
    if not safe_only and any(fix.unfinished for fix in _fixes(report.in_order())):
        return apply(read.text, choose(report.in_order())[0])
    return fix_all(read, report, lint, wanted).document.text


def _fixes(found: Iterable[Placed]) -> Iterator[Fix]:
    for each in found:
        if each.diagnostic.finding.fix is not None:
            yield each.diagnostic.finding.fix


def fixes(
    read: Document, rule: Rule, encoding: str = "utf-8", targets: Sequence[str] = ()
) -> list[Fix]:
    """Return the fixes that `rule` offers."""
    return list(_fixes(findings(read, [rule], encoding, targets)))


def codes(
    read: Document,
    rules: Sequence[Rule] | None = None,
    encoding: str = "utf-8",
    targets: Sequence[str] = (),
) -> Counter[str]:
    """Count the findings of `rules` by code; without `rules`, of all that are on by default."""
    counted = [rule for rule in all_rules() if rule.on] if rules is None else rules
    return Counter(each.diagnostic.rule.code for each in findings(read, counted, encoding, targets))


# What holds for every rule


def check_findings(
    read: Document,
    rule: Rule,
    reveals: Sequence[str] = (),
    encoding: str = "utf-8",
    targets: Sequence[str] = (),
) -> None:
    """Check what must be true of all findings and fixes of `rule` in a document."""
    rules = [each for each in all_rules() if each.on or each is rule]
    before = codes(read, rules, encoding, targets)
    for each in findings(read, [rule], encoding, targets):
        finding, record = each.diagnostic.finding, each.record
        for span in (finding.span, *(related.span for related in finding.related)):
            assert 0 <= span.start <= span.end <= len(record.text)
            inside = record.text[slice(*span)]
            assert "\n" not in inside, f"a range of several lines: {inside!r}"
            assert "\r" not in inside, f"a range of several lines: {inside!r}"
        assert finding.message
        assert not finding.message.endswith("."), finding.message
        assert "\n" not in finding.message
        if finding.fix is None or finding.fix.unfinished:
            continue
        mended = document(apply(read.text, placed_edits(each, finding.fix)), read.dialect.name)
        after = codes(mended, rules, finding.fix.encoding or encoding, targets)
        assert after[rule.code] < before[rule.code], f"still found: {mended.text!r}"
        more = {code for code in after if after[code] > before[code]} - set(reveals)
        assert not more, f"{finding.fix.message!r} adds {sorted(more)}: {mended.text!r}"
        if finding.fix.applicability == "safe":
            assert values(mended) == values(read), finding.fix.message


# Corpus


def corpus(*folders: str) -> list[Path]:
    """Return the real files of some folders of the corpus."""
    return sorted(path for each in folders for path in (SHARED / "corpus" / each).glob("*"))


def decoded(path: Path) -> str:
    """Return the text of a real file, its line breaks as they are."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


# Rules made up for tests of the engine


def made_up(code: str, check: Check, severity: Severity = "warning", **more: bool) -> Rule:
    """Return a rule that does what a test needs."""
    return Rule(
        code=code,
        name=f"made-up-{code.lower()}",
        severity=severity,
        summary="A made-up rule",
        what="What a test needs.",
        why="It helps nobody.",
        examples=(Example("%0 Book\n"),),
        check=check,
        looks_back=more.get("looks_back", False),
        needs_targets=more.get("needs_targets", False),
    )


def replacing(old: str, new: str) -> Check:
    """Return a check that finds `old` and offers to write `new`."""

    def check(record: Record, _context: Context) -> Iterator[Finding]:
        for match in re.finditer(re.escape(old), record.text):
            fix = Fix(f"Write {new}", (Edit(*match.span(), new),))
            yield Finding(Span(*match.span()), f"{old} is here", fix=fix)

    return check
