"""Does at once what the server would do later."""

from itertools import count

from reftag.lsp.session import Session


def finish(session: Session, steps: int | None = None) -> None:
    """Do what is in the background, at most so many steps of it, without waiting for its time."""
    background = session.background
    real, ahead = background.clock, 0.0
    background.clock = lambda: real() + ahead
    for done in count():
        due = background.due()
        if due is None or done == steps:
            break
        ahead += due
        background.step()
    background.clock = real
