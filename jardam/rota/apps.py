from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RotaConfig(AppConfig):
    name = "jardam.rota"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands

        sentences.register("shift.planned", _("planned a shift"))
        sentences.register("shift.answered", _("answered for a shift"))
        sentences.register("shift.cancelled", _("cancelled a shift"))
        sentences.register("absence.reported", _("reported an absence"))
        sentences.register("absence.ended", _("ended an absence"))
        sentences.register("hours.wanted", _("said which languages are promised at which hours"))
        sentences.register("training.passed", _("wrote down a training"))
        sentences.register("handover.written", _("handed a shift over"))
        sentences.register("handover.read", _("read what was handed over"))
        sentences.register("handover.forgotten", _("removed an old hand-over"))
        sentences.register("proposal.asked", _("had the holes of the rota worked out"))
        sentences.register("proposal.made", _("worked out how to close holes of the rota"))
        sentences.register("line.decided", _("decided on a line of a proposal"))
