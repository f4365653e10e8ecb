"""The names of the months: the one table of them."""

from typing import Final

_TABLE: Final = """
    january januar januari janvier enero gennaio janeiro stycznia января
    february februar februari février febrero febbraio fevereiro lutego февраля
    march märz maart mars marzo março marca марта
    april avril abril aprile kwietnia апреля
    may mai mei maj mayo maggio maio maja мая
    june juni juin junio giugno junho czerwca июня
    july juli juillet julio luglio julho lipca июля
    august augusti augustus août agosto sierpnia августа
    september septembre septiembre settembre setembro września сентября
    october oktober octobre octubre ottobre outubro października октября
    november novembre noviembre novembro listopada ноября
    december dezember décembre diciembre dicembre dezembro grudnia декабря
"""
"""A line for each month: its name in English, then in languages that agree on what it means."""
_ROWS: Final = [row.split() for row in _TABLE.strip().split("\n")]
_NUMBERS: Final = {name: at for at, row in enumerate(_ROWS, 1) for name in row} | {
    row[0][:end]: at for at, row in enumerate(_ROWS, 1) for end in range(3, len(row[0]))
}

ENGLISH: Final = tuple(row[0].title() for row in _ROWS)
SHORT: Final = "|".join(name[:3] for name in ENGLISH)
"""A pattern for how months begin in English, without a group around it."""


def number(word: str) -> int | None:
    """Return which month a word names, in English also in short; None if that is not certain."""
    return _NUMBERS.get(word.casefold())
