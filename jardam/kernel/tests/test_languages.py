import pytest

from jardam.kernel.languages import HOTLINE_LANGUAGES, OWN_NAMES, SCREEN_LANGUAGES, Language, screen_language


def test_the_stored_codes_never_change() -> None:
    assert [language.value for language in Language] == ["RU", "KY", "TG", "UZ", "RO", "EN", "XX"]


@pytest.mark.parametrize("language,tag", [("UZ", "uz-Latn"), ("KY", "ky"), ("XX", "und")])
def test_a_tag_is_what_lang_attributes_take(language: str, tag: str) -> None:
    assert Language(language).tag == tag


def test_every_language_but_the_unknown_one_has_its_own_name() -> None:
    assert set(OWN_NAMES) == set(Language) - {Language.UNKNOWN}


def test_every_language_has_a_tag_and_a_catalogue() -> None:
    assert len({language.tag for language in Language}) == len(Language)
    assert {language.catalogue for language in Language} == {"ru", "ky", "tg", "uz", "ro", "en"}


def test_the_hotline_answers_in_five_and_never_in_the_unknown_one() -> None:
    assert len(HOTLINE_LANGUAGES) == 5
    assert Language.UNKNOWN not in HOTLINE_LANGUAGES


def test_screens_are_in_the_languages_that_are_offered_and_otherwise_in_russian() -> None:
    assert {language.catalogue for language in SCREEN_LANGUAGES} == {"ru", "en"}
    assert [screen_language(chosen) for chosen in ("en", "ky", "")] == ["en", "ru", "ru"]
