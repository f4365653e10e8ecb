"""Fixes files for one importer and imports them again: `python -m real_importers.fixes`.

Prints for the corpus, our own inputs and our sample library how many values each importer kept
before `reftag check --fix --target IMPORTER`, and how many it keeps afterwards.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.real_files import corpus, decoded
from lint.findings import document
from real_importers.cases import cases
from real_importers.kinds import Word
from real_importers.outcome import FileOutcome, outcome
from real_importers.run import IMPORTERS, missing
from reftag.files.decoding import Decoded
from reftag.lint import Linter, Rule, fix_all, is_safe, select
from reftag.lint.engine.whole_file import fix_file

SAMPLE = Path(__file__).parents[2] / "editors" / "samples" / "library.enw"


class Kept(NamedTuple):
    """What an importer makes of some files before and after the fixes."""

    records: int
    """Records that reftag reads in the files as they are."""
    read_before: int
    """Records that the importer reads."""
    read_after: int
    values: int
    """Fields with a value in the files as they are."""
    kept_before: int
    values_after: int
    """More than before where a list became a tag for each, or a link was added."""
    kept_after: int


@cache
def fixed(text: str, importer: str) -> str:
    """Return a file after all safe fixes of the rules that are on, made for `importer`."""
    lint = linter(importer)
    read = document(text)
    whole = fix_file(Decoded(text, "utf-8", b""), read.dialect, lint, is_safe)
    if whole.edits:
        read = document(whole.file.text)
    return fix_all(read, lint.check(read), lint, is_safe).document.text


@cache
def linter(importer: str) -> Linter:
    """Return a linter with the rules that are on, for files meant for `importer`."""
    return Linter(select(), on_failure=_fail, targets=(importer,))


def _fail(rule: Rule, error: Exception) -> None:
    raise AssertionError(f"{rule.code} failed") from error


def kept(text: str, importer: str) -> Kept:
    """Import a file as it is and as the fixes leave it."""
    before, after = outcome(text, importer), outcome(fixed(text, importer), importer)
    return Kept(
        sum(1 for record in document(text) if record.fields),
        before.records,
        after.records,
        *(_values(before), _values(before, "kept")),
        *(_values(after), _values(after, "kept")),
    )


def _values(found: FileOutcome, word: Word | None = None) -> int:
    """Count the fields with a value, or those of which that became."""
    return sum(1 for each in found.fields if each.value and word in (None, each.word))


def gone(text: str, importer: str) -> list[str]:
    """Return the words that arrived before the fixes and no longer do: there should be none."""
    before, after = (_words(outcome(each, importer)) for each in (text, fixed(text, importer)))
    return sorted(before - after)


def _words(found: FileOutcome) -> set[str]:
    """Return the words of the values that arrived, whatever is between them."""
    values = (each.value.casefold() for each in found.fields if each.word == "kept")
    return {word for value in values for word in value.split() if word.isalnum() and len(word) > 2}


def total(texts: Iterable[str], importer: str) -> Kept:
    """Add up the figures of some files."""
    return Kept(*map(sum, zip(*(kept(text, importer) for text in texts), strict=True)))


def main() -> None:
    """Print the figures."""
    files = {
        "corpus": [decoded(path) for path in corpus("enw", "one-line")],
        "our cases": [case.text for case in cases()],
        "sample library": [decoded(SAMPLE)],
    }
    print("                                         records            values")
    print("files           importer                there before after  there  kept before  after")
    for name, texts in files.items():
        for importer in IMPORTERS:
            if reason := missing(importer):
                raise SystemExit(f"{importer}: {reason}")
            got = total(texts, importer)
            print(
                f"{name:15} {importer:22} {got.records:6} {got.read_before:6} {got.read_after:5}"
                f" {got.values:6} {got.kept_before:6} {got.kept_before / got.values:6.1%}"
                f"  {got.kept_after:6} of {got.values_after:6}"
                f" {got.kept_after / got.values_after:6.1%}"
            )


if __name__ == "__main__":
    main()
