from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry, Reading
from jardam.centres.models import User
from jardam.contacts.actions import add_door, add_topic, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.followups.actions import meet_appointment_step
from jardam.followups.models import Step
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.actions import load_network
from jardam.network.models import Organisation
from jardam.network.queries import PARTNERS_OFFERED, partners_for
from jardam.network.rules.ranking import Wanted

pytestmark = pytest.mark.django_db
ASKED = Wanted("RU-KDA", Language.KY, [Topic.B_UNPAID_WAGES])
SignIn = Callable[[User], Client]

TOLD = {"language": "KY", "topics": [Topic.B_UNPAID_WAGES.value], "stated": "Паспортту жоготтум"}


@pytest.fixture
def partner(db: None) -> Organisation:
    load_network(Path(settings.ROOT) / "data" / "network")
    found: Organisation = partners_for(ASKED, timezone.localdate())[0].organisation
    return found


def closed(browser: Client, call: Contact, **typed: object) -> int:
    url = reverse("desk:call_close", args=[call.pk])
    return browser.post(url, TOLD | typed).status_code


def the_step(user: User) -> Step:
    with for_centre(user.centre_id):
        step: Step = Step.objects.select_related("contact", "partner").get()
        return step


def test_a_certificate_is_asked_for_during_the_call_and_followed_to_its_end(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    assert closed(browser, call, outcome="CERTIFICATE") == 302
    step = the_step(erkin)
    assert "Certificate of return" in browser.get(reverse("desk:my_day")).content.decode()

    move = reverse("desk:step_move", args=[step.pk])
    browser.post(move, {"state": "SENT", "remark": "Консул принял"})
    page = browser.get(reverse("desk:step", args=[step.pk])).content.decode()
    browser.post(move, {"state": "ISSUED", "remark": ""})

    assert "Консул принял" in page
    assert "Паспортту жоготтум" in page
    with for_centre(erkin.centre_id):
        step.refresh_from_db()
        assert (step.state, step.due_on, step.ended_on) == ("ISSUED", None, timezone.localdate())
        assert "Консул" not in bytes(step.sealed_remarks).decode("utf-8", "ignore")
        assert Entry.objects.filter(verb="step.moved").count() == 2
        assert Reading.objects.filter(verb="contact.read").exists()


def test_an_ended_step_no_longer_lends_its_contact_to_the_queue(
    signed_in: SignIn, erkin: User, bayani: User, amina: User, call: Contact
) -> None:
    closed(signed_in(erkin), call, outcome="APPOINTMENT")
    step = the_step(erkin)
    page, reception = reverse("desk:step", args=[step.pk]), signed_in(bayani)
    waiting = reception.get(page).content.decode()
    reception.post(reverse("desk:step_move", args=[step.pk]), {"state": "BOOKED", "remark": "К Амине"})

    ended = reception.get(page).content.decode()

    assert "Паспортту жоготтум" in waiting
    assert "Паспортту жоготтум" not in ended
    assert "К Амине" not in ended
    for reader in (erkin, amina):  # who recorded it, and who reads the contacts of the centre
        assert "Паспортту жоготтум" in signed_in(reader).get(page).content.decode()


def test_a_move_that_somebody_made_before_is_refused_with_a_sentence(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    closed(browser, call, outcome="CERTIFICATE")
    move = reverse("desk:step_move", args=[the_step(erkin).pk])
    browser.post(move, {"state": "ISSUED"})

    late = browser.post(move, {"state": "REFUSED"}, follow=True)

    assert "Somebody has moved this already" in late.content.decode()
    assert the_step(erkin).state == "ISSUED"


def test_partners_of_the_region_are_offered_and_the_chosen_one_is_kept(
    signed_in: SignIn, erkin: User, call: Contact, partner: Organisation
) -> None:
    browser = signed_in(erkin)
    asked = TOLD | {"outcome": "REFERRED", "region": "RU-KDA"}
    offered = browser.post(reverse("desk:call_partners", args=[call.pk]), asked).content.decode()
    assert f'value="{partner.code}"' in offered
    assert offered.count('name="partner"') == PARTNERS_OFFERED

    assert closed(browser, call, outcome="REFERRED", partner="nobody") == 422
    assert closed(browser, call, outcome="REFERRED", partner=partner.code) == 302

    assert the_step(erkin).partner == partner


def test_a_case_waits_for_a_caseworker_and_is_not_taken_by_an_operator(
    signed_in: SignIn, erkin: User, amina: User, call: Contact
) -> None:
    closed(signed_in(erkin), call, outcome="CASE")
    move = reverse("desk:step_move", args=[the_step(erkin).pk])

    assert signed_in(erkin).post(move, {"state": "TAKEN"}).status_code == 403
    assert signed_in(amina).post(move, {"state": "TAKEN"}).status_code == 302


def test_a_step_of_another_centre_does_not_exist(
    signed_in: SignIn, erkin: User, chen: User, call: Contact
) -> None:
    closed(signed_in(erkin), call, outcome="CERTIFICATE")
    assert signed_in(chen).get(reverse("desk:step", args=[the_step(erkin).pk])).status_code == 404


def test_a_late_step_stands_among_what_is_late(signed_in: SignIn, erkin: User, call: Contact) -> None:
    browser = signed_in(erkin)
    closed(browser, call, outcome="APPOINTMENT")
    with for_centre(erkin.centre_id):
        Step.objects.update(due_on=timezone.localdate() - timedelta(days=2))
    assert "−2 days" in browser.get(reverse("desk:my_day")).content.decode()


def test_who_could_not_be_helped_is_closed_with_a_reason_alone(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    url = reverse("desk:call_close", args=[call.pk])
    assert browser.post(url, {"language": "XX", "outcome": "UNABLE"}).status_code == 422

    assert (
        browser.post(url, {"language": "XX", "outcome": "UNABLE", "reason": "NO_LANGUAGE"}).status_code == 302
    )

    with for_centre(erkin.centre_id):
        call.refresh_from_db()
        assert (call.outcome, call.reason) == ("UNABLE", "NO_LANGUAGE")


def test_a_relative_says_who_they_are_and_whether_the_person_knows(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    third = {"client_kind": "RELATIVE", "relation": "PARENT", "permission": "KNOWS_NOT"}
    closed(signed_in(erkin), call, outcome="ANSWERED", **third)
    with for_centre(erkin.centre_id):
        call.refresh_from_db()
        assert (call.relation, call.permission) == ("PARENT", "KNOWS_NOT")


def test_who_calls_for_themselves_leaves_no_relation_behind(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    closed(signed_in(erkin), call, outcome="ANSWERED", relation="PARENT", permission="KNOWS")
    with for_centre(erkin.centre_id):
        call.refresh_from_db()
        assert (call.relation, call.permission) == ("", "")


def test_word_of_mouth_is_kept_as_the_number_that_was_handed_on(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    with for_centre(erkin.centre_id):
        later = start_contact(Channel.PHONE, by=erkin, at=timezone.now())
    closed(browser, call, outcome="ANSWERED")

    heard = {"heard_from": "HELPED", "heard_number": call.reference}
    assert closed(browser, later, outcome="ANSWERED", **heard) == 302

    with for_centre(erkin.centre_id):
        later.refresh_from_db()
        assert later.heard_through_id == call.pk


@pytest.mark.parametrize("number", ["123456789", "12", "417302586"])
def test_a_number_that_nobody_has_is_asked_for_again(
    signed_in: SignIn, erkin: User, call: Contact, number: str
) -> None:
    assert closed(signed_in(erkin), call, outcome="ANSWERED", heard_number=number) == 422


def test_a_centre_adds_topics_and_ways_in_and_the_network_still_counts_its_own(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    with for_centre(erkin.centre_id):
        own = add_topic(Topic.B_UNPAID_WAGES, {"ru": "Такси", "en": "Taxi"}, by=erkin, at=timezone.now())
        door = add_door(Channel.PHONE, "8-800", by=erkin, at=timezone.now())
    browser = signed_in(erkin)
    page = browser.get(reverse("desk:call", args=[call.pk])).content.decode()
    assert "Taxi" in page
    assert "8-800" in page

    chosen = f"{own.topic}:{own.pk}"
    assert closed(browser, call, outcome="ANSWERED", topics=[chosen], door=str(door.pk)) == 302

    with for_centre(erkin.centre_id):
        kept = call.topics.get()
        call.refresh_from_db()
        assert (kept.topic, kept.own_id, call.door_id) == (Topic.B_UNPAID_WAGES.value, own.pk, door.pk)


def test_a_topic_or_a_way_in_of_another_centre_is_none(
    signed_in: SignIn, erkin: User, chen: User, call: Contact
) -> None:
    with for_centre(chen.centre_id):
        door = add_door(Channel.PHONE, "8-861", by=chen, at=timezone.now())
    assert closed(signed_in(erkin), call, outcome="ANSWERED", door=str(door.pk)) == 422


def test_an_appointment_leads_to_its_time_at_once_and_a_booking_ends_the_looking(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    url = reverse("desk:call_close", args=[call.pk])
    saved = signed_in(erkin).post(url, TOLD | {"outcome": "APPOINTMENT"})
    assert saved["Location"] == f"{reverse('reception:book')}?contact={call.pk}&language=KY"

    with for_centre(erkin.centre_id):
        meet_appointment_step(call, by=erkin, at=timezone.now())

    assert the_step(erkin).state == "BOOKED"
