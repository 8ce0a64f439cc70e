"""What the timeline of a case is made of: its entries, its terms, its files, and the contacts of its person."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.accounts.queries import name_of
from jardam.cases.choices import term_states
from jardam.cases.models import Case, Entry, Term
from jardam.cases.queries import term_named
from jardam.cases.rules.terms import TermState
from jardam.cases.rules.timeline import Before
from jardam.cases.sealing import words_of
from jardam.cases.timeline import Happening, Reading, Source, register
from jardam.centres.choices import topics
from jardam.centres.models import User
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.contacts.queries import topics_of
from jardam.contacts.rules.reference import spoken
from jardam.database.keyset import further_down
from jardam.database.written import Written
from jardam.desk.casework.check_ins import text_told
from jardam.desk.casework.exhibits import shown_exhibits
from jardam.desk.casework.page import names_in, what_happened
from jardam.desk.casework.terms import reading_language
from jardam.desk.templatetags.desk import outcome_word, topic_word
from jardam.exhibits.models import Exhibit
from jardam.exhibits.sealing import about
from jardam.kernel.topics import Topic
from jardam.referrals.choices import referral_states
from jardam.referrals.models import Referral
from jardam.referrals.rules.lives import ReferralState


def register_sources() -> None:
    register(Source("contact", gettext_lazy("Contacts of this person"), contacts_of, "desk:contact"))
    register(
        Source("exhibit", gettext_lazy("Files"), exhibits_of, "desk:case_exhibit", is_in_case=True),
    )
    register(Source("entry", gettext_lazy("What was done in the case"), entries_of))
    register(Source("referral", gettext_lazy("Passed on to partners"), referrals_of, "desk:referral"))
    register(Source("term", gettext_lazy("Last days of terms"), terms_of))


def entries_of(reading: Reading, below: Before | None, most: int) -> list[Happening]:
    """By the day on which it happened, which may be before it was written down. Two queries."""
    case = reading.case
    found = _ENTRIES.rows(most, **_of(case), **_under(below, int))
    told = [(entry, words_of(entry, case.person.key, reading.opener)) for entry in found]
    names = names_in(told)
    return [
        Happening(
            entry.happened_on,
            f"{entry.number:010}",
            what_happened(entry, words, names),
            text_told(words),
            names.get(str(entry.written_by_id), ""),
        )
        for entry, words in told
    ]


def terms_of(reading: Reading, below: Before | None, most: int) -> list[Happening]:
    """Each on its last day, also where that is still to come. One query."""
    states, language = term_states(), reading_language()
    return [
        Happening(
            term.due_on,
            str(term.pk),
            _("Last day: %(name)s") % {"name": term_named(term, language, reading.opener)},
            str(states[TermState(term.state)]),
        )
        for term in _TERMS.rows(most, **_of(reading.case), **_under(below, UUID))
    ]


def exhibits_of(reading: Reading, below: Before | None, most: int) -> list[Happening]:
    """Those that stand, on the day on which they were put in. One query."""
    case = reading.case
    found = _EXHIBITS.rows(most, **_of(case), **_under(below, int))
    shown = shown_exhibits((one, about(one, case.person.key, reading.opener)) for one in found)
    return [
        Happening(
            one.exhibit.added_on,
            f"{one.exhibit.number:010}",
            one.name,
            one.state,
            name_of(one.exhibit.added_by).short,
            one.exhibit.pk,
        )
        for one in shown
    ]


def referrals_of(reading: Reading, below: Before | None, most: int) -> list[Happening]:
    """On the day on which it began, with how far it is. One query."""
    states, needs = referral_states(), topics()
    return [
        Happening(
            one.opened_on,
            str(one.pk),
            _("Passed on to a partner: %(need)s") % {"need": needs[Topic(one.topic)]},
            str(states[ReferralState(one.state)]),
            name_of(one.opened_by).short,
            one.pk,
        )
        for one in _REFERRALS.rows(most, **_of(reading.case), **_under(below, UUID))
    ]


def contacts_of(reading: Reading, below: Before | None, most: int) -> list[Happening]:
    """Of the person, in this case or not, as far as the reader may see them: what stands in clear. Two queries."""
    user = reading.user
    who = {"centre_id": user.centre_id, "user_id": user.pk, "person_id": reading.case.person_id}
    found = _CONTACTS.rows(user.role, most, **who, **_under(below, UUID))
    told = topics_of((contact.pk for contact in found), user) if found else {}
    return [
        Happening(
            contact.happened_on,
            str(contact.pk),
            _said_of(contact),
            "; ".join(topic_word(topic) for topic in told[contact.pk]),
            name_of(contact.recorded_by).short,
            contact.pk,
        )
        for contact in found
    ]


LEAST: dict[type[int | UUID], int | UUID] = {int: 0, UUID: UUID(int=0)}


def _of(case: Case) -> dict[str, UUID]:
    return {"centre_id": case.centre_id, "case_id": case.pk}


def _under(below: Before | None, kind: type[int | UUID]) -> dict[str, Any]:
    """The place as a day and what tells its things apart; the least of them where the whole day lies above it.

    Errors: ValueError.
    """
    if below is None:
        return {"day": None, "tie": None}
    return {"day": below.day, "tie": kind(below.tie) if below.tie else LEAST[kind]}


def _entries(
    most: int, *, centre_id: UUID, case_id: UUID, day: date | None, tie: int | None
) -> QuerySet[Entry]:
    rows = Entry.objects.filter(centre_id=centre_id, case=case_id).order_by("-happened_on", "-number")
    return _further(rows, happened_on=day, number=tie)[:most]


def _terms(
    most: int, *, centre_id: UUID, case_id: UUID, day: date | None, tie: UUID | None
) -> QuerySet[Term]:
    rows = Term.objects.filter(centre_id=centre_id, case=case_id).select_related("case__person__key")
    return _further(rows.order_by("-due_on", "-pk"), due_on=day, pk=tie)[:most]


def _exhibits(
    most: int, *, centre_id: UUID, case_id: UUID, day: date | None, tie: int | None
) -> QuerySet[Exhibit]:
    rows = Exhibit.objects.filter(centre_id=centre_id, case=case_id).standing()
    rows = rows.select_related("added_by__staff_name").order_by("-added_on", "-number")
    return _further(rows, added_on=day, number=tie)[:most]


def _referrals(
    most: int, *, centre_id: UUID, case_id: UUID, day: date | None, tie: UUID | None
) -> QuerySet[Referral]:
    rows = Referral.objects.filter(centre_id=centre_id, case=case_id).select_related("opened_by__staff_name")
    return _further(rows.order_by("-opened_on", "-pk"), opened_on=day, pk=tie)[:most]


def _contacts(
    role: str, most: int, *, centre_id: UUID, user_id: UUID, person_id: UUID, **below: Any
) -> QuerySet[Contact]:
    reader = User(pk=user_id, centre_id=centre_id, role=role)
    rows = Contact.objects.visible_to(reader).filter(person=person_id, state=State.CLOSED)
    rows = rows.select_related("recorded_by__staff_name").order_by("-happened_on", "-pk")
    return _further(rows, happened_on=below["day"], pk=below["tie"])[:most]


def _further(rows: QuerySet[Any, Any], **place: Any) -> QuerySet[Any, Any]:
    return rows if None in place.values() else rows.filter(further_down(**place))


_ENTRIES = Written[Entry](_entries)
_TERMS = Written[Term](_terms)
_REFERRALS = Written[Referral](_referrals)
_EXHIBITS = Written[Exhibit](_exhibits)
_CONTACTS = Written[Contact](_contacts)


def _said_of(contact: Contact) -> str:
    return _("Contact %(number)s, %(channel)s: %(outcome)s") % {
        "number": spoken(contact.reference),
        "channel": contact.get_channel_display(),
        "outcome": outcome_word(contact.outcome),
    }
