"""The tables of the law: what is recorded, what changes it, and what was told by it."""

from jardam.law.models.changes import Change, ChangeRow, Ledger, NoticeText
from jardam.law.models.rows import CalendarDay, Parameter
from jardam.law.models.uses import Dependence, Told, Use

__all__ = [
    "CalendarDay",
    "Change",
    "ChangeRow",
    "Dependence",
    "Ledger",
    "NoticeText",
    "Parameter",
    "Told",
    "Use",
]
