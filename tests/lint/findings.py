"""Text in, text out: what the tests of rules know of the code under test."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lint.case_files import Mark
from lint.meaning import values
from reftag.dialects import dialect
from reftag.files.decoding import Decoded
from reftag.lint import (
    Fix,
    Linter,
    Placed,
    Rule,
    all_rules,
    fix_all,
    is_finished,
    is_safe,
    placed_edits,
)
from reftag.lint.engine.applying import choose
from reftag.lint.engine.whole_file import check_file, fix_file
from reftag.syntax import Document
from reftag.text import apply
from reftag.text.steps import finished


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
        return apply(read.text, finished(choose(report.in_order()))[0])
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
