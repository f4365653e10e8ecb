"""Files as they are on disk, for the rules that say `whole_file`: their findings and fixes.

Only the command line asks for them. In an editor the text no longer has an encoding, and its line
breaks may already have been unified.
"""

from dataclasses import replace
from typing import NamedTuple

from reftag.dialects import Dialect
from reftag.files.decoding import Decoded
from reftag.lint.engine.applying import Wanted
from reftag.lint.engine.finding import Fix
from reftag.lint.engine.linter import Linter
from reftag.lint.engine.report import Diagnostic, Placed
from reftag.lint.engine.rule import Context
from reftag.syntax import Field, Record, Span
from reftag.text import Edit, compose


class WholeFile(Record):
    """All the text of a file as one stretch, which its findings are placed in; it has no fields."""

    def __init__(self, file: Decoded, dialect: Dialect) -> None:
        """Hold the text of `file`."""
        super().__init__(file.text, dialect)
        self.file = file

    @property
    def fields(self) -> tuple[Field, ...]:
        """None: that distinguishes it from a record."""
        return ()

    @property
    def blank_lines(self) -> tuple[Span, ...]:
        """None."""
        return ()


class Mended(NamedTuple):
    """A file after the fixes of all of it."""

    file: Decoded
    edits: list[Edit]
    """What leads from the old text to the new: ordered, offsets in the old text."""
    mended: int
    """How many findings were fixed."""


def check_file(file: Decoded, dialect: Dialect, linter: Linter) -> list[Placed]:
    """Return what the rules about whole files find in `file`, in the order of its text."""
    if not any(rule.whole_file or rule.file_check for rule in linter.rules):
        return []
    whole = WholeFile(file, dialect)
    found = linter.check_whole(whole, Context(None, file=file))
    return [Placed(each, whole, 0, 0, in_whole_file=True) for each in sorted(found, key=_order)]


def fix_file(file: Decoded, dialect: Dialect, linter: Linter, wanted: Wanted) -> Mended:
    """Make the wanted fixes of the rules about whole files, one rule after the other.

    The fixes of one rule never overlap.
    """
    edits: list[Edit] = []
    tried: set[str] = set()
    mended = 0
    while True:
        found = [each for each in check_file(file, dialect, linter) if wanted(each)]
        code = next((c for each in found if (c := each.diagnostic.rule.code) not in tried), None)
        if code is None:
            return Mended(file, edits, mended)
        tried.add(code)
        chosen = [each.diagnostic for each in found if each.diagnostic.rule.code == code]
        fixes = [fix for each in chosen if (fix := each.finding.fix)]
        together = replace(fixes[0], edits=tuple(sorted(e for fix in fixes for e in fix.edits)))
        mended += len(fixes)
        file = fixed(file, together)
        edits = compose(edits, together.edits)


def fixed(file: Decoded, fix: Fix) -> Decoded:
    """Return `file` with `fix` made. Another encoding comes without a byte order mark."""
    file = file.edited(fix.edits)
    if fix.encoding is not None and fix.encoding != file.encoding:
        return Decoded(file.text, fix.encoding, b"")
    return file._replace(mark=b"") if fix.unmarked else file


def _order(diagnostic: Diagnostic) -> tuple[Span, str]:
    return (diagnostic.finding.span, diagnostic.rule.code)
