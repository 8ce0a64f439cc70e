from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferralsConfig(AppConfig):
    name = "jardam.referrals"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.people.signals import consents_changed, person_erased, person_restricted  # noqa: PLC0415
        from jardam.referrals.receivers import (  # noqa: PLC0415
            end_of_erased,
            follow_what_was_said,
            take_referrals_along,
        )

        person_restricted.connect(take_referrals_along, dispatch_uid="referrals.restricted")
        person_erased.connect(end_of_erased, dispatch_uid="referrals.erased")
        consents_changed.connect(follow_what_was_said, dispatch_uid="referrals.consents")
        sentences.register("referral.opened", _("passed somebody on to a partner"))
        sentences.register("referral.offered", _("asked a partner to help somebody"))
        sentences.register("referral.moved", _("noted how far a referral is"))
        sentences.register("referral.worded", _("wrote to a partner about a referral"))
        sentences.register("referral.read", _("read a referral"))
        sentences.register("referral.opened_by_partner", _("opened a referral, as the partner"))
        sentences.register("referral.answered", _("answered a referral, as the partner"))
        sentences.register("referral.taken_back", _("took a referral back: its links open nothing more"))
        sentences.register("referral.code_drawn", _("drew a code to be read out"))
        sentences.register("referral.reminded", _("reminded a partner of a referral"))
        sentences.register("referral.seen", _("saw what is new of a referral"))
        sentences.register("referral.letter_sent", _("sent a letter with a link to a partner"))
        sentences.register("referral.fetched", _("fetched a referral, sealed, as the partner's own system"))
        sentences.register("referral.system_key_entered", _("entered the key of a partner's own system"))
        sentences.register("referral.system_key_ended", _("ended the key of a partner's own system"))
