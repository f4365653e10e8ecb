"""reftag and the other programs for these formats read the same in real files.

`conformance.txt` holds all that was found, with a reason for each disagreement. New and vanished
entries fail: look at them (the head of `conformance.py` says how), correct reftag or note why not,
and write the table again.
"""

import pytest

from corpus.conformance import CORPUS, TABLE, compared, names, peers, reasons_in, written
from corpus.decided import REASONS
from corpus.peers import missing
from editors.left_out import left_out

pytestmark = pytest.mark.needs_corpus

COMMITTED = TABLE.read_text(encoding="utf-8")
FILES = names() if CORPUS.exists() else []
EACH = [(file, peer) for file in FILES for peer in peers(file)]


def _part(file: str, peer: str) -> str:
    """Return what the table says of a file and a peer."""
    sections = COMMITTED.split("\n\n")
    section = next((each for each in sections if each.startswith(f"{file}: ")), "")
    head, *lines = section.rstrip("\n").split("\n")
    kept: list[str] = []
    mine = False
    for line in lines:
        if not line.startswith("    "):
            mine = line.split()[0] == peer
        if mine:
            kept.append(line)
    return "\n".join((head, *kept)) + "\n"


@pytest.mark.parametrize(("file", "peer"), EACH)
def test_a_peer_says_the_same_but_for_what_was_decided(file: str, peer: str) -> None:
    program = "end2xml" if peer == "sibling" else peer
    if lacking := missing(program):
        left_out(f"{program}, which reads the same files", lacking)
    found = written([compared(file, peer)], reasons_in(COMMITTED))
    assert found == _part(file, peer)


def test_the_table_is_of_these_files_and_peers() -> None:
    told = [line.rpartition(": ")[0] for line in COMMITTED.split("\n") if line[:1].strip()]
    assert told == FILES


def test_every_disagreement_has_a_reason_and_every_reason_is_needed() -> None:
    assert set(reasons_in(COMMITTED).values()) == set(REASONS)
