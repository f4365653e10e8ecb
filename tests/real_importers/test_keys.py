"""The keys that reftag says an importer makes are those that it makes."""

import pytest

from lint.findings import document
from real_importers.available import needs, other_version
from real_importers.claims import known
from real_importers.run import imported
from reftag.importers.keys import key

RECORDS = (
    "AU  - Lamb, Ida\nPY  - 2004\n",
    "AU  - Ida Lamb\nPY  - 2004/05/04/\n",
    "AU  - Ida B Lamb\nY1  - 2004///\n",
    "AU  - Lamb I B\nPY  - 2004\nY1  - 2005\n",
    "AU  - Lamb\nPY  - 2004\nPY  - 2005\n",
    "AU  - van den Berg, Ida\nPY  - 2004\n",
    "AU  - Van den Berg, Ida\nPY  - 2004\n",
    "AU  - Ida van den Berg\nPY  - 2004\n",
    "AU  - Ida van den Berg Lamb\n",
    "AU  - ida van den lamb\n",
    "AU  - van Berg and Lamb, Ida\n",
    "AU  - de la\n",
    "AU  - Lamb Berg, Ida\nPY  - 2004\n",
    "AU  - Lamb-Berg, Ida, Jr.\nPY  - 2004\n",
    "AU  - d'Arc, Ida\nPY  - 2004\n",
    "AU  - 't Lamb, Ida\nPY  - 2004\n",
    "AU  - Läḿb, Ïda\nPY  - 2004\n",
    "AU  - 山田, 太郎\nPY  - 2004\n",
    "AU  - Example Office of Shelves,\nPY  - 2004\n",
    "A2  - Berg, Eva\nED  - Lind, Eva\nA1  - Lamb, Ida\nPY  - 2004\n",
    "ED  - Berg, Eva\nA3  - Lind, Eva\nPY  - 2004\n",
    "TI  - Tides and ebbs of paper and ink\nPY  - 2004\n",
    "T1  - Tides\nTI  - Ebbs\n",
    "T1  - Tides: a title\n",
    "N1  - Nothing else\n",
    "PY  - 2004\n",
    "ID  - Lämb 17\nID  - 18\nAU  - Lamb, Ida\n",
    "ID  - \nAU  - Lamb, Ida\nPY  - 2004\n",
)


@pytest.mark.parametrize("lines", RECORDS)
def test_keys_are_those_of_pybtexris(lines: str) -> None:
    needs("pybtexris")
    text = f"TY  - BOOK\n{lines}ER  - \n"
    (record,) = document(text, "ris")
    found = imported(text, "pybtexris", "ris")
    assert not found.error
    (real,) = (value for slot, value in found.records[0] if slot == "key")
    assert key(record, known("pybtexris", "ris")) == real, other_version("pybtexris")
