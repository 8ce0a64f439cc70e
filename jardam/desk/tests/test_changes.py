"""A change of the law on its pages: entered, looked through, confirmed by somebody else, told, withdrawn."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import Caller, ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel, Screening
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Outcome
from jardam.contacts.rules.reference import spoken
from jardam.database.scope import for_centre
from jardam.desk.views import reviews
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.law.models import Change, NoticeText, Parameter, Told
from jardam.law.queries import rule_book
from tests.reference import shipped_answers

CODE = "deadlines.tc392_wages"
TODAY = timezone.localdate()
NEXT_YEAR = date(TODAY.year + 1, 1, 1)
SignIn = Callable[[User], Client]


def filled(**words: str) -> dict[str, str]:
    return {
        "act": "NEW_PERIOD", "value": "2", "starts_on": NEXT_YEAR.isoformat(), "law": "Federal Law 1-FZ",
        "sources": "https://example.org", "confidence": "SEEN_IN_SOURCE", "checked_on": TODAY.isoformat(),
        "review_on": (TODAY + timedelta(days=90)).isoformat(), "reason": "amended", **words,
    }  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def reference(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The law of the house, and one card that quotes it."""
    with shipped_answers(django_db_blocker, timezone.now(), only=["wages_unpaid"]):
        yield


@pytest.fixture
def gulnara(moscow: Centre) -> User:
    return User.objects.create(username="gulnara", centre=moscow, role=Role.LAWYER, password="!")


@pytest.fixture
def hamid(krasnodar: Centre) -> User:
    return User.objects.create(username="hamid", centre=krasnodar, role=Role.LAWYER, password="!")


@pytest.fixture
def entered(gulnara: User, signed_in: SignIn) -> Change:
    signed_in(gulnara).post(reverse("desk:change_enter", args=[CODE]), filled())
    return Change.objects.get()


@pytest.fixture
def confirmed(entered: Change, gulnara: User, hamid: User, signed_in: SignIn) -> Change:
    signed_in(gulnara).post(act("rehearse", entered), {"seen": "0"})
    signed_in(hamid).post(act("confirm", entered))
    entered.refresh_from_db()
    return entered


@pytest.fixture
def answered(gulnara: User) -> Contact:
    """A contact in which the card that quotes the row was read aloud."""
    said = {"stated": "-", "note": ""}
    with for_centre(gulnara.centre_id):
        contact = start_contact(Channel.PHONE, by=gulnara, at=timezone.now())
        record = ContactRecord(
            Language.KY, [Topic.B_UNPAID_WAGES], Outcome.ANSWERED, said, violence=Screening.NO, cards=[("WAGES_UNPAID", 1)]
        )  # fmt: skip
        close_contact(contact, record, by=gulnara, at=timezone.now(), caller=Caller())
    return contact


def act(name: str, change: Change) -> str:
    return reverse(f"desk:change_{name}", args=[change.pk])


def page_of(change: Change) -> str:
    return reverse("desk:change", args=[change.pk])


def value_on(day: date) -> str:
    return rule_book(TODAY).at(CODE, day).value


def test_a_change_is_entered_looked_through_and_confirmed(
    gulnara: User, hamid: User, answered: Contact, signed_in: SignIn
) -> None:
    first, second = signed_in(gulnara), signed_in(hamid)
    answer = first.post(reverse("desk:change_enter", args=[CODE]), filled(), follow=True)
    change = Change.objects.get()
    page = answer.content.decode()
    assert "2 года" in page
    assert "1 год" in page
    assert "Карточки ответов" in page
    assert value_on(NEXT_YEAR) == "1"

    first.post(act("rehearse", change), {"seen": "0"})
    assert first.post(act("confirm", change)).status_code == 403
    second.post(act("confirm", change))
    assert (value_on(NEXT_YEAR), value_on(TODAY)) == ("2", "1")
    row = Parameter.objects.get(code=CODE, valid_from=NEXT_YEAR)
    assert (row.entered_by, row.confirmed_by) == (gulnara, hamid)


