"""Texts with the scopes that a grammar gives them, written under the line.

    > %D 2024
      ^^ keyword.other.tag.endnote
         ^^^^ constant.numeric.endnote

Lines of the text open with `>`. What has no mark has the grammar's root scope only; of several
scopes the innermost is written.
`python tests/grammar/scopes.py` marks all files in `cases/` anew; look at the difference.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATIENCE = 180
"""Seconds after which the tokenizer is taken to be stuck."""


class Token(NamedTuple):
    """A stretch of one line with its scope; lines and columns count from 0."""

    line: int
    column: int
    text: str
    scope: str


class Tokenizer:
    """VS Code's tokenizer with one of our grammars, in a Node process."""

    def __init__(self, dialect: str) -> None:
        """Start the process. Raises `RuntimeError` if what it needs is not installed."""
        node = shutil.which("node")
        if node is None or not (HERE / "node_modules" / "vscode-textmate").is_dir():
            raise RuntimeError("needs Node and its packages: run `make install`")
        grammar = ROOT / "syntaxes" / f"{dialect}.tmLanguage.json"
        self.root = f"text.{dialect}"
        self._process = subprocess.Popen(
            [node, HERE / "tokens.mjs", grammar],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def tokens(self, text: str) -> list[Token]:
        """Return the tokens of `text` that have a scope of their own."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        watch = Timer(PATIENCE, self._process.kill)
        watch.start()
        answer = self._process.stdout.readline()
        watch.cancel()
        if not answer:
            raise TimeoutError(f"no tokens for {text[:40]!r}… of {len(text)} characters")
        lines: list[list[tuple[str, str]]] = json.loads(answer)
        return list(self._placed(lines))

    def _placed(self, lines: list[list[tuple[str, str]]]) -> Iterator[Token]:
        for number, line in enumerate(lines):
            column = 0
            for text, scope in line:
                if scope != self.root:
                    yield Token(number, column, text, scope)
                column += len(text)


def marked(text: str, tokens: list[Token]) -> str:
    """Return `text` with the tokens' scopes under its lines."""
    result: list[str] = []
    for number, line in enumerate(text.split("\n")):
        result.append(f"> {line}".rstrip() if not line.strip() else f"> {line}")
        result += [
            f"  {' ' * token.column}{'^' * len(token.text)} {token.scope}"
            for token in tokens
            if token.line == number
        ]
    return "\n".join(result) + "\n"


def unmarked(source: str) -> str:
    """Return the text in `source` without the marks."""
    lines = source.removesuffix("\n").split("\n")
    return "\n".join(line[2:] for line in lines if line.startswith(">"))


def cases(dialect: str = "") -> list[Path]:
    """Return the files with marked texts: a folder for each dialect, but EndNote's are above."""
    return sorted((HERE / "cases" / dialect).glob("*.txt"))


def main() -> None:
    """Write the marks of all cases anew."""
    for dialect in ("", *(path.name for path in (HERE / "cases").iterdir() if path.is_dir())):
        tokenizer = Tokenizer(dialect or "endnote")
        for path in cases(dialect):
            text = unmarked(path.read_text(encoding="utf-8"))
            path.write_text(marked(text, tokenizer.tokens(text)), encoding="utf-8", newline="\n")
        tokenizer.close()


if __name__ == "__main__":
    main()
