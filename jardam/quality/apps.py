from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QualityConfig(AppConfig):
    name = "jardam.quality"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.people.signals import person_restricted  # noqa: PLC0415
        from jardam.quality.receivers import take_remarks_along  # noqa: PLC0415

        person_restricted.connect(take_remarks_along, dispatch_uid="quality.remarks")
        sentences.register("debrief.held", _("wrote down that a debrief was held"))
        sentences.register("terms.decided", _("decided on the centre's own numbers"))
        sentences.register("complaint.taken", _("wrote down a complaint about us"))
        sentences.register("complaint.moved", _("moved a complaint about us"))
        sentences.register("complaint.handed", _("handed a complaint about us over"))
        sentences.register("complaint.read", _("read a complaint about us"))
        sentences.register("sample.drawn", _("drew {records} records of a month for review"))
        sentences.register("record.reviewed", _("reviewed a record"))
        sentences.register("feedback.read", _("read what a reviewer remarked"))
        sentences.register("feedback.seen", _("has seen what was said of their record"))
