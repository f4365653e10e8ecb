"""Faults in how a record is laid out: lines, values, what separates records (RT001, RT005-RT008).

Those of tag lines are in `tag_lines`, those of the type in `reference_types`.
"""

from random import Random

from lint.mutations.sheet import Planted, Sheet, Unfit, plants

HEADER = ("Search results", "Your search found 12 records", "EndNote export, 3 May 2024", "1.")
OPTIONAL = "NVLGI7XZ"
"""What most types can do without, so that nothing else is wrong without it."""


# RT001 text-outside-record


@plants("RT001", "a header above the first record")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return Planted((chance.choice(HEADER), *sheet.lines), (0,), first=True)


@plants("RT001", "a header and a blank line")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return Planted((chance.choice(HEADER), "", *sheet.lines), (0,), first=True)


@plants("RT001", "a counter behind a record")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    lines = (*sheet.lines, "", f"Record {chance.randint(2, 99)} of 120")
    return Planted(lines, (len(lines) - 1,))


@plants("RT001", "a footer with blank lines around it")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    lines = (*sheet.lines, "", "", "-- end of page --", "")
    return Planted(lines, (len(lines) - 2,))


# RT005 empty-value


@plants("RT005", "an empty tag more")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    free = sheet.lacking(OPTIONAL)
    return sheet.with_more(sheet.place(chance), sheet.empty(chance.choice(free))) if free else None


@plants("RT005", "an empty tag and a blank")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    letters = [letter for letter in "ZK1" if sheet.codes(letter)]
    line = sheet.line(chance.choice(letters), "") if letters else ""
    if not letters or any(each.goes_on for each in sheet.having("K")):
        return None
    return sheet.with_more(sheet.place(chance), line if line.endswith(" ") else f"{line} ")


@plants("RT005", "a value deleted")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    ways = [e for e in sheet.below_type if e.is_one_line and not _has_further(sheet, e.line)]
    if not ways:
        return None
    at = chance.choice(ways)
    return sheet.with_line(at.line, at.head.rstrip(" "))


def _has_further(sheet: Sheet, line: int) -> bool:
    """Say whether the entry at `line` is the first of a list with one value a line."""
    return any(each.line == line + 1 and each.goes_on for each in sheet.entries)


# RT006 flattened-record


def _starts(sheet: Sheet) -> bool:
    """Say whether the record begins with the tag that begins one."""
    return sheet.entries[0].tag == sheet.spoken.start_code and not any(
        each.goes_on for each in sheet.entries
    )


@plants("RT006", "all on one line")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted((" ".join(sheet.lines),), (0,)) if _starts(sheet) else None


@plants("RT006", "tabs for line breaks")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted(("\t".join(sheet.lines),), (0,)) if _starts(sheet) else None


@plants("RT006", "the first tags on one line")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    stop = sheet.place(chance)
    if stop < 2 or not _starts(sheet) or stop > sheet.end:
        return None
    return Planted((" ".join(sheet.lines[:stop]), *sheet.lines[stop:]), (0,))


@plants("RT006", "glued to the end of the record above it")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    """Two files joined where the first had no line break at its end."""
    if not _starts(sheet) or not sheet.spoken.type_code:
        return None
    end = sheet.lines[-1]
    return Planted(
        (*sheet.lines[:-1], f"{end}{sheet.lines[0]}", *sheet.lines[1:]), (len(sheet.lines) - 1,)
    )


# RT007 blank-line-in-record


def _gaps(sheet: Sheet) -> list[int]:
    """Return the lines before which a blank line does not look like the end of the record.

    It does where a title stands above and the tag that comes next has been there already.
    """
    if sheet.spoken.reading.blank_lines == "end a record":
        raise Unfit
    titles = set(sheet.codes("T"))
    found, seen = [], set[str]()
    for each in sheet.entries:
        if each.line == sheet.end:
            break
        if seen and not each.goes_on and not (titles & seen and each.tag in seen):
            found.append(each.line)
        seen.add(each.tag)
    if not found:
        raise Unfit
    return found


@plants("RT007", "a blank line between two tags")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.with_more(chance.choice(_gaps(sheet)), "")


@plants("RT007", "several blank lines")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    line = chance.choice(_gaps(sheet))
    return Planted((*sheet.lines[:line], "", "", "", *sheet.lines[line:]), (line,))


