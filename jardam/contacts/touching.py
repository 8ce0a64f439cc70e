"""Which contacts rest on rows of the law: by the cards that were read in them, and by what was worked out."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from jardam.contacts.actions.uses import ANSWER
from jardam.contacts.choices import State
from jardam.contacts.models import Contact, ContactAnswer, ContactCard
from jardam.knowledge.dependents import card_versions_of
from jardam.law.models import Dependence
from jardam.people.models import Person

CONTACTS = "CONTACT"


def touched_by_cards(rows: QuerySet[Any, Any], codes: Sequence[str] | frozenset[str]) -> QuerySet[Any, Any]:
    """Of these contacts the closed ones in which a card was read that quotes one of these rows."""
    versions = card_versions_of(codes)
    if not versions:
        return rows.none()
    quoting = reduce(or_, (Q(card=card, card_version=version) for card, version in versions))
    read = ContactCard.objects.filter(quoting, centre_id=OuterRef("centre_id"), contact=OuterRef("pk"))
    return rows.filter(Exists(read), state=State.CLOSED)


def people_behind(rows: QuerySet[Any, Any], codes: frozenset[str]) -> dict[UUID, int]:
    """How many can be found again of those to whom a card or a calculator said one of these rows, by centre; each once.

    Of these contacts. The database counts: nobody's id comes out of it.
    """
    theirs = rows.filter(centre=OuterRef("centre"), person=OuterRef("pk")).order_by()
    by_either = Q(Exists(touched_by_cards(theirs, codes))) | Q(Exists(_touched_by_answers(theirs, codes)))
    behind = Person.objects.using(rows.db).filter(by_either, erased_on=None)
    return dict(behind.order_by().values_list("centre").annotate(number=Count("pk")))


def _touched_by_answers(rows: QuerySet[Any, Any], codes: frozenset[str]) -> QuerySet[Any, Any]:
    """Of these contacts the closed ones in which a calculator answered by one of these rows."""
    resting = Dependence.objects.filter(centre_id=OuterRef("centre_id"), kind=ANSWER, key=OuterRef("pk"))
    told = ContactAnswer.objects.filter(
        Exists(resting.all_resting_on(codes)), centre_id=OuterRef("centre_id"), contact=OuterRef("pk")
    )
    return rows.filter(Exists(told), state=State.CLOSED)


def touched_in(contact: Contact, codes: Iterable[str]) -> dict[str, list[UUID]]:
    """What of one contact rests on these rows, by the kind under which a change lists it."""
    codes = frozenset(codes)
    itself = touched_by_cards(Contact.objects.filter(centre_id=contact.centre_id, pk=contact.pk), codes)
    answers = ContactAnswer.objects.filter(centre_id=contact.centre_id, contact=contact)
    resting = Dependence.objects.filter(
        centre_id=contact.centre_id, kind=ANSWER, key__in=answers.values("pk")
    )
    return {
        CONTACTS: list(itself.values_list("pk", flat=True)),
        ANSWER: list(resting.resting_on(codes).values_list("key", flat=True)),
    }
