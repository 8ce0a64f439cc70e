"""The figures of a year, each with the rows that it counts *and* lists: there is no second condition."""

from collections.abc import Mapping
from enum import StrEnum

from jardam.cases.rules.checklist import Brings


class Figure(StrEnum):
    """Said in addresses. Each opens the list of exactly what it counts."""

    MONEY = "MONEY"
    LEGALISED = "LEGALISED"
    AID = "AID"
    HELPED = "HELPED"
    TALKS = "TALKS"
    CHECK_INS = "CHECK_INS"


BROUGHT: Mapping[Figure, Brings] = {
    Figure.LEGALISED: Brings.LEGAL_STATUS,
    Figure.AID: Brings.AID,
}
