from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DatabankConfig(AppConfig):
    name = "jardam.databank"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands

        sentences.register("databank.snapshot", _("froze codes and months of the centre for the data bank"))
        sentences.register("databank.taken", _("took a protected table of the data bank out"))
