"""`reftag check`: finds mistakes in files, and fixes them."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import NamedTuple, TextIO

from reftag.cli.command import UsageError
from reftag.cli.complaints import Complaints, reason
from reftag.cli.output.checked import CheckedFile
from reftag.cli.output.style import style_of
from reftag.cli.sources import STDIN, Opened, add_source_arguments, opened
from reftag.cli.streams import prepare_json
from reftag.cli.tally import Tally, count
from reftag.lint import Fixed, Linter, UnknownRuleError, fix_all, is_finished, is_safe, select
from reftag.lint.fixes import Wanted
from reftag.text.files import write_atomically

FORMATS = {"full": "full", "concise": "concise", "json": "json_array"}
"""Name of each output format -> the module in `output` that has its `render`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `reftag check` takes."""
    add_source_arguments(parser)
    parser.add_argument("--fix", action="store_true", help="make the safe fixes")
    parser.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="count as fixable, and with --fix make, also what may change what a record says",
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what --fix would change; write nothing"
    )
    parser.add_argument(
        "--select",
        action="extend",
        type=_names,
        metavar="RULES",
        help="check only these rules: codes, beginnings of codes, names or ALL, comma-separated",
    )
    parser.add_argument(
        "--ignore", action="extend", type=_names, metavar="RULES", help="leave out these rules"
    )
    parser.add_argument("--output-format", choices=FORMATS, default="full", help="full by default")
    parser.add_argument(
        "--exit-zero", action="store_true", help="exit with 0 even if something is found"
    )


def run(args: argparse.Namespace) -> int:
    """Check the files and return the exit code: 0 clean, 1 found something, 2 trouble."""
    complaints = Complaints(sys.stderr)
    job = _job(args, complaints)
    found = job.diff(opened(args, complaints)) if args.diff else _report(args, job, complaints)
    if complaints.errors:
        return 2
    return 1 if found and not args.exit_zero else 0


class _Job(NamedTuple):
    """What to do with each file."""

    linter: Linter
    wanted: Wanted
    """Which fixes to make."""
    complaints: Complaints
    tally: Tally

    def checked(self, file: Opened) -> CheckedFile:
        report = self.linter.check(file.document)
        return CheckedFile(file.source.name, tuple(report.in_order()))

    def fixed(self, file: Opened) -> CheckedFile:
        """Fix a file, put it back, and return what is left in it."""
        fixed = self._fixed(file)
        name = file.source.name
        try:
            self._put_back(file, fixed)
        except UnicodeEncodeError as error:
            missing = error.object[error.start]
            self.complaints.error(
                name,
                f"cannot be fixed: {file.decoded.title} has no {missing!r} (U+{ord(missing):04X})",
            )
            return self.checked(file)
        except BrokenPipeError:
            raise  # nobody reads standard output any more: that is no fault of the file's
        except OSError as error:
            self.complaints.error(name, f"cannot be written: {reason(error)}")
            return self.checked(file)
        self.tally.fixed += fixed.mended
        return CheckedFile(name, tuple(fixed.report.in_order()))

    def diff(self, files: Iterable[Opened]) -> int:
        """Print what fixes would change and return how many findings they would mend."""
        from reftag.cli.output.diff import coloured, unified_diff

        style = style_of(sys.stdout)
        mended = 0
        for file in files:
            fixed = self._fixed(file)
            mended += fixed.mended
            lines = unified_diff(file.decoded.text, fixed.edits, file.source.name)
            sys.stdout.writelines(coloured(lines, style) if style.colour else lines)
        sys.stderr.write(f"Would fix {count(mended, 'problem')}.\n")
        return mended

    def _fixed(self, file: Opened) -> Fixed:
        report = self.linter.check(file.document)
        return fix_all(file.document, report, self.linter, self.wanted)

    def _put_back(self, file: Opened, fixed: Fixed) -> None:
        """Write the fixed text where the file came from, if it is another than before.

        Raises `OSError`, and `UnicodeEncodeError` if the file's encoding lacks a character.
        """
        data = file.data
        if fixed.edits:
            # A file that we cannot give back byte for byte is none that we may write.
            if file.decoded.encode(file.decoded.text) != data:
                raise OSError(None, "its encoding was not read without loss")
            data = file.decoded.encode(fixed.document.text)
        if file.source.path is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        elif data != file.data:
            write_atomically(file.source.path, data)


def _job(args: argparse.Namespace, complaints: Complaints) -> _Job:
    try:
        rules = select(args.select, args.ignore or ())
    except UnknownRuleError as error:
        raise UsageError(str(error)) from error
    linter = Linter(rules, on_failure=complaints.rule_failed)
    return _Job(linter, is_finished if args.unsafe_fixes else is_safe, complaints, Tally())


def _report(args: argparse.Namespace, job: _Job, complaints: Complaints) -> int:
    """Check or fix the files, print what was found, and return how much of it fails the run."""
    texts = opened(args, complaints)
    if args.fix:
        # All is fixed before anything is printed: a closed pipe must not stop it half way.
        files: Iterable[CheckedFile] = list(map(job.fixed, texts))
    else:
        files = map(job.checked, texts)
    # A fixed standard input goes to standard output, so there is no room there for findings.
    stream = sys.stderr if args.fix and _reads_stdin(args) else sys.stdout
    for piece in _rendered(args.output_format, job.tally.counted(files), stream):
        stream.write(piece)
    summary = job.tally.summary(fixing=args.fix, unsafe_fixes=args.unsafe_fixes)
    if args.output_format == "full":
        stream.write(summary)
    elif args.output_format != "json":
        sys.stderr.write(summary)
    return job.tally.failing


def _rendered(name: str, files: Iterable[CheckedFile], stream: TextIO) -> Iterator[str]:
    """Return the text of the findings in one of the `FORMATS`."""
    if name == "json":
        prepare_json(stream)
    module = import_module(f"reftag.cli.output.{FORMATS[name]}")
    pieces: Iterator[str] = module.render(files, style_of(stream))
    return pieces


def _reads_stdin(args: argparse.Namespace) -> bool:
    return STDIN in args.paths or bool(args.stdin_filename)


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError("names no rule")
    return names
