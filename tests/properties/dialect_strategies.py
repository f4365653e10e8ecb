"""Texts that go where a reader of each dialect can go wrong, made of its own kinds of lines."""

from hypothesis import strategies as st

from properties.strategies import ATOMS, BREAKS
from reftag.dialects import dialect
from reftag.syntax.styles import scanner

_VALUES = ["Doe, Jane", "One title", "2024", "10.5555/x", "38861302", "Some words, 15 and 27%.", ""]

_SHARED = [
    "\ufeff",
    "plain text",
    "  deep",
    "      six blanks",
    "   three blanks",
    " ",
    "      ",
    "\x1a",
    "\u2028",
    "1.",
    "Record #2 of 18",
    "e\u0301",
    "\U0001d4b3",
    "-",
    "A",
]

_OWN = {
    "refer": [
        "%T One",
        "%A\ttab",
        "%br",
        "%k word",
        ".[",
        ".]",
        '.\\" comment',
        "%O a",
        "% A",
        "%D 1990%A M. Doe",
    ],
    "ris": [
        "TY  - JOUR",
        "TY  - jour",
        "TY  - Nonsense",
        "TY - BOOK",
        "TY  -  BOOK",
        "TY\t- BOOK",
        "TY  -BOOK",
        "  TY  - BOOK",
        "ty  - BOOK",
        "TY  – BOOK",
        "\ufeffTY  - BOOK",
        "ER  - ",
        "ER  -",
        "ER -",
        "ER- ",
        "ER",
        "er",
        "  ER\t",
        "Er -",
        "ER  –",
        "AB  - below",
        "ER  - End of Reference",
        "ER - positive tumours",
        "T1-weighted images",
        "PMID  - 1",
        "KW - alpha",
        "KW  - beta\ngamma",
        "TY  - JOUR AU  - Doe, J TI  - One ER  - ",
        "AU  - Doe, J TI  - One",
        "KW  - wordsTY  - JOUR",
        "ER  -TY  - BOOK",
        "ER  - \ufeffTY  - BOOK",
        "C1  - stray",
        "ZZ  - unknown",
    ],
    "medline": [
        "PMID- 1",
        "PMID -1",
        "PMID-1",
        "TI-",
        "TI -One",
        "TI  - One\n      and more",
        "TI  - One\nand more",
        "  AU  - Doe J",
        "      AU  - Doe J",
        "PMC -22664230",
        "SO  invalid line",
        "HER2-positive",
        "pmid- 2",
        "PMID- 1 OWN - NLM TI  - One",
        "SO  - One.PMID- 2",
        "LID - 10.5555/x [doi]",
        "ISSN - ISSN-1234-5679",
        "ISSN- 1",
        "issn - 1",
        "IS  - 0378-5955 (Print)",
    ],
    "wos": [
        "FN Example",
        "FN",
        "VR 1.0",
        "EF",
        " EF",
        "PT J",
        "PT\tJ",
        "  PT B",
        "pt J",
        "ER",
        "ER ",
        "er",
        "ER stress was",
        "AU Doe, J",
        "AU Doe, J\n   Roe, R\n\n   Poe, E",
        "AU Doe, J\nRoe, R",
        "AU\n   Doe, J\n \n   Doe, J",
        "   Poe, E",
        "CR One, 2001\n   Two, 2002",
        "TI One\n   title",
        "DE alpha; beta;\n   gamma",
        "XX Example",
        "\ufeffFN Example",
        "ER-",
        " er -",
        "AUDoe, J",
        "AULind E",
        "ti One title",
        "Ti One title",
        "is it",
        "is 2",
        "vl 30",
        "VL30",
        "PY2016",
        "UTWOS:000000000000001",
        "UTIs are",
        " AB We count",
        "\tDE alpha; beta",
        "  AD patients",
        "AU  - Doe, J",
        "TI   - One",
        "so SHELF MARKS",
        "C1[Doe, J] Univ",
    ],
    "refworks": [
        "RT Journal Article",
        "RT Journal",
        "RT",
        "rt Book, Whole",
        "  RT Report",
        "A1 Doe,Jane",
        "T1\tOne",
        "IN vitro",
        "LK https://example.org OL English (30)",
        "RT Report A1 Doe,J T1 One",
        "LA engRT Report",
        "T1One title",
        "t1 One title",
        "vo 30",
        " AB We count",
        "    IS 3",
        "K1cards",
        "k1 cards",
        "k1 and",
        "U10 ten",
        "U10\tten",
        "PMID 31112233",
        "pmid 31112233",
        "PMCID PMC7",
        "A1  - Doe,Jane",
    ],
}


