"""The network in which every journey begins: Moscow at work, Krasnodar next to it, answers and organisations loaded.

Built once for the run and copied for each test, so the ids are the same everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from jardam.accounts.actions import enrol_totp, name_staff
from jardam.centres.models import Centre, User
from jardam.contacts.actions import Caller, ContactRecord, PromisedCallback, close_contact, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Callback, Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.demo.staff import STAFF, Colleague
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.actions import load_cards
from jardam.law.actions import load_law
from jardam.network.actions import load_network, load_standard_services
from jardam.people.actions import add_person
from jardam.people.models import Person
from jardam.people.rules.identity import Identity
from jardam.reception.actions import (
    Booking,
    Entry,
    Ways,
    add_adviser,
    book,
    note_wish,
    open_hours,
    take_ticket,
)
from jardam.reception.models import Adviser, Appointment, Ticket
from jardam.reception.rules.fitting import Asked, Wish
from jardam.reception.rules.slots import Hours
from jardam.reception.slots import slots_for

PASSWORD = "a door that opens inwards"
HERE = ("erkin", "aigul", "amina", "bayani", "farida", "chen", "dalia")
NUMBER = "+996700123447"
LATE_NUMBER = "+996555010203"
TOLD = "Үч айдан бери айлык бербей жатат."


@dataclass(frozen=True, slots=True)
class Town:
    """What stands before anybody signs in. Users by sign-in name."""

    users: Mapping[str, User]
    caller: Person  # has called Moscow twice with NUMBER
    closed: Contact  # of Erkin, about that caller
    waiting: Callback  # promised by Erkin, due in two hours
    late: Callback  # promised by Aigul, due an hour ago
    adviser: Adviser  # Amina, who sees people at every hour in room 2
    booked: Appointment  # with her, in Uzbek
    ticket: Ticket  # somebody of whom nobody knows the language yet


def build_town(at: datetime) -> Town:
    load_law(settings.ROOT / "data" / "law", at)
    load_cards(settings.ROOT / "data" / "knowledge" / "cards", at)
    load_network(settings.ROOT / "data" / "network")
    load_standard_services(settings.ROOT / "data" / "network")
    centres = {
        "moscow": _centre("moscow", "Москва", "RU-MOW"),
        "krasnodar": _centre("krasnodar", "Краснодар", "RU-KDA"),
    }
    hashed = make_password(PASSWORD)
    staff = [colleague for colleague in STAFF if colleague.username in HERE]
    users = {colleague.username: open_account(colleague, centres, hashed, at) for colleague in staff}
    with for_centre(centres["moscow"].pk):
        caller = add_person(Identity(name="Азамат Токтосунов", phones=(NUMBER,)), by=users["erkin"], at=at)
        closed = _contact(users["erkin"], at - timedelta(days=2), Outcome.ANSWERED, caller)
        waiting = _promised(users["erkin"], at, timedelta(hours=2), caller)
        late = _promised(users["aigul"], at, timedelta(hours=-1), _another(users["aigul"], at))
        adviser = _adviser(users["amina"], "F", users["farida"], at)
        _adviser(users["erkin"], "M", users["farida"], at)
        booked = _booked(adviser, users["bayani"], at)
        ticket = take_ticket(Entry(Asked(Language.UNKNOWN)), by=users["bayani"], at=at)
        note_wish(closed, Asked(Language.RO), by=users["bayani"], at=at)
    return Town(users, caller, closed, waiting, late, adviser, booked, ticket)


def callback_of(contact: Contact) -> Callback:
    with for_centre(contact.centre_id), transaction.atomic():  # outside one, the database knows no centre
        found: Callback = Callback.objects.get(centre_id=contact.centre_id, contact=contact)
    found.contact = contact
    return found


def _adviser(user: User, sex: str, by: User, at: datetime) -> Adviser:
    adviser = add_adviser(user, Ways(sex=sex, room="2"), by=by, at=at)
    open_hours(adviser, [Hours(day, 0, 24 * 60, 30) for day in range(7)], by=by, at=at)
    return adviser


def _booked(adviser: Adviser, by: User, at: datetime) -> Appointment:
    asked = Asked(Language.UZ, Wish.WOMAN)
    with transaction.atomic():
        slot = slots_for(adviser.centre, asked, timezone.localdate(at), now=at)[0]
    return book(slot, Booking(asked, note=TOLD), by=by, at=at)


def _centre(code: str, name: str, region: str) -> Centre:
    names = {"ru": name, "en": code.capitalize()}
    return Centre.objects.create(code=code, names=names, region=region, country="RU")


def open_account(colleague: Colleague, centres: Mapping[str, Centre], password: str, at: datetime) -> User:
    user = User.objects.create(
        username=colleague.username,
        role=colleague.role,
        centre=centres.get(colleague.centre),
        languages=[language.value for language in colleague.languages],
        password=password,
        interface_language="ru",
        date_joined=timezone.localdate(at),
    )
    name_staff(user, colleague.name, by=None, at=at)
    enrol_totp(user, by=None, at=at)
    return user


def _another(by: User, at: datetime) -> Person:
    return add_person(Identity(name="Гүлнара", phones=(LATE_NUMBER,)), by=by, at=at)


def _promised(by: User, at: datetime, wait: timedelta, person: Person) -> Callback:
    """A callback as its maker promised it, before it could be late."""
    due_at = at + wait
    contact = _contact(by, min(at, due_at - timedelta(hours=1)), Outcome.CALLBACK, person, due_at)
    return callback_of(contact)


def _contact(
    by: User, at: datetime, outcome: Outcome, person: Person, due_at: datetime | None = None
) -> Contact:
    filled = ContactRecord(
        language=Language.KY,
        topics=[Topic.B_UNPAID_WAGES],
        outcome=outcome,
        narrative={"stated": TOLD, "note": ""},
        region="RU-MOW",
        callback=PromisedCallback(due_at, Language.KY) if due_at else None,
    )
    begun = start_contact(Channel.PHONE, by=by, at=at)
    return close_contact(begun, filled, caller=Caller(person=person), by=by, at=at)


def contact_numbered(said: str, of: User) -> Contact:
    """The contact whose number stands in this sentence, in the centre of ``of``."""
    digits = "".join(letter for letter in said if letter.isdigit())
    with for_centre(of.centre_id), transaction.atomic():
        found: Contact = Contact.objects.get(centre_id=of.centre_id, reference=digits)
    return found
