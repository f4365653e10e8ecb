"""The report about importers in Markdown: for a preview in an editor, or to paste in an issue."""

from collections.abc import Iterator

from reftag.dialects import dialect
from reftag.importers.unread import unread
from reftag.portability.report import Loss, Portability, TargetReport
from reftag.portability.report_words import (
    advice,
    basis,
    capital,
    fixes,
    how_much,
    in_types,
    mending,
    percent,
    rows,
    sections,
    subject,
    verdict,
    what_it_does,
)
from reftag.text.markdown import plain


def markdown(found: Portability, name: str) -> str:
    """Return the report on the document called `name`."""
    return "\n".join(_lines(found, name)) + "\n"


def _lines(found: Portability, name: str) -> Iterator[str]:
    yield f"# What importers lose from {plain(name)}"
    yield ""
    counts = how_much(found.records, "record"), how_much(found.fields, "field")
    yield f"{counts[0]}, {counts[1]} with a value."
    yield ""
    if found.targets:
        yield "| Program | Records read | Fields kept | Misread | Lost |"
        yield "|---|--:|--:|--:|--:|"
        for target in found.targets:
            yield _row(target, found)
        yield ""
    if found.unmeasured:
        for sentence in unread(found.unmeasured, dialect(found.dialect)):
            yield f"{capital(plain(sentence))}."
            yield ""
    for target in found.targets:
        yield from _target(target)


def _row(target: TargetReport, found: Portability) -> str:
    cells = (
        target.importer.title,
        f"{target.read:,} of {found.records:,}",
        *(
            f"{part:,} ({percent(part, found.fields)})"
            for part in (target.kept, target.misread, target.lost)
        ),
    )
    return f"| {' | '.join(cells)} |"


def _target(target: TargetReport) -> Iterator[str]:
    yield f"## {target.importer.title} {plain(verdict(target))}"
    yield ""
    yield f"{capital(plain(basis(target)))}."
    yield ""
    for title, losses in sections(target):
        yield f"**{title}**"
        yield ""
        yield f"| Count | What | What {target.importer.title} does | Where | Rule and fix |"
        yield "|--:|---|---|---|---|"
        for loss in losses:
            yield _loss(loss, target)
        yield ""
    if text := fixes(target):
        yield f"{text}."
        yield ""
    if text := advice(target):
        yield f"{plain(text)}."
        yield ""


def _loss(loss: Loss, target: TargetReport) -> str:
    tag, words = subject(loss)
    about = " ".join(part for part in (_tag(tag), plain(words)) if part)
    deed = " ".join(
        part for part in (plain(what_it_does(loss)), plain(in_types(loss, target))) if part
    )
    if loss.reason in ("structure", "type") and loss.fields:
        deed += f" ({how_much(loss.fields, 'field')})"
    cells = (f"{loss.count:,}", about, deed, rows(loss), mending(loss))
    return f"| {' | '.join(cells)} |"


def _tag(code: str) -> str:
    return f"`{code}`".replace("|", "\\|") if code else ""
