from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IncidentsConfig(AppConfig):
    name = "jardam.incidents"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.incidents.receivers import take_incidents_along  # noqa: PLC0415
        from jardam.people.signals import person_restricted  # noqa: PLC0415

        person_restricted.connect(take_incidents_along, dispatch_uid="incidents.sealed")
        sentences.register("incident.written", _("wrote an incident down"))
        sentences.register("incident.read", _("read an incident"))
        sentences.register("incident.witnesses_read", _("read who witnessed an incident"))
        sentences.register("incident.withdrawn", _("withdrew an incident"))
        sentences.register("venue.named", _("wrote down a place where incidents happen"))
        sentences.register(
            "venue.spelled", _("wrote down another spelling of a place where incidents happen")
        )
