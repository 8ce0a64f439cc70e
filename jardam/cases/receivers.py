"""What this room does when something happens in a lower one."""

from typing import Any

from jardam.cases.models import Case, CheckIn, Entry, Term
from jardam.cases.sealing import facts_place, next_place, title_place, words_place
from jardam.people.models import Person
from jardam.vault.actions import Move


def take_cases_along(person: Person, move: Move, **_signal: Any) -> None:
    """A person's file was closed to all but named people: what is told of their cases moves under the new key."""
    cases = Case.objects.filter(centre_id=person.centre_id, person=person)
    for case in cases.select_for_update(of=("self",)):
        case.sealed_title = move(title_place(case.pk), bytes(case.sealed_title))
        if case.sealed_next is not None:
            case.sealed_next = move(next_place(case.pk), bytes(case.sealed_next))
        case.save(update_fields=["sealed_title", "sealed_next"])
        _take_entries_along(case, move)
        _take_terms_along(case, move)


def forget_check_ins(person: Person, **_signal: Any) -> None:
    """A person was erased: nobody asks them how it went, and nothing says that they were asked."""
    ours = CheckIn.objects.filter(centre_id=person.centre_id)
    theirs = list(ours.filter(case__person=person).values_list("pk", flat=True))
    ours.filter(pk__in=theirs).delete()


def _take_entries_along(case: Case, move: Move) -> None:
    for entry in Entry.objects.filter(centre_id=case.centre_id, case=case).select_for_update(of=("self",)):
        entry.sealed_words = move(words_place(entry.pk), bytes(entry.sealed_words or b""))
        entry.save(update_fields=["sealed_words"])


def _take_terms_along(case: Case, move: Move) -> None:
    for term in Term.objects.filter(centre_id=case.centre_id, case=case).select_for_update(of=("self",)):
        term.sealed_facts = move(facts_place(term.pk), bytes(term.sealed_facts))
        term.save(update_fields=["sealed_facts"])
