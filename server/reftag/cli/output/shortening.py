"""Many findings of one rule in one file, shown as one line on a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from reftag.cli.output.checked import CheckedFile

MOST: Final = 20
"""Findings of one rule in one file that are shown one by one."""

FORMATS: Final = ("full", "concise")
"""The output formats for people. Programs get every finding."""


def shortened(files: Iterable[CheckedFile]) -> Iterator[CheckedFile]:
    """Yield the files, keeping of more than `MOST` findings of one rule only the first."""
    for file in files:
        counts = Counter(each.diagnostic.rule.code for each in file.found)
        many = {code: number for code, number in counts.items() if number > MOST}
        if not many:
            yield file
            continue
        seen: set[str] = set()
        kept = []
        for each in file.found:
            code = each.diagnostic.rule.code
            if code not in seen:
                kept.append(each)
            if code in many:
                seen.add(code)
        yield file._replace(found=kept, shortened=many)
