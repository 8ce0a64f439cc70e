"""The figures of a month, each with the condition by which its rows are counted *and* listed: there is no second one."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from jardam.contacts.choices import CallbackState, Screening, State
from jardam.contacts.models import Contact, ContactTopic
from jardam.contacts.rules.closing import Kind, Outcome
from jardam.line.rules.bands import WaitBand
from jardam.line.rules.calls import CallState
from jardam.quality.rules.first_contact import WINDOW_DAYS, FirstContact, every_case, first_contact


class Figure(StrEnum):
    """Said in addresses. Each opens the list of exactly what it counts."""

    ALL = "ALL"
    CONSULTATIONS = "CONSULTATIONS"
    OTHERS = "OTHERS"
    SOLVED = "SOLVED"
    SOLVED_UNSEEN = "SOLVED_UNSEEN"
    NOT_AT_ONCE = "NOT_AT_ONCE"
    CAME_BACK = "CAME_BACK"
    REPEAT = "REPEAT"
    YOUNG = "YOUNG"
    VIOLENCE_YES = "VIOLENCE_YES"
    VIOLENCE_NO = "VIOLENCE_NO"
    VIOLENCE_NOT_ASKED = "VIOLENCE_NOT_ASKED"
    DISCRIMINATION_YES = "DISCRIMINATION_YES"
    DISCRIMINATION_NO = "DISCRIMINATION_NO"
    DISCRIMINATION_NOT_ASKED = "DISCRIMINATION_NOT_ASKED"
    LANGUAGE = "LANGUAGE"
    BRANCH = "BRANCH"
    BRANCH_SOLVED = "BRANCH_SOLVED"
    WAITED_AT_ONCE = "WAITED_AT_ONCE"
    WAITED_MINUTE = "WAITED_MINUTE"
    WAITED_MINUTES_3 = "WAITED_MINUTES_3"
    WAITED_LONGER = "WAITED_LONGER"
    MISSED = "MISSED"
    ABANDONED = "ABANDONED"
    KEPT = "KEPT"
    LATE = "LATE"
    GIVEN_UP = "GIVEN_UP"
    OPEN = "OPEN"
    HOLES = "HOLES"
    UNCONFIRMED = "UNCONFIRMED"


CONSULTATION = Q(kind=Kind.CONSULTATION.value)
QUESTIONS = {"violence": "VIOLENCE", "discrimination": "DISCRIMINATION"}
CONTACTS: Mapping[Figure, Q] = {
    Figure.ALL: Q(),
    Figure.CONSULTATIONS: CONSULTATION,
    Figure.OTHERS: ~CONSULTATION,
    **{
        Figure(f"{question}_{answer.value}"): CONSULTATION & Q(**{field: answer.value})
        for field, question in QUESTIONS.items()
        for answer in Screening
    },
}
"""Of the closed contacts of the month."""

FIRST: Mapping[Figure, FirstContact] = {
    Figure.SOLVED: FirstContact.SOLVED,
    Figure.SOLVED_UNSEEN: FirstContact.SOLVED,
    Figure.NOT_AT_ONCE: FirstContact.NOT_AT_ONCE,
    Figure.CAME_BACK: FirstContact.CAME_BACK,
    Figure.REPEAT: FirstContact.REPEAT,
    Figure.YOUNG: FirstContact.YOUNG,
}
BANDS: Mapping[WaitBand, Figure] = {
    WaitBand.AT_ONCE: Figure.WAITED_AT_ONCE,
    WaitBand.MINUTE: Figure.WAITED_MINUTE,
    WaitBand.MINUTES_3: Figure.WAITED_MINUTES_3,
    WaitBand.LONGER: Figure.WAITED_LONGER,
}
CALLS: Mapping[Figure, Q] = {
    **{figure: Q(state=CallState.ENDED.value, waited=band.value) for band, figure in BANDS.items()},
    Figure.MISSED: Q(state=CallState.MISSED.value),
    Figure.ABANDONED: Q(state=CallState.ABANDONED.value),
}
"""Of the calls that the exchange told of in the month; who still talks is answered and counted when it ends."""

_REACHED = Q(state=CallbackState.REACHED.value)
CALLBACKS: Mapping[Figure, Q] = {
    Figure.KEPT: _REACHED & Q(ended_on__lte=F("due_on")),
    Figure.LATE: _REACHED & Q(ended_on__gt=F("due_on")),
    Figure.GIVEN_UP: Q(state=CallbackState.GIVEN_UP.value),
    Figure.OPEN: Q(state=CallbackState.WAITING.value),
}
"""Of the callbacks promised for a day of the month: `rules.promises`, as the database asks it."""

HOURS = (Figure.HOLES, Figure.UNCONFIRMED)
OF_LANGUAGE = (Figure.LANGUAGE, *HOURS)
OF_BRANCH = (Figure.BRANCH, Figure.BRANCH_SOLVED)
"""Figures of which there is one for each language, or for each branch: the address says which."""

_KNOWN = Q(person__isnull=False)
"""Who left nothing that identifies is not known again: four in five, for whom nothing needs to be looked up."""

KNOWN_OF_A_CONSULTATION = ("is_answered", "came_before", "came_back", "is_young")


def with_facts(contacts: QuerySet[Contact], today: date) -> QuerySet[Contact]:
    """Consultations with what the rule of the first contact asks of each."""
    youngest = today - timedelta(days=WINDOW_DAYS)
    earlier = Q(contact__happened_on__lt=OuterRef("happened_on")) | Q(
        contact__happened_on=OuterRef("happened_on"), contact__pk__lt=OuterRef("pk")
    )
    later = Q(contact__happened_on__gt=OuterRef("happened_on")) | Q(
        contact__happened_on=OuterRef("happened_on"), contact__pk__gt=OuterRef("pk")
    )
    return contacts.filter(CONSULTATION).annotate(
        is_answered=_yes_if(Q(outcome=Outcome.ANSWERED.value)),
        came_before=_yes_if(_KNOWN & Q(Exists(_same_matter().filter(earlier)))),
        came_back=_yes_if(_KNOWN & Q(Exists(_same_matter().filter(later)))),
        is_young=_yes_if(Q(happened_on__gt=youngest)),
    )


def asked_for(standing: FirstContact) -> Q:
    """The condition on `with_facts` under which the rule says ``standing``."""
    wanted = Q()
    for facts in every_case():
        if first_contact(facts) is standing:
            wanted |= Q(**{name: getattr(facts, name) for name in KNOWN_OF_A_CONSULTATION})
    return wanted


def _same_matter() -> QuerySet[ContactTopic]:
    """Consultations of the person of the outer contact with one of its topics, near it in time."""
    window = timedelta(days=WINDOW_DAYS)
    shared = ContactTopic.objects.filter(
        centre=OuterRef("centre"), topic=OuterRef("topic"), contact=OuterRef(OuterRef("pk"))
    )
    return ContactTopic.objects.filter(
        Exists(shared),
        centre=OuterRef("centre"),
        contact__person=OuterRef("person"),
        contact__state=State.CLOSED.value,
        contact__kind=Kind.CONSULTATION.value,
        contact__happened_on__range=(OuterRef("happened_on") - window, OuterRef("happened_on") + window),
    )


def _yes_if(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())
