"""How partners answer is added up over all centres; of a partner that was seldom asked nothing is told."""

from datetime import timedelta

import pytest

from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.models import Organisation
from jardam.referrals.actions import Answer, Link, answer_link, open_link, pass_on, run_clocks_everywhere
from jardam.referrals.models import FEWEST_ASKED, PartnerAnswers
from jardam.referrals.publishing import publish_answers
from jardam.referrals.queries import told_to_the_network
from jardam.referrals.rules.lives import Move
from tests.referring import NOW, address, by_hand, passing

pytestmark = pytest.mark.django_db
NEXT_MONTH = NOW + timedelta(days=12)


def ask(case: Case, partner: Organisation, times: int, *, by: User, accepts: bool) -> None:
    with for_centre(by.centre_id):
        for _time in range(times):
            made = pass_on(case, passing(by_hand(partner), ticked=frozenset()), address, by=by, at=NOW)
            assert made.handed is not None
            link = Link(made.handed.offer.pk, made.handed.link.rstrip("/").split("/")[-1])
            if accepts:
                open_link(link, at=NOW)
                answer_link(link, Answer(day_uuid(), Move.ACCEPT), address, at=NOW)
    run_clocks_everywhere(address, NOW + timedelta(days=3))


def test_who_was_asked_often_enough_is_told(
    case: Case, amina: User, first: Organisation, second: Organisation
) -> None:
    ask(case, first, FEWEST_ASKED, by=amina, accepts=True)
    ask(case, second, FEWEST_ASKED, by=amina, accepts=False)
    publish_answers(NEXT_MONTH)
    told = [(one.organisation, one.asked, one.answered, one.silent) for one in told_to_the_network()]
    assert told == [(second, 5, 0, 5), (first, 5, 5, 0)]


def test_nothing_is_told_of_single_cases(case: Case, amina: User, first: Organisation) -> None:
    ask(case, first, FEWEST_ASKED - 1, by=amina, accepts=True)
    publish_answers(NEXT_MONTH)
    assert not PartnerAnswers.objects.exists()


def test_a_month_that_is_not_over_does_not_count(case: Case, amina: User, first: Organisation) -> None:
    ask(case, first, FEWEST_ASKED, by=amina, accepts=True)
    publish_answers(NOW)
    assert not PartnerAnswers.objects.exists()


def test_counted_once_a_month(case: Case, amina: User, first: Organisation) -> None:
    ask(case, first, FEWEST_ASKED, by=amina, accepts=True)
    publish_answers(NEXT_MONTH)
    ask(case, first, 1, by=amina, accepts=True)
    publish_answers(NEXT_MONTH)
    assert PartnerAnswers.objects.get().asked == FEWEST_ASKED
