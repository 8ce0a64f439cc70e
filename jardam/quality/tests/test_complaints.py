"""A complaint about ourselves: taken in a minute, never seen by whom it concerns, ended honestly."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.audit.models import Entry, Reading
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.database.scope import for_centre
from jardam.law.rules.calendar import DayKind, ProductionCalendar
from jardam.quality import actions
from jardam.quality.models import Complaint
from jardam.quality.rules.complaints import About, Answer, Came, State
from jardam.quality.tests.conftest import NOW, closed, on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SignIn = Callable[[User], Client]
SAID = "Ваш сотрудник накричал на меня"
WORDS = {
    "came": "PHONE",
    "about": "RUDENESS",
    "words": SAID,
    "reply_to": "+996700123447",
    "colleague": "",
    "reference": "",
}


def taken(by: User, **heard: Any) -> Complaint:
    words: dict[str, Any] = {"came": Came.PHONE, "about": About.RUDENESS, "words": SAID} | heard
    with for_centre(by.centre_id):
        return actions.take_complaint(actions.Heard(**words), by=by, at=NOW)


def the_only() -> Complaint:
    found: Complaint = Complaint.objects.get()
    return found


def test_an_operator_takes_it_and_the_head_has_it_on_her_day(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    operator = signed_in(erkin)
    answer = operator.post(reverse("quality:complaint_add"), WORDS, follow=True)
    assert "complaint 1" in answer.content.decode()
    assert "14 December 2026" in answer.content.decode()
    with for_centre(erkin.centre_id):
        complaint = the_only()
        assert complaint.owner == farida
        assert Entry.objects.filter(verb="complaint.taken", by_id=erkin.pk).count() == 1
    assert "Complaint about us: rudeness" in signed_in(farida).get("/").content.decode()
    assert "Complaint about us: rudeness" not in operator.get("/").content.decode()
    assert operator.get(reverse("quality:complaint", args=[complaint.pk])).status_code == 404


@pytest.mark.parametrize("is_recorded", [True, False])
def test_a_term_counted_without_a_calendar_says_so(
    is_recorded: bool, farida: User, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar = ProductionCalendar({date(2026, 12, 1): DayKind.HOLIDAY} if is_recorded else {})
    for module in ("actions", "views"):
        monkeypatch.setattr(f"jardam.quality.{module}.complaints.production_calendar", lambda: calendar)
    page = signed_in(farida).get(reverse("quality:complaint", args=[taken(farida).pk])).content.decode()
    assert ("15 December 2026" if is_recorded else "14 December 2026") in page
    assert ("counted from Monday to Friday" in page) is not is_recorded


def test_what_was_said_rests_sealed_and_reading_it_is_written_down(farida: User, signed_in: SignIn) -> None:
    complaint = taken(farida, reply_to="Gulnora, +996700123447")
    with for_centre(farida.centre_id), connection.cursor() as cursor:
        cursor.execute("SELECT complaint::text FROM quality_complaint AS complaint")
        [[row]] = cursor.fetchall()
    assert SAID.encode().hex() not in row
    assert "996700" not in row
    page = signed_in(farida).get(reverse("quality:complaint", args=[complaint.pk])).content.decode()
    assert SAID in page
    assert "Gulnora" in page
    with for_centre(farida.centre_id):
        assert Reading.objects.filter(verb="complaint.read", by_id=farida.pk).count() == 1


def test_an_anonymous_complaint_keeps_nobody_to_answer(farida: User) -> None:
    complaint = taken(farida, is_anonymous=True, reply_to="+996700123447")
    with for_centre(farida.centre_id):
        assert actions.read_words(complaint)["reply_to"] == ""


def test_a_complaint_about_the_head_goes_to_somebody_else_and_she_sees_nothing_of_it(
    erkin: User, farida: User, amina: User, signed_in: SignIn
) -> None:
    complaint = taken(erkin, colleague=farida)
    assert complaint.owner == amina
    head, url = signed_in(farida), reverse("quality:complaint", args=[complaint.pk])
    assert head.get(url).status_code == 404
    assert str(complaint.pk) not in head.get(reverse("quality:complaints")).content.decode()
    assert "Complaint about us" not in head.get("/").content.decode().replace(">Complaints about us<", "")
    assert signed_in(amina).get(url).status_code == 200


def test_who_recorded_the_contact_it_is_about_does_not_look_into_it(
    farida: User, amina: User, erkin: User, signed_in: SignIn
) -> None:
    contact = closed(farida, on(20))
    answer = signed_in(erkin).post(reverse("quality:complaint_add"), WORDS | {"reference": contact.reference})
    assert answer.status_code == 302
    with for_centre(erkin.centre_id):
        complaint = the_only()
        assert complaint.contact == contact
        assert complaint.owner == amina
    assert signed_in(farida).get(reverse("quality:complaint", args=[complaint.pk])).status_code == 404


def test_where_everybody_is_concerned_nobody_owns_it_and_that_is_said(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    answer = signed_in(erkin).post(
        reverse("quality:complaint_add"), WORDS | {"colleague": str(farida.pk)}, follow=True
    )
    assert "Tell the coordinator of the network" in answer.content.decode()
    with for_centre(erkin.centre_id):
        assert the_only().owner is None


def test_the_database_refuses_an_owner_whom_it_is_about(erkin: User, farida: User) -> None:
    taken(erkin, colleague=farida)
    with for_centre(erkin.centre_id), pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.update(owner=farida)


def test_it_is_looked_into_and_ends_with_a_word_on_the_answer(farida: User, signed_in: SignIn) -> None:
    complaint = taken(farida)
    head, url = signed_in(farida), reverse("quality:complaint_move", args=[complaint.pk])
    assert head.post(url, {"state": "LOOKED_INTO", "note": "Слушали запись"}).status_code == 302
    refused = head.post(url, {"state": "JUSTIFIED", "note": "Так и было"})
    assert refused.status_code == 422
    assert "Say whether an answer was given" in refused.content.decode()
    assert head.post(url, {"state": "JUSTIFIED", "answer": "GIVEN", "note": "Так и было"}).status_code == 302
    with for_centre(farida.centre_id):
        ended = the_only()
        assert (ended.state, ended.answer, ended.due_on, ended.ended_on) == (
            "JUSTIFIED",
            "GIVEN",
            None,
            NOW.date(),
        )
        assert [note["text"] for note in actions.read_notes(ended)] == ["Слушали запись", "Так и было"]
    page = head.post(url, {"state": "UNFOUNDED", "answer": "GIVEN"}, follow=True).content.decode()
    assert "Somebody has moved this already" in page


def test_handing_over_never_reaches_whom_it_is_about(
    erkin: User, farida: User, amina: User, signed_in: SignIn
) -> None:
    complaint = taken(erkin, colleague=amina)
    head, url = signed_in(farida), reverse("quality:complaint_owner", args=[complaint.pk])
    assert head.post(url, {"owner": str(amina.pk)}).status_code == 422
    assert head.post(url, {"owner": str(erkin.pk)}).status_code == 422
    other = taken(erkin)
    assert (
        head.post(reverse("quality:complaint_owner", args=[other.pk]), {"owner": str(amina.pk)}).status_code
        == 302
    )
    own = signed_in(amina)
    assert own.get(reverse("quality:complaint", args=[other.pk])).status_code == 200
    assert (
        own.post(reverse("quality:complaint_owner", args=[other.pk]), {"owner": str(amina.pk)}).status_code
        == 403
    )


def test_what_is_late_stands_late_on_the_heads_day_whoever_owns_it(
    erkin: User, farida: User, amina: User, signed_in: SignIn
) -> None:
    complaint = taken(erkin)
    with for_centre(erkin.centre_id):
        actions.hand_complaint(complaint, amina, by=farida, at=NOW)
    head = signed_in(farida)
    assert "complaint 1" not in head.get("/").content.decode()
    with for_centre(erkin.centre_id):
        Complaint.objects.update(due_on=on(27).date())
    page = head.get("/").content.decode()
    assert "complaint 1" in page
    assert "j-do--late" in page
    assert "late: 27.11.2026" in head.get(reverse("quality:complaints")).content.decode()


def test_the_centre_decides_on_its_term_and_it_is_not_called_law(
    farida: User, erkin: User, signed_in: SignIn
) -> None:
    head, url = signed_in(farida), reverse("quality:complaint_term")
    assert head.post(url, {"complaint_days": "5"}).status_code == 302
    assert head.post(url, {"complaint_days": "0"}).status_code == 422
    assert signed_in(erkin).post(url, {"complaint_days": "5"}).status_code == 403
    taken(erkin)
    with for_centre(erkin.centre_id):
        assert the_only().due_on.isoformat() == "2026-12-07"
    assert "not a term of law" in head.get(reverse("quality:complaints")).content.decode()


@pytest.mark.parametrize(
    "spoilt",
    [{"words": ""}, {"about": "NOISE"}, {"reference": "123"}, {"colleague": "x"}, {"words": "x" * 4001}],
)
def test_what_cannot_be_is_refused_and_nothing_lost(
    erkin: User, signed_in: SignIn, spoilt: dict[str, str]
) -> None:
    answer = signed_in(erkin).post(reverse("quality:complaint_add"), WORDS | spoilt)
    assert answer.status_code == 422
    assert "+996700123447" in answer.content.decode()


def test_another_centre_learns_nothing(erkin: User, chen: User, signed_in: SignIn) -> None:
    complaint = taken(erkin)
    chen.role = Role.CENTRE_HEAD
    chen.save(update_fields=["role"])
    browser = signed_in(chen)
    assert browser.get(reverse("quality:complaint", args=[complaint.pk])).status_code == 404
    assert "No complaint waits for you" in browser.get(reverse("quality:complaints")).content.decode()


def test_the_list_asks_as_often_for_many_as_for_one(erkin: User, farida: User, signed_in: SignIn) -> None:
    head, url = signed_in(farida), reverse("quality:complaints")

    def sent() -> int:
        with CaptureQueriesContext(connection) as queries:
            head.get(url)
        return len(queries)

    taken(erkin)
    head.get(url)
    few = sent()
    for _ in range(5):
        taken(erkin)
    assert sent() == few


def test_ended_ones_are_walked_page_by_page(farida: User, signed_in: SignIn) -> None:
    for _ in range(28):
        complaint = taken(farida)
        with for_centre(farida.centre_id):
            actions.move_complaint(complaint, State.WITHDRAWN, answer=Answer.NOT_WANTED, by=farida, at=NOW)
    head, url, seen = signed_in(farida), reverse("quality:complaints"), []
    while url:
        page = head.get(url).context
        seen += [line["row"].number for line in page["ended"]]
        url = page["older_url"]
    assert seen == list(range(28, 0, -1))
