"""What is done to files: each rule's safe fixes alone, all of them as `check --fix`, `format`."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Final

from reftag.dialects import dialect
from reftag.files.decoding import decode
from reftag.format import Style, format_document
from reftag.lint import Linter, Rule, all_rules, fix_all, is_safe, select
from reftag.lint.engine.whole_file import check_file, fix_file
from reftag.syntax import Document
from safety.files import File

Change = Callable[[File], bytes]
"""Gives back the bytes of the file after it."""

ALL: Final = "all safe fixes"
FORMAT: Final = "format"


def changes(file: File) -> dict[str, Change]:
    """Return what can be done to a file, by name: codes of rules, `ALL`, `FORMAT`.

    Nothing is written to a file with NUL characters (`tests/cli` holds that).
    """
    if decode(file.data).is_binary:
        return {}
    alone = {code: partial(fixed, rules=(_RULES[code],)) for code in sorted(_fixable(file))}
    return {**alone, ALL: partial(fixed, rules=_by_default()), FORMAT: formatted}


_RULES: Final = {rule.code: rule for rule in all_rules()}


@cache
def _by_default() -> tuple[Rule, ...]:
    return tuple(select())


@cache
def _linter(rules: Sequence[Rule]) -> Linter:
    return Linter(rules, on_failure=_fail)


def _fail(rule: Rule, error: Exception) -> None:
    raise AssertionError(f"{rule.code} failed") from error


def _fixable(file: File) -> set[str]:
    """Return the rules, on by default or not, that have a safe fix for the file."""
    form = decode(file.data)
    spoken = dialect(file.dialect)
    linter = _linter(tuple(all_rules()))
    found = linter.check(Document.read(form.text, spoken)).in_order()
    whole = check_file(form, spoken, linter)
    return {each.diagnostic.rule.code for each in (*found, *whole) if is_safe(each)}


def fixed(file: File, rules: Sequence[Rule]) -> bytes:
    """Return a file as `check --fix` writes it."""
    spoken = dialect(file.dialect)
    linter = _linter(tuple(rules))
    form = fix_file(decode(file.data), spoken, linter, is_safe).file
    read = Document.read(form.text, spoken)
    return form.edited(fix_all(read, linter.check(read), linter).edits).encode()


def formatted(file: File) -> bytes:
    """Return a file as `format` writes it."""
    form = decode(file.data)
    read = Document.read(form.text, dialect(file.dialect))
    return form.edited(format_document(read, Style())).encode()
