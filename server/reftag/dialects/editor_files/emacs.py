"""Emacs: a major mode for each dialect, and the faces of what values are."""

import re
from typing import Final

from reftag.dialects import Dialect
from reftag.dialects.colours import Colour
from reftag.dialects.editor_files.lines import (
    MADE,
    Head,
    dialects,
    extensions,
    heads,
    openings,
)

_FACES: Final[dict[Colour, str]] = {
    "type": "font-lock-type-face",
    "title": "font-lock-string-face",
    "person": "font-lock-function-name-face",
    "journal": "font-lock-variable-name-face",
    "number": "font-lock-constant-face",
    "identifier": "font-lock-builtin-face",
    "link": "link",
    "keyword": "font-lock-preprocessor-face",
}
_TAG: Final = "font-lock-keyword-face"
_LINE_BREAK: Final = "\n"
_BLANK: Final = f"[ \t{_LINE_BREAK}]"


def files() -> dict[str, str]:
    """Return the texts by path below `editors/`."""
    tokens = [("tag", _TAG), *_FACES.items()]
    faces = "\n".join(f'    ("{of}" . {face})' for of, face in tokens)
    modes = " ".join(f"{each.name}-mode" for each in dialects())
    parts = [
        ";;; reftag-modes.el --- Modes for bibliographic records  -*- lexical-binding: t; -*-",
        ";; SPDX-License-Identifier: MIT",
        ";;; Commentary:",
        f";; {MADE}",
        ";;; Code:",
        "(require 'reftag-mode)",
        *map(_mode, dialects()),
        f'(defconst reftag-modes\n  \'({modes})\n  "The major modes for records.")',
        f'(defconst reftag-faces\n  \'({faces.lstrip()})\n  "The face of each semantic token.")',
        "(provide 'reftag-modes)\n;;; reftag-modes.el ends here\n",
    ]
    return {"emacs/reftag-modes.el": "\n\n".join(parts)}


def _mode(dialect: Dialect) -> str:
    mode = f"{dialect.name}-mode"
    keywords = "\n".join(
        f"    ({_quoted(_field(dialect, texts))} (1 '{_TAG})"
        + (f" (2 '{_FACES[of]} nil t))" if of else ")")
        for of, texts in openings(dialect).items()
    )
    colours = f"""\
(defconst reftag--{dialect.name}-keywords
  '({keywords.lstrip()})
  "Font lock keywords of `{mode}'.")"""
    definition = f"""\
;;;###autoload
(define-derived-mode {mode} reftag-mode "{dialect.title}"
  "Major mode for {dialect.title} records."
  (setq-local font-lock-defaults '(reftag--{dialect.name}-keywords t)))"""
    parts = [colours, definition]
    if ends := _one_of(extensions(dialect)):
        parts.append(_listed("auto-mode-alist", rf"\.{ends}\'", mode))
    if patterns := r"\|".join(map(_head, heads(dialect))):
        parts.append(_listed("magic-mode-alist", rf"{_BLANK}*\(?:{patterns}\)", mode))
    return "\n\n".join(parts)


def _listed(alist: str, pattern: str, mode: str) -> str:
    return f";;;###autoload\n(add-to-list '{alist}\n             '({_quoted(pattern)} . {mode}))"


def _field(dialect: Dialect, texts: list[str]) -> str:
    """Match a line with a tag: the tag's beginning is group 1, the value group 2."""
    if indent := " " * dialect.reading.indent:
        further = rf"\(?:{_LINE_BREAK}{indent}.*\)*"
    elif dialect.sign:
        further = rf"\(?:{_LINE_BREAK}[^{dialect.sign}{_LINE_BREAK}].*\)*"
    else:
        further = ""  # without looking ahead, no pattern says which lines go on with a value
    return rf"^\({_alternatives(texts)}\)\(?: \(.*{further}\)\|$\)"


def _head(head: Head) -> str:
    start = _escaped(head.opening)
    if not head.below:
        return start
    value = f"{_one_of(head.values)} *" if head.values else "[^ \n].*"
    return rf"{start}{value}{_LINE_BREAK}{_BLANK}*{_one_of(head.below)}\(?: \|$\)"


def _one_of(texts: list[str] | tuple[str, ...]) -> str:
    return rf"\(?:{_alternatives(texts)}\)" if texts else ""


def _alternatives(texts: list[str] | tuple[str, ...]) -> str:
    return r"\|".join(map(_escaped, texts))


def _escaped(text: str) -> str:
    return re.sub(r"[$^.*+?\[\\]", r"\\\g<0>", text)


def _quoted(pattern: str) -> str:
    """Return a string of Lisp."""
    text = pattern.replace("\\", r"\\").replace('"', r"\"")
    return '"' + text.replace("\t", r"\t").replace("\n", r"\n") + '"'
