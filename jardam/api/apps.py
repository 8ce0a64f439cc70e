from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "jardam.api"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands

        sentences.register("api.key_issued", _("issued a key for a partner's own system"))
        sentences.register("api.key_rotated", _("issued a key that follows another one"))
        sentences.register("api.key_revoked", _("took back the key of a partner's own system"))
        sentences.register("api.called", _("called as a partner's own system: {operation}, answer {status}"))
