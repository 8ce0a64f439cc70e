from jardam.cases.models.case import Barred, Case
from jardam.cases.models.entry import Entry

__all__ = ["Barred", "Case", "Entry"]
