from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitsConfig(AppConfig):
    name = "jardam.exhibits"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.exhibits.receivers import forget_exhibits, take_exhibits_along  # noqa: PLC0415
        from jardam.people.signals import person_erased, person_restricted  # noqa: PLC0415

        person_restricted.connect(take_exhibits_along, dispatch_uid="exhibits.sealed")
        person_erased.connect(forget_exhibits, dispatch_uid="exhibits.erased")
        sentences.register("exhibit.brought", _("put exhibits into a case"))
        sentences.register("exhibit.described", _("said what an exhibit of a case is"))
        sentences.register("exhibit.read", _("looked at an exhibit of a case"))
        sentences.register("exhibit.original_read", _("took the original of an exhibit of a case"))
        sentences.register("exhibit.checked", _("let a held exhibit of a case be checked for viruses"))
        sentences.register("exhibit.refused", _("a held exhibit of a case was found bad and thrown away"))
        sentences.register("exhibit.dropped", _("took an exhibit out of a case"))
