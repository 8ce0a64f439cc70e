from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.centres.models import User
from jardam.contacts.actions import ContactRecord, close_contact, start_contact
from jardam.contacts.choices import Channel, ClientKind, Permission, Relation
from jardam.contacts.models import Callback, Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.desk.paging import PAGE_ROWS
from jardam.desk.tests.conftest import PHONE
from jardam.followups.actions import end_contact
from jardam.followups.models import Step
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.people.models import Person
from jardam.registers.actions import begin_import, begin_rehearsal, bring_register
from jardam.registers.tasks import work

pytestmark = pytest.mark.django_db
REGISTER = "Дата;Язык;Тема;Результат\r\n05.11.2026;рус;патент;ANSWERED\r\n"
SignIn = Callable[[User], Client]


def closed(by: User, topic: Topic = Topic.A_PATENT) -> Contact:
    now = timezone.now()
    record = ContactRecord(Language.RU, [topic], Outcome.ANSWERED, {"stated": "words", "note": ""})
    with for_centre(by.centre_id):
        return close_contact(start_contact(Channel.PHONE, by=by, at=now), record, by=by, at=now)


def test_every_contact_is_reached_page_by_page_and_none_twice(signed_in: SignIn, amina: User) -> None:
    references = {closed(amina).reference for _ in range(PAGE_ROWS + 3)}
    browser, url, seen = signed_in(amina), reverse("desk:contacts"), []
    for _page in range(2):
        response = browser.get(url)
        seen += [contact.reference for contact in response.context["page"].contacts]
        url = response.context["older_url"] or url
    assert len(seen) == len(set(seen)) == len(references)
    assert set(seen) == references


def test_the_filter_is_the_address(signed_in: SignIn, amina: User) -> None:
    wanted, _other = closed(amina, Topic.D_MONEY), closed(amina)
    response = signed_in(amina).get(reverse("desk:contacts"), {"topic": "D_MONEY"})
    assert [contact.pk for contact in response.context["page"].contacts] == [wanted.pk]


@pytest.mark.parametrize("query", ["?first=yesterday", "?topic=NO", "?after=2026-99-99_x", "?after=%00"])
def test_a_broken_filter_is_said_and_shows_the_first_page(signed_in: SignIn, amina: User, query: str) -> None:
    closed(amina)
    response = signed_in(amina).get(reverse("desk:contacts") + query)
    assert response.status_code == 422
    assert len(response.context["page"].contacts) == 1


def test_reading_a_contact_is_written_down(signed_in: SignIn, amina: User) -> None:
    contact = closed(amina)
    page = signed_in(amina).get(reverse("desk:contact", args=[contact.pk])).content.decode()
    assert "words" in page
    with for_centre(amina.centre_id):
        assert Reading.objects.filter(verb="contact.read").count() == 1


def test_krasnodar_cannot_see_that_it_exists(signed_in: SignIn, amina: User, chen: User) -> None:
    contact = closed(amina)
    browser = signed_in(chen)
    assert browser.get(reverse("desk:contact", args=[contact.pk])).status_code == 404
    assert browser.get(reverse("desk:contacts")).context["page"].contacts == []
    assert (
        "Nothing found" in browser.post(reverse("desk:find"), {"words": contact.reference}).content.decode()
    )


def test_a_number_read_back_leads_to_its_contact(signed_in: SignIn, amina: User) -> None:
    contact = closed(amina)
    answer = signed_in(amina).post(
        reverse("desk:find"), {"words": f" {contact.reference[:3]} {contact.reference[3:]}"}
    )
    assert answer["Location"] == reverse("desk:contact", args=[contact.pk])


def test_a_phone_leads_to_the_file_and_not_to_the_name(
    signed_in: SignIn, erkin: User, waiting: Callback
) -> None:
    page = signed_in(erkin).post(reverse("desk:find"), {"words": PHONE}).content.decode()
    with for_centre(erkin.centre_id):
        person = Person.objects.get()
    assert reverse("desk:person", args=[person.pk]) in page
    assert "Азамат" not in page


def test_the_head_erases_a_person_and_the_counts_stay(
    signed_in: SignIn, farida: User, erkin: User, waiting: Callback
) -> None:
    with for_centre(erkin.centre_id):
        person = Person.objects.get()
    browser, url = signed_in(farida), reverse("desk:person_erase", args=[person.pk])
    assert browser.post(url).status_code == 422
    assert signed_in(erkin).post(url, {"sure": "yes"}).status_code == 403

    assert browser.post(url, {"sure": "yes"}).status_code == 302

    assert "was erased" in browser.get(reverse("desk:person", args=[person.pk])).content.decode()
    assert browser.get(reverse("desk:contact", args=[waiting.contact_id])).status_code == 200


def test_the_head_reads_who_did_what_as_sentences(signed_in: SignIn, farida: User, erkin: User) -> None:
    closed(erkin)
    page = signed_in(farida).get(reverse("desk:audit")).content.decode()
    assert "closed a contact" in page
    assert signed_in(erkin).get(reverse("desk:audit")).status_code == 403


def test_an_opened_contact_says_who_called_and_what_follows_to_whoever_may_know(
    signed_in: SignIn, waiting: Callback, amina: User
) -> None:
    now = timezone.now()
    record = ContactRecord(
        Language.UZ,
        [Topic.A_PATENT],
        Outcome.CASE,
        {"stated": "words", "note": ""},
        client_kind=ClientKind.RELATIVE,
        relation=Relation.SPOUSE.value,
        permission=Permission.KNOWS_NOT.value,
    )
    with for_centre(amina.centre_id):
        case = end_contact(start_contact(Channel.PHONE, by=amina, at=now), record, by=amina, at=now)
        step, promised = Step.objects.get(), waiting.contact

    def read(user: User, contact: Contact) -> str:
        return str(signed_in(user).get(reverse("desk:contact", args=[contact.pk])).content.decode())

    assert reverse("desk:callback", args=[waiting.pk]) in read(amina, promised)
    assert reverse("desk:step", args=[step.pk]) in read(amina, case)
    assert "wife or husband" in read(amina, case)
    assert "does not know of it" in read(amina, case)
    assert "What follows" not in read(amina, closed(amina))


def test_a_contact_out_of_a_register_says_so(signed_in: SignIn, farida: User) -> None:
    now = timezone.now()
    with for_centre(farida.centre_id):
        register = bring_register(REGISTER.encode(), by=farida, at=now)
        begin_rehearsal(register, by=farida, at=now)
        work(farida.centre, register.pk)
        begin_import(register, by=farida, at=now)
        work(farida.centre, register.pk)
        contact = Contact.objects.get(imports__row_number=2)
    page = signed_in(farida).get(reverse("desk:contact", args=[contact.pk])).content.decode()
    assert "Brought in with a register on" in page
