"""A partner without an account opens what was handed to them; the person themselves sees where it stands.

No cookie is set, and whoever only looks at an address, as a program that reads letters does, opens nothing.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.portal.languages import in_its_language
from jardam.portal.pages import Other, for_holders, page
from jardam.portal.referral_forms import AnswerForm, DoorForm
from jardam.portal.referral_words import STANDINGS, shown_packet
from jardam.referrals.actions import (
    Entered,
    Link,
    NoSuchLink,
    TooManyWords,
    answer_link,
    enter,
    is_there,
    open_link,
)
from jardam.referrals.addresses import address_of, path_of
from jardam.referrals.models import Offer
from jardam.referrals.rules.lives import MoveRefused, OfferState

GONE, UNREADABLE = 404, 422
WORD = "answer_id"
"""Stands in an answer, and not in the button that opens."""


@for_holders
@require_http_methods(["GET", "HEAD", "POST"])
@in_its_language
def referral(
    request: HttpRequest, language: Language, centre_id: UUID, offer_id: UUID, link_secret: str
) -> HttpResponse:
    """GET asks whether to open it; POST opens it, and with an answer takes that down."""
    link = Link(offer_id, link_secret)

    def here(other: Language) -> str:
        return reverse("portal:referral", args=[other.catalogue, centre_id, offer_id, link_secret])

    with for_centre(centre_id):
        if not is_there(link, timezone.now()):
            return _gone(request, language, here)
        if request.method != "POST":
            return page(request, "portal/referral_closed.html", language, {}, here)
        try:
            return _opened(request, language, link, here)
        except NoSuchLink:
            return _gone(request, language, here)


def _opened(request: HttpRequest, language: Language, link: Link, here: Other) -> HttpResponse:
    """Errors: NoSuchLink."""
    opened = open_link(link, at=timezone.now())
    form = AnswerForm(request.POST if WORD in request.POST else None, state=OfferState(opened.offer.state))
    said = ""
    if form.is_valid() and (offer := _taken_down(link, form)):
        if not offer.is_live:
            return page(request, "portal/referral_thanks.html", language, {}, here)
        opened, said = open_link(link, at=timezone.now()), _("Thank you. The centre sees what you wrote.")
        form = AnswerForm(state=OfferState(opened.offer.state))
    words = {"packet": shown_packet(opened, language), "form": form, "said": said}
    status = UNREADABLE if form.errors else 200
    return page(request, "portal/referral.html", language, words, here, status=status)


def _taken_down(link: Link, form: AnswerForm) -> Offer | None:
    """None where it was refused; the form says why. Errors: NoSuchLink."""
    try:
        return answer_link(link, form.answer, address_of, at=timezone.now())
    except TooManyWords:
        form.add_error("text", _("So much was written here already. Please telephone the centre."))
    except MoveRefused:
        form.add_error("move", _("This has been answered in the meantime. Look at it again."))
    return None


def _gone(request: HttpRequest, language: Language, here: Other) -> HttpResponse:
    return page(request, "portal/referral_gone.html", language, {}, here, status=GONE)


@for_holders
@require_http_methods(["GET", "HEAD", "POST"])
@in_its_language
def referral_door(request: HttpRequest, language: Language) -> HttpResponse:
    """A number and a code: a partner goes on to the link, the person sees where it stands."""
    form = DoorForm(request.POST if request.method == "POST" else None)

    def here(other: Language) -> str:
        return reverse("portal:referral_door", args=[other.catalogue])

    entered = _entered(form) if form.is_valid() else None
    if entered and entered.link:
        return redirect(entered.link)
    if entered and entered.standing:
        told = {"standing": STANDINGS[entered.standing], "opened_on": entered.opened_on}
        return page(request, "portal/referral_standing.html", language, told, here)
    status = UNREADABLE if form.is_bound else 200
    return page(request, "portal/referral_door.html", language, {"form": form}, here, status=status)


def _entered(form: DoorForm) -> Entered | None:
    number, code = form.cleaned_data["number"], form.cleaned_data["code"]
    try:
        return enter(number, code, path_of, at=timezone.now())
    except NoSuchLink:
        form.add_error(
            None, _("Number and code do not fit, or they have been used up. Ask the centre for new ones.")
        )
        return None
