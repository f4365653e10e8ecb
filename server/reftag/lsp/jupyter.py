"""How JupyterLab's extension `jupyterlab-lsp` starts the server, found by an entry point.

JupyterLab knows no type for our files without an extension of its own, and calls them `plain`.
So it gives every plain text to the server, which checks only those in one of our formats.
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
            "languages": ["plain", *names()],
            "mime_types": ["text/plain", *(f"text/x-{name}" for name in names())],
        }
    }
