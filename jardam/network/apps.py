from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "jardam.network"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands

        sentences.register("facility.written", _("wrote down a place of medical care"))
        sentences.register("facility.changed", _("changed what is known of a place of medical care"))
        sentences.register("facility.closed", _("wrote down that a place of medical care helps no more"))
