"""What is usually written down after the last step of a claim, and is not yet: links, nothing is done by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.cases.choices import stages
from jardam.cases.models import Case
from jardam.cases.rules.stages import Stage, open_moves
from jardam.centres.models import User
from jardam.claims.choices import columns
from jardam.claims.models import Claim, Dealing, MoneyLine
from jardam.claims.queries import dealings_of, money_of
from jardam.claims.rules.dealings import FOLLOWS, DealingKind, Follows
from jardam.filings.models import Paper


@dataclass(frozen=True, slots=True)
class Next:
    words: str
    url: str


def what_follows(claim: Claim, case: Case, dealings: list[Dealing], lines: list[MoneyLine]) -> list[Next]:
    """Of the last step; ``lines``: of money that stand. One query where a term may follow."""
    last = max(dealings, key=lambda one: one.number, default=None)
    follows = FOLLOWS.get(DealingKind(last.kind)) if last else None
    return list(_next(claim, case, follows, lines)) if follows and case.is_open else []


def after_paper(paper: Paper, claim_id: str, user: User) -> list[Next]:
    """The same for the claim of which a sent paper tells, as far as one may see it; none where it tells of none. Six queries."""
    claim = (
        Claim.objects.visible_to(user).filter(pk=claim_id, case=paper.case_id).first() if claim_id else None
    )
    if claim is None:
        return []
    lines = [line for line in money_of(claim) if not line.counter.all()]
    return what_follows(claim, paper.case, dealings_of(claim), lines)


def _next(claim: Claim, case: Case, follows: Follows, lines: list[MoneyLine]) -> Iterator[Next]:
    column, of_claim = follows.column, [case.pk, claim.pk]
    if column and all(line.in_column is not column for line in lines):
        words = _("Write down what is %(column)s") % {"column": columns()[column]}
        yield Next(words, _at("desk:claim_money", of_claim, column=column.value))
    if follows.has_parts and not any(list(line.parts.all()) for line in lines):
        yield Next(_("Write down what was promised, part by part"), _at("desk:claim_promise", of_claim))
    if follows.term and not case.terms.filter(code=follows.term).exists():
        yield Next(
            _("Let the term run that the law gives now"),
            _at("desk:case_term_add", [case.pk], kind=follows.term),
        )
    if follows.stage and follows.stage in open_moves(Stage(case.stage)):
        words = _("Another stage: %(stage)s") % {"stage": stages()[follows.stage]}
        yield Next(words, _at("desk:case_stage", [case.pk], stage=follows.stage.value))


def _at(name: str, of: list[UUID], **asked: str) -> str:
    address = reverse(name, args=of)
    return f"{address}?{urlencode(asked)}" if asked else address
