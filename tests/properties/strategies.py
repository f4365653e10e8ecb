"""Texts and edits that go where a reader of tagged records can go wrong."""

from hypothesis import strategies as st

ATOMS = [
    "%0 Journal Article",
    "%0 Book",
    "%0 journal article",
    "%0 Nonsense",
    "%0",
    "%T One title",
    "%T",
    "%A Doe, Jane",
    "%A",
    "%J A Journal",
    "%D 2024",
    "%R 10.5555/x",
    "%R https://doi.org/10.5555/X",
    "%M 38861302",
    "%K alpha",
    "%K",
    "%N",
    "%X Some words, 15 and 27%. The end",
    "%t lower",
    "%f figure",
    "%Tglued",
    "%tGlued",
    "%0Book",
    "%82020-05-04",
    "%20is",
    "%C3%A9t",
    "%|",
    "%5 of the patients",
    "  %A Indented",
    "%A\ttab",
    "$] e1",
    "％A full width",
    "\ufeff%0 Book",
    "%0 Book %A Doe, Jane %T One %N %P 1-2",
    "%0 Nonsense %A x %T y",
    "%0 Book %T a %0 Book %A b",
    "%0 Book %A\x1a",
    f"%X {'Long words. ' * 20}",
    "%Change in text",
    "%a of them",
    "%K\nalpha\n  beta \n\ngamma",
    "%q\t",
    "%q\x1a",
    " %T\x1a",
    "$]\x1a",
    "\ufeff",
    "  deep",
    "plain text",
    "1.",
    " ",
    "   ",
    "%",
    "A",
    "\x1a",
    "\u2028",
    "\u2029",
    "\x0b",
    "\x0c",
    "\x85",
    "\U0001d4b3",
    "e\u0301",
    "ü",
]
BREAKS = ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n \n"]

fragments = st.one_of(st.sampled_from(ATOMS), st.sampled_from(BREAKS), st.text(max_size=3))
texts = st.lists(fragments, max_size=30).map("".join)

_LINES = st.tuples(st.sampled_from(ATOMS), st.sampled_from(["\n", "\n", "\n", "\r\n", "\n\n"]))
files = st.lists(_LINES.map("".join), max_size=30).map("".join)
"""Texts that look more like files of records than `texts` do."""

documents = st.one_of(texts, files)

cuts = st.tuples(st.floats(0, 1), st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 60)))
edits = st.lists(st.tuples(cuts, st.lists(fragments, max_size=4).map("".join)), max_size=8)
"""Edits as ((where between start and end of the text, how much goes), what comes)."""


def place(text: str, cut: tuple[float, int]) -> tuple[int, int]:
    """Return the offsets of a cut in `text`."""
    start = round(cut[0] * len(text))
    return start, min(len(text), start + cut[1])


VALUES = {
    "%A": [
        "Doe, Jane",
        "Doe,Jane",
        "Doe, J, Jr",
        "WHO,",
        "World Health,",
        "A and B, C",
        "10.5555/x,y",
        "Doe, Jane\nRoe, R",
    ],
    "%T": ["One title", "10.5555/x", "One\ntitle"],
    "%D": ["2024", "2023", "in press", "c2024", "2024\n2025"],
    "%8": [
        "2024",
        "May 4, 2024",
        "4 May 2024",
        "2024-05-04",
        "May 4",
        "10.10.2024",
        "10.5555/x",
        "May 4\n2024",
    ],
    "%M": ["123", "10.5555/x", "https://doi.org/10.5555/y", "10.5555/x;"],
    "%R": [
        "10.5555/x",
        "doi:10.5555/x",
        "https://doi.org/10.5555/x",
        "10.5555/a b",
        "none",
        "10.5555/x\ny",
    ],
    "%U": [
        "https://doi.org/10.5555/x",
        "https://example.org/1",
        "https://doi.org/10.5555/xy",
        "https://example.org/1\nhttps://doi.org/10.5555/x",
    ],
    "%O": ["A note", "A note\nand more", "10.5555/x", "doi: 10.5555/y"],
    "%@": ["2049-3630"],
    "%+": ["Some place", "Some\nplace"],
    "%K": ["alpha; beta", "alpha", "alpha\nbeta", "alpha;\nbeta", "a\nb\nc", "a,\nb,\nc\nd"],
    "%X": ["Some words.", "Some words.\nMore words.", "Words.\nMore.\nMost."],
    "%G": ["English"],
    "%J": ["Some Journal"],
    "%B": ["Some Book"],
    "%9": ["Report", "10.5555/x", "alpha; beta"],
    "%L": ["QA 76"],
    "%Y": ["Roe, Richard"],
}
MANY = ("%A", "%K", "%U", "%@")
"""Tags of which records have one or several."""
TYPES = ["Journal Article", "Book", "Podcast", "Dataset", "Thesis", "Map", "Figure"]


@st.composite
def alike_records(draw: st.DrawFn) -> str:
    """Return a file of records with much the same tags in the same order, as libraries have them.

    They differ in values, in how many people and keywords they have, and in tags that some lack.
    """
    kind = draw(st.sampled_from(TYPES))
    tags = draw(st.lists(st.sampled_from([*VALUES]), min_size=1, max_size=7))
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    records: list[list[str]] = []
    for _ in range(draw(st.integers(2, 6))):
        lines = [f"%0 {kind}"]
        for tag in tags:
            count = draw(st.sampled_from((1, 1, 1, 0, 2, 3) if tag in MANY else (1, 1, 1, 0)))
            lines += [f"{tag} {draw(st.sampled_from(VALUES[tag]))}" for _ in range(count)]
        records.append(lines)
    return "".join("".join(f"{line}\n" for line in [*lines, ""]) for lines in records).replace(
        "\n", end
    )
