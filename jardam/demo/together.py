"""The three who tell of one invented firm may claim together: one has said yes to all, one to two readers, one was not asked. Once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from jardam.audit.actions import recorded
from jardam.cases.actions import Said
from jardam.centres.models import Centre, User
from jardam.claims.actions import say_work
from jardam.claims.models import Claim
from jardam.collective.actions import Beginning, begin_collective, write_answers
from jardam.collective.models import Collective, JoinedClaim
from jardam.collective.rules.agreeing import FIELDS, Reader, receiver_of
from jardam.database.scope import for_centre
from jardam.demo.claiming import WHO, answers_for
from jardam.demo.words import MARK
from jardam.kernel.ids import day_uuid
from jardam.kernel.months import Month
from jardam.law.queries import rule_book
from jardam.parties.models import Tie
from jardam.people.actions import Said as SaidOfConsent
from jardam.people.rules.consent import Act, Form, Purpose

PAY = "58000"
AGREED: Sequence[Sequence[Reader]] = (tuple(Reader), (Reader.EMPLOYER, Reader.INSPECTORATE))
HOLDS = timedelta(days=365)


def fill_collective(centre: Centre, *, at: datetime) -> None:
    """Where several tell of one party; what stands of this is left alone."""
    with for_centre(centre.pk), transaction.atomic(), timezone.override(centre.zone):
        told = Tie.objects.filter(centre=centre).values_list("case_id", "number")
        rows = Claim.objects.filter(centre=centre, case__in={case for case, _number in told})
        rows = rows.select_related("case__person__key", "case__responsible")
        claims = sorted(rows, key=lambda claim: (claim.term_id is None, claim.case.reference))
        is_open = all(claim.case.is_open for claim in claims)
        if len(claims) > len(AGREED) and is_open and not Collective.objects.filter(centre=centre).exists():
            _fill(claims, at=at)


@recorded
def _fill(claims: Sequence[Claim], *, at: datetime) -> None:
    by = answers_for(claims[0].case)
    _work(claims[1], at=at)
    collective = begin_collective(Beginning(day_uuid(), claims, WHO.employer), by=by, at=at)
    for claim, readers in zip(claims, AGREED, strict=False):
        joined = JoinedClaim.objects.select_related("collective").get(collective=collective, claim=claim)
        _answer(joined, readers, by=by, at=at)


def _work(claim: Claim, *, at: datetime) -> None:
    today = timezone.localdate(at)
    months = [{"month": str(Month.of(today).before), "sum": PAY}]
    work = {"way": "MONTHLY", "rate": "", "month": months, "payment": []}
    claim.case.refresh_from_db(fields=["revision"])
    seen = Said(claim.case.revision)
    say_work(claim, work, rule_book(today), seen, by=answers_for(claim.case), at=at)


def _answer(joined: JoinedClaim, readers: Sequence[Reader], *, by: User, at: datetime) -> None:
    today = timezone.localdate(at)
    said = [
        SaidOfConsent(
            id=day_uuid(),
            act=Act.GIVEN,
            purpose=Purpose.TOGETHER,
            receiver=receiver_of(reader, joined.collective.employer),
            said_on=today,
            fields=FIELDS,
            until=today + HOLDS,
            language="RU",
            form=Form.ORAL.value,
            note=f"{MARK} прочитали вслух",
        )
        for reader in readers
    ]
    write_answers(joined, said, by=by, at=at)
