"""With what a draft begins: what is coded in the case, in words of the house. No word that a colleague wrote is taken over."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.cases.checking import latest_ticks
from jardam.cases.models import Case
from jardam.cases.reading import checklists
from jardam.cases.rules.checklist import ItemState
from jardam.claims.choices import columns, dealing_kinds, proof_kinds
from jardam.claims.models import Claim, Dealing, MoneyLine
from jardam.claims.rules.dealings import DealingKind
from jardam.claims.rules.evidence import ProofKind
from jardam.claims.rules.money import Column
from jardam.claims.sealing import facts_of
from jardam.filings.choices import outcomes
from jardam.filings.models import Paper
from jardam.filings.models.paper import FROZEN
from jardam.filings.reading import kinds
from jardam.filings.rules.lateness import Outcome
from jardam.precedents.actions import LONGEST_NAME
from jardam.precedents.rules.cards import Words
from jardam.precedents.rules.steps import Step, by_months

TELLING = (Column.AWARDED, Column.RECEIVED)
"""Money that tells how it went; how much stands in spans beside the words."""


def proposed(case: Case) -> Words:
    """Of a closed case. Six queries. Errors: FileKeyLocked, FileKeyDestroyed."""
    claims = list(Claim.objects.filter(centre_id=case.centre_id, case=case).standing())
    steps = [*_papers(case), *_ticks(case), *_dealings(claims), *_money(claims)]
    lines = [
        _("Month %(number)s: %(what)s") % {"number": month, "what": what}
        for month, what in by_months(steps, case.opened_on)
    ]
    name = f"{case.get_track_display()}: {case.get_ending_display()}"
    return Words(_begun(name)[:LONGEST_NAME], _proofs(case, claims), "\n".join(lines))


def _papers(case: Case) -> Iterator[Step]:
    tag = _tag()
    rows = Paper.objects.filter(centre_id=case.centre_id, case=case, state__in=FROZEN)
    for paper in rows.only("kind", "sent_on", "answered_on", "outcome"):
        title = kinds()[paper.kind].title(tag)
        if paper.sent_on is not None:
            yield Step(paper.sent_on, _("sent: %(paper)s") % {"paper": title})
        if paper.answered_on is not None:
            outcome = str(outcomes()[Outcome(paper.outcome)]) if paper.outcome else _("it came")
            yield Step(
                paper.answered_on,
                _("answer to: %(paper)s (%(outcome)s)") % {"paper": title, "outcome": outcome},
            )


def _ticks(case: Case) -> Iterator[Step]:
    """Items of the network alone: what a centre calls its own item is its colleagues' word."""
    items, tag = checklists().items, _tag()
    for code, tick in latest_ticks(case).items():
        if tick.state == ItemState.DONE and code in items:
            yield Step(tick.entry.happened_on, _begun(items[code].said(tag)))


def _dealings(claims: list[Claim]) -> Iterator[Step]:
    words = dealing_kinds()
    rows = Dealing.objects.filter(centre_id__in={claim.centre_id for claim in claims}, claim__in=claims)
    for kind, day in rows.values_list("kind", "happened_on"):
        yield Step(day, str(words[DealingKind(kind)]))


def _money(claims: list[Claim]) -> Iterator[Step]:
    words = columns()
    rows = MoneyLine.objects.filter(centre_id__in={claim.centre_id for claim in claims}, claim__in=claims)
    for column, day in rows.standing().values_list("column", "happened_on"):
        if column in TELLING:
            yield Step(day, _("money: %(column)s") % {"column": words[Column(column)]})


def _proofs(case: Case, claims: list[Claim]) -> str:
    shown: dict[ProofKind, None] = {}
    for claim in claims:
        for kinds_shown in facts_of(claim, case.person.key).proofs.values():
            shown |= dict.fromkeys(kinds_shown)
    words = proof_kinds()
    if not shown:
        return ""
    return _("What there was to prove it: %(proofs)s.") % {
        "proofs": "; ".join(str(words[one]) for one in shown)
    }


def _tag() -> str:
    return (get_language() or "ru")[:2]


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
