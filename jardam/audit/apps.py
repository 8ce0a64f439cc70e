from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "jardam.audit"

    def ready(self) -> None:
        from jardam.audit import receivers, sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.vault.signals import epoch_rotated  # noqa: PLC0415

        sentences.register(
            "vault.rotated", _("rotated the centre's epoch key; {rewrapped} keys were wrapped anew")
        )
        epoch_rotated.connect(receivers.write_down_rotation, dispatch_uid="audit.vault.rotated")
