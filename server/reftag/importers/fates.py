"""What one importer makes of one record: its verdicts, with the fields that they are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reftag.importers.model import LINE_BREAKS, OF_WHOLE_FILE, Harm, Importer, Outcome, Treatment
from reftag.importers.verdicts import Verdict, Verdicts
from reftag.syntax import Field, Record


class Fate(NamedTuple):
    """What becomes of one field."""

    at: int
    """The field's place in `Record.fields`."""
    field: Field
    treatment: Treatment
    case: str
    """What decides: `tag` (the importer's table of tags), `value` (the same, by the value), or the
    name of a case as in `Harm`."""

    @property
    def outcome(self) -> Outcome:
        """What becomes of the value."""
        return self.treatment.outcome


@dataclass
class Reading:
    """What one importer makes of one record.

    Most values are kept, and few ask for those: a field gets its fate when it is asked for.
    """

    importer: Importer
    record: Record
    verdicts: Verdicts

    @property
    def kind(self) -> str:
        """What the importer calls the record's type; `""` for one that it does not know."""
        return self.verdicts.kind

    @property
    def harms(self) -> tuple[Harm, ...]:
        """What it mishandles of the structure, in the order of the text."""
        return self.verdicts.harms

    @cached_property
    def fates(self) -> tuple[Fate, ...]:
        """One for each field of the record, in order; harms are taken into account."""
        return self._fates(enumerate(self.verdicts.fates))

    @cached_property
    def alone(self) -> tuple[Fate, ...]:
        """The fates as they would be without the harms: what remains once those are fixed."""
        return self._fates(enumerate(self.verdicts.alone))

    @cached_property
    def losses(self) -> tuple[Fate, ...]:
        """Those of `alone` that are not *kept*."""
        return self._fates(self.verdicts.losses)

    @property
    def refusal(self) -> Treatment | None:
        """What the importer does that takes nothing of the file; None if it takes something."""
        harm = next((harm.treatment for harm in self.harms if harm.refuses_file), None)
        return harm or next(
            (fate.treatment for fate in self.losses if fate.treatment.effect in OF_WHOLE_FILE), None
        )

    @property
    def suffered(self) -> list[Fate]:
        """The fates that are not *kept*, apart from what the whole file suffers from."""
        whole = {h.case for h in self.harms if h.whole_file and h.case not in LINE_BREAKS}
        fates = (
            alone if fate.case in whole else fate
            for fate, alone in zip(self.fates, self.alone, strict=True)
        )
        return [fate for fate in fates if fate.outcome != "kept"]

    def _fates(self, verdicts: Iterable[tuple[int, Verdict]]) -> tuple[Fate, ...]:
        fields = self.record.fields
        return tuple([Fate(at, fields[at], each.treatment, each.case) for at, each in verdicts])
