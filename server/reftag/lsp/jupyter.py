"""How JupyterLab's extension `jupyterlab-lsp` starts the server, found by an entry point.

It gives every plain text to the server, since JupyterLab knows no other type for our files without
an extension of its own; the server leaves texts alone that are in none of our formats.
"""

import sys
from typing import Any

from reftag.dialects import names


def spec(_manager: object) -> dict[str, dict[str, Any]]:
    """Return the server's specification, version 2: name -> what `jupyter-lsp` asks for.

    Jupyter and reftag are installed in the same environment, so it is this Python that runs.
    """
    return {
        "reftag": {
            "version": 2,
            "display_name": "reftag",
            "argv": [sys.executable, "-m", "reftag", "server"],
            "languages": ["plaintext", "text", *names()],
            "mime_types": ["text/plain", *(f"text/x-{name}" for name in names())],
        }
    }
