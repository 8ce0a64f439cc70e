from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProblemsConfig(AppConfig):
    name = "jardam.problems"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.problems.choices import states  # noqa: PLC0415

        sentences.register("problem.raised", _("raised a problem from a pattern"))
        sentences.register("problem.moved", _("worked on a problem: {state}"), state=states)
