"""The files that fixes are tried on: our own always, real ones where they are checked out."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from corpus.conformance import DIALECTS
from corpus.real_files import SHARED
from lint.case_files import cases, plain
from lint.findings import on_disk
from real_importers.cases import cases as importer_cases
from reftag.dialects import dialect, names
from reftag.files.decoding import decode
from reftag.lint import all_rules
from reftag.syntax import Document
from reftag.syntax.recognition import recognize
from reftag.text import Edit

TESTS: Final = Path(__file__).parents[1]
SAMPLES: Final = TESTS.parent / "editors" / "samples"


class File(NamedTuple):
    """A file with records."""

    name: str
    dialect: str
    data: bytes


@cache
def own() -> tuple[File, ...]:
    """Return our own files: samples, examples and cases of rules, fixtures of dialects."""
    return tuple({(each.dialect, each.data): each for each in _own()}.values())


def _own() -> Iterator[File]:
    for path in sorted(SAMPLES.iterdir()):
        if not path.name.startswith("."):
            data = path.read_bytes()
            yield File(path.name, recognize(decode(data).text).dialect or "endnote", data)
    for rule in all_rules():
        for at, example in enumerate(rule.examples, 1):
            data = _encoded(example.before, example.encoding)
            yield File(f"{rule.code}'s example {at}", example.dialect, data)
    texts = [
        *sorted((TESTS / "lint" / "rules").glob("*.txt")),
        *(TESTS / "dialects" / "fixtures" / name / "findings.txt" for name in names()),
    ]
    for path in texts:
        for case in cases(path):
            data = _encoded(plain(case.lines), case.encoding)
            yield File(f"{path.stem}: {case.title}", case.dialect, data)
    for name in names():
        data = (TESTS / "dialects" / "fixtures" / name / "clean.txt").read_bytes()
        yield File(f"{name}/clean.txt", name, data)
    for each in importer_cases():
        yield File(each.name, "endnote", _encoded(each.text, "utf-8"))


def _encoded(text: str, encoding: str) -> bytes:
    if encoding == "utf-8":
        return text.encode("utf-8", "surrogateescape")
    return on_disk(text, encoding).encode()


@cache
def field() -> tuple[File, ...]:
    """Return the small files after bug reports that show a format."""
    return tuple(_field())


def _field() -> Iterator[File]:
    folder = SHARED / "field"
    for path in sorted(folder.glob("*")):
        if path.suffix in {".tsv", ".md", ".py"} or path.name.startswith("32"):
            continue
        data = path.read_bytes()
        yield File(path.name, _spoken(path, data), data)


def _spoken(path: Path, data: bytes) -> str:
    expected = {".ris": "ris", ".enw": "endnote", ".nbib": "medline", ".ref": "refer"}
    return recognize(decode(data).text, expected.get(path.suffix, "")).dialect or "endnote"


@cache
def corpus() -> tuple[File, ...]:
    """Return the real files."""
    return tuple(
        File(f"{folder}/{path.name}", name, path.read_bytes())
        for folder, name in DIALECTS.items()
        for path in sorted((SHARED / "corpus" / folder).glob("*"))
    )


_IN_SAMPLE: Final = 30
"""So many real records of each dialect are in the sample."""


@cache
def sample() -> tuple[File, ...]:
    """Return real records, each as a file, in turn from all files of a dialect."""
    found: list[File] = []
    for name in names():
        streams = [records_of(file) for file in corpus() if file.dialect == name]
        taken = 0
        while streams and taken < _IN_SAMPLE:
            for stream in list(streams):
                record = next(stream, None)
                if record is None:
                    streams.remove(stream)
                elif taken < _IN_SAMPLE:
                    found.append(record)
                    taken += 1
    return tuple(found)


def records_of(file: File) -> Iterator[File]:
    """Yield each record of a file as a file of its own."""
    form = decode(file.data)
    start = 0
    for at, record in enumerate(Document.read(form.text, dialect(file.dialect)), 1):
        end = start + len(record.text)
        others = (Edit(0, start, ""), Edit(end, len(form.text), ""))
        yield File(f"{file.name} #{at}", file.dialect, form.edited(others).encode())
        start = end
