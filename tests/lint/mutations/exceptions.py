"""What the mutation tests put up with, each with its reason."""

from typing import Final

EXEMPT: Final = dict.fromkeys(
    ("RT701", "RT702", "RT703"),
    "finds nothing without targets; held against measured importers in tests/importers",
)
"""Rules without a planter."""

ELSEWHERE: Final = {
    "RT014": "EndNote's format has no end tag",
    "RT015": "EndNote's format has no end tag",
    "RT016": "continuation lines are not indented in EndNote's format",
    "RT314": "EndNote's format has one tag for the journal",
}
"""Rules whose faults are planted in records of other dialects alone."""

COMPANIONS: Final = {
    ("RT008", "RT006"): "a record without line breaks is planted",
    ("RT009", "RT201"): "what stands below the cut is missing above it",
    ("RT509", "RT503"): "Mac Roman is read as Windows-1252, and looks like it",
    ("RT509", "RT504"): "as with RT503",
    ("RT013", "RT008"): "the type twice: the second one begins a record at once",
}
"""Errors and warnings that may come with the fault of a rule."""

UNSEEN: Final = {
    ("RT302", "a month 13 that makes a year with the day"): "is taken for a day of that year",
    ("RT503", "a letter in mac-roman"): "ftfy is not certain of one letter",
    ("RT503", "a letter in cp1250"): "ftfy is not certain of one letter",
    ("RT503", "a letter in cp1251"): "ftfy is not certain of one letter",
}
"""Ways to make a fault that a rule does not see yet. They do not count in what is found."""

ISBN_FIRST = "revidiumhq__biblib__enw-unit-01.enw 1"
SHORT_NAMES = "tamarkolodny__academic-kickstart__citations.enw"

MISSED: Final = {
    ("RT009", "the type lost, below another record", ISBN_FIRST): (
        "begins with an ISBN, which the record above lacks: both are read as one (RT007, RT101)"
    ),
    ("RT010", "the type below other tags", ISBN_FIRST): (
        "begins with an ISBN, which the record above lacks: both are read as one (RT007, RT101)"
    ),
    (
        "RT506",
        "an author",
        f"{SHORT_NAMES} 3",
    ): "ASHKENAZI, YAEL: a short given name may be letters",
    ("RT506", "an author", f"{SHORT_NAMES} 13"): "ANKAOUA, MAYA: a short given name may be letters",
    ("RT506", "an author", "jmir.enw 1"): "PERRY, ANAT: a short given name may be letters",
}
"""Faults in records of the corpus that are not found, and why."""

DESIGNED: Final[dict[tuple[str, str, str], str]] = {
    ("wos", "RT508", "a blank doubled in a name"): (
        "two spaces and two capitals (`Berg,  OK`) may be a tag that lost its line"
    ),
}
"""Ways, by dialect, that a rule does not see or leaves to another one, and why."""

EXPLAINED: Final = {
    ("RT010", "the type below other tags", "library-refworks.txt 1"): (
        "begins with the kind of source, which the record above lacks: both are read as one"
    ),
}
"""Faults in single records that are not found, and why."""
