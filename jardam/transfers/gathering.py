"""What a case is, put together to go: everything, before it is asked what of it may."""

from collections.abc import Mapping

from jardam.cases.choices import EntryKind
from jardam.cases.models import Case
from jardam.cases.queries import read_needs, read_terms
from jardam.cases.rules.needs import NeedState
from jardam.cases.sealing import TEXT, title_of, words_of
from jardam.centres.models import Centre
from jardam.kernel.languages import Language
from jardam.people.queries import identity_to_change
from jardam.people.rules.consent import FieldGroup
from jardam.transfers.models import Arrival
from jardam.transfers.rules.files import MOST_NOTES, Handed, Need, Note, Term
from jardam.transfers.rules.lives import State

TOLD = (EntryKind.NOTE.value, EntryKind.DONE.value)


def whole_file(case: Case, to: Centre, words: Mapping[FieldGroup, str]) -> Handed:
    """Errors: FileKeyLocked; FileKeyDestroyed."""
    who, contact, came = identity_to_change(case.person), case.contact, _came(case, to)
    needs = _needs(case)
    talks = who.talks or (contact.language if contact else "")
    return Handed(
        track=case.track,
        topic=next((need.topic for need in needs if need.topic), ""),
        region=(contact.region if contact else "") or case.centre.region,
        language=Language(talks) if talks in set(Language) else Language.UNKNOWN,
        reference=case.reference,
        back_of=str(came.pk) if came else "",
        title=title_of(case),
        sex=case.person.sex,
        age_band=case.person.age_band,
        who=who,
        needs=needs,
        notes=_notes(case, came.lines if came else 0),
        terms=[
            Term(term.code, term.due_on, counted.bundle) for term, counted in read_terms(case) if term.is_open
        ],
        words=words,
    )


def _needs(case: Case) -> list[Need]:
    return [
        Need(
            need.topic, {aspect: str(told.get(TEXT, "")) for aspect, (_line, told) in seen.items() if aspect}
        )
        for need, seen in read_needs(case)
        if need.state == NeedState.OPEN
    ]


def _notes(case: Case, known: int) -> list[Note]:
    """The newest that say something, the oldest of them first. ``known``: so many lines they wrote themselves, or were told."""
    lines = case.entries.filter(kind__in=TOLD, number__gt=known).order_by("-number")[:MOST_NOTES]
    told = [(line.happened_on, str(words_of(line, case.person.key).get(TEXT, ""))) for line in lines]
    return [Note(on, text) for on, text in reversed(told) if text.strip()]


def _came(case: Case, to: Centre) -> Arrival | None:
    """By which transfer the case came here from that very centre."""
    came = Arrival.objects.filter(
        centre_id=case.centre_id, case=case, from_centre=to, state=State.TAKEN.value
    )
    return came.order_by("-ended_on", "-pk").first()
