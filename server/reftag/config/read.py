"""Reads the text of a reftag.toml: what it sets, and what is wrong in it, with places."""

import re
import tomllib
from typing import Any, Final, NamedTuple

from reftag.config.model import Layer
from reftag.config.problem import Problem, problem_at
from reftag.config.toml_spans import toml_spans
from reftag.config.validation import checked
from reftag.syntax import Span
from reftag.text import line_starts

_POSITION: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")

_BETTER: Final = (
    (re.compile("Cannot overwrite a value"), "this key is already defined above"),
    (re.compile(r"Cannot declare .* twice"), "this table is already defined above"),
)
"""What `tomllib` says in words that only programmers understand."""


class ParsedConfig(NamedTuple):
    """What a text says."""

    layer: Layer
    """What is right in it; nothing, if it is not TOML."""
    problems: tuple[Problem, ...]
    """In the order of the text."""


def read(text: str, origin: str) -> ParsedConfig:
    """Read the text of the file `origin`. Never fails."""
    text = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return ParsedConfig(Layer(origin, {}), (_not_toml(text, str(error)),))
    except RecursionError:
        problem = Problem("this is nested too deeply to be read", 0, 0, 0)
        return ParsedConfig(Layer(origin, {}), (problem,))
    return _checked(text, data, origin)


def _checked(text: str, data: dict[str, Any], origin: str) -> ParsedConfig:
    found = checked(data)
    problems: list[Problem] = []
    if found.bad:
        where = toml_spans(text)
        for bad_value in found.bad:
            span = where.span(bad_value.path, at_key=bad_value.at_key)
            problems.append(problem_at(text, span, bad_value.message))
    return ParsedConfig(Layer(origin, found.values), tuple(sorted(problems, key=lambda p: p[1:])))


def _not_toml(text: str, error: str) -> Problem:
    """Return where `tomllib` stopped and what it missed there, in its words."""
    position = _POSITION.search(error)
    words = error[: position.start()] if position else error
    plain = next((better for known, better in _BETTER if known.fullmatch(words)), words)
    message = f"this is not TOML: {plain[:1].lower()}{plain[1:]}"
    if position is None or position[1] is None:
        end = len(text.rstrip())
        return problem_at(text, Span(end, end), message)
    # It counts in a text whose CRLF are LF: lines are the same, and columns within them.
    starts = line_starts(text)
    line = min(int(position[1]), len(starts))
    at = starts[line - 1] + int(position[2]) - 1
    return problem_at(text, Span(at, at + 1), message)
