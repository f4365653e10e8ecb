"""Finds the reftag.toml for a file, the nearest one upward, and keeps what was read.

Everything read stays until `forget` is called; what was good in a file that broke meanwhile
stays even then.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from reftag.config.apply import Configured
from reftag.config.baseline import Baseline, BaselineError
from reftag.config.model import Layer, Merged, merged
from reftag.config.problem import Problem, problem_at
from reftag.config.read import ParsedConfig, read
from reftag.config.toml_spans import toml_spans
from reftag.files import Files, text_of
from reftag.lint import Linter, Rule

FILE_NAME: Final = "reftag.toml"

ReadText = Callable[[Path], str | None]
"""Returns the text of a file, None if there is none. Raises `OSError` if it cannot be read."""


class Configurations:
    """What is in force where, out of files and the layers below and above them."""

    def __init__(
        self,
        files: Files,
        *,
        command_line: Layer | None = None,
        only: Path | None = None,
        isolated: bool = False,
        baselines: bool = True,
        baseline: Baseline | None = None,
        read_text: ReadText | None = None,
        on_failure: Callable[[Rule, Exception], None] | None = None,
    ) -> None:
        """Say what counts besides the nearest reftag.toml in `files`.

        `only` replaces the nearest file for every path; with `isolated` no file is read.
        `baseline` replaces what files name; without `baselines` there is none.
        `read_text` reads each reftag.toml where that is not simply the text of the file.
        `on_failure` is called once for each rule that raises.
        """
        self.files = files
        self.editor: Layer | None = None
        self._command_line = command_line
        self._only = only
        self._isolated = isolated
        self._baselines = baselines
        self._baseline = baseline
        self._read_text = read_text or partial(text_of, files)
        self._on_failure = on_failure
        self._switched_off: set[str] = set()
        self._nearest: dict[str, Path | None] = {}
        self._loaded: dict[Path | None, Configured] = {}
        self._good: dict[Path, Layer] = {}
        self._linters: dict[object, Linter] = {}

    def forget(self) -> None:
        """Read everything again from now on: files, or the editor's settings, have changed."""
        self._nearest.clear()
        self._loaded.clear()

    def of_file(self, path: Path) -> Configured:
        """Return what is in force for the file at `path`."""
        return self.of_folder(path.parent)

    def of_folder(self, folder: Path) -> Configured:
        """Return what is in force in `folder`, for files that have no configuration nearer."""
        return self._of(self.nearest(folder))

    def without_file(self) -> Configured:
        """Return what is in force where no reftag.toml can be."""
        return self._of(None)

    def nearest(self, folder: Path) -> Path | None:
        """Return the reftag.toml of `folder`: in it, or in the nearest folder above it."""
        if self._isolated:
            return None
        if self._only is not None:
            return self._only
        seen: list[str] = []
        at = os.path.abspath(folder)  # noqa: PTH100  # `..` is taken as people read it
        found: Path | None = None
        while True:
            if at in self._nearest:
                found = self._nearest[at]
                break
            seen.append(at)
            path = Path(at, FILE_NAME)
            if self._is_there(path):
                found = path
                break
            above = os.path.dirname(at)  # noqa: PTH120  # many paths: Path is slow
            if above == at:
                break
            at = above
        self._nearest.update(dict.fromkeys(seen, found))
        return found

    def baselines(self) -> list[Baseline]:
        """Return the baselines that were used so far."""
        used = (configured.baseline for configured in self._loaded.values())
        return list({id(each): each for each in used if each is not None}.values())

    def linter(
        self, path: Path | None, configured: Configured, *, excluded: bool = False
    ) -> Linter:
        """Return the linter for a file; the same one as long as the same is in force.

        In an `excluded` file nothing is found.
        """
        rules = () if excluded else configured.rules(path)
        severities = configured.severities
        suppressions = None if excluded else configured.suppressions(path)
        targets = configured.settings.targets
        key = (
            tuple(rule.code for rule in rules),
            tuple(sorted(severities.items())),
            suppressions.key if suppressions else None,
            targets,
        )
        if key not in self._linters:
            linter = Linter(rules, dict(severities), self._on_failure, suppressions, targets)
            linter.switched_off = self._switched_off
            self._linters[key] = linter
        return self._linters[key]

    def _of(self, path: Path | None) -> Configured:
        if path not in self._loaded:
            self._loaded[path] = self._load(path)
        return self._loaded[path]

    def _is_there(self, path: Path) -> bool:
        try:
            return self._read_text(path) is not None
        except OSError:
            return True  # the reason why it cannot be read is reported where it is

    def _load(self, path: Path | None) -> Configured:
        if path is None:
            folder = self.files.working_folder()
            return Configured(None, folder, self._merged(None), (), self._baseline)
        folder = path.absolute().parent
        try:
            text = self._read_text(path)
        except OSError as error:
            text, reading = "", _unreadable(path, error.strerror or str(error))
        else:
            reading = read(text or "", str(path))
        layer = reading.layer
        problems = reading.problems
        if problems:
            layer = self._good.get(path, layer)
        else:
            self._good[path] = layer
        baseline = self._baseline
        named = layer.values.get("baseline")
        if baseline is None and self._baselines and named is not None:
            try:
                baseline = Baseline.load(self.files, folder / named)
            except BaselineError as error:
                problems += (self._bad_baseline(text or "", f'the baseline "{named}" {error}'),)
        return Configured(path, folder, self._merged(layer), problems, baseline)

    def _bad_baseline(self, text: str, message: str) -> Problem:
        try:
            span = toml_spans(text).span(("baseline",))
        except ValueError:
            return Problem(message, 0, 0, 0)
        return problem_at(text, span, message)

    def _merged(self, file: Layer | None) -> Merged:
        layers = (self.editor, file, self._command_line)
        return merged(layer for layer in layers if layer is not None)


def _unreadable(path: Path, why: str) -> ParsedConfig:
    return ParsedConfig(Layer(str(path), {}), (Problem(f"cannot be read: {why}", 0, 0, 0),))
