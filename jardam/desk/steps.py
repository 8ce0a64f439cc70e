"""What must follow a contact, as rows of my day and as the page on which it is moved."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jardam.accounts.queries import display_names
from jardam.cases.permissions import may_work_on_cases
from jardam.centres import choices as centre_choices
from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.contacts.rules.closing import Outcome
from jardam.contacts.rules.reference import spoken
from jardam.desk.days import Queue, Row, time_left
from jardam.followups import choices
from jardam.followups.models import Step
from jardam.followups.rules.steps import Actor, StepKind, StepState, stage
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.kernel.topics import Topic
from jardam.reception.models import Appointment
from jardam.reception.permissions import may_work
from jardam.reception.rules.moves import State as AtDoor
from jardam.referrals.permissions import may_pass_on

END_OF_DAY = time(23, 59)
BOOKED = AtDoor.BOOKED
ACTORS: dict[Actor, Promise] = {
    Actor.OPERATOR: gettext_lazy("an operator acts"),
    Actor.RECEPTION: gettext_lazy("the reception acts"),
    Actor.CASEWORKER: gettext_lazy("a caseworker acts"),
}
MOVES: dict[StepState, Promise] = {
    StepState.SENT: gettext_lazy("Sent to the consulate"),
    StepState.BOOKED: gettext_lazy("Booked"),
    StepState.ISSUED: gettext_lazy("Issued"),
    StepState.REFUSED: gettext_lazy("Refused"),
    StepState.HELPED: gettext_lazy("The partner helped"),
    StepState.NOT_HELPED: gettext_lazy("The partner did not help"),
    StepState.TAKEN: gettext_lazy("Take the case"),
    StepState.DECLINED: gettext_lazy("Decline the case"),
    StepState.WITHDRAWN: gettext_lazy("No longer wanted"),
}


def rows_of(steps: Sequence[Step], now: datetime) -> list[Row]:
    """Each step that waits, due at the end of its day."""
    today = timezone.localdate(now)
    return [_row(step, step.due_on, today) for step in steps if step.due_on is not None]


def appointment_rows(appointments: Sequence[Appointment], now: datetime) -> list[Row]:
    """What the reader has promised to keep today, at its hour."""
    return [_kept(one, one.starts_at, now) for one in appointments if one.starts_at is not None]


def next_url(contact: Contact, outcome: Outcome | None, user: User, partner: str = "") -> str:
    """Where whoever ended the contact goes on at once with what was promised; empty where others do.

    ``partner``: the code of the one who was chosen, where somebody is sent on.
    """
    if outcome is Outcome.CASE and may_work_on_cases(user):
        return reverse("desk:case_open_contact", args=[contact.pk])
    if outcome is Outcome.REFERRED and may_pass_on(user, contact):
        return f"{reverse('desk:pass_on_contact', args=[contact.pk])}?{urlencode({'partner': partner})}"
    return booking_url(contact, user) if outcome is Outcome.APPOINTMENT else ""


def booking_url(contact: Contact, user: User) -> str:
    """Where an appointment is found for this contact; empty for whoever does not work at the door."""
    if not may_work(user):
        return ""
    spoken_there = "" if contact.language == Language.UNKNOWN else contact.language
    asked = {"contact": str(contact.pk), "language": spoken_there}
    return f"{reverse('reception:book')}?{urlencode(asked)}"


def moves_of(step: Step) -> list[tuple[str, Promise, str]]:
    """What may follow, as buttons: value, words, key."""
    waiting = stage(StepKind(step.kind), StepState(step.state))
    moves = waiting.moves if waiting else ()
    return [(move.value, MOVES[move], f"Alt+Digit{number}") for number, move in enumerate(moves, start=1)]


def facts_of(step: Step) -> list[tuple[str, Any]]:
    """What one must know before acting."""
    facts = [
        (_("State"), choices.step_states()[StepState(step.state)]),
        (_("Language"), language_name(step.contact.language)),
        (_("Contact"), spoken(step.contact.reference)),
        (_("Asked for on"), step.asked_on.strftime("%d.%m.%Y")),
    ]
    return [*facts, (_("Partner"), step.partner.name)] if step.partner else facts


def remarks_with_names(remarks: Sequence[dict[str, Any]], reader: User) -> list[dict[str, Any]]:
    """Remarks with the shown name of who made them, and the day as a day."""
    colleagues = User.objects.filter(centre=reader.centre, pk__in={remark["by"] for remark in remarks})
    names = {str(user_id): name for user_id, name in display_names(colleagues).items()}
    return [
        {"on": date.fromisoformat(remark["on"]), "by": names.get(remark["by"], ""), "text": remark["text"]}
        for remark in remarks
    ]


def language_name(code: str) -> str:
    language = Language(code)
    return OWN_NAMES.get(language, str(centre_choices.languages()[language]))


def _row(step: Step, due_on: date, today: date) -> Row:
    due = timezone.make_aware(datetime.combine(due_on, END_OF_DAY))
    actor = step.actor
    return Row(
        due=due,
        is_late=due_on < today,
        title=_title(step),
        url=reverse("desk:step", args=[step.pk]),
        act=_("Open"),
        note=days_left((due_on - today).days),
        meta=[
            language_name(step.contact.language),
            str(ACTORS[actor]) if actor else "",
            _("contact %(number)s") % {"number": spoken(step.contact.reference)},
        ],
        queue=Queue.STEP,
    )


def _kept(appointment: Appointment, starts_at: datetime, now: datetime) -> Row:
    return Row(
        due=timezone.localtime(starts_at),
        is_late=starts_at < now and appointment.state == BOOKED,
        title=_("Appointment at the front desk"),
        url=reverse("reception:appointment", args=[appointment.pk]),
        act=_("Open"),
        note=time_left(starts_at, now),
        meta=[language_name(appointment.language), str(appointment.get_state_display())],
        queue=Queue.DOOR,
    )


def _title(step: Step) -> str:
    kind = str(choices.step_kinds()[StepKind(step.kind)])
    if step.partner:
        return f"{kind}: {step.partner.name}"
    words = centre_choices.topics()
    topics = ", ".join(str(words[Topic(entry.topic)]) for entry in step.contact.topics.all())
    return f"{kind}: {topics}" if topics else kind


def days_left(days: int) -> str:
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("−%(n)d day", "−%(n)d days", -days) % {"n": -days}
    return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}
