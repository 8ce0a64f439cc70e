"""Form and action of a saved contact, as the page's view runs them, without what brings the request to the view."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.db import transaction
from django.http import QueryDict

from benchmarks.contents import NAME, NOTE, STATED, Begun
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.desk.call_form import CallForm
from jardam.desk.calls import caller_of, record_of
from jardam.followups.actions import end_contact

TYPED: Mapping[str, str | Sequence[str]] = {
    "language": "KY",
    "client_kind": "WORKER",
    "name": NAME,
    "stated": STATED,
    "note": NOTE,
    "topics": ["B_UNPAID_WAGES", "B_CONTRACT"],
    "violence": "NO",
    "discrimination": "NOT_ASKED",
    "region": "RU-MOW",
    "sex": "M",
    "age_band": "30-44",
    "outcome": "ANSWERED",
    "cards": "WAGES_UNPAID:1",
}


def typed_form(begun: Begun) -> QueryDict:
    """What the browser sent, taken apart as Django does before a view runs."""
    return QueryDict(urlencode({**TYPED, "phone": begun.phone}, doseq=True))


def save_by_action(thing: tuple[QueryDict, Begun, User]) -> None:
    typed, begun, user = thing
    contact = Contact(pk=begun.contact, centre_id=begun.centre)
    with for_centre(begun.centre), transaction.atomic():
        form = CallForm(typed)
        assert form.is_valid()
        caller = caller_of(form, None, by=user)
        end_contact(contact, record_of(form, by=user), caller=caller, by=user, at=begun.at)
