from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    name = "jardam.outreach"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands

        sentences.register("orientation.noted", _("wrote down an orientation before departure"))
        sentences.register(
            "orientation.taken_back", _("took back an orientation that was written down wrongly")
        )
