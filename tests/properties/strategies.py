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
