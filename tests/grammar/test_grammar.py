"""The TextMate grammar colours what the parser reads, in VS Code's own tokenizer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given

from grammar.inside import on_other_lines
from grammar.scopes import ROOT, Token, Tokenizer, cases, marked, unmarked
from properties.strategies import documents
from reftag.dialects import dialect, grammar, names
from reftag.dialects.grammar_parts import REST, scope_of
from reftag.syntax import Document, Field, Record

CORPUS = sorted((ROOT.parent / "shared" / "corpus" / "enw").glob("*"))
ONE_LINE = ROOT.parent / "shared" / "corpus" / "one-line" / "jmir.enw"

KEYWORD = "keyword.other.tag.endnote"
NO_TAG = "invalid.illegal.endnote"


@pytest.fixture(scope="module")
def tokenizer() -> Iterator[Tokenizer]:
    try:
        tokenizer = Tokenizer("endnote")
    except RuntimeError as missing:
        pytest.fail(f"The grammar tests cannot run: {missing}", pytrace=False)
    yield tokenizer
    tokenizer.close()


def expected(text: str) -> list[Token]:
    """Return the tokens that the parser's reading of `text` asks for."""
    document = Document.read(text, dialect("endnote"))
    tokens: list[Token] = []
    for located in document.located():
        for start, end, scope in spans(located.piece):
            line, column = document.position_at(located.offset + start)
            tokens.append(Token(line, column, located.piece.text[start:end], scope))
    return tokens


def spans(record: Record) -> Iterator[tuple[int, int, str]]:
    for field in record.fields:
        tag = record.tag_of(field)
        proper = field.flaw is None and tag is not None and tag.assigned
        yield *field.tag_span, KEYWORD if proper else NO_TAG
        scope = scope_of(tag) if tag else REST
        for start, end in coloured(record, field):
            yield start, end, f"{scope.split()[-1]}.endnote"


def coloured(record: Record, field: Field) -> Iterator[tuple[int, int]]:
    """Yield the lines of the value, up to a blank line: there the grammar stops."""
    stop = min((b.start for b in record.blank_lines if b.start > field.start), default=None)
    for start, end in record.value_lines(field):
        if stop is None or start < stop:
            yield start, end


@pytest.mark.parametrize("name", names())
def test_the_file_is_what_the_dialect_makes(name: str) -> None:
    """`make generate` writes it."""
    path = ROOT / "syntaxes" / f"{name}.tmLanguage.json"
    assert path.read_text(encoding="utf-8") == grammar.text(dialect(name))


def test_there_is_no_other_grammar() -> None:
    made = {f"{name}.tmLanguage.json" for name in names()}
    assert {path.name for path in (ROOT / "syntaxes").iterdir()} == made


@pytest.mark.parametrize("case", cases(), ids=lambda path: path.stem)
def test_scopes(tokenizer: Tokenizer, case: Path) -> None:
    source = case.read_text(encoding="utf-8")
    text = unmarked(source)
    tokens = tokenizer.tokens(text)
    assert marked(text, tokens) == source
    assert tokens == expected(text)


@pytest.mark.parametrize("case", cases(), ids=lambda path: path.stem)
@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_line_breaks_make_no_difference(tokenizer: Tokenizer, case: Path, line_break: str) -> None:
    text = unmarked(case.read_text(encoding="utf-8"))
    assert tokenizer.tokens(text.replace("\n", line_break)) == tokenizer.tokens(text)


def test_a_byte_order_mark_may_come_first(tokenizer: Tokenizer) -> None:
    for text in ("%0 Book\n%T One", "%0 Book %T One"):
        assert tokenizer.tokens("\ufeff" + text)[0] == Token(0, 1, "%0", KEYWORD)


def test_other_separators_end_no_line(tokenizer: Tokenizer) -> None:
    text = "%T One\u2028%A two\x0b%A three\x85%A four"
    assert tokenizer.tokens(text)[1:] == [Token(0, 3, text[3:], "string.unquoted.title.endnote")]


@given(text=documents)
def test_the_grammar_reads_as_the_parser_does(tokenizer: Tokenizer, text: str) -> None:
    # For the parser 0x1A at a value's end is not part of it, a subtlety not worth a pattern.
    assume("\x1a" not in text)
    document = Document.read(text, dialect("endnote"))
    found, wanted = tokenizer.tokens(text), expected(text)
    assert on_other_lines(found, document) == on_other_lines(wanted, document)


@pytest.mark.needs_corpus
@pytest.mark.parametrize("path", [*CORPUS, ONE_LINE], ids=lambda path: path.name)
def test_real_files(tokenizer: Tokenizer, path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    assert tokenizer.tokens(text) == expected(text)


@pytest.mark.parametrize(
    "line",
    [
        "%X " + "a" * 200_000,
        "%X " + "a " * 100_000,
        "%X " + " " * 200_000 + "x",
        " " * 200_000 + "x",
        " " * 200_000,
        "%" * 200_000,
        "%0 Book " + "%T " * 70_000,
        "%0 Book " + "%A a  " * 33_000,
        "%0 Book " + "%t a " * 40_000 + "%T a",
        "%0 " + "Book " * 40_000,
        "%0 Book" + " -_" * 70_000 + "%T a",
        "%0 Book %X " + "a  %5 " * 33_000,
        "%0 Book %X" + " " * 200_000 + "%T a",
    ],
    ids=range(13),
)
def test_a_very_long_line(tokenizer: Tokenizer, line: str) -> None:
    """A pattern that backtracks would take minutes; the tokenizer is ended after one."""
    document = Document.read(line, dialect("endnote"))
    found = on_other_lines(tokenizer.tokens(line), document)
    wanted = on_other_lines(expected(line), document)
    # Not compared whole by `assert`: to show how so many tokens differ would take hours.
    differ = [pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]]
    assert (len(found), differ[:3]) == (len(wanted), [])
