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
from jardam.portal.pages import for_anybody_unlocked, page
from jardam.portal.referral_forms import AnswerForm, DoorForm
from jardam.portal.referral_words import shown_packet, where_it_stands
from jardam.referrals.actions import Link, NoSuchLink, answer_link, is_there, link_behind, open_link
from jardam.referrals.addresses import address_of, path_of
from jardam.referrals.queries import standing_behind
from jardam.referrals.rules.lives import MoveRefused, OfferState

GONE = 410


@for_anybody_unlocked
@require_http_methods(["GET", "HEAD", "POST"])
@in_its_language
def referral(
    request: HttpRequest, language: Language, centre_id: UUID, offer_id: UUID, secret: str
) -> HttpResponse:
    """GET asks whether to open it; POST opens it, and with an answer takes that down."""
    link, now = Link(offer_id, secret), timezone.now()
    named = {"centre_id": centre_id, "offer_id": offer_id, "secret": secret}

    def here(other: Language) -> str:
        return reverse("portal:referral", kwargs={"language": other.catalogue, **named})

    with for_centre(centre_id):
        if not is_there(link, now):
            return page(request, "portal/referral_gone.html", language, {}, here, status=GONE)
        if request.method != "POST":
            return page(request, "portal/referral_closed.html", language, {}, here)
        return _opened(request, language, link, here)


def _opened(request: HttpRequest, language: Language, link: Link, here: object) -> HttpResponse:
    now = timezone.now()
    try:
        opened = open_link(link, at=now)
        form, status = AnswerForm(state=OfferState(opened.offer.state)), 200
        said = ""
        if "move" in request.POST:
            form = AnswerForm(request.POST, state=OfferState(opened.offer.state))
            status = 422
            if form.is_valid():
                answered = answer_link(link, form.answer, address_of, at=now)
                if not answered.is_live:
                    return page(request, "portal/referral_thanks.html", language, {}, here)
                opened = open_link(link, at=now)
                form, status = AnswerForm(state=OfferState(opened.offer.state)), 200
                said = _("Thank you. The centre sees your answer.")
    except (NoSuchLink, MoveRefused):
        return page(request, "portal/referral_gone.html", language, {}, here, status=GONE)
    words = {"packet": shown_packet(opened, language), "form": form, "said": said}
    return page(request, "portal/referral.html", language, words, here, status=status)


@for_anybody_unlocked
@require_http_methods(["GET", "HEAD", "POST"])
@in_its_language
def referral_door(request: HttpRequest, language: Language) -> HttpResponse:
    """A number and a code: a partner goes on to the link, the person sees where it stands."""
    form = DoorForm(request.POST if request.method == "POST" else None)

    def here(other: Language) -> str:
        return reverse("portal:referral_door", args=[other.catalogue])

    words: dict[str, object] = {"form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            number, code = form.cleaned_data["number"], form.cleaned_data["code"]
            now = timezone.now()
            if standing := standing_behind(number, code, now):
                words, status = {"standing": where_it_stands(standing)}, 200
                return page(request, "portal/referral_standing.html", language, words, here)
            try:
                return redirect(path_of(link_behind(number, code, address_of, at=now)))
            except NoSuchLink:
                form.add_error(
                    None,
                    _("Number and code do not fit, or they have been used up. Ask the centre for new ones."),
                )
    return page(request, "portal/referral_door.html", language, words, here, status=status)
