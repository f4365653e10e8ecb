"""Every tag of RIS, MEDLINE, Web of Science and RefWorks files, each in a record of its own."""

from collections.abc import Iterator

from real_importers.measure import VALUES
from reftag.dialects import Dialect, ReferenceType, Tag, dialect
from reftag.importers import Importer, Treatment
from reftag.syntax.styles import scanner

_OF_FORMAT = {
    "ris": {"date": "1999/03/05/"},
    "medline": {"date": "20030305"},
    "wos": {"date": "MAR 5"},
    "refworks": {"date": "1999-03-05"},
}
_BASE = {
    "ris": {"AU": "Basename, Bert", "TI": "Base title", "PY": "2001"},
    "medline": {"TI": "Base title", "DP": "2001", "FAU": "Basename, Bert", "AU": "Basename B"},
    "wos": {"AU": "Basename, B", "TI": "Base title", "SO": "BASE JOURNAL", "PY": "2001"},
    "refworks": {"A1": "Basename,Bert", "T1": "Base title", "YR": "2001"},
}
_OF_TAG = {
    "PHST": "2003/03/05 06:00 [received]",
    "PMC": "PMC1234567",
    "FD": "5 May",
    "OP": "145",
    "SR": "Electronic(1)",
}
_AROUND = {"wos": ("FN Clarivate Analytics Web of Science\nVR 1.0\n", "EF\n")}


def library(kind: ReferenceType, known: Importer, tags: list[Tag]) -> str:
    """Return a file with a record for each tag, which is the last of its record."""
    spoken = dialect(known.dialect)
    before, after = _AROUND.get(spoken.name, ("", ""))
    records = (_record(kind, known, spoken, tag, at) for at, tag in enumerate(tags))
    return before + "\n".join(records) + after


def _record(kind: ReferenceType, known: Importer, spoken: Dialect, tag: Tag, at: int) -> str:
    """Return a record of that type with that tag, numbered where a format has numbers."""
    slot = known.slot(tag.code, kind.name)
    lines = [(spoken.type_code, kind.name)] if spoken.type_code else []
    if spoken.name == "medline":
        lines.append(("PMID", str(38_000_001 + at)))
    base = [
        (code, value)
        for code, value in _BASE[spoken.name].items()
        if code != tag.code
        and (known.slot(code, kind.name) != slot or tag.kind == "person")
        and not {spoken.by_code[code].kind, tag.kind} <= {"year", "date"}
    ]
    lines += [*base, (tag.code, _value(spoken, tag, slot)), (spoken.end_code, "")]
    write = scanner(spoken).tag_line
    text = "".join(f"{write(*line)}\n" for line in lines if line[0])
    return text + "\n" if spoken.name == "wos" else text


def _value(spoken: Dialect, tag: Tag, slot: Treatment | None) -> str:
    values = VALUES | _OF_FORMAT[spoken.name]
    if tag.marked:
        mark, role = tag.marked
        return f"{values.get(role, 'value')} {mark}"
    if tag.role == "year":
        return "2003"
    if tag.code in _OF_TAG:
        return _OF_TAG[tag.code]
    if tag.kind == "issn-or-isbn" and slot and slot.to == "isbn":
        return "978-3-16-148410-0"
    return values.get(tag.kind, "value")


def tags_of(spoken: Dialect) -> list[Tag]:
    """Return the tags that hold values of records."""
    frame = (spoken.type_code, spoken.start_code, spoken.end_code)
    return [
        tag for tag in spoken.tags if tag.code not in frame and not tag.of_file and tag.assigned
    ]


def different_types(spoken: Dialect, known: Importer) -> Iterator[ReferenceType]:
    """Yield a type for each way in which the importer treats the tags of a type."""
    seen = set()
    for kind in spoken.types:
        slots = known.slots_by_type.get(kind.name, {})
        treated = (kind.name in known.types, frozenset(slots.items()))
        if treated not in seen and kind.name not in known.refused_types:
            seen.add(treated)
            yield kind
