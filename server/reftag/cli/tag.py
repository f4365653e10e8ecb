"""`reftag tag`: the card of a tag, with what importers do with it; or all tags of a format."""

import argparse
import sys
import textwrap
from collections.abc import Iterable, Iterator

from reftag import dialects
from reftag.cli.command import UsageError
from reftag.cli.output.terminal import BOLD, Terminal, terminal_of
from reftag.dialects import Dialect, Tag
from reftag.dialects.programs import programs
from reftag.importers import importer
from reftag.portability.tables import page, table_names
from reftag.portability.tag_fates import said, tag_fates

_WIDEST = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `reftag tag` takes."""
    parser.add_argument("dialect", metavar="DIALECT", help=", ".join(dialects.names()))
    parser.add_argument(
        "tag", nargs="?", metavar="TAG", help="e.g. T2; without one, all tags are listed"
    )
    parser.add_argument(
        "--table",
        action="store_true",
        help="print a page in Markdown: what each program does with each tag of the format",
    )


def run(args: argparse.Namespace) -> int:
    """Print what is asked for and return the exit code. Raises `UsageError`."""
    dialect = _dialect(args.dialect)
    terminal = terminal_of(sys.stdout)
    if args.table:
        if args.tag is not None:
            raise UsageError("--table prints all tags of a format: name none")
        if dialect.name not in table_names():
            raise UsageError(f"nothing was measured with {dialect.title} files")
        lines: Iterable[str] = [page(dialect).rstrip("\n")]
    elif args.tag is None:
        lines = _listed(dialect)
    else:
        lines = card(dialect, _tag(dialect, args.tag), terminal)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _dialect(name: str) -> Dialect:
    known = dialects.names()
    if name.lower() not in known:
        raise UsageError(f'there is no dialect "{name}"; {_hint(name.lower(), known)}')
    return dialects.dialect(name.lower())


def _tag(dialect: Dialect, name: str) -> Tag:
    """Return a tag by its code; the case, and a sign such as `%`, may be left out."""
    codes = [tag.code for tag in dialect.tags]
    for form in (name, dialect.sign + name, name.upper(), dialect.sign + name.upper()):
        if form in codes:
            return dialect.by_code[form]
    near = _hint(name.upper(), codes, f"`reftag tag {dialect.name}` lists all")
    raise UsageError(f"there is no tag {name} in {dialect.title} files; {near}")


def _hint(name: str, names: Iterable[str], otherwise: str = "") -> str:
    from difflib import get_close_matches

    names = list(names)
    near = get_close_matches(name, names, 1)
    return f"did you mean {near[0]}?" if near else otherwise or f"choose from {', '.join(names)}"


def _listed(dialect: Dialect) -> Iterator[str]:
    for tag in dialect.tags:
        if tag.assigned:
            yield f"{tag.code:<5} {tag.name}"


def card(dialect: Dialect, tag: Tag, terminal: Terminal) -> Iterator[str]:
    """Yield the lines of the card of a tag."""

    def filled(text: str, indent: str = "", more: str = "") -> list[str]:
        width = min(terminal.width, _WIDEST)
        return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent + more)

    yield f"{terminal.paint(tag.code, BOLD)} {tag.name} ({dialect.title})"
    yield ""
    yield from filled(tag.meaning)
    if tag.assigned:
        repeats = "may occur more than once" if tag.repeatable else "occurs once in a record"
        yield from filled(f"The tag {repeats}.")
    if tag.successor:
        yield from filled(f"This is an older tag: write {tag.successor} instead.")
    types = list(_in_types(dialect, tag))
    if types:
        yield ""
        yield terminal.paint("In reference types", BOLD)
        for line in types:
            yield from filled(line, "  ", "  ")
    known = [found for name in programs() if (found := importer(dialect.name, name))]
    measured = [(each, fates) for each in known if (fates := tag_fates(each, tag.code))]
    if measured:
        yield ""
        yield terminal.paint("What programs do with it", BOLD)
    for each, fates in measured:
        documented = "" if each.measured else " (according to its documentation)"
        yield from filled(f"{each.title}: {said(fates[0].treatment)}{documented}", "  ", "  ")
        for fate in fates[1:]:
            yield from filled(f"{', '.join(fate.kinds)}: {said(fate.treatment)}", "    ", "  ")


def _in_types(dialect: Dialect, tag: Tag) -> Iterator[str]:
    """Yield in which reference types the tag has a name of its own, is required or recommended."""
    names: dict[str, list[str]] = {}
    for kind in dialect.types:
        names.setdefault(f"{dialect.label(tag.code, kind)}", []).append(kind.name)
    names.pop(tag.name, None)
    for label, kinds in names.items():
        yield f"{label}: {', '.join(kinds)}"
    required = [
        kind.name for kind in dialect.types if any(tag.code in each for each in kind.required)
    ]
    recommended = [kind.name for kind in dialect.types if tag.code in kind.recommended]
    for words, kinds in (("Required", required), ("Recommended", recommended)):
        if kinds:
            yield f"{words} in {', '.join(kinds)}"
