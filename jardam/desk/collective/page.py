"""A collective claim as it is read: one table of all who stand in it, what each agreed to, what is missing, and what all are owed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.audit.actions import note_reading, note_readings
from jardam.cases.sealing import title_of
from jardam.centres.http import StaffRequest
from jardam.centres.models import User
from jardam.claims.choices import columns
from jardam.claims.models import Claim
from jardam.claims.queries import standing_sums
from jardam.claims.rules.money import Amount, Column, Currency
from jardam.collective.choices import answers, lacks, readers
from jardam.collective.models import Collective, JoinedClaim
from jardam.collective.queries import (
    Worker,
    left_of,
    may_still_join,
    no_longer_same,
    read_workers,
)
from jardam.collective.rules.agreeing import Agreement, Answer, Reader
from jardam.collective.rules.standing import FEWEST, State, total
from jardam.collective.sealing import reason_of
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.page import today_of
from jardam.desk.claiming.money import said_of, sum_rows
from jardam.desk.collective.forms import ChosenClaims
from jardam.desk.steps import days_left

TONES = {
    Answer.YES: "ok",
    Answer.MISSING: "line",
    Answer.NO: "line",
    Answer.WITHDRAWN: "danger",
    Answer.EXPIRED: "warn",
}


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What was said, in words, and of which readers."""

    words: str
    tone: str
    readers: str


@dataclass(frozen=True, slots=True)
class ShownWorker:
    """A row of the table. ``court``: their own last day for the court, and how far it is."""

    pk: UUID
    name: str
    claim: Claim
    number: str
    period: str
    owed: str
    court: tuple[date, str] | None
    agreed: Sequence[ShownAnswer]
    lacks: Sequence[str]
    is_proposed: bool
    may_be_confirmed: bool
    is_elsewhere: bool  # nobody says any more that their other side is the same
    sums: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """What a paper to one reader would tell today."""

    reader: str
    words: str
    is_enough: bool


@dataclass(frozen=True, slots=True)
class ShownLeft:
    """Who was taken out, and why."""

    claim: Claim
    number: str
    day: date
    reason: str


def collective_page(request: StaffRequest, collective: Collective) -> dict[str, object]:
    """Everything the page shows, and who read it is written down. Errors: FileKeyDestroyed."""
    today, workers = today_of(request), read_workers(collective, today_of(request))
    note_workers(request, collective, workers)
    sums = standing_sums([worker.joined.claim for worker in workers])
    elsewhere = no_longer_same(workers)
    shown = [
        _worker(one, sums.get(one.joined.claim_id, []), today, is_elsewhere=one.joined.pk in elsewhere)
        for one in workers
    ]
    return {
        "collective": collective,
        "employer": collective.employer,
        "workers": shown,
        "speakers": [one for one in shown if not one.is_proposed and one.claim.case.is_open],
        "together": _together(workers),
        "papers": [_paper(reader, workers) for reader in Reader],
        "columns": [str(word) for word in columns().values()],
        "has_money": any(one.sums for one in shown),
        "all_sums": sum_rows([line for lines in sums.values() for line in lines]),
        "is_mixed": _is_mixed(sums),
        "left": [_left(one) for one in left_of(collective, request.user)],
        "adding": ChosenClaims(offered=offered_to(collective, workers, request.user)),
    }


def note_workers(request: StaffRequest, collective: Collective, workers: Sequence[Worker]) -> None:
    """The collective claim was read, and with it who each is, what they told and what they agreed to. Four queries."""
    by, at = request.user, timezone.now()
    cases = [worker.joined.claim.case for worker in workers]
    persons = [case.person for case in cases]
    note_reading("collective.read", collective, by=by, at=at)
    note_readings("case.read", cases, by=by, at=at)
    note_readings("person.read", persons, by=by, at=at)
    note_readings("person.consents_read", persons, by=by, at=at)


def offered_to(collective: Collective, workers: Sequence[Worker], user: User) -> list[tuple[Claim, str]]:
    """Claims that may still be proposed, as far as one may see them."""
    elsewhere = no_longer_same(workers)
    first = next((one for one in workers if one.joined.pk not in elsewhere), None)
    return named_claims(may_still_join(first.joined.claim, user), user) if first else []


