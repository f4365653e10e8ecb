"""The measured table *what to flag for which target*, row by row: which rule says it.

A row's cells are those of the table: what the importers bibutils, Zotero, citation-js,
biblatex-csl-converter and JabRef do with the lines, E for data lost or a file refused, W for a
value misplaced or changed, – for nothing. `any` has what is found without targets, which is then
not repeated; below an importer what is found with it as the only target, or why nothing is. A row
without `why` is flagged in every cell that is not –.
"""

from dataclasses import dataclass, field
from functools import cache

import pytest

from lint.findings import document, findings
from reftag.lint import select

IMPORTERS = ("bibutils", "zotero", "citation-js", "biblatex-csl-converter", "jabref")
LOST, MISREAD, TYPE = "RT701", "RT702", "RT703"

ARTICLE = "%0 Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n"
BOOK = "%0 Book\n%A Silva, Rui\n%T Sea and Shore\n%I Example Press\n%D 2016\n"


@dataclass(frozen=True)
class Row:
    """A row of the table."""

    name: str
    text: str
    cells: str
    """B Z C X J, as in the table."""
    any: str = ""
    """The code of the rule that flags it without targets."""
    told: dict[str, str] = field(default_factory=dict)
    """Importer -> the code that it adds."""
    why: str = ""
    """Why a cell of the table is not flagged, or is although the table says –."""


def symbol(tag: str, value: str = "x") -> str:
    return ARTICLE + f"{tag} {value}\n"


def row(name: str, text: str, cells: str, *told: str, any_rule: str = "", why: str = "") -> Row:
    """Return a row; `told` has a code or `-` for each importer in the table's order."""
    codes = zip(IMPORTERS, told or "-----", strict=True)
    said = {importer: code for importer, code in codes if code != "-"}
    return Row(name, text, cells, any_rule, said, why)


