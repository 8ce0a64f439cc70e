"""The slip of a contact, to print or to read out, during the call and after it."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.audit.actions import note_reading
from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.choices import State
from jardam.contacts.permissions import may_write
from jardam.contacts.queries import number_to_call, visible_contact
from jardam.desk.questions import UNREVIEWED
from jardam.desk.slips import TONGUES, slip_of_contact, tongue_of

LEFT_OUT = "no"


@require_safe
def slip(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Of an open contact for whoever writes in it: its language is known there only."""
    contact = visible_contact(request.user, contact_id)
    if contact is None:
        raise Http404
    is_open = contact.state == State.OPEN
    require(not is_open or may_write(request.user, contact))
    language = tongue_of(contact, request.GET.get("language", ""))
    has_number = request.GET.get("number") != LEFT_OUT
    number = number_to_call(contact)
    note_reading("contact.slip", contact, by=request.user, at=timezone.now())
    left_out = {} if has_number else {"number": LEFT_OUT}
    page = {
        "contact": contact,
        "is_open": is_open,
        "slip": slip_of_contact(contact, language, number if has_number else ""),
        "is_unreviewed": language in UNREVIEWED,
        "languages": [(one.tag, f"?{urlencode({'language': one.tag, **left_out})}") for one in TONGUES],
        "has_number": has_number,
        "is_number_known": bool(number),
        "other_url": f"?{urlencode({'language': language.tag} | ({'number': LEFT_OUT} if has_number else {}))}",
    }
    return render(request, "desk/slip.html", page)
