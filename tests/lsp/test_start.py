"""The client need not wait for the linter to be imported: `initialize` is answered before."""

import subprocess
import sys

from reftag.dialects import signs
from reftag.lsp.capabilities import advertised
from reftag.lsp.client import Client

ANSWER_INITIALIZE = """
import sys
from reftag.lsp.server import Server
from lsp.raw import request

class Writer:
    def write(self, data):
        packages = {name.split(".")[1] for name in sys.modules if name.startswith("reftag.")}
        print(b'"capabilities"' in data, *sorted(packages))

server = Server()
server.protocol.set_writer(Writer())
params = {"processId": None, "rootUri": None, "capabilities": {}}
server.protocol.handle_message(request("initialize", params))
"""


def test_initialize_is_answered_before_the_linter_is_imported() -> None:
    command = [
        sys.executable,
        "-c",
        f"import sys; sys.path[:0] = {sys.path!r}\n{ANSWER_INITIALIZE}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["True files lsp text"], done.stderr


def test_completion_is_triggered_by_the_signs_of_all_dialects() -> None:
    provider = advertised(Client()).completion_provider
    assert provider is not None
    assert set(provider.trigger_characters or ()) == {*signs(), " "}
