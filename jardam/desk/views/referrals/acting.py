"""What is done with a referral that is under way: a message, another partner, a code, the end."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jardam.centres.access import require
from jardam.centres.http import StaffRequest
from jardam.desk.referring.forms import AskForm, WordForm, not_connected
from jardam.desk.referring.handed import drawn_page, handed_page
from jardam.desk.referring.page import referral_page
from jardam.desk.referring.partners import partners_found
from jardam.desk.views.referrals.reading import visible_referral
from jardam.kernel.languages import Language
from jardam.referrals import actions
from jardam.referrals.addresses import address_of
from jardam.referrals.choices import DoorKind
from jardam.referrals.models import Referral
from jardam.referrals.permissions import may_handle
from jardam.referrals.rules.lives import MoveRefused
from jardam.referrals.rules.routes import Way
from jardam.vault.unlocked import opener


@require_POST
def tell(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """A message to whoever has it now."""
    found = _handled(request, referral_id)
    form = WordForm(request.POST)
    if not form.is_valid():
        return _again(request, found, form)
    try:
        actions.write_to_partner(
            found,
            form.cleaned_data["word_id"],
            form.cleaned_data["text"],
            opener=opener(request),
            by=request.user,
            at=timezone.now(),
        )
    except MoveRefused:
        form.add_error("text", _("Nobody has it any more, so that nobody would read this."))
        return _again(request, found, form)
    except actions.TooManyWords:
        form.add_error("text", _("So much was written here already. Please telephone."))
        return _again(request, found, form)
    messages.success(request, _("Written down. The partner reads it behind their link."))
    return redirect("desk:referral", referral_id=found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """One more partner, where nobody has it now."""
    found = _handled(request, referral_id)
    partners = partners_found(found.topic, found.region, Language.UNKNOWN.value, timezone.localdate())
    had_it = set(found.offers.values_list("organisation_id", flat=True))
    left = [one for one in partners if one.organisation.pk not in had_it]
    form = AskForm(
        request.POST if request.method == "POST" else None, found=left, initial={"way_0": Way.MAIL}
    )
    if form.is_valid():
        try:
            handed = actions.ask_partner(
                found, form.stops[0], address_of, opener=opener(request), by=request.user, at=timezone.now()
            )
        except actions.AlreadyAsked:
            messages.warning(request, _("Somebody has it already. Look first."))
            return redirect("desk:referral", referral_id=found.pk)
        except actions.NobodyAgreed:
            form.add_error(
                "partner_0",
                _(
                    "The person has not said yes to this organisation. Ask them, and write the yes down in the file."
                ),
            )
        except actions.NotConnected:
            form.add_error("way_0", not_connected())
        except actions.TooLate:
            form.add_error(None, _("The last day has gone by. End it, and pass the person on anew."))
        else:
            return render(request, "desk/referrals/handed.html", handed_page(found, handed))
    page = {"referral": found, "form": form, "left": left}
    return render(request, "desk/referrals/ask.html", page, status=422 if form.errors else 200)


@require_POST
def take_back(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """``next``: to the next of the route; else for good."""
    found = _handled(request, referral_id)
    is_given_up = "next" not in request.POST
    actions.take_back(found, address_of, is_given_up=is_given_up, by=request.user, at=timezone.now())
    messages.success(request, _("Taken back. Whoever had it can read nothing more."))
    return redirect("desk:referral", referral_id=found.pk)


@require_POST
def draw(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """A code to read out, shown this once: ``person`` for the person themselves, else for the partner."""
    found = visible_referral(request, referral_id)
    require(may_handle(request.user, found))
    kind = DoorKind.CLIENT if "person" in request.POST else DoorKind.PARTNER
    try:
        door, code = actions.draw_code(
            found, kind, opener=opener(request), by=request.user, at=timezone.now()
        )
    except MoveRefused:
        messages.warning(request, _("Nobody has it now: ask a partner first."))
        return redirect("desk:referral", referral_id=found.pk)
    page = drawn_page(found, door, code, is_partners=kind is DoorKind.PARTNER)
    return render(request, "desk/referrals/handed.html", page)


def _handled(request: StaffRequest, referral_id: UUID) -> Referral:
    """Errors: Http404; PermissionDenied."""
    found = visible_referral(request, referral_id)
    require(may_handle(request.user, found))
    return found


def _again(request: StaffRequest, found: Referral, form: WordForm) -> HttpResponse:
    """The page with what was typed; who has it may have ended it meanwhile, and the words stay all the same."""
    page = referral_page(request, found, form) | {"message": form}
    return render(request, "desk/referrals/referral.html", page, status=422)
