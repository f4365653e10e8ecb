"""Text in, text out: what the tests of editor answers know of the code under test.

`$0` marks the cursor in a source. Answers come back as plain text, so that a test reads like
what a user sees and nothing but this module changes when an interface does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from reftag.dialects import dialect
from reftag.ide.actions import fix_kind, fix_safe, quick_fixes
from reftag.ide.completion import complete, documentation
from reftag.ide.folding import Fold, record_fold, value_folds
from reftag.ide.hover import hover
from reftag.ide.links import links_of
from reftag.ide.offer import Completion
from reftag.ide.same_values import same_values
from reftag.ide.selection import selections
from reftag.ide.symbols import Symbol, symbol
from reftag.ide.value_card import Used
from reftag.index import Fact, RecordFacts
from reftag.lint import Linter, select
from reftag.syntax import Document, Span
from reftag.text import apply
from reftag.text.steps import finished

CURSOR = "$0"


def read(source: str, name: str = "endnote") -> tuple[Document, int]:
    """Return the document without its cursor mark, and the cursor's offset (-1: no mark)."""
    before, mark, after = source.partition(CURSOR)
    return Document.read(before + after, dialect(name)), len(before) if mark else -1


def hovered(source: str, *targets: str, name: str = "endnote") -> str:
    """Return the hovered text in brackets and the card below it, `""` for none."""
    document, cursor = read(source, name)

    def used_by(named: Fact) -> Used:
        here = Counter(
            written
            for record in document
            if (written := RecordFacts(record).written.get(named)) is not None
        )
        return Used(here, here + Counter({"HAHN, UTE": 3}))

    found = hover(document, cursor, targets, used_by)
    if found is None:
        return ""
    return f"[{document.text[slice(*found.span)]}]\n{found.markdown}"


def completions(source: str) -> list[str]:
    """Return the offers in their order, each as `label detail`."""
    return [f"{offer.label} {offer.detail}".strip() for offer in _offers(source)]


def _offers(source: str) -> list[Completion]:
    return complete(*read(source))


def completed(source: str, label: str) -> str:
    """Return the text after the offer `label` was taken."""
    document, _ = read(source)
    offer = next(offer for offer in _offers(source) if offer.label == label)
    start, end = offer.span
    return document.text[:start] + offer.insert + document.text[end:]


def filters(source: str, label: str) -> str:
    """Return what an editor compares the typed text with for the offer `label`."""
    return next(offer.filter for offer in _offers(source) if offer.label == label)


def card(source: str, label: str) -> str:
    """Return the documentation of the offer `label`."""
    document, _ = read(source)
    offer = next(offer for offer in _offers(source) if offer.label == label)
    return documentation(document.dialect, offer.kind, offer.label, offer.type)


def outline(source: str) -> str:
    """Return the outline as indented lines: `name | detail | the selected text`."""
    document, _ = read(source)

    def lines(entries: Iterable[Symbol], text: str, depth: int) -> Iterator[str]:
        for entry in entries:
            selected = text[slice(*entry.selection)]
            assert entry.span.start <= entry.selection.start <= entry.selection.end
            assert entry.selection.end <= entry.span.end, "editors refuse such a symbol"
            yield "  " * depth + f"{entry.name} | {entry.detail} | {selected}"
            yield from lines(entry.children, text, depth + 1)

    return "\n".join(
        line
        for record in document
        if (entry := symbol(record, with_fields=True))
        for line in lines([entry], record.text, 0)
    )


def symbols(document: Document) -> list[Symbol]:
    """Return the entries of the outline, with fields."""
    found = (symbol(record, with_fields=True) for record in document)
    return [entry for entry in found if entry]


def folds(document: Document) -> list[Fold]:
    """Return what can be folded, in the order of the file."""
    return sorted(
        (
            Fold(start + line, end + line)
            for _, record, _, line in document.located()
            for start, end in (*record_fold(record), *value_folds(record))
        ),
        key=lambda fold: (fold.start, -fold.end),
    )


def folded(source: str) -> list[str]:
    """Return what can be folded, as `first-last` lines counted from 1."""
    return [f"{fold.start + 1}-{fold.end + 1}" for fold in folds(read(source)[0])]


def linked(source: str, name: str = "endnote") -> list[tuple[str, str, str]]:
    """Return what in the source leads somewhere: text, address, tooltip."""
    return [
        (record.text[slice(*link.span)], link.url, link.tooltip)
        for record in read(source, name)[0]
        for link in links_of(record)
    ]


def marked(source: str, spans: Iterable[Span]) -> str:
    """Return the source without its cursor mark, with `^^^` below what is between the spans.

    Lines without such a mark below them are left out.
    """
    text = read(source)[0].text
    marks = "".join(
        "\n" if char == "\n" else "^" if any(at in range(*span) for span in spans) else " "
        for at, char in enumerate(text)
    )
    pairs = zip(text.split("\n"), marks.split("\n"), strict=True)
    return "\n".join(f"{line}\n{mark.rstrip()}" for line, mark in pairs if mark.strip())


def highlighted(source: str, *, to_edit: bool = False) -> str:
    """Return the lines with the value at the cursor, marked; `to_edit` those edited together."""
    same = same_values(*read(source))
    return marked(source, [each.span for each in same if each.written_alike or not to_edit])


def selected(source: str) -> list[str]:
    """Return what is selected step by step around the cursor, beginning with nothing."""
    document, cursor = read(source)
    return [document.text[slice(*span)] for span in selections(document, cursor)]


def fix_titles(source: str) -> list[str]:
    """Return the titles of the quick fixes at the cursor."""
    document, cursor = read(source)
    report = Linter(select()).check(document)
    return [found.fix.message for found in quick_fixes(document, report, cursor, cursor)]


def fixed(source: str, title: str) -> str:
    """Return the text after the quick fix `title` was taken at the cursor."""
    document, cursor = read(source)
    report = Linter(select()).check(document)
    found = quick_fixes(document, report, cursor, cursor)
    quick = next(each for each in found if each.fix.message == title)
    return apply(document.text, quick.edits)


def all_fixed(source: str, code: str | None = None) -> str:
    """Return the text after everything safe, or every finding of one rule, was fixed."""
    document, _ = read(source)
    linter = Linter(select())
    report = linter.check(document)
    parts = (document, report, linter)
    done = finished(fix_kind(*parts, code) if code else fix_safe(*parts))
    assert apply(document.text, done.edits) == done.document.text
    return done.document.text
