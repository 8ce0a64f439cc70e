from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticeConfig(AppConfig):
    name = "jardam.practice"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.practice.choices import state_words  # noqa: PLC0415

        sentences.register("practice.written", _("wrote a practice down"))
        sentences.register("practice.changed", _("changed what is written of a practice"))
        sentences.register("practice.withdrawn", _("withdrew a practice"))
        sentences.register("practice.handed", _("handed a practice to another branch"))
        sentences.register(
            "practice.looked_at", _("said what became of a practice at a branch: {state}"), state=state_words
        )
