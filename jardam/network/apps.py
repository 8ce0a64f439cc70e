from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "jardam.network"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.network.findable import (  # noqa: PLC0415
            FACILITY,
            ORGANISATION,
            SERVICE,
            facilities,
            organisations,
            services,
        )
        from jardam.search import sources  # noqa: PLC0415

        sources.register(sources.Source(ORGANISATION, organisations))
        sources.register(sources.Source(SERVICE, services))
        sources.register(sources.Source(FACILITY, facilities))

        sentences.register("facility.written", _("wrote down a place of medical care"))
        sentences.register("facility.changed", _("changed what is known of a place of medical care"))
        sentences.register("capacity.noted", _("wrote down what an organisation can do"))
        sentences.register("capacity.verified", _("saw as second person what an organisation can do"))
        sentences.register("facility.closed", _("wrote down that a place of medical care helps no more"))
        sentences.register("organisation.written", _("wrote down an organisation"))
        sentences.register("organisation.changed", _("changed what is known of an organisation"))
        sentences.register(
            "organisation.retired", _("wrote down that nobody is sent to an organisation any more")
        )
        sentences.register("organisation.takes", _("wrote down whether an organisation takes people now"))
        sentences.register("organisation.service", _("wrote down what an organisation does"))
        sentences.register("organisation.place", _("wrote down where an organisation is met"))
