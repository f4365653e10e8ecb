"""What the dialects say of reference types: roles, labels, and the types of CSL and BibTeX."""

from typing import Final

import pytest

from reftag.dialects import Dialect, dialect, names, producers

ALL: Final = [dialect(name) for name in names()] + [
    made
    for producer in producers()
    for name in names()
    if (made := dialect(name, producer)).producer == producer
]

# CSL 1.0.2, appendix III
CSL: Final = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog regulation
report review review-book software song speech standard thesis treaty webpage
"""

# BibTeX's standard styles (btxdoc, 3.1), then what only biblatex has (its manual, 2.1.1 and 2.1.3)
BIBTEX: Final = """
article book booklet conference inbook incollection inproceedings manual mastersthesis misc
phdthesis proceedings techreport unpublished

artwork audio bibnote bookinbook collection commentary dataset image inreference jurisdiction legal
legislation letter movie music mvbook mvcollection mvproceedings mvreference online patent
performance periodical reference report review software standard suppbook suppcollection
suppperiodical thesis video
"""

every_dialect = pytest.mark.parametrize("spoken", ALL, ids=lambda d: f"{d.name}-{d.producer}")


@every_dialect
def test_each_type_has_a_type_of_csl_and_one_of_bibtex(spoken: Dialect) -> None:
    for kind in spoken.types:
        assert kind.csl in CSL.split(), kind.name
        assert kind.bibtex in BIBTEX.split(), kind.name


@every_dialect
def test_a_type_says_only_what_differs_from_its_tags(spoken: Dialect) -> None:
    for kind in spoken.types:
        for code, label in kind.labels.items():
            assert label != spoken.by_code[code].name, (kind.name, code)
        for code, role in kind.roles.items():
            assert role != spoken.role(code, None), (kind.name, code)


@pytest.mark.parametrize(
    ("name", "type_name", "code", "role"),
    [
        ("endnote", "Blog", "%N", "access-date"),
        ("endnote", "Blog", "%8", "update-date"),
        ("endnote", "Newspaper Article", "%8", "date"),
        ("endnote", "Patent", "%@", "patent-number"),
        ("endnote", "Journal Article", "%@", "issn"),
        ("endnote", "Generic", "%@", "serial-number"),
        ("endnote", "Thesis", "%P", "number-of-pages"),
        ("endnote", "Magazine Article", "%B", "journal"),
        ("endnote", "Book Section", "%B", "book-title"),
        ("endnote", "Book", "%B", "secondary-title"),
        ("endnote", "Report", "%Y", "publisher"),
        ("endnote", "Journal Article", "%2", "pmcid"),
        ("ris", "JOUR", "T2", "journal"),
        ("ris", "JOUR", "JA", "abbreviation"),
        ("ris", "BILL", "A2", "sponsor"),
        ("wos", "J", "EI", "issn"),
        ("wos", "B", "SO", "book-title"),
        ("medline", "Citation", "ISBN", "isbn"),
        ("refer", "Reference", "%B", "book-title"),
        ("refworks", "Book, Whole", "SP", "number-of-pages"),
    ],
)
def test_roles_of_fields_in_a_type(name: str, type_name: str, code: str, role: str) -> None:
    spoken = dialect(name)
    assert spoken.role(code, spoken.exact_type(type_name)) == role


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("refworks", "Abstract; Book, Section; Conference Proceedings"),
        ("ris", "ABST; CHAP; CONF; CPAPER; DICT; ECHAP; ENCYC"),
        ("wos", "C"),
    ],
)
def test_types_of_parts_of_books_and_proceedings(name: str, types: str) -> None:
    assert "; ".join(kind.name for kind in dialect(name).types if kind.is_part) == types


def test_fields_with_one_label_have_one_role() -> None:
    """A type that was added later, with a label but without the role, would differ."""
    found: dict[tuple[str, str], set[str]] = {}
    for spoken in map(dialect, names()):
        for kind in spoken.types:
            for code, label in kind.labels.items():
                called = spoken.by_code[code].role, label
                found.setdefault(called, set()).add(spoken.role(code, kind))
    assert [called for called, roles in found.items() if len(roles) > 1] == []
