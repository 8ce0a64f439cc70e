"""The cards themselves: whole, traced to the law, unreviewed and saying so."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from jardam.kernel.topics import Topic
from jardam.knowledge.models import Card, CardText
from jardam.knowledge.reading import LANGUAGES, CardFile, read_cards
from jardam.knowledge.rules.numbers import numbers_in
from jardam.knowledge.rules.wholeness import LONGEST_SPEECH
from jardam.law.rules.confidence import Confidence, weakest

CARDS = Path(settings.ROOT) / "data" / "knowledge" / "cards"
ASKED_FOR = {
    "WAGES_UNPAID", "NO_CONTRACT", "PASSPORT_TAKEN", "PATENT_APPLY", "PATENT_PAY_RENEW", "PATENT_JOB_LOST",
    "PATENT_OTHER_REGION", "REGISTRATION", "STAY_90_DAYS", "EXPULSION_REGIME", "ENTRY_BAN", "EXPULSION_COURT",
    "EAEU_WORK", "WAGES_LATE_COMPENSATION", "COURT_WAGES", "DISMISSAL", "WORK_ACCIDENT", "EMERGENCY_CARE",
    "MEDICAL_EXAM", "HEALTH_POLICY", "PREGNANCY_BIRTH", "CHILDREN_SCHOOL", "DEATH_RETURN", "PASSPORT_LOST",
    "POLICE_DETAINED", "VIOLENCE", "FORCED_LABOUR", "DISCRIMINATION", "RESIDENCE", "CITIZENSHIP",
    "BANK_REMITTANCES", "AMINA_MOSCOW", "COMPLAIN_WHERE", "FINDING_WORK", "HOUSING", "RETRAINING",
}  # fmt: skip
ASKED_FOR_THE_TERM = {
    "AMINA_MOSCOW", "COMPLAIN_WHERE", "DISCRIMINATION", "ENTRY_BAN", "EXPULSION_REGIME", "HOUSING", "MEDICAL_EXAM",
    "NO_CONTRACT", "PASSPORT_LOST", "PASSPORT_TAKEN", "PATENT_APPLY", "PATENT_JOB_LOST", "REGISTRATION", "RESIDENCE",
    "RETRAINING", "VIOLENCE", "WAGES_UNPAID", "WORK_ACCIDENT",
}  # fmt: skip
LAWYER = "юрист|ҳуқуқшинос|yurist|jurist|lawyer"
POLICE = "полици|МВД"
SENT_TO_POLICE = r"\bв (?:\w+ ){0,2}(?:полици|МВД)"
TERM_OF_STAY = "[Сс]рок пребывания"
TERM_KNOWN = {"EXPULSION_COURT"}
"""Cards of people whose term of stay the police have looked at already."""
RISKY = {"VIOLENCE", "FORCED_LABOUR", "PASSPORT_TAKEN", "DEBT_BONDAGE", "HARASSMENT"}


def test_every_number_of_every_card_is_a_number_of_the_rows_it_names(cards_of_the_house: None) -> None:
    """The loader refuses a card with a stranger among its numbers; here all of them got through, and say something."""
    assert set(Card.objects.current().values_list("code", flat=True)) >= ASKED_FOR
    quoted = [numbers_in(text.say) for text in CardText.objects.all()]
    assert sum(len(numbers) for numbers in quoted) > 300
    assert Decimal(112) in numbers_in(CardText.objects.get(card__code="VIOLENCE", language="TG").say)


def test_every_card_is_as_sure_as_its_weakest_norm_read_aloud(cards_of_the_house: None) -> None:
    for card in Card.objects.prefetch_related("norms"):
        aloud = [Confidence(norm.confidence) for norm in card.norms.all() if norm.is_aloud]
        assert card.confidence == weakest(aloud), card.code
    assert Card.objects.get(code="PATENT_JOB_LOST").confidence == Confidence.NOT_FOUND


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_says_that_no_native_speaker_has_read_it(language: str) -> None:
    for card in read_cards(CARDS):
        text = card.texts[language]
        assert not text.reviewed, card.code
        assert text.note, card.code
        assert 2 <= len(text.ask) <= 4, card.code
        assert len(text.keywords) >= 6, card.code


def test_uzbek_is_latin_with_its_own_letters() -> None:
    for card in read_cards(CARDS):
        text = card.texts["UZ"]
        told = " ".join([text.title, text.say, *text.ask])
        assert not any("Ѐ" <= letter <= "ӿ" for letter in told), card.code
        assert "'" not in told, card.code


def test_romanian_uses_commas_below_and_no_cedillas() -> None:
    told = " ".join(card.texts["RO"].say + card.texts["RO"].title for card in read_cards(CARDS))
    assert not set("şţŞŢ") & set(told)
    assert set("șțăâî") <= set(told)


def test_danger_is_told_first() -> None:
    risky = {card.code for card in read_cards(CARDS) if card.risk}
    assert risky >= RISKY
    for card in read_cards(CARDS):
        if card.risk:
            assert all("112" in text.say for text in card.texts.values()), card.code


def test_who_may_meet_the_police_is_asked_first_whether_the_term_of_stay_has_ended() -> None:
    """Whoever has no status is sent to a lawyer before the police or the MVD; only danger goes first."""
    for card in read_cards(CARDS):
        if card.code in ASKED_FOR_THE_TERM or _speaks_of_police(card):
            assert any("срок пребывания" in question for question in card.texts["RU"].ask), card.code
            assert all(re.search(LAWYER, text.say.lower()) for text in card.texts.values()), card.code


def test_the_caution_on_the_term_of_stay_is_heard_before_the_way_to_the_police() -> None:
    """Whoever hears "go to the police" may hang up: what holds them back stands in that sentence or before it."""
    for card in read_cards(CARDS):
        sentences = re.split(r"(?<=[.!?])\s", card.texts["RU"].say)
        caution = next((at for at, said in enumerate(sentences) if re.search(TERM_OF_STAY, said)), None)
        sent = next((at for at, said in enumerate(sentences) if re.search(SENT_TO_POLICE, said)), None)
        if caution is not None and sent is not None:
            assert caution <= sent, card.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_read_aloud_is_longer_than_a_caller_listens(language: str) -> None:
    for card in read_cards(CARDS):
        say = re.sub(r"\{[^}]*\}", "", card.texts[language].say)
        assert len(say.split()) <= LONGEST_SPEECH, card.code


def _speaks_of_police(card: CardFile) -> bool:
    text = card.texts["RU"]
    return card.code not in TERM_KNOWN and re.search(POLICE, " ".join([text.say, *text.steps])) is not None


def test_every_topic_has_an_answer() -> None:
    assert {topic for card in read_cards(CARDS) for topic in card.topics} == set(Topic)
