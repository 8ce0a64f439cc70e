"""An agreement is signed and ends; a person says whether the partner kept its promise."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.network.models import Organisation
from jardam.partnerships.models import Agreement, DiscountTold, sealed_agreement_words
from jardam.partnerships.rules.promises import Told
from jardam.referrals.models import Referral

LONGEST_TERMS, LONGEST_LINE = 4_000, 300  # characters


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """``pk``: drawn by the page; ``signed``: who signed, of both; ``evidence``: what shows it."""

    pk: UUID
    terms: str
    signed: str
    evidence: str
    begins_on: date
    ends_on: date | None = None
    discount: int | None = None
    is_rigid: bool = False


@recorded
def sign_agreement(organisation: Organisation, new: NewAgreement, *, by: User, at: datetime) -> Agreement:
    """Write down what was agreed; whoever sends the same form once more has written it once."""
    words = {"terms": new.terms, "signed": new.signed, "evidence": new.evidence}
    agreement, is_new = Agreement.objects.get_or_create(
        pk=new.pk,
        centre=by.centre,
        defaults={
            "organisation": organisation,
            "discount": new.discount,
            "is_rigid": new.is_rigid,
            "begins_on": new.begins_on,
            "ends_on": new.ends_on,
            "written_on": timezone.localdate(at),
            "written_by": by,
            "sealed_words": sealed_agreement_words(new.pk, words),
        },
    )
    if is_new:
        record("agreement.signed", agreement, by=by, at=at)
    return agreement


@recorded
def end_agreement(agreement: Agreement, *, by: User, at: datetime) -> None:
    """Today is its last day, or the day on which it was to begin. Once."""
    held: Agreement = Agreement.objects.select_for_update(of=("self",)).get(
        pk=agreement.pk, centre_id=agreement.centre_id
    )
    last = max(timezone.localdate(at), held.begins_on)
    if held.ends_on is not None and held.ends_on <= last:
        return
    held.ends_on = last
    held.save(update_fields=["ends_on"])
    record("agreement.ended", held, by=by, at=at)


@recorded
def tell_discount(agreement: Agreement, referral: Referral, told: Told, *, by: User, at: datetime) -> None:
    """What the person said, or that nobody could ask; the last word counts, and the same twice is once."""
    line, is_new = DiscountTold.objects.select_for_update(of=("self",)).get_or_create(
        centre_id=agreement.centre_id,
        agreement=agreement,
        referral=referral,
        defaults={"told": told.value, "asked_on": timezone.localdate(at), "asked_by": by},
    )
    if not is_new and line.told == told.value:
        return
    line.told, line.asked_on, line.asked_by = told.value, timezone.localdate(at), by
    line.save(update_fields=["told", "asked_on", "asked_by"])
    record("discount.told", line, by=by, at=at, told=told.value)
