"""What was agreed with a partner, and whether people whom we sent there got what was promised."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.contacts.rules.reference import spoken
from jardam.desk.agreements import AgreementForm, DiscountForm, shown_agreement, shown_tally
from jardam.network.models import Organisation
from jardam.partnerships import actions
from jardam.partnerships.choices import tellings
from jardam.partnerships.models import Agreement
from jardam.partnerships.permissions import may_read_agreements, may_sign_agreements
from jardam.partnerships.queries import tally_of, to_ask
from jardam.partnerships.rules.promises import Standing, standing
from jardam.referrals.models import Referral


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest, organisation_code: str) -> HttpResponse:
    require(may_read_agreements(request.user))
    found = get_object_or_404(Organisation.objects.visible_to(request.user), code=organisation_code)
    require(may_sign_agreements(request.user))
    typed = (request.POST,) if request.method == "POST" else ()
    form = AgreementForm(timezone.localdate(), *typed)
    if form.is_bound and form.is_valid():
        signed = actions.sign_agreement(found, form.new, by=request.user, at=timezone.now())
        messages.success(request, _("Written down."))
        return redirect("desk:agreement", agreement_id=signed.pk)
    page = {"organisation": found, "form": form}
    return render(request, "desk/partnerships/add.html", page, status=422 if form.is_bound else 200)


@require_safe
def agreement(request: StaffRequest, agreement_id: UUID) -> HttpResponse:
    found, today = _found(request, agreement_id), timezone.localdate()
    page = {
        "shown": shown_agreement(found, today),
        "organisation": found.organisation,
        "tally": shown_tally(tally_of(found)) if found.is_rigid else [],
        "waiting": [(one, spoken(one.reference)) for one in to_ask(found, request.user)],
        "answers": list(tellings().items()),
        "may_end": may_sign_agreements(request.user)
        and standing(found.begins_on, found.ends_on, today) is not Standing.OVER,
    }
    return render(request, "desk/partnerships/agreement.html", page)


@require_POST
def end(request: StaffRequest, agreement_id: UUID) -> HttpResponse:
    found = _found(request, agreement_id)
    require(may_sign_agreements(request.user))
    actions.end_agreement(found, by=request.user, at=timezone.now())
    messages.success(request, _("The agreement ends today."))
    return redirect("desk:agreement", agreement_id=found.pk)


@require_POST
def told(request: StaffRequest, agreement_id: UUID, referral_id: UUID) -> HttpResponse:
    """Of somebody whom the partner took and who was not asked yet; of anybody else there is nothing to say."""
    found = _found(request, agreement_id)
    referral: Referral = get_object_or_404(Referral.objects.visible_to(request.user), pk=referral_id)
    form = DiscountForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose what the person said; nothing was changed."))
    elif referral in to_ask(found, request.user):
        actions.tell_discount(found, referral, form.said, by=request.user, at=timezone.now())
        messages.success(request, _("Written down."))
    else:
        messages.warning(request, _("This person was asked already, or was not sent under this agreement."))
    return redirect("desk:agreement", agreement_id=found.pk)


def _found(request: StaffRequest, agreement_id: UUID) -> Agreement:
    rows = Agreement.objects.visible_to(request.user).select_related("organisation")
    found: Agreement = get_object_or_404(rows, pk=agreement_id)
    return found
