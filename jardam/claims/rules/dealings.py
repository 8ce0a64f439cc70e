"""The steps of a claim in the talks and before authorities. Pure."""

from enum import StrEnum


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
