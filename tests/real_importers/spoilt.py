"""What shows that a text which arrived is spoilt: it has more than the value, or other letters."""

import re

from real_importers.planting import Planted
from reftag.syntax import Record

AS_LATIN1 = re.compile("[âãäåæç][\x80-\xbf]")
"""Letters in UTF-8 that were read byte by byte, in lower case."""
SEVERAL = {
    "keyword": re.compile(r";\s*\S"),
    "person": re.compile(r";\s*\S|,.*\sand\s"),
}
"""What shows that a text has several values of a kind."""
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def has_separator(record: Record, planted: Planted) -> bool:
    """Say whether the format has several values of the tag in one line."""
    tag = record.tag_of(planted.field)
    return tag is not None and tag.separator != ""


def has_line_below(text: str, value: str, below: Planted | None) -> bool:
    """Say whether the tag of the next line is a part of a value that arrived."""
    if below is None:
        return False
    sign = below.field.spelled.lower()
    dash = "" if sign.startswith("%") else r" *-"
    return re.search(rf"\s{re.escape(sign)}{dash}", text) is not None and sign not in value.lower()
