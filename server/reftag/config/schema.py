"""The JSON schema of reftag.toml, made from the model: `python -m reftag.config.schema`.

Editors with a TOML extension complete and explain reftag.toml by it. A test compares the
file that ships with a fresh run.
"""

import json
from pathlib import Path
from typing import Any, Final

from reftag import dialects
from reftag.config.model import (
    AUTO,
    BLANK_LINES,
    FORMAT_KEYS,
    KEYS,
    LEVELS,
    LINE_ENDINGS,
    PROFILES,
    TARGET_SETS,
    TARGETS,
    Kind,
)
from reftag.files.packaged import generate
from reftag.lint import all_rules
from reftag.lint.engine.registry import EVERY_RULE

FILE: Final = Path(__file__).with_name("reftag.schema.json")

Json = dict[str, Any]


def schema() -> Json:
    """Return the schema."""
    rules = all_rules()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "reftag.toml",
        "description": "Settings of reftag for the folder that reftag.toml lies in.",
        "type": "object",
        "properties": {key.name: _value(key.kind, key.meaning) for key in KEYS},
        "additionalProperties": False,
        "definitions": {
            "rule": {
                "description": "A rule's code, the beginning of one, a name or ALL.",
                "anyOf": [
                    {
                        "enum": [
                            EVERY_RULE,
                            *(rule.code for rule in rules),
                            *(r.name for r in rules),
                        ]
                    },
                    {"type": "string", "pattern": "^[Rr][Tt][0-9]{0,3}$"},
                ],
            },
            "rules": {"type": "array", "items": {"$ref": "#/definitions/rule"}},
            "glob": {"type": "string", "minLength": 1},
            "severity": {"enum": list(LEVELS)},
        },
    }


def dump() -> str:
    """Return the text of the file."""
    return json.dumps(schema(), indent=2) + "\n"


def _value(kind: Kind, meaning: str) -> Json:
    return {"description": meaning, **_shape(kind)}


def _targets() -> Json:
    # The user's own sets have any name, but editors complete those that are known.
    names: Json = {
        "anyOf": [{"enum": [*TARGETS, *TARGET_SETS]}, {"type": "string", "minLength": 1}]
    }
    return {"type": "array", "items": names}


def _shape(kind: Kind) -> Json:
    rules = {"$ref": "#/definitions/rules"}
    globs = {"$ref": "#/definitions/glob"}
    match kind:
        case "dialect":
            return {"enum": [AUTO, *dialects.names()]}
        case "producer":
            return {"enum": [dialects.NO_PRODUCER, *dialects.producers()]}
        case "targets":
            return _targets()
        case "sets":
            own: Json = {"not": {"enum": list(TARGETS)}}
            return {"type": "object", "propertyNames": own, "additionalProperties": _targets()}
        case "rules":
            return {"allOf": [rules]}
        case "globs":
            return {"type": "array", "items": globs}
        case "path":
            return {"type": "string", "minLength": 1}
        case "flag":
            return {"type": "boolean"}
        case "blank-lines":
            return {"type": "integer", "minimum": BLANK_LINES[0], "maximum": BLANK_LINES[1]}
        case "line-ending":
            return {"enum": list(LINE_ENDINGS)}
        case "profile":
            return {"enum": list(PROFILES)}
        case "levels-by-rule":
            level = {"$ref": "#/definitions/severity"}
            names = {"$ref": "#/definitions/rule"}
            return {"type": "object", "propertyNames": names, "additionalProperties": level}
        case "rules-by-glob":
            return {"type": "object", "propertyNames": globs, "additionalProperties": rules}
        case "record-ignores":
            return {"type": "array", "items": _record_ignore(rules)}
        case "format":
            keys = {key.name: _value(key.kind, key.meaning) for key in FORMAT_KEYS}
            return {"type": "object", "properties": keys, "additionalProperties": False}


def _record_ignore(rules: Json) -> Json:
    record = {
        "description": "The record's DOI, accession number (PMID) or title.",
        "type": "string",
        "minLength": 1,
    }
    return {
        "type": "object",
        "properties": {"record": record, "rules": rules},
        "required": ["record", "rules"],
        "additionalProperties": False,
    }


def write() -> None:
    """Write the schema."""
    generate(FILE.parent, {FILE.name: dump()})


if __name__ == "__main__":
    write()
