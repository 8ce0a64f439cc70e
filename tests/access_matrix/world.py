"""One of everything that a page can be about, in Moscow and in Krasnodar, and a browser for everybody who asks.

Built once for a module, in a transaction that is thrown away; each request gets a savepoint of its own.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.accounts.actions import enrol_totp
from jardam.accounts.models import Session
from jardam.accounts.proofs import LOCKED, PROVEN_AT, SECOND_FACTOR_DONE
from jardam.accounts.sessions import hashed
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.actions import (
    Caller,
    ContactRecord,
    PromisedCallback,
    add_door,
    close_contact,
    end_callback,
    start_contact,
)
from jardam.contacts.choices import CallbackState, Channel
from jardam.contacts.models import Callback, Contact
from jardam.contacts.rules.closing import Outcome
from jardam.database.scope import for_centre
from jardam.followups.actions import end_contact
from jardam.followups.models import Step
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.law.actions import load_law
from jardam.library.glossary import load_glossary
from jardam.line.actions import end_ticket, take_event
from jardam.line.models import LineCall, MissedCall
from jardam.line.rules.events import Event, EventKind
from jardam.line.rules.tickets import TicketEnd
from jardam.network.actions import load_standard_services
from jardam.people.actions import add_person, erase_person
from jardam.people.models import Person
from jardam.people.rules.identity import Identity
from jardam.portal.rules.marks import mark_of
from jardam.registers.actions import ask_export, begin_import, begin_rehearsal, bring_register
from jardam.registers.choices import Extra
from jardam.registers.exporting import Wanted
from jardam.registers.models import Import
from jardam.registers.tasks import work
from jardam.registers.tests.registers import ROWS, as_csv
from jardam.rota.actions import ask_for_proposal, plan_shift, report_absence, write_handover
from jardam.rota.choices import AbsenceKind, ShiftState
from jardam.rota.rules.spans import Span, on_grid
from jardam.vault.actions import restrict
from jardam.vault.argon import Cost
from jardam.vault.user_keys import opened_private
from tests.access_matrix.actors import EVERYBODY, LAW_KEEPERS, Actor
from tests.access_matrix.cards import alias_of, draft_of
from tests.access_matrix.care import care_words
from tests.access_matrix.casework import (
    BARRED,
    IN_A_CASE,
    ITEM,
    barred_from,
    cover_of,
    things_of_barred,
    worked,
)
from tests.access_matrix.claims import claim_in, line_in, with_claims
from tests.access_matrix.door import Door, door_of, held_by
from tests.access_matrix.exhibits import exhibit_in
from tests.access_matrix.incidents import incidents_of
from tests.access_matrix.law import change_of, lawmaking
from tests.access_matrix.library import (
    AGREEMENT,
    TERM,
    clarification_of,
    copy_in_use,
    copy_of,
    evidence_of,
    issue_of,
    wording_of,
)
from tests.access_matrix.matrix import (
    A_HEAD,
    ABOUT_ONESELF,
    AN_OPERATOR,
    BROUGHT,
    CASE_ASKED,
    COLLEAGUES,
    COLLEAGUES_CLOSED,
    COLLEAGUES_OPEN,
    DECIDED,
    ENDED,
    ERASED,
    IMPORTED,
    IN_USE,
    KNOWN,
    MISSED,
    MISSED_ENDED,
    MISSING,
    OF_ERASED,
    OF_NETWORK,
    OF_RESTRICTED,
    ONESELF,
    OWN,
    OWN_CLOSED,
    OWN_OPEN,
    PRACTICE_NOTE,
    PROMISED,
    REQUESTED,
    RESTRICTED,
    RINGING,
    THEIRS,
    UNKNOWN,
    UNSPOKEN,
    WAITING,
)
from tests.access_matrix.paperwork import WENT, draft_in, paper_words, papers_of, words_of_barred
from tests.access_matrix.parties import party_words, told_of
from tests.access_matrix.partners import keys_of, partner_words
from tests.access_matrix.personal import sheets_of
from tests.access_matrix.practice import branch_of, practised_by, shared
from tests.access_matrix.problems import owned_by, problem_of, problem_words
from tests.access_matrix.quality import complaint_of, complaint_owned_by, drawn
from tests.access_matrix.referrals import referral_words, referrals_of
from tests.access_matrix.transfers import BothEnds, departure_of
from tests.reference import DATA, LAW, load_answers

CHEAP = Cost(memory_kib=8, passes=1)
TOLD = "Told in {}, and for it alone"
"""Part of every narrative and name of a centre: nobody of another one may meet it."""

Things = dict[str, dict[str, Any]]  # by the word of the address, then by relation


@dataclass(repr=False)
class World:
    users: dict[Actor, User] = field(default_factory=dict)
    shared: Things = field(default_factory=dict)
    own: dict[Actor, Things] = field(default_factory=dict)
    browsers: dict[Actor, Client] = field(default_factory=dict)
    half_way: Client = field(default_factory=Client)
    locked: Client = field(default_factory=Client)
    chen: Client = field(default_factory=Client)

    def address(self, page: str, words: list[str], relation: str, actor: Actor | None) -> str:
        """Where ``page`` shows the thing that stands in this relation to ``actor``."""
        return reverse(page, kwargs={word: self.thing(word, relation, actor) for word in words})

    def thing(self, word: str, relation: str, actor: Actor | None) -> Any:
        mine = self.own[actor].get(word, {}) if actor else {}
        return {**self.shared[word], **mine}[relation]


def build_world(at: datetime) -> World:
    world, cast = World(), _Cast()
    for actor in sorted(EVERYBODY, key=str):
        world.users[actor] = cast.account(actor.role, cast.moscow if actor.has_centre else None)
    _load_answers(at)
    with for_centre(cast.krasnodar.pk):
        theirs = _Filled(cast.chen, cast.chen, at)
    with for_centre(cast.moscow.pk):
        ours = _Filled(cast.amina, cast.farida, at)
        world.shared = _shared(cast, ours, theirs, at)
        for actor, user in world.users.items():
            world.own[actor] = _own(user, at) | {"complaint_id": _complaints(user, cast.farida, at)}
            world.own[actor] |= practised_by(user, TOLD.format("moscow"), ours.branch, at)
            world.own[actor] |= _barred(user, ours, cast.amina, at)
            world.own[actor]["change_id"] = {OWN: _change(actor, user, at)}
            world.own[actor]["problem_id"] = owned_by(user, TOLD.format("moscow"), at)
            world.own[actor]["evidence_id"] = {OWN: evidence_of(user, at)}
            world.own[actor]["clarification_id"] = {OWN: clarification_of(user, at)}
            world.own[actor]["issue_id"] = {OWN: issue_of(user, at).issue_id}
            world.own[actor]["copy_id"] = {OWN: copy_of(user, at).pk}
            world.own[actor]["wording_id"] = {OWN: wording_of(user, at)}
            world.own[actor]["review_id"] = {OWN: _reviewed(user, world.own[actor], cast.farida, at)}
            if user.centre_id:
                world.own[actor]["held_id"] = {OWN: held_by(user, ours.reception.adviser, at=at)}
                world.own[actor]["cover_id"] = {OWN: cover_of(user, at).pk}
            else:
                world.own[actor] |= {"held_id": {OWN: day_uuid()}, "cover_id": {OWN: day_uuid()}}
    for actor, user in world.users.items():
        world.browsers[actor] = browser_of(user)
    world.half_way = browser_of(cast.amina, **{SECOND_FACTOR_DONE: False})
    world.locked = browser_of(cast.amina, **{LOCKED: True})
    world.chen = browser_of(cast.chen)
    return world


def browser_of(user: User, **proven: Any) -> Client:
    """Somebody signed in just now, second factor included, unless ``proven`` says otherwise."""
    browser = Client(raise_request_exception=False)
    browser.force_login(user, backend="jardam.accounts.backend.WithCentre")
    session = browser.session
    session.update({SECOND_FACTOR_DONE: True, PROVEN_AT: timezone.now().timestamp(), **proven})
    session.save()
    return browser


class _Cast:
    def __init__(self) -> None:
        self.moscow = _centre("moscow", "Москва", "RU-MOW")
        self.krasnodar = _centre("krasnodar", "Краснодар", "RU-KDA")
        self.amina = self.account(Role.CASEWORKER, self.moscow)
        self.erkin = self.account(Role.OPERATOR, self.moscow)
        self.farida = self.account(Role.CENTRE_HEAD, self.moscow)
        self.chen = self.account(Role.CENTRE_HEAD, self.krasnodar)
        self.administrator = self.account(Role.SYSTEM_ADMINISTRATOR, None)

    def account(self, role: Role, centre: Centre | None) -> User:
        made = User(
            username=f"{role.value.lower()}-{uuid4().hex[:6]}",
            role=role,
            centre=centre,
            password="!",
            interface_language="en",
        )
        made.save()
        return made


class _Filled:
    """A centre at work: contacts, callbacks and persons of every kind, all recorded by one person."""

    def __init__(self, by: User, adviser: User, at: datetime) -> None:
        assert by.centre
        self.by, self.at, self.told = by, at, TOLD.format(by.centre.code)
        self.open = start_contact(Channel.PHONE, by=by, at=at)
        self.known, self.erased, self.restricted = (self.person() for _each in range(3))
        self.closed = self.contact(person=self.known)
        self.waiting = self.contact(person=self.known, is_callback=True)
        self.ended = self.contact(person=self.known, is_callback=True)
        end_callback(callback_of(self.ended), CallbackState.REACHED, by=by, at=at)
        self.of_restricted = self.contact(person=self.restricted)
        self.waiting_of_restricted = self.contact(person=self.restricted, is_callback=True)
        self.worked, self.claims = with_claims(
            worked(self.told, self.known, self.restricted, by=by, at=at), self.told, by, at=at
        )
        self.papers = papers_of(self.worked, self.known, self.told, by=by, at=at)
        persons = {KNOWN: self.known, RESTRICTED: self.restricted, ERASED: self.erased}
        self.sheets = sheets_of(self.told, persons, by=by, at=at)
        self.exhibits, self.precedent, self.party = told_of(self.worked, self.told, self.known, by=by, at=at)
        self.incidents, self.referrals, self.keys = (
            made(self.worked, self.told, by=by, at=at) for made in (incidents_of, referrals_of, keys_of)
        )
        self.departure, self.problem = (
            departure_of(self.told, by=by, at=at),
            problem_of(self.told, [self.contact() for _teller in range(3)], by=by, at=at),
        )
        _close_file(self.restricted, by)
        self.of_erased = self.contact(person=self.erased)
        erase_person(self.erased, by=by, at=at)
        self.certificate, self.case = self.step(Outcome.CERTIFICATE), self.step(Outcome.CASE)
        self.rings = self.call("rings", "+996700123001")
        self.missed = self.missed_call("missed", "+996700123002")
        self.returned = self.missed_call("returned", "+996700123003")
        end_ticket(self.returned, TicketEnd.RETURNED, by=by, at=at)
        self.door = add_door(Channel.PHONE, "8-800", by=by, at=at)
        self.brought = bring_register(as_csv(ROWS[:2]), by=by, at=at)
        self.imported = self.register()
        span = Wanted(at.date(), at.date())
        self.asked = ask_export(span, [Extra.PHONES], self.told, by=by, at=at)
        self.reception: Door = door_of(adviser, self.closed, by=by, holder=adviser, at=at)
        self.session, self.factor = _another_session(by), _factor(by, at)
        self.shift, self.absence = _asked_and_away(by, at)
        self.proposal = ask_for_proposal(by.centre, at.date(), by=by, at=at)
        self.handover = write_handover(self.told, by=by, at=at)
        self.complaint = complaint_of(self.told, by=by, at=at)
        self.drawn, self.branch = drawn(self.closed.pk, by=adviser, at=at), branch_of(by, at)
        self.evidence, self.clarified = evidence_of(by, at), clarification_of(by, at)
        self.wording, self.item, self.copied = wording_of(by, at), issue_of(by, at), copy_of(by, at)
        self.practised = shared(self.told, self.branch, by=by, answers_for=by, at=at)

    def call(self, name: str, number: str, *kinds: EventKind) -> LineCall:
        """A call that rang, and what happened then, a minute apart."""
        assert self.by.centre
        for minute, kind in enumerate((EventKind.RINGING, *kinds), start=-5):
            event = Event(name, kind, self.at + timedelta(minutes=minute), number=number)
            call = take_event(event, centre=self.by.centre, at=self.at)
        return call

    def missed_call(self, name: str, number: str) -> MissedCall:
        ticket = self.call(name, number, EventKind.ENDED).ticket
        assert ticket
        return ticket

    def register(self) -> Import:
        assert self.by.centre
        register = bring_register(as_csv(ROWS), by=self.by, at=self.at)
        for begin in (begin_rehearsal, begin_import):
            begin(register, by=self.by, at=self.at)
            work(self.by.centre, register.pk)
        return register

    def person(self) -> Person:
        who = Identity(name=f"{self.told} Азамат", phones=("+996700123447",))
        return add_person(who, by=self.by, at=self.at)

    def contact(self, *, person: Person | None = None, is_callback: bool = False) -> Contact:
        opened = start_contact(Channel.PHONE, by=self.by, at=self.at)
        promised = PromisedCallback(self.at + timedelta(hours=2), Language.KY) if is_callback else None
        filled = ContactRecord(
            language=Language.KY,
            topics=[Topic.B_UNPAID_WAGES],
            outcome=Outcome.CALLBACK if is_callback else Outcome.ANSWERED,
            narrative={"stated": self.told, "note": ""},
            callback=promised,
        )
        return close_contact(opened, filled, caller=Caller(person), by=self.by, at=self.at)

    def step(self, outcome: Outcome) -> Step:
        opened = start_contact(Channel.PHONE, by=self.by, at=self.at)
        told = {"stated": self.told, "note": ""}
        filled = ContactRecord(Language.KY, [Topic.B_UNPAID_WAGES], outcome, told)
        end_contact(opened, filled, by=self.by, at=self.at)
        asked: Step = Step.objects.get(centre_id=opened.centre_id, contact=opened)
        return asked


def callback_of(contact: Contact) -> Callback:
    found: Callback = Callback.objects.get(centre_id=contact.centre_id, contact=contact)
    return found


def _shared(cast: _Cast, ours: _Filled, theirs: _Filled, at: datetime) -> Things:
    """What stands in the same relation to everybody of Moscow."""
    contacts = {
        COLLEAGUES_OPEN: ours.open.pk,
        COLLEAGUES_CLOSED: ours.closed.pk,
        WAITING: ours.waiting.pk,
        OF_RESTRICTED: ours.of_restricted.pk,
        OF_ERASED: ours.of_erased.pk,
        THEIRS: theirs.waiting.pk,
    }
    callbacks = {
        PROMISED: callback_of(ours.waiting).pk,
        ENDED: callback_of(ours.ended).pk,
        OF_RESTRICTED: callback_of(ours.waiting_of_restricted).pk,
        THEIRS: _elsewhere(theirs.waiting),
    }
    people = {
        KNOWN: ours.known.pk,
        RESTRICTED: ours.restricted.pk,
        ERASED: ours.erased.pk,
        THEIRS: theirs.known.pk,
    }
    accounts = {
        AN_OPERATOR: cast.erkin.pk,
        A_HEAD: cast.farida.pk,
        OF_NETWORK: cast.administrator.pk,
        THEIRS: cast.chen.pk,
    }
    calls = {RINGING: ours.rings.pk, THEIRS: theirs.rings.pk}
    tickets = {
        MISSED: ours.missed.pk,
        MISSED_ENDED: ours.returned.pk,
        THEIRS: theirs.missed.pk,
    }
    registers = {BROUGHT: ours.brought.pk, IMPORTED: ours.imported.pk, THEIRS: theirs.brought.pk}
    requests = {REQUESTED: ours.asked.pk, THEIRS: theirs.asked.pk}
    lawful = lawmaking(cast.amina, cast.account(Role.LAWYER, cast.moscow), at)
    absent = {THEIRS: day_uuid(), MISSING: day_uuid()}
    return {
        "call_id": calls | {MISSING: day_uuid()},
        "missed_id": tickets | {MISSING: day_uuid()},
        "import_id": registers | {MISSING: day_uuid()},
        "request_id": requests | {MISSING: day_uuid()},
        "contact_id": contacts | {MISSING: day_uuid()},
        "callback_id": callbacks | {MISSING: day_uuid()},
        "case_id": {
            KNOWN: ours.worked.open,
            ENDED: ours.worked.closed,
            WENT: ours.papers.went.case_id,
            RESTRICTED: ours.worked.of_restricted,
            THEIRS: theirs.worked.open,
            MISSING: day_uuid(),
        },
        "need_id": ours.worked.needs | {THEIRS: theirs.worked.needs[KNOWN], MISSING: day_uuid()},
        "incident_id": {**ours.incidents, THEIRS: theirs.incidents[KNOWN], MISSING: day_uuid()},
        "precedent_id": {KNOWN: ours.precedent, THEIRS: theirs.precedent, MISSING: day_uuid()},
        "exhibit_id": ours.exhibits | {THEIRS: theirs.exhibits[KNOWN], MISSING: day_uuid()},
        "claim_id": ours.claims.claims | {THEIRS: theirs.claims.claims[KNOWN], MISSING: day_uuid()},
        "line_id": ours.claims.lines | {THEIRS: theirs.claims.lines[KNOWN], MISSING: day_uuid()},
        "term_id": ours.worked.terms | {THEIRS: theirs.worked.terms[KNOWN], MISSING: day_uuid()},
        **paper_words(ours.papers, theirs.papers),
        **problem_words(ours.problem, theirs.problem),
        **party_words(ours.party, theirs.party),
        **referral_words(ours.referrals, theirs.referrals),
        **BothEnds(ours.departure, theirs.departure).words,
        **partner_words(ours.keys, theirs.keys),
        "centre_id": dict.fromkeys((KNOWN, UNKNOWN, THEIRS), ours.worked.calendar.centre_id),
        "address_id": dict.fromkeys((KNOWN, UNKNOWN, THEIRS), ours.worked.calendar.pk),
        "secret": {KNOWN: ours.worked.secret, UNKNOWN: "another", THEIRS: "another"},
        "item": dict.fromkeys((KNOWN, ENDED, RESTRICTED, THEIRS), ITEM) | {MISSING: "none_such"},
        "check_in_id": ours.worked.check_ins | {THEIRS: theirs.worked.check_ins[ENDED], MISSING: day_uuid()},
        "cover_id": {KNOWN: ours.worked.cover, THEIRS: theirs.worked.cover, MISSING: day_uuid()},
        "own_item_id": {KNOWN: ours.worked.own_item, THEIRS: theirs.worked.own_item, MISSING: day_uuid()},
        "step_id": {
            PROMISED: ours.certificate.pk,
            CASE_ASKED: ours.case.pk,
            THEIRS: theirs.certificate.pk,
            MISSING: day_uuid(),
        },
        "entry_id": {KNOWN: ours.door.pk, THEIRS: theirs.door.pk, MISSING: day_uuid()},
        "member_id": ours.sheets.members | {THEIRS: theirs.sheets.members[KNOWN], MISSING: day_uuid()},
        "consent_id": ours.sheets.consents | {THEIRS: theirs.sheets.consents[KNOWN], MISSING: day_uuid()},
        "person_id": people | {MISSING: day_uuid()},
        "user_id": accounts | {MISSING: day_uuid()},
        "session_id": {COLLEAGUES: ours.session, THEIRS: theirs.session, MISSING: day_uuid()},
        "shift_id": {COLLEAGUES: ours.shift, THEIRS: theirs.shift, MISSING: day_uuid()},
        "absence_id": {COLLEAGUES: ours.absence, THEIRS: theirs.absence, MISSING: day_uuid()},
        "proposal_id": {KNOWN: ours.proposal.pk, THEIRS: theirs.proposal.pk, MISSING: day_uuid()},
        "handover_id": {KNOWN: ours.handover.pk, THEIRS: theirs.handover.pk, MISSING: day_uuid()},
        "sample_id": {KNOWN: ours.drawn.sample_id, THEIRS: theirs.drawn.sample_id, MISSING: day_uuid()},
        "review_id": {KNOWN: ours.drawn.pk, THEIRS: theirs.drawn.pk, MISSING: day_uuid()},
        "branch_id": {KNOWN: ours.branch.pk, THEIRS: theirs.branch.pk, MISSING: day_uuid()},
        **{
            f"{word}_id": {
                KNOWN: getattr(ours.practised, word),
                THEIRS: getattr(theirs.practised, word),
                MISSING: day_uuid(),
            }
            for word in ("practice", "transfer")
        },
        "complaint_id": {KNOWN: ours.complaint, THEIRS: theirs.complaint, MISSING: day_uuid()},
        "factor_id": {COLLEAGUES: ours.factor, THEIRS: theirs.factor, MISSING: 2_000_000_000},
        "appointment_id": {
            KNOWN: ours.reception.booked,
            ENDED: ours.reception.ended,
            THEIRS: theirs.reception.booked,
            MISSING: day_uuid(),
        },
        "held_id": {COLLEAGUES: ours.reception.held, THEIRS: theirs.reception.held, MISSING: day_uuid()},
        **{
            f"{word}_id": {
                KNOWN: getattr(ours.reception, word),
                THEIRS: getattr(theirs.reception, word),
                MISSING: day_uuid(),
            }
            for word in ("adviser", "hours", "closure", "ticket", "wish")
        },
        "alias_id": {KNOWN: alias_of(at), THEIRS: day_uuid()},
        "draft_id": {KNOWN: draft_of(cast.farida, at), THEIRS: day_uuid(), MISSING: day_uuid()},
        "agreement": {KNOWN: AGREEMENT, UNKNOWN: "none_such", THEIRS: "no_such"},
        "kind": {KNOWN: "official", PRACTICE_NOTE: "practice", UNKNOWN: "none_such", THEIRS: "no_such"},
        "term": {KNOWN: TERM, UNKNOWN: "none_such", THEIRS: "no_such"},
        "clarification_id": {KNOWN: ours.clarified, THEIRS: day_uuid()},
        "issue_id": {KNOWN: ours.item.issue_id, UNSPOKEN: ours.item.issue_id, THEIRS: day_uuid()},
        "copy_id": {
            KNOWN: ours.copied.pk,
            IN_USE: copy_in_use(cast.farida, cast.chen, at),
            THEIRS: day_uuid(),
        },
        "material_id": {KNOWN: ours.copied.material_id, THEIRS: day_uuid()},
        "item_id": {KNOWN: ours.item.pk, THEIRS: day_uuid()},
        "wording_id": {KNOWN: ours.wording, THEIRS: day_uuid()},
        "evidence_id": {KNOWN: ours.evidence, THEIRS: day_uuid()},
        "service_code": {KNOWN: "PHONE_ADVICE", THEIRS: "NO_SUCH", MISSING: "NONE_SUCH"},
        "code": {KNOWN: "WAGES_UNPAID", UNSPOKEN: "WAGES_UNPAID", THEIRS: "NO_SUCH", MISSING: "NONE_SUCH"},
        **care_words(cast.farida, cast.chen, at),
        "reckoning": dict.fromkeys((KNOWN, UNSPOKEN, THEIRS, MISSING), mark_of("calculator/late-pay")),
        "mark": {
            KNOWN: mark_of("WAGES_UNPAID"),
            UNSPOKEN: mark_of("WAGES_UNPAID"),
            THEIRS: "x",
            MISSING: "y",
        },
        "change_id": {KNOWN: lawful.rehearsed, DECIDED: lawful.confirmed, **absent},
        "notice_id": {KNOWN: lawful.notice, **absent},
        "source_kind": dict.fromkeys((KNOWN, DECIDED, THEIRS, MISSING), "CONTACT"),
        "row_code": {KNOWN: "deadlines.tc392_wages", UNKNOWN: "nothing.such", THEIRS: "x", MISSING: "y"},
        "tool": dict.fromkeys(
            (OWN_OPEN, OWN_CLOSED, COLLEAGUES_OPEN, COLLEAGUES_CLOSED, WAITING, THEIRS, MISSING), "late-pay"
        ),
        "calculator_id": {KNOWN: "late-pay", UNKNOWN: "fortune", THEIRS: "x", MISSING: "y"},
        "year": {KNOWN: 2026, UNKNOWN: 10_000, THEIRS: 10_001, MISSING: 10_002},
        "language": {KNOWN: "ky", UNSPOKEN: "xy", UNKNOWN: "ky", THEIRS: "ky", MISSING: "ky"},
    }


def _change(actor: Actor, user: User, at: datetime) -> UUID:
    """A change of the law that this person is entering, where they may."""
    keepers = sorted(LAW_KEEPERS, key=str)
    return change_of(user, 2 + keepers.index(actor), at) if actor in LAW_KEEPERS else day_uuid()


def _own(user: User, at: datetime) -> Things:
    """What belongs to one person. Contacts for people of the network too would need a centre: they have none."""
    own: Things = {"user_id": {ONESELF: user.pk}}
    own["session_id"] = {OWN: _another_session(user)}
    own["factor_id"] = {OWN: _factor(user, at)}
    contacts = {OWN_OPEN: day_uuid(), OWN_CLOSED: day_uuid()}
    if user.centre_id:
        filled = ContactRecord(
            language=Language.RU,
            topics=[Topic.A_PATENT],
            outcome=Outcome.ANSWERED,
            narrative={"stated": TOLD.format("moscow")},
        )
        begun = start_contact(Channel.PHONE, by=user, at=at)
        contacts[OWN_OPEN] = start_contact(Channel.PHONE, by=user, at=at).pk
        contacts[OWN_CLOSED] = close_contact(begun, filled, by=user, at=at).pk
    shift, absence = _asked_and_away(user, at) if user.centre_id else (day_uuid(), day_uuid())
    return own | {"contact_id": contacts, "shift_id": {OWN: shift}, "absence_id": {OWN: absence}}


def _barred(user: User, ours: "_Filled", by: User, at: datetime) -> Things:
    """A case of a colleague of which this person must not know."""
    if not user.centre_id:
        absent = {name: {BARRED: day_uuid()} for name in (*IN_A_CASE, "claim_id", "exhibit_id", "line_id")}
        return absent | words_of_barred(day_uuid()) | {"item": {BARRED: ITEM}}
    told = TOLD.format("moscow")
    case = barred_from(told, user, ours.known, by=by, at=at)
    claim = claim_in(case.pk, told, at=at)
    return {
        **things_of_barred(case, told, by=by, at=at),
        **words_of_barred(draft_in(case.pk, by=by, at=at)),
        "exhibit_id": {BARRED: exhibit_in(case.pk, told, by=by, at=at)},
        "claim_id": {BARRED: claim},
        "line_id": {BARRED: line_in(claim, by, at=at)},
    }


def _complaints(user: User, head: User, at: datetime) -> dict[str, UUID]:
    """One that this person looks into, and one about them."""
    if not user.centre_id:
        return {OWN: day_uuid(), ABOUT_ONESELF: day_uuid()}
    told = TOLD.format("moscow")
    return {
        OWN: complaint_owned_by(user, told, by=head, at=at),
        ABOUT_ONESELF: complaint_of(told, by=head, at=at, colleague=user),
    }


def _reviewed(user: User, own: Things, head: User, at: datetime) -> UUID:
    """What was said of a record of theirs."""
    if not user.centre_id:
        return day_uuid()
    return drawn(own["contact_id"][OWN_CLOSED], by=head, at=at, is_reviewed=True).pk


def _asked_and_away(user: User, at: datetime) -> tuple[UUID, UUID]:
    """A shift that somebody is asked for tomorrow, and a day on which they are away."""
    begins = on_grid(at) + timedelta(days=1)
    shift = plan_shift(user, Span(begins, begins + timedelta(hours=8)), ShiftState.ASKED, by=None, at=at)
    away = Span(begins + timedelta(days=2), begins + timedelta(days=3))
    return shift.pk, report_absence(user, away, AbsenceKind.LEAVE, by=None, at=at).pk


def _elsewhere(contact: Contact) -> UUID:
    with for_centre(contact.centre_id):
        return callback_of(contact).pk


def _close_file(person: Person, by: User) -> None:
    """Only two colleagues may open it, and neither is among those who ask."""
    openers = [
        User(username=f"opener-{uuid4().hex[:6]}", role=Role.LAWYER, centre=by.centre, password="!")
        for _ in "ab"
    ]
    for opener in openers:
        opener.save()
        opened_private(opener, "a password nobody has", cost=CHEAP)
    restrict(
        person.key, openers, reseal=lambda _move: None
    )  # what it sealed stays unreadable: nobody asks for more


def _another_session(user: User) -> UUID:
    """A second browser of theirs, somewhere else."""
    browser = browser_of(user)
    return Session.objects.get(key_hash=hashed(browser.cookies[settings.SESSION_COOKIE_NAME].value)).pk


def _factor(user: User, at: datetime) -> int:
    enrol_totp(user, by=None, at=at)
    return Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).pk


def _centre(code: str, name: str, region: str) -> Centre:
    return Centre.objects.create(code=code, names={"ru": name}, region=region, country="RU")


def _load_answers(at: datetime) -> None:
    """One card is enough to be asked for."""
    load_law(LAW, at)
    load_glossary(LAW / "glossary.csv", at)
    load_answers(at, only=["wages_unpaid"])
    load_standard_services(DATA / "network")
