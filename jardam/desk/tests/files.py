"""A file closed to all but named people, and a browser in which one of them has given their password."""

from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from jardam.centres.models import User
from jardam.people.actions import restrict_person
from jardam.people.models import Person
from jardam.vault.argon import Cost
from jardam.vault.unlocked import COOKIE, unlock_for_session
from jardam.vault.user_keys import opened_private

PASSWORD = "a password of twelve"
QUICK = Cost(memory_kib=64, passes=1)


def close_file(person: Person, *openers: User) -> None:
    for opener in openers:
        opened_private(opener, PASSWORD, cost=QUICK)
    restrict_person(person, openers, by=openers[0], at=timezone.now())


def unlock(browser: Client, user: User) -> None:
    """As at a sign-in with the password: half of the key in the session, half in the browser."""
    request = HttpRequest()
    request.user, request.session = user, browser.session
    assert unlock_for_session(request, PASSWORD, cost=QUICK)
    request.session.save()
    browser.cookies[COOKIE] = vars(request)["_jardam_box_to_send"]
