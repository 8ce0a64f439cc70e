from jardam.cases.models.case import Barred, Case
from jardam.cases.models.entry import Entry
from jardam.cases.models.need import Need

__all__ = ["Barred", "Case", "Entry", "Need"]
