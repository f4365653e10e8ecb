"""EndNote files as the programs that wrote them mean them: one file of cases a producer.

A case is a block `=== title` with a source, then answers. `--- none` is followed by what all rules
but RT202 find without a producer (`line code`), the producer's name by what they find with it, `---
fixed` by the text after all fixes then. In a block `=== hover: …` the answer is the first lines of
the card at `$0`; in `=== offers: …` and `=== outline: …` some lines of what is shown, in their
order, as `tag name`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from corpus.real_files import SHARED, decoded
from ide.answers import symbols
from lint.findings import findings, fixed, linter
from reftag.dialects import NO_PRODUCER, DialectError, dialect, names, producers
from reftag.dialects.variant import varied
from reftag.ide.completion import complete
from reftag.ide.hover import hover
from reftag.lint import all_rules, rule
from reftag.syntax import Document

HERE: Final = Path(__file__).parent / "producers"
RULES: Final = [each for each in all_rules() if each.code != "RT202"]
CORPUS: Final = SHARED / "corpus" / "enw"


class Case(NamedTuple):
    """A block of a producer's file."""

    producer: str
    title: str
    source: str
    answers: dict[str, str]

    def read(self, producer: str, at: str = "") -> Document:
        """Read the source, without the mark `at`, as `producer` means it."""
        text = self.source.replace(at, "") if at else self.source
        return Document.read(text, dialect("endnote", producer))


def cases(path: Path) -> Iterator[Case]:
    """Read a producer's file."""
    for block in path.read_text(encoding="utf-8").removeprefix("=== ").split("\n=== "):
        title, _, text = block.rstrip("\n").partition("\n")
        source, *answers = f"{text}\n".split("\n--- ")
        said = (answer.partition("\n") for answer in answers)
        yield Case(path.stem, title, f"{source}\n", {key: what.strip() for key, _, what in said})


FILES: Final = sorted(HERE.glob("*.txt"))
ALL: Final = [case for path in FILES for case in cases(path)]


def of(kind: str) -> pytest.MarkDecorator:
    """Give a test the cases whose title begins with `kind`, or if it is `""` those of findings."""
    chosen = [
        case
        for case in ALL
        if (case.title.startswith(f"{kind}: ") if kind else "none" in case.answers)
    ]
    assert {case.producer for case in chosen} == set(producers())
    return pytest.mark.parametrize(
        "case", chosen, ids=lambda case: f"{case.producer}: {case.title}"
    )


def found(read: Document) -> list[str]:
    """Return what all rules but RT202 find, as the cases have it."""
    return [
        f"{each.line + 1 + each.record.text.count(chr(10), 0, each.diagnostic.finding.span.start)} "
        f"{each.diagnostic.rule.code}"
        for each in findings(read, RULES)
    ]


def test_every_producer_has_its_cases() -> None:
    assert {path.stem for path in FILES} == set(producers())


@of("")
def test_what_is_found(case: Case) -> None:
    for producer in (NO_PRODUCER, case.producer):
        assert found(case.read(producer)) == case.answers[producer].splitlines(), producer


@pytest.mark.parametrize(
    "case", [case for case in ALL if "fixed" in case.answers], ids=lambda case: case.title
)
def test_what_the_fixes_make_of_it(case: Case) -> None:
    read = case.read(case.producer)
    named = {line.split()[1] for line in found(read)}
    mended = fixed(read, [each for each in RULES if each.code in named])
    assert mended == f"{case.answers['fixed']}\n"


@of("hover")
def test_the_card(case: Case) -> None:
    at = case.source.index("$0")
    card = hover(case.read(case.producer, "$0"), at)
    plain = hover(case.read(NO_PRODUCER, "$0"), at)
    assert card is not None
    assert card.markdown.startswith(case.answers[case.producer])
    assert card != plain


@of("offers")
def test_what_is_offered(case: Case) -> None:
    at = case.source.index("$0")
    offers = complete(case.read(case.producer, "$0"), at)
    shown = [f"{offer.insert.strip()} {offer.detail}" for offer in offers]
    wanted = case.answers[case.producer].splitlines()
    assert [each for each in shown if each in wanted] == wanted


@of("outline")
def test_the_outline(case: Case) -> None:
    entries = symbols(case.read(case.producer))
    children = [child for entry in entries for child in entry.children]
    shown = [f"{child.name.partition(' ')[0]} {child.detail}" for child in children]
    assert case.answers[case.producer] in shown


# Real files


def codes_and_places(read: Document) -> set[tuple[str, int, str]]:
    """Return what is found of each rule, by line, without the words."""
    return {
        (line.split()[1], int(line.split()[0]), each.diagnostic.severity)
        for line, each in zip(found(read), findings(read, RULES), strict=True)
    }


