"""How much of somebody's strength a case takes, and whether it is one that changes more than itself."""

from dataclasses import dataclass
from datetime import datetime

from jardam.audit.actions import record, recorded
from jardam.cases.actions.holding import Said, open_as_seen, today_line, write_line
from jardam.cases.choices import EntryKind
from jardam.cases.models import Case
from jardam.cases.sealing import TEXT
from jardam.centres.models import User


@dataclass(frozen=True, slots=True)
class Weighed:
    """``weight``: from light to heavy, work and distress together. ``is_strategic``: others will lean on its outcome."""

    weight: int
    is_strategic: bool


@recorded
def weigh_case(case: Case, weighed: Weighed, said: Said, *, by: User, at: datetime) -> Case:
    """What it takes is seen anew. Errors: CaseChanged, CaseClosed; FileKeyLocked, FileKeyDestroyed."""
    case, key = open_as_seen(case, said)
    case.weight, case.is_strategic = weighed.weight, weighed.is_strategic
    words = {TEXT: said.text, "weight": case.weight, "is_strategic": case.is_strategic}
    write_line(case, key, today_line(EntryKind.WEIGHED, words, by, at), said.opener)
    record("case.weighed", case, by=by, at=at, weight=case.weight)
    return case
