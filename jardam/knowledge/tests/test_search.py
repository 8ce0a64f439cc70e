from datetime import UTC, date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from jardam.kernel.languages import Language
from jardam.knowledge.queries import read_card, search

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)

WAYS = [
    (Language.RU, "хозяин не платит зарплату", "WAGES_UNPAID"),
    (Language.KY, "айлыкты бербей жатат", "WAGES_UNPAID"),
    (Language.TG, "маошамро надоданд", "WAGES_UNPAID"),
    (Language.UZ, "oyligimni bermayapti", "WAGES_UNPAID"),
    (Language.RO, "patronul nu-mi plătește salariul", "WAGES_UNPAID"),
    (Language.EN, "boss does not pay my wages", "WAGES_UNPAID"),
    (Language.RU, "отобрали паспорт", "PASSPORT_TAKEN"),
    (Language.TG, "шиносномаамро гирифт", "PASSPORT_TAKEN"),
    (Language.UZ, "паспортимни олиб қўйди", "PASSPORT_TAKEN"),
    (Language.KY, "паспортум жоголуп калды", "PASSPORT_LOST"),
    (Language.RO, "am pierdut pasaportul", "PASSPORT_LOST"),
    (Language.RU, "брат умер отправить домой", "DEATH_RETURN"),
    (Language.KY, "кируугo тыюу", "ENTRY_BAN"),
    (Language.RU, "zapret na vezd", "ENTRY_BAN"),
    (Language.RU, "pfghtn yf d]tpl", "ENTRY_BAN"),
    (Language.RO, "учзгдяфку", "EXPULSION_COURT"),
    (Language.RU, "муж бьет", "VIOLENCE"),
    (Language.UZ, "erim uradi", "VIOLENCE"),
    (Language.UNKNOWN, "регистрация 15 kun", "REGISTRATION"),
    (Language.RU, "регис", "REGISTRATION"),
    (Language.RU, "грожданство", "CITIZENSHIP"),
]


def test_the_right_card_is_first_in_any_language_script_and_layout(cards_of_the_house: None) -> None:
    missed = {
        words: [found.code for found in search(words, language, 3)]
        for language, words, code in WAYS
        if [found.code for found in search(words, language, 1)] != [code]
    }
    assert missed == {}


def test_a_row_shows_the_callers_language_above_the_russian_gloss(cards_of_the_house: None) -> None:
    row = search("айлык бербей жатат", Language.KY, 1)[0]
    assert row.title.startswith("Айлык акы")
    assert (row.lang, row.gloss) == ("ky", "Не платят зарплату: как вернуть деньги")
    assert (row.confidence, row.risk, row.topics) == ("RETOLD", "", ["B_UNPAID_WAGES"])
    assert next(part for part, is_typed in row.parts if is_typed) == "Айлык"
    assert search("айлык", Language.UNKNOWN, 1)[0].lang == "ru"


def test_a_search_is_five_statements_however_much_is_typed(cards_of_the_house: None) -> None:
    for words in ("п", "паспорт", "паспорт забрал хозяин " * 20):
        with CaptureQueriesContext(connection) as seen:
            search(words, Language.TG, 8)
        assert len(seen) <= 5


def test_what_says_nothing_finds_nothing(cards_of_the_house: None) -> None:
    for words in ("", "   ", "?!", "'; --", "%_%", "\u0301", "\x00", "\ud800", "🙂🙂"):
        assert search(words, Language.RU, 8) == [], words


def test_what_nothing_answers_shows_the_nearest_and_says_so(cards_of_the_house: None) -> None:
    for words in ("рецепт плова", "футбол оюну качан", "vremea mâine la chișinău", "кто выиграл матч"):
        assert not any(found.is_confident for found in search(words, Language.RU, 1)), words


def test_a_row_says_what_of_the_question_it_meets(cards_of_the_house: None) -> None:
    row = search("маошамро надоданд", Language.RU, 1)[0]
    assert "зарплата" in row.met
    assert ("зарплату", True) in row.parts


def test_a_card_is_read_in_the_callers_language(cards_of_the_house: None) -> None:
    card = read_card("WAGES_UNPAID", Language.UZ)
    assert card is not None
    assert card.say.startswith("Ish haqi har yarim oyda")
    assert card.say_gloss.startswith("Зарплату обязаны платить")
    assert (card.lang, card.reviewed, card.is_behind, len(card.ask.lines)) == ("uz-Latn", False, False, 3)
    court = card.norms[2]
    assert (court.law, court.says) == ("ТК РФ, ст. 392, ч. 2", "в суд за зарплатой: 1 год")
    assert (court.confidence, court.checked_on, court.is_superseded) == ("RETOLD", date(2026, 11, 21), False)
    english = read_card("WAGES_UNPAID", Language.UZ, interface="en")
    assert english is not None
    assert english.norms[2].law == "Labour Code, art. 392 (2)"


def test_reading_a_card_is_a_constant_number_of_statements(cards_of_the_house: None) -> None:
    for code in ("STAY_90_DAYS", "PATENT_PAY_RENEW"):
        with CaptureQueriesContext(connection) as seen:
            read_card(code, Language.KY)
        assert len(seen) == 4


def test_a_card_that_does_not_exist_is_none(cards_of_the_house: None) -> None:
    assert read_card("NOTHING", Language.RU) is None