@pytest.mark.needs_corpus
@pytest.mark.parametrize(
    ("name", "producer", "gone"),
    [
        ("adsabs__export_service__data_endnote.enw", "ads", {("RT201", 207)}),
        ("adsabs__export_service__data_endnote_publisher.enw", "ads", set()),
        ("citation-js__plugin-enw__hal-03701250v1.enw", "hal", set()),
    ],
)
def test_files_of_the_producer(name: str, producer: str, gone: set[tuple[str, int]]) -> None:
    """What else is found there is so whoever wrote it: types that importers do not know, two DOIs
    in one value, a thesis without its university.
    """
    text = decoded(CORPUS / name)
    before = codes_and_places(Document.read(text, dialect("endnote")))
    after = codes_and_places(Document.read(text, dialect("endnote", producer)))
    assert {(code, line) for code, line, _ in before - after} == gone
    assert after < before if gone else after == before
    errors = {code for code, _, severity in after if severity == "error"}
    assert errors <= {"RT011", "RT303"}


# The data


def test_without_a_producer_nothing_changes() -> None:
    for name in names():
        assert dialect(name, NO_PRODUCER) is dialect(name)
        for producer in producers():
            plain = dialect(name, producer).producer == NO_PRODUCER
            assert (dialect(name, producer) is dialect(name)) == plain


def test_a_variant_is_another_dialect_of_the_same_name() -> None:
    variant = dialect("endnote", "hal")
    assert variant is dialect("endnote", "hal")
    assert variant is not dialect("endnote")
    assert variant.name == "endnote"
    assert "hal" not in names()


def test_one_linter_tells_variants_apart() -> None:
    [case] = [case for case in ALL if case.title.startswith("the record's number")]
    lint = linter(RULES)
    for producer in ("hal", NO_PRODUCER, "hal"):
        report = lint.check(case.read(producer))
        assert len(list(report.in_order())) == len(case.answers[producer].splitlines())


def test_one_linter_tells_dialects_apart() -> None:
    """A shape that is clean in refer is not so in EndNote."""
    text = "%A Curie, Marie\n%T On Tags\n%I Curie\n%D 1990\n"
    lint = linter([rule("RT009")])
    counts = [
        len(list(lint.check(Document.read(text, dialect(name))).in_order()))
        for name in ("refer", "endnote")
    ]
    assert counts == [0, 1]


BASE: Final[dict[str, Any]] = {
    "name": "small",
    "tag": [
        {"code": "%A", "name": "Author", "role": "author", "importers": {"X": "a", "Y": "b"}},
        {"code": "%3", "name": "Custom 3", "role": "custom-3", "narrower": "size"},
    ],
    "type": [
        {
            "name": "Book",
            "required": [["%A", "%3"], ["%3"]],
            "recommended": ["%3"],
            "labels": {"%A": "Writer", "%3": "Size"},
            "roles": {"%A": "writer", "%3": "size"},
        }
    ],
}


def test_what_is_for_something_else_is_no_longer_wanted() -> None:
    change = {"program": "X", "tag": [{"code": "%3", "name": "Key", "role": "key"}]}
    made = varied(BASE, change)
    [author, third], [book] = made["tag"], made["type"]
    assert author["importers"] == {"Y": "b"}
    assert (third["name"], third["role"], third["narrower"]) == ("Key", "key", "")
    assert (book["required"], book["recommended"]) == ([["%A"]], [])
    assert book["labels"] == {"%A": "Writer"}
    assert book["roles"] == {"%A": "writer"}
    assert BASE["type"][0]["recommended"] == ["%3"]


def test_what_a_producer_says_of_a_type_stays() -> None:
    change = {
        "program": "X",
        "tag": [{"code": "%3", "role": "key"}],
        "type": [{"name": "Book", "required": [["%3"]]}, {"name": "Map", "meaning": "A map."}],
    }
    book, card = varied(BASE, change)["type"]
    assert book["required"] == [["%3"]]
    assert book["labels"] == {"%A": "Writer", "%3": "Size"}
    assert book["roles"] == {"%A": "writer"}
    assert card["name"] == "Map"


def test_a_complete_file_leaves_nothing_over() -> None:
    change = {"program": "X", "complete": True, "tag": [{"code": "%3"}], "type": []}
    made = varied(BASE, change)
    assert [tag["code"] for tag in made["tag"]] == ["%3"]
    assert made["type"] == []


def test_a_change_to_no_tag_is_refused() -> None:
    with pytest.raises(DialectError, match=r"%9.*small"):
        varied(BASE, {"program": "X", "tag": [{"code": "%9", "name": "Nine"}]})


def test_a_producer_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError, match="klingon"):
        dialect("endnote", "klingon")
