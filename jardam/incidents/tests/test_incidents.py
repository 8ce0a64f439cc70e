"""An incident is written down, read, withdrawn; who saw it stays apart; a closed case stays closed."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.cases.actions import Said, bar_colleague
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.claims.rules.money import Amount
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.incidents.actions import Where
from jardam.incidents.models import Incident, Venue
from jardam.incidents.queries import patterns_seen
from jardam.incidents.rules.kinds import IncidentKind, VenueKind
from jardam.incidents.tests.conftest import NAME, SAW, WHAT, lives_at, opened, talked, written
from jardam.kernel.ids import day_uuid
from jardam.people.actions import add_member, erase_person, restrict_person
from jardam.people.rules.household import HouseholdRole, Member
from jardam.vault.argon import Cost
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def filled(**said: object) -> dict[str, object]:
    return {
        "incident_id": str(day_uuid()),
        "venue": "",
        "name": NAME,
        "venue_kind": "HOSPITAL",
        "region": "RU-MOW",
        "authority": "",
        "kind": "BRIBE",
        "day": "03.2026",
        "what": WHAT,
        "asked": "20000",
        "paid": "",
        "currency": "RUB",
        "proofs": ["PHOTO", "WITNESS"],
        "witnesses": SAW,
        **said,
    }


def test_an_incident_of_a_case_is_written_down_once(amina: User, signed_in: SignIn) -> None:
    case, browser = opened(amina), signed_in(amina)
    url, typed = reverse("incidents:add_of_case", args=[case.pk]), filled()
    first, second = browser.post(url, typed), browser.post(url, typed)
    assert first.status_code == second.status_code == 302
    with for_centre(amina.centre_id):
        incident = Incident.objects.get()
        assert (incident.case_id, incident.person_id, incident.happened) == (
            case.pk,
            case.person_id,
            "2026-03",
        )
        assert incident.asked_minor == 2_000_000
        assert WHAT.encode() not in bytes(incident.sealed_words)
        assert incident.venue.names == [NAME]
    page = browser.get(first["Location"]).content.decode()
    assert WHAT in page
    assert "03.2026" in page
    assert SAW not in page


def test_a_place_is_one_however_it_is_spelled(amina: User, here: None) -> None:
    first = written(amina)
    assert written(amina, name="роддом №6").venue_id == first.venue_id
    other = written(amina, where=Where("Семашко", venue=first.venue))
    assert other.venue_id == first.venue_id
    assert Venue.objects.get().names == [NAME, "Семашко"]
    assert written(amina, name="семашко").venue_id == first.venue_id
    assert written(amina, where=Where(NAME, VenueKind.HOSPITAL, "RU-SPE")).venue_id != first.venue_id


def test_who_saw_it_is_shown_to_the_author_and_to_whoever_holds_the_right(
    amina: User, farida: User, signed_in: SignIn
) -> None:
    colleague = _colleague(amina)
    incident = written(amina, witnesses=SAW)
    url = reverse("incidents:witnesses", args=[incident.pk])
    for user, status in ((amina, 200), (farida, 200), (colleague, 403)):
        answer = signed_in(user).post(url)
        assert answer.status_code == status
        assert (SAW in answer.content.decode()) is (status == 200)
    page = signed_in(colleague).get(reverse("incidents:incident", args=[incident.pk]))
    assert not page.context["may_read_witnesses"]
    assert SAW not in page.content.decode()
    assert _readings(amina, "incident.witnesses_read") == 2


def _colleague(amina: User) -> User:
    colleague = User(username="bakyt", centre=amina.centre, role=Role.CASEWORKER, password="!")
    colleague.save()
    return colleague


def _readings(user: User, verb: str) -> int:
    with for_centre(user.centre_id):
        return Reading.objects.filter(verb=verb).count()


def test_an_incident_of_a_hidden_case_does_not_exist(amina: User, farida: User, signed_in: SignIn) -> None:
    case = opened(amina)
    incident = written(amina, case=case)
    with for_centre(amina.centre_id):
        case.refresh_from_db()
        bar_colleague(case, farida, Said(case.revision, ""), by=amina, at=timezone.now())
    head = signed_in(farida)
    assert head.get(reverse("incidents:incident", args=[incident.pk])).status_code == 404
    assert NAME not in head.get(reverse("incidents:incidents")).content.decode()
    assert head.get(reverse("incidents:add_of_case", args=[case.pk])).status_code == 404


def test_another_centre_and_other_roles_know_of_none(
    amina: User, erkin: User, chen: User, signed_in: SignIn
) -> None:
    incident = written(amina)
    assert signed_in(chen).get(reverse("incidents:incident", args=[incident.pk])).status_code == 404
    assert signed_in(erkin).get(reverse("incidents:incidents")).status_code == 403


def test_a_file_that_is_closed_takes_its_incidents_along(amina: User, farida: User, here: None) -> None:
    case = opened(amina)
    incident = written(amina, case=case, witnesses=SAW)
    before = bytes(incident.sealed_words)
    for user in (amina, farida):
        opened_private(user, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
    restrict_person(case.person, [farida, amina], by=farida, at=timezone.now())
    incident.refresh_from_db()
    assert bytes(incident.sealed_words) != before
    assert incident.sealed_witnesses


def test_an_erased_person_leaves_a_number_without_words(amina: User, farida: User, signed_in: SignIn) -> None:
    case = opened(amina)
    incident = written(amina, case=case, witnesses=SAW)
    with for_centre(amina.centre_id):
        erase_person(case.person, by=farida, at=timezone.now())
    page = signed_in(farida).get(reverse("incidents:incident", args=[incident.pk])).content.decode()
    assert "Nothing that identifies is left" in page
    assert WHAT not in page


def test_three_people_make_a_pattern_and_two_do_not(amina: User, farida: User, here: None) -> None:
    case = opened(amina)
    for told_by in ({"case": case}, {"case": case}, {"contact": talked(amina)}, {}, {}):
        written(amina, **told_by)
    assert patterns_seen(farida) == []
    written(amina, contact=talked(amina))
    (pattern,) = patterns_seen(farida)
    assert (pattern.kind, pattern.whole, pattern.by_year) == (IncidentKind.BRIBE, 6, [("2026", 6)])


def test_a_caller_who_gets_a_file_later_is_one_teller(amina: User, farida: User, here: None) -> None:
    contacts = [talked(amina) for _ in range(3)]
    for contact in contacts:
        written(amina, contact=contact)
    assert len(patterns_seen(farida)) == 1
    person = opened(amina).person
    Contact.objects.filter(pk__in=[contact.pk for contact in contacts[:2]]).update(person=person)
    assert patterns_seen(farida) == []


def test_who_share_a_telephone_or_live_together_are_one_teller(amina: User, farida: User, here: None) -> None:
    wife, husband, other = (lives_at(phone, amina) for phone in ("1", "1", "2"))
    for case in (wife, husband, other):
        written(amina, case=case)
    assert patterns_seen(farida) == []
    third, child = lives_at("3", amina), lives_at("4", amina)
    with_them = Member(HouseholdRole.CHILD.value, person=str(child.person_id))
    add_member(wife.person, with_them, row_id=day_uuid(), by=amina, at=timezone.now())
    written(amina, case=child)
    assert patterns_seen(farida) == []
    written(amina, case=third)
    (pattern,) = patterns_seen(farida)
    assert pattern.whole == 5


def test_a_place_of_which_only_hidden_cases_tell_is_not_known(
    amina: User, farida: User, signed_in: SignIn
) -> None:
    case = opened(amina)
    hidden = written(amina, name="Общежитие «Восход»", case=case)
    bar(case, farida, amina)
    head = signed_in(farida)
    assert "Восход" not in head.get(reverse("incidents:add")).content.decode()
    assert head.post(reverse("incidents:add"), filled(venue=str(hidden.venue_id))).status_code == 422
    mine = written(farida, name="общежитие восход")
    assert mine.venue_id != hidden.venue_id
    assert "Восход" in signed_in(amina).get(reverse("incidents:add")).content.decode()


def bar(case: Case, colleague: User, by: User) -> None:
    with for_centre(by.centre_id):
        case.refresh_from_db()
        bar_colleague(case, colleague, Said(case.revision, ""), by=by, at=timezone.now())


def test_an_incident_of_an_erased_person_is_withdrawn_by_nobody_and_breaks_nothing(
    amina: User, farida: User, signed_in: SignIn
) -> None:
    case = opened(amina)
    incident = written(amina, case=case)
    with for_centre(amina.centre_id):
        erase_person(case.person, by=farida, at=timezone.now())
    url = reverse("incidents:withdraw", args=[incident.pk])
    assert signed_in(farida).post(url, {"reason": "записано дважды"}).status_code in (302, 409)


def test_what_is_hidden_from_somebody_makes_no_pattern_for_them(
    amina: User, farida: User, here: None
) -> None:
    cases = [opened(amina) for _ in range(3)]
    for case in cases:
        written(amina, case=case)
    assert patterns_seen(farida)[0].whole == "small"
    cases[0].refresh_from_db()
    bar_colleague(cases[0], farida, Said(cases[0].revision, ""), by=amina, at=timezone.now())
    assert patterns_seen(farida) == []


def test_a_withdrawn_incident_counts_no_more(amina: User, signed_in: SignIn, here: None) -> None:
    incidents = [written(amina, contact=talked(amina)) for _ in range(3)]
    assert patterns_seen(amina)
    browser, url = signed_in(amina), reverse("incidents:withdraw", args=[incidents[0].pk])
    assert browser.post(url, {"reason": ""}).status_code == 422
    for _ in range(2):
        assert browser.post(url, {"reason": "записано дважды"}).status_code == 302
    assert patterns_seen(amina) == []
    page = browser.get(reverse("incidents:incident", args=[incidents[0].pk])).content.decode()
    assert "записано дважды" in page
    assert WHAT in page


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("day", "2030", "that has come"),
        ("name", "…", "Choose a place"),
        ("region", "", "its kind and its region"),
        ("what", "", "Say what happened"),
        ("kind", "", "Choose what kind of incident"),
        ("asked", "0", "greater than or equal"),
        ("incident_id", "x", "The page is broken"),
        ("venue", "x", "Select a valid choice"),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    amina: User, signed_in: SignIn, name: str, value: str, said: str
) -> None:
    answer = signed_in(amina).post(reverse("incidents:add"), filled(**{name: value}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert SAW in page


def test_sums_keep_their_money(amina: User, here: None) -> None:
    incident = written(amina, asked=Amount(500_00), paid=Amount(100_00))
    assert (incident.asked_minor, incident.paid_minor, incident.currency) == (50_000, 10_000, "RUB")


def test_an_incident_is_written_from_a_contact_of_which_no_file_is_kept(
    amina: User, signed_in: SignIn
) -> None:
    contact, browser = talked(amina), signed_in(amina)
    url = reverse("incidents:add_of_contact", args=[contact.pk])
    assert browser.get(url).status_code == 200
    assert browser.post(url, filled()).status_code == 302
    with for_centre(amina.centre_id):
        incident = Incident.objects.get()
    assert (incident.contact_id, incident.person_id, incident.key_id is None) == (contact.pk, None, False)


def test_the_list_asks_as_often_for_many_as_for_one(amina: User, signed_in: SignIn) -> None:
    browser, url = signed_in(amina), reverse("incidents:incidents")

    def sent() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        return len(queries)

    written(amina, contact=talked(amina))
    browser.get(url)
    few = sent()
    for _ in range(30):
        written(amina, contact=talked(amina), name=f"Больница {_}")
    assert sent() == few
    page = browser.get(url).content.decode()
    assert "?before=" in page
