"""Faults of the file as it is on disk: line endings, encoding (RT012, RT509)."""

from random import Random

from lint.mutations.sheet import OTHER, Planted, Sheet, plants


def _odd(how: str, odd_break: str) -> None:
    def variant(sheet: Sheet, chance: Random) -> Planted | None:
        line = chance.randrange(len(sheet.lines) - 1)  # a CR above a blank line would be a CRLF
        return Planted(sheet.lines, (line,), odd=line, odd_break=odd_break)

    plants("RT012", how)(variant)


_odd("one line ends in CR", "\r")
_odd("one line ends in LF or CRLF", OTHER)


def _is_repeatable(sheet: Sheet, letter: str) -> bool:
    codes = sheet.codes(letter)
    return bool(codes) and sheet.spoken.by_code[sheet.code(letter)].repeatable


def _foreign(sheet: Sheet, chance: Random, encoding: str) -> Planted | None:
    free = sheet.lacking("Z") or [each for each in "ZX" if _is_repeatable(sheet, each)]
    if not free:
        return None
    planted = sheet.more(chance, free[0], "Ein Überblick, élégant")
    first = next(at for at, line in enumerate(planted.lines) if not line.isascii())
    try:
        "\n".join(planted.lines).encode(encoding)
    except UnicodeEncodeError:
        return None
    return planted._replace(at=(first,), encoding=encoding, first=True)


@plants("RT509", "Windows-1252")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _foreign(sheet, chance, "cp1252")


@plants("RT509", "Latin-1")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _foreign(sheet, chance, "latin-1")


@plants("RT509", "Mac Roman")
def _(sheet: Sheet, chance: Random) -> Planted | None:
    return _foreign(sheet, chance, "mac-roman")


@plants("RT509", "UTF-16")
def _(sheet: Sheet, _chance: Random) -> Planted | None:
    return Planted(sheet.lines, (0,), first=True, encoding="utf-16")
