from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QualityConfig(AppConfig):
    name = "jardam.quality"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands

        sentences.register("debrief.held", _("wrote down that a debrief was held"))
        sentences.register("terms.decided", _("decided on the centre's own numbers"))
        sentences.register("complaint.taken", _("wrote down a complaint about us"))
        sentences.register("complaint.moved", _("moved a complaint about us"))
        sentences.register("complaint.handed", _("handed a complaint about us over"))
        sentences.register("complaint.read", _("read a complaint about us"))
