"""What Enter writes by itself: the text before it, `$0` for where Enter was pressed."""

import pytest

from ide.answers import CURSOR
from reftag.dialects import dialect
from reftag.ide.new_line import after_enter
from reftag.syntax import Document
from reftag.text import apply


def entered(source: str, name: str = "endnote", indent: str = "") -> str:
    """Return the text after Enter at the cursor; `indent` is what the editor indents with."""
    before, _, after = source.partition(CURSOR)
    text = f"{before}\n{indent}{after}"
    document = Document.read(text, dialect(name))
    return apply(text, after_enter(document, len(before) + 1 + len(indent)))


@pytest.mark.parametrize(
    ("name", "source", "result"),
    [
        ("endnote", "%0 Book\n%A Doe, Jane$0\n%T One", "%0 Book\n%A Doe, Jane\n%A \n%T One"),
        ("endnote", "%0 Book\n%A Doe, Jane$0", "%0 Book\n%A Doe, Jane\n%A "),
        ("endnote", "%0 Book\n%A Doe\n%A $0\n%T One", "%0 Book\n%A Doe\n\n%T One"),
        ("endnote", "%0 Book\n%A Doe\n%A $0", "%0 Book\n%A Doe\n"),
        ("endnote", "%0 Book\n%T One$0", "%0 Book\n%T One\n"),
        ("endnote", "%0 Book\n%A Doe$0, Jane", "%0 Book\n%A Doe\n, Jane"),
        ("endnote", "%0 Book\n$0%A Doe", "%0 Book\n\n%A Doe"),
        ("endnote", "$0", "\n"),
        ("endnote", "%0 Book %A Doe, Jane$0", "%0 Book %A Doe, Jane\n"),
        ("endnote", "%0 Book\n%K one$0\ntwo", "%0 Book\n%K one\n%K \ntwo"),
        ("endnote", "%0 Book\n%K one\ntwo$0", "%0 Book\n%K one\ntwo\n%K "),
        ("ris", "TY  - BOOK\nKW  - one$0\nER  - ", "TY  - BOOK\nKW  - one\nKW  - \nER  - "),
        ("ris", "TY  - BOOK\nKW  - $0\nER  - ", "TY  - BOOK\n\nER  - "),
        ("ris", "TY  - BOOK\nER  - $0", "TY  - BOOK\nER  - \n"),
        ("medline", "PMID- 1\nIR  - Doe J$0", "PMID- 1\nIR  - Doe J\nIR  - "),
        ("medline", "PMID- 1\nAU  - Doe J$0", "PMID- 1\nAU  - Doe J\nAU  - "),
        (
            "medline",
            "PMID- 1\nFAU - Doe, Jane Ann$0",
            "PMID- 1\nFAU - Doe, Jane Ann\nAU  - Doe JA",
        ),
        ("medline", "PMID- 1\nFAU - Doe$0", "PMID- 1\nFAU - Doe\nAU  - "),
        ("medline", "FAU - Doe, J\nAU  - Doe J$0", "FAU - Doe, J\nAU  - Doe J\nFAU - "),
        ("medline", "FED - Doe, J\nED  - Doe J$0", "FED - Doe, J\nED  - Doe J\nFED - "),
        ("medline", "FAU - Doe, J$0\nAU  - Doe J", "FAU - Doe, J\nFAU - \nAU  - Doe J"),
        ("medline", "PMID- 1\nTI  - One $0two", "PMID- 1\nTI  - One \n      two"),
        ("medline", "PMID- 1\nTI  - One\n      two$0", "PMID- 1\nTI  - One\n      two\n      "),
        ("medline", "PMID- 1\nTI  - One$0", "PMID- 1\nTI  - One\n"),
        ("wos", "PT J\nAU Doe, J$0\nER", "PT J\nAU Doe, J\n   \nER"),
        ("wos", "PT J\nAU Doe, J\n   $0\nER", "PT J\nAU Doe, J\n\nER"),
        ("wos", "PT J\nTI One $0two\nER", "PT J\nTI One \n   two\nER"),
        ("medline", "PMID- 1\nTI  - One$0DP  - 2016", "PMID- 1\nTI  - One\nDP  - 2016"),
        ("wos", "PT J\nTI One$0PY 2016\nER", "PT J\nTI One\nPY 2016\nER"),
    ],
)
def test_enter(name: str, source: str, result: str) -> None:
    assert entered(source, name) == result


def test_the_editor_may_have_indented_already() -> None:
    source = "PMID- 1\nTI  - One\n      two$0"
    assert entered(source, "medline", " " * 6) == "PMID- 1\nTI  - One\n      two\n      "
    assert entered("PT J\nAU Doe, J\n   Roe, R$0\nER", "wos", "   ").count("   ") == 2


def test_a_doi_in_a_link_becomes_bare() -> None:
    source = "%0 Book\n%R https://doi.org/10.5555/cards$0\n%T One"
    assert entered(source) == "%0 Book\n%R 10.5555/cards\n\n%T One"
    assert entered("%0 Book\n%R 10.5555/cards$0") == "%0 Book\n%R 10.5555/cards\n"
