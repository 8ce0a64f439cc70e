from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReceptionConfig(AppConfig):
    name = "jardam.reception"

    def ready(self) -> None:
        from jardam.audit import sentences  # noqa: PLC0415 - after the app registry stands
        from jardam.contacts.signals import contact_closed  # noqa: PLC0415
        from jardam.people.signals import person_restricted  # noqa: PLC0415
        from jardam.reception.receivers import bring_notes_home, take_notes_along  # noqa: PLC0415

        contact_closed.connect(bring_notes_home, dispatch_uid="reception.contacts")
        person_restricted.connect(take_notes_along, dispatch_uid="reception.notes")
        sentences.register("appointment.held", _("held a slot"))
        sentences.register("appointment.released", _("gave a held slot back"))
        sentences.register("appointment.booked", _("booked an appointment"))
        sentences.register("appointment.arrived", _("wrote down that somebody came to an appointment"))
        sentences.register("appointment.ended", _("ended an appointment"))
        sentences.register("appointment.read", _("read the note of an appointment"))
        sentences.register("ticket.taken", _("gave out a number in the queue"))
        sentences.register("ticket.called", _("called a number from the queue"))
        sentences.register("ticket.moved", _("moved a number of the queue"))
        sentences.register("wish.noted", _("put somebody on the waiting list"))
        sentences.register("wish.ended", _("took somebody off the waiting list"))
        sentences.register("adviser.added", _("let a colleague see people"))
        sentences.register("adviser.changed", _("changed how a colleague sees people"))
        sentences.register("hours.added", _("opened hours of an adviser"))
        sentences.register("hours.removed", _("closed hours of an adviser"))
        sentences.register("closure.added", _("closed days at the door"))
        sentences.register("closure.removed", _("opened closed days again"))
        sentences.register("door.changed", _("changed how the door works"))
