from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AppealsConfig(AppConfig):
    name = "jardam.appeals"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands

        sentences.register("appeal.key_made", _("made the key that appeals from partners are sealed to"))
        sentences.register("appeal.came", _("sent an appeal from a partner's form"))
        sentences.register("appeal.taken", _("took up an appeal from a partner's form"))
        sentences.register("appeal.dropped", _("put away an appeal that cannot be opened"))
