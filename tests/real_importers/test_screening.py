"""A librarian's path: what three databases exported, in one file, before it is screened.

`merged.ris` begins with a byte order mark; its four records have what such files have: full dates
as years, two sets of tags, a paragraph, a missing end, one with a space too few. ASReview's reader
is rispy, and then wants a whole number as the year of each record.
"""

import re
from pathlib import Path

from cli.conftest import Reftag, reftag  # noqa: F401  # a fixture
from real_importers.available import needs
from real_importers.run import imported

MERGED = Path(__file__).parent / "merged.ris"
CONFIG = 'targets = ["screening"]\n'


def read(data: bytes) -> list[dict[str, str]]:
    """Return what rispy reads in a file."""
    return [dict(each) for each in imported(data.decode(), "rispy", "ris").records]


def years(records: list[dict[str, str]]) -> list[str]:
    return [each.get("year") or each.get("publication_year", "") for each in records]


def test_what_is_said_of_a_merged_file(reftag: Reftag) -> None:  # noqa: F811
    Path("reftag.toml").write_text(CONFIG)
    Path("merged.ris").write_bytes(MERGED.read_bytes())
    said = reftag("check", "--output-format", "concise").out
    assert [*re.findall(r"^merged\.ris:(\d+:\d+: RT\d+)", said, re.MULTILINE)] == [
        *("1:1: RT504", "5:1: RT701", "5:1: RT702", "8:7: RT312", "11:1: RT014", "12:7: RT401"),
        *("13:1: RT701", "15:1: RT007", "17:1: RT701", "17:1: RT702", "19:7: RT311"),
        *("20:7: RT402", "29:1: RT701", "31:1: RT002", "38:1: RT701", "41:1: RT001"),
    ]
    assert "RT701 [*] PY (Year) is lost: ASReview refuses the file\n" in said
    assert "rispy and ASReview lose the first record" in said
    assert "than in the record above: ASReview looks for it in the tag that" in said
    report = reftag("portability", "merged.ris").out
    assert "ASReview          0 of 4" in report


def test_what_the_safe_fixes_save(reftag: Reftag) -> None:  # noqa: F811
    needs("rispy")
    Path("reftag.toml").write_text(CONFIG)
    Path("merged.ris").write_bytes(MERGED.read_bytes())
    [before] = read(MERGED.read_bytes())
    assert years([before]) == ["2019/11//"]
    reftag("check", "--fix")
    records = read(Path("merged.ris").read_bytes())
    assert years(records) == ["2018", "2019", "2020", "2021"]
    titles = [each.get("title") or each.get("primary_title") for each in records]
    assert titles == [
        "Damp in the stacks of small libraries",
        "Keeping string: a survey of attics",
        "Lamps and the reading of old labels",
        "Counting boxes twice",
    ]
    assert records[1]["abstract"] == "Attics are dry. Strings are kept."
    assert [each.get("doi", "") for each in records] == [
        "",
        "10.5555/string.19",
        "10.5555/lamps.20",
        "",
    ]
    assert "refuses the file" not in reftag("check", "--output-format", "concise").out
