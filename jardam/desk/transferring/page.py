"""What the pages of cases between centres show."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jardam.cases.choices import aspects, tracks
from jardam.cases.counting import counted_from
from jardam.cases.rules.needs import Aspect
from jardam.cases.rules.tracks import Track
from jardam.centres.choices import languages, topics
from jardam.centres.http import StaffRequest
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.terms import reading_language
from jardam.desk.personal.documents import shown_documents
from jardam.desk.personal.known import safe_contact_facts
from jardam.desk.persons import identity_facts
from jardam.kernel.regions import region_name
from jardam.kernel.topics import Topic
from jardam.network.choices import Refusal
from jardam.people.choices import field_groups
from jardam.people.queries import known_callers, read_identity
from jardam.people.rules.identity import Identity
from jardam.transfers.choices import states
from jardam.transfers.models import Arrival, Departure
from jardam.transfers.rules.files import Handed
from jardam.transfers.rules.lives import State

Facts = Sequence[tuple[str | Promise, object]]


def departure_facts(departure: Departure) -> Facts:
    headings = field_groups()
    told = "; ".join(str(word) for group, word in headings.items() if group in departure.told)
    rows: Facts = [
        (_("To which centre"), departure.to_centre.name),
        (_("Handed over on"), _day(departure.opened_on)),
        (_("May be taken in until"), _day(departure.until) if departure.is_open else ""),
        (_("Ended on"), _day(departure.ended_on)),
        (_("What they were told"), told or _("need and region alone")),
        (_("Their reference"), spoken(departure.there) if departure.there else ""),
        (_("Why not"), Refusal(departure.refusal).label if departure.refusal else ""),
    ]
    return [(term, value) for term, value in rows if value]


def arrival_facts(arrival: Arrival) -> Facts:
    rows: Facts = [
        (_("From the centre"), arrival.from_centre.name),
        (_("What kind of matter it is"), tracks()[Track(arrival.track)]),
        (_("Came on"), _day(arrival.arrived_on)),
        (_("May be taken in until"), _day(arrival.until) if arrival.is_open else ""),
        (_("Ended on"), _day(arrival.ended_on)),
    ]
    return [(term, value) for term, value in rows if value]


def listed_departures(rows: Iterable[Departure]) -> list[tuple[Departure, str, str]]:
    """Each with its centre and how far it is."""
    return [(one, one.to_centre.name, state_words(one.state)) for one in rows]


def listed_arrivals(rows: Iterable[Arrival]) -> list[tuple[Arrival, str, str]]:
    """The same, with what kind of matter it is."""
    words = tracks()
    return [
        (one, f"{one.from_centre.name}: {words[Track(one.track)]}", state_words(one.state)) for one in rows
    ]


def state_words(state: str) -> str:
    return str(states()[State(state)])


def told_page(handed: Handed, today: date) -> Mapping[str, object]:
    """What they hand over, as it is read."""
    words, headings = aspects(), field_groups()
    return {
        "title": handed.title,
        "need_facts": [
            (_("What help is needed with"), topics()[Topic(handed.topic)] if handed.topic else ""),
            (_("Where"), region_name(handed.region, reading_language().catalogue)),
            (_("In which language one talks with them"), languages()[handed.language]),
            (_("Their reference"), spoken(handed.reference)),
        ],
        "who_facts": [*identity_facts(handed.who), *safe_contact_facts(handed.who.safe_contact)],
        "documents": shown_documents(handed.who, today),
        "words": [(headings[group], text) for group, text in handed.words.items()],
        "needs": [
            [(words[aspect], need.seen[aspect]) for aspect in Aspect if need.seen.get(aspect)]
            for need in handed.needs
        ],
        "notes": [(_day(note.on), note.text) for note in handed.notes],
        "terms": [
            (_day(term.due_on), counted_from(term.code, term.due_on, term.counted).named(reading_language()))
            for term in handed.terms
        ],
        "is_back": bool(handed.back_of),
    }


def known_here(request: StaffRequest, handed: Handed) -> list[tuple[UUID, str]]:
    """Files of ours that hold one of their telephones. That somebody was found is written down."""
    if handed.back_of or not handed.who.phones:
        return []
    now = timezone.now()
    found = known_callers(handed.who.phones, by=request.user, at=now)
    open_files = [person for person in found if not person.key.is_restricted]
    return [(one.pk, _named(read_identity(one, by=request.user, at=now))) for one in open_files]


def _named(who: Identity) -> str:
    return " · ".join(who.names) or _("no name known")


def _day(day: date | None) -> str:
    return date_format(day, "d.m.Y") if day else ""
