"""Finds the verb, reads its arguments and runs it.

Each verb is a module of this package with `add_arguments(parser)` and `run(args) -> int`, and
only the one that is asked for is imported: nobody pays for the others.
"""

import argparse
import sys
from importlib import import_module

from reftag.cli.streams import let_go, prepare

VERBS = {
    "check": "find mistakes in tagged bibliographic records, and fix them",
    "config": "print the settings in force for a file or folder, and where each comes from",
    "format": "lay out records alike: one tag a line, a blank line between records",
    "portability": "tell what other programs will lose of files when they import them",
    "records": "print every record as one line of JSON",
    "rule": "explain a rule, or list all of them",
    "server": "run the language server for editors",
}
"""In the order of the help text; each is the name of a module beside this one."""


class UsageError(Exception):
    """The arguments make no sense; the message says why."""


def run(arguments: list[str]) -> int:
    """Run the verb that `arguments` begin with and return the exit code."""
    if not arguments:
        sys.stderr.write(_overview())
        return 2
    verb, *rest = arguments
    if verb in ("-h", "--help", "help"):
        sys.stdout.write(_overview())
        return 0
    if verb not in VERBS:
        sys.stderr.write(_no_such_verb(verb))
        return 2
    module = import_module(f"reftag.cli.{verb}")
    parser = argparse.ArgumentParser(
        prog=f"reftag {verb}", description=_sentence(VERBS[verb]), allow_abbrev=False
    )
    module.add_arguments(parser)
    # Intermixed: options may stand between paths, as in `check a.enw --fix b.enw`.
    args = parser.parse_intermixed_args(rest)
    prepare(sys.stdout)
    prepare(sys.stderr)
    try:
        status: int = module.run(args)
        if not sys.stdout.closed:  # the language server closes it when the client is done
            sys.stdout.flush()
    except UsageError as error:
        parser.error(str(error))
    except BrokenPipeError:
        # `| head` has read enough. That is no mistake of the user's.
        let_go(sys.stdout)
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _overview() -> str:
    width = max(map(len, VERBS))
    verbs = "\n".join(f"  {verb:<{width}}  {summary}" for verb, summary in VERBS.items())
    return (
        "usage: reftag VERB [OPTIONS] [PATH...]\n"
        "       reftag --version\n\n"
        "Linter and language server for tagged bibliographic records: EndNote, RIS, MEDLINE,\n"
        "Web of Science, RefWorks, refer.\n\n"
        f"{verbs}\n\n"
        "`reftag VERB --help` tells more about each.\n"
    )


def _no_such_verb(verb: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(verb, VERBS, 1)
    hint = f"did you mean `reftag {near[0]}`?" if near else "`reftag --help` lists what there is"
    return f"reftag: error: nothing is called {verb!r}; {hint}\n"


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."
