"""Dates and years: text in, what they name or what is wrong with them out."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values import dates, months
from reftag.values.fault import Fault
from values.support import HOSTILE, texts

ACCEPTED = (
    "11.6.2024 | September  1, 2021 | June 01, 2008 | 2022-06-21 | Jan 2020"
    " | Spring 2019 | May-June | 20151028 | 28102015 | 12/7/2023 | 7/12/23"
    " | 23-07-12 | 2024-05 | 2010-12 | 2010-2012 | May | Mai 2020 | 3. Mai 2020"
    " | 4 de mayo de 2020 | 1er janvier 2020 | 1 января 2020 | 2020年5月4日 | 2001///"
    " | 2011/05/ | 2020-05-04T10:30:00Z | 2024-05-04 10:30 | Wed, 3 Jul 2019"
    " | July 3rd, 2019 | 3rd July 2019 | Feb 29, 2020 | 29 February 2000"
    " | Dec 2019-Jan 2020 | Q1 2020 | 1st Quarter 2020 | Winter | May 98 | Feb '30"
    " | Dec 31 | 31 Dec | December | in press | n.d. | no date | 06/11 | 11 | 5"
    " | 1. 1. 2020 | 13.6.2024 | 6.13.2024 | 06-13-2024 | Octubre | Oktober"
    " | październik 2020 | Sept. 2019 | Sep 2019 | Sept | 12 Sept. 2019"
    " | May 2020, vol. 45 | April 3-5, 2019 | 3-5 April 2019 | April-May 2019"
    " | 2019 Apr 30 | 2019 Apr | 2019 Apr-May | today | forthcoming"
    " | Print 2018 Dec | 2018/12/31 [received] | 2018 Dec 31 [Epub] | 1 Jan 1900"
    " | 201510 | 151028 | 2019-W05 | Mon Oct 28 2015 | 12 May 2020 14:55"
    " | 12.5.2020, 10:00 | Christmas 1999 | Aug 15 - Sep 3, 2020 | Juni/Juli 2019"
    " | Hornung | 31 mars 2020 | 2020, May 4 | 04-May-2020 | May-04-2020"
    " | 2020.05.04 | 2020. 5. 4. | Tue | Fall 2010 | Summer/Autumn | Issue 3, 2020"
    " | Week 23 | Nisan 5780 | 3 d'abril de 2020 | circa 1900"
)

REPORTED = (
    "31 February 2021 | February 30, 2021 | Feb 29, 2021 | 29.2.2021 | 2024-31-12"
    " | 2024-13-05 | 2024-02-30 | 2024-05-00 | 2024-00-00 | 0000-00-00 | 31/04/2021"
    " | 32/01/2020 | 45/45/2020 | 13/2020 | 20153110 | 20150231 | 99999999 | 42305"
    " | 1571234567 | not-a-date | test8 | abc | June 31, 2008 | 0 May 2020"
    " | June 32, 2020 | 2024-5-32 | 123.4.2020 | 2024/02/30 | 30 Febrero 2020"
    " | 31. April 2019 | April 31"
)

YEAR_ACCEPTED = (
    "2024 | c2001 | [2001] | 2001-2003 | 1999/2000 | n.d. | nd | in press"
    " | forthcoming | 2024, May | May 2001 | 2001-05-04 | 2001? | ca. 1450"
    " | c. 1450 | 198- | [19--?] | 19xx | 199X | [197-?] | 2001a | 2001 (in press)"
    " | 350 BC | c. 350 BCE | AD 79 | 15th century | XVe siècle | 15. Jh."
    " | MCMXCVIII | 昭和50年 | 2001年 | 民國112年 | 1980s | 2001- | 1998, c1995"
    " | 1973 [1921] | s.d. | s.a. | o.J. | [o. J.] | o.D. | im Druck"
    " | im Erscheinen | à paraître | en prensa | in corso di stampa | в печати"
    " | 印刷中 | to appear | submitted | accepted for publication | under review"
    " | 2545 | 5760 | ©2019 | p1999 | 1999 [i.e. 1998] | Spring 2019 | 12 June 1950"
    " | 2020 Dec | u.å. | [n. d.] | no date | undated | Unpublished"
    " | Early Access 2020 | 2021 Early Access | Online first | present | Circa 1880"
    " | 1450? | before 1800 | 18-- | 2010–12 | ١٩٩٩ | 1 B.C. | 33 n. Chr. | bez r."
    " | b.r. | б.г."
)

YEAR_REPORTED = (
    "Date | testD | 20x4 | 2O24 | 202 | 98 | '98 | 0224 | 9999 | 20224 | 224"
    " | https://x.org/2001/ | 10.1016/j.x.2001.01.001 | Nature | 2204 | 0 | 0000"
    " | Smith | 199o | 20 24 | 2 024 | 12345"
)

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


@pytest.mark.parametrize("text", texts(ACCEPTED))
def test_a_date_is_accepted(text: str) -> None:
    assert isinstance(dates.parse(text, "2020"), dates.Date)


@pytest.mark.parametrize("text", texts(REPORTED))
def test_a_date_is_reported(text: str) -> None:
    assert isinstance(dates.parse(text, "2020"), Fault)


@pytest.mark.parametrize("text", texts(YEAR_ACCEPTED))
def test_a_year_is_accepted(text: str) -> None:
    assert isinstance(dates.parse_year(text), dates.Date)


@pytest.mark.parametrize("text", texts(YEAR_REPORTED))
def test_a_year_is_reported(text: str) -> None:
    found = dates.parse_year(text)
    assert isinstance(found, Fault)
    assert found.kind == "unreadable"


@pytest.mark.parametrize("text", [*HOSTILE, "²⁰²⁰⁰⁵⁰⁴"])
def test_a_hostile_text_is_read(text: str) -> None:
    dates.parse(text)
    dates.parse_year(text)
