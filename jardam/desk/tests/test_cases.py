"""Cases as colleagues meet them: opened out of a conversation, gone on with, handed over, closed, and hidden from others."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.cases.models import Case
from jardam.cases.rules.stages import Stage
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.contacts.actions import start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import NEXT, STATED, TITLE, opened
from jardam.desk.tests.files import close_file, unlock
from jardam.followups.models import Step
from jardam.kernel.ids import day_uuid
from jardam.people.actions import erase_person

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def case(amina: User) -> Case:
    return opened(amina)


def ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def typed(**other: object) -> dict[str, object]:
    fields = {"track": "WAGES", "title": TITLE, "stated": STATED, "what": NEXT, "day": ahead(3), "weight": 2}
    return {"case_id": day_uuid(), **fields, **other}


def cases_of(user: User) -> list[Case]:
    with for_centre(user.centre_id):
        return list(Case.objects.all())


def test_a_case_opened_out_of_a_contact_takes_the_step_and_its_words(
    signed_in: SignIn, amina: User, erkin: User, call: Contact
) -> None:
    close = reverse("desk:call_close", args=[call.pk])
    told = {"language": "KY", "client_kind": "WORKER", "topics": ["B_UNPAID_WAGES"], "stated": STATED}
    assert signed_in(erkin).post(close, told | {"outcome": "CASE"}).status_code == 302
    browser, page = signed_in(amina), reverse("desk:case_open_contact", args=[call.pk])
    assert STATED in browser.get(page).content.decode()
    answer = browser.post(page, typed())
    assert answer.status_code == 302
    with for_centre(amina.centre_id):
        assert Step.objects.get().state == "TAKEN"
        assert Case.objects.get().contact_id == call.pk
    shown = browser.get(answer["Location"]).content.decode()
    assert all(words in shown for words in (TITLE, NEXT, STATED))


@pytest.mark.parametrize(("violence", "track"), [("NO", Track.WAGES), ("YES", Track.VIOLENCE)])
def test_whoever_works_on_cases_goes_on_from_the_contact_with_opening_one(
    signed_in: SignIn, amina: User, violence: str, track: Track
) -> None:
    """The kind of matter is suggested by what was told; whoever was beaten is asked about that first."""
    browser = signed_in(amina)
    with for_centre(amina.centre_id):
        call = start_contact(Channel.VISIT, by=amina, at=timezone.now())
    told = {"language": "TG", "client_kind": "WORKER", "topics": ["B_UNPAID_WAGES"], "violence": violence}
    ended = browser.post(reverse("desk:call_close", args=[call.pk]), told | {"outcome": "CASE"})
    assert ended["Location"] == reverse("desk:case_open_contact", args=[call.pk])
    page = browser.get(ended["Location"])
    assert page.context["form"]["track"].value() == track
    opened = browser.post(ended["Location"], typed(track=track))
    closing = browser.get(opened["Location"] + "close/")
    assert closing.context["form"]["language"].value() == "TG"  # they are asked later as they spoke


def test_a_page_of_opening_sent_twice_opens_one_case(signed_in: SignIn, amina: User) -> None:
    browser, sent = signed_in(amina), typed()
    first, second = (browser.post(reverse("desk:case_open"), sent) for _click in range(2))
    assert first["Location"] == second["Location"]
    assert len(cases_of(amina)) == 1


@pytest.mark.parametrize(
    ("field", "value"), [("track", ""), ("title", " "), ("what", ""), ("day", ""), ("day", "2020-01-01")]
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    signed_in: SignIn, amina: User, field: str, value: str
) -> None:
    answer = signed_in(amina).post(reverse("desk:case_open"), typed(**{field: value}))
    assert answer.status_code == 422
    assert STATED in answer.content.decode()
    assert cases_of(amina) == []


def test_what_was_done_is_never_saved_without_what_comes_next(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser, page = signed_in(amina), reverse("desk:case_next", args=[case.pk])
    sent = {"seen": 1, "is_done": "yes", "text": "Отнесли", "what": "Ждать ответа", "day": ahead(30)}
    answer = browser.post(page, sent | {"what": ""})
    assert answer.status_code == 422
    assert "Отнесли" in answer.content.decode()
    assert browser.post(page, sent).status_code == 302
    shown = browser.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert all(words in shown for words in ("Отнесли", "Ждать ответа", f"Done: {NEXT}"))


def test_whoever_was_overtaken_sees_what_stands_and_sends_again(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    page = reverse("desk:case_stage", args=[case.pk])
    assert signed_in(farida).post(page, {"seen": 1, "stage": "NEGOTIATION"}).status_code == 302
    late = signed_in(amina)
    answer = late.post(page, {"seen": 1, "stage": "COURT", "text": "Суд"})
    assert answer.status_code == 409
    assert 'value="2"' in answer.content.decode()
    assert "Суд" in answer.content.decode()
    assert late.post(page, {"seen": 2, "stage": "COURT", "text": "Суд"}).status_code == 302
    assert cases_of(amina)[0].stage == Stage.COURT


def test_a_case_is_handed_over_with_what_each_carries_in_sight(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    browser, page = signed_in(amina), reverse("desk:case_hand", args=[case.pk])
    assert "carries 0" in browser.get(page).content.decode()
    sent = {"seen": 1, "colleague": str(farida.pk), "text": "Прошу"}
    assert browser.post(page, sent | {"colleague": str(day_uuid())}).status_code == 422
    assert browser.post(page, sent).status_code == 302
    assert cases_of(amina)[0].responsible_id == farida.pk
    assert NEXT in signed_in(farida).get(reverse("desk:my_day")).content.decode()
    assert NEXT not in browser.get(reverse("desk:my_day")).content.decode()


def test_a_closed_case_says_how_it_ended_and_can_be_opened_again(
    signed_in: SignIn, amina: User, case: Case
) -> None:
    browser = signed_in(amina)
    close, again = (reverse(f"desk:case_{word}", args=[case.pk]) for word in ("close", "reopen"))
    assert browser.post(close, {"seen": 1, "ending": ""}).status_code == 422
    assert browser.post(close, {"seen": 1, "ending": "COULD_NOT_HELP"}).status_code == 302
    assert browser.post(close, {"seen": 1, "ending": "ACHIEVED"}).status_code == 302  # closed already
    late = browser.post(close, {"seen": 1, "ending": "ACHIEVED", "text": "Заплатили вчера"})
    assert (late.status_code, "Заплатили вчера" in late.content.decode()) == (409, True)
    shown = browser.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert "we could not help" in shown
    sent = {"seen": 2, "what": "Написать", "day": ahead(1), "text": ""}
    assert browser.post(again, sent).status_code == 302
    assert cases_of(amina)[0].is_open


def test_a_note_goes_into_a_closed_case_too(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    browser.post(reverse("desk:case_close", args=[case.pk]), {"seen": 1, "ending": "LEFT"})
    sent = {"seen": 2, "text": "Прислал спасибо", "day": ahead(0)}
    assert browser.post(reverse("desk:case_note", args=[case.pk]), sent).status_code == 302
    assert "Прислал спасибо" in browser.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_a_closed_file_hides_the_case_from_all_but_named_people(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    bakyt = User.objects.create(username="bakyt", centre=amina.centre, role="LAWYER", password="!")
    with for_centre(amina.centre_id):
        close_file(case.person, amina, farida)
    page = reverse("desk:case", args=[case.pk])
    assert signed_in(bakyt).get(page).status_code == 404
    assert signed_in(bakyt).get(reverse("desk:cases") + "?whose=all").content.decode().count(TITLE) == 0
    browser = signed_in(amina)
    assert TITLE not in browser.get(reverse("desk:cases")).content.decode()
    unlock(browser, amina)
    assert TITLE in browser.get(page).content.decode()
    assert NEXT in browser.get(reverse("desk:my_day")).content.decode()


def test_who_is_barred_and_another_centre_find_nothing(
    signed_in: SignIn, amina: User, farida: User, chen: User, case: Case
) -> None:
    page = reverse("desk:case_bar", args=[case.pk])
    sent = {"seen": 1, "colleague": str(farida.pk), "text": "знает работодателя"}
    assert signed_in(amina).post(page, sent).status_code == 302
    for stranger in (farida, chen):
        assert signed_in(stranger).get(reverse("desk:case", args=[case.pk])).status_code == 404
        assert TITLE not in signed_in(stranger).get(reverse("desk:cases") + "?whose=all").content.decode()


@pytest.mark.parametrize("rows", [1, 12])
def test_the_list_costs_the_same_whatever_it_shows(signed_in: SignIn, amina: User, rows: int) -> None:
    for number in range(rows):
        opened(amina, f"дело {number}")
    browser = signed_in(amina)
    browser.get(reverse("desk:cases"))
    with CaptureQueriesContext(connection) as sent:
        shown = browser.get(reverse("desk:cases")).content.decode()
    assert shown.count("дело ") == rows
    assert len(sent) == 2 + 2 + 2  # who asks; the savepoint; the bar, the cases with who answers for each


def test_the_second_page_goes_on_where_the_first_ended(signed_in: SignIn, amina: User) -> None:
    for number in range(27):
        opened(amina, f"дело {number:02}", days=number)
    browser = signed_in(amina)
    first = browser.get(reverse("desk:cases")).content.decode()
    assert "дело 24" in first
    assert "дело 25" not in first
    with for_centre(amina.centre_id):
        last = Case.objects.order_by("next_on", "pk")[24]
    second = browser.get(reverse("desk:cases"), {"after": f"{last.next_on}_{last.pk}"}).content.decode()
    assert [f"дело {number}" in second for number in (24, 25, 26)] == [False, True, True]
    assert browser.get(reverse("desk:cases"), {"after": "1"}).status_code == 422


def test_three_views_of_a_need_stand_with_who_said_them(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    with for_centre(amina.centre_id):
        need = case.needs.get()
    page = reverse("desk:case_need", args=[case.pk, need.pk])
    assert browser.post(page, {"seen": 1, "view": "", "text": "ст. 236"}).status_code == 422
    assert browser.post(page, {"seen": 1, "view": "QUALIFIED", "text": "ст. 236"}).status_code == 302
    assert browser.post(page, {"seen": 2, "view": "PARTLY", "text": "за месяц"}).status_code == 302
    shown = browser.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert all(words in shown for words in ("ст. 236", "met in part", "за месяц", STATED))
    assert page not in shown


def test_whoever_answers_for_a_case_is_not_barred_and_a_barred_one_is_let_in_again(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    head, browser = signed_in(farida), signed_in(amina)
    bar, let_in = (reverse(f"desk:case_{word}", args=[case.pk]) for word in ("bar", "let_in"))
    assert head.post(bar, {"seen": 1, "colleague": str(amina.pk)}).status_code == 422
    assert browser.post(bar, {"seen": 1, "colleague": str(farida.pk)}).status_code == 302
    assert head.get(bar).status_code == 404
    assert browser.post(let_in, {"seen": 2, "colleague": str(farida.pk)}).status_code == 302
    assert head.get(bar).status_code == 200


@pytest.mark.parametrize("is_restricted", [False, True])
def test_the_case_of_an_erased_person_is_closed_without_words(
    signed_in: SignIn, amina: User, farida: User, case: Case, is_restricted: bool
) -> None:
    with for_centre(amina.centre_id):
        if is_restricted:
            close_file(case.person, amina, farida)
        erase_person(case.person, by=farida, at=timezone.now())
    browser, close = signed_in(amina), reverse("desk:case_close", args=[case.pk])
    assert "Close with the outcome" in browser.get(reverse("desk:case", args=[case.pk])).content.decode()
    assert browser.get(reverse("desk:case_next", args=[case.pk])).status_code == 404
    assert 'name="text"' not in browser.get(close).content.decode()
    assert browser.post(close, {"seen": 1, "ending": "LEFT"}).status_code == 302
    assert not cases_of(amina)[0].is_open
    assert browser.get(reverse("desk:case", args=[case.pk])).status_code == 200


def test_no_case_begins_in_a_conversation_that_still_runs(
    signed_in: SignIn, erkin: User, amina: User, call: Contact
) -> None:
    page = reverse("desk:case_open_contact", args=[call.pk])
    assert signed_in(amina).get(page).status_code == 404
    shown = signed_in(amina).get(reverse("desk:contact", args=[call.pk])).content.decode()
    assert page not in shown


def test_a_closed_case_is_hidden_from_a_colleague_too(
    signed_in: SignIn, amina: User, farida: User, case: Case
) -> None:
    browser = signed_in(amina)
    browser.post(reverse("desk:case_close", args=[case.pk]), {"seen": 1, "ending": "LEFT"})
    sent = {"seen": 2, "colleague": str(farida.pk)}
    assert browser.post(reverse("desk:case_bar", args=[case.pk]), sent).status_code == 302
    assert signed_in(farida).get(reverse("desk:case", args=[case.pk])).status_code == 404
