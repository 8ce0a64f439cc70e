from jardam.cases.models.calendar_address import CalendarAddress
from jardam.cases.models.case import Barred, Case
from jardam.cases.models.check_in import CheckIn
from jardam.cases.models.cover import Cover
from jardam.cases.models.entry import Entry
from jardam.cases.models.member import Member
from jardam.cases.models.need import Need
from jardam.cases.models.own_item import OwnItem
from jardam.cases.models.term import Term
from jardam.cases.models.tick import Tick

__all__ = [
    "Barred",
    "CalendarAddress",
    "Case",
    "CheckIn",
    "Cover",
    "Entry",
    "Member",
    "Need",
    "OwnItem",
    "Term",
    "Tick",
]
