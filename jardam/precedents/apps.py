from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrecedentsConfig(AppConfig):
    name = "jardam.precedents"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.law import dependents  # noqa: PLC0415
        from jardam.people.signals import person_erased, person_restricted  # noqa: PLC0415
        from jardam.precedents.dependents import precedent_source  # noqa: PLC0415
        from jardam.precedents.receivers import forget_drafts  # noqa: PLC0415

        dependents.register(precedent_source(_("Precedents")))
        person_restricted.connect(forget_drafts, dispatch_uid="precedents.restricted")
        person_erased.connect(forget_drafts, dispatch_uid="precedents.erased")
        sentences.register("precedent.drafted", _("wrote the draft of a precedent from a case"))
        sentences.register("precedent.draft_read", _("read the draft of a precedent from a case"))
        sentences.register("precedent.dropped", _("threw away the draft of a precedent from a case"))
        sentences.register("precedent.published", _("published a precedent, as second person"))
        sentences.register("precedent.looked_at", _("said that a precedent holds under the changed law"))
        sentences.register("precedent.withdrawn", _("withdrew a precedent"))
