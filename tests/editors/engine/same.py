"""What reftag makes of files, to be compared: findings, fixes, the layout, reports on importers.

Runs natively and inside the engine: prints a digest for each of the files that are named in a file.
"""

import hashlib
import json
import sys
from functools import cache
from pathlib import Path

from reftag.config.dialect_choice import AtOpening
from reftag.config.model import AUTO, TARGETS
from reftag.dialects import dialect
from reftag.files.decoding import decode
from reftag.format import Style, format_document
from reftag.importers import importers
from reftag.lint import Linter, Placed, all_rules, fix_all, is_finished, select
from reftag.lint.engine.whole_file import check_file
from reftag.lint.targets.offered_fixes import offered_fix
from reftag.portability.markdown import markdown
from reftag.portability.report import portability
from reftag.syntax import Document


def answers(path: Path) -> list[object]:
    """Return what there is to say of a file, as JSON can hold it."""
    file = decode(path.read_bytes())
    chosen = AtOpening.of(path.name, file.text).choose(AUTO)
    spoken = dialect(chosen.dialect)
    document = Document.read(file.text, spoken)
    said: list[object] = [file.encoding, chosen, format_document(document, Style())]
    for linter in _linters():
        report = linter.check(document)
        found = [*check_file(file, spoken, linter), *report.in_order()]
        said.append([_told(each) for each in found])
        said.append(fix_all(document, report, linter).edits)
        said.append(fix_all(document, report, linter, is_finished).edits)
    reports = [portability(document, (name,), offered_fix) for name in importers(chosen.dialect)]
    return [*said, *(markdown(each, path.name) for each in reports)]


@cache
def _linters() -> list[Linter]:
    return [Linter(select()), Linter(all_rules(), targets=TARGETS)]


def _told(placed: Placed) -> list[object]:
    (rule, severity, finding), _, line, *_ = placed
    fix = finding.fix and [finding.fix.message, finding.fix.applicability, finding.fix.edits]
    return [rule.code, severity, line, finding.span, finding.message, fix]


def digest(path: Path) -> str:
    """Return a short form of the answers."""
    text = json.dumps(answers(path), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    for name in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        print(digest(Path(name)), name)
