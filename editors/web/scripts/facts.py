"""Prints as JSON what the page shows of reftag's data without asking the engine."""

import json
import sys

from reftag.config.model import TARGET_SETS, TARGETS
from reftag.dialects import dialect, names
from reftag.importers.load import importer, importers
from reftag.lint.engine.registry import all_rules


def main() -> None:
    """Print formats, programs, sets of programs and rules."""
    measured = (importer(name, each) for name in names() for each in importers(name))
    titles = {each.name: each.title for each in measured if each}
    facts = {
        "dialects": [
            {"name": name, "title": dialect(name).title, "extensions": dialect(name).extensions}
            for name in names()
        ],
        "programs": [{"name": name, "title": titles.get(name, name)} for name in TARGETS],
        "purposes": {name: list(programs) for name, programs in TARGET_SETS.items()},
        "rules": [
            {"code": rule.code, "name": rule.name, "summary": rule.summary} for rule in all_rules()
        ],
    }
    json.dump(facts, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
