from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LibraryConfig(AppConfig):
    name = "jardam.library"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.library.choices import outcome_words  # noqa: PLC0415

        sentences.register(
            "evidence.noted", _("noted how an agreement is applied: {outcome}"), outcome=outcome_words
        )
        sentences.register("evidence.withdrawn", _("took back a note on how an agreement is applied"))
