"""The `reftag` command. This module imports next to nothing: `--version` answers at once."""

import sys

from reftag import __version__


def main(argv: list[str] | None = None) -> int:
    """Run the command with `argv`, by default the process's own, and return its exit code.

    Exit codes: 0 clean, 1 something was found, 2 usage or I/O error. Raises `SystemExit` where
    argparse does: at `--help` and at wrong usage.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"reftag {__version__}\n")
        return 0
    from reftag.cli.command import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
