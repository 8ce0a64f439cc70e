"""Random lives: whatever happens in whichever order, an old link opens nothing, a no ends everything, and nothing stays stuck."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.choices import Refusal
from jardam.network.models import Organisation
from jardam.people.actions import withdraw_consent
from jardam.people.models import Consent
from jardam.people.rules.consent import Act
from jardam.referrals.actions import (
    AlreadyAsked,
    Answer,
    Link,
    NobodyAgreed,
    NoSuchLink,
    TooLate,
    answer_link,
    ask_partner,
    is_there,
    open_link,
    pass_on,
    run_clocks_everywhere,
    take_back,
    write_to_partner,
)
from jardam.referrals.choices import Result
from jardam.referrals.models import Door, Offer, Referral
from jardam.referrals.rules.lives import LIVE, Move, MoveRefused, ReferralState
from tests.referring import MAIL, NOW, Yes, by_hand, by_mail, passing
from tests.undoing import undone

pytestmark = pytest.mark.django_db
LIVES = 1_000 if os.environ.get("JARDAM_NIGHTLY") == "1" else 25
REFUSED = (NoSuchLink, MoveRefused, AlreadyAsked, NobodyAgreed, TooLate)


@dataclass
class Life:
    """``links``: every link that was ever handed out, the latest last."""

    case: Case
    by: User
    partners: list[Organisation]
    now: datetime = NOW
    links: list[Link] = field(default_factory=list)

    @property
    def referral(self) -> Referral:
        found: Referral = Referral.objects.select_related("key").get(centre_id=self.by.centre_id)
        return found

    def address(self, offer: Offer, secret: str) -> str:
        self.links.append(Link(offer.pk, secret))
        return f"https://example.org/{offer.pk}/{secret}/"

    def answer(self, move: Move) -> None:
        refusal = Refusal.FULL if move is Move.REFUSE else None
        result = Result.HELPED if move is Move.FINISH else None
        open_link(self.links[-1], at=self.now)
        answer_link(
            self.links[-1], Answer(day_uuid(), move, "слова", refusal, result), self.address, at=self.now
        )

    def ask(self) -> None:
        for partner in self.partners:
            ask_partner(self.referral, by_hand(partner), self.address, by=self.by, at=self.now)

    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        run_clocks_everywhere(self.address, self.now)

    def say_no(self) -> None:
        for yes in Consent.objects.filter(act=Act.GIVEN.value):
            withdraw_consent(self.case.person, yes, by=self.by, at=self.now)

    def end(self, *, is_given_up: bool) -> None:
        take_back(self.referral, self.address, is_given_up=is_given_up, by=self.by, at=self.now)


EVENTS: dict[str, Callable[[Life], None]] = {
    "opened": lambda life: open_link(life.links[-1], at=life.now) and None,
    "accepted": lambda life: life.answer(Move.ACCEPT),
    "asked for more": lambda life: life.answer(Move.ASK_MORE),
    "refused": lambda life: life.answer(Move.REFUSE),
    "done": lambda life: life.answer(Move.FINISH),
    "told": lambda life: write_to_partner(life.referral, day_uuid(), "слова", by=life.by, at=life.now),
    "an hour": lambda life: life.wait(1),
    "a day": lambda life: life.wait(25),
    "a fortnight": lambda life: life.wait(15 * 24),
    "asked another": lambda life: life.ask(),
    "no": lambda life: life.say_no(),
    "taken back": lambda life: life.end(is_given_up=False),
    "given up": lambda life: life.end(is_given_up=True),
}


@pytest.mark.proof
@settings(
    max_examples=LIVES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(events=st.lists(st.sampled_from(list(EVENTS)), min_size=3, max_size=9))
def test_no_life_leaks_and_none_is_stuck(
    amina: User, case: Case, first: Organisation, second: Organisation, yes: Yes, events: list[str]
) -> None:
    with for_centre(amina.centre_id), undone():
        yes(first)
        yes(second)
        life = Life(case, amina, [first, second])
        pass_on(case, passing(by_hand(first), by_mail(second, MAIL)), life.address, by=amina, at=NOW)
        for number, event in enumerate(events, start=1):
            with suppress(REFUSED):
                EVENTS[event](life)
            check(life, is_no="no" in events[:number])
        life.wait(100 * 24)
        check(life, is_no=False)
        assert life.referral.state != ReferralState.UNDER_WAY
        assert not any(is_there(link, life.now) for link in life.links)


def check(life: Life, *, is_no: bool) -> None:
    """One partner at most may read; what has ended holds nothing that opens; after a no nobody reads."""
    offers = list(Offer.objects.order_by("number"))
    live = [offer for offer in offers if offer.is_live]
    opening = {link.offer for link in life.links if is_there(link, life.now)}
    assert opening <= {offer.pk for offer in live}
    assert len(live) <= 1
    assert not (is_no and live)
    for offer in offers:
        if offer.state not in [state.value for state in LIVE]:
            assert (
                offer.link_hash is offer.sealed_link_key is offer.sealed_packet is offer.sealed_letter is None
            )
    referral = life.referral
    assert referral.is_open == (referral.sealed_packet is not None)
    assert (referral.state == ReferralState.UNDER_WAY) == bool(live)
    assert referral.is_open or not Door.objects.filter(kind="PARTNER").exists()
