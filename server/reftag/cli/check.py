"""`reftag check`: finds errors in files, and fixes them."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TextIO

from reftag.cli.baseline import add_baseline_arguments, check_options, note_stale
from reftag.cli.baseline import write as write_baseline
from reftag.cli.command import UsageError
from reftag.cli.complaints import Complaints
from reftag.cli.jobs import jobs_for
from reftag.cli.options import CheckOptions, options_of
from reftag.cli.output import statistics
from reftag.cli.output.checked import CheckedFile
from reftag.cli.output.shortening import FORMATS as SHORTENED
from reftag.cli.output.shortening import MOST, shortened
from reftag.cli.output.terminal import terminal_of
from reftag.cli.progress import Progress
from reftag.cli.rewriting import print_diff
from reftag.cli.settings import add_rule_arguments, add_target_argument, configurations_of
from reftag.cli.sources import Source, add_source_arguments, listed
from reftag.cli.streams import prepare_json
from reftag.cli.tally import Tally, count
from reftag.cli.work import FileChecker, Outcome, expect_large_files
from reftag.config import Configurations
from reftag.lint import SEVERITIES

FORMATS = {
    "full": "full",
    "concise": "concise",
    "json": "json_array",
    "sarif": "sarif",
    "github": "github",
}
"""Name of each output format -> the module in `output` that has its `render`."""

_JSON = ("json", "sarif")
"""The formats for programs, which get no summary."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `reftag check` takes."""
    add_source_arguments(parser)
    parser.add_argument("--fix", action="store_true", help="apply the safe fixes")
    parser.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="also count (with --fix, apply) fixes that may change what a record says",
    )
    parser.add_argument(
        "--diff", action="store_true", help="show what --fix would change, and write nothing"
    )
    add_rule_arguments(parser)
    add_target_argument(parser)
    parser.add_argument("--output-format", choices=FORMATS, default="full", help="full by default")
    parser.add_argument(
        "--exit-zero", action="store_true", help="exit with 0 even if there are findings"
    )
    parser.add_argument(
        "--min-severity",
        choices=SEVERITIES,
        default=SEVERITIES[-1],
        help=f"show and count only findings that are at least this severe; {SEVERITIES[-1]}, which "
        "is everything, by default",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="show every finding on a terminal, where otherwise more than "
        f"{MOST} of one rule in one file are one line",
    )
    add_baseline_arguments(parser)
    parser.add_argument(
        "--statistics", action="store_true", help="print only how often each rule found something"
    )
    parser.add_argument(
        "-j",
        dest="jobs",
        type=_jobs,
        metavar="N",
        help="check N files at a time; by default one, or for large libraries one per core",
    )


def _jobs(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError("must be a number of processes, at least 1")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Check the files and return the exit code: 0 clean, 1 findings, 2 something went wrong."""
    options = options_of(CheckOptions, args)
    if options.statistics and options.output_format not in statistics.FORMATS:
        raise UsageError(
            f"--statistics cannot be combined with --output-format {options.output_format}"
        )
    check_options(options)
    complaints = Complaints(sys.stderr)
    kept = Complaints(None)
    configurations = configurations_of(options, kept)
    outcomes = _outcomes(options, complaints, configurations, kept)
    if options.write_baseline is not None:
        found = 0
        checked = [(each.source.path, each.checked) for each in outcomes]
        findings = {path: file.found for path, file in checked if path and file}
        write_baseline(options, configurations, findings)
    else:
        tally = Tally(options.min_severity)
        outcomes = tally.stale_counted(outcomes)
        found = _show_diffs(outcomes) if options.diff else _report(options, outcomes, tally)
        note_stale(tally.stale, configurations)
    if complaints.errors:
        return 2
    return 1 if found and not options.exit_zero else 0


def _outcomes(
    options: CheckOptions,
    complaints: Complaints,
    configurations: Configurations,
    kept: Complaints,
) -> Iterator[Outcome]:
    """Return the outcome of each file, in their order; report errors as they occur.

    `kept` is where `configurations` complain.
    """
    sources = listed(options, kept, configurations)
    for complaint in kept.taken():
        complaints.tell(complaint)
    jobs = jobs_for(options.jobs, sources)
    compares = len(sources) > 1 and not options.diff  # then each file leaves an index
    if jobs > 1:
        from reftag.cli.workers import in_workers

        outcomes = in_workers(options, sources, jobs, compares=compares)
    else:
        expect_large_files()
        outcomes = map(FileChecker(options, configurations, kept, compares=compares), sources)
    # All is fixed before anything is printed: a closed pipe must not stop it half way. And on a
    # terminal there may be a progress bar.
    if options.fix or compares or sys.stderr.isatty():
        outcomes = iter(_finished(sources, outcomes))
    if not options.diff:
        from reftag.cli.across import compared

        outcomes = compared(list(outcomes), configurations)
    return _reported(outcomes, complaints)


def _finished(sources: Iterable[Source], outcomes: Iterable[Outcome]) -> list[Outcome]:
    done = []
    with Progress(sum(source.size for source in sources), sys.stderr) as progress:
        for outcome in outcomes:
            progress.advance(outcome.source.size)
            done.append(outcome)
    return done


def _reported(outcomes: Iterable[Outcome], complaints: Complaints) -> Iterator[Outcome]:
    for outcome in outcomes:
        for complaint in outcome.complaints:
            complaints.tell(complaint)
        yield outcome


def _show_diffs(outcomes: Iterable[Outcome]) -> int:
    """Print what fixes would change and return how many findings they would remove."""
    terminal = terminal_of(sys.stdout)
    mended = 0
    for outcome in outcomes:
        mended += outcome.mended
        print_diff(outcome.diff, terminal)
    sys.stderr.write(f"Would fix {count(mended, 'problem')}.\n")
    return mended


def _report(options: CheckOptions, outcomes: Iterable[Outcome], tally: Tally) -> int:
    """Print what was found, and return how much of it fails the run."""
    # A fixed standard input goes to standard output, so there is no room there for findings.
    stream = sys.stderr if options.fix and options.reads_stdin else sys.stdout
    for piece in _rendered(options, tally.counted(outcomes), stream):
        stream.write(piece)
    summary = tally.summary(fixing=options.fix, unsafe_fixes=options.unsafe_fixes)
    if options.output_format == "full":
        stream.write(summary)
    elif options.output_format not in _JSON:
        sys.stderr.write(summary)
    return tally.failing


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty()


def _rendered(options: CheckOptions, files: Iterable[CheckedFile], stream: TextIO) -> Iterator[str]:
    """Return the text of the findings in one of the `FORMATS`, or of their statistics."""
    name = options.output_format
    if name in _JSON:
        prepare_json(stream)
    terminal = terminal_of(stream)
    if options.statistics:
        render = statistics.render_json if name == "json" else statistics.render
        return render(files, terminal)
    if name in SHORTENED and _is_terminal(stream) and not options.all:
        files = shortened(files)
    module = import_module(f"reftag.cli.output.{FORMATS[name]}")
    pieces: Iterator[str] = module.render(files, terminal)
    return pieces
