"""The grammars of all other dialects colour what the parser reads, in VS Code's own tokenizer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grammar.inside import on_other_lines
from grammar.scopes import ROOT, Token, Tokenizer, cases, marked, unmarked
from grammar.test_grammar import coloured
from properties.dialect_strategies import DOCUMENTS, NAMES
from reftag.dialects import Dialect, dialect, names
from reftag.dialects.grammar_parts import REST, scope_of
from reftag.files.decoding import decode
from reftag.syntax import Document, Record

CORPUS = ROOT.parent / "shared" / "corpus"
FILES = [path for name in NAMES for path in sorted((CORPUS / name).glob("*"))]
TOKENIZERS: dict[str, Tokenizer] = {}


@pytest.fixture(scope="module", autouse=True)
def end_tokenizers() -> Iterator[None]:
    yield
    for tokenizer in TOKENIZERS.values():
        tokenizer.close()
    TOKENIZERS.clear()


def tokens(name: str, text: str) -> list[Token]:
    if name not in TOKENIZERS:
        try:
            TOKENIZERS[name] = Tokenizer(name)
        except RuntimeError as missing:
            pytest.fail(f"The grammar tests cannot run: {missing}", pytrace=False)
    return TOKENIZERS[name].tokens(text)


def expected(text: str, spoken: Dialect) -> list[Token]:
    """Return the tokens that the parser's reading of `text` asks for."""
    document = Document.read(text, spoken)
    found: list[Token] = []
    for located in document.located():
        for start, end, scope in spans(located.piece):
            line, column = document.position_at(located.offset + start)
            text = located.piece.text[start:end]
            found.append(Token(line, column, text, f"{scope}.{spoken.name}"))
    return found


def spans(record: Record) -> Iterator[tuple[int, int, str]]:
    begun = 0
    for field in sorted((*record.fields, *record.of_file), key=lambda each: each.start):
        begun = begun if field.goes_on else field.start
        if any(begun < blank.start < field.start for blank in record.blank_lines) and field.goes_on:
            continue  # the grammar stops at a blank line
        tag = record.tag_of(field)
        proper = field.flaw is None and tag is not None and tag.assigned
        if not field.goes_on:
            yield *field.tag_span, "keyword.other.tag" if proper else "invalid.illegal"
        scope = scope_of(tag) if tag else REST
        for start, end in coloured(record, field):
            yield start, end, scope.split()[-1]


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_the_grammar_reads_as_the_parser_does(name: str, data: st.DataObject) -> None:
    text = data.draw(DOCUMENTS[name])
    # For the parser 0x1A at a value's end is not part of it, a subtlety not worth a pattern.
    assume("\x1a" not in text)
    document = Document.read(text, dialect(name))
    found, wanted = tokens(name, text), expected(text, dialect(name))
    assert on_other_lines(found, document) == on_other_lines(wanted, document)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_scopes(name: str, line_break: str) -> None:
    """The marks in `cases` are what is coloured; nothing is coloured that is not marked."""
    assert cases(name)
    for case in cases(name):
        source = case.read_text(encoding="utf-8")
        text = unmarked(source)
        found = tokens(name, text.replace("\n", line_break))
        assert marked(text, found) == source
        assert found == expected(text, dialect(name))


@pytest.mark.parametrize("name", names())
def test_records_of_every_dialect(name: str) -> None:
    clean = ROOT / "tests" / "dialects" / "fixtures" / name / "clean.txt"
    text = clean.read_text(encoding="utf-8")
    assert tokens(name, text) == expected(text, dialect(name))


@pytest.mark.needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_real_files(path: Path) -> None:
    text = decode(path.read_bytes()).text
    spoken = dialect(path.parent.name)
    document = Document.read(text, spoken)
    found, wanted = tokens(spoken.name, text), expected(text, spoken)
    assert on_other_lines(found, document) == on_other_lines(wanted, document)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "refer"])
@pytest.mark.parametrize("piece", [" ", "TI", "TI  - ", "TI  ", "- ", "\t-", "TI a  "])
def test_a_very_long_line(name: str, piece: str) -> None:
    """A pattern that backtracks would take minutes; the tokenizer is ended after one."""
    line = piece * 50_000
    document = Document.read(line, dialect(name))
    found, wanted = tokens(name, line), expected(line, dialect(name))
    assert on_other_lines(found, document) == on_other_lines(wanted, document)
