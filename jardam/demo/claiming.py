"""What the invented cases have to show: a wage claim with its gaps, a chat, and terms that run. Built once, where the law stands."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from jardam.audit.actions import recorded
from jardam.cases.actions import Said, set_term
from jardam.cases.counting import counted_by_law, set_by_us
from jardam.cases.models import Case
from jardam.cases.rules.stages import Stage
from jardam.cases.rules.tracks import Track
from jardam.centres.models import Centre, User
from jardam.claims.actions import log_dealing, open_claim, promise_parts, say_work, show_proofs
from jardam.claims.models import Claim
from jardam.claims.rules.dealings import DealingKind
from jardam.claims.rules.evidence import Fact, ProofKind
from jardam.claims.rules.facts import Proven, Who
from jardam.claims.rules.promises import Part, promised
from jardam.database.scope import for_centre
from jardam.demo.words import MARK
from jardam.exhibits.actions import Brought, bring_exhibits, prepared
from jardam.exhibits.choices import ExhibitKind
from jardam.kernel.ids import day_uuid
from jardam.kernel.months import Month
from jardam.law.queries import rule_book
from jardam.law.rules.rulebook import RuleBook

COMPLAINT = "koap_30_3"
"""The complaint against an expulsion."""
WHO = Who(f"{MARK} ООО «Выдуманный подрядчик»", f"{MARK} прораб Виктор", f"{MARK} стройка у кольцевой")
PAY, PAID = "65000", "30000"  # roubles a month, and once for the first one
PROOFS = {
    Fact.WORKED: (ProofKind.PASS, ProofKind.CHAT),
    Fact.EMPLOYER: (ProofKind.PASS,),
    Fact.PERIOD: (ProofKind.CHAT,),
    Fact.PAY: (ProofKind.CHAT,),
    Fact.HOURS: (ProofKind.DIARY,),
    Fact.PAID: (ProofKind.TRANSFER,),
}
NOTES = {
    ProofKind.PASS: f"{MARK} пропуска всех семерых, с печатью",
    ProofKind.CHAT: f"{MARK} «65 в месяц каждому, как договорились»",
    ProofKind.TRANSFER: f"{MARK} 30 000 на карту, с карты прораба",
}
CHAT = f"""{MARK} Переписка выдумана.
Прораб: 65 в месяц каждому, как договорились
Рабочий: третий месяц ждём
Прораб: часть дам до конца месяца
"""


def fill_claims(centre: Centre, *, at: datetime) -> None:
    """Once: what stands is left alone. Without a law nothing is counted."""
    with (
        for_centre(centre.pk),
        transaction.atomic(),
        timezone.override(centre.zone),
    ):  # outside one no centre is known
        book = rule_book(timezone.localdate(at))
        if book.periods(f"deadlines.{COMPLAINT}") and not Claim.objects.filter(centre=centre).exists():
            _fill(centre, book, at=at)


@recorded
def _fill(centre: Centre, book: RuleBook, *, at: datetime) -> None:
    wages, expulsion, seized = (
        open_case_of(centre, track) for track in (Track.WAGES, Track.EXPULSION, Track.DOCUMENTS_SEIZED)
    )
    _claim(wages, book, at=at)
    _bring_chat(wages, at=at)
    today = timezone.localdate(at)
    served = (today - timedelta(days=3)).isoformat()
    told = counted_by_law(COMPLAINT, served, f"{MARK} постановление о выдворении", book, today)
    set_term(expulsion, told, Said(expulsion.revision), by=answers_for(expulsion), at=at)
    promised = set_by_us(today + timedelta(days=2), f"{MARK} обещал вернуть паспорт")
    set_term(seized, promised, Said(seized.revision), by=answers_for(seized), at=at)


def open_case_of(centre: Centre, track: Track) -> Case:
    """The invented one of this kind that is still open."""
    cases = Case.objects.filter(centre=centre, track=track.value).exclude(stage=Stage.CLOSED.value)
    case: Case = cases.select_related("person__key", "responsible").get()
    return case


def answers_for(case: Case) -> User:
    assert case.responsible is not None, "the case is open"
    return case.responsible


def _claim(case: Case, book: RuleBook, *, at: datetime) -> None:
    """Three months of which a part of the first was paid, told as people remember it."""
    today = timezone.localdate(at)
    last = Month.of(today).before
    months = (last.before.before, last.before, last)
    work = {
        "way": "MONTHLY",
        "rate": "",
        "month": [{"month": str(month), "sum": PAY} for month in months],
        "payment": [{"on": "", "sum": PAID, "for_month": str(months[0])}],
    }
    by = answers_for(case)
    claim = open_claim(case, WHO, Said(case.revision), by=by, at=at)
    case.refresh_from_db()
    show_proofs(claim, Proven(PROOFS, NOTES), Said(case.revision), by=by, at=at)
    case.refresh_from_db()
    say_work(claim, work, book, Said(case.revision), by=by, at=at)
    _talks(claim, by=by, at=at)


def _talks(claim: Claim, *, by: User, at: datetime) -> None:
    """An offer, and what came of it: two parts, of which the first is due in two days."""
    case, today = claim.case, timezone.localdate(at)
    case.refresh_from_db()
    offer = Said(case.revision, f"{MARK} половину сейчас, остальное «потом»")
    log_dealing(claim, DealingKind.OFFER, today - timedelta(days=6), offer, by=by, at=at)
    case.refresh_from_db()
    parts = [Part(today + timedelta(days=days), 80_000_00) for days in (2, 32)]
    agreed = Said(case.revision, f"{MARK} расписка прораба на две части")
    promise_parts(claim, promised(today - timedelta(days=1), parts), agreed, by=by, at=at)


def _bring_chat(case: Case, *, at: datetime) -> None:
    files = prepared([("chat.txt", CHAT.encode())])
    brought = Brought(day_uuid(), ExhibitKind.CHAT, f"{MARK} переписка с прорабом", files)
    bring_exhibits(case, brought, by=answers_for(case), at=at)
