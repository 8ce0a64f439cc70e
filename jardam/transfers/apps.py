from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TransfersConfig(AppConfig):
    name = "jardam.transfers"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.people.signals import consents_changed, person_erased, person_restricted  # noqa: PLC0415
        from jardam.transfers.receivers import (  # noqa: PLC0415
            end_of_erased,
            end_of_restricted,
            follow_what_was_said,
        )

        person_restricted.connect(end_of_restricted, dispatch_uid="transfers.restricted")
        person_erased.connect(end_of_erased, dispatch_uid="transfers.erased")
        consents_changed.connect(follow_what_was_said, dispatch_uid="transfers.consents")
        sentences.register("transfer.offered", _("handed a case to another centre"))
        sentences.register("transfer.arrived", _("received a case that another centre hands over"))
        sentences.register("transfer.read", _("read what another centre hands over"))
        sentences.register("transfer.read_there", _("read a case that was handed over, in the other centre"))
        sentences.register("transfer.taken", _("took in a case of another centre"))
        sentences.register("transfer.refused", _("did not take in a case of another centre"))
        sentences.register("transfer.moved", _("noted what became of a case that was handed over"))
        sentences.register("transfer.seen", _("saw what became of a case that was handed over"))
