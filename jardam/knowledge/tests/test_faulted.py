"""Every fault of a card is a whole sentence, in the reader's language and in English for the command line."""

import pytest
from django.utils.translation import override

from jardam.knowledge.faulted import CardRefused, _sentences, in_english, said
from jardam.knowledge.rules.faults import Flaw, fault

WORDS = "bare code day value unit tongue named words most count line numbers name error file needs form master codes"
TOLD = {**dict.fromkeys(WORDS.split(), "15"), "tongue": "ru", "unit": "calendar_days", "name": "owner"}


@pytest.mark.parametrize("flaw", list(Flaw))
def test_every_fault_has_a_sentence_in_both_languages(flaw: Flaw) -> None:
    one = fault(flaw, "KY", "say", **TOLD)
    with override("ru"):
        (russian,) = said([one])
    (english,) = in_english([one])
    assert english.startswith("Кыргызча, Read aloud: ")
    assert russian.startswith("Кыргызча, Зачитайте вслух: ")
    assert english.split(": ", 1)[1] != russian.split(": ", 1)[1]
    assert "%" not in english + russian


def test_sentences_stand_for_every_fault_and_no_other() -> None:
    assert set(_sentences()) == set(Flaw)


def test_a_fault_is_said_once_and_a_refusal_is_english_whatever_the_screen() -> None:
    twice = [fault(Flaw.ENDS_EARLY), fault(Flaw.ENDS_EARLY)]
    with override("ru"):
        assert len(said(twice)) == 1
        assert str(CardRefused(twice, "SMALL")) == "SMALL: The answer ends before it begins."
