"""Completion: what is offered, in which order, and what taking an offer does to the text."""

from ide.answers import card, completed, completions, filters

ARTICLE = "%0 Journal Article\n%A Doe, Jane\n%T One\n"


def test_required_tags_that_are_lacking_come_first_then_recommended_ones() -> None:
    offers = completions(ARTICLE + "%$0")
    assert offers[:3] == ["%J Journal", "%D Year", "%B Secondary Title"]
    assert offers[3:9] == [
        "%V Volume",
        "%N Issue",
        "%P Pages",
        "%@ ISSN",
        "%R Electronic Resource Number",
        "%U URL",
    ]


def test_single_valued_tags_that_are_there_come_last_and_are_marked() -> None:
    offers = completions(ARTICLE + "%$0")
    assert offers[-2:] == [
        "%0 Reference Type (already in this record)",
        "%T Title (already in this record)",
    ]
    assert "%A Author" in offers  # may stand again


def test_one_tag_of_a_group_is_enough() -> None:
    offers = completions(ARTICLE + "%B Nature\n%$0")
    assert offers[0] == "%D Year"


def test_labels_are_those_of_the_type() -> None:
    offers = completions("%0 Conference Proceedings\n%$0")
    assert "%B Conference Name" in offers
    assert "%C Conference Location" in offers


def test_unassigned_tags_are_not_offered() -> None:
    assert not [offer for offer in completions(ARTICLE + "%$0") if offer.startswith(("%5", "%|"))]


def test_taking_a_tag_replaces_what_is_typed_and_adds_the_blank() -> None:
    assert completed(ARTICLE + "%$0", "%D") == ARTICLE + "%D "
    assert completed(ARTICLE + "%J$0", "%D") == ARTICLE + "%D "
    assert completed(ARTICLE + "%$0 2024", "%D") == ARTICLE + "%D 2024"
    assert completed(ARTICLE + "%$0X 2024", "%D") == ARTICLE + "%D 2024"


def test_a_tag_is_found_by_its_name_at_the_start_of_a_line() -> None:
    assert completed(ARTICLE + "auth$0", "%A") == ARTICLE + "%A "
    assert filters(ARTICLE + "auth$0", "%A").lower().startswith("author")
    assert filters(ARTICLE + "%$0", "%A").startswith("%A")


def test_the_name_for_the_type_and_the_general_one_both_find_it() -> None:
    assert filters("%0 Conference Proceedings\nconf$0", "%B") == "Conference Name Secondary Title"


def test_an_empty_line_offers_every_tag() -> None:
    assert completions(ARTICLE + "$0")[0] == "%J Journal"


def test_a_new_record_begins_with_its_type() -> None:
    assert completions("%$0")[0] == "%0 Reference Type"
    assert completions(ARTICLE + "\n%$0")[0] == "%0 Reference Type"
    assert completions("%$0\n%A Doe, Jane\n%T One\n")[0] == "%0 Reference Type"


def test_inside_a_value_nothing_is_offered() -> None:
    assert completions(ARTICLE + "%X 15 %$0") == []
    assert completions(ARTICLE + "%X some wor$0") == []
    assert completions(ARTICLE + "%X some\nmore wor$0") == []


def test_reference_types_follow_the_type_tag() -> None:
    offers = completions("%0 $0")
    assert "Journal Article" in offers
    assert len(offers) == 58
    assert completions("%0$0") != offers


def test_taking_a_type_replaces_the_whole_type() -> None:
    assert completed("%0 $0\n%T One\n", "Book") == "%0 Book\n%T One\n"
    assert completed("%0 Jour$0nal\n", "Journal Article") == "%0 Journal Article\n"
    assert completed("%0 Jour$0 %A Doe, Jane\n", "Book") == "%0 Book %A Doe, Jane\n"


def test_a_one_line_record_is_completed_in_its_line() -> None:
    source = "%0 Journal Article %A Doe, Jane %T One %$0"
    assert completions(source)[0] == "%J Journal"
    assert completed(source, "%J") == "%0 Journal Article %A Doe, Jane %T One %J "


def test_each_offer_has_a_card() -> None:
    assert card(ARTICLE + "%$0", "%J").startswith("**`%J` Journal** (in general: Journal Name)")
    assert "Required in a Journal Article" in card(ARTICLE + "%$0", "%J")
    assert card("%0 $0", "Book").startswith("**Book**")


def test_a_byte_order_mark_is_in_nobodys_way() -> None:
    assert completed("\ufeff%$0", "%0") == "\ufeff%0 "
    assert completed("\ufeff%0 B$0", "Book") == "\ufeff%0 Book"


def test_words_of_a_value_that_begin_no_tag_are_left_alone() -> None:
    assert completions(ARTICLE + "%X A value\ncont$0") == []
    assert completions(ARTICLE + "vol$0")[0] == "%V Volume"


def test_inside_a_record_on_one_line_the_type_is_known() -> None:
    assert completions("%0 Journal Article %$0 %T One")[0] == "%A Author"
    assert completions("%0 Journal Article %A Doe, Jane $0") == []


def test_the_types_of_most_records_come_first() -> None:
    offers = completions("%0 $0")
    assert offers[:3] == ["Journal Article", "Book", "Thesis"]
    assert len(offers) == len(set(offers)) == 58
