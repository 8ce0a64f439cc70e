from jardam.cases.models.calendar_address import CalendarAddress
from jardam.cases.models.case import Barred, Case
from jardam.cases.models.entry import Entry
from jardam.cases.models.need import Need
from jardam.cases.models.term import Term

__all__ = ["Barred", "CalendarAddress", "Case", "Entry", "Need", "Term"]
