"""What stands in the form before anybody types, and what a filled one asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from jardam.cases.models import Case
from jardam.cases.queries import read_case
from jardam.centres.http import StaffRequest
from jardam.contacts.models import Contact
from jardam.contacts.queries import read_narrative
from jardam.contacts.rules.reference import spoken
from jardam.desk.personal.consents import read_aloud
from jardam.desk.personal.known import is_open_to
from jardam.desk.referring.forms import ROUTE, PassOnForm
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.network.models import Organisation
from jardam.people.actions import Said
from jardam.people.models import Person
from jardam.people.permissions import may_change_identity
from jardam.people.rules.consent import Act, FieldGroup, Purpose
from jardam.referrals.actions import PassingOn
from jardam.referrals.consented import receivers
from jardam.referrals.rules.clock import Urgency, last_day
from jardam.referrals.rules.routes import Way
from jardam.vault.unlocked import opener

_BY_MAIL = {f"way_{place}": Way.MAIL.value for place in ROUTE}


@dataclass(frozen=True, slots=True)
class Passed:
    """Who is passed on, out of what. ``person``: None where there is no file, or none that one may write in."""

    of: Case | Contact
    person: Person | None
    heading: str
    number: str

    @property
    def is_case(self) -> bool:
        return isinstance(self.of, Case)


def of_case(request: StaffRequest, case: Case) -> Passed | None:
    """None where the person was erased. That it was read is written down. Errors: FileKeyLocked."""
    told = read_case(case, by=request.user, at=timezone.now(), opener=opener(request))
    if told is None:
        return None
    return Passed(case, _whose(request, case.person), told[0], spoken(case.reference))


def of_contact(request: StaffRequest, contact: Contact) -> Passed:
    return Passed(contact, _whose(request, contact.person), "", spoken(contact.reference))


def _whose(request: StaffRequest, person: Person | None) -> Person | None:
    if person is None or person.erased_on is not None or not may_change_identity(request.user, person):
        return None
    return person if is_open_to(request.user, person) else None


def begun(request: StaffRequest, passed: Passed) -> Mapping[str, object]:
    """Need and region as far as they are known; nothing is ticked."""
    of = passed.of
    contact = of.contact if isinstance(of, Case) else of
    assert request.user.centre is not None
    return {
        "referral_id": day_uuid(),
        "topic": _topic(of),
        "region": (contact.region if contact else "") or request.user.centre.region,
        "language": (contact.language if contact else "") or Language.UNKNOWN.value,
        "urgency": Urgency.USUAL.value,
        f"words_{FieldGroup.STORY}": passed.heading or _stated(request, contact),
        **_BY_MAIL,
    }


def _topic(of: Case | Contact) -> str:
    """The first of its needs, or of what the contact was about."""
    told = of.needs.exclude(topic="").order_by("number") if isinstance(of, Case) else of.topics.order_by("pk")
    return str(told.values_list("topic", flat=True).first() or "")


def _stated(request: StaffRequest, contact: Contact | None) -> str:
    if contact is None:
        return ""
    told = read_narrative(contact, by=request.user, at=timezone.now(), opener=opener(request)) or {}
    return str(told.get("stated", ""))


def asked_for(request: StaffRequest, passed: Passed, form: PassOnForm, today: date) -> PassingOn:
    """Of a valid form. A yes is written down for each partner that has none yet. Errors: FileKeyLocked."""
    stops = form.stops
    known = Organisation.objects.in_bulk([stop.organisation for stop in stops])
    is_said = form.cleaned_data["is_agreed"] and form.ticked and passed.person is not None
    said = [_yes(form, known[stop.organisation], today) for stop in stops] if is_said else []
    filled = form.cleaned_data
    return PassingOn(
        filled["referral_id"],
        form.packet,
        form.ticked,
        stops,
        Urgency(filled["urgency"]),
        filled["days"],
        said,
    )


def _yes(form: PassOnForm, organisation: Organisation, today: date) -> Said:
    filled = form.cleaned_data
    return Said(
        day_uuid(),
        Act.GIVEN,
        Purpose.HELP.value,
        receivers(organisation)[0],
        today,
        frozenset(group.value for group in form.ticked),
        last_day(today, filled["days"]),
        language=filled["said_language"],
        form=filled["said_form"],
    )


def aloud(request: StaffRequest, form: PassOnForm) -> object:
    """The words of this one purpose, in the language in which one talks with them."""
    return read_aloud(request.GET.get("language", ""), str(form["language"].value() or ""), Purpose.HELP)
