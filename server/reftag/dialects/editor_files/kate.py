"""Kate, and all else that uses KSyntaxHighlighting: colours and the file types."""

import re
from typing import Final
from xml.etree import ElementTree as ET

from reftag.dialects import Dialect
from reftag.dialects.colours import Colour
from reftag.dialects.editor_files.lines import MADE, dialects, extensions, openings

_STYLES: Final[dict[Colour, str]] = {
    "type": "dsDataType",
    "title": "dsString",
    "person": "dsFunction",
    "journal": "dsVariable",
    "number": "dsDecVal",
    "identifier": "dsConstant",
    "link": "dsImport",
    "keyword": "dsAttribute",
    "": "dsNormal",
}


def files() -> dict[str, str]:
    """Return the texts by path below `editors/`."""
    return {f"kate/{each.name}.xml": _definition(each) for each in dialects()}


def _definition(dialect: Dialect) -> str:
    """Return the definition: a line with a tag leads to the context of its value."""
    groups = openings(dialect)
    root = ET.Element(
        "language",
        name=dialect.title,
        section="Markup",
        extensions=";".join(f"*.{extension}" for extension in extensions(dialect)),
        version="2",
        kateversion="5.62",
        casesensitive="1",
        author="reftag",
        license="MIT",
    )
    highlighting = ET.SubElement(root, "highlighting")
    contexts = ET.SubElement(highlighting, "contexts")
    start = ET.SubElement(
        contexts, "context", name="Start", attribute="Text", lineEndContext="#stay"
    )
    for of, texts in groups.items():
        _rule(start, _after(texts), attribute="Tag", context=_called(of))
    # Where lines that go on with a value are not indented, all do that have no tag.
    every = [text for texts in groups.values() for text in texts]
    stop = r"\S" if dialect.reading.indent else _after(every)
    for of in groups:
        context = ET.SubElement(
            contexts,
            "context",
            name=_called(of),
            attribute=_called(of),
            lineEndContext="#stay",
            lineEmptyContext="#pop",
        )
        _rule(context, stop, attribute="Text", context="#pop", lookAhead="1")
    styles = ET.SubElement(highlighting, "itemDatas")
    ET.SubElement(styles, "itemData", name="Tag", defStyleNum="dsKeyword", spellChecking="0")
    for of in sorted({"", *groups}):
        words = "1" if of in ("", "title") else "0"
        style = _STYLES[of]
        ET.SubElement(styles, "itemData", name=_called(of), defStyleNum=style, spellChecking=words)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE language>\n'
    return f"{head}<!-- {MADE} -->\n{text}\n"


def _rule(parent: ET.Element, pattern: str, **attributes: str) -> None:
    """Add a rule for what begins a line."""
    ET.SubElement(parent, "RegExpr", {"String": pattern, "column": "0", **attributes})


def _after(texts: list[str]) -> str:
    """Match one of `texts` if a space or the end of the line follows."""
    return f"(?:{'|'.join(map(re.escape, texts))})(?= |$)"


def _called(of: Colour) -> str:
    return of.title() or "Text"
