"""What the timeline of a case is made of: its entries, its terms, its files, and the contacts of its person."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.accounts.queries import display_names
from jardam.cases.choices import term_states
from jardam.cases.models import Entry, Term
from jardam.cases.queries import term_named
from jardam.cases.rules.terms import TermState
from jardam.cases.rules.timeline import Before
from jardam.cases.sealing import words_of
from jardam.cases.timeline import Happening, Reading, Source, register
from jardam.contacts.choices import State
from jardam.contacts.models import Contact
from jardam.contacts.queries import topics_of
from jardam.contacts.rules.reference import spoken
from jardam.database.keyset import further_down
from jardam.desk.casework.check_ins import text_told
from jardam.desk.casework.exhibits import shown_exhibits
from jardam.desk.casework.page import names_in, what_happened
from jardam.desk.casework.terms import reading_language
from jardam.desk.templatetags.desk import outcome_word, topic_word
from jardam.exhibits.models import Exhibit
from jardam.exhibits.sealing import about


def register_sources() -> None:
    register(Source("contact", gettext_lazy("Contacts of this person"), contacts_of, "desk:contact"))
    register(
        Source("exhibit", gettext_lazy("Files"), exhibits_of, "desk:case_exhibit", is_in_case=True),
    )
    register(Source("entry", gettext_lazy("What was done in the case"), entries_of))
    register(Source("term", gettext_lazy("Last days of terms"), terms_of))


def entries_of(reading: Reading, below: Before | None, most: int) -> list[Happening]:
    """By the day on which it happened, which may be before it was written down. Three queries."""
    case = reading.case
    entries = Entry.objects.filter(centre_id=case.centre_id, case=case).order_by("-happened_on", "-number")
    if below:
        entries = entries.filter(further_down(happened_on=below.day, number=int(below.tie or 0)))
    told = [(entry, words_of(entry, case.person.key, reading.opener)) for entry in entries[:most]]
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
    case = reading.case
    terms = Term.objects.filter(centre_id=case.centre_id, case=case).order_by("-due_on", "-pk")
    if below:
        terms = terms.filter(further_down(due_on=below.day, pk=_least(below.tie)))
    states, language = term_states(), reading_language()
    found = list(terms.select_related("case__person__key")[:most])
    return [
        Happening(
            term.due_on,
            str(term.pk),
            _("Last day: %(name)s") % {"name": term_named(term, language, reading.opener)},
            str(states[TermState(term.state)]),
        )
        for term in found
    ]


def exhibits_of(reading: Reading, below: Before | None, most: int) -> list[Happening]:
    """Those that stand, on the day on which they were put in. Two queries."""
    case = reading.case
    files = Exhibit.objects.filter(centre_id=case.centre_id, case=case).standing()
    if below:
        files = files.filter(further_down(added_on=below.day, number=int(below.tie or 0)))
    found = list(files.select_related("added_by").order_by("-added_on", "-number")[:most])
    names = display_names({one.added_by for one in found})
    shown = shown_exhibits((one, about(one, case.person.key, reading.opener)) for one in found)
    return [
        Happening(
            one.exhibit.added_on,
            f"{one.exhibit.number:010}",
            one.name,
            one.state,
            names[one.exhibit.added_by_id],
            one.exhibit.pk,
        )
        for one in shown
    ]


def contacts_of(reading: Reading, below: Before | None, most: int) -> list[Happening]:
    """Of the person, in this case or not, as far as the reader may see them: what stands in clear. Three queries."""
    contacts = Contact.objects.visible_to(reading.user).filter(person=reading.case.person, state=State.CLOSED)
    if below:
        contacts = contacts.filter(further_down(happened_on=below.day, pk=_least(below.tie)))
    found = list(contacts.select_related("recorded_by").order_by("-happened_on", "-pk")[:most])
    topics = topics_of((contact.pk for contact in found), reading.user)
    names = display_names({contact.recorded_by for contact in found})
    return [
        Happening(
            contact.happened_on,
            str(contact.pk),
            _said_of(contact),
            "; ".join(topic_word(topic) for topic in topics[contact.pk]),
            names[contact.recorded_by.pk],
            contact.pk,
        )
        for contact in found
    ]


def _said_of(contact: Contact) -> str:
    return _("Contact %(number)s, %(channel)s: %(outcome)s") % {
        "number": spoken(contact.reference),
        "channel": contact.get_channel_display(),
        "outcome": outcome_word(contact.outcome),
    }


def _least(tie: str) -> UUID:
    """Errors: ValueError."""
    return UUID(tie) if tie else UUID(int=0)