def named_claims(claims: Sequence[Claim], user: User) -> list[tuple[Claim, str]]:
    """By the number of their case and what it is about; that this was read is written down. One query."""
    note_readings("case.read", [claim.case for claim in claims], by=user, at=timezone.now())
    return [(claim, _named(claim)) for claim in claims]


def _named(claim: Claim) -> str:
    number = _("Claim in case %(number)s") % {"number": spoken(claim.case.reference)}
    title = title_of(claim.case)
    return f"{number}: {title}" if title else number


def worker_named(worker: Worker) -> str:
    return worker.name or _("no name yet")


def owed_words(worker: Worker) -> str:
    """Empty where the law cannot count it yet."""
    owed = worker.standing.owed
    return _roubles(owed) if owed is not None else ""


def _worker(
    one: Worker, sums: Sequence[tuple[Column, Amount]], today: date, *, is_elsewhere: bool
) -> ShownWorker:
    claim, standing = one.joined.claim, one.standing
    term = claim.term if claim.term is not None and claim.term.is_open else None
    is_proposed = standing.state is State.PROPOSED
    return ShownWorker(
        pk=one.joined.pk,
        name=worker_named(one),
        claim=claim,
        number=spoken(claim.case.reference),
        period=_period(one),
        owed=owed_words(one),
        court=(term.due_on, days_left((term.due_on - today).days)) if term else None,
        agreed=_agreed(standing.agreements),
        lacks=[str(lacks()[lack]) for lack in one.lacks],
        is_proposed=is_proposed,
        may_be_confirmed=is_proposed and any(each.stands for each in standing.agreements.values()),
        is_elsewhere=is_elsewhere,
        sums=sum_rows(sums),
    )


def _period(one: Worker) -> str:
    """The months of which something is owed, from the first to the last."""
    months = (
        [month.owing.month for month in one.counted.told.answer.months if month.owing.debt]
        if one.counted
        else []
    )
    if not months:
        return ""
    first, last = (f"{month.number:02}.{month.year}" for month in (months[0], months[-1]))
    return first if first == last else f"{first} – {last}"


def _agreed(agreements: Mapping[Reader, Agreement]) -> list[ShownAnswer]:
    """Readers of whom the same was said stand together."""
    grouped: dict[Agreement, list[str]] = {}
    for reader, agreement in agreements.items():
        grouped.setdefault(agreement, []).append(str(readers()[reader]))
    return [
        ShownAnswer(_answer_words(agreement), TONES[agreement.answer], ", ".join(named))
        for agreement, named in grouped.items()
    ]


def _answer_words(agreement: Agreement) -> str:
    if agreement.until is None:
        return str(answers()[agreement.answer])
    return _("yes, until %(day)s") % {"day": date_format(agreement.until, "d.m.Y")}


def _together(workers: Sequence[Worker]) -> str:
    owed = _roubles(total(worker.standing.owed for worker in workers))
    return _workers_words(len(workers), owed)


def _workers_words(number: int, owed: str) -> str:
    return ngettext("%(number)d worker: %(owed)s", "%(number)d workers: %(owed)s", number) % {
        "number": number,
        "owed": owed,
    }


def _paper(reader: Reader, workers: Sequence[Worker]) -> ShownPaper:
    told = [worker for worker in workers if worker.standing.is_told_to(reader)]
    owed = _roubles(total(worker.standing.owed for worker in told))
    return ShownPaper(str(readers()[reader]), _workers_words(len(told), owed), len(told) >= FEWEST)


def _is_mixed(sums: Mapping[UUID, Sequence[tuple[Column, Amount]]]) -> bool:
    """Whether money stands in a currency that the law does not count in."""
    return any(amount.currency is not Currency.RUB for lines in sums.values() for _column, amount in lines)


def _left(one: JoinedClaim) -> ShownLeft:
    case = one.claim.case
    assert one.left_on is not None
    return ShownLeft(one.claim, spoken(case.reference), one.left_on, reason_of(one, case.person.key))


def _roubles(whole: Decimal) -> str:
    return said_of(Amount(int(whole * 100)))
