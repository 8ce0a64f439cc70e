"""The words people read for what this room stores."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.referrals.rules.clock import Urgency
from jardam.referrals.rules.lives import OfferState, ReferralState
from jardam.referrals.rules.routes import Way


class Result(TextChoices):
    """What became of it, as the partner says. Stored as written."""

    HELPED = "HELPED", pgettext_lazy("referral", "helped")
    PARTLY = "PARTLY", pgettext_lazy("referral", "helped in part")
    NOT_HELPED = "NOT_HELPED", pgettext_lazy("referral", "could not help")


class DoorKind(StrEnum):
    """Stored as written."""

    PARTNER = "PARTNER"
    CLIENT = "CLIENT"


def urgencies() -> dict[Urgency, Promise]:
    return {
        Urgency.NOW: _("Danger: an answer within 4 hours"),
        Urgency.SOON: _("Soon: an answer within a day"),
        Urgency.USUAL: _("Usual: an answer within three days"),
    }


def ways() -> dict[Way, Promise]:
    return {
        Way.MAIL: _("by e-mail, a link"),
        Way.HAND: _("a link that I hand over: messenger, printed square"),
        Way.PHONE: _("by phone, a number and a code"),
        Way.SYSTEM: _("their own system fetches it"),
    }


def offer_states() -> dict[OfferState, Promise]:
    return {
        OfferState.ASKED: _("not opened yet"),
        OfferState.SEEN: _("seen, not accepted yet"),
        OfferState.NEED_MORE: _("asks for more"),
        OfferState.ACCEPTED: pgettext_lazy("referral", "accepted"),
        OfferState.REFUSED: pgettext_lazy("referral", "refused"),
        OfferState.DONE: pgettext_lazy("referral", "done"),
        OfferState.SILENT: _("no answer in time"),
        OfferState.LAPSED: _("accepted, no result until the last day"),
        OfferState.TAKEN_BACK: pgettext_lazy("referral", "taken back"),
    }


def referral_states() -> dict[ReferralState, Promise]:
    return {
        ReferralState.UNDER_WAY: pgettext_lazy("referral", "under way"),
        ReferralState.STRANDED: _("nobody is left who is asked by itself"),
        ReferralState.DONE: pgettext_lazy("referral", "done"),
        ReferralState.ENDED: pgettext_lazy("referral", "ended"),
    }
