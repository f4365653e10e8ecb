"""Sublime Text: the TextMate grammars in the form that it reads."""

import plistlib

from reftag.dialects.editor_files.lines import dialects
from reftag.dialects.grammar import grammar


def files() -> dict[str, str]:
    """Return the texts by path below `editors/`."""
    return {
        f"sublime/{each.title}.tmLanguage": plistlib.dumps(grammar(each)).decode()
        for each in dialects()
    }
