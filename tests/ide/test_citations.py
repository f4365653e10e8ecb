"""What texts in other languages cite."""

import pytest

from reftag.ide.citations import cited_at, sought_by


@pytest.mark.parametrize(
    ("line", "label"),
    [
        (r"As in \cite{ha$0hn2019}.", "hahn2019"),
        (r"As in \parencite[see][12]{roe, ha$0hn:2019}.", "hahn:2019"),
        (r"As in \textcite*{hahn2019$0,roe}.", "hahn2019"),
        (r"\Cite{ha$0hn}", "hahn"),
        (r"\section{ha$0hn}", ""),
        ("As in [@ha$0hn2019, p. 12].", "hahn2019"),
        ("As in [see @roe; -@hahn:20$019].", "hahn:2019"),
        ("@ha$0hn2019 says.", "hahn2019"),
        ("As in @{https://exam$0ple.org/}.", "https://example.org/"),
        ("By @ha$0hn.", "hahn"),
        ("roe@exam$0ple.org", ""),
        ("no$0thing", ""),
    ],
)
def test_labels(line: str, label: str) -> None:
    before, _, after = line.partition("$0")
    assert cited_at(before + after, len(before)) == label


def test_words_by_which_troff_looks_for_records() -> None:
    assert sought_by(".[", "  kernighan ritchie ") == "kernighan ritchie"
    assert sought_by(".[ (", "kernighan") == "kernighan"
    assert sought_by("text", "kernighan") == ""
    assert sought_by(".[", ".]") == ""
