"""The engine: results are kept per record, shared between versions, and safe from bad rules."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.findings import document, linter
from lint.made_up_rules import made_up, replacing
from properties.strategies import documents, edits, place
from reftag.index import FileIndex
from reftag.lint import SEVERITIES, Context, Finding, Linter, Report, Rule, Severity, all_rules
from reftag.syntax import Document, Record, Span

LIBRARY = "".join(f"%0 Book\n%T Title {at}\n%N\n\n" for at in range(20))

Shown = tuple[str, Severity, int, int, int, str]


def shown(report: Report) -> list[Shown]:
    """Return all diagnostics in the order of the file."""
    return [
        (
            each.diagnostic.rule.code,
            each.diagnostic.severity,
            each.line,
            each.offset + each.diagnostic.finding.span.start,
            each.offset + each.diagnostic.finding.span.end,
            each.diagnostic.finding.message,
        )
        for each in report.in_order()
    ]


def broken(record: Record, _context: Context) -> Iterator[Finding]:
    yield Finding(Span(0, 0), "before the failure")
    if "Title 7" in record.text:
        raise ZeroDivisionError


@given(documents, edits)
def test_updated_is_checked_from_scratch(
    text: str, script: list[tuple[tuple[float, int], str]]
) -> None:
    lint = linter()
    read = document(text)
    index = FileIndex(read)
    report = lint.check(read, index)
    for cut, new in script:
        start, end = place(read.text, cut)
        read, change = read.edit(start, end, new)
        report = lint.update(report, index, index.edit(change))
        assert shown(report) == shown(lint.check(read))
        assert report.count == sum(map(report.count_of, SEVERITIES)) == len(shown(report))


@pytest.mark.parametrize(
    ("at", "new"), [(0, "%"), (150, "x"), (400, "\n%0 Book\n"), (len(LIBRARY), "end")]
)
def test_results_of_untouched_records_are_shared(at: int, new: str) -> None:
    lint = linter()
    read = document(LIBRARY)
    index = FileIndex(read)
    before = lint.check(read, index)
    _, change = read.edit(at, at, new)
    after = lint.update(before, index, index.edit(change))
    for place_ in range(change.at):
        assert after.of_record(place_) is before.of_record(place_)
    grown = len(change.inserted) - change.removed
    # The record after the change may be checked again, later ones may not.
    for place_ in range(change.at + change.removed + 1, len(read)):
        assert after.of_record(place_ + grown) is before.of_record(place_)


def test_only_rules_that_look_back_run_again_behind_a_change() -> None:
    alone: list[str] = []
    looking: list[str] = []

    def noting(notes: list[str]) -> Rule:
        def check(record: Record, _context: Context) -> Iterator[Finding]:
            notes.append(record.fields[1].value)
            return iter(())

        return made_up(f"RT90{notes is looking:d}", check, looks_back=notes is looking)

    lint = Linter([noting(alone), noting(looking)])
    read = document(LIBRARY)
    index = FileIndex(read)
    report = lint.check(read, index)
    alone.clear()
    looking.clear()
    read, change = read.edit(LIBRARY.index("Title 3"), LIBRARY.index("Title 3"), "New ")
    lint.update(report, index, index.edit(change))
    assert alone == ["New Title 3"]
    assert looking == ["New Title 3", "Title 4"]


def test_a_rule_sees_the_record_before() -> None:
    seen: list[tuple[str, str | None]] = []

    def check(record: Record, context: Context) -> Iterator[Finding]:
        seen.append((record.text, context.previous.text if context.previous else None))
        return iter(())

    Linter([made_up("RT900", check, looks_back=True)]).check(document("%0 A\n\n%0 B\n\n%0 C"))
    assert seen == [("%0 A\n\n", None), ("%0 B\n\n", "%0 A\n\n"), ("%0 C", "%0 B\n\n")]


def test_a_rule_that_raises_is_switched_off_and_told_about_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    failures: list[tuple[Rule, Exception]] = []
    good, bad = made_up("RT900", replacing("%N", "%V")), made_up("RT901", broken)
    lint = Linter([bad, good], on_failure=lambda *failure: failures.append(failure))
    read = document(LIBRARY)
    with caplog.at_level(logging.ERROR):
        index = FileIndex(read)
        report = lint.check(read, index)
        lint.check(read)
        _, change = read.edit(0, 0, "\n")
        lint.update(report, index, index.edit(change))
    ((rule, error),) = failures
    assert rule is bad
    assert isinstance(error, ZeroDivisionError)
    assert lint.switched_off == {"RT901"}
    (record,) = caplog.records
    assert record.exc_info
    assert "Title" not in record.getMessage(), "what is in a library stays out of the log"
    found = [code for code, *_ in shown(report)]
    assert found.count("RT900") == 20
    assert found.count("RT901") == 8, "what was found up to the failure is kept"
    assert {code for code, *_ in shown(lint.check(read))} == {"RT900"}


def test_the_worst_come_first_then_the_order_of_the_file() -> None:
    rules: list[Rule] = []
    for at, severity in enumerate(reversed(SEVERITIES)):
        rules.append(made_up(f"RT90{at}", replacing("%N", "%V"), severity))
    rules.append(made_up("RT909", replacing("%T", "%Q"), "warning"))
    lint = linter(rules)
    report = lint.check(document(LIBRARY))
    worst = list(report.worst(1000))
    ranked = [
        (SEVERITIES.index(each.diagnostic.severity), each.line, each.diagnostic.finding.span)
        for each in worst
    ]
    assert ranked == sorted(ranked)
    assert len(worst) == report.count == 100
    for limit in (0, 1, 21, 45, 99, 100):
        assert list(report.worst(limit)) == worst[:limit]


def test_many_errors_leave_room_for_what_is_milder() -> None:
    rules = [
        made_up("RT900", replacing("%N", "%V"), "error"),
        made_up("RT901", replacing("%T", "%Q"), "warning"),
        made_up("RT902", replacing("%N", "%W"), "hint"),
    ]
    report = linter(rules).check(document(LIBRARY))
    assert [report.count_of(severity) for severity in SEVERITIES] == [20, 20, 0, 20]
    groups = report.worst_by_severity(15, hints=2, least=3)
    assert list(map(len, groups)) == [6, 3, 0, 2]
    assert list(map(len, report.worst_by_severity(15))) == [15, 0, 0, 0]


def test_severities_can_be_set() -> None:
    (rule,) = (rule for rule in all_rules() if rule.code == "RT005")
    report = Linter([rule], {"RT005": "hint"}).check(document(LIBRARY))
    assert report.count_of("hint") == report.count == 20
    assert rule.severity == "warning"


def test_an_empty_document_has_nothing_wrong() -> None:
    index = FileIndex(document(""))
    report = linter().check(document(""), index)
    assert report.count == 0
    assert list(report.worst(10)) == list(report.in_order()) == []
    _, change = document("").edit(0, 0, "%0 Book\n%N")
    assert linter().update(report, index, index.edit(change)).count


@given(st.integers(0, 19), st.integers(0, 19))
def test_records_can_go(first: int, last: int) -> None:
    lint = linter()
    read = document(LIBRARY)
    starts = [located.offset for located in read.located()]
    start, end = starts[min(first, last)], starts[max(first, last)]
    after, change = read.edit(start, end, "")
    assert isinstance(after, Document)
    index = FileIndex(read)
    report = lint.update(lint.check(read, index), index, index.edit(change))
    assert shown(report) == shown(lint.check(after))
