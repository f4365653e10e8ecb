"""window/workDoneProgress/cancel: the user does not want something in the background to go on."""

from lsprotocol import types as t

from reftag.lsp.session import Session

METHOD = t.WINDOW_WORK_DONE_PROGRESS_CANCEL
EMPTY = None


def answer(session: Session, params: t.WorkDoneProgressCancelParams) -> None:
    """End the job."""
    session.background.cancel(params.token)
