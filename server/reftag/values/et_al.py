"""*et al.* and its like, in the languages that bibliographies use."""

import re
from typing import Final

_ANYWHERE: Final = re.compile(
    r"""(?:\A|[\s,;]+|(?<=\.))
    (?P<words>[\[(]?(?:
        (?i:
            et\.?\s?al(?:ii|iae|ia)?|et\ alteri|et\ altri|et\ coll?|et\ autres
            |(?:and|&)\ (?:others|al|colleagues|co-?workers)
            |und\ andere|y\ otr[oa]s|e\ outr[oa]s|ed?\ altri|og\ andre|och\ andra|en\ anderen
            |ve\ diğerleri|и\ другие|та\ інші|i\ inni|a\ další|ja\ muut
        )
        |(?:u\.\s?a|m\.\s?fl|[ye]\ cols?|i\ (?:dr|in|wsp)|и\ др|та\ ін|a\ kol|ve\ ark)(?=\.)
    )\.?[\])]?\.?)[\s.,;]*\Z""",
    re.VERBOSE,
)
_EAST_ASIAN: Final = re.compile(
    r"""[\s,，、;；]*
    (?P<words>
        (?<=[\u3040-\u30ff\u3400-\u9fff\s,，、;；])等人?
        |ほか
        |(?<=[\s,，、])[他外](?:\s?\d+[人名])?
        |(?<=[\s,，、])외(?:\s?\d+인)?
    )[.。]?\Z""",
    re.VERBOSE,
)
_ALONE: Final = re.compile(r"[\[(]?(?:others|等人?|ほか|他)[\])]?\.?", re.IGNORECASE)


_LONGEST: Final = 60
"""The words are at most this many characters from the end, with everything around them."""


def find(value: str) -> tuple[int, int, int] | None:
    """Return where the names before it end, and where its words begin and end; None if none.

    The names end at 0 if the whole value is such words.
    """
    if _ALONE.fullmatch(value):
        return 0, 0, len(value)
    tail = max(0, len(value) - _LONGEST)
    match = _ANYWHERE.search(value, tail)
    if match is None and not value.isascii():
        match = _EAST_ASIAN.search(value, tail)
    return (match.start(), *match.span("words")) if match else None
