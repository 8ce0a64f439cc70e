"""A worker is asked whether they may stand beside the others: the words are read out, and what they said is their own consent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.audit.actions import note_reading
from jardam.centres.http import StaffRequest
from jardam.collective import actions
from jardam.collective.models import JoinedClaim
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.page import today_of
from jardam.desk.collective.forms import TogetherForm
from jardam.desk.personal.consents import USUAL, read_aloud
from jardam.desk.personal.guardians import guardians_of, named
from jardam.desk.views.collective.reading import KEPT, REFUSED, refused, visible_part
from jardam.kernel.ids import day_uuid
from jardam.people.queries import household_of, read_identity
from jardam.people.rules.consent import Purpose
from jardam.people.rules.household import Member
from jardam.people.rules.identity import Identity


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: StaffRequest, collective_id: UUID, joined_id: UUID) -> HttpResponse:
    joined = visible_part(request, collective_id, joined_id)
    person = joined.claim.case.person
    who = read_identity(person, by=request.user, at=timezone.now())
    note_reading("person.household_read", person, by=request.user, at=timezone.now())
    members = [(row.pk, member) for row, member in household_of(person)]
    form = _form(request, members, who)
    if request.method != "POST":
        return _asking(request, joined, form, members, who)
    if not form.is_valid():
        return _asking(request, joined, form, members, who, status=422)
    try:
        answers = form.answers(joined.collective.employer)
        actions.write_answers(joined, answers, by=request.user, at=timezone.now())
    except KEPT as error:
        form.add_error(None, str(REFUSED[type(error)]))
        return _asking(request, joined, form, members, who, status=409)
    except tuple(REFUSED) as error:
        return refused(request, error, collective_id)
    messages.success(request, _("Saved, sealed and written down."))
    return redirect("desk:collective", collective_id=collective_id)


def _form(request: StaffRequest, members: list[tuple[UUID, Member]], who: Identity) -> TogetherForm:
    today = today_of(request)
    begins = {
        "row": day_uuid(),
        "said_on": today,
        "until": today + USUAL,
        "language": who.talks,
    }
    offered = [(pk, named(member)) for pk, member in members if member.represents]
    typed = request.POST if request.method == "POST" else None
    return TogetherForm(typed, today=today, representatives=offered, initial=begins)


def _asking(
    request: StaffRequest,
    joined: JoinedClaim,
    form: TogetherForm,
    members: list[tuple[UUID, Member]],
    who: Identity,
    *,
    status: int = 200,
) -> HttpResponse:
    person, today = joined.claim.case.person, today_of(request)
    page = {
        "collective": joined.collective,
        "employer": joined.collective.employer,
        "joined": joined,
        "person": person,
        "name": who.proven_name or who.name,
        "number": spoken(joined.claim.case.reference),
        "form": form,
        "aloud": read_aloud(request.GET.get("language", ""), who.talks, Purpose.TOGETHER),
        "guardians": guardians_of(person, who, [member for _pk, member in members], today),
    }
    return render(request, "desk/collective/ask.html", page, status=status)