def _atoms(name: str) -> list[str]:
    lines = scanner(dialect(name))
    tags = dialect(name).tags[:40]
    proper = [lines.tag_line(tag.code, value) for tag in tags for value in _VALUES]
    return [*_OWN.get(name, ATOMS) * 8, *_SHARED * 4, *proper]


def _documents(name: str) -> st.SearchStrategy[str]:
    atoms = st.sampled_from(_atoms(name))
    fragments = st.one_of(atoms, st.sampled_from(BREAKS), st.text(max_size=3))
    texts = st.lists(fragments, max_size=30).map("".join)
    breaks = st.sampled_from(["\n", "\n", "\n", "\r\n", "\n\n", "\r\r\n"])
    files = st.lists(st.tuples(atoms, breaks).map("".join), max_size=30).map("".join)
    return st.one_of(texts, files, files)


_FURTHER = [
    *["goes on", "goes on, and on", "(2024) 12-15", "a b", "more  of it", "10.5555/x"] * 4,
    *[
        "of the",
        "A line ",
        "12 of 15",
        "é1 x",
        "XX - y",
        "XX  - y",
        "T1-weighted",
        "TI Title",
        "%",
        "%% of",
    ],
    *["%5 of them", "\ufeffx", "  deeper", "http://example.org", "Roe, R", "beta; gamma;", "ER"],
]
"""What may stand on lines below a value."""


def _nearly_plain(name: str) -> st.SearchStrategy[str]:
    """Return files most of whose records are proper tag lines with values and nothing else."""
    spoken, lines = dialect(name), scanner(dialect(name))
    indent = " " * spoken.reading.indent
    texts = st.sampled_from(_FURTHER).map(lambda text: f"\n{indent}{text}")
    values = st.sampled_from([value for value in _VALUES if value] * 4 + ["", " ", "a  - b", "c "])
    tags = st.sampled_from([tag.code for tag in spoken.tags if tag.kind != "end"])
    one_line = st.tuples(tags, values).map(lambda pair: lines.tag_line(*pair))
    more = st.lists(texts, min_size=1, max_size=3).map("".join)
    proper = st.one_of(one_line, one_line, st.tuples(one_line, more).map("".join))
    inner = st.one_of(*[proper] * 20, st.sampled_from(_atoms(name)))
    start = spoken.start_code or spoken.codes("title")[0]
    first = st.one_of(*[values.map(lambda value: lines.tag_line(start, value))] * 6, proper)
    ends = ["", "\n", "\n\n", "\r\n", " \n"]
    if end := spoken.end_code:
        ends += [f"{lines.tag_line(end)}{behind}" for behind in ("\n", "\n\n", " \n", "x\n")] * 3
        ends += [f"{lines.tag_line(end).rstrip()}\n"] * 3
    line_breaks = st.sampled_from(["\n"] * 6 + ["\r\n", "\n\n"])
    rest = st.lists(inner, max_size=5)
    record = st.tuples(first, rest, line_breaks, st.sampled_from(ends)).map(
        lambda parts: parts[2].join([parts[0], *parts[1], ""]) + parts[3]
    )
    return st.lists(record, max_size=4).map("".join)


NAMES = sorted(_OWN)
WITH_ENDNOTE = ["endnote", *NAMES]
NEARLY_PLAIN = {name: _nearly_plain(name) for name in WITH_ENDNOTE}
DOCUMENTS = {name: _documents(name) for name in NAMES}

_CUTS = st.tuples(st.floats(0, 1), st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 60)))


def _edits(name: str) -> st.SearchStrategy[list[tuple[tuple[float, int], str]]]:
    pieces = st.one_of(st.sampled_from(_atoms(name)), st.sampled_from(BREAKS), st.text(max_size=3))
    return st.lists(st.tuples(_CUTS, st.lists(pieces, max_size=4).map("".join)), max_size=8)


EDITS = {name: _edits(name) for name in NAMES}
