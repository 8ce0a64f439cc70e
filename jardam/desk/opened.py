"""One closed contact as it is read again: what was counted of it, and what follows from it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.contacts.choices import CallbackState
from jardam.contacts.models import Callback, Contact
from jardam.desk.answering import title_of
from jardam.desk.templatetags.desk import own_topic_word, topic_word
from jardam.followups import choices as followup_choices
from jardam.followups.models import Step
from jardam.followups.rules.steps import StepKind
from jardam.kernel.regions import region_name
from jardam.reception.models import Appointment
from jardam.reception.rules.moves import PROMISED
from jardam.reception.rules.moves import State as AtDoor


@dataclass(frozen=True, slots=True)
class Following:
    """One thing that follows a contact. ``url``: empty where there is nothing more to see or do."""

    title: str
    meta: Sequence[str]
    day: date
    url: str


def facts_of(contact: Contact) -> list[tuple[str, object]]:
    """What was counted, by its name; what nobody said is left out."""
    recorded_by = display_names([contact.recorded_by])[contact.recorded_by_id]
    brought_on = contact.imports.values_list("imported__brought_on", flat=True).first()
    rows = [
        (_("Who called"), contact.get_client_kind_display()),
        (_("Who they are to the person"), contact.get_relation_display()),
        (_("Does the person know"), contact.get_permission_display() if contact.relation else ""),
        (_("Topics"), "; ".join(_topics(contact))),
        (_("Violence or a threat"), contact.get_violence_display()),
        (_("Treated badly for nationality"), contact.get_discrimination_display()),
        (_("How it ended"), contact.get_outcome_display()),
        (_("Why nobody could help"), contact.get_reason_display()),
        (_("Region"), region_name(contact.region, (get_language() or "ru")[:2])),
        (_("Sex"), contact.get_sex_display()),
        (_("Age"), contact.get_age_band_display()),
        (_("Way in"), contact.door.name if contact.door else ""),
        (_("How they heard of us"), contact.get_heard_from_display()),
        (_("Answers read out"), "; ".join(title_of(entry.card) for entry in contact.cards.all())),
        (_("Recorded by"), recorded_by),
        (_("Branch"), contact.branch.name if contact.branch else ""),
        (_("Brought in with a register on"), date_format(brought_on) if brought_on else ""),
    ]
    return [(term, value) for term, value in rows if value]


def following(contact: Contact, reader: User) -> list[Following]:
    """Callbacks, steps and appointments that this reader may know of, the latest last. Three queries."""
    found = [
        *_callbacks(Callback.objects.visible_to(reader).filter(contact=contact)),
        *_steps(Step.objects.visible_to(reader).filter(contact=contact).select_related("partner")),
        *_appointments(Appointment.objects.visible_to(reader).filter(contact=contact)),
    ]
    return sorted(found, key=lambda one: one.day)


def _topics(contact: Contact) -> Iterator[str]:
    """The network's word, and the centre's own behind it."""
    for entry in contact.topics.all():
        own = f" ({own_topic_word(entry.own)})" if entry.own else ""
        yield f"{topic_word(entry.topic)}{own}"


def _callbacks(rows: Iterable[Callback]) -> Iterator[Following]:
    for row in rows:
        waits = row.state == CallbackState.WAITING
        url = reverse("desk:callback", args=[row.pk]) if waits else ""
        yield Following(_("Callback"), [str(row.get_state_display())], row.ended_on or row.due_on, url)


def _steps(rows: Iterable[Step]) -> Iterator[Following]:
    for row in rows:
        kind = str(followup_choices.step_kinds()[StepKind(row.kind)])
        title = f"{kind}: {row.partner.name}" if row.partner else kind
        day = row.ended_on or row.due_on or row.asked_on
        yield Following(title, [str(row.get_state_display())], day, reverse("desk:step", args=[row.pk]))


def _appointments(rows: Iterable[Appointment]) -> Iterator[Following]:
    for row in rows:
        if row.state == AtDoor.HELD:
            continue
        url = reverse("reception:appointment", args=[row.pk]) if row.state in PROMISED else ""
        yield Following(_("Appointment"), [str(row.get_state_display())], row.on_day, url)