ROWS = [
    row(
        "one-line record",
        ARTICLE.replace("\n", " ").strip() + "\n",
        "E E E E E",
        any_rule="RT006",
    ),
    row("no blank line between records", ARTICLE + BOOK, "E E – E –", any_rule="RT008"),
    row(
        "blank or white line inside record",
        ARTICLE.replace("%J", "\n%J"),
        "E E W E –",
        any_rule="RT007",
    ),
    row("%0 missing", ARTICLE.partition("\n")[2], "W W E E W", any_rule="RT009"),
    row(
        "%0 not first",
        "%T On Order\n%0 Journal Article\n%A Okafor, Ada\n%J Shelf Marks\n%D 2019\n",
        "– – E – E",
        any_rule="RT010",
    ),
    row(
        "unknown type name",
        ARTICLE.replace("Journal Article", "Quantum Scroll"),
        "W W E W W",
        any_rule="RT011",
    ),
    row("wrong case of a type", ARTICLE.replace("J", "j", 1), "– W E W W", any_rule="RT011"),
    row(
        "types outside the old list: Dataset",
        BOOK.replace("Book", "Dataset"),
        "W W – – W",
        *(TYPE, TYPE, "-", "-", TYPE),
        why="citation-js and biblatex-csl-converter have a type for it",
    ),
    row(
        "types outside the old list: Electronic Article",
        ARTICLE.replace("Journal", "Electronic"),
        "W W W – W",
        *(TYPE, "-", LOST, "-", TYPE),
        why="Zotero makes it a journal article; citation-js knows the type, and loses its %J",
    ),
    row(
        "types outside the old list: Conference Paper",
        "%0 Conference Paper\n%A Okafor, Ada\n%T On Order\n%B Days of Order\n%D 2019\n",
        "W – W – –",
        *("-", "-", "-", "-", "-"),
        why="bibutils warns, and makes it a conference publication all the same; citation-js keeps "
        "%B as the title of the event, which is what it is",
    ),
    row(
        "types outside the old list: Standard",
        "%0 Standard\n%A Example Office\n%T On Order\n%D 2019\n%I Example Press\n",
        "W W – E W",
        *(TYPE, TYPE, "-", LOST, TYPE),
    ),
    row(
        "byte order mark (in the text; in a file RT504 has it without targets)",
        "\ufeff" + ARTICLE,
        "– – E E E",
        *("-", "-", LOST, LOST, LOST),
    ),
    row("CRLF", ARTICLE.replace("\n", "\r\n"), "– – E – –", *("-", "-", LOST, "-", "-")),
    row(
        "trailing blanks",
        ARTICLE.replace("\n", "  \n"),
        "– – E – –",
        *("-", "-", LOST, "-", "-"),
        any_rule="RT508",
    ),
    row(
        "2 blanks after tag",
        "%0  Journal Article\n%A Okafor, Ada\n%T On Order\n%J Shelf Marks\n%D 2019\n",
        "– – E – W",
        *("-", "-", LOST, "-", MISREAD),
    ),
    row(
        "CR line ends",
        ARTICLE.replace("\n", "\r"),
        "– – E E –",
        *("-", "-", LOST, LOST, "-"),
        any_rule="RT012",
    ),
    row(
        "CR CR LF line ends",
        ARTICLE.replace("\n", "\r\r\n"),
        "E E E – –",
        *(LOST, LOST, LOST, "-", "-"),
        any_rule="RT012",
    ),
    row("missing blank after tag", ARTICLE.replace("%J ", "%J"), "E E W E W", any_rule="RT002"),
    row("tab after tag", ARTICLE.replace("%J ", "%J\t"), "E E W – W", any_rule="RT002"),
    row("leading blanks", ARTICLE.replace("%J", "  %J"), "E – E E W", any_rule="RT002"),
    row("empty tag without blank", ARTICLE + "%N\n", "W W – W –", any_rule="RT005"),
    row(
        "line 2 no capital tag",
        ARTICLE.replace("%A", "%@ 1234-5679\n%A", 1),
        "– E – – –",
        *("-", LOST, "-", "W", LOST),
        why="%@ is misread by Zotero and biblatex-csl-converter and lost in JabRef wherever it is",
    ),
    row("text before record 1", "Search results\n\n" + ARTICLE, "– E E – –", any_rule="RT001"),
    row("%+", symbol("%+"), "W E E W E", MISREAD, LOST, LOST, LOST, LOST),
    row("%?", symbol("%?"), "E E E W E", LOST, LOST, LOST, LOST, LOST),
    row(
        "%&",
        symbol("%&", "7"),
        "E E – W E",
        *(LOST, LOST, "-", LOST, LOST),
        why="citation-js keeps the first page of an article",
    ),
    row(
        "%[",
        symbol("%[", "2019-07-06"),
        "E E – W E",
        *(LOST, LOST, "-", LOST, LOST),
        why="citation-js keeps the date of access",
    ),
    row("%(", symbol("%("), "– E E W E", "-", LOST, LOST, LOST, LOST),
    row("%)", symbol("%)"), "E E E W E", LOST, LOST, LOST, LOST, LOST),
    row("%*", symbol("%*"), "E W – W E", LOST, MISREAD, "-", LOST, LOST),
    row("%#", symbol("%#"), "– E E W E", "-", LOST, LOST, LOST, LOST),
    row("%$", symbol("%$"), "W E E W E", MISREAD, LOST, LOST, LOST, LOST),
    row("%^", symbol("%^"), "E E E W E", LOST, LOST, LOST, LOST, LOST),
    row(
        "%>",
        symbol("%>", "internal-pdf://0123/a.pdf"),
        "– E E W E",
        *("-", "-", "-", LOST, "-"),
        why="nobody misses a path on another computer, but it must not spoil the value above",
    ),
    row("%=", symbol("%="), "E E E W E", LOST, LOST, LOST, LOST, LOST),
    row(
        "%~",
        symbol("%~"),
        "E E E W E",
        *("-", "-", "-", LOST, "-"),
        why="nobody misses the name of a database, but it must not spoil the value above",
    ),
    row("%]", symbol("%]", "e5612"), "W E – W E", LOST, LOST, "-", LOST, LOST),
    row("%<", symbol("%<"), "W E E W E", LOST, LOST, LOST, LOST, LOST),
    row("%R", symbol("%R", "10.5555/zq.77"), "E E – E –", LOST, LOST, "-", LOST, "-"),
    row(
        "%O not a DOI",
        symbol("%O", "Shelf Mks"),
        "W W E W W",
        *(MISREAD, MISREAD, LOST, MISREAD, MISREAD),
    ),
    row(
        "%8 beside %D",
        symbol("%8", "4 May 2019"),
        "W W – E –",
        *(MISREAD, LOST, "-", LOST, "-"),
        why="the day is lost in Zotero; citation-js reads this form",
    ),
    row(
        "%8 that citation-js cannot read",
        symbol("%8", "May 4, 2019"),
        "– W W E –",
        *("-", LOST, MISREAD, LOST, "-"),
    ),
    row(
        "%D not four digits",
        ARTICLE.replace("2019", "May 2019"),
        "– – E – –",
        *("-", "-", LOST, "-", "-"),
    ),
    row(
        "multi-line values",
        symbol("%X", "one\ntwo\nthree"),
        "– – E – –",
        *("-", "-", LOST, "-", "-"),
    ),
    row(
        "multi-line keywords",
        symbol("%K", "one\ntwo\nthree"),
        "– – E W W",
        *("-", "-", LOST, MISREAD, MISREAD),
    ),
    row(
        "repeated %K",
        symbol("%K", "one\n%K two"),
        "– – – – E",
        *("-", "-", "-", "-", LOST),
    ),
    row("repeated single-valued tag", symbol("%V", "3\n%V 4"), "E W W E E", any_rule="RT101"),
    row(
        "several authors in one %A",
        ARTICLE.replace("Ada", "Ada; Silva, Rui"),
        "W E W E –",
        any_rule="RT401",
    ),
    row(
        "corporate trailing comma",
        ARTICLE.replace("Okafor, Ada", "Society for Shelf Marks,"),
        "W – W – W",
        *(MISREAD, "-", MISREAD, "-", MISREAD),
    ),
    row("control characters", ARTICLE.replace("On O", "On\x0bO"), "E – W E W", any_rule="RT504"),
    row("U+2028", ARTICLE.replace("On O", "On\u2028O"), "– – – E –", any_rule="RT504"),
]


@cache
def codes(text: str, encoding: str, *targets: str) -> frozenset[str]:
    """Return the codes of what is found in a file."""
    found = findings(document(text), select(), encoding, targets)
    return frozenset(each.diagnostic.rule.code for each in found)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_without_targets_only_what_everybody_is_told_is_told(row: Row) -> None:
    found = codes(row.text, "utf-8")
    assert not {code for code in found if code.startswith("RT7")}
    if row.any:
        assert row.any in found


@pytest.mark.parametrize("importer", IMPORTERS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_target_adds_what_it_loses_and_misreads(row: Row, importer: str) -> None:
    added = {code for code in codes(row.text, "utf-8", importer) if code.startswith("RT7")}
    expected = row.told.get(importer, "")
    if expected == "W":
        expected = MISREAD
    cell = row.cells.split()[IMPORTERS.index(importer)]
    if expected:
        assert expected in added
    elif not row.any:
        assert not added
    if not row.why and not row.any:
        assert bool(added) == (cell != "–"), f"{cell}: {sorted(added)}"


def test_bytes_that_are_no_utf8_are_told_without_targets() -> None:
    text = ARTICLE.replace("Order", "Ördnung")
    assert "RT509" in codes(text, "windows-1252")
