"""From a closed case to a precedent that colleagues find: four eyes, no names, no tie back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.cases.actions import Closing, Said, close_case, end_term, reopen_case
from jardam.cases.models import Case
from jardam.cases.queries import visible_case
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.claims.actions import NewMoney, enter_money, open_claim, say_work
from jardam.claims.rules.facts import Who
from jardam.claims.rules.money import Amount, Column
from jardam.database.scope import for_centre
from jardam.kernel.months import Month
from jardam.law.queries import rule_book
from jardam.parties.actions import Told, tie_to_new
from jardam.parties.rules.kinds import Kind, Role
from jardam.people.actions import erase_person
from jardam.precedents import actions
from jardam.precedents.dependents import precedent_source
from jardam.precedents.finding import precedents_for
from jardam.precedents.holding import coded
from jardam.precedents.models import Draft, Mark, Precedent
from jardam.precedents.permissions import may_publish
from jardam.precedents.queries import earlier_than
from jardam.precedents.rules.bands import Lasted, Money
from jardam.precedents.rules.traces import NamesStand
from jardam.precedents.tests.conftest import NAME, WORDS, WRITTEN, closed, opened, published
from jardam.quality.rules.small_numbers import SMALL

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
ROW = "deadlines.tc392_other"
NAMED = replace(WRITTEN, words=replace(WORDS, facts="Рустаму не платили."))


def sent_by(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as sent:
        act()
    return len(sent)


def as_now(case: Case, text: str = "") -> Said:
    case.refresh_from_db()
    return Said(case.revision, text)


def stale(precedent: Precedent) -> bool:
    return Precedent.objects.with_staleness().get(pk=precedent.pk).is_stale


def resting_on(precedent: Precedent, code: str) -> Precedent:
    Precedent.objects.filter(pk=precedent.pk).update(law=[code])
    return Precedent.objects.get(pk=precedent.pk)


def test_no_draft_is_kept_while_a_name_of_the_case_stands_in_it(case: Case, amina: User) -> None:
    with pytest.raises(NamesStand):
        actions.write_draft(case, NAMED, seen=0, by=amina, at=timezone.now())
    assert not Draft.objects.exists()


def test_what_was_received_counts_as_claimed_where_nobody_wrote_a_claim_down(case: Case, amina: User) -> None:
    """Two months of 80,000 and 100,000 of them paid: 60,000 are still owed, and 160,000 were asked for."""
    now, today = timezone.now(), timezone.localdate()
    asked, book, last = opened(amina), rule_book(today), Month.of(today).before
    months = [{"month": str(month), "sum": "80000"} for month in (last.before, last)]
    received = NewMoney(Column.RECEIVED, today, Amount(100_000_00), "перевод")
    claim = open_claim(asked, Who("СтройГрад"), as_now(asked), by=amina, at=now)
    say_work(claim, {"way": "MONTHLY", "month": months}, book, as_now(asked), by=amina, at=now)
    enter_money(claim, received, book, as_now(asked), by=amina, at=now)
    for term in asked.terms.all():
        end_term(term, TermState.DROPPED, as_now(asked, "заплатил сам"), by=amina, at=now)
    told = coded(close_case(asked, Closing(Ending.PARTLY, as_now(asked)), by=amina, at=now))
    assert (told.claimed, told.received) == (Money.TO_500, Money.TO_150)


@pytest.mark.parametrize(
    ("role", "kind", "words", "text"),
    [
        (Role.EMPLOYER, Kind.FIRM, "ООО «Гранитмонолит»", "Не платил Гранитмонолит."),
        (Role.FOREMAN, Kind.FOREMAN, "Абдувахоб", "Бригадир Абдувахоб пропал."),
        (Role.CAR, Kind.CAR, "А123ВС77", "Приезжал на машине А123ВС77."),
    ],
)
def test_nothing_of_the_other_side_stands_in_a_draft(
    case: Case, amina: User, role: Role, kind: Kind, words: str, text: str
) -> None:
    now, told = timezone.now(), opened(amina)
    tie_to_new(told, Told(1, role, words), kind, as_now(told), by=amina, at=now)
    ended = close_case(told, Closing(Ending.PARTLY, as_now(told)), by=amina, at=now)
    named = replace(WRITTEN, words=replace(WORDS, facts=text))
    with pytest.raises(NamesStand):
        actions.write_draft(ended, named, seen=0, by=amina, at=now)


def test_a_draft_sent_twice_is_written_once(case: Case, amina: User) -> None:
    for _time in range(2):
        actions.write_draft(case, WRITTEN, seen=0, by=amina, at=timezone.now())
    assert Draft.objects.get().revision == 1


def test_two_tabs_do_not_overwrite_each_other(draft: Draft, case: Case, farida: User) -> None:
    other = replace(WRITTEN, region="RU-SPE")
    with pytest.raises(actions.DraftChanged):
        actions.write_draft(case, other, seen=0, by=farida, at=timezone.now())


def test_a_draft_stands_on_the_day_of_a_second_person_and_not_of_its_writer(
    signed_in: SignIn, draft: Draft, amina: User, farida: User, erkin: User, chen: User
) -> None:
    """Nor of an operator, nor in another centre."""
    asked = "What cases taught, to be read by a second person"
    days = {user: signed_in(user).get(reverse("desk:my_day")) for user in (amina, farida, erkin, chen)}
    assert [user for user, day in days.items() if asked in day.content.decode()] == [farida]


def test_whoever_wrote_it_last_cannot_publish_it(draft: Draft, amina: User) -> None:
    assert not may_publish(amina, draft)
    with pytest.raises(actions.SameEyes):
        actions.publish(draft, seen=1, by=amina, at=timezone.now())


def test_a_published_precedent_has_no_tie_to_its_case(case: Case, precedent: Precedent) -> None:
    names = {field.name for field in Precedent._meta.get_fields()}
    assert not names & {"case", "person", "written_by"}
    assert not Draft.objects.exists()
    assert case.pk.bytes not in bytes(Mark.objects.get().digest)
    assert actions.is_marked(case)
    assert (precedent.track, precedent.ending, precedent.words) == ("WAGES", "ACHIEVED", WORDS)


def test_of_one_case_one_precedent_is_written(precedent: Precedent, case: Case, amina: User) -> None:
    with pytest.raises(actions.AlreadyPublished):
        actions.write_draft(case, WRITTEN, seen=0, by=amina, at=timezone.now())


def test_of_a_case_that_was_opened_again_nothing_is_published(
    draft: Draft, case: Case, amina: User, farida: User
) -> None:
    then = NextAction("жалоба", timezone.localdate())
    reopen_case(case, Said(case.revision), then, by=amina, at=timezone.now())
    with pytest.raises(actions.CaseNotFit):
        actions.publish(draft, seen=1, by=farida, at=timezone.now())


def test_the_draft_of_an_erased_person_is_gone(draft: Draft, case: Case, farida: User) -> None:
    erase_person(case.person, by=farida, at=timezone.now())
    assert not Draft.objects.exists()


def test_its_law_is_named_as_it_is_cited_and_leads_to_its_page(
    signed_in: SignIn, precedent: Precedent, farida: User
) -> None:
    resting_on(precedent, ROW)
    shown = signed_in(farida).get(reverse("precedents:precedent", args=[precedent.pk])).content.decode()
    assert reverse("desk:parameter", args=[ROW]) in shown
    assert "392" in shown.replace(ROW, "")


def test_it_is_stale_from_a_change_of_its_law_until_somebody_looks(precedent: Precedent, amina: User) -> None:
    resting_on(precedent, ROW)
    assert not stale(precedent)
    Precedent.objects.filter(pk=precedent.pk).update(law_recording=0)  # all of the law was recorded since
    assert stale(precedent)
    actions.look_at_precedent(precedent, seen=1, by=amina, at=timezone.now())
    assert not stale(precedent)


def test_a_change_counts_it_in_its_centre_alone(precedent: Precedent) -> None:
    resting_on(precedent, ROW)
    by_centre = precedent_source("").by_centre
    assert by_centre is not None
    assert by_centre("default", frozenset({ROW})) == {precedent.centre_id: 1}


@pytest.mark.parametrize("words", ["чат с бригадиром", "зарплата без договора"])
def test_it_is_found_by_its_words(precedent: Precedent, amina: User, words: str) -> None:
    assert [one.name for one in precedents_for(words, amina)] == [WORDS.name]


def test_whoever_works_on_no_cases_and_another_centre_find_nothing(
    precedent: Precedent, erkin: User, chen: User
) -> None:
    assert precedents_for(WORDS.name, erkin) == []
    with for_centre(chen.centre_id):
        assert precedents_for(WORDS.name, chen) == []


def test_what_was_withdrawn_is_not_found(precedent: Precedent, amina: User, farida: User) -> None:
    actions.withdraw_precedent(precedent, "устарело", by=farida, at=timezone.now())
    assert precedents_for(WORDS.name, amina) == []
    assert earlier_than(seen(opened(amina), amina), amina).nearest == ()


def seen(case: Case, by: User) -> Case:
    found = visible_case(by, case.pk)
    assert found is not None
    return found


def test_of_few_earlier_matters_no_rule_is_read(precedent: Precedent, amina: User) -> None:
    earlier = earlier_than(seen(opened(amina), amina), amina)
    assert [one.pk for one in earlier.nearest] == [precedent.pk]
    assert (earlier.all_, earlier.endings, earlier.middle) == (SMALL, {}, None)


def test_of_enough_it_is_said_how_many_ended_how_without_small_numbers(
    case: Case, amina: User, farida: User
) -> None:
    for ending in [Ending.ACHIEVED] * 6 + [Ending.PARTLY, Ending.NOT_ACHIEVED]:
        published(closed(amina, ending), amina, farida)
    earlier = earlier_than(seen(opened(amina), amina), amina)
    assert earlier.all_ == 8
    assert earlier.endings["PARTLY"] == SMALL
    assert 1 not in earlier.endings.values()
    assert earlier.middle == (Lasted.MONTH, Lasted.MONTH)


def test_from_the_page_of_the_case_to_the_list(
    case: Case, amina: User, farida: User, signed_in: SignIn
) -> None:
    writes, reads = signed_in(amina), signed_in(farida)
    page = reverse("precedents:write", args=[case.pk])
    typed = {**WORDS.bundle, "region": "RU-MOW", "seen": "0"}
    assert page in writes.get(reverse("desk:case", args=[case.pk])).content.decode()

    refused = writes.post(page, typed | {"facts": f"{NAME} пришёл"})
    assert refused.status_code == 422
    assert "Саидов, Рустам" in refused.content.decode()
    for not_offered in ("is_looked_through", 'name="take"'):
        assert not_offered not in refused.content.decode()
    asked = writes.post(page, typed | {"facts": "12.03.2026 уволили"})
    assert asked.status_code == 422
    for offered in ("03.2026", "is_looked_through", 'name="take"'):
        assert offered in asked.content.decode()
    taken = writes.post(page, typed | {"facts": "12.03.2026 уволили", "take": "1"})
    assert ">03.2026 уволили" in taken.content.decode().replace("\n", "").replace("\r", "")
    kept = writes.post(page, typed)
    assert kept.status_code == 302
    assert writes.post(kept.url, {"seen": "1"}).status_code == 403
    shown = reads.post(kept.url, {"seen": "1"}, follow=True).content.decode()
    assert WORDS.steps in shown
    assert WORDS.name in writes.get(reverse("precedents:precedents")).content.decode()
    assert page not in writes.get(reverse("desk:case", args=[case.pk])).content.decode()


def test_a_live_case_shows_the_closest(precedent: Precedent, amina: User, signed_in: SignIn) -> None:
    page = signed_in(amina).get(reverse("desk:case", args=[opened(amina).pk]))
    assert WORDS.name in page.content.decode()


def test_the_list_costs_the_same_for_many(case: Case, amina: User, farida: User, signed_in: SignIn) -> None:
    browser, url = signed_in(amina), reverse("precedents:precedents")
    browser.get(url)
    published(case, amina, farida)
    few = sent_by(lambda: browser.get(url))
    for _one in range(3):
        published(closed(amina), amina, farida)
    assert sent_by(lambda: browser.get(url)) == few
