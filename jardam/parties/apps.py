from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartiesConfig(AppConfig):
    name = "jardam.parties"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.parties.receivers import forget_ties  # noqa: PLC0415
        from jardam.people.signals import person_erased, person_restricted  # noqa: PLC0415

        person_restricted.connect(forget_ties, dispatch_uid="parties.restricted")
        person_erased.connect(forget_ties, dispatch_uid="parties.erased")
        sentences.register("party.tied", _("said who the other side of a claim is"))
        sentences.register("party.untied", _("said that the other side of a claim is somebody else"))
        sentences.register("party.changed", _("changed what a party of the other side is called"))
        sentences.register("party.merged", _("said that two parties of the other side are the same"))
        sentences.register("party.parted", _("took two parties of the other side apart again"))
        sentences.register("party.read", _("read what is known of a party of the other side"))
        sentences.register("warning.opened", _("opened a warning of a party of the other side"))
        sentences.register("warning.renewed", _("looked at a warning of the other side again: it holds"))
        sentences.register("warning.replied", _("wrote down what the other side answers to a warning"))
        sentences.register("warning.appealed", _("wrote down that the other side disputes a warning"))
        sentences.register("warning.decided", _("decided on an appeal against a warning, as second person"))
        sentences.register("warning.withdrawn", _("withdrew a warning of a party of the other side"))
        sentences.register("warning.read", _("read a warning of a party of the other side"))
