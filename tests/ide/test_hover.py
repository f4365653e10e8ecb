"""Hover, as a reader sees it."""

from ide.answers import hovered

PAPER = """\
%0 Conference Proceedings
%A Doe, Jane
%T On Tags
%B Fourth Meeting on Tags
%D 2024
"""


def test_a_tag_is_called_what_its_type_calls_it() -> None:
    card = hovered(PAPER.replace("%B", "%$0B"))
    assert card.startswith("[%B]\n**`%B` Conference Name** (in general: Secondary Title)\n")
    assert "Required in a Conference Proceedings (or `%3` instead)" in card
    assert "occurs once in a record" in card
    assert "How other programs read it" in card
    assert "- Zotero: " in card


def test_a_tag_that_may_repeat_says_so() -> None:
    assert "may occur more than once" in hovered(PAPER.replace("%A", "$0%A"))


def test_the_type_tells_what_it_needs() -> None:
    card = hovered(PAPER.replace("Proceedings", "Pro$0ceedings"))
    assert card.startswith("[Conference Proceedings]\n**Conference Proceedings**\n")
    assert "Required: `%A` Author or `%E` Editor; `%T` Title;" in card
    assert "Recommended: `%C` Conference Location;" in card


def test_a_type_in_the_wrong_case_is_explained_too() -> None:
    card = hovered("%0 journal$0 article\n%T One\n")
    assert card.startswith("[journal article]\n**Journal Article**")


def test_a_value_has_the_card_of_its_tag() -> None:
    assert hovered(PAPER.replace("On Tags", "On $0Tags")).startswith("[On Tags]\n**`%T` Title**")


def test_an_unknown_tag_has_no_card() -> None:
    assert hovered("%0 Book\n%$0é what\n") == ""


def test_an_unassigned_tag_says_that_nobody_reads_it() -> None:
    assert "This tag has no meaning in any program." in hovered("%0 Book\n%$0| what\n")


def test_a_tag_in_the_wrong_case_is_read_as_the_one_it_means() -> None:
    assert hovered("%0 Book\n%$0t One\n").startswith("[%t]\n**`%T` Title**")


def test_tags_inside_a_one_line_record_are_explained() -> None:
    card = hovered("%0 Journal Article %A Doe, Jane %$0J Nature %D 2024")
    assert card.startswith("[%J]\n**`%J` Journal**")


def test_nothing_is_shown_between_records_or_in_an_empty_file() -> None:
    assert hovered("%0 Book\n%T One\n\n$0\n%0 Book\n%T Two\n") == ""
    assert hovered("$0") == ""


class TestTargets:
    ALL = ("zotero", "bibutils", "jabref", "endnote")
    ARTICLE = "%0 Journal Article\n%A Doe, Jane\n%T One\n%J Nature\n%D 2024\n%+ Porto\n"

    def arrivals(self, source: str, *targets: str) -> list[str]:
        card = hovered(source, *targets)
        assert "How other programs read it" not in card
        return [line for line in card.split("\n") if line.startswith("- ")]

    def test_each_says_what_becomes_of_this_value(self) -> None:
        assert self.arrivals(self.ARTICLE.replace("%+", "%$0+"), *self.ALL) == [
            "- Zotero: **lost** (drops it)",
            "- bibutils: **misread** (reads it as the place of publication)",
            "- JabRef: **lost** (drops it)",
            "- EndNote: kept as Author Address, according to its documentation",
        ]

    def test_the_value_and_the_record_decide(self) -> None:
        article = self.ARTICLE.replace("%A Doe, Jane", "%$0A Doe, Jane; Silva, Rui")
        assert self.arrivals(article, "zotero") == ["- Zotero: **lost** (loses all but the first)"]
        second = f"{self.ARTICLE}{self.ARTICLE.replace('%T', '%$0T')}"
        assert self.arrivals(second, "zotero") == [
            "- Zotero: **lost** (merges it with the record above)"
        ]

    def test_a_file_that_is_refused_loses_the_values_of_all_records(self) -> None:
        source = f"3 found\n\n{self.ARTICLE}\n{self.ARTICLE.replace('%T', '%$0T')}"
        assert self.arrivals(source, "zotero", "jabref") == [
            "- Zotero: **lost** (refuses the file)",
            "- JabRef: kept as the title",
        ]

    def test_nothing_is_said_of_a_tag_without_a_value(self) -> None:
        card = hovered(self.ARTICLE + "%$0N\n", "zotero")
        assert "What programs do with this value" not in card
