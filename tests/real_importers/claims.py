"""What reftag says about an input, beside what the importer really does with it."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from real_importers.cases import field_names
from real_importers.kinds import Word
from real_importers.outcome import FieldOutcome, FileOutcome, outcome
from reftag.dialects import dialect
from reftag.importers import Effect, Fate, Harm, Importer, importer, reading
from reftag.importers.keys import KeysAbove
from reftag.importers.model import OF_WHOLE_FILE
from reftag.importers.words import does
from reftag.syntax import Document, Record


class Compared(NamedTuple):
    """A field: what reftag says, what is so."""

    importer: str
    name: str
    """As in case files: `2.%K:3`."""
    claim: Fate
    real: FieldOutcome

    @property
    def said(self) -> Word:
        """What reftag says becomes of the field."""
        return self.claim.outcome

    @property
    def is_announced(self) -> bool:
        """Whether reftag says that the field is not kept."""
        return self.claim.outcome != "kept"

    @property
    def is_harmed(self) -> bool:
        """Whether the field really is not kept."""
        return self.real.word != "kept"

    def __str__(self) -> str:
        """Say both, for test reports and lists."""
        value = self.real.value.replace("\n", "⏎")
        value = f"{value[:50]}…" if len(value) > 50 else value
        return (
            f"{self.importer} {self.name} {value!r}: reftag says {self.said}"
            f" ({self.claim.case}: {does(self.claim.treatment) or '-'}), it is"
            f" {self.real.word} ({', '.join(self.real.slots) or 'nowhere'})"
        )


@cache
def known(name: str, format_name: str = "endnote") -> Importer:
    """Return what reftag knows of an importer."""
    found = importer(format_name, name)
    assert found is not None, f"reftag knows nothing of {name}"
    return found


def fates(text: str, name: str, format_name: str = "endnote") -> Iterator[Fate]:
    """Yield what reftag says of each field of a file, in the order of the text.

    What loses the whole file, or all below a line, is said at one record and true of more.
    """
    records = list(Document.read(text, dialect(format_name)))
    before = [None, *records]
    measured = known(name, format_name)
    read = [reading(*pair, measured) for pair in zip(records, before, strict=False)]
    refusals = [each.refusal for each in read]
    refusals += [each.treatment for each in same_keys(records, measured)]
    fatal = next((each for each in refusals if each and each.effect in OF_WHOLE_FILE), None)
    for each in read:
        stops = (h.treatment for h in each.harms if h.treatment.effect is Effect.STOPS_ABOVE)
        fatal = fatal or next(stops, None)
        for fate in each.fates:
            yield fate._replace(treatment=fatal) if fatal else fate


def same_keys(records: Iterable[Record], measured: Importer) -> list[Harm]:
    """Return the harms of records that get the key of one above."""
    above = KeysAbove(measured)
    return [harm for record in records if (harm := above.harm(record))]


def claimed_cases(text: str, name: str, format_name: str) -> set[str]:
    """Return the cases by which reftag says that something in a file is not kept."""
    records = list(Document.read(text, dialect(format_name)))
    pairs = zip(records, [None, *records], strict=False)
    read = [reading(*pair, known(name, format_name)) for pair in pairs]
    harms = {harm.case for each in read for harm in each.harms}
    harms |= {harm.case for harm in same_keys(records, known(name, format_name))}
    fates = {fate.case for each in read for fate in (*each.fates, *each.alone)}
    return harms | fates


def compared(
    text: str, name: str, format_name: str = "endnote"
) -> tuple[FileOutcome, list[Compared]]:
    """Import a text; return what became of it, and of each field also what reftag says."""
    found = outcome(text, name, format_name)
    names = field_names(found.fields)
    rows = zip(names, fates(text, name, format_name), found.fields, strict=True)
    return found, [Compared(name, *row) for row in rows]
