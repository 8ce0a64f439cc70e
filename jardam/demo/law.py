"""Terms that run for invented callers, and an invented change of the law that waits for the second person. Built once.

The change is entered and looked through, never confirmed: no answer is different by it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import chain

from django.db import transaction
from django.utils import timezone

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.demo.dice import Dice
from jardam.demo.terms import LATE_PAY, REGISTRATION, ROOM, TERM
from jardam.demo.words import MARK
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.law.actions import ChangeWords, Used, draft_change, record_uses, rehearse_change
from jardam.law.computed import late_pay_of, registration_of, term_of
from jardam.law.models import Change, Dependence
from jardam.law.queries import rule_book
from jardam.law.rules.changing import Act, Grounds, Proposal
from jardam.law.rules.confidence import Confidence
from jardam.law.rules.rulebook import RuleBook

WAGES, OTHER = "tc392_wages", "tc392_other"
CHANGED, MONTHS = f"deadlines.{OTHER}", "2"
MOST = 40  # of each kind
YEAR, QUARTER = timedelta(days=330), timedelta(days=90)
CITIZENS = {Language.KY: "KG", Language.TG: "TJ", Language.UZ: "UZ", Language.RO: "MD"}


def fill_law(centre: Centre, seed: int, *, at: datetime) -> None:
    """Once: what stands is left alone. Without a law nothing rests on it."""
    today = timezone.localdate(at)
    book = rule_book(today)
    if not book.periods(CHANGED):
        return
    with for_centre(centre.pk), transaction.atomic():
        if not Dependence.objects.filter(room=ROOM).exists():
            dice = Dice(seed, "law", centre.code)
            uses = chain(
                _terms(centre, dice, book), _registrations(centre, book), _late_pay(centre, dice, book)
            )
            record_uses(uses, centre_id=centre.pk, at=at)
        if not Change.objects.exists():
            _enter_change(centre, at)


def _terms(centre: Centre, dice: Dice, book: RuleBook) -> Iterator[Used]:
    """Until when one may go to court: the first day of the delay, or the day the wrong was learned of."""
    asked = ((WAGES, Topic.B_UNPAID_WAGES, YEAR), (OTHER, Topic.B_RIGHTS_VIOLATED, QUARTER))
    for name, topic, span in asked:
        for contact in _asking(centre, topic, book.known_on, span):
            began = contact.happened_on - timedelta(days=dice.number(1, 28))
            yield term_of(name, began, book).used(ROOM, TERM, contact.pk, contact.recorded_by)


def _registrations(centre: Centre, book: RuleBook) -> Iterator[Used]:
    """Somebody who asked about registration had arrived the day before."""
    for contact in _asking(centre, Topic.A_REGISTRATION, book.known_on, QUARTER):
        if citizenship := CITIZENS.get(Language(contact.language)):
            worked = registration_of(citizenship, contact.happened_on - timedelta(days=1), book)
            yield worked.used(ROOM, REGISTRATION, contact.pk, contact.recorded_by)


def _late_pay(centre: Centre, dice: Dice, book: RuleBook) -> Iterator[Used]:
    """Counted through the day of the conversation."""
    for contact in _asking(centre, Topic.B_UNPAID_WAGES, book.known_on, YEAR):
        amount = Decimal(dice.number(18, 190) * 1_000)
        due = contact.happened_on - timedelta(days=dice.number(30, 200))
        worked = late_pay_of(amount, due, contact.happened_on, book)
        yield worked.used(ROOM, LATE_PAY, contact.pk, contact.recorded_by)


def _asking(centre: Centre, topic: Topic, today: date, span: timedelta) -> Sequence[Contact]:
    """Some of those who asked about it not longer ago than ``span``, spread over it."""
    asked = Contact.objects.filter(centre=centre, state=State.CLOSED, topics__topic=topic)
    asked = asked.filter(happened_on__gte=today - span).select_related("recorded_by")
    every = list(asked.order_by("happened_on", "pk"))
    return every[:: len(every) // MOST + 1]


def _enter_change(centre: Centre, at: datetime) -> None:
    """The lawyer enters it; whoever keeps the law and is not the lawyer may confirm it, or throw it away."""
    lawyer = User.objects.filter(centre=centre, role=Role.LAWYER, is_active=True).order_by("username").first()
    if lawyer is None:
        return
    today = timezone.localdate(at)
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    grounds = Grounds(
        f"{MARK} Выдуманный закон: так показывают изменение",
        f"{MARK} Источника нет",
        Confidence.NOT_FOUND,
        today,
        today + timedelta(days=30),
    )
    reason = f"{MARK} Проба: кого коснётся, если срок станет короче. Это не закон, подтверждать не нужно."
    shorter = Proposal(Act.NEW_PERIOD, CHANGED, value=MONTHS, starts_on=next_month)
    change = draft_change(ChangeWords(grounds, reason), shorter, by=lawyer, at=at)
    rehearse_change(change.pk, revision=change.revision, by=lawyer, at=at)
