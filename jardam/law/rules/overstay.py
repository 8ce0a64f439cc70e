"""What follows when somebody stayed longer than they might: a range of bans where the days are a range. Nobody is judged."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jardam.law.rules.explaining import Code, Said
from jardam.law.rules.rulebook import RuleBook, RuleVersion

BANS = ("stay.overstay_30", "stay.overstay_180", "stay.overstay_270")
FINE, FINE_IN_CAPITALS = "stay.koap_18_8_1_1", "stay.koap_18_8_3"
REGIME, DETENTION, REGISTER = "stay.expulsion_regime", "deadlines.police_detention", "card_facts.rkl_check"


class OverstaySaid(Code):
    """What may follow, and what to do first."""

    LAWYER_FIRST = "OVERSTAY_LAWYER_FIRST"  # before the police, before the MVD, before the border
    FINE = "OVERSTAY_FINE"
    FINE_IN_CAPITALS = "OVERSTAY_FINE_IN_CAPITALS"
    BAN = "OVERSTAY_BAN"
    NO_BAN_BY_DAYS = "OVERSTAY_NO_BAN_BY_DAYS"
    REGIME = "OVERSTAY_REGIME"
    DETENTION = "OVERSTAY_DETENTION"
    CHECK_REGISTER = "OVERSTAY_CHECK_REGISTER"
    BAN_BEGINS = "OVERSTAY_BAN_BEGINS"  # how many days are left before the first ban


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days of which only the least and the most is sure."""

    least: int
    most: int

    @property
    def is_sure(self) -> bool:
        return self.least == self.most


def bans_after(book: RuleBook, over: Days, today: date) -> tuple[RuleVersion, ...]:
    """Every ban on entry that an overstay of so many days may bring, the shortest first.

    Units: days beyond the last lawful day.
    Errors: NotInForce.
    Source: 114-FZ art. 27 (stay.overstay_30, stay.overstay_180, stay.overstay_270).
    """
    rows = (book.at(code, today) for code in BANS)
    return tuple(row for row in rows if _touches(row, over))


def what_follows(book: RuleBook, over: Days, today: date) -> tuple[Said, ...]:
    """What an overstay may lead to, each with its row, and first of all whom to speak to.

    Errors: NotInForce.
    Source: KoAP 18.8; 114-FZ art. 27; 260-FZ of 08.08.2024 (rows named above).
    """
    if not over.most:
        return ()
    said = [Said(OverstaySaid.LAWYER_FIRST)]
    said += [
        Said(OverstaySaid.BAN, {"days": row.details["over_days"]}, row)
        for row in bans_after(book, over, today)
    ]
    first = book.at(BANS[0], today)
    left = first.details["over_days"] - over.most
    if left >= 0:
        said.append(Said(OverstaySaid.NO_BAN_BY_DAYS, {"days": first.details["over_days"]}, first))
        said.append(Said(OverstaySaid.BAN_BEGINS, {"days": left}, first))
    said += fines(book, today)
    said += [Said(code, {}, row) for code, name in _ALWAYS.items() if (row := book.find(name, today))]
    return tuple(said)


def fines(book: RuleBook, today: date) -> list[Said]:
    """What it costs, elsewhere and in the two capitals with their oblasts, where rows of that day say so.

    Source: KoAP 18.8 (stay.koap_18_8_1_1, stay.koap_18_8_3).
    """
    rows = {OverstaySaid.FINE: FINE, OverstaySaid.FINE_IN_CAPITALS: FINE_IN_CAPITALS}
    return [fine_said(code, row) for code, name in rows.items() if (row := book.find(name, today))]


def fine_said(code: Code, row: RuleVersion) -> Said:
    """A sentence of a fine, with its least and its most."""
    told = {"least": Decimal(row.details["from_rub"]), "most": Decimal(row.details["to_rub"])}
    return Said(code, told, row)


_ALWAYS = {
    OverstaySaid.REGIME: REGIME,
    OverstaySaid.DETENTION: DETENTION,
    OverstaySaid.CHECK_REGISTER: REGISTER,
}


def _touches(row: RuleVersion, over: Days) -> bool:
    most = row.details.get("to_days")
    return over.most > row.details["over_days"] and (most is None or over.least <= most)
