"""Fills one month of one centre: people, contacts, topics, callbacks, and an audit entry for each, in one transaction.

Rows are saved in bulk, but sealed one by one like any other: a demo with empty seals would prove nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Sum
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre
from jardam.contacts.actions import narrative_place
from jardam.contacts.choices import CallbackState, HeardFrom, State
from jardam.contacts.models import Callback, Contact, ContactCard, ContactTopic
from jardam.contacts.rules.closing import LAST_ATTEMPT, Outcome
from jardam.contacts.rules.reference import DIGITS, check_digit
from jardam.database.bulk import insert_all
from jardam.database.scope import for_centre
from jardam.demo import shares
from jardam.demo.calls import InventedCall, Throw, invented_calls
from jardam.demo.crew import Crew
from jardam.demo.dice import Dice
from jardam.demo.files import Files
from jardam.demo.models import FilledMonth
from jardam.demo.plan import Batch
from jardam.demo.steps import NextSteps
from jardam.demo.waiting import due_moments, waiting
from jardam.demo.words import own_words, staff_note
from jardam.followups.models import Step
from jardam.followups.rules.steps import STEP_AFTER
from jardam.kernel.moments import cut_to_minute
from jardam.kernel.topics import TOPIC_CODELIST_VERSION, Topic
from jardam.people.models import Person
from jardam.vault.actions import new_file_keys
from jardam.vault.models import FileKey
from jardam.vault.sealing import seal_json

Cards = Mapping[Topic, Sequence[tuple[str, int]]]
REFERENCE_STEP = 61_803_399
"""No factor in common with 10 to the 8th, so that counting in such steps meets no number twice."""


def fill_month(batch: Batch, centre: Centre, cards: Cards, *, at: datetime) -> None:
    """Make everything of ``batch`` or nothing. ``cards``: the answers that may have been read out, by topic."""
    with for_centre(centre.id), timezone.override(centre.zone):
        _fill(batch, centre, cards, at=at)


@recorded
def _fill(batch: Batch, centre: Centre, cards: Cards, *, at: datetime) -> None:
    month = Month(batch, centre, cards, _contacts_so_far(centre))
    month.invent(at)
    month.save()
    for contact, moment in month.happened:
        by = contact.recorded_by
        record("contact.closed", contact, by=by, at=moment, outcome=contact.outcome)
    record("demo.filled", month.filled, by=None, at=at, contacts=batch.contacts)


def _contacts_so_far(centre: Centre) -> int:
    return FilledMonth.objects.filter(centre=centre).aggregate(n=Sum("contacts"))["n"] or 0


@dataclass(slots=True)
class Month:
    """The rows of one batch, from the dice to the database."""

    batch: Batch
    centre: Centre
    cards: Cards
    number: int  # of contacts that the centre had before
    dice: Dice = field(init=False)
    files: Files = field(init=False)
    crew: Crew = field(init=False)
    ends: Throw[CallbackState] = field(init=False)
    filled: FilledMonth = field(init=False)
    happened: list[tuple[Contact, datetime]] = field(default_factory=list)
    topics: list[ContactTopic] = field(default_factory=list)
    read_out: list[ContactCard] = field(default_factory=list)
    callbacks: list[Callback] = field(default_factory=list)
    next_steps: NextSteps = field(init=False)
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        wave = self.batch.wave
        self.dice = Dice(wave.seed, wave.number, self.centre.code, self.batch.month)
        self.files = Files(self.centre, self.dice)
        self.crew = Crew.of(self.centre)
        self.next_steps = NextSteps.until(wave.last_day, self.dice)
        self.ends = Throw(shares.ENDED_CALLBACKS, self.dice)
        self.filled = FilledMonth(
            id=self.dice.id_on(wave.last_day),
            centre=self.centre,
            wave=wave.number,
            month=self.batch.month,
            contacts=self.batch.contacts,
            wave_contacts=wave.contacts,
            seed=wave.seed,
            last_day=wave.last_day,
        )

    def invent(self, at: datetime) -> None:
        """Throw the dice, open files, seal what was said."""
        self.files.remember(self.batch)
        calls = invented_calls(self.batch, self.centre.region, self.dice)
        due = due_moments(calls, at) if self.batch.is_last and self.batch.wave.number == 1 else {}
        calls = [waiting(call) if place in due else call for place, call in enumerate(calls)]
        persons = [self.files.of_caller(call) for call in calls]
        keys = new_file_keys(self.centre.id, len(self.files.opened) + persons.count(None))
        self.files.seal(keys[: len(self.files.opened)])
        own_keys = iter(keys[len(self.files.opened) :])
        for place, (call, person) in enumerate(zip(calls, persons, strict=True)):
            contact = self._contact(call, person, person.key if person else next(own_keys))
            self._add_what_follows(contact, call, due.get(place))
            self.happened.append((contact, min(call.moment(self.centre.zone), at)))

    def save(self) -> None:
        self.files.save()
        insert_all([contact for contact, _ in self.happened])
        for rows in (self.topics, self.read_out, self.callbacks, self.steps):
            insert_all(rows)
        self.filled.save(force_insert=True)

    def _contact(self, call: InventedCall, person: Person | None, key: FileKey) -> Contact:
        told_by = self._told_by(call)
        by = self.crew.who_took(call.language, call.channel, self.dice)
        contact = Contact(
            id=self._id(call),
            centre=self.centre,
            reference=self._next_reference(),
            state=State.CLOSED,
            happened_on=call.happened_on,
            channel=call.channel,
            language=call.language.value,
            client_kind=call.client_kind,
            kind=call.kind.value,
            outcome=call.outcome.value,
            violence=call.violence,
            discrimination=call.discrimination,
            region=call.region,
            sex=call.sex,
            age_band=call.age_band,
            relation=call.relation,
            permission=call.permission,
            reason=str(call.reason or ""),
            heard_from=call.heard_from,
            heard_through=told_by,
            is_heavy=call.is_heavy,
            recorded_by=by,
            branch_id=by.branch_id,
            person=person,
            key=key,
        )
        contact.sealed_narrative = seal_json(key, narrative_place(contact.id), self._narrative(call))
        return contact

    def _told_by(self, call: InventedCall) -> Contact | None:
        """An earlier contact of the month whose number the caller was given."""
        is_told = call.heard_from == HeardFrom.HELPED and self.dice.chance(shares.NUMBER_HANDED_ON)
        return self.dice.one(self.happened)[0] if is_told and self.happened else None

    def _narrative(self, call: InventedCall) -> dict[str, str]:
        if not call.topics:
            return {"stated": "", "note": ""}
        said = own_words(call.language, call.topics[0], self.dice)
        return {"stated": said, "note": staff_note(self.dice)}

    def _add_what_follows(self, contact: Contact, call: InventedCall, due_at: datetime | None) -> None:
        same = {"centre": self.centre, "contact": contact}
        for topic in call.topics:
            row = ContactTopic(id=self._id(call), topic=topic, **same)
            row.codelist_version = TOPIC_CODELIST_VERSION
            self.topics.append(row)
        if call.outcome is Outcome.ANSWERED and self.dice.chance(shares.CARD_READ_OUT):
            self._read_out(contact, call)
        if call.outcome is Outcome.CALLBACK:
            self.callbacks.append(self._callback(contact, call, due_at))
        step = self.next_steps.after(contact, self._id(call)) if call.outcome in STEP_AFTER else None
        if step is not None:
            self.steps.append(step)

    def _read_out(self, contact: Contact, call: InventedCall) -> None:
        fitting = self.cards.get(call.topics[0])
        if fitting:
            card, version = self.dice.one(fitting)
            row = ContactCard(id=self._id(call), centre=self.centre, contact=contact, card=card)
            row.card_version = version
            self.read_out.append(row)

    def _callback(self, contact: Contact, call: InventedCall, due_at: datetime | None) -> Callback:
        callback = Callback(
            id=self._id(call),
            centre=self.centre,
            contact=contact,
            language=call.language.value,
            may_leave_message=self.dice.chance(shares.MESSAGE_IS_SAFE),
            promised_by=contact.recorded_by,
        )
        if due_at is None:
            self._end(callback, call)
        else:
            callback.due_at = cut_to_minute(due_at)
            callback.due_on = timezone.localdate(due_at)
        return callback

    def _end(self, callback: Callback, call: InventedCall) -> None:
        last_day = self.batch.wave.last_day
        callback.state = self.ends()
        callback.attempt = self.dice.number(1, LAST_ATTEMPT)
        first = call.happened_on + timedelta(days=self.dice.number(0, 1))
        callback.due_on = min(first + timedelta(days=callback.attempt - 1), last_day)
        late = 1 if self.dice.chance(shares.CALLED_BACK_LATE) else 0
        callback.ended_on = min(callback.due_on + timedelta(days=late), last_day)

    def _id(self, call: InventedCall) -> UUID:
        return self.dice.id_on(call.happened_on)

    def _next_reference(self) -> str:
        self.number += 1
        body = f"{self.number * REFERENCE_STEP % 10 ** (DIGITS - 1):0{DIGITS - 1}}"
        return body + check_digit(body)
