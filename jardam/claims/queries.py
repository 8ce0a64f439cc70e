"""Reads of claims. Who reads the claim of a case reads the case: the caller writes the reading down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, QuerySet, Sum
from django.db.models.functions import JSONObject

from jardam.cases.models import Case, Entry
from jardam.cases.sealing import words_of
from jardam.cases.whose import day_at, is_on_day_of
from jardam.centres.models import User
from jardam.claims.models import Claim, CounterEntry, Dealing, MoneyLine, PromisedPart
from jardam.claims.rules.facts import Facts
from jardam.claims.rules.money import Amount, Column, Currency
from jardam.claims.rules.promises import SOON, Part, standing, to_remind
from jardam.claims.sealing import facts_of
from jardam.database.written import Written
from jardam.law.rules.instalments import Instalment
from jardam.parties.queries import same_sides
from jardam.vault.restricted import Opener

MOST_PARTS_DUE = 500


@dataclass(frozen=True, slots=True)
class PartDue:
    """A part of a promise that lacks something, late or soon."""

    claim: Claim
    part: Instalment
    currency: Currency


def read_claims(case: Case, opener: Opener | None = None) -> list[tuple[Claim, Facts]]:
    """The claims of a case that stand, the first first. One query. Errors: FileKeyLocked, FileKeyDestroyed."""
    every = read_all_claims(case, opener)
    return [(claim, facts) for claim, facts in every if claim.withdrawn_on is None]


def read_all_claims(case: Case, opener: Opener | None = None) -> list[tuple[Claim, Facts]]:
    """Also those that were withdrawn. Otherwise as `read_claims`."""
    claims = _CLAIMS.rows(centre_id=case.centre_id, case_id=case.pk)
    return [(claim, facts_of(claim, case.person.key, opener)) for claim in claims]


def sums_beside(claim: Claim) -> list[tuple[Column, Amount]]:
    """What stands in the columns of a claim that `read_claims` found, a sum for each column and currency."""
    return [(Column(one["column"]), Amount(one["minor"], Currency(one["currency"]))) for one in claim.sums]


def _claims(*, centre_id: UUID, case_id: UUID) -> QuerySet[Any, Any]:
    claims = Claim.objects.filter(centre_id=centre_id, case=case_id).select_related("term")
    lines = MoneyLine.objects.filter(centre_id=OuterRef("centre_id"), claim=OuterRef("pk")).standing()
    summed = lines.values("column", "currency").annotate(minor=Sum("amount_minor")).order_by()
    told = JSONObject(column="column", currency="currency", minor="minor")
    found: QuerySet[Any, Any] = claims.annotate(sums=ArraySubquery(summed.values(json=told)))
    return found.order_by("number")


_CLAIMS = Written[Claim](_claims)


def claims_of_same_party(claim: Claim, user: User) -> list[Claim]:
    """Other claims that one may see in which a person said that the other side is the same. Of others nothing is told.

    The latest first. Four queries at most.
    """
    return claims_told(user, same_sides(user, claim.case, claim.number))


def claims_told(user: User, sides: Collection[tuple[UUID, int]]) -> list[Claim]:
    """Those of these claims, each named by its case and its number there, that one may see. One query at most."""
    if not sides:
        return []
    claims = Claim.objects.visible_to(user).filter(case__in={case for case, _number in sides})
    found = claims.select_related("case__person__key").order_by("-made_on", "-pk")
    return [claim for claim in found if (claim.case_id, claim.number) in sides]


def money_of(claim: Claim) -> list[MoneyLine]:
    """Every line in its order, with its parts and the entry that took it back, if one did. Three queries."""
    lines = MoneyLine.objects.filter(centre_id=claim.centre_id, claim=claim).select_related("written_by")
    parts = Prefetch("parts", PromisedPart.objects.filter(centre_id=claim.centre_id).order_by("due_on"))
    counters = Prefetch("counter", CounterEntry.objects.filter(centre_id=claim.centre_id))
    return list(lines.prefetch_related(parts, counters).order_by("happened_on", "number"))


def dealings_of(claim: Claim) -> list[Dealing]:
    """The steps, the newest first. One query."""
    rows = Dealing.objects.filter(centre_id=claim.centre_id, claim=claim).select_related("written_by")
    return list(rows.order_by("-happened_on", "-number"))


def words_by_number(
    case: Case, numbers: Iterable[int], opener: Opener | None = None
) -> Mapping[int, dict[str, Any]]:
    """What stands in the entries of the case under these numbers. One query. Errors: as `read_claims`."""
    entries = Entry.objects.filter(centre_id=case.centre_id, case=case, number__in=list(numbers))
    return {entry.number: words_of(entry, case.person.key, opener) for entry in entries}


def standing_sums(claims: Sequence[Claim]) -> Mapping[UUID, list[tuple[Column, Amount]]]:
    """By claim what stands in its columns, line by line. One query."""
    if not claims:
        return {}
    lines = MoneyLine.objects.filter(centre_id=claims[0].centre_id, claim__in=claims).standing()
    found: dict[UUID, list[tuple[Column, Amount]]] = defaultdict(list)
    for line in lines.order_by("number"):
        found[line.claim_id].append((line.in_column, line.amount))
    return found


def received_since(promise: MoneyLine, lines: Iterable[MoneyLine]) -> int:
    """What stands received of these lines since a promise was written down, in its currency.

    Units: hundredths of the currency.
    """
    return sum(
        line.amount_minor
        for line in lines
        if line.in_column is Column.RECEIVED
        and line.currency == promise.currency
        and line.number > promise.number
        and line.happened_on >= promise.happened_on
    )


def parts_due(user: User, now: datetime) -> list[PartDue]:
    """Of the open cases on the day of this person the oldest part of each promise that is late or due soon. Two queries."""
    assert user.centre_id is not None
    today, of_mine = day_at(user, now), Case.objects.of_centre_of(user).open().filter(is_on_day_of(user, now))
    mine = Claim.objects.visible_to(user).filter(case__in=of_mine)
    parts = PromisedPart.objects.filter(
        centre_id=user.centre_id,
        due_on__lte=today + SOON,
        line__in=MoneyLine.objects.of_centre_of(user).standing().filter(claim__in=mine),
    )
    parts = parts.select_related("line__claim__case__person__key").order_by("line_id", "due_on")
    found = [
        PartDue(line.claim, one, Currency(line.currency))
        for line, plan in _plans(parts[:MOST_PARTS_DUE], user, today)
        if (one := to_remind(plan, today))
    ]
    return sorted(found, key=lambda due: (due.part.due, due.claim.pk))


def parts_lacking(case: Case, user: User, today: date) -> list[PartDue]:
    """Of one case every promised part that lacks something, the oldest first. Two queries."""
    mine = Claim.objects.visible_to(user).filter(case=case)
    parts = PromisedPart.objects.filter(
        centre_id=case.centre_id,
        line__in=MoneyLine.objects.of_centre_of(user).standing().filter(claim__in=mine),
    )
    parts = parts.select_related("line__claim__case").order_by("line_id", "due_on")
    found = [
        PartDue(line.claim, one, Currency(line.currency))
        for line, plan in _plans(parts, user, today)
        for one in plan
        if one.lacking
    ]
    return sorted(found, key=lambda due: (due.part.due, due.claim.pk))


def _plans(
    parts: Iterable[PromisedPart], user: User, today: date
) -> list[tuple[MoneyLine, Sequence[Instalment]]]:
    """Each promise of these parts with how it stands. A query for what was received, where there is a promise."""
    by_line: dict[UUID, list[PromisedPart]] = defaultdict(list)
    for part in parts:
        by_line[part.line_id].append(part)
    promises = [of_one[0].line for of_one in by_line.values()]
    got: dict[UUID, list[MoneyLine]] = defaultdict(list)
    if promises:
        lines = MoneyLine.objects.of_centre_of(user).standing()
        claims = {line.claim_id for line in promises}
        for line in lines.filter(claim__in=claims, column=Column.RECEIVED.value):
            got[line.claim_id].append(line)
    return [
        (line, standing(_told(by_line[line.pk]), received_since(line, got[line.claim_id]), today))
        for line in promises
    ]


def _told(parts: Iterable[PromisedPart]) -> list[Part]:
    return [Part(part.due_on, part.amount_minor) for part in parts]
