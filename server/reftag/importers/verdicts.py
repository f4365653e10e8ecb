"""What becomes of values, whichever they are: a reading without the fields that it is about."""

from typing import Final, NamedTuple

from reftag.importers.model import Effect, Harm, Outcome, Treatment


class Verdict(NamedTuple):
    """What becomes of a value, whichever it is."""

    treatment: Treatment
    case: str
    slot: Treatment | None = None
    """Where the value arrives, changed or not; None where that is not known."""

    @property
    def outcome(self) -> Outcome:
        """What becomes of it."""
        return self.treatment.outcome


class Verdicts(NamedTuple):
    """A reading without the fields that it is about: the same for all records that are alike."""

    kind: str
    fates: tuple[Verdict, ...]
    harms: tuple[Harm, ...]
    alone: tuple[Verdict, ...]
    """The verdicts as they would be without the harms."""
    losses: tuple[tuple[int, Verdict], ...]
    """Those of `alone` that are not *kept*: (place of the field, verdict)."""


NOTHING_TO_LOSE: Final = Verdict(Treatment("kept", Effect.NOTHING), "tag")
