"""The steps of a claim in the talks and before authorities. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jardam.cases.rules.stages import Stage
from jardam.claims.rules.money import Column


class DealingKind(StrEnum):
    """What was done, and by whom. Stored as written. Add freely; never rename or reuse."""

    PRETRIAL = "PRETRIAL"  # our letter before court
    OFFER = "OFFER"  # theirs
    COUNTER_OFFER = "COUNTER_OFFER"  # ours
    REFUSAL = "REFUSAL"
    AGREEMENT = "AGREEMENT"
    MEDIATION = "MEDIATION"
    COMPLAINT = "COMPLAINT"  # to the inspectorate or the prosecutor
    COURT_ORDER = "COURT_ORDER"
    LAWSUIT = "LAWSUIT"
    DECISION = "DECISION"
    APPEAL = "APPEAL"
    ENFORCEMENT = "ENFORCEMENT"


BY_PARTS = DealingKind.AGREEMENT
"""It is written down with what was promised, and by which days."""


@dataclass(frozen=True, slots=True)
class Follows:
    """What is usually written down after a step: money in a column, a term by a row of the law, another stage, a promise."""

    column: Column | None = None
    term: str = ""
    stage: Stage | None = None
    has_parts: bool = False


FOLLOWS: Mapping[DealingKind, Follows] = {
    DealingKind.PRETRIAL: Follows(Column.CLAIMED, stage=Stage.NEGOTIATION),
    DealingKind.OFFER: Follows(stage=Stage.NEGOTIATION),
    DealingKind.COUNTER_OFFER: Follows(stage=Stage.NEGOTIATION),
    DealingKind.AGREEMENT: Follows(has_parts=True),
    DealingKind.MEDIATION: Follows(stage=Stage.NEGOTIATION),
    DealingKind.COMPLAINT: Follows(Column.CLAIMED, stage=Stage.AUTHORITY),
    DealingKind.COURT_ORDER: Follows(Column.AWARDED, stage=Stage.COURT),
    DealingKind.LAWSUIT: Follows(Column.CLAIMED, stage=Stage.COURT),
    DealingKind.DECISION: Follows(Column.AWARDED, "gpk_appeal", Stage.COURT),
    DealingKind.APPEAL: Follows(stage=Stage.COURT),
    DealingKind.ENFORCEMENT: Follows(term="writ_presentation", stage=Stage.ENFORCEMENT),
}
"""The terms are those of the deadlines; what follows is offered, never done by itself."""