@plants("RT007", "a line of blanks")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return sheet.with_more(chance.choice(_gaps(sheet)), " \t ")


@plants("RT007", "a blank line inside a value")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    gaps = _gaps(sheet)
    above = [e for e in sheet.entries if e.tag in sheet.codes("XZ") and e.stop in gaps]
    if not above:
        return None
    line = chance.choice(above).stop
    more = ("", " " * sheet.spoken.reading.indent + "The second paragraph tells how.")
    return Planted((*sheet.lines[:line], *more, *sheet.lines[line:]), (line,))


# RT008 missing-separator


def _matters(sheet: Sheet) -> bool:
    """Say whether blank lines keep records apart, and the first line shows where one begins."""
    return sheet.spoken.reading.blank_lines == "may end a record" and _starts(sheet)


@plants("RT008", "no blank line before the record")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted(sheet.lines, (0,), separated=False) if _matters(sheet) else None


@plants("RT008", "no blank line before a record on one line")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    if not _matters(sheet):
        return None
    return Planted((" ".join(sheet.lines),), (0,), separated=False)


@plants("RT008", "no blank line behind the record")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    if not _matters(sheet):
        return None
    book = next((k for k in sheet.spoken.types if k.name in {"Book", "Book, Whole"}), None)
    first = sheet.line("0", book.name) if book else f"{sheet.opening(sheet.spoken.start_code)}97"
    people = "Lind E" if not book else "Lind, Eva" if sheet.is_endnote else "Lind,Eva"
    more = (
        first,
        *((sheet.line("D", "2021"),) if not book else ()),
        sheet.line("T", "Full Shelves"),
        sheet.line("A", people),
        *((sheet.line("I", "Example Press"), sheet.line("D", "2021")) if book else ()),
    )
    return Planted((*sheet.lines, *more), (len(sheet.lines),))


# RT014 missing-end, RT015 misplaced-end


def _ended(sheet: Sheet) -> int:
    if not sheet.spoken.end_code or sheet.end == len(sheet.lines):
        raise Unfit
    return sheet.end


@plants("RT014", "the end tag lost")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    end = _ended(sheet)
    return Planted(sheet.lines[:end], (0,))


@plants("RT015", "a field below the end tag")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    end = _ended(sheet)
    moved = [e for e in sheet.below_type if e.is_one_line and e.tag in sheet.codes("XDNVPRJ")]
    moved = [e for e in moved if not _has_further(sheet, e.line)]
    if not moved or len(sheet.below_type) < 3:
        return None
    at = chance.choice(moved)
    rest = (*sheet.lines[: at.line], *sheet.lines[at.stop :])
    return Planted((*rest, sheet.lines[at.line]), (end,))


@plants("RT015", "the end tag twice")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    end = _ended(sheet)
    return Planted((*sheet.lines[: end + 1], sheet.lines[end]), (end + 1,))


@plants("RT015", "the end tag again below a blank line")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    end = _ended(sheet)
    return Planted((*sheet.lines[: end + 1], "", sheet.lines[end]), (end + 2,))


# RT016 lost-indentation


@plants("RT016", "a line of text that lost its indentation")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    indent = sheet.spoken.reading.indent
    lines = [
        at
        for each in sheet.entries
        for at in range(each.line + 1, each.stop)
        if each.tag in sheet.codes("TXB") and sheet.lines[at].startswith(" " * indent)
    ]
    if not indent or not lines:
        return None
    at = chance.choice(lines)
    return sheet.with_line(at, sheet.lines[at].lstrip(" "))


@plants("RT016", "all lines of text without indentation")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    indent = sheet.spoken.reading.indent
    lost = [
        at
        for each in sheet.entries
        for at in range(each.line + 1, each.stop)
        if each.tag in sheet.codes("TXB")
    ]
    if not indent or not lost:
        return None
    lines = [line.lstrip(" ") if at in lost else line for at, line in enumerate(sheet.lines)]
    firsts = [at for at in lost if at - 1 not in lost]
    return Planted(tuple(lines), tuple(firsts))


@plants("RT016", "an author that lost the indentation")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    lines = [each for each in sheet.having("A") if each.goes_on and "," in each.value]
    if not lines:
        return None
    at = chance.choice(lines)
    return sheet.with_line(at.line, at.value)
