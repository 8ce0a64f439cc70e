"""Somebody is passed on to a partner: out of a case or a contact, one page, one button."""

from typing import TypedDict
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.desk.casework.page import today_of
from jardam.desk.referring.forms import PassOnForm, not_connected
from jardam.desk.referring.handed import handed_page
from jardam.desk.referring.passing import Passed, aloud, asked_for, begun, of_case, of_contact
from jardam.desk.views.cases.reading import visible_case
from jardam.people.choices import field_groups
from jardam.people.rules.consent import NotAgreed
from jardam.referrals.actions import NotConnected, pass_on
from jardam.referrals.addresses import address_of
from jardam.referrals.permissions import may_pass_on
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener


class _Told(TypedDict):
    """``chosen``: the code of a partner that was found in the directory."""

    may_tell: bool
    chosen: str


@require_http_methods(["GET", "HEAD", "POST"])
def pass_on_case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    case = visible_case(request, case_id)
    require(may_pass_on(request.user, case))
    if not case.is_open:
        messages.warning(request, _("This case is closed. Open it again first; nothing was changed."))
        return redirect("desk:case", case_id=case.pk)
    passed = of_case(request, case)
    if passed is None:
        return redirect("desk:case", case_id=case.pk)  # which says that the person was erased
    return _answer(request, passed)


@require_http_methods(["GET", "HEAD", "POST"])
def pass_on_contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """Out of one that has ended: while it runs, nobody knows yet whose it is."""
    contacts = Contact.objects.visible_to(request.user).filter(state=State.CLOSED)
    contact: Contact = get_object_or_404(contacts.select_related("key", "person__key"), pk=contact_id)
    require(may_pass_on(request.user, contact))
    if contact.person is not None and contact.person.erased_on is not None:
        raise Http404
    return _answer(request, of_contact(request, contact))


def _answer(request: StaffRequest, passed: Passed) -> HttpResponse:
    told: _Told = {"may_tell": passed.person is not None, "chosen": request.GET.get("partner", "")}
    if request.method != "POST":
        return _page(request, passed, PassOnForm(initial=begun(request, passed), **told))
    form = PassOnForm(request.POST, **told)
    if form.is_looking:
        return _page(request, passed, form, is_looking=True)
    if not form.is_valid():
        return _page(request, passed, form)
    try:
        asked = asked_for(request, passed, form, today_of(request))
        made = pass_on(
            passed.of, asked, address_of, opener=opener(request), by=request.user, at=timezone.now()
        )
    except (NotAgreed, NotConnected) as refused:
        form.add_error(*_why_not(refused))
        return _page(request, passed, form)
    except FileKeyDestroyed as error:  # erased since the page was opened
        raise Http404 from error
    if made.handed is None:
        messages.warning(request, _("This was passed on already."))
        return redirect("desk:referral", referral_id=made.referral.pk)
    return render(request, "desk/referrals/handed.html", handed_page(made.referral, made.handed, made))


def _why_not(refused: NotAgreed | NotConnected) -> tuple[str, str]:
    """Beside which field, and in what words."""
    return (
        ("is_agreed", _not_agreed(refused)) if isinstance(refused, NotAgreed) else ("way_0", not_connected())
    )


def _not_agreed(refused: NotAgreed) -> str:
    words = field_groups()
    told = ", ".join(str(words[group]) for group in refused.groups)
    return _(
        "Nobody has said yes to telling all of these organisations: %(groups)s. Read the words out, ask, and tick that"
        " they agreed; for a child, write the yes down in the file. Or take the ticks away."
    ) % {"groups": told}


def _page(
    request: StaffRequest, passed: Passed, form: PassOnForm, *, is_looking: bool = False
) -> HttpResponse:
    if is_looking:
        form.errors.clear()
    page = {
        "form": form,
        "passed": passed,
        "aloud": aloud(request, form) if form.may_tell else None,
        "has_mail": bool(settings.EMAIL_HOST),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "desk/referrals/pass_on.html", page, status=status)
