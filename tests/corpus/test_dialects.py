"""Every real file of the other dialects: it loads, nothing is lost, its records are counted.

The counts are those of the corpus' own list, and a second, independent count: the lines that open
with the tag that begins a record. Where they differ, the reason is given here.
"""

import csv
import random
import re
from pathlib import Path

import pytest

from format.content import fields, stray
from reftag.dialects import dialect
from reftag.files.decoding import decode
from reftag.format import format_document
from reftag.lint import Linter, Rule, all_rules
from reftag.syntax import Document
from reftag.text import apply

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
OPENS = {
    "ris": re.compile(r"^\W*TY {1,2}- ?", re.MULTILINE),
    "medline": re.compile(r"^PMID *-", re.MULTILINE),
    "wos": re.compile(r"^\W*PT ", re.MULTILINE),
    "refworks": re.compile(r"^RT ", re.MULTILINE),
    "refer": re.compile(r"(?:\A|\n\n+)(?:\.\[\n|\.\\\".*\n)?(?=%)"),
}
DIALECTS = sorted(OPENS)
FILES = [path for name in DIALECTS for path in sorted((CORPUS / name).glob("*"))]

pytestmark = pytest.mark.needs_corpus

COUNTED_BY_HAND = {
    # Five with a PMID, and one behind a blank line that begins with PMC; the list says 1.
    "medline/JabRef__jabref__MedlinePlainImporterTestMultipleEntries.txt": 6,
    # Nine types directly below each other are one record; the list counts each.
    "ris/JabRef__jabref__RisImporterTest1.ris": 3,
}
FURTHER_TYPES = {"ris/JabRef__jabref__RisImporterTest1.ris": 8}
"""How many lines with a type begin no record, because they come directly below one that does."""
WITHOUT_OPENING_TAG = {
    # Records that do not have the tag which should begin them.
    "medline/CoLRev-Environment__colrev__eric_nbib.nbib",
    "medline/CoLRev-Environment__colrev__nbib_data.nbib",
    "medline/JabRef__jabref__MedlinePlainImporterTestMultiAbstract.txt",
    "medline/JabRef__jabref__MedlinePlainImporterTestMultiTitle.txt",
    "medline/JabRef__jabref__MedlinePlainImporterTestMultipleEntries.txt",
    "ris/JabRef__jabref__RisImporterCorrupted.ris",
    "wos/DSpace__DSpace__endnote-test.enw",
}


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _estimates() -> dict[str, int]:
    with (CORPUS / "PROVENANCE.tsv").open(encoding="utf-8", newline="") as rows:
        return {
            row["file"]: int(row["records_est"]) for row in csv.DictReader(rows, delimiter="\t")
        }


def _read(path: Path) -> Document:
    return Document.read(decode(path.read_bytes()).text, dialect(path.parent.name))


def _raise(rule: Rule, error: Exception) -> None:
    raise AssertionError(f"{rule.code} raised") from error


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 150


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_records_are_counted_right(path: Path) -> None:
    found = sum(1 for record in _read(path) if record.fields)
    name = _name(path)
    assert found == (COUNTED_BY_HAND.get(name) or _estimates()[name])
    opened = len(OPENS[path.parent.name].findall(decode(path.read_bytes()).text))
    assert found == opened - FURTHER_TYPES.get(name, 0) + (name in WITHOUT_OPENING_TAG)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_nothing_is_lost_and_no_rule_raises(path: Path) -> None:
    document = _read(path)
    assert document.text == decode(path.read_bytes()).text
    Linter(all_rules(), on_failure=_raise).check(document)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_formatting_keeps_what_the_file_says(path: Path) -> None:
    document = _read(path)
    laid_out = Document.read(apply(document.text, format_document(document)), document.dialect)
    assert fields(laid_out) == fields(document)
    assert stray(laid_out) == stray(document)
    assert format_document(laid_out) == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_edits_lead_where_reading_anew_does(path: Path) -> None:
    chance = random.Random(path.name)  # noqa: S311  # repeatable, not secret
    document = _read(path)
    text = document.text
    for _ in range(5):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 1, 30)))
        new = chance.choice(("", "\n", "\n\n", "ER  - \n", "\nER\n", "\nPT J\n", "x"))
        text = text[:at] + new + text[end:]
        document, _ = document.edit(at, end, new)
    assert list(document) == list(Document.read(text, document.dialect))
