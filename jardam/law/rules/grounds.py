"""What lets somebody stay beside the visa-free days, and what the rule of the day says of it: nothing more is known."""

from datetime import date
from enum import StrEnum

from jardam.law.rules.allowance import rule_on
from jardam.law.rules.rulebook import RuleBook, RuleVersion

BY_CONTRACT = "stay.eaeu_no_permit"


class Ground(StrEnum):
    """The rows name the same words (`replaced_by`)."""

    NONE = "NONE"  # visa-free days alone
    PATENT = "PATENT"
    EAEU_CONTRACT = "EAEU_CONTRACT"
    STUDY = "STUDY"
    RESIDENCE = "RESIDENCE"  # a residence permit, or the application for one
    FAMILY = "FAMILY"  # of somebody who has such a ground
    OTHER = "OTHER"  # medical treatment, a term made longer: no row says what follows


def row_of(book: RuleBook, ground: Ground, on: date) -> RuleVersion | None:
    """The row that says that this ground stands in the place of the visa-free days; None where none does on that day.

    Errors: NotInForce.
    Source: 115-FZ art. 5 (`replaced_by` of stay.visa_free_90_180 and stay.visa_free_90_calendar_year); EAEU Treaty
            art. 97 (stay.eaeu_no_permit).
    """
    row = rule_on(book, on)
    if ground in row.details.get("replaced_by", ()):
        return row
    return book.find(BY_CONTRACT, on) if ground is Ground.EAEU_CONTRACT else None
