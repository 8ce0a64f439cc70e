"""One referral as it is read: with whom it is, what they said, what one may do now. And lists of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.centres.choices import topics
from jardam.centres.http import StaffRequest
from jardam.contacts.rules.reference import spoken
from jardam.desk.referring.forms import WordForm
from jardam.kernel.ids import day_uuid
from jardam.kernel.regions import region_name
from jardam.kernel.topics import Topic
from jardam.people.choices import field_groups
from jardam.referrals.actions import see
from jardam.referrals.actions.clocks import LETTER_TRIES
from jardam.referrals.choices import offer_states, referral_states, urgencies, ways
from jardam.referrals.models import Offer, Referral
from jardam.referrals.permissions import may_handle
from jardam.referrals.queries import ReadOffer, read_referral
from jardam.referrals.rules.clock import Urgency
from jardam.referrals.rules.lives import OfferState, ReferralState
from jardam.referrals.rules.routes import Way
from jardam.vault.refusals import FileKeyDestroyed
from jardam.vault.unlocked import opener

TONES = {
    OfferState.ASKED: "line",
    OfferState.SEEN: "line",
    OfferState.NEED_MORE: "warn",
    OfferState.ACCEPTED: "ok",
    OfferState.DONE: "ok",
    OfferState.SILENT: "warn",
    OfferState.LAPSED: "warn",
    OfferState.REFUSED: "warn",
    OfferState.TAKEN_BACK: "line",
}


@dataclass(frozen=True, slots=True)
class Message:
    is_partners: bool
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownOffer:
    name: str
    url: str
    state: str
    tone: str
    rows: Sequence[tuple[str, object]]
    said: Sequence[Message]
    letter: str  # what is in the way of a letter


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list. No name, no story."""

    url: str
    title: str
    state: str
    tone: str
    day: str
    is_new: bool


def referral_page(
    request: StaffRequest, found: Referral, message: WordForm | None = None
) -> dict[str, object]:
    """Everything the page shows; what was new is seen. Errors: FileKeyLocked."""
    now = timezone.now()
    try:
        read = read_referral(found, by=request.user, at=now, opener=opener(request))
    except FileKeyDestroyed:
        return {"referral": found, "number": spoken(found.reference), "is_erased": True}
    if found.has_news:
        see(found, by=request.user, at=now)
    live = next((one.offer for one in read.offers if one.offer.is_live), None)
    is_handled = found.is_open and may_handle(request.user, found)
    headings = field_groups()
    return {
        "referral": found,
        "number": spoken(found.reference),
        "state": referral_states()[ReferralState(found.state)],
        "is_stranded": found.state == ReferralState.STRANDED,
        "facts": _facts(found, [str(headings[group]) for group in read.groups]),
        "offers": [_shown(one) for one in reversed(read.offers)],
        "live": live,
        "is_handled": is_handled,
        "may_ask": is_handled and live is None,
        "has_next": bool(read.left),
        "message": (message or WordForm(initial={"word_id": day_uuid()})) if is_handled and live else None,
    }


def _facts(found: Referral, groups: Sequence[str]) -> list[tuple[str, object]]:
    """What the partner was told is forgotten with the end: then nothing is said of it."""
    told = ("; ".join(groups) or _("need and region alone")) if found.is_open else ""
    rows = [
        (_("What help is needed with"), topics()[Topic(found.topic)]),
        (_("Where"), _region(found)),
        (_("How soon somebody must answer"), urgencies()[Urgency(found.urgency)]),
        (_("What the partner is told"), told),
        (_("Begun on"), f"{found.opened_on:%d.%m.%Y}"),
        (_("May be read until"), f"{found.until:%d.%m.%Y}" if found.is_open else ""),
        (_("Ended on"), f"{found.ended_on:%d.%m.%Y}" if found.ended_on else ""),
    ]
    return [(term, value) for term, value in rows if value]


def _region(found: Referral) -> str:
    return region_name(found.region, (get_language() or "ru")[:2])


def _shown(one: ReadOffer) -> ShownOffer:
    offer = one.offer
    state = OfferState(offer.state)
    return ShownOffer(
        name=offer.organisation.name,
        url=reverse("desk:organisation", args=[offer.organisation.code]),
        state=str(offer_states()[state]),
        tone=TONES[state],
        rows=[(term, value) for term, value in _rows(offer) if value],
        said=[Message(word.is_partners, f"{word.written_on:%d.%m.%Y}", text) for word, text in one.said],
        letter=_letter(offer),
    )


def _rows(offer: Offer) -> list[tuple[str, object]]:
    return [
        (_("How they got it"), ways()[Way(offer.way)]),
        (_("Asked on"), f"{offer.asked_on:%d.%m.%Y}"),
        (_("An answer is due by"), _moment(offer.due_at)),
        (_("Opened on"), f"{offer.seen_on:%d.%m.%Y}" if offer.seen_on else ""),
        (_("Why they cannot"), offer.get_refusal_display()),
        (_("What came of it"), offer.get_result_display()),
        (_("Ended on"), f"{offer.ended_on:%d.%m.%Y}" if offer.ended_on else ""),
    ]


def _moment(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "d.m.Y, H:i") if at else ""


def _letter(offer: Offer) -> str:
    if offer.sealed_letter is None:
        return ""
    if not settings.EMAIL_HOST:
        return _("No mail server is set up: the letter waits. Read a code out by telephone instead.")
    if offer.letter_tries >= LETTER_TRIES:
        return _("The letter could not be sent. Read a code out by telephone instead.")
    return _("The letter waits to be sent.")


def listed(referrals: Sequence[Referral]) -> list[Listed]:
    words, needs = referral_states(), topics()
    return [
        Listed(
            url=reverse("desk:referral", args=[one.pk]),
            title=f"{needs[Topic(one.topic)]} · {_region(one)}",
            state=str(words[ReferralState(one.state)]),
            tone="warn" if one.state == ReferralState.STRANDED else "line",
            day=f"{one.opened_on:%d.%m.%Y}",
            is_new=one.has_news,
        )
        for one in referrals
    ]
