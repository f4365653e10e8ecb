"""Our own inputs, each with what the importers make of it: `cases/<dialect>/*.txt`.

    === no blank line between two records
    %0 Book
    %T Tides
    %0 Book
    %T Ebbs
    --- bibutils: 1 record; lost 2.%T; misread 2.%0
    --- citation-js: 2 records; all kept
    --- biblatex-csl-converter: 1 record; lost 2.%T; misread 2.%0

Characters that a reader would not see are written as in the case files of rules (the head of
`lint/case_files.py`), and `<U+2028>`. Fields are named by their tags, with the record's number
where there are several records and a number of their own where a tag comes again: `2.%K:3`.

`python -m real_importers.cases` writes again what the importers make of them; look at the
difference.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lint.case_files import plain
from real_importers.outcome import FieldOutcome, FileOutcome, outcome
from real_importers.run import READERS, missing

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """An input and what importers make of it."""

    dialect: str
    file: str
    title: str
    lines: tuple[str, ...]
    """As they stand in the case file."""
    results: dict[str, str]
    """By importer, as `result` writes them."""

    @property
    def text(self) -> str:
        """The file that an importer gets."""
        written = plain(list(self.lines))
        return re.sub(r"<U\+([0-9A-F]{4})>", lambda match: chr(int(match[1], 16)), written)

    @property
    def name(self) -> str:
        """A name for test reports."""
        return f"{self.file}: {self.title}"


@cache
def cases(dialect: str = "endnote") -> tuple[Case, ...]:
    """Return all cases of a dialect in the order of the files."""
    return tuple(case for path in _files(dialect) for case in _cases(path))


def _files(dialect: str) -> list[Path]:
    return sorted((FOLDER / dialect).glob("*.txt"))


def _cases(path: Path) -> Iterator[Case]:
    title = ""
    lines: list[str] = []
    results: dict[str, str] = {}
    for line in [*path.read_text("utf-8").split("\n")[:-1], "=== "]:
        if line.startswith("=== "):
            if title:
                yield Case(path.parent.name, path.stem, title, tuple(lines), results)
            title, lines, results = line.removeprefix("=== "), [], {}
        elif found := re.fullmatch(r"--- ([\w-]+): (.+)", line):
            results[found[1]] = found[2]
        else:
            lines.append(line)


def result(found: FileOutcome) -> str:
    """Return what an importer made of a file, on one line."""
    names = field_names(found.fields)
    parts = [f"{found.records} record{'s' * (found.records != 1)}"]
    if found.error:
        parts = [f"refused, {' '.join(found.error.split())[:60]}"]
    for word in ("lost", "misread"):
        those = [name for name, each in zip(names, found.fields, strict=True) if each.word == word]
        if those:
            parts.append(f"{word} {' '.join(those)}")
    return "; ".join(parts) if len(parts) > 1 or found.error else f"{parts[0]}; all kept"


def field_names(fields: Iterable[FieldOutcome]) -> list[str]:
    """Return a name for each field of a file, e.g. `2.%K:3`."""
    fields = list(fields)
    several = any(each.record for each in fields)
    totals = Counter((each.record, each.code) for each in fields)
    seen: Counter[tuple[int, str]] = Counter()
    names = []
    for each in fields:
        key = each.record, each.code
        seen[key] += 1
        number = f":{seen[key]}" if totals[key] > 1 else ""
        names.append((f"{each.record + 1}." if several else "") + each.code + number)
    return names


def main() -> None:
    """Write what the importers make of all cases."""
    for dialect, importers in READERS.items():
        if reasons := [reason for each in importers if (reason := missing(each))]:
            raise SystemExit("\n".join(reasons))
        for path in _files(dialect):
            blocks = []
            for case in _cases(path):
                blocks += [f"=== {case.title}", *case.lines]
                found = {each: outcome(case.text, each, dialect) for each in importers}
                blocks += [f"--- {each}: {result(said)}" for each, said in found.items()]
            path.write_text("\n".join((*blocks, "")), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
