"""What follows an invented contact: a certificate, word from a partner, a case. The youngest ones still wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Outcome
from jardam.demo.dice import Dice
from jardam.followups.models import Step
from jardam.followups.rules.steps import STAGES, STEP_AFTER, StepKind, StepState, due_on, waiting_states
from jardam.law.queries import production_calendar
from jardam.law.rules.calendar import ProductionCalendar
from jardam.network.models import Organisation
from jardam.network.queries import organisations_for

WAIT_DAYS = 3
"""Steps that were asked for so few days before the last day of the demo still wait."""


@dataclass(frozen=True, slots=True)
class NextSteps:
    """The steps of one centre. ``last_day``: of the demo; nothing ends later."""

    partners: Sequence[Organisation]
    calendar: ProductionCalendar
    last_day: date
    dice: Dice

    @classmethod
    def until(cls, last_day: date, dice: Dice) -> "NextSteps":
        return cls(list(organisations_for()), production_calendar(), last_day, dice)

    def after(self, contact: Contact, step_id: UUID) -> Step | None:
        """What follows this contact; None where nothing does."""
        kind = STEP_AFTER.get(Outcome(contact.outcome))
        if kind is None:
            return None
        step = Step(
            id=step_id,
            centre=contact.centre,
            contact=contact,
            kind=kind.value,
            asked_by=contact.recorded_by,
            asked_on=contact.happened_on,
        )
        if kind is StepKind.REFERRAL:
            step.partner = self.dice.one(self.partners)
        self._move(step, kind)
        return step

    def _move(self, step: Step, kind: StepKind) -> None:
        asked = STAGES[kind][StepState.ASKED]
        if self.last_day - step.asked_on < timedelta(days=WAIT_DAYS):
            step.state, step.due_on = StepState.ASKED.value, due_on(asked, step.asked_on, self.calendar)
            return
        ends = [move for move in asked.moves if move not in waiting_states()]
        step.state = self.dice.one(ends).value
        step.ended_on = min(step.asked_on + timedelta(days=self.dice.number(0, 5)), self.last_day)
