"""What the call page shows and what comes back from it, apart from how a request is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from jardam.centres.models import User
from jardam.contacts.actions import BEGUN, Caller, ContactRecord, Tab, read_draft
from jardam.contacts.choices import ClientKind, Screening
from jardam.contacts.models import Contact
from jardam.contacts.queries import contact_of_number, earlier_contacts
from jardam.contacts.rules.closing import Outcome
from jardam.contacts.rules.reference import spoken
from jardam.desk.call_form import CallForm
from jardam.desk.questions import SCREENING_QUESTIONS, UNREVIEWED, said_in
from jardam.desk.slips import slip_url
from jardam.desk.worked import worked_in
from jardam.kernel.languages import Language
from jardam.kernel.phones import NotAPhoneNumber, e164
from jardam.kernel.topics import Topic
from jardam.law.calculators.registry import CALCULATORS
from jardam.network.queries import Partner, partner_of_code, partners_for
from jardam.network.rules.ranking import Wanted
from jardam.people.actions import TooManyLookUps
from jardam.people.models import Person
from jardam.people.queries import with_phone
from jardam.people.rules.identity import Identity
from jardam.vault.restricted import Opener

SEVERAL = ("topics",)
NOT_KEPT = ("csrfmiddlewaretoken", "revision")
CALLBACK_AFTER = timedelta(hours=2)
LIKELY_TOPICS = (Topic.B_UNPAID_WAGES, Topic.A_PATENT, Topic.A_REGISTRATION, Topic.B_RIGHTS_VIOLATED)
"""What most calls are about (data/law/statistics.csv): one stroke away, all others two."""
LIKELY_INSIDE_RUSSIA = (
    Topic.B_UNPAID_WAGES,
    Topic.B_CONTRACT,
    Topic.B_RIGHTS_VIOLATED,
    Topic.D_HOUSING,
)
"""For somebody who moved inside Russia: nothing about the papers of foreigners. Assumed; nobody counted them."""


class NoSuchContact(LookupError):
    """No contact of the centre has this number."""


def typed_in(post: QueryDict) -> dict[str, Any]:
    """The page as typed, for the sealed draft: every field of the form, nothing else."""
    fields = CallForm.base_fields
    return {
        name: post.getlist(name) if name in SEVERAL else post.get(name, "")
        for name in fields
        if name in post and name not in NOT_KEPT
    }


def tab_of(post: QueryDict) -> Tab | None:
    """The page that posted; None, where no script says so."""
    heard, typed = _counted(post, "revision"), _counted(post, "typed")
    return None if heard is None else Tab(_name(post, "tab"), heard, typed or 0, _followed_by(post))


def _followed_by(post: QueryDict) -> Tab | None:
    """The page before, where this one brought its refused words back: ``follows`` and ``followed``, as `data-follows` has it."""
    name, typed = _name(post, "follows"), _counted(post, "followed")
    return Tab(name, 0, typed) if name and typed is not None else None


def _name(post: QueryDict, field: str) -> str:
    return post.get(field, "")[:40]


def _counted(post: QueryDict, name: str) -> int | None:
    number = post.get(name, "")
    return int(number) if number.isdecimal() and len(number) < 10 else None


def draft_of(contact: Contact, *, at: datetime) -> dict[str, Any]:
    """What the fields begin with: the kept draft, or the defaults of a new contact."""
    fresh = {
        "language": contact.language,
        "client_kind": contact.client_kind,
        "violence": Screening.NOT_ASKED.value,
        "discrimination": Screening.NOT_ASKED.value,
        "callback_at": proposed_callback(at).strftime("%Y-%m-%dT%H:%M"),
    }
    return fresh | read_draft(contact)


def begun(contact: Contact) -> datetime | None:
    """The second in which the contact began, kept sealed while it is open; its minute stands plain."""
    exact = read_draft(contact).get(BEGUN)
    return datetime.fromisoformat(exact) if exact else contact.started_at


def proposed_callback(at: datetime) -> datetime:
    """Two hours from now on the half hour, but never at night: before 08:00 or after 21:00 it is 10:00."""
    local = timezone.localtime(at + CALLBACK_AFTER).replace(second=0, microsecond=0)
    local = local.replace(minute=0 if local.minute < 30 else 30)
    if 8 <= local.hour < 21:
        return local
    day = local + timedelta(days=1) if local.hour >= 21 else local
    return day.replace(hour=10, minute=0)


def caller_of(form: CallForm, opener: Opener | None, *, by: User) -> Caller:
    """The known person that was chosen, or what was said of a new one.

    A choice that is not a person of the own centre, or is closed to the reader, counts as somebody new.
    """
    known = _known(form.cleaned_data["person"], by)
    who = form.identity() if known is None else Identity()
    return Caller(known, who, opener, is_undecided=not form.cleaned_data["person"])


def record_of(form: CallForm, *, by: User) -> ContactRecord:
    """What was filled in, with what must be looked up for it: the partner, and who told the caller of us.

    Errors: NoSuchContact, when no contact of the centre has the number that was read out.
    """
    filled, number = form.record(), form.cleaned_data["heard_number"]
    through = contact_of_number(number, by) if number else None
    if number and through is None:
        raise NoSuchContact(number)
    partner = partner_of_code(form.cleaned_data["partner"]) if filled.outcome is Outcome.REFERRED else None
    return replace(filled, partner=partner, heard_through=through)


def _known(chosen: str, by: User) -> Person | None:
    try:
        person_id = UUID(chosen)
    except ValueError:
        return None
    found = Person.objects.open_to(by).select_related("key").filter(pk=person_id, erased_on=None)
    return found.first()


def partners_of(form: CallForm) -> list[Partner]:
    """Whom to send the person to, by the region, language and topics on the page as far as they are chosen."""
    form.is_valid()
    filled = form.cleaned_data
    topics = [Topic(code.partition(":")[0]) for code in filled.get("topics", [])]
    language = Language(filled.get("language") or Language.UNKNOWN)
    return partners_for(Wanted(filled.get("region", ""), language, topics), timezone.localdate())


def callers_with(typed: str, *, by: User, at: datetime, chosen: str = "") -> dict[str, Any]:
    """What the banner of a number that called before shows. A look-up: counted and written down."""
    none: dict[str, Any] = {"persons": [], "earlier": [], "chosen": chosen}
    try:
        number = e164(typed)
        persons = with_phone(number, by=by, at=at)
    except NotAPhoneNumber:
        return none
    except TooManyLookUps:
        return none | {"is_too_many": True}
    return callers_found(persons, number, by) | {"chosen": chosen}


def callers_found(persons: Sequence[Person], number: str, by: User) -> dict[str, Any]:
    """What the banner shows of persons who were looked up already."""
    earlier = earlier_contacts(list(persons), by)
    return {"persons": persons, "earlier": earlier, "chosen": "", "number": number}


@dataclass(frozen=True, slots=True)
class CallPage:
    """The call screen of one contact: the form, and what stands around it."""

    contact: Contact
    form: CallForm
    user: User
    is_outdated: bool = False  # another tab has typed since: its draft waits until somebody decides
    earlier: Mapping[str, Any] = field(default_factory=dict)  # who called before, where that must be decided
    follows: Tab | None = None  # the page whose refused words these are
    looked_for: str = ""  # the words of the search, where the page comes back; they are never kept
    partners: Sequence[Partner] = ()  # offered, where one must be chosen

    def context(self) -> dict[str, Any]:
        language = self._language()
        return {
            "contact": self.contact,
            "begun": begun(self.contact),
            "form": self.form,
            "reference": spoken(self.contact.reference),
            "spoken_tag": "" if language is Language.UNKNOWN else language.tag,
            "slip_url": slip_url(self.contact, language),
            "said": {name: said_in(language, asked) for name, asked in SCREENING_QUESTIONS.items()},
            "is_unreviewed": language in UNREVIEWED,
            "client": dict(ClientKind.choices).get(str(self.form["client_kind"].value()), ""),
            "likely_topics": self._likely_topics(),
            "revision": self.contact.draft_revision,
            "is_outdated": self.is_outdated,
            "follows": self.follows,
            "looked_for": self.looked_for,
            "must_choose": bool(self.earlier),
            "partners": self.partners,
            "worked": partial(worked_in, self.contact),  # asked by the whole page only
            "calculators": CALCULATORS.values(),
            **self.earlier,
        }

    def _likely_topics(self) -> Sequence[Topic]:
        is_internal = self.form["client_kind"].value() == ClientKind.INTERNAL.value
        return LIKELY_INSIDE_RUSSIA if is_internal else LIKELY_TOPICS

    def _language(self) -> Language:
        try:
            return Language(str(self.form["language"].value() or Language.UNKNOWN))
        except ValueError:
            return Language.UNKNOWN
