from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    name = "jardam.claims"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.claims.dependents import claim_source  # noqa: PLC0415
        from jardam.claims.receivers import take_claims_along  # noqa: PLC0415
        from jardam.law import dependents  # noqa: PLC0415
        from jardam.people.signals import person_restricted  # noqa: PLC0415

        dependents.register(claim_source(_("Wage claims")))
        person_restricted.connect(take_claims_along, dispatch_uid="claims.sealed")
        sentences.register("claim.opened", _("wrote down a wage claim"))
        sentences.register("claim.withdrawn", _("withdrew a wage claim that was written down by mistake"))
        sentences.register("claim.restored", _("brought a withdrawn wage claim back"))
        sentences.register("claim.named", _("changed what the other side of a wage claim is called"))
        sentences.register("claim.work_said", _("wrote down the work of a wage claim"))
        sentences.register("claim.money_entered", _("wrote down money of a wage claim"))
        sentences.register("claim.money_taken_back", _("took back a line of money of a wage claim"))
        sentences.register("claim.promised", _("wrote down what was promised for a wage claim"))
        sentences.register("claim.dealt", _("wrote down a step of a wage claim"))
        sentences.register("claim.proven", _("wrote down what proves a wage claim"))
