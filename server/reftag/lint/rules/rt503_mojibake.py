"""RT503 mojibake: text that was decoded with the wrong encoding."""

from collections.abc import Iterable, Iterator
from typing import Final

from reftag.lint.engine.finding import Finding
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.spans import lines
from reftag.lint.support.texts import LineChange, rewriting, texts
from reftag.lint.support.wording import quoted
from reftag.syntax import SPACES, Field, Record, Span
from reftag.text import Edit, narrowed
from reftag.values import mojibake

_PUNCTUATION: Final = ",.;:"


def check(record: Record, _context: Context) -> Iterable[Finding]:
    """Find lines that make sense only in another encoding, and lost characters."""
    if not mojibake.is_suspect(record.text):
        return ()
    return _findings(record)


def _findings(record: Record) -> Iterator[Finding]:
    for field in texts(record):
        if field.value.isascii():
            continue
        if mojibake.SUSPECT.search(field.value):
            found = _repaired(record, field) or _lost(record, field)
            if found:
                yield found


def _repaired(record: Record, field: Field) -> Finding | None:
    wrong = [
        (span, line, meant)
        for span, line in lines(record, field)
        if (meant := mojibake.repaired(line))
    ]
    if not wrong:
        return None
    changes = [
        LineChange(span, [narrowed(line, Edit(0, len(line), meant))]) for span, line, meant in wrong
    ]
    span, line, meant = wrong[0]
    edit = changes[0].edits[0]
    start, end = _word(line, edit.start, edit.end)
    # The same words of the text that is meant: what is before and after them did not change.
    instead = meant[start : len(meant) - (len(line) - end)]
    broken = line[start:end].rstrip(_PUNCTUATION)
    return Finding(
        _first_word(span.start + start, broken),
        f"{quoted(broken)} was read with the wrong encoding and should be "
        f"{quoted(instead.rstrip(_PUNCTUATION))}; importers keep the wrong letters",
        fix=rewriting(record, changes, "Write the letters that were meant", "unsafe"),
    )


def _word(line: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole words."""
    while start and line[start - 1] not in SPACES:
        start -= 1
    while end < len(line) and line[end] not in SPACES:
        end += 1
    return start, end


def _first_word(start: int, words: str) -> Span:
    return Span(start, start + len(words.partition(" ")[0].rstrip(SPACES)))


def _lost(record: Record, field: Field) -> Finding | None:
    for span, line in lines(record, field):
        at = line.find(mojibake.LOST)
        if at >= 0:
            start, end = _word(line, at, at + 1)
            word = quoted(line[start:end].rstrip(_PUNCTUATION))
            return Finding(
                Span(span.start + at, span.start + at + 1),
                f"A character of {word} was lost when this was read with the wrong encoding; "
                "importers keep the replacement character (U+FFFD)",
            )
    return None


RULE = Rule(
    code="RT503",
    name="mojibake",
    severity="warning",
    summary="Text read with the wrong encoding",
    what=(
        "Text that makes sense only when it is decoded in another way: `MÃ¼nchen` for *München*, "
        "`donâ€™t` for *don’t*, and also `�`, which a program writes instead of a character that "
        "it cannot read."
    ),
    why=(
        "At some point the record was read with an encoding that it was not written in. Importers "
        "cannot see that: the wrong letters go into the bibliography, and neither a search for "
        "*München* nor a check for duplicates finds the record."
    ),
    examples=(
        Example(
            before="%0 Book\n%A MÃ¼ller, Ute\n%T Sea and Shore\n%I Example Press\n%D 2016\n",
            after="%0 Book\n%A Müller, Ute\n%T Sea and Shore\n%I Example Press\n%D 2016\n",
        ),
        Example(before="%0 Book\n%A M�ller, Ute\n%T Sea and Shore\n%I Example Press\n%D 2016\n"),
    ),
    fix_safety=(
        "Unsafe: the repaired text is only very likely to be the one that was meant. There is no "
        "fix for `�`, because the character is lost."
    ),
    check=check,
)
