"""A warning from three independent people on: opened, answered, disputed, decided by another, hidden when fewer tell."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from jardam.centres.models import User
from jardam.parties import actions
from jardam.parties.actions.warnings import Grounds
from jardam.parties.models import Party, PartyWarning
from jardam.parties.queries import others_told, warned, warnings_now
from jardam.parties.rules.warnings import (
    LASTS,
    MOVES,
    Evidence,
    Look,
    MoveRefused,
    Outcome,
    State,
    Trouble,
    after,
    is_shown,
    look_at,
)
from jardam.parties.tests.conftest import FIRM, Tell, tied
from jardam.people.actions import erase_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
GROUNDS = Grounds([Trouble.UNPAID], [Evidence.TOLD, Evidence.CHATS])


def told_by(tell: Tell, by: User, *phones: str) -> Party:
    """A firm of which so many tell, each by another telephone."""
    first, *others = phones
    party: Party = tied(tell(first), by).party
    for phone in others:
        tied(tell(phone), by, "строй ремонт", party)
    return party


@pytest.fixture
def warning(tell: Tell, farida: User) -> PartyWarning:
    party = told_by(tell, farida, "0001", "0002", "0003")
    return actions.open_warning(party, GROUNDS, by=farida, at=timezone.now())


def seen_by(user: User, said: str = "стройремонт") -> int:
    return len(warned(user, said, timezone.localdate()))


def now(warning: PartyWarning) -> PartyWarning:
    found: PartyWarning = PartyWarning.objects.get(pk=warning.pk)
    return found


def test_below_three_nothing_may_be_said(tell: Tell, farida: User) -> None:
    party = told_by(tell, farida, "0001", "0002", "0002")
    with pytest.raises(actions.TooFew):
        actions.open_warning(party, GROUNDS, by=farida, at=timezone.now())
    assert not others_told(party.centre_id, [party.pk])


@pytest.mark.parametrize("said", ["stroyremont", "OOO Строй-Ремонт", "СтройРемонд"])
def test_whoever_answers_calls_finds_it_in_any_letters(warning: PartyWarning, erkin: User, said: str) -> None:
    (one,) = warned(erkin, said, timezone.localdate())
    assert one.whole.name == FIRM


def test_the_nearest_is_told_even_where_others_expire_sooner(
    tell: Tell, warning: PartyWarning, farida: User, erkin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jardam.parties.queries.MOST_LIKE", 1)
    other = tied(tell("0011"), farida, "ООО «СтройРемонд»").party
    for phone in ("0012", "0013"):
        tied(tell(phone), farida, "ООО «СтройРемонд»", other)
    sooner = actions.open_warning(other, GROUNDS, by=farida, at=timezone.now())
    PartyWarning.objects.filter(pk=sooner.pk).update(expires_on=warning.expires_on - timedelta(days=9))
    (one,) = warned(erkin, FIRM, timezone.localdate())
    assert one.whole.name == FIRM


def test_two_with_a_warning_each_are_not_made_one(tell: Tell, warning: PartyWarning, farida: User) -> None:
    """Withdrawing the one would leave the other, and say that nobody sees any."""
    other = told_by(tell, farida, "0011", "0012", "0013")
    second = actions.open_warning(other, GROUNDS, by=farida, at=timezone.now())
    with pytest.raises(actions.BothWarned):
        actions.merge(other, warning.party, by=farida, at=timezone.now())
    actions.withdraw(second, seen=1, by=farida, at=timezone.now())
    actions.merge(other, warning.party, by=farida, at=timezone.now())
    assert seen_by(farida) == 1


def test_another_one_and_another_centre_find_nothing(warning: PartyWarning, erkin: User, chen: User) -> None:
    assert not seen_by(erkin, "Автосервис")
    assert not seen_by(chen)


def test_it_falls_silent_with_the_third_person_and_stands_on_a_day(
    warning: PartyWarning, tell: Tell, erkin: User, farida: User
) -> None:
    one = warning.party.ties.select_related("case__person").first()
    assert seen_by(erkin) == 1
    erase_person(one.case.person, by=farida, at=timezone.now())
    assert seen_by(erkin) == 0
    assert [row.look for row in warnings_now(warning.centre_id, timezone.localdate())] == [Look.FEWER]


def test_it_expires_until_somebody_looks_again(warning: PartyWarning, erkin: User, farida: User) -> None:
    later = timezone.localdate() + LASTS + timedelta(days=1)
    assert not warned(erkin, FIRM, later)
    renewed = actions.renew(warning, GROUNDS, seen=1, by=farida, at=timezone.now() + timedelta(days=30))
    assert renewed.expires_on == timezone.localdate() + LASTS + timedelta(days=30)
    assert warned(erkin, FIRM, later)


def test_the_other_side_answers_beside_it(warning: PartyWarning, farida: User) -> None:
    actions.reply(warning, "Заплатили всем", TODAY, seen=1, by=farida, at=timezone.now())
    assert now(warning).words["reply"] == "Заплатили всем"
    assert "Заплатили".encode() not in bytes(now(warning).sealed_words)
    with pytest.raises(actions.WarningChanged):
        actions.reply(warning, "Иное", TODAY, seen=1, by=farida, at=timezone.now())


def test_on_an_appeal_another_one_decides(
    warning: PartyWarning, amina: User, farida: User, erkin: User
) -> None:
    actions.appeal(warning, "не мы", seen=1, by=farida, at=timezone.now())
    with pytest.raises(actions.SameEyes):
        actions.decide(warning, Outcome.STANDS, [], seen=2, by=farida, at=timezone.now())
    with pytest.raises(actions.WarningChanged):
        actions.withdraw(warning, seen=2, by=farida, at=timezone.now())
    actions.decide(warning, Outcome.CHANGED, [Trouble.FEES], seen=2, by=amina, at=timezone.now())
    assert (now(warning).in_state, now(warning).troubles) == (State.STANDING, ["FEES"])
    actions.appeal(warning, "снова", seen=3, by=farida, at=timezone.now())
    actions.decide(warning, Outcome.WITHDRAWN, [], seen=4, by=amina, at=timezone.now())
    assert seen_by(erkin) == 0


def test_there_is_one_at_a_time(warning: PartyWarning, farida: User) -> None:
    with pytest.raises(actions.WarningStands):
        actions.open_warning(warning.party, GROUNDS, by=farida, at=timezone.now())
    actions.withdraw(warning, seen=1, by=farida, at=timezone.now())
    assert actions.open_warning(warning.party, GROUNDS, by=farida, at=timezone.now()).pk != warning.pk


def test_who_withdraws_a_warning_and_opens_another_sheds_no_answer(
    warning: PartyWarning, farida: User
) -> None:
    actions.reply(warning, "Заплатили всем", TODAY, seen=1, by=farida, at=timezone.now())
    actions.withdraw(warning, seen=2, by=farida, at=timezone.now())
    again = actions.open_warning(warning.party, GROUNDS, by=farida, at=timezone.now())
    assert (now(again).words["reply"], now(again).replied_on) == ("Заплатили всем", TODAY)


def test_what_fell_on_an_appeal_is_opened_again_by_nobody_who_kept_it(
    warning: PartyWarning, amina: User, farida: User
) -> None:
    actions.appeal(warning, "не мы", seen=1, by=farida, at=timezone.now())
    actions.decide(warning, Outcome.WITHDRAWN, [], seen=2, by=amina, at=timezone.now())
    with pytest.raises(actions.SameEyes):
        actions.open_warning(warning.party, GROUNDS, by=farida, at=timezone.now())
    assert actions.open_warning(warning.party, GROUNDS, by=amina, at=timezone.now())


def test_a_warning_of_which_nobody_tells_goes_when_it_is_withdrawn(
    warning: PartyWarning, farida: User
) -> None:
    for tie in warning.party.ties.select_related("case__person"):
        erase_person(tie.case.person, by=farida, at=timezone.now())
    assert Party.objects.exists()
    actions.withdraw(warning, seen=1, by=farida, at=timezone.now())
    assert not Party.objects.exists()


@pytest.mark.parametrize("state", list(State))
def test_the_table_alone_says_what_may_follow(state: State) -> None:
    for move in State:
        if move in MOVES[state]:
            assert after(state, move) is move
        else:
            with pytest.raises(MoveRefused):
                after(state, move)


@pytest.mark.parametrize(
    "state,days,is_enough,shown,look",
    [
        (State.STANDING, 100, True, True, None),
        (State.STANDING, 0, True, True, Look.EXPIRES),
        (State.STANDING, -1, True, False, Look.EXPIRED),
        (State.STANDING, 100, False, False, Look.FEWER),
        (State.APPEALED, 100, True, True, Look.APPEALED),
        (State.WITHDRAWN, 100, True, False, None),
    ],
)
def test_what_is_seen_and_looked_at(
    state: State, days: int, is_enough: bool, shown: bool, look: Look | None
) -> None:
    until = TODAY + timedelta(days=days)
    assert is_shown(state, until, TODAY, is_enough=is_enough) is shown
    assert look_at(state, until, TODAY, is_enough=is_enough) is look
