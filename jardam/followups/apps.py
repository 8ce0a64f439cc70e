from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowupsConfig(AppConfig):
    name = "jardam.followups"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.followups.receivers import take_remarks_along  # noqa: PLC0415
        from jardam.people.signals import person_restricted  # noqa: PLC0415

        person_restricted.connect(take_remarks_along, dispatch_uid="followups.remarks")
        sentences.register("step.asked", _("asked for what must follow a contact"))
        sentences.register("step.moved", _("moved what must follow a contact"))
