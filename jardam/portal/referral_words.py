"""What a partner reads of a referral, and what the person themselves is told of it, in the language of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.centres import choices as centre_choices
from jardam.kernel.languages import Language
from jardam.kernel.regions import region_name
from jardam.people.choices import field_groups
from jardam.people.rules.consent import MAY_GO
from jardam.referrals.actions import Opened
from jardam.referrals.models import Offer
from jardam.referrals.rules.following import Standing
from jardam.referrals.rules.lives import OfferState

STANDINGS: Mapping[Standing, Promise] = {
    Standing.ASKED: gettext_lazy("An organisation was asked to help. It has not answered yet."),
    Standing.LOOKED_AT: gettext_lazy("An organisation has read it and is thinking about it."),
    Standing.TAKEN_ON: gettext_lazy("An organisation has taken it on."),
    Standing.LOOKING: gettext_lazy("We are looking for another organisation. You need to do nothing."),
    Standing.DONE: gettext_lazy("It is done."),
    Standing.ENDED: gettext_lazy("It has ended. If you still need help, write to us or call us."),
}
STATES: Mapping[OfferState, Promise] = {
    OfferState.SEEN: gettext_lazy("You have read it. The centre waits for your answer."),
    OfferState.NEED_MORE: gettext_lazy("You have asked a question. The centre will answer here."),
    OfferState.ACCEPTED: gettext_lazy("You have taken it on. Tell the centre here what came of it."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One message, and who wrote it."""

    who: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class ShownPacket:
    """``facts``: the need, the region, the language; ``parts``: the words that were ticked, with their headings."""

    state: str
    facts: Sequence[tuple[str, object]]
    parts: Sequence[tuple[str, str]]
    said: Sequence[Said]


def shown_packet(opened: Opened, language: Language) -> ShownPacket:
    packet, headings = opened.packet, field_groups()
    region = region_name(packet.region, "en" if language is Language.EN else "ru")
    talks = packet.language
    rows = [
        (_("Help is needed with"), centre_choices.topics()[packet.topic]),
        (_("Where"), region),
        (_("Speaks"), "" if talks is Language.UNKNOWN else centre_choices.languages()[talks]),
        (_("This page opens until"), f"{opened.until:%d.%m.%Y}"),
    ]
    return ShownPacket(
        str(STATES.get(OfferState(opened.offer.state), "")),
        [(term, value) for term, value in rows if value],
        [(str(headings[group]), packet.parts[group]) for group in MAY_GO if group in packet.parts],
        [
            Said(_("You") if word.is_partners else _("The centre"), word.written_on, text)
            for word, text in opened.words
        ],
    )


def partners_path(offer: Offer, secret: str) -> str:
    """In Russian; the page itself leads to the other languages."""
    return reverse("portal:referral", args=[Language.RU.catalogue, offer.centre_id, offer.pk, secret])
