"""Records far apart for which an importer makes one key: incremental is from scratch."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reftag.dialects import dialect
from reftag.index import FileIndex
from reftag.lint import Context, Finding, Linter, Placed, Report, Rule, rule
from reftag.lint.targets import same_keys
from reftag.syntax import Document, Record

RIS = dialect("ris")
RULE = rule("RT701")
TARGETS = ("rispy", "pybtexris")


def book(name: str, year: str = "2019") -> str:
    return f"TY  - BOOK\nAU  - {name}, A.\nTI  - On Order\nPY  - {year}\nER  - \n\n"


records = st.lists(st.builds(book, st.sampled_from("ABC"), st.sampled_from(("2019", "2020"))))
texts = records.map("".join)
edits = st.lists(
    st.tuples(
        st.tuples(st.integers(0, 400), st.integers(0, 120)),
        st.one_of(texts, st.sampled_from(("", "x", "AU  - A, B.\n", "ER  - \n", "TY  - BOOK\n"))),
    ),
    max_size=5,
)


def _raise(failed: Rule, error: Exception) -> None:
    raise AssertionError(f"{failed.code} raised") from error


def linter(*rules: Rule) -> Linter:
    return Linter(rules or [RULE], on_failure=_raise, targets=TARGETS)


def said(report: Report) -> list[tuple[int, str]]:
    def plain(placed: Placed) -> tuple[int, str]:
        return placed.line, placed.diagnostic.finding.message

    return [plain(placed) for placed in report.in_order()]


def checked(text: str) -> list[tuple[int, str]]:
    return said(linter().check(Document.read(text, RIS)))


@given(texts, edits)
def test_incremental_is_from_scratch(text: str, script: list[tuple[tuple[int, int], str]]) -> None:
    lint = linter()
    document = Document.read(text, RIS)
    index = FileIndex(document)
    report = lint.check(document, index)
    for (at, length), new in script:
        start, end = min(at, len(text)), min(at + length, len(text))
        text = text[:start] + new + text[end:]
        document, change = document.edit(start, end, new)
        report = lint.update(report, index, index.edit(change))
        assert said(report) == checked(text)


@given(texts, edits, st.lists(st.integers(0, 9), max_size=9), st.integers(1, 120))
def test_checked_piece_by_piece_is_checked(
    text: str, script: list[tuple[tuple[int, int], str]], places: list[int], size: int
) -> None:
    """Pieces come in any order, edits between them, and another linter with the same settings."""
    lint = linter()
    document = Document.read(text, RIS)
    index = FileIndex(document, noted=False)
    report = lint.unchecked(index)

    def piece(report: Report, near: int) -> Report:
        part = report.piece(near, size)
        index.note(part.fresh)
        return lint.update(report, index, part)

    for (at, length), new in script:
        for near in places:
            if report.unchecked:
                report = piece(report, near)
        start, end = min(at, len(text)), min(at + length, len(text))
        text = text[:start] + new + text[end:]
        document, change = document.edit(start, end, new)
        report = lint.update(report, index, index.edit(change, size))
    while report.unchecked:
        report = piece(report, len(report) // 2)
    assert said(report) == checked(text)
    lint, report = linter(), report.with_unchecked(0, len(report))
    while report.unchecked:
        report = piece(report, 0)
        assert said(report) == checked(text)
    lint = Linter([RULE], targets=TARGETS[::-1])  # whose keys are noted anew
    report = report.with_unchecked(0, len(report))
    while report.unchecked:
        report = piece(report, len(report) // 2)
    assert said(report) == checked(text)


def test_an_edit_looks_at_few() -> None:
    asked: list[Record] = []

    def counting(record: Record, context: Context) -> Iterator[Finding]:
        asked.append(record)
        yield from same_keys.findings(record, context)

    lint = linter(replace(RULE, keys_check=counting))
    text = book("A") * 300
    document = Document.read(text, RIS)
    index = FileIndex(document)
    report = lint.check(document, index)
    assert len(asked) == 299
    for start, end, new in ((0, len(book("A")), ""), (0, 0, book("A") * 2), (9_000, 9_000, "x")):
        asked.clear()
        document, change = document.edit(start, end, new)
        report = lint.update(report, index, index.edit(change))
        assert len(asked) < 5
        assert said(report) == checked(document.text)


def test_without_targets_no_keys_are_made() -> None:
    def keys(_record: Record, _targets: tuple[str, ...]) -> Iterator[str]:
        raise AssertionError("keys were made")

    Linter([replace(RULE, keys=keys)], on_failure=_raise).check(Document.read(book("A"), RIS))


def test_keys_that_cannot_be_made_switch_the_rule_off() -> None:
    def keys(_record: Record, _targets: tuple[str, ...]) -> Iterator[str]:
        raise ValueError

    failed: list[str] = []
    lint = Linter(
        [replace(RULE, keys=keys)],
        on_failure=lambda rule, _: failed.append(rule.code),
        targets=TARGETS,
    )
    assert not lint.check(Document.read(book("A") * 3, RIS)).count
    assert failed == ["RT701"]
