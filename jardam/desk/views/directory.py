"""Who else can help: the organisations that the network knows, by what is asked of them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.desk.forms import DirectoryFilter
from jardam.desk.listed import listed
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.permissions import may_read_answers
from jardam.network.choices import Fee
from jardam.network.permissions import may_write_organisations
from jardam.network.queries import reports_missing
from jardam.network.searching import Asked, page_of_directory
from jardam.network.towns import towns
from jardam.referrals.permissions import may_pass_on

USUAL_KILOMETRES = 100


@require_safe
def directory(request: StaffRequest) -> HttpResponse:
    require(may_read_answers(request.user))
    filters = DirectoryFilter(request.GET)
    wanted = filters.cleaned_data if filters.is_valid() else {}
    after = request.GET.get("after", "")
    found = page_of_directory(request.user, _asked(wanted), "" if "\0" in after else after)
    missing = reports_missing([row.organisation for row in found.rows], timezone.localdate())
    kept = {name: value for name, value in request.GET.items() if name != "after" and value}
    page = {
        "filters": filters,
        "rows": list(listed(found.rows, missing)),
        "next_url": f"{reverse('desk:directory')}?{urlencode({**kept, 'after': found.after})}"
        if found.after
        else "",
        "pass_url": _pass_url(request, wanted.get("contact")),
        "may_write": may_write_organisations(request.user),
    }
    return render(request, "desk/directory.html", page, status=200 if filters.is_valid() else 422)


def _asked(wanted: Mapping[str, Any]) -> Asked:
    town = towns().get(wanted.get("town", ""))
    return Asked(
        words=wanted.get("words", ""),
        region=wanted.get("region", ""),
        language=Language(wanted.get("language") or Language.UNKNOWN),
        fee=Fee(wanted["fee"]) if wanted.get("fee") else None,
        topic=Topic(wanted["topic"]) if wanted.get("topic") else None,
        takes_on=timezone.localdate() if wanted.get("takes") else None,
        open_at=timezone.now() if wanted.get("is_open") else None,
        near=town.point if town else None,
        within=int(wanted.get("within") or USUAL_KILOMETRES),
    )


def _pass_url(request: StaffRequest, contact_id: UUID | None) -> str:
    """Where somebody of an ended contact is passed on; empty for whoever may not."""
    ended = Contact.objects.visible_to(request.user).filter(state=State.CLOSED, pk=contact_id)
    contact = ended.first() if contact_id else None
    if contact is None or not may_pass_on(request.user, contact):
        return ""
    return reverse("desk:pass_on_contact", args=[contact.pk])
