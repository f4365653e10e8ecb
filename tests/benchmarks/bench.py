"""Measures reftag beside programs that do alike work, and reports ratios: `make bench`.

    cd tests && python -m benchmarks.bench [--help]

Everything is measured in one run, in turns, and the best of the rounds counts: a figure alone
says as much about the computer and what else it does as about reftag.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from benchmarks import (
    engine,
    hostile,
    keystroke,
    memory,
    other_formats,
    pathological,
    plot,
    serving,
    storm,
)
from benchmarks.make_library import library
from benchmarks.programs import ENVIRONMENT, REFTAG, SERVER, floor
from benchmarks.real_library import CORPUS, real_library
from benchmarks.table import Row, printed

PLOT = Path(__file__).with_name("speed.svg")
"""The plot in the README."""

CHECK = [*REFTAG, "check", "-j", "1", "--isolated"]
TARGETS = ("zotero", "bibutils")
FOR_TARGETS = [word for target in TARGETS for word in ("--target", target)]

FOUND = 1
"""What `reftag check` says where it found something."""


class Took(NamedTuple):
    """How long a command took, in seconds."""

    elapsed: float
    computing: float
    """On all cores together."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure reftag.")
    parser.add_argument("--megabytes", type=float, default=10, help="size of the one library")
    parser.add_argument("--files", type=int, default=20, help="files for -j")
    parser.add_argument("--file-megabytes", type=float, default=10, help="size of each")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--sizes", type=float, nargs="+", default=[0.1, 1, 10, 50, 100], help="megabytes to open"
    )
    parser.add_argument("--large", type=float, default=50, help="megabytes for edits and memory")
    parser.add_argument("--pairs", type=int, default=20, help="starts of the server")
    parser.add_argument("--only", choices=[*PRINTED, *TABLE])
    args = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {_load()}")
    for name, measure in PRINTED.items():
        if args.only in (None, name):
            measure(args)
    rows = [
        row
        for name, measured in TABLE.items()
        if args.only in (None, name)
        for row in measured(args)
    ]
    if rows:
        print(f"\nWhat is over its limit has an exclamation mark.\n\n{printed(rows)}")


def beside_end2xml(megabytes: float, rounds: int) -> None:
    """Check a library on one core; bibutils' `end2xml` converts the same file."""
    print(f"\nOne library of {megabytes:g} MB, one core")
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder, "library.enw"), megabytes, 1)
        commands = {"reftag check": [*CHECK, str(path)]}
        converter = shutil.which("end2xml")
        if converter:
            commands["end2xml"] = [converter, "-i", "utf8", str(path)]
        best = in_turns(commands, rounds)
    if converter:
        ratio = best["reftag check"].computing / best["end2xml"].computing
        print(f"  reftag / end2xml: {ratio:.2f} (computing time; at most 1.3)")
    else:
        print("  end2xml is not installed: Debian has it in the package bibutils")


CONVERTERS = {"endnote": "end2xml", "ris": "ris2xml", "wos": "isi2xml"}
"""bibutils' programs by the format that they read; it has none for the others."""


def formats(megabytes: float, rounds: int) -> None:
    """Check a library of each format on one core, and type into it; EndNote's is the measure."""
    print(f"\nThe formats, {megabytes:g} MB each, one core")
    with tempfile.TemporaryDirectory() as folder:
        paths = {
            name: _written(
                Path(folder, f"{name}.txt"), other_formats.made_library(name, _size(megabytes))
            )
            for name in other_formats.DIALECTS
        }
        commands = {name: [*CHECK, "--dialect", name, str(path)] for name, path in paths.items()}
        for name, program in CONVERTERS.items():
            if shutil.which(program):
                commands[program] = [program, "-i", "utf8", str(paths[name])]
        best = in_turns(commands, rounds)
        started = timed([*REFTAG, "check", "--isolated", os.devnull]).computing
        typed = {name: keystroke.typed(path, name) for name, path in paths.items()}
    for name in paths:
        computing = best[name].computing
        line = f"  {name:<9} {megabytes / computing:5.2f} MB/s"
        line += f" ({megabytes / (computing - started):5.2f} without starting)"
        line += f", {computing / best['endnote'].computing:.2f} of endnote"
        converter = CONVERTERS.get(name, "")
        if converter in best:
            line += f", {computing / best[converter].computing:.2f} of {converter}"
        print(line)
    for name, took in typed.items():
        print(
            f"  {name:<9} keystroke {took.median * 1000:.2f} ms, 99 in 100 below "
            f"{took.most * 1000:.2f} ms, {took.median / typed['endnote'].median:.2f} of endnote"
        )


