"""Languages: text in, what it says or what is wrong with it out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftag.values import languages
from reftag.values.fault import Fault
from reftag.values.languages import Language
from values.support import HOSTILE, texts

ACCEPTED = (
    "English | en | eng | en_US | Deutsch | German; English | Englisch | anglais"
    " | Norsk (Bokmål) | Italiensk | Dansk | Flerspråklig | chi | cmn | zh-Hans"
    " | Old English | English (abstract) | Text in German"
    " | English, with French summary | Multilingual | und | mul | Русский | 中文"
    " | Serbo-Croatian (Roman) | Swiss German | Brazilian Portuguese"
    " | Chinese (Simplified) | eng, fre | English and French | En | ENGLISH | EN"
    " | Inglés | Ingles | português | Portugues | Espanol | Francais | Türkçe"
    " | Turkce | Bahasa Indonesia | Farsi | Ukrainian | Ancient Greek"
    " | Modern Greek | Latin | la | lat | gre | English. | [eng] | sr-Latn"
    " | Undetermined | Українська | Slovenian | Slovene | Croatian | engl. | dt."
    " | Englische | Mandarin | Catalan; Valencian | Filipino | Hebrew | he | iw"
    " | in | ji | Gaelic | Norwegian Nynorsk | nb-NO | ger ; eng | English French"
    " | NL | Nederlands | tiếng Việt | Vietnamese | English/German"
    " | deutsch, englisch | English & Spanish | no | N/A | none | angielski"
    " | čeština | český | en | Englisch mit dt. Zusammenfassung"
)

REPORTED = "Englsh | Germn | xx | Frnech | foo | Klingonese | Eglish; German | Spansh"


@pytest.mark.parametrize("text", texts(ACCEPTED))
def test_is_accepted(text: str) -> None:
    assert languages.is_clean(text)


@pytest.mark.parametrize("text", texts(REPORTED))
def test_is_reported(text: str) -> None:
    assert not (languages.is_clean(text))


@pytest.mark.parametrize(
    ("text", "normal"),
    [("English", "en"), ("eng", "en"), ("en_US", "en"), ("Català", "catala"), ("[ger]", "de")],
)
def test_a_language_is_read(text: str, normal: str) -> None:
    (language,) = languages.parse_all(text)
    assert isinstance(language, Language)
    assert language.normal == normal


def test_each_language_of_a_value_is_read() -> None:
    assert languages.parse_all("Eglish; German") == (
        Fault("is not a language", ("English",), part="Eglish"),
        Language("German"),
    )
    assert languages.parse("foo") == Fault("is not a language", part="foo")


@given(st.text(max_size=20) | st.sampled_from(texts(ACCEPTED)))
def test_a_normal_form_says_the_same(text: str) -> None:
    for language in languages.parse_all(text):
        if isinstance(language, Language):
            again = languages.parse(language.normal)
            assert isinstance(again, Language)
            assert again.normal == language.normal


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read(text: str) -> None:
    languages.parse_all(text)
