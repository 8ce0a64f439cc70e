from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "jardam.services"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands

        sentences.register("service.offered", _("said that the centre gives a standard service, and how"))
        sentences.register("service.ended", _("said that the centre gives a standard service no more"))
        sentences.register(
            "services.published", _("published protected figures of the centre to the network")
        )
        sentences.register(
            "services.reach_published", _("published how many change {number} of the law touches, protected")
        )