def real(megabytes: float, rounds: int) -> None:
    """Check real files of each format on one core, and those of EndNote with two targets."""
    if not CORPUS.is_dir():
        print(f"\n{CORPUS} is not there")
        return
    print(f"\nReal files, {megabytes:g} MB of each format, one core")
    with tempfile.TemporaryDirectory() as folder:
        commands: dict[str, list[str]] = {}
        for name in other_formats.DIALECTS:
            path = _written(Path(folder, f"{name}.txt"), real_library(name, _size(megabytes)))
            commands[name] = [*CHECK, "--ignore", "RT601", "--dialect", name, str(path)]
        commands["  for targets"] = [*commands["endnote"], *FOR_TARGETS]
        best = in_turns(commands, rounds)
    for name in other_formats.DIALECTS:
        print(f"  {name:<9} {megabytes / best[name].computing:5.2f} MB/s")
    ratio = best["  for targets"].computing / best["endnote"].computing
    print(f"  endnote with targets {' and '.join(TARGETS)}: {ratio:.2f} (at most 2)")


def two_processes(files: int, megabytes: float, rounds: int) -> None:
    """Check many files in one process and in two."""
    print(f"\n{files} files of {megabytes:g} MB")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(files):
            made(Path(folder, f"{number:03}.enw"), megabytes, number)
        commands = {
            f"-j {jobs}": [*REFTAG, "check", "-j", str(jobs), "--isolated", folder]
            for jobs in (1, 2)
        }
        best = in_turns(commands, rounds)
    one, two = best["-j 1"], best["-j 2"]
    print(f"  -j 2 is {one.elapsed / two.elapsed:.2f} times as fast")
    print(f"  and computes {two.computing / one.computing:.2f} times as long in all")


def with_targets(megabytes: float, rounds: int) -> None:
    """Check a library with two targets, which lose two values of each article, and without."""
    print(f"\nTargets {' and '.join(TARGETS)}, {megabytes:g} MB, one core")
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder, "library.enw"), megabytes, 1)
        commands = {
            "no targets": [*CHECK, str(path)],
            "two targets": [*CHECK, *FOR_TARGETS, str(path)],
        }
        without, with_two = in_turns(commands, rounds).values()
    print(f"  check: {with_two.computing / without.computing:.2f} (at most 2)")


def opening(sizes: Sequence[float]) -> Iterator[Row]:
    """Open documents of these sizes and type into them; plot that against the size."""
    ours = {size: serving.figures(SERVER, size) for size in sizes}
    for size, each in ours.items():
        yield from serving.rows(size, each, serving.figures(floor(), size))
    series = {
        "all findings": [(size, each.opened.complete) for size, each in ours.items()],
        "first findings": [(size, each.opened.first) for size, each in ours.items()],
        "after a keystroke": [(size, each.typed.median) for size, each in ours.items()],
    }
    plot.write(PLOT, "How long one waits, by the size of the file", series)
    print(f"\n{PLOT} is written")


def made(path: Path, megabytes: float, seed: int) -> Path:
    """Write a library."""
    return _written(path, library(_size(megabytes), seed))


def _written(path: Path, texts: Iterable[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(texts)
    return path


def _size(megabytes: float) -> int:
    return int(megabytes * 1_000_000)


def in_turns(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Took]:
    """Run the commands one after the other, again and again, and return the best of each.

    How much longer the others took than the best tells how noisy the computer is.
    """
    took: dict[str, list[Took]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            took[name].append(timed(command))
    best = {
        name: Took(min(each.elapsed for each in all_), min(each.computing for each in all_))
        for name, all_ in took.items()
    }
    for name, each in best.items():
        usual = statistics.median(one.computing for one in took[name]) / each.computing
        print(
            f"  {name:<14} {each.elapsed:7.2f} s, computing {each.computing:7.2f} s "
            f"(usually {usual:.2f} of it)"
        )
    return best


def timed(command: Sequence[str]) -> Took:
    """Run a command and return how long it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    done = subprocess.run(command, env=ENVIRONMENT, stdout=quiet, stderr=quiet, check=False)
    if done.returncode not in (0, FOUND):
        done.check_returncode()
    elapsed = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    computing = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(elapsed, computing)


def _load() -> str:
    busy = os.getloadavg()[0]
    return f"{busy:.1f} processes were running before"


PRINTED: dict[str, Callable[[argparse.Namespace], None]] = {
    "convert": lambda args: beside_end2xml(args.megabytes, args.rounds),
    "formats": lambda args: formats(args.megabytes, args.rounds),
    "real": lambda args: real(args.megabytes, args.rounds),
    "jobs": lambda args: two_processes(args.files, args.file_megabytes, args.rounds),
    "targets": lambda args: with_targets(args.megabytes, args.rounds),
}
"""What is measured of `check`."""

TABLE: dict[str, Callable[[argparse.Namespace], Iterable[Row]]] = {
    "open": lambda args: opening(args.sizes),
    "typed": lambda args: serving.with_targets(args.megabytes),
    "start": lambda args: serving.starts(args.pairs),
    "others": lambda args: serving.beside(args.megabytes),
    "storm": lambda args: chain(storm.rows(args.megabytes), storm.rows(args.large)),
    "edits": lambda args: pathological.rows(args.large),
    "memory": lambda args: memory.rows(args.large),
    "engine": lambda args: engine.rows(args.megabytes, args.pairs),
    "hostile": lambda _args: (row for name in hostile.DIALECTS for row in hostile.rows(name, 0.1)),
}
"""What is measured of the server, and of texts that are not libraries."""


if __name__ == "__main__":
    main()
