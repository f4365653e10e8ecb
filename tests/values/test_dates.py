"""Dates and years: text in, what they name or what is wrong with them out."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values import dates, months
from reftag.values.fault import Fault

READ = [
    ("2024", "2024", "year"),
    ("c2001", "2001", "year"),
    ("1999/2000", "1999/2000", "year"),
    ("2010–12", "2010/2012", "year"),
    ("1973 [1921]", "1973", "year"),
    ("2024-05", "2024-05", "month"),
    ("06/2020", "2020-06", "month"),
    ("2024/06//", "2024-06", "month"),
    ("May 2020", "2020-05", "month"),
    ("May-June 2019", "2019-05/2019-06", "month"),
    ("11.6.2024", "2024-06-11", "day"),
    ("13/7/2023", "2023-07-13", "day"),
    ("12/7/2023", "2023", "year"),
    ("20151028", "2015-10-28", "day"),
    ("28102015", "2015-10-28", "day"),
    ("3. Mai 2020", "2020-05-03", "day"),
    ("Wed, 3 Jul 2019", "2019-07-03", "day"),
    ("2020-05-04T10:30:00Z", "2020-05-04", "day"),
    ("2018/12/31 [received]", "2018", "year"),
    ("Spring 2019", "2019", "year"),
    ("1 января 2020", "2020", "year"),
    ("7/12/23", "7/12/23", "none"),
    ("JUN 15", "JUN 15", "none"),
    ("in press", "in press", "none"),
]


@pytest.mark.parametrize(("text", "normal", "precision"), READ)
def test_a_date_is_read(text: str, normal: str, precision: str) -> None:
    date = dates.parse(text)
    assert isinstance(date, dates.Date)
    assert (date.normal, date.precision) == (normal, precision)


def test_a_date_without_year_is_of_the_record_s_year() -> None:
    assert dates.parse("JUN 15", "2019") == dates.Date(2019, 6, 15)
    assert dates.parse("May 98", "1998") == dates.Date(text="May 98")


@pytest.mark.parametrize(
    ("text", "normal"),
    [("2024", "2024"), ("198-", "198-"), ("MDCCC", "MDCCC"), ("2020 Dec", "2020-12")],
)
def test_a_year_field_is_read(text: str, normal: str) -> None:
    date = dates.parse_year(text)
    assert isinstance(date, dates.Date)
    assert date.normal == normal


FAULTS = [
    ("2024-31-12", Fault("has 31 as its month", ("2024-12-31",))),
    ("2024-05-00", Fault("has 0 as its day", ("2024-05",))),
    ("2015/october", Fault("has the name of a month instead of its number", ("2015/10",))),
    ("Feb 29, 2021", Fault("is a day that does not exist (February 2021 has 28 days)")),
    ("soon", Fault("is not a date", kind="unreadable")),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_a_fault_says_what_is_meant(text: str, fault: Fault) -> None:
    assert dates.parse(text) == fault


def test_a_year_field_without_a_year() -> None:
    assert dates.parse_year("2O24") == Fault("is not a four-digit year", kind="unreadable")
    assert dates.parse_year("31.4.2019") == Fault(
        "is a day that does not exist (April 2019 has 30 days)"
    )


WORDS = (*months.ENGLISH, "Mai", "Sept.", "de", "31", "0", "13", "98", "2019", "2020", "in press")
DATES = st.lists(st.sampled_from(WORDS), max_size=5).flatmap(
    lambda words: st.sampled_from([" ", "-", "/", ".", ", "]).map(lambda sign: sign.join(words))
)


@pytest.mark.parametrize("parse", [dates.parse, dates.parse_year])
@given(text=st.text() | DATES)
def test_a_normal_form_says_the_same(parse: Callable[[str], dates.Date | Fault], text: str) -> None:
    date = parse(text)
    assert isinstance(date, Fault) or parse(date.normal) == date
