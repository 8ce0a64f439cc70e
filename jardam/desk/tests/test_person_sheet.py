"""A person's sheet: papers, groups, and what must be known before anybody calls."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry, Reading
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.contacts.actions import Caller, ContactRecord, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Callback
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.desk.tests.files import close_file, unlock
from jardam.followups.actions import end_contact
from jardam.followups.models import Step
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.people import actions, queries
from jardam.people.models import Person
from jardam.people.rules.documents import Document
from jardam.people.rules.identity import Identity, SafeContact

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NOT_TO_KNOW = "хозяин квартиры"
PAPER = {"document": "", "kind": "PASSPORT", "state": "WITHHELD", "number": "АН 1234567"}
PAPER |= {"until": "05.2027", "withheld_by": "прораб Николай", "since": "2026-10"}


@pytest.fixture
def person(waiting: Callback, erkin: User) -> Person:
    """Whom one must not call before eight, and nobody must tell."""
    with for_centre(erkin.centre_id):
        found = Person.objects.select_related("key").get()
        told = replace(
            identity(found, erkin), talks="KY", safe_contact=SafeContact("после 20:00", "", "", NOT_TO_KNOW)
        )
        return actions.change_identity(found, told, by=erkin, at=timezone.now())


def identity(person: Person, by: User) -> Identity:
    with for_centre(by.centre_id):
        found = Person.objects.select_related("key").get(pk=person.pk)
        return queries.identity_to_change(found)


def url(page: str, person: Person) -> str:
    return reverse(f"desk:{page}", args=[person.pk])


def seen(person: Person, by: User, **typed: str) -> dict[str, str]:
    with for_centre(by.centre_id):
        return {**typed, "seen": actions.stamp_of(Person.objects.get(pk=person.pk))}


def test_a_paper_that_somebody_keeps_back_is_kept_sealed_found_and_hinted_at(
    signed_in: SignIn, amina: User, person: Person
) -> None:
    browser = signed_in(amina)

    answer = browser.post(url("person_documents", person), seen(person, amina, **PAPER))

    assert answer["Location"] == url("person_documents", person)
    (kept,) = identity(person, amina).documents
    assert replace(kept, key="") == Document(
        "", "PASSPORT", "WITHHELD", "АН 1234567", "2027-05", "прораб Николай", "2026-10"
    )
    with for_centre(amina.centre_id):
        assert queries.with_document("АН1234567", by=amina, at=timezone.now()) == [person]
        assert Entry.objects.filter(verb="person.identity_changed").count() == 2
    page = browser.get(url("person", person)).content.decode()
    hint = f"{reverse('desk:case_open_person', args=[person.pk])}?track=DOCUMENTS_SEIZED"
    assert hint in page
    assert "Николай" not in page
    assert 'value="DOCUMENTS_SEIZED" selected' in browser.get(hint).content.decode()


def test_a_paper_is_changed_and_taken_off_and_the_rest_stays(
    signed_in: SignIn, amina: User, person: Person
) -> None:
    browser = signed_in(amina)
    browser.post(url("person_documents", person), seen(person, amina, **PAPER))
    browser.post(url("person_documents", person), seen(person, amina, kind="PATENT", state="HELD"))
    passport, patent = identity(person, amina).documents

    shown = browser.get(url("person_documents", person), {"document": passport.key}).content.decode()
    assert "прораб Николай" in shown
    browser.post(
        url("person_documents", person),
        seen(person, amina, document=passport.key, kind="PASSPORT", state="LOST"),
    )
    assert identity(person, amina).documents == (
        Document(passport.key, state="LOST", kind="PASSPORT"),
        patent,
    )
    browser.post(
        url("person_documents", person),
        seen(person, amina, document=patent.key, kind="PATENT", state="HELD", is_removed="on"),
    )
    assert [paper.key for paper in identity(person, amina).documents] == [passport.key]
    assert identity(person, amina).name == "Азамат"


def test_a_refused_paper_says_why_and_loses_nothing(signed_in: SignIn, amina: User, person: Person) -> None:
    bad = seen(person, amina, **PAPER) | {"state": "HELD", "until": "32.05.2027"}

    answer = signed_in(amina).post(url("person_documents", person), bad)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Enter a year, a month of a year or a day" in page
    for typed in ("прораб Николай", "32.05.2027", "АН 1234567"):
        assert typed in page
    assert not identity(person, amina).documents


def test_two_who_write_papers_at_once_do_not_lose_one(signed_in: SignIn, amina: User, person: Person) -> None:
    browser, both = signed_in(amina), seen(person, amina, **PAPER)
    assert browser.post(url("person_documents", person), both).status_code == 302

    refused = browser.post(url("person_documents", person), both)

    assert refused.status_code == 409
    assert "прораб Николай" in refused.content.decode()
    assert len(identity(person, amina).documents) == 1


def test_changing_the_name_leaves_papers_and_groups_as_they_are(
    signed_in: SignIn, amina: User, person: Person
) -> None:
    browser = signed_in(amina)
    browser.post(url("person_documents", person), seen(person, amina, **PAPER))
    browser.post(url("person_groups", person), seen(person, amina, family="EXPECTS"))
    before = identity(person, amina)

    browser.post(url("person_identity_edit", person), seen(person, amina, name="Айгүл"))

    after = identity(person, amina)
    assert (after.name, after.documents, after.family) == ("Айгүл", before.documents, "EXPECTS")


def test_groups_are_asked_once_seen_without_a_name_and_counted_no_finer_than_needed(
    signed_in: SignIn, bayani: User, person: Person
) -> None:
    browser = signed_in(bayani)
    assert "Ask, once" in browser.get(url("person", person)).content.decode()

    answer = browser.post(
        url("person_groups", person), seen(person, bayani, sex="F", age_band="18-29", family="EXPECTS")
    )

    assert answer["Location"] == url("person", person)
    page = browser.get(url("person", person)).content.decode()
    assert "expects a child" in page
    assert "Ask, once" not in page
    assert "Азамат" not in page
    with for_centre(bayani.centre_id):
        row = Person.objects.get(pk=person.pk)
        assert (row.sex, row.age_band, row.family) == ("F", "18-29", "Y")
        assert Entry.objects.filter(verb="person.groups_said").count() == 1
    assert identity(person, bayani).family == "EXPECTS"


def test_every_answer_about_groups_may_be_left_open(signed_in: SignIn, bayani: User, person: Person) -> None:
    assert signed_in(bayani).post(url("person_groups", person), seen(person, bayani)).status_code == 302
    with for_centre(bayani.centre_id):
        row = Person.objects.get(pk=person.pk)
    assert (row.sex, row.age_band, row.family) == ("", "", "")


def calling(person: Person, waiting: Callback, case: Case, step: Step) -> list[str]:
    """Every page from which somebody would call."""
    of = {"person": person, "callback": waiting, "case": case, "step": step}
    return [reverse(f"desk:{name}", args=[thing.pk]) for name, thing in of.items()]


def promised(person: Person, by: User) -> Step:
    """A certificate was asked for in a call of theirs."""
    now = timezone.now()
    record = ContactRecord(
        language=Language.KY,
        topics=[Topic.B_UNPAID_WAGES],
        outcome=Outcome.CERTIFICATE,
        narrative={"stated": "Паспортту жоготтум", "note": ""},
    )
    with for_centre(by.centre_id):
        call = start_contact(Channel.PHONE, by=by, at=now)
        end_contact(call, record, caller=Caller(person), by=by, at=now)
        step: Step = Step.objects.get()
        return step


def test_wherever_somebody_would_call_it_is_said_first_how_to_do_so_safely(
    signed_in: SignIn, amina: User, person: Person, waiting: Callback
) -> None:
    with for_centre(amina.centre_id):
        case = opened(amina, person=person)
    browser = signed_in(amina)

    for address in calling(person, waiting, case, promised(person, amina)):
        page = browser.get(address).content.decode()
        assert NOT_TO_KNOW in page, address
        assert "после 20:00" in page, address
        assert "+996" not in page, address
    shown = browser.post(reverse("desk:callback_number", args=[waiting.pk])).content.decode()
    assert shown.index(NOT_TO_KNOW) < shown.index("+996 700 123 447")
    with for_centre(amina.centre_id):
        assert Reading.objects.filter(verb="person.known_read").count() == 5


def test_nothing_else_tells_it(
    signed_in: SignIn, amina: User, farida: User, person: Person, waiting: Callback
) -> None:
    with for_centre(amina.centre_id):
        opened(amina, person=person)
    for name in ("my_day", "contacts", "cases", "queue"):
        assert NOT_TO_KNOW not in signed_in(amina).get(reverse(f"desk:{name}")).content.decode(), name
    assert NOT_TO_KNOW not in signed_in(farida).get(reverse("desk:audit")).content.decode()
    assert (
        NOT_TO_KNOW
        not in signed_in(amina).get(reverse("desk:contact", args=[waiting.contact_id])).content.decode()
    )


def test_where_nobody_has_asked_the_page_says_so(
    signed_in: SignIn, amina: User, person: Person, waiting: Callback
) -> None:
    with for_centre(amina.centre_id):
        actions.change_identity(person, Identity(phones=("+996700123447",)), by=amina, at=timezone.now())
    page = signed_in(amina).get(reverse("desk:callback", args=[waiting.pk])).content.decode()
    assert "Nobody has asked how to reach them safely" in page


def test_a_closed_file_tells_nobody_but_those_who_may_open_it(
    signed_in: SignIn, amina: User, farida: User, erkin: User, person: Person
) -> None:
    with for_centre(amina.centre_id):
        close_file(person, amina, farida)
    browser = signed_in(amina)

    for who in (browser, signed_in(erkin)):
        page = who.get(url("person", person)).content.decode()
        assert NOT_TO_KNOW not in page
        assert "Ask somebody who may open this file before you call." in page
    for page in ("person_documents", "person_groups"):
        assert signed_in(erkin).get(url(page, person)).status_code == 403
    with for_centre(erkin.centre_id):
        assert not Reading.objects.filter(verb="person.known_read", by=erkin.pk).exists()
    unlock(browser, amina)
    assert NOT_TO_KNOW in browser.get(url("person", person)).content.decode()


def test_whoever_may_be_a_child_is_said_to_be_and_nobody_else(
    signed_in: SignIn, amina: User, bayani: User, person: Person
) -> None:
    browser, year = signed_in(amina), timezone.localdate().year
    assert "This may be a child" not in browser.get(url("person", person)).content.decode()
    with for_centre(amina.centre_id):
        born = Identity(birth=str(year - 15))
        actions.change_identity(person, born, by=amina, at=timezone.now())

    page = browser.get(url("person", person)).content.decode()

    assert "This may be a child" in page
    assert str(year - 15) not in page
    assert url("person_consents", person) in page
    page = signed_in(bayani).get(url("person", person)).content.decode()
    assert "This may be a child" in page
    assert url("person_consents", person) not in page


def test_another_centre_finds_no_sheet(signed_in: SignIn, chen: User, person: Person) -> None:
    for page in ("person_documents", "person_groups"):
        assert signed_in(chen).get(url(page, person)).status_code == 404
