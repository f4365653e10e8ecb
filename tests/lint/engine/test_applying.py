"""Fixes, made one by one and all together."""

from collections.abc import Iterator

from hypothesis import assume, example, given
from hypothesis import strategies as st

from lint.findings import check_findings, document, findings, fixed, fixes, linter
from lint.made_up_rules import made_up, replacing
from lint.meaning import values
from properties.strategies import documents
from reftag.lint import (
    Context,
    Finding,
    Fix,
    Linter,
    Rule,
    all_rules,
    fix_all,
    fix_gradually,
    is_finished,
)
from reftag.syntax import Record, Span
from reftag.text import Edit, apply
from reftag.text.steps import finished

HIDDEN = ("RT508",)


def one_record_a_line(text: str) -> bool:
    """Say whether no record begins inside a line: to part the two may lay bare what they lack."""
    code = document("").dialect.type_code
    return not any(
        each.inside_line and each.code == code
        for record in document(text)
        for each in record.fields
    )


@given(documents)
@example("%K alpha\n%0 Journal Article\n%K alpha\n%0 Journal Article\n")
@example("%T One title\n%0 Journal Article\n%T One title\n%0 Journal Article\n")
@example("%R 10.5555/x\u2028y")  # where the character was, there is a space
def test_a_safe_fix_mends_and_breaks_nothing(text: str) -> None:
    assume(one_record_a_line(text))
    read = document(text)
    every = [rule.code for rule in all_rules()]
    for rule in all_rules():
        safe = all(fix.applicability == "safe" for fix in fixes(read, rule))
        # extra-whitespace leaves alone the lines that flattened-record takes apart.
        check_findings(
            read, rule, reveals=every if not safe else HIDDEN if rule.parts_lines else ()
        )


@given(documents)
@example("%0 Journal Article\n\n0%0 Journal Article")  # a value with a blank line
def test_all_safe_fixes_keep_what_the_file_says(text: str) -> None:
    read = document(text)
    mended = document(fixed(read, all_rules(), safe_only=True))
    assert values(mended) == values(read)
    assert fixed(mended, all_rules(), safe_only=True) == mended.text


@given(documents)
def test_the_edits_lead_from_the_old_text_to_the_new(text: str) -> None:
    read, lint = document(text), linter()
    done = fix_all(read, lint.check(read), lint, is_finished)
    assert apply(read.text, done.edits) == done.document.text


@given(documents)
def test_fixing_gradually_comes_to_the_same(text: str) -> None:
    read, lint = document(text), linter()
    report = lint.check(read)
    done, slow = fix_all(read, report, lint), finished(fix_gradually(read, report, lint))
    assert (slow.edits, slow.mended) == (done.edits, done.mended)
    assert slow.document.text == done.document.text
    assert list(slow.report.in_order()) == list(done.report.in_order())


@given(st.integers(0, 80))
def test_few_and_many_edits_come_to_the_same(count: int) -> None:
    lint = linter([made_up("RT900", replacing("%N 1", "%N 2"))])
    read = document("%0 Book\n%T One\n%N 1\n\n" * count)
    done = fix_all(read, lint.check(read), lint)
    assert done.document.text == read.text.replace("%N 1", "%N 2")
    assert done.mended == count
    slow = finished(fix_gradually(read, lint.check(read), lint))
    assert (slow.edits, slow.document.text) == (done.edits, done.document.text)
    assert done.report.count == 0
    assert [record.text for record in done.document] == [
        record.text for record in document(done.document.text)
    ]


def test_of_overlapping_fixes_the_first_is_made_and_then_what_is_left() -> None:
    lint = Linter([made_up("RT900", replacing("bc", "x")), made_up("RT901", replacing("ab", "y"))])
    read = document("%T abc")
    done = fix_all(read, lint.check(read), lint)
    assert done.document.text == "%T yc"
    assert done.mended == 1
    lint = Linter([made_up("RT900", replacing("ab", "b")), made_up("RT901", replacing("bc", "c"))])
    read = document("%T abcd")
    assert fix_all(read, lint.check(read), lint).document.text == "%T cd"


def test_rules_that_undo_each_other_come_to_an_end() -> None:
    lint = Linter(
        [made_up("RT900", replacing("one", "two")), made_up("RT901", replacing("two", "one"))]
    )
    read = document("%T one")
    assert fix_all(read, lint.check(read), lint).document.text in {"%T one", "%T two"}


def sharing(record: Record, _context: Context) -> Iterator[Finding]:
    """Find all titles but the first, and offer at each one fix for all."""
    others = [field for field in record.fields if field.code == record.fields[0].code][1:]
    fix = Fix("Delete them", tuple(Edit(field.line_start, field.end, "") for field in others))
    for field in others:
        yield Finding(field.tag_span, "again", fix=fix)


def test_findings_may_share_a_fix() -> None:
    lint = Linter([made_up("RT900", sharing)])
    read = document("%T One\n%T Two\n%A Doe\n%T Three\n")
    done = fix_all(read, lint.check(read), lint)
    assert done.document.text == "%T One\n%A Doe\n"
    assert done.mended == 2


def unfinished(_record: Record, _context: Context) -> Iterator[Finding]:
    yield Finding(
        Span(0, 0),
        "ends too early",
        fix=Fix("Go on", (Edit(0, 0, "%"),), "unsafe", unfinished=True),
    )


def unsafe(record: Record, _context: Context) -> Iterator[Finding]:
    if record.text[0] == "x":
        yield Finding(Span(0, 1), "x", fix=Fix("Delete x", (Edit(0, 1, ""),), "unsafe"))


def test_only_what_is_wanted_is_made() -> None:
    rules: list[Rule] = [made_up("RT900", unsafe), made_up("RT901", unfinished)]
    lint = Linter(rules)
    read = document("x%T One")
    assert fix_all(read, lint.check(read), lint).document is read
    assert fix_all(read, lint.check(read), lint, is_finished).document.text == "%T One"


def test_the_safe_fixes_of_one_rule_wait_for_those_of_another() -> None:
    """The empty tag keeps its text in the record until the blank line in it is gone."""
    read = document("%0 Book\n%X One.\n\nTwo.\n%N\n%T On Tags\n")
    assert fixed(read, all_rules(), safe_only=True) == "%0 Book\n%X One.\nTwo.\n%T On Tags\n"
    assert {each.diagnostic.rule.code for each in findings(read)} >= {"RT005", "RT007"}
