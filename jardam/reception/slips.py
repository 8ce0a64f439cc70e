"""What a client takes along or is told, in the client's own language. Neutral: a number, a day, a room; no name.

Who finds the paper in somebody's pocket learns nothing about them: not who they are, nor what it is about.
"""

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jardam.centres.models import Centre
from jardam.kernel.languages import Language
from jardam.reception.models import Appointment, Ticket
from jardam.ui.components.boxes import Slip


def slip_of_appointment(appointment: Appointment, centre: Centre) -> Slip:
    """Day, hour and room of an open appointment."""
    assert appointment.starts_at is not None
    language = Language(appointment.language)
    begins = timezone.localtime(appointment.starts_at, centre.zone)
    room, is_remote = appointment.adviser.room, appointment.adviser.is_remote
    with translation.override(language.catalogue):
        where = _("We will call you.") if is_remote else _("Room %(room)s") % {"room": room} if room else ""
        lines = [capfirst(date_format(begins, "l, j E Y")), where, _("If you cannot come, please tell us.")]
        return Slip(
            lang=language.tag,
            heading=_("Appointment"),
            large=date_format(begins, "H:i"),
            lines=[line for line in lines if line],
        )


def slip_of_ticket(ticket: Ticket) -> Slip:
    """The number of the day."""
    language = Language(ticket.language)
    tag = Language.RU.tag if language is Language.UNKNOWN else language.tag
    with translation.override(language.catalogue):
        return Slip(
            lang=tag,
            heading=_("Your number"),
            large=str(ticket.number),
            lines=[
                capfirst(date_format(ticket.on_day, "l, j E Y")),
                _("Please wait until we call your number."),
            ],
        )


def called_words(ticket: Ticket) -> str:
    """What is said aloud when a number is called."""
    room = ticket.adviser.room if ticket.adviser else ""
    with translation.override(Language(ticket.language).catalogue):
        if room:
            return _("Number %(number)d, please come to room %(room)s.") % {
                "number": ticket.number,
                "room": room,
            }
        return _("Number %(number)d, please come in.") % {"number": ticket.number}
