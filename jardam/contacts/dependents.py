"""Answers that were read aloud or worked out, and rested on rows of the law.

Which card in which version was read, each contact keeps already; what a calculator answered is sealed in it.
"""

import re
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise

from jardam.audit.actions import note_reading
from jardam.centres.models import User
from jardam.contacts.actions.uses import ANSWER
from jardam.contacts.models import Contact, ContactAnswer
from jardam.contacts.permissions import may_see_contacts
from jardam.contacts.queries import answer_told, answers_opened
from jardam.contacts.rules.reference import spoken
from jardam.contacts.touching import CONTACTS, people_behind, touched_by_cards
from jardam.database.keyset import further_down
from jardam.law.dependents import PAGE_LINES, Line, Lines, Source, Total
from jardam.law.reckonings import Kept, Reckonings
from jardam.law.rules.changing import Turn
from jardam.law.rules.shifts import Shift
from jardam.law.wording import value_of

PEOPLE = "PEOPLE"
_PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})")


def contact_source(words: str | Promise) -> Source:
    return Source(
        kind=CONTACTS,
        words=words,
        total=_total,
        lines=_lines,
        may_list=may_see_contacts,
        is_told=True,
        by_centre=_contacts_by_centre,
    )


def people_source(words: str | Promise) -> Source:
    """A number and no list: they are told from the lists of what was said to them."""
    return Source(
        kind=PEOPLE,
        words=words,
        total=_total_of_people,
        lines=lambda user, turn, place: Lines([]),
        may_list=lambda user: False,
        is_told=True,
        by_centre=_people_by_centre,
    )


def worked_out_source(words: str | Promise) -> Source:
    return Reckonings(
        kind=ANSWER,
        words=words,
        may_list=may_see_contacts,
        standing=~Q(_is_of_erased()),
        visible=lambda user: Q(key__in=ContactAnswer.objects.visible_to(user).values("pk")),
        opened=answers_opened,
        read=_read_answers,
    ).source


def _is_of_erased() -> Exists:
    """Nobody stands behind it any more."""
    answers = ContactAnswer.objects.filter(centre_id=OuterRef("centre_id"), pk=OuterRef("key"))
    return Exists(answers.filter(contact__person__erased_on__isnull=False))


def _read_answers(user: User, keys: Sequence[UUID]) -> dict[UUID, Kept]:
    answers = ContactAnswer.objects.visible_to(user).filter(pk__in=keys).select_related("contact__key")
    now = timezone.now()
    for contact in {answer.contact_id: answer.contact for answer in answers}.values():
        note_reading("contact.answer_read", contact, by=user, at=now)
    return {
        answer.pk: Kept(spoken(answer.contact.reference), answer.contact_id, answer_told(answer))
        for answer in answers
    }


def _total(user: User, turn: Turn) -> Total:
    """Of the whole centre, whoever asks: a number tells of nobody."""
    every = touched_by_cards(Contact.objects.of_centre_of(user), turn.codes).count()
    other = [code for code, shift in turn.shifts.items() if shift.is_other]
    moved = (
        every
        if len(other) == len(turn.codes)
        else touched_by_cards(Contact.objects.of_centre_of(user), other).count()
    )
    return Total(every, moved)


def _contacts_by_centre(using: str, codes: frozenset[str]) -> dict[UUID, int]:
    found = touched_by_cards(Contact.objects.using(using), codes).order_by()
    return dict(found.values_list("centre").annotate(number=Count("pk")))


def _total_of_people(user: User, turn: Turn) -> Total:
    """Each once, however often they asked; said differently: to whom a row was said that says something else now."""
    ours = Contact.objects.of_centre_of(user)
    touched = sum(people_behind(ours, turn.codes).values())
    if turn.other_codes == turn.codes:
        return Total(touched, touched)
    return Total(touched, sum(people_behind(ours, turn.other_codes).values()))


def _people_by_centre(using: str, codes: frozenset[str]) -> dict[UUID, int]:
    return people_behind(Contact.objects.using(using), codes)


def _lines(user: User, turn: Turn, place: str) -> Lines:
    """The newest first, those that the reader may see. Three statements."""
    rows = touched_by_cards(Contact.objects.visible_to(user), turn.codes)
    if after := _read(place):
        rows = rows.filter(further_down(happened_on=after[0], pk=after[1]))
    found = list(
        rows.order_by("-happened_on", "-pk").values_list("pk", "reference", "happened_on")[: PAGE_LINES + 1]
    )
    shown = found[:PAGE_LINES]
    told = next((shift for shift in turn.shifts.values() if shift.is_other), None)
    shift = told or next(iter(turn.shifts.values()))
    lines = [_line(pk, reference, day, shift) for pk, reference, day in shown]
    return Lines(lines, f"{shown[-1][2]}_{shown[-1][0]}" if len(found) > PAGE_LINES else "")


def _line(pk: UUID, reference: str, day: date, shift: Shift) -> Line:
    return Line(
        key=pk,
        name=spoken(reference),
        before=value_of(shift, is_after=False),
        after=value_of(shift, is_after=True),
        moved=shift.is_other,
        note=f"{day:%d.%m.%Y}",
    )


def _read(place: str) -> tuple[date, UUID] | None:
    match = _PLACE.fullmatch(place)
    try:
        return (date.fromisoformat(match[1]), UUID(match[2])) if match else None
    except ValueError:
        return None
