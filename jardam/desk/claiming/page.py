"""A wage claim as it is read: what it comes to on a day, how each fact is shown, and what does not fit together."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jardam.cases.models import Case
from jardam.cases.permissions import may_write
from jardam.cases.queries import read_case
from jardam.centres.http import StaffRequest
from jardam.claims import choices
from jardam.claims.actions.recounting import received_by
from jardam.claims.counting import CALCULATOR, Counted, Uncounted, recounted, until, with_received
from jardam.claims.models import Claim
from jardam.claims.queries import read_all_claims
from jardam.claims.rules.evidence import Meter, ProofKind, Shown, Strength, meter
from jardam.claims.rules.facts import Facts
from jardam.claims.rules.oddities import Odd, Oddity, Span, oddities
from jardam.contacts.rules.reference import spoken
from jardam.desk.casework.exhibits import pickable
from jardam.desk.casework.page import today_of
from jardam.desk.casework.terms import reading_language
from jardam.desk.claiming.lines import meter_told
from jardam.desk.claiming.money import shown_money
from jardam.desk.claiming.strip import strip_of
from jardam.desk.collective.claim import together_with
from jardam.desk.otherside.sides import sides_of_claim
from jardam.kernel.partial_dates import PartialDate
from jardam.law.calculators.explanation import Explanation, explained_in
from jardam.law.kept import kept_rule_book
from jardam.law.rules import typed
from jardam.law.rules.explaining import Refused
from jardam.law.rules.rulebook import RuleBook
from jardam.law.wording import worded
from jardam.vault.restricted import Opener
from jardam.vault.unlocked import opener


@dataclass(frozen=True, slots=True)
class ShownProof:
    """One kind of proof with a word on it. ``files``: those of the case that hold it, each by its id and name."""

    kind: str
    note: str
    files: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ShownFact:
    """One fact of the meter in words. ``tone``: of the pill that says how strong it is."""

    name: str
    strength: str
    tone: str
    proofs: list[ShownProof]
    is_asked: bool
    get_next: list[str]


@dataclass(frozen=True, slots=True)
class CourtClock:
    """The last day for the court over one payday."""

    payday: date
    by: date
    days: int


TONES = {Strength.NOTHING: "danger", Strength.WEAK: "warn", Strength.FAIR: "line", Strength.STRONG: "ok"}


def claim_page(request: StaffRequest, claim: Claim) -> dict[str, object]:
    """Everything the page shows, and a line in the audit. Errors: FileKeyLocked, FileKeyDestroyed."""
    key, today, case = opener(request), today_of(request), claim.case
    title = (read_case(case, by=request.user, at=timezone.now(), opener=key) or ("", ""))[0]
    every = dict(read_all_claims(case, key))
    facts = next(told for one, told in every.items() if one.pk == claim.pk)
    others = [told for one, told in every.items() if one.pk != claim.pk and one.withdrawn_on is None]
    is_withdrawn = claim.withdrawn_on is not None
    as_of, is_day_wrong = day_asked(request.GET.get("as_of", ""), today)
    return {
        "case": case,
        "claim": claim,
        "number": spoken(case.reference),
        "title": title,
        "employer": facts.who.employer,
        "sides": sides_of_claim(claim, facts.who, request.user),
        **together_with(claim, request.user),
        "odd": [odd_words(one) for one in _odd(facts, others)],
        "may_write": case.is_open and may_write(request.user, case) and not is_withdrawn,
        "may_restore": case.is_open and may_write(request.user, case) and is_withdrawn,
        "as_of": as_of,
        "is_day_wrong": is_day_wrong,
        **shown_count(_told_until(claim, facts, as_of), kept_rule_book(today), as_of, today),
        **shown_money(claim, case, key, today),
        **shown_meter(facts, _files(case, facts, key)),
    }


def day_asked(told: str, today: date) -> tuple[date, bool]:
    """For which day it is counted, and whether another was asked for that is none."""
    if not told:
        return today, False
    with suppress(Refused):
        day = typed.day(told)
        if day.year <= today.year + 1:
            return day, False
    return today, True


def shown_count(work: Mapping[str, Any], book: RuleBook, as_of: date, today: date) -> dict[str, object]:
    """What the law answers for this day, and the clock of each payday."""
    result = recounted(work, book, as_of)
    if isinstance(result, Uncounted):
        return {"explanation": None, "clocks": [], "strip": [], "uncounted": uncounted_words(result)}
    return {
        "strip": strip_of(result, work),
        "explanation": explanation_of(result, as_of),
        "clocks": _clocks(result, today),
        "uncounted": "",
    }


def _told_until(claim: Claim, facts: Facts, as_of: date) -> Mapping[str, Any]:
    """The work as it stood on the day that is asked for, with what was received until then. One query."""
    return with_received(until(facts.work, as_of), received_by(claim, as_of))


def explanation_of(result: Counted, as_of: date) -> Explanation:
    return explained_in(reading_language(), CALCULATOR, result.told, as_of)


def uncounted_words(result: Uncounted) -> str:
    if result.refused is not None:
        return worded(result.refused.said)
    return _("Nothing is counted yet: write down what was agreed, worked and paid.")


def _files(case: Case, facts: Facts, key: Opener | None) -> dict[str, str]:
    """The names of the files that can be looked at, by their ids. At most one query."""
    return dict(pickable(case, key)) if facts.files else {}


def shown_meter(facts: Facts, files: Mapping[str, str]) -> dict[str, object]:
    found: Meter = meter(facts.proofs)
    return {
        "meter": found,
        "meter_words": meter_told(found),
        "shown_facts": [_shown(one, facts, files) for one in found.facts],
    }


def odd_words(one: Oddity) -> str:
    told = {"day": f"{one.on:%d.%m.%Y}" if one.on else "", "name": one.name or "—"}
    return {
        Odd.PAID_BEFORE_WORK: _("A payment of %(day)s lies before the first day of work: ask whether it was an advance."),
        Odd.OVERLAPS: _("From %(day)s on the work overlaps with that for %(name)s: ask how both were possible."),
        Odd.ENDS_BEFORE_START: _("The last day of work, %(day)s, lies before the first: check both."),
    }[one.code] % told  # fmt: skip


def _odd(facts: Facts, others: Iterable[Facts]) -> list[Oddity]:
    paid = [_day(row.get("on", "")) for row in facts.work.get("payment", [])]
    return oddities(_span(facts), filter(None, paid), map(_span, others))


def _span(facts: Facts) -> Span:
    """As far as both ends are known to the day or the month; of a month known alone the earliest day begins it."""
    since = _partial(facts.work.get("since", ""))
    return Span(
        facts.who.employer,
        since.earliest if since and since.is_known else None,
        _day(facts.work.get("left_on", "")),
    )


def _partial(told: str) -> PartialDate | None:
    try:
        return typed.partial_day(told) if told else None
    except Refused:
        return None


def _day(told: str) -> date | None:
    try:
        return typed.day(told) if told else None
    except Refused:
        return None


def _clocks(result: Counted, today: date) -> list[CourtClock]:
    months = [(month.owing.payday, month.court_by) for month in result.told.answer.months]
    return [CourtClock(payday, by, (by - today).days) for payday, by in months if by]


def _shown(one: Shown, facts: Facts, files: Mapping[str, str]) -> ShownFact:
    kinds, ways = choices.proof_kinds(), choices.ways_to_get()
    proofs = [
        ShownProof(
            str(kinds[kind]),
            facts.notes.get(kind, ""),
            [(file, files[file]) for file in facts.files.get(kind, ()) if file in files],
        )
        for kind in one.proofs
        if kind is not ProofKind.NONE
    ]
    return ShownFact(
        name=str(choices.facts()[one.fact]),
        strength=str(choices.strengths()[one.strength]),
        tone=TONES[one.strength],
        proofs=proofs,
        is_asked=one.is_asked,
        get_next=[str(ways[kind]) for kind in one.get_next],
    )
