"""The colours in Kate, by its highlighting engine, with our files where its README puts them."""

import os
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from editors import find
from editors.colours import places, sample
from editors.left_out import left_out
from reftag.dialects import dialect, names


class Drawn(HTMLParser):
    """Collects the style of each character of a highlighted text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[str]] = [[]]
        """Lines from 1: the first one here is what follows `<pre>` on its line."""
        self._style = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "pre"
        self._style = (dict(attrs).get("style") or "") if tag == "span" else ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "pre"
        self._style = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            first, *others = data.split("\n")
            self.lines[-1] += [self._style] * len(first)
            self.lines += [[self._style] * len(other) for other in others]


@pytest.mark.parametrize("name", names())
def test_a_value_has_the_colour_of_what_it_is(tmp_path: Path, name: str) -> None:
    program = find.kate_highlighter()
    if program is None:
        left_out("Kate's highlighter", "no kate-syntax-highlighter was found")
    syntax = tmp_path / ".local" / "share" / "org.kde.syntax-highlighting" / "syntax"
    shutil.copytree(find.ROOT / "editors" / "kate", syntax)
    file = tmp_path / "library"
    file.write_text(sample(name), encoding="utf-8")
    done = subprocess.run(
        [program, "--syntax", dialect(name).title, "--output-format", "html", file],
        env={**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert not done.stderr
    drawn = Drawn()
    drawn.feed(done.stdout)
    styles: dict[str, set[str]] = {}
    for line, column, colour in places(name):
        styles.setdefault(colour, set()).add(drawn.lines[line][column])
    assert all(len(each) == 1 for each in styles.values()), styles
    assert styles["text"] == {""}
    # Some of Kate's styles have the same colour in its own theme.
    assert len(set.union(*styles.values())) >= len(styles) - 2
