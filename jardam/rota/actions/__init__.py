"""Everything that changes the rota. One function, one thing that happened, one audit entry. Import from here."""

from jardam.rota.actions.absences import end_absence, report_absence
from jardam.rota.actions.handovers import (
    forget_handovers,
    forget_handovers_everywhere,
    mark_seen,
    write_handover,
)
from jardam.rota.actions.planning import want_hours
from jardam.rota.actions.proposals import (
    ask_for_proposal,
    call_in_sick,
    decide_lines,
    fail_proposal,
    keep_proposal,
)
from jardam.rota.actions.shifts import (
    AlreadyAnswered,
    NotPossible,
    answer_shift,
    ask_shift,
    cancel_shift,
    plan_shift,
)
from jardam.rota.actions.trainings import pass_training

__all__ = [
    "AlreadyAnswered",
    "NotPossible",
    "answer_shift",
    "ask_for_proposal",
    "ask_shift",
    "call_in_sick",
    "cancel_shift",
    "decide_lines",
    "end_absence",
    "fail_proposal",
    "forget_handovers",
    "forget_handovers_everywhere",
    "keep_proposal",
    "mark_seen",
    "pass_training",
    "plan_shift",
    "report_absence",
    "want_hours",
    "write_handover",
]
