from jardam.cases.models.case import Barred, Case
from jardam.cases.models.entry import Entry
from jardam.cases.models.need import Need
from jardam.cases.models.term import Term

__all__ = ["Barred", "Case", "Entry", "Need", "Term"]
