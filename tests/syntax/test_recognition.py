"""Which dialect a text is in, by its content."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from properties.dialect_strategies import DOCUMENTS
from reftag.dialects import by_extension, names
from reftag.files.decoding import decode
from reftag.syntax.recognition import MOST, misnamed, recognize

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
FOLDERS = {"enw": "endnote", "one-line": "endnote"}
"""Folders of real files that are not called as their dialect."""

WITHOUT_RECORD = {
    "IsiImporterTestEmpty.isi": "has nothing but two signs",
    "Endnote.pattern.A.enw": "is one %A, as EndNote and refer both have it",
    "Endnote.pattern.E.enw": "is one %E, as EndNote and refer both have it",
}
FILES = sorted(path for path in CORPUS.glob("*/*") if path.is_file())

SAMPLES = {
    "endnote": "%0 Journal Article\n%A Curie, Marie\n%T On Tags\n%D 2001\n",
    "refer": "%A Marie Curie\n%T On Tags\n%J Journal One\n%D 2001\n",
    "ris": "TY  - JOUR\nAU  - Curie, Marie\nTI  - On Tags\nPY  - 2001\nER  - \n",
    "medline": "PMID- 123\nTI  - On tags\n      and more.\nFAU - Curie, Marie\nDP  - 2001\n",
    "wos": "PT J\nAU Curie, M\n   Curie, P\nTI On Tags\nPY 2001\nER\n",
    "refworks": "RT Journal Article\nA1 Curie, Marie\nT1 On Tags\nYR 2001\n",
}

NO_RECORDS = {
    "nothing": "",
    "blank lines": "\n\n \n",
    "prose": "A Note on Tags\n\nTags are short. Some have a sign, some have two letters.\n" * 20,
    "prose that begins with tags of Web of Science": (
        "AI is at work here.\nIT is not.\nTI sells chips.\nPT Barnum sold tickets.\n\n"
        "Nothing else is said of it, and it takes a few more lines\nto say just that.\n"
        "So they are said.\n"
    ),
    "prose with an emergency room": (
        "On Monday\nPT J\nwas seen in the\nER\nand sent home.\nThat is all\nthat is known.\n"
    ),
    "prose that quotes a record": (
        "# How to write RIS\n\nA record begins with its type.\n\nIt ends with its end.\n\n"
        "Between them stands the rest.\n\nAn example:\n\n"
        "TY  - JOUR\nTI  - On Tags\nER  - \n\nMore is in the manual.\n\nSee there.\n"
    ),
    "comma-separated values": "TY,AU,TI,PY\nJOUR,Curie,On Tags,2001\nBOOK,Curie,Others,2002\n",
    "tab-separated values of Web of Science": "PT\tAU\tTI\tPY\nJ\tCurie, M\tOn Tags\t2001\n",
    "BibTeX": "% A comment\n@article{curie,\n  author = {Curie, Marie},\n  title = {On Tags}\n}\n",
    "BibTeX with a year only": "@book{a,\n  year = 2001\n}\n",
    "TeX": "%!TEX root = a.tex\n% T\n\\documentclass{article}\n%A remark\n\\begin{document}\n",
    "a hyphenated list": "T1-weighted images\nT2-weighted\nMR - see above\nUS - ultrasound\n",
    "mail": "To: a@example.org\nCC: b@example.org\nSU: Tags\n\nDear all,\nhere they are.\n",
    "JSON": '[{"TY": "JOUR", "TI": "On Tags"}]\n',
    "troff": ".TH REFER 1\n.SH NAME\nrefer \\- preprocess references\n.PP\n%A is the author.\n",
}


@pytest.mark.needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_real_files(path: Path) -> None:
    """Each is recognised, whatever it is expected to be."""
    is_in = FOLDERS.get(path.parent.name, path.parent.name)
    text = decode(path.read_bytes()).text
    if path.name.split("__")[-1] in WITHOUT_RECORD:
        assert not recognize(text).sure
        return
    assert recognize(text) == (is_in, True)
    for expected in names():
        # Where a type is missing, records of refer may be EndNote's, and the name decides.
        said = "endnote" if (is_in, expected) == ("refer", "endnote") else is_in
        assert recognize(text, expected) == (said, True)


@pytest.mark.needs_corpus
def test_there_are_real_files_of_every_dialect() -> None:
    assert {FOLDERS.get(path.parent.name, path.parent.name) for path in FILES} == set(names())


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("expected", ["", *names()])
def test_a_record(name: str, expected: str) -> None:
    said = "endnote" if (name, expected) == ("refer", "endnote") else name
    assert recognize(SAMPLES[name], expected) == (said, True)
    assert recognize("\ufeff\n" + SAMPLES[name].replace("\n", "\r\n"), expected) == (said, True)


@pytest.mark.parametrize("what", NO_RECORDS)
@pytest.mark.parametrize("expected", ["", *names()])
def test_other_texts_are_never_taken_for_records(what: str, expected: str) -> None:
    assert not recognize(NO_RECORDS[what], expected).sure


FOREIGN = dict(
    block.split("\n", 1)
    for block in Path(__file__).with_name("foreign.txt").read_text("utf-8").split("=== ")[1:]
)
"""Texts that are none of our formats, but look like one or quote a record of one."""


@pytest.mark.parametrize("what", FOREIGN)
def test_foreign_texts_are_not_recognised(what: str) -> None:
    for text in (FOREIGN[what], "\ufeff" + FOREIGN[what].replace("\n", "\r\n")):
        for expected in ("", *names()):
            assert not recognize(text, expected).sure


HEADS = {
    "nothing": "",
    "a byte order mark": "\ufeff",
    "blank lines": "\n\n  \n",
    "a counter": "1.\n",
    "a counter of Ovid": "<1>\n",
    "a provider": 'Provider: Example\nContent: text/plain; charset="UTF-8"\n\n',
    "the name of a search": "Search results for tags\n\n",
}


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("head", HEADS)
def test_whatever_is_above_the_first_record(head: str, name: str) -> None:
    text = SAMPLES[name]
    for records in (text + text, f"{text}\n{text}", f"{text}\n{text}\n\x1a"):
        assert recognize(HEADS[head] + records) == (name, True)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("wos", "FN Clarivate Analytics Web of Science\nVR 1.0\n"),
        ("wos", "\ufeffFN Thomson Reuters Web of Science\u2122\r\nVR 1.0\r\n"),
        ("wos", "FN ISI Export Format\n"),
        (
            "refworks",
            (
                "Refworks Export Tagged Format\nDate: 2001\n\nTag legend\n*****\nRT=Type\n"
                "A1=Authors\nT1=Title\nJF=Journal\nYR=Year\nVO=Volume\n*****\n"
                "BEGIN EXPORTED REFERENCES\n\n"
            ),
        ),
    ],
)
def test_headers_of_formats(name: str, head: str) -> None:
    assert recognize(head + SAMPLES[name]) == (name, True)


def test_a_record_on_one_line() -> None:
    line = " ".join(SAMPLES["endnote"].split("\n"))
    assert recognize(line, "ris") == ("endnote", True)


def test_a_file_with_its_header_on_one_line() -> None:
    line = "FN Clarivate Web of Science VR 1.0 PT J AU Lind, E TI On tags PY 2001 ER EF"
    assert recognize(line) == ("wos", True)
    assert not recognize("FN is the false negatives of a test").sure


def test_junk_above_the_first_record_does_no_harm() -> None:
    text = "Record #1 of 2\nProvider: Example\n\n" + SAMPLES["ris"]
    assert recognize(text, "medline") == ("ris", True)


def test_records_without_a_type_stay_what_the_name_says() -> None:
    text = "%A Curie, Marie\n%T On Tags\n%J Journal One\n%D 2001\n"
    assert recognize(text, "endnote").dialect == "endnote"
    assert recognize(text, "ris").dialect == "refer"


def test_a_lone_tag_leaves_a_doubt() -> None:
    assert recognize("%T On Tags\n", "endnote") == ("endnote", False)
    assert not recognize("TI  - On Tags\n", "ris").sure


def test_only_the_beginning_is_looked_at() -> None:
    text = SAMPLES["ris"] * (MOST // len(SAMPLES["ris"]) + 1) + SAMPLES["medline"] * 10_000
    assert recognize(text) == ("ris", True)


@given(text=st.text())
def test_any_text_will_do(text: str) -> None:
    for expected in ("", *names()):
        assert recognize(text, expected).dialect in ("", *names())


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
@given(data=st.data())
def test_broken_records_will_do_too(name: str, data: st.DataObject) -> None:
    text = data.draw(DOCUMENTS[name])
    assert recognize(text, name).dialect in names()


@pytest.mark.parametrize(
    ("name", "dialect"),
    [
        ("a.RIS", "ris"),
        ("C:\\a b\\library.enw", "endnote"),
        ("file:///c%3A/a.b/library.nbib", "medline"),
        ("/a.ris/library", ""),
        ("library.txt", ""),
        (".ris", ""),
    ],
)
def test_the_extension_of_a_name(name: str, dialect: str) -> None:
    assert by_extension(name) == dialect


def test_a_wrong_extension_is_told() -> None:
    said = "this file is MEDLINE, though its name ends in .ris"
    assert misnamed("a.ris", "medline") == said
    assert misnamed("a.ris", "ris") is None
    assert misnamed("a.txt", "ris") is None
