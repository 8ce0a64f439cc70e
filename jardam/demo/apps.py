from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "jardam.demo"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.demo.terms import register_terms  # noqa: PLC0415

        if settings.MODE != "live":
            register_terms()
        sentences.register("demo.filled", _("filled a month with {contacts} invented contacts"))
        sentences.register("demo.rostered", _("planned {shifts} invented shifts"))
        sentences.register("demo.called", _("invented {calls} calls on the line"))
