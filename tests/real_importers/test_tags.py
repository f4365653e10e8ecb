"""Every tag in every reference type: what reftag says becomes of it is what becomes of it."""

import pytest

from real_importers.available import each_importer, needs, other_version
from real_importers.claims import Compared, compared
from real_importers.exceptions import TAGS
from real_importers.measure import library
from real_importers.run import IMPORTERS
from reftag.dialects import ReferenceType, dialect

ENDNOTE = dialect("endnote")


def tried(importer: str, kind: ReferenceType) -> list[Compared]:
    """Return the tags of a type, each tried in a record of its own."""
    _, fields = compared(library(kind, ENDNOTE), importer)
    return list({each.real.record: each for each in fields}.values())


def key(each: Compared, kind: ReferenceType) -> tuple[str, str, str]:
    code = each.claim.field.code
    return each.importer, code, ENDNOTE.label(code, kind)


@pytest.mark.parametrize("kind", ENDNOTE.types, ids=lambda kind: kind.name)
@each_importer
def test_reftag_says_what_becomes_of_each_tag(kind: ReferenceType, importer: str) -> None:
    needs(importer)
    found = tried(importer, kind)
    assert {each.claim.field.code for each in found} == {
        tag.code for tag in ENDNOTE.tags if tag.code != ENDNOTE.type_code
    }
    wrong = [
        str(each) for each in found if each.said != each.real.word and key(each, kind) not in TAGS
    ]
    assert not wrong, other_version(importer) + "\n".join(wrong)


def test_exceptions_are_exceptions() -> None:
    for importer in IMPORTERS:
        needs(importer)
    different = {
        key(each, kind)
        for kind in ENDNOTE.types
        for importer in IMPORTERS
        for each in tried(importer, kind)
        if each.said != each.real.word
    }
    assert different >= TAGS.keys(), "is said right by now: take it out of TAGS"
