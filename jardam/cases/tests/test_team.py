"""Colleagues beside whoever answers for a case, and who sees it while that one is away. Erkin is a lawyer here."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from jardam.audit.models import Entry as AuditEntry
from jardam.cases import actions
from jardam.cases.actions import MayNotKnow, Naming, Said, Weighed
from jardam.cases.choices import EntryKind
from jardam.cases.counting import set_by_us
from jardam.cases.models import Case, Cover, Member
from jardam.cases.queries import due_cases, terms_due
from jardam.cases.rules.cover import LONGEST_AWAY, DaysRefused, days_away
from jardam.cases.whose import is_own
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.people.actions import restrict_person
from jardam.rota.models import Absence
from jardam.vault.argon import Cost
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture
def erkin(erkin: User) -> User:
    User.objects.filter(pk=erkin.pk).update(role="LAWYER")
    erkin.refresh_from_db()
    return erkin


@pytest.fixture
def here(amina: User) -> Iterator[None]:
    with for_centre(amina.centre_id):
        yield


def seen(case: Case, text: str = "") -> Said:
    case.refresh_from_db()
    return Said(case.revision, text)


def join(case: Case, colleague: User, by: User) -> Case:
    return actions.add_member(case, colleague, seen(case, "знает язык"), by=by, at=timezone.now())


def bar(case: Case, colleague: User, by: User) -> None:
    actions.bar_colleague(case, colleague, seen(case), by=by, at=timezone.now())


def naming(away: User, stand_in: User, first: int = 0, last: int = 9) -> Naming:
    today = timezone.localdate()
    return Naming(day_uuid(), away, stand_in, today + timedelta(days=first), today + timedelta(days=last))


def cover(away: User, stand_in: User, first: int = 0, last: int = 9) -> Cover:
    return actions.name_cover(naming(away, stand_in, first, last), by=away, at=timezone.now())


def ill(user: User) -> None:
    """By the rota, at this moment."""
    now = timezone.now()
    Absence.objects.create(
        centre_id=user.centre_id,
        user=user,
        starts_at=now - timedelta(hours=2),
        ends_at=now + timedelta(days=2),
        reported_by=user,
    )


def close_file(case: Case, *colleagues: User) -> None:
    for colleague in colleagues:
        opened_private(colleague, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
    restrict_person(case.person, list(colleagues), by=colleagues[0], at=timezone.now())


def on_day(user: User) -> list[Case]:
    return due_cases(user, timezone.now())


def owns(user: User) -> bool:
    return Case.objects.visible_to(user).filter(is_own(user, timezone.now())).exists()


def test_a_colleague_joins_and_leaves_with_a_line_each(
    here: None, amina: User, erkin: User, case: Case
) -> None:
    joined = join(case, erkin, amina)
    assert (owns(erkin), on_day(erkin)) == (True, [])
    actions.take_away_member(case, erkin, seen(case), by=amina, at=timezone.now())
    assert not owns(erkin)
    kinds = list(case.entries.order_by("number").values_list("kind", flat=True))
    assert (joined.revision, kinds[1:]) == (2, [EntryKind.JOINED, EntryKind.PARTED])
    verbs = AuditEntry.objects.filter(verb__startswith="case.").order_by("seq").values_list("verb", flat=True)
    assert list(verbs) == ["case.opened", "case.joined", "case.parted"]


def test_who_may_not_know_joins_nobody(
    here: None, amina: User, erkin: User, farida: User, case: Case
) -> None:
    bar(case, farida, amina)
    with pytest.raises(MayNotKnow):
        join(case, farida, amina)
    with pytest.raises(MayNotKnow):
        actions.hand_over(case, farida, seen(case), by=amina, at=timezone.now())
    close_file(case, amina, farida)
    with pytest.raises(MayNotKnow):
        join(case, erkin, amina)
    assert not Member.objects.exists()


def test_who_is_barred_or_answers_for_it_is_beside_it_no_more(
    here: None, amina: User, erkin: User, farida: User, case: Case
) -> None:
    join(case, erkin, amina)
    join(case, farida, amina)
    bar(case, farida, amina)
    actions.hand_over(case, erkin, seen(case), by=amina, at=timezone.now())
    assert not Member.objects.exists()


def test_the_stand_in_has_the_case_and_its_terms_on_the_day_too(
    here: None, amina: User, erkin: User, case: Case
) -> None:
    term = actions.set_term(
        case,
        set_by_us(timezone.localdate() + timedelta(days=2), "отнести"),
        seen(case),
        by=amina,
        at=timezone.now(),
    )
    assert (on_day(erkin), terms_due(erkin, timezone.now())) == ([], [])
    cover(amina, erkin)
    for user in (amina, erkin):
        assert (on_day(user), terms_due(user, timezone.now())) == ([case], [term])


@pytest.mark.parametrize(("first", "last"), [(1, 9), (0, 9)])
def test_a_cover_holds_on_its_days_until_it_is_ended(
    here: None, amina: User, erkin: User, case: Case, first: int, last: int
) -> None:
    named = cover(amina, erkin, first, last)
    assert (on_day(erkin) == [case]) is (first == 0)
    assert due_cases(erkin, timezone.now() + timedelta(days=last)) == [case]
    assert due_cases(erkin, timezone.now() + timedelta(days=last + 1)) == []
    actions.end_cover(named, by=amina, at=timezone.now())
    actions.end_cover(named, by=amina, at=timezone.now())
    assert due_cases(erkin, timezone.now() + timedelta(days=last)) == []
    assert AuditEntry.objects.filter(verb="cover.ended").count() == 1


def test_a_page_of_naming_sent_twice_names_once(here: None, amina: User, erkin: User) -> None:
    asked = naming(amina, erkin)
    first, second = (actions.name_cover(asked, by=amina, at=timezone.now()) for _click in range(2))
    assert first == second
    assert Cover.objects.count() == 1


def test_nobody_stands_in_where_they_are_barred_or_the_file_is_closed(
    here: None, amina: User, erkin: User, farida: User, case: Case
) -> None:
    cover(amina, erkin)
    bar(case, erkin, amina)
    assert (on_day(erkin), on_day(farida)) == ([], [case])
    actions.let_in(case, erkin, seen(case), by=amina, at=timezone.now())
    assert (on_day(erkin), on_day(farida)) == ([case], [])
    close_file(case, amina, farida)
    assert (on_day(erkin), on_day(farida)) == ([], [case])


def test_while_the_rota_says_away_the_team_sees_it_and_else_the_head(
    here: None, amina: User, erkin: User, farida: User, case: Case
) -> None:
    assert on_day(farida) == []
    ill(amina)
    assert (on_day(erkin), on_day(farida)) == ([], [case])
    join(case, erkin, amina)
    assert (on_day(erkin), on_day(farida)) == ([case], [])
    ill(erkin)
    assert (on_day(erkin), on_day(farida)) == ([case], [case])


def test_what_is_left_to_somebody_who_has_left_is_the_heads(
    here: None, amina: User, erkin: User, farida: User, case: Case
) -> None:
    cover(amina, erkin)
    assert on_day(farida) == []
    User.objects.filter(pk=erkin.pk).update(is_active=False)
    assert on_day(farida) == [case]


def test_another_centre_learns_nothing_of_who_is_away(
    amina: User, erkin: User, chen: User, case: Case
) -> None:
    with for_centre(amina.centre_id):
        cover(amina, erkin)
    with for_centre(chen.centre_id):
        assert (Cover.objects.count(), on_day(chen)) == (0, [])


def test_the_database_lets_nobody_stand_in_for_themselves(here: None, amina: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Cover.objects.create(
            centre_id=amina.centre_id,
            away=amina,
            stand_in=amina,
            named_by=amina,
            first_on=TODAY,
            last_on=TODAY,
        )


def test_what_a_case_takes_is_said_anew_with_a_line(here: None, amina: User, case: Case) -> None:
    weighed = actions.weigh_case(case, Weighed(5, True), seen(case, "угрозы"), by=amina, at=timezone.now())
    assert (weighed.weight, weighed.is_strategic, weighed.revision) == (5, True, 2)


@given(first=DAYS, last=DAYS, today=DAYS)
def test_an_absence_is_whole_not_over_and_at_most_half_a_year(first: date, last: date, today: date) -> None:
    is_sound = first <= last and today <= last and last - first <= LONGEST_AWAY
    if is_sound:
        assert days_away(first, last, today) == (first, last)
    else:
        with pytest.raises(DaysRefused):
            days_away(first, last, today)
