"""Drafts: unseen until a second person publishes them, never overwritten, and never by a file either."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import across_centres
from jardam.kernel.languages import Language
from jardam.knowledge import actions
from jardam.knowledge.actions import Word, Written, load_cards
from jardam.knowledge.choices import SignOffAct
from jardam.knowledge.faulted import CardRefused
from jardam.knowledge.models import Card, CardText, Draft
from jardam.knowledge.queries import may_go_out, read_card
from jardam.law.models import Parameter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = date(2026, 11, 23)
Put = Callable[[dict[str, Any]], Path]
SAY = "Ждите {test.term|день|дня|дней}. Потом идите в суд."
KYRGYZ = "{test.term|күн} күтүңүз. Анан сотко барыңыз."


@pytest.fixture(autouse=True)
def loaded(term: Parameter, referring: dict[str, Any], put: Put) -> Path:
    folder = put(referring)
    load_cards(folder, AT)
    return folder


def written(language: str = "RU", say: str = SAY, **told: Any) -> Written:
    basis: dict[str, Any] = {}
    if language != "RU":
        basis = CardText.objects.get(card__code="SMALL", card__is_current=True, language="RU").words
    version = Card.objects.current().get(code="SMALL").version
    return Written(
        {"texts": {language: {"say": say}}}, **{"base_version": version, "why": "суд", "basis": basis} | told
    )


def begun(by: User, language: str = "RU", say: str = SAY) -> Draft:
    return actions.save_draft("SMALL", language, written(language, say), seen=0, by=by, at=AT)


def published(author: User, second: User, language: str = "RU", say: str = SAY) -> Card:
    draft = begun(author, language, say)
    actions.send_draft(draft.pk, seen=draft.revision, by=author, at=AT)
    return actions.publish_draft(draft.pk, seen=draft.revision, by=second, at=AT)


def verbs() -> list[str]:
    """What the chains of all centres say of answers."""
    with across_centres("a test reads the chains of two people") as db:
        return list(Entry.objects.using(db).filter(verb__startswith="card.").values_list("verb", flat=True))


def said(language: Language = Language.RU) -> str:
    card = read_card("SMALL", language, on=DAY)
    assert card is not None
    return card.say


def test_operators_read_the_old_words_until_a_second_person_publishes(farida: User, dalia: User) -> None:
    draft = begun(farida)
    actions.send_draft(draft.pk, seen=1, by=farida, at=AT)
    assert said().endswith("Потом пишите снова.")

    card = actions.publish_draft(draft.pk, seen=1, by=dalia, at=AT)

    assert said().endswith("Потом идите в суд.")
    assert (card.version, card.draft) == (2, draft)
    assert CardText.objects.get(card__version=1, language="RU").say.endswith("Потом пишите снова.")
    assert read_card("SMALL", Language.KY, on=DAY).behind  # type: ignore[union-attr]
    assert set(verbs()) == {"card.drafted", "card.sent", "card.published"}


def test_the_author_never_publishes(farida: User) -> None:
    draft = begun(farida)
    actions.send_draft(draft.pk, seen=1, by=farida, at=AT)
    with pytest.raises(actions.NotWaiting):
        actions.publish_draft(draft.pk, seen=1, by=farida, at=AT)
    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(state="PUBLISHED", decided_by=farida, decided_on=DAY)


def test_a_published_draft_stays_as_it_was(farida: User, dalia: User) -> None:
    card = published(farida, dalia)
    with pytest.raises(ProgrammingError, match="stays as it was published"), transaction.atomic():
        Draft.objects.filter(pk=card.draft_id).update(revision=9)


def test_a_translation_is_made_from_the_words_that_lay_beside_it(farida: User, dalia: User) -> None:
    published(farida, dalia)
    published(farida, dalia, "KY", KYRGYZ)
    assert may_go_out("SMALL", Language.KY, on=DAY)
    assert not may_go_out("SMALL", Language.UZ, on=DAY)
    text = CardText.objects.get(card__is_current=True, language="KY")
    assert (text.revision, text.note) == (2, "-")


def test_two_languages_are_published_side_by_side(farida: User, dalia: User) -> None:
    kyrgyz = begun(farida, "KY", "{test.term|күн} күтүңүз. Кайра жазыңыз.")
    actions.send_draft(kyrgyz.pk, seen=1, by=farida, at=AT)
    published(farida, dalia, "TG", "{test.term|рӯз} интизор шавед. Боз нависед.")
    actions.publish_draft(kyrgyz.pk, seen=1, by=dalia, at=AT)
    assert said(Language.KY).endswith("Кайра жазыңыз.")
    assert said(Language.TG).endswith("Боз нависед.")


def test_words_published_meanwhile_are_not_overwritten(
    farida: User, dalia: User, referring: dict[str, Any], put: Put
) -> None:
    draft = begun(farida)
    referring["texts"]["RU"] |= {"revision": 2, "title": "Когда ответят"}
    load_cards(put(referring), AT)
    with pytest.raises(actions.Overtaken):
        actions.send_draft(draft.pk, seen=1, by=farida, at=AT)


def test_two_tabs_do_not_overwrite_each_other_and_a_double_click_writes_once(farida: User) -> None:
    begun(farida)
    again = written(say="{test.term|день|дня|дней} ждите. Потом пишите.")
    for _click in range(2):
        assert actions.save_draft("SMALL", "RU", again, seen=1, by=farida, at=AT).revision == 2
    with pytest.raises(actions.DraftMoved):
        actions.save_draft("SMALL", "RU", written(), seen=1, by=farida, at=AT)


def test_what_somebody_else_writes_is_theirs(farida: User, dalia: User) -> None:
    begun(farida)
    with pytest.raises(actions.DraftTaken):
        actions.save_draft("SMALL", "RU", written(), seen=1, by=dalia, at=AT)


def test_words_with_a_fault_are_kept_and_not_sent(farida: User) -> None:
    draft = begun(farida, say="Ждите 15 дней.")
    with pytest.raises(CardRefused, match="Numbers are not typed"):
        actions.send_draft(draft.pk, seen=1, by=farida, at=AT)
    assert Draft.objects.get().words["body"]["texts"]["RU"]["say"] == "Ждите 15 дней."


def test_a_draft_sent_back_says_why(farida: User, dalia: User) -> None:
    draft = begun(farida)
    actions.send_draft(draft.pk, seen=1, by=farida, at=AT)
    actions.return_draft(draft.pk, "Проверьте срок", seen=1, by=dalia, at=AT)
    back = Draft.objects.get()
    assert (back.state, back.words["remark"], back.words["why"]) == ("DRAFT", "Проверьте срок", "суд")
    actions.discard_draft(draft.pk, seen=1, by=farida, at=AT)
    assert not Draft.objects.open().exists()


def test_a_file_never_overwrites_what_was_edited_here(
    farida: User, dalia: User, loaded: Path, referring: dict[str, Any], put: Put
) -> None:
    published(farida, dalia)
    assert load_cards(loaded, AT) == actions.Loaded(1, 0, [])
    referring["texts"]["RU"]["title"] = "Из файла"
    assert load_cards(put(referring), AT) == actions.Loaded(1, 0, ["SMALL"])
    assert said().endswith("Потом идите в суд.")


@pytest.mark.parametrize("act", [SignOffAct.RIGHT, SignOffAct.WAIVED])
def test_a_sentence_signed_off_goes_out_until_its_master_changes_again(
    farida: User, dalia: User, act: SignOffAct
) -> None:
    card = published(farida, dalia)
    (behind,) = read_card("SMALL", Language.KY, on=DAY).behind  # type: ignore[union-attr]
    for _click in range(2):
        signed = actions.sign_off(card, "KY", Word(behind.key, act, "смысл тот же"), by=dalia, at=AT)
    assert signed.why == "смысл тот же"
    assert may_go_out("SMALL", Language.KY, on=DAY)
    assert verbs().count("card.signed_off") == 1

    published(farida, dalia, say="Ждите {test.term|день|дня|дней}. Потом звоните нам.")
    assert not may_go_out("SMALL", Language.KY, on=DAY)


def test_a_native_review_is_of_these_words(farida: User, dalia: User) -> None:
    card = Card.objects.current().get()
    text = CardText.objects.get(card=card, language="KY")
    actions.sign_off(card, "KY", Word(text.digest, SignOffAct.NATIVE, "прочла Г."), by=dalia, at=AT)
    assert read_card("SMALL", Language.KY, on=DAY).reviewed  # type: ignore[union-attr]
    published(farida, dalia, "KY", "{test.term|күн} күтүңүз. Кайра жазыңыз.")
    assert not read_card("SMALL", Language.KY, on=DAY).reviewed  # type: ignore[union-attr]
