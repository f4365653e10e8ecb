"""What a DOI, a year and a month look like is written down once."""

import re
from pathlib import Path

import pytest

import reftag

SERVER = Path(reftag.__file__).parent

WRITTEN_BY_HAND = {
    "a DOI": r"10\\*\.\\+d",
    "a year": r"\(\?:1(?:\[\d-9\]|\\+d)\|20\)",
    "an ISSN": r"\\+d\{4\}-\\+d\{3\}\[",
    "a check digit": r"stdnum|% ?11",
}


@pytest.mark.parametrize("what", WRITTEN_BY_HAND)
def test_one_definition(what: str) -> None:
    pattern = re.compile(WRITTEN_BY_HAND[what])
    written = [
        path.relative_to(SERVER).as_posix()
        for path in SERVER.rglob("*.py")
        if pattern.search(path.read_text(encoding="utf-8"))
    ]
    # The check digit of an ORCID is worked out in another way than those of ISSN and ISBN.
    places = {"a check digit": ["values/addresses.py", "values/issn_isbn.py"]}
    assert sorted(written) == places.get(what, ["values/patterns.py"])
