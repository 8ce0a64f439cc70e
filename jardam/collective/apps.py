from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CollectiveConfig(AppConfig):
    name = "jardam.collective"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.claims.signals import claim_withdrawing  # noqa: PLC0415
        from jardam.collective.receivers import forget_worker, keep_what_is_joined  # noqa: PLC0415
        from jardam.people.signals import person_erased, person_restricted  # noqa: PLC0415

        claim_withdrawing.connect(keep_what_is_joined, dispatch_uid="collective.joined")
        person_restricted.connect(forget_worker, dispatch_uid="collective.restricted")
        person_erased.connect(forget_worker, dispatch_uid="collective.erased")
        sentences.register("collective.begun", _("began a collective claim"))
        sentences.register("collective.read", _("read a collective claim"))
        sentences.register("collective.proposed", _("proposed a claim for a collective one"))
        sentences.register(
            "collective.confirmed", _("confirmed that a worker takes part in a collective claim")
        )
        sentences.register("collective.parted", _("took a worker out of a collective claim"))
        sentences.register("collective.received", _("wrote down money that was received for several workers"))
