"""What importers call a record of a reference type."""

from functools import cache

from real_importers.run import Slots, imported
from reftag.dialects import Dialect
from reftag.syntax.styles import scanner


@cache
def kind(importer: str, type_name: str, spoken: Dialect) -> frozenset[str]:
    """Return what `importer` calls a record of that type with nothing but a title."""
    title = spoken.codes("title")[0]
    lines = [(spoken.type_code, type_name), (title, "Base title"), (spoken.end_code, "")]
    text = "".join(f"{scanner(spoken).tag_line(*line)}\n" for line in lines if line[0])
    records = imported(text, importer, spoken.name).records
    return kinds(importer, records[0]) if records else frozenset()


UNKNOWN_TYPE = "Zqunknown"

_KIND = {"bibutils": ("genre", "relatedItem[host]/genre", "originInfo/issuance")}


def kinds(importer: str, record: Slots | list[tuple[str, str]]) -> frozenset[str]:
    slots = _KIND.get(importer, ("type", "type_of_reference", "publication_type", "PT"))
    return frozenset(f"{slot} {text.lower()}" for slot, text in record if slot in slots)
