"""The slip of a contact: a number in the caller's language, and nothing that says whose it is."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.centres.models import User
from jardam.contacts.actions import Tab, add_door, keep_draft
from jardam.contacts.choices import Channel
from jardam.contacts.models import Contact
from jardam.contacts.rules.reference import spoken
from jardam.database.scope import for_centre
from jardam.desk.tests.conftest import PHONE
from jardam.desk.tests.test_contacts import closed

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
HOTLINE = "Горячая линия для мигрантов, 8 (800) 700-12-34"
WORDS = {
    "ru": "Назовите этот номер",
    "ky": "ушул номерди айтыңыз",
    "tg": "ин рақамро гӯед",
    "uz-Latn": "shu raqamni ayting",
    "ro": "Spuneți acest număr",
    "en": "Please say this number",
}


@pytest.fixture
def hotline(farida: User) -> None:
    with for_centre(farida.centre_id):
        add_door(Channel.MESSAGE, "+7 999 000-00-00", by=farida, at=timezone.now())
        add_door(Channel.PHONE, HOTLINE, by=farida, at=timezone.now())


def paper(browser: Client, contact: Contact, **asked: str) -> str:
    """What is printed, as words."""
    answer = browser.get(reverse("desk:slip", args=[contact.pk]), asked)
    assert answer.status_code == 200
    found = re.search(r'<section class="j-slip".*?</section>', answer.content.decode(), re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


@pytest.mark.usefixtures("hotline")
@pytest.mark.parametrize("language", WORDS)
def test_it_says_a_number_and_where_to_call_in_the_language_of_the_caller(
    signed_in: SignIn, amina: User, language: str
) -> None:
    contact = closed(amina)
    said = paper(signed_in(amina), contact, language=language)
    assert WORDS[language] in said
    assert spoken(contact.reference) in said
    assert "+7 800 700-12-34" in said


@pytest.mark.usefixtures("hotline")
def test_nothing_on_it_says_who_gave_it_to_whom_or_what_about(signed_in: SignIn, amina: User) -> None:
    """Word for word: whatever is added to it must be added here, too."""
    contact = closed(amina)
    said = paper(signed_in(amina), contact, language="en")
    number = spoken(contact.reference)
    bare = f"Your number {number} Please say this number when you call us."
    assert said == f"{bare} Telephone: +7 800 700-12-34"
    assert paper(signed_in(amina), contact, language="en", number="no") == bare


def test_during_the_call_it_speaks_as_the_caller_does_and_is_its_authors_alone(
    signed_in: SignIn, erkin: User, amina: User, call: Contact
) -> None:
    with for_centre(erkin.centre_id):
        keep_draft(call, {"language": "KY", "phone": PHONE, "stated": "Айлык"}, tab=Tab("one", 0, 1))
    said = paper(signed_in(erkin), call)
    assert WORDS["ky"] in said
    assert PHONE not in said
    address = reverse("desk:slip", args=[call.pk])
    assert signed_in(amina).get(address).status_code == 403
    page = signed_in(erkin).get(reverse("desk:call", args=[call.pk])).content.decode()
    assert f'href="{address}?language=ky"' in page


def test_looking_at_it_is_written_down_and_an_unchecked_language_is_said_so(
    signed_in: SignIn, amina: User
) -> None:
    contact, browser = closed(amina), signed_in(amina)
    address = reverse("desk:slip", args=[contact.pk])
    assert "no native speaker has checked" in browser.get(address, {"language": "tg"}).content.decode()
    assert "no native speaker has checked" not in browser.get(address, {"language": "ru"}).content.decode()
    assert "no way in by telephone says a number" in browser.get(address).content.decode()
    with for_centre(amina.centre_id):
        assert Reading.objects.filter(verb="contact.slip", by_id=amina.pk).count() == 3
