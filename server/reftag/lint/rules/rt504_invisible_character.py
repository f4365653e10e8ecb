"""RT504 invisible-character: invisible characters in a value."""

from collections.abc import Iterable, Iterator
from typing import Final

from reftag.lint.engine.finding import Finding, Fix
from reftag.lint.engine.rule import Context, Example, Rule
from reftag.lint.support.prose import fate, named
from reftag.lint.support.spans import lines
from reftag.lint.support.texts import LineChange, rewriting
from reftag.syntax import Field, Record, Span
from reftag.text import BYTE_ORDER_MARK, Edit
from reftag.values import characters, mojibake

_FATES: Final = {
    "\x0b": "bibutils writes invalid XML",
    "\x0c": "bibutils writes invalid XML",
    "\u2028": "biblatex-csl-converter appends the line to the value above",
}
"""What was measured."""
_FATE: Final = "importers keep {it}, and searches do not find the words around {it}"


def check(record: Record, context: Context) -> Iterable[Finding]:
    """Find invisible characters in values, and byte order marks within the file."""
    return _findings(record, context) if characters.may_be_in(record.text) else ()


def _findings(record: Record, context: Context) -> Iterator[Finding]:
    for at, field in enumerate(record.fields):
        if (at or field.line_start or context.previous is not None) and not field.inside_line:
            yield from _byte_order_mark(record, field)
        if characters.INVISIBLE.search(field.value) and (found := _found(record, field)):
            yield _finding(record, field, found)


_Found = tuple[Span, str, list[characters.Invisible]]


def _found(record: Record, field: Field) -> list[_Found]:
    return [(span, line, here) for span, line in lines(record, field) if (here := _in_line(line))]


def _in_line(line: str) -> list[characters.Invisible]:
    found = characters.invisible(line)
    if found and not line.isascii() and mojibake.repaired(line) is not None:
        # What rule mojibake decodes to letters is not a character in its own right.
        others = [each for each in found if not _is_half_a_letter(line, each.at)]
        # But then the line must still be read so when the other characters are gone.
        gone = {each.at for each in others}
        left = "".join(c for at, c in enumerate(line) if at not in gone)
        return found if others and mojibake.repaired(left) is None else others
    return found


def _is_half_a_letter(line: str, at: int) -> bool:
    return "\x80" <= line[at] <= "\x9f" or (line[at] == "\xad" and line[at - 1 : at] >= "\x80")


def _finding(record: Record, field: Field, found: list[_Found]) -> Finding:
    span, _, first = found[0]
    everything = [each for _, _, here in found for each in here]
    at = span.start + first[0].at
    known = (_FATES.get(each.character) for each in everything)
    lost = fate(record, next((one for one in known if one), _FATE), _FATE)
    several = len(everything) > 1
    count = f"{len(everything)} invisible characters" if several else "an invisible character"
    return Finding(
        Span(at, at + 1),
        f"{named(record, field)} contains {count}: {characters.named(everything)}; "
        f"{lost.format(it='them' if several else 'it')}",
        fix=_fix(record, field, found),
    )


def _fix(record: Record, field: Field, found: list[_Found]) -> Fix | None:
    if any(each.instead is None for _, _, here in found for each in here):
        return None
    changes = [LineChange(span, characters.without(line, here)) for span, line, here in found]
    # A type that was unknown becomes a known one, which asks for more of the record.
    is_type = field.code == record.dialect.type_code
    title = "Delete the invisible characters"
    return rewriting(record, changes, title, "unsafe" if is_type else "safe")


def _byte_order_mark(record: Record, field: Field) -> Iterator[Finding]:
    start = field.line_start
    if record.text.startswith(BYTE_ORDER_MARK, start):
        yield Finding(
            Span(start, start + 1),
            f"This line has a byte order mark before {field.spelled}, in the middle of the file; "
            "some importers do not see the tag",
            fix=Fix("Delete the byte order mark", (Edit(start, start + 1, ""),)),
        )


def check_file(record: Record, context: Context) -> Iterator[Finding]:
    """Find the byte order mark that a file begins with; the text in an editor has none."""
    file, harm = context.file, record.dialect.byte_order_mark
    if file is None or not file.mark or file.encoding != "utf-8" or not harm:
        return  # another rule reports other encodings
    title = "Write the file without its byte order mark"
    yield Finding(
        Span(0, 0),
        f"This file begins with a byte order mark: {harm}",
        fix=Fix(title, (), encoding=file.encoding, unmarked=True),
    )


RULE = Rule(
    code="RT504",
    name="invisible-character",
    severity="warning",
    summary="Invisible characters",
    what=(
        "Control characters, vertical tabs, form feeds, line separators (U+2028), zero-width "
        "spaces, soft hyphens, placeholders for objects and characters of private fonts in a "
        "value, and byte order marks within a file. On the command line, which reads files as they "
        "are on disk, a byte order mark at the beginning of the file is reported, too, in formats "
        "in which programs lose data because of it. (Web of Science exports all have one, and no "
        "program has trouble with it there.) Marks for the direction of writing are left as they "
        "are in text with Arabic or Hebrew letters, and so are joiners in scripts and emoji that "
        "need them."
    ),
    why=(
        "These characters come from web pages and PDF files. Nothing on the screen shows why a "
        "search for *analysis* does not find *ana­lysis*, or why two records of one work are not "
        "recognised as such. Some do damage at once: from a vertical tab or form feed bibutils "
        "makes a file that is not valid XML, and biblatex-csl-converter appends a line with U+2028 "
        "in it to the value above. Because of a byte order mark at the beginning of a file many "
        "programs do not see the first tag, and lose the first record or its type."
    ),
    examples=(
        Example(
            before="%0 Book\n%A Silva, Rui\n%T Sea and\x0bShore\n%I Example Press\n%D 2016\n",
            after="%0 Book\n%A Silva, Rui\n%T Sea and Shore\n%I Example Press\n%D 2016\n",
        ),
        Example(
            before="%0 Book\n%A Silva, Rui\n%T Sea\u200b and Shore\n%I Example Press\n%D 2016\n",
            after="%0 Book\n%A Silva, Rui\n%T Sea and Shore\n%I Example Press\n%D 2016\n",
        ),
    ),
    fix_safety=(
        "Safe: nothing that can be read is deleted, and a character between two words becomes a "
        "space. Unsafe in the reference type, because the record may then be read differently. "
        "There is no fix for characters of private fonts, which may have a meaning, or where the "
        "line would become an empty line or another tag."
    ),
    check=check,
    file_check=check_file,
    looks_back=True,
)
