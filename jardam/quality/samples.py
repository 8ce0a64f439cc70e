"""Reads for reviews: what may be drawn, and a record as a reviewer sees it, without whom it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from jardam.centres import choices as centre_choices
from jardam.centres.models import User
from jardam.contacts.models import Callback, Contact
from jardam.contacts.queries import read_narrative
from jardam.contacts.rules.closing import Kind
from jardam.followups.models import Step
from jardam.kernel.languages import Language
from jardam.kernel.months import Month
from jardam.kernel.topics import Topic
from jardam.knowledge.queries import titles_of
from jardam.line.models import LineCall
from jardam.people.queries import read_identity
from jardam.quality.models import Review, Sample
from jardam.quality.rules.masking import masked
from jardam.quality.rules.reviewing import Mark, Question, score
from jardam.registers.models import ImportedContact
from jardam.vault.choices import Tier
from jardam.vault.restricted import Opener

FEEDBACK_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Record:
    """What a reviewer judges, in codes: no number, no day, no name, no author."""

    contact: Contact
    topics: Sequence[str]
    cards: Sequence[str]
    talked: Sequence[str]
    followed: Sequence[tuple[str, str]]  # what had to follow, and how far it is


def frame_of(user: User, month: Month) -> list[UUID]:
    """The closed consultations of a month from which ``user`` may be given some: not their own, not drawn yet.

    Left out too: what a register brought in, erased people, and files closed to all but named people.
    """
    drawn = Review.objects.filter(centre=OuterRef("centre"), contact=OuterRef("pk"))
    brought = ImportedContact.objects.filter(centre=OuterRef("centre"), contact=OuterRef("pk"))
    closed = Contact.objects.visible_to(user).closed_between(month.first, month.last)
    rows = closed.filter(
        ~Exists(drawn),
        ~Exists(brought),
        kind=Kind.CONSULTATION.value,
        sealed_narrative__isnull=False,
        key__tier=Tier.STANDARD,
        key__destroyed_on=None,
    )
    return list(rows.exclude(recorded_by=user).values_list("pk", flat=True))


def seed_of(centre_id: UUID, month: Month) -> str:
    """The seed of a month; empty before its first draw."""
    drawn = Sample.objects.filter(centre_id=centre_id, from_month=month.first)
    return drawn.order_by("number").values_list("seed", flat=True).first() or ""


def record_of(contact: Contact) -> Record:
    """Nothing sealed is opened. Three queries, and one for each card that was read out."""
    same = {"centre_id": contact.centre_id, "contact": contact}
    words = centre_choices.topics()
    steps = [(step.get_kind_display(), step.get_state_display()) for step in Step.objects.filter(**same)]
    callbacks = [("", callback.get_state_display()) for callback in Callback.objects.filter(**same)]
    calls = LineCall.objects.filter(**same).defer("sealed_told")
    return Record(
        contact=contact,
        topics=[str(words[Topic(row.topic)]) for row in contact.topics.all()],
        cards=[_title_of(row.card) for row in contact.cards.all()],
        talked=[str(call.get_talked_display()) for call in calls if call.talked],
        followed=[*steps, *callbacks],
    )


def _title_of(code: str) -> str:
    """What staff call this answer; the code itself, when the card has gone."""
    return titles_of([code], Language.RU).get(code, code)


def feedback_on(user: User) -> list[tuple[Review, tuple[int, int]]]:
    """The last reviews of this person's records, each with its score. Two queries."""
    rows = (
        Review.objects.of_own(user).prefetch_related("marks").order_by("-reviewed_on", "pk")[:FEEDBACK_SHOWN]
    )
    return [(row, score({Question(one.question): Mark(one.mark) for one in row.marks.all()})) for row in rows]


def masked_words(
    contact: Contact, *, by: User, at: datetime, opener: Opener | None = None
) -> dict[str, str] | None:
    """What was told and noted, with numbers and the recorded name covered; None when the person was erased.

    Both the story and, where there is a file, the name are opened, and both readings are written down.
    Errors: FileKeyLocked.
    """
    told = read_narrative(contact, by=by, at=at, opener=opener)
    if told is None:
        return None
    names: list[str] = []
    if contact.person is not None and contact.person.erased_on is None:
        who = read_identity(contact.person, by=by, at=at, opener=opener)
        names = list(who.names)
    return {part: masked(str(text), names) for part, text in told.items() if part in {"stated", "note"}}