@pytest.mark.parametrize(
    "words,said",
    [
        ({"value": "скоро"}, "Напишите его цифрами"),
        ({"value": ""}, "Введите значение."),
        ({"value": "1", "statement": ""}, "Ничего не изменится."),
        ({"starts_on": ""}, "с какого дня действует новое значение"),
        ({"starts_on": "1.1.27 ?"}, "starts_on"),
        ({"ends_on": "2020-01-01"}, "Последний день раньше первого."),
        ({"review_on": "2020-01-01"}, "раньше дня, когда её смотрели"),
        ({"act": "END"}, "Такого периода нет"),
        ({"law": ""}, "law"),
        ({"confidence": ""}, "Скажите, насколько это проверено."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_typed_is_lost(
    gulnara: User, signed_in: SignIn, words: dict[str, str], said: str
) -> None:
    answer = signed_in(gulnara).post(
        reverse("desk:change_enter", args=[CODE]),
        filled(**{"statement": "новые слова", "reason": "набранное", **words}),
    )
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "набранное" in answer.content.decode()
    assert not Change.objects.exists()


def test_sent_twice_it_is_entered_once(gulnara: User, entered: Change, signed_in: SignIn) -> None:
    answer = signed_in(gulnara).post(reverse("desk:change_enter", args=[CODE]), filled())
    assert answer.status_code == 422
    assert f"Изменение {entered.number} этого периода уже ждёт" in answer.content.decode()
    assert Change.objects.count() == 1


def test_a_correction_keeps_the_last_day_that_is_recorded(
    gulnara: User, hamid: User, signed_in: SignIn
) -> None:
    row = Parameter.objects.get(code="patent_fees.moscow", valid_from=date(2026, 1, 1))
    words = filled(act="CORRECTION", value="10 001,0", period=f"{row.valid_from}_{row.version}")
    signed_in(gulnara).post(reverse("desk:change_enter", args=[row.code]), words)
    change = Change.objects.get()
    (made,) = change.rows.all()
    assert (made.value, made.ends_on) == ("10001.0", row.valid_to)


def test_a_further_row_joins_a_change_that_is_being_entered(
    gulnara: User, entered: Change, signed_in: SignIn
) -> None:
    browser = signed_in(gulnara)
    browser.post(
        reverse("desk:change_enter", args=["deadlines.tc392_other"]),
        {"act": "NEW_PERIOD", "value": "4", "starts_on": NEXT_YEAR.isoformat(), "into": str(entered.pk)},
    )
    assert entered.rows.count() == 2
    row = entered.rows.get(code=CODE)
    browser.post(act("row_remove", entered), {"row": str(row.pk)})
    assert [one.code for one in entered.rows.all()] == ["deadlines.tc392_other"]


def test_what_was_edited_in_another_tab_is_not_overwritten(
    gulnara: User, entered: Change, signed_in: SignIn
) -> None:
    browser = signed_in(gulnara)
    words = {**filled(), "law": "2-FZ", "seen": "0"}
    assert browser.post(act("edit", entered), words).status_code == 302
    answer = browser.post(act("edit", entered), {**words, "law": "3-FZ"})
    assert answer.status_code == 409
    assert "2-FZ" in answer.content.decode()
    assert "3-FZ" in answer.content.decode()


def test_cards_and_answers_that_it_touches_are_listed(
    gulnara: User, entered: Change, answered: Contact, signed_in: SignIn
) -> None:
    browser = signed_in(gulnara)
    cards = browser.get(reverse("desk:touched", args=[entered.pk, "CARD"])).content.decode()
    contacts = browser.get(reverse("desk:touched", args=[entered.pk, "CONTACT"])).content.decode()
    assert 'lang="ky"' in cards
    assert spoken(answered.reference) in contacts
    assert reverse("desk:contact", args=[answered.pk]) in contacts
    assert 'name="key"' not in contacts  # nobody is told of what nobody has confirmed


def test_who_was_told_is_kept_and_once(
    gulnara: User, confirmed: Change, answered: Contact, signed_in: SignIn
) -> None:
    browser, told = signed_in(gulnara), reverse("desk:touched_told", args=[confirmed.pk, "CONTACT"])
    for _time in range(2):
        browser.post(told, {"key": [str(answered.pk)]})
    browser.post(told, {"key": [str(UUID(int=1))]})
    with for_centre(gulnara.centre_id):
        (row,) = Told.objects.all()
    assert (row.key, row.told_by, row.told_on) == (answered.pk, gulnara, TODAY)


def test_the_lawyer_of_another_centre_sees_nothing_of_ours(
    hamid: User, confirmed: Change, answered: Contact, signed_in: SignIn
) -> None:
    page = signed_in(hamid).get(reverse("desk:touched", args=[confirmed.pk, "CONTACT"])).content.decode()
    assert spoken(answered.reference) not in page


def test_notices_are_drafted_edited_and_released(gulnara: User, confirmed: Change, signed_in: SignIn) -> None:
    browser = signed_in(gulnara)
    drafted = browser.post(reverse("desk:notices", args=[confirmed.pk]), follow=True).content.decode()
    notice = NoticeText.objects.get(language="KY")
    assert all(language in drafted for language in ("Кыргызча", "Тоҷикӣ", "Oʻzbekcha", "Română"))
    here = reverse("desk:notice", args=[notice.pk])
    browser.post(here, {"text": "Мыйзам өзгөрдү.", "is_reviewed": "on", "seen": "0"})
    late = browser.post(here, {"text": "башка", "seen": "0"})
    assert late.status_code == 409
    assert "Мыйзам өзгөрдү." in late.content.decode()
    assert "башка" in late.content.decode()
    browser.post(reverse("desk:notice_release", args=[notice.pk]), {"seen": "1"})
    notice.refresh_from_db()
    assert (notice.text, notice.released_by) == ("Мыйзам өзгөрдү.", gulnara)


def test_a_wrong_change_is_withdrawn_and_its_effects_stay(
    gulnara: User, confirmed: Change, answered: Contact, signed_in: SignIn
) -> None:
    browser = signed_in(gulnara)
    browser.post(reverse("desk:touched_told", args=[confirmed.pk, "CONTACT"]), {"key": [str(answered.pk)]})
    assert browser.post(act("withdraw", confirmed), {"reason": ""}).status_code == 422
    page = browser.post(act("withdraw", confirmed), {"reason": "не тот закон"}, follow=True).content.decode()
    assert value_on(NEXT_YEAR) == "1"
    assert "не тот закон" in page
    assert "Карточки ответов" in page
    assert "Об этом сообщили 1" in page


def test_a_change_waits_on_the_day_of_the_second_person_only(
    gulnara: User, hamid: User, amina: User, entered: Change, signed_in: SignIn
) -> None:
    signed_in(gulnara).post(act("rehearse", entered), {"seen": "0"})
    title = f"Подтвердить изменение закона {entered.number}"
    days = {
        user.username: title in signed_in(user).get("/").content.decode() for user in (gulnara, hamid, amina)
    }
    assert days == {"gulnara": False, "hamid": True, "amina": False}


def test_rows_that_nobody_checked_stand_first_in_the_review(
    gulnara: User, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviews, "PAGE_ROWS", 5)
    browser = signed_in(gulnara)
    answer = browser.get(reverse("desk:reviews"))
    lines = answer.context["lines"]
    assert lines[0].is_unchecked
    second = browser.get(answer.context["next_url"]).context["lines"]
    assert not {line.place for line in lines} & {line.place for line in second}
    opened = browser.get(lines[0].url)
    assert opened.status_code == 200
    assert reverse("desk:change_enter", args=[lines[0].code]) in opened.content.decode()


def test_the_pages_cost_as_much_whatever_there_is(
    gulnara: User, confirmed: Change, answered: Contact, signed_in: SignIn
) -> None:
    browser = signed_in(gulnara)
    pages = [
        reverse("desk:changes"),
        page_of(confirmed),
        reverse("desk:touched", args=[confirmed.pk, "CONTACT"]),
    ]

    def costs() -> list[int]:
        counted = []
        for page in pages:
            with CaptureQueriesContext(connection) as statements:
                assert browser.get(page).status_code == 200
            counted.append(len(statements))
        return counted

    costs()
    first = costs()
    browser.post(reverse("desk:change_enter", args=["deadlines.tc392_other"]), filled(value="4"))
    assert costs() == first


def test_nobody_says_by_leaving_a_field_that_they_saw_the_law(gulnara: User, signed_in: SignIn) -> None:
    page = signed_in(gulnara).get(reverse("desk:change_enter", args=[CODE])).content.decode()
    offered = page.partition('name="confidence"')[2].partition("</select>")[0]
    assert "SEEN_IN_SOURCE" in offered
    assert "selected" not in offered.partition("SEEN_IN_SOURCE")[2]
