"""Texts that are not libraries at all, and how long it takes to check them.

    cd tests && python -m benchmarks.hostile [SHARE]

Whatever a text is, twice as much of it may take twice as long. Each is measured at a share of its
full size and at twice that.
"""

import random
import sys
import time
from collections.abc import Iterator
from typing import Final

from benchmarks.table import Row, printed
from reftag.dialects import dialect
from reftag.index import FileIndex
from reftag.lint import Linter, select
from reftag.syntax import Document
from reftag.syntax.styles import scanner

_LINEAR: Final = 2.5
"""How many times as long twice as much may take, short measurements being what they are."""

DIALECTS = ("endnote", "refer", "ris", "medline", "wos", "refworks")


def texts(name: str, share: float = 1.0, first: int = 0) -> Iterator[tuple[str, str]]:
    """Yield what each text is called, and the text, for one dialect.

    `share` is how much of it there is: at 1, millions of characters, and tens of thousands of what
    takes longer to check. Values are numbered from `first`: reftag remembers names and other values
    that it read, so a text that is measured after another needs values of its own.
    """
    spoken = dialect(name)
    opening = scanner(spoken).opening

    def tag(role: str, value: str) -> str:
        codes = spoken.codes(role)
        return opening(min(codes)) + value + "\n" if codes else ""

    def many(most: int) -> range:
        return range(first, first + int(most * share))

    begin = opening(spoken.start_code) + "1\n" if spoken.start_code else ""
    if spoken.start_code == spoken.type_code and begin:
        begin = opening(spoken.start_code) + spoken.types[0].name + "\n"
    end = opening(spoken.end_code).rstrip() + "\n" if spoken.end_code else ""
    head = begin + tag("title", "A Title")
    special = {spoken.start_code, spoken.type_code, spoken.end_code, *spoken.of_file}
    codes = [each.code for each in spoken.tags if each.assigned and each.code not in special]
    fields = [f"{opening(codes[at % len(codes)])}value {at}" for at in many(20_000)]
    size = len(many(5_000_000))
    noise = random.Random(1).randbytes(len(many(2_000_000)))  # noqa: S311  # repeatable
    yield "blank lines", "\n" * len(many(1_000_000))
    yield "blank lines in a record", head + "\r\n" * len(many(1_000_000)) + head
    yield "lines that begin a record", begin * len(many(200_000))
    yield "lines that end a record", end * len(many(200_000))
    yield "one title after the other", tag("title", "A Title") * len(many(100_000))
    yield "random bytes", noise.decode("latin-1")
    yield "random characters", head + noise.decode("utf-8", "replace")
    yield "keywords", head + "".join(tag("keyword", f"word {at}") for at in many(100_000)) + end
    yield "keyword, again and again", head + tag("keyword", "word") * len(many(100_000)) + end
    doi = tag("doi", "10.1234/abc")
    yield (
        "records with one DOI",
        "".join(f"{begin}{tag('title', f'Title {at}')}{doi}{end}\n" for at in many(20_000)),
    )
    yield "a long line", head + tag("title", "x" * size) + end
    yield "a long line of words", head + tag("title", "word " * (size // 5)) + end
    yield "a long line of spaces", head + tag("title", f"x{' ' * size}y") + end
    yield "fields", head + "\n".join(fields) + "\n" + end
    yield "fields with blank lines between", head + "\n\n".join(fields) + "\n" + end
    yield "fields in one line", head + " ".join(fields) + "\n" + end
    yield "authors", head + "".join(tag("author", f"Lind{at}, Eva") for at in many(20_000)) + end
    yield "text in no record", "This is not a record.\n" * len(many(200_000))


def seconds(name: str, text: str) -> float:
    """Return the computing time to read and check a text, and to edit it in its middle."""
    spoken, linter = dialect(name), Linter(select())
    begun = time.process_time()
    document = Document.read(text, spoken)
    index = FileIndex(document)
    report = linter.check(document, index)
    place = len(text) // 2
    document, change = document.edit(place, place, "x")
    linter.update(report, index, index.edit(change))
    return time.process_time() - begun


def rows(name: str, share: float) -> Iterator[Row]:
    """Return how many times as long each text takes if there is twice as much of it."""
    pairs = zip(texts(name, share), texts(name, 2 * share, 1_000_000), strict=True)
    for (called, text), (_, twice) in pairs:
        once, more = seconds(name, text), seconds(name, twice)
        size = f"{len(twice) / 1e6:.2f} MB in {more:.2f} s"
        yield Row("hostile", f"{name}: {called}, {size}, of half of it", more / once, _LINEAR)


def main() -> None:
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 0.1
    for name in DIALECTS:
        print(printed(rows(name, share)))


if __name__ == "__main__":
    main()
