"""Finds the verb, reads its arguments and runs it.

Each verb is a module of this package with `add_arguments(parser)` and `run(args) -> int`. Only the
module of the verb in question is imported.
"""

import argparse
import sys
from importlib import import_module
from typing import NoReturn

from reftag.cli.streams import let_go, prepare

VERBS = {
    "check": "find errors in tagged bibliographic records, and fix them",
    "config": "print the settings in force for a file or folder, and where each comes from",
    "format": "give all records the same layout: one tag a line, a blank line between records",
    "portability": "report what other programs lose when they import files",
    "records": "print every record as one line of JSON",
    "rule": "explain a rule, or list all of them",
    "server": "run the language server for editors",
    "tag": "explain a tag: what it is for, and what other programs do with it",
}
"""In the order of the help text; each is the name of a module beside this one."""


class UsageError(Exception):
    """The arguments cannot be used; the message says why."""


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
    parser = _Parser(prog=f"reftag {verb}", description=_sentence(VERBS[verb]), allow_abbrev=False)
    module.add_arguments(parser)
    # Intermixed: options may come between paths, as in `check a.enw --fix b.enw`.
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
        # `| head` has read enough. That is not an error.
        let_go(sys.stdout)
        return 0
    except KeyboardInterrupt:
        return 130
    return status


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        """Print the message, with the option that may be meant, and exit with 2."""
        unknown = message.removeprefix("unrecognized arguments: ").split()
        if not message.startswith("unrecognized"):
            hint = ""
        elif near := self._nearest(unknown[0]):
            hint = f"; did you mean {near}?"
        else:
            hint = f"; `{self.prog} --help` lists what there is"
        if message.startswith("unrecognized"):
            message = f"there is no option {unknown[0]}"
        sys.stderr.write(f"{self.prog}: error: {message}{hint}\n")
        raise SystemExit(2)

    def _nearest(self, option: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(option.partition("=")[0], self._option_string_actions, 1)
        return near[0] if near else ""


def _overview() -> str:
    width = max(map(len, VERBS))
    verbs = "\n".join(f"  {verb:<{width}}  {summary}" for verb, summary in VERBS.items())
    return (
        "usage: reftag VERB [OPTIONS] [PATH...]\n"
        "       reftag --version\n\n"
        "Linter and language server for tagged bibliographic records: EndNote, RIS, MEDLINE,\n"
        "Web of Science, RefWorks, refer.\n\n"
        f"{verbs}\n\n"
        "`reftag VERB --help` describes the options of each.\n"
    )


def _no_such_verb(verb: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(verb, VERBS, 1)
    hint = f"did you mean `reftag {near[0]}`?" if near else "`reftag --help` lists all"
    return f"reftag: error: there is no command {verb!r}; {hint}\n"


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."
