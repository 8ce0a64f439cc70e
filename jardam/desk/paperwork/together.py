"""Other workers in a paper, as its page shows them: of whom it tells, what it would say otherwise now, and who may be taken."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jardam.centres.models import User
from jardam.claims.models import Claim
from jardam.collective.models import Collective
from jardam.collective.queries import collective_of
from jardam.collective.rules.standing import FEWEST
from jardam.filings.drafted import Drafted
from jardam.filings.models import Paper
from jardam.filings.workers import beside_now, drawn, reader_of
from jardam.law.kept import kept_rule_book


@dataclass(frozen=True, slots=True)
class Together:
    """``told``: how many stand in the draft, 0 where it tells of one alone; ``agree``: how many would today.

    ``was``, ``now``: what it says of them and would say, line by line, where that is not the same.
    """

    collective: UUID
    told: int
    agree: int
    lapsed: int
    is_spoken_for: bool
    was: str = ""
    now: str = ""

    @property
    def differs(self) -> bool:
        return self.told > 0 and self.was != self.now

    @property
    def must_be_taken_over(self) -> bool:
        """It cannot be sent as it is."""
        is_whole = not self.lapsed and self.is_spoken_for and self.told >= FEWEST
        return bool(self.told or self.lapsed) and not is_whole

    @property
    def may_be_taken(self) -> bool:
        return self.is_spoken_for and self.agree >= FEWEST


def together(paper: Paper, made: Drafted, user: User, today: date) -> Together | None:
    """Of a draft; None where nobody could stand in it beside the one, or the reader may not see all of them."""
    collective, reader = _collective_of(made, user), reader_of(made.kind)
    if collective is None or reader is None:
        return None
    fresh, took = beside_now(paper, collective, reader, today), made.beside
    now = drawn(fresh.standing, kept_rule_book(today), today, today).workers
    was = made.frame.workers
    return Together(
        collective.pk,
        told=len(took.standing) if took else 0,
        agree=len(fresh.standing),
        lapsed=took.lapsed if took else 0,
        is_spoken_for=fresh.is_spoken_for,
        was=was.lines if was else "",
        now=now.lines,
    )


def _collective_of(made: Drafted, user: User) -> Collective | None:
    """The one that the draft took, else the one in which its own claim stands."""
    seen = Collective.objects.visible_to(user)
    if made.beside is not None:
        found: Collective | None = seen.filter(pk=made.beside.collective.pk).first()
        return found
    claims = list(Claim.objects.visible_to(user).filter(pk=made.claim)) if made.claim else []
    return next((one for one in (collective_of(claim, user) for claim in claims) if one), None)
