"""The yearly page: every number opens the rows that it counts, and nought is said only where somebody looked."""

import html
import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.audit.models import Entry as AuditEntry
from jardam.cases.actions import bar_colleague
from jardam.cases.rules.check_ins import Asked, Result
from jardam.cases.rules.checklist import ItemState
from jardam.cases.rules.stages import Ending
from jardam.cases.rules.tracks import Track
from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.claims import actions as claims
from jardam.claims.models import Claim
from jardam.claims.rules.money import Column, Currency
from jardam.database.scope import for_centre
from jardam.law.queries import rule_book
from jardam.people.actions import erase_person, restrict_person
from jardam.vault.argon import Cost
from jardam.vault.user_keys import opened_private
from jardam.yearly.counting import YearOfCentre
from jardam.yearly.figures import Figure
from jardam.yearly.listing import PAGE_ROWS, listing
from jardam.yearly.parts import PERSON, is_part, of_part
from jardam.yearly.rules.groups import Group, split
from jardam.yearly.showing import OneYear, not_recorded
from jardam.yearly.tests.conftest import (
    NOW,
    asked,
    claimed,
    closed_with,
    known,
    on,
    opened,
    paid,
    seen,
    talked,
    ticked,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "law")]
SignIn = Callable[[User], Client]
LINK = re.compile(r'href="(/year/list/\?[^"]+)"')
FIGURE = re.compile(r"figure=(\w+)")
URL = "/year/?year=2026"


@pytest.fixture
def analyst(farida: User) -> User:
    farida.role = Role.ANALYST
    farida.save(update_fields=["role"])
    return farida


def year_of(user: User, year: int = 2026) -> YearOfCentre:
    assert user.centre
    return YearOfCentre(user, user.centre, year)


@pytest.fixture
def here(farida: User) -> Iterator[None]:
    with for_centre(farida.centre_id):
        yield


def test_money_is_what_was_received_and_stands(amina: User, farida: User, here: None) -> None:
    case = opened(amina, on(2026, 3, 2))
    claim = claimed(case, amina, on(2026, 3, 3))
    paid(claim, 40_000_00, amina, date(2026, 6, 1))
    paid(claim, 5_000_50, amina, date(2026, 7, 1))
    paid(claim, 90_000_00, amina, date(2026, 6, 1), Column.CLAIMED)
    paid(claim, 300_00, amina, date(2026, 8, 1), currency=Currency.KGS)
    paid(claim, 7_000_00, amina, date(2025, 12, 31))
    wrong = paid(claim, 1_000_00, amina, date(2026, 9, 1))
    claims.take_back(wrong, rule_book(NOW.date()), _why(case), by=amina, at=NOW)
    counted = year_of(farida)
    assert counted.money == {Currency.RUB: [45_000_50], Currency.KGS: [300_00]}
    assert year_of(farida, 2025).money == {Currency.RUB: [7_000_00]}
    assert listing(counted, Figure.MONEY, "").total == 3


def _why(case: object) -> object:
    said = seen(case)  # type: ignore[arg-type]
    return type(said)(said.seen, "двойная запись")


def test_a_person_is_legalised_once_a_year_and_only_as_long_as_it_stands(
    amina: User, farida: User, here: None
) -> None:
    person = known(amina, sex="F", family="Y", age_band="18-29")
    case = opened(amina, on(2026, 2, 1), Track.REGISTRATION_PATENT, person)
    ticked(case, "got_registration", amina, on(2026, 3, 1))
    ticked(case, "got_patent", amina, on(2026, 4, 1))
    other = opened(amina, on(2026, 2, 1), Track.RESIDENCE_CITIZENSHIP)
    ticked(other, "got_residence", amina, on(2026, 4, 1))
    ticked(other, "got_residence", amina, on(2026, 5, 1), ItemState.OPEN)
    counted = year_of(farida)
    parts = split(counted.kin[Figure.LEGALISED])
    assert sum(each.people for each in counted.kin[Figure.LEGALISED]) == 1
    assert [parts_of[group] for parts_of, group in zip(parts.values(), _HERS, strict=True)] == [1, 1, 1]
    assert counted.items == {"got_registration": 1, "got_patent": 1}
    assert listing(counted, Figure.LEGALISED, "").total == 2


_HERS = (Group.WOMEN, Group.WITH_CHILD, Group.GROWN)


def test_aid_is_what_was_given_in_a_case(amina: User, farida: User, here: None) -> None:
    case = opened(amina, on(2026, 2, 1), Track.TRAFFICKING)
    ticked(case, "roof", amina, on(2026, 2, 2))
    assert not year_of(farida).is_recorded[Figure.AID]
    ticked(case, "aid_shelter", amina, on(2026, 2, 3))
    assert OneYear(year_of(farida), is_exact=True).whole(Figure.AID) == 1


def test_a_group_of_whom_nobody_was_asked_is_not_nought(amina: User, farida: User, here: None) -> None:
    opened(amina, on(2026, 2, 1), person=known(amina, sex="F"))
    shown = OneYear(year_of(farida), is_exact=True)
    groups = shown.groups(Figure.HELPED)
    assert groups[Group.WITH_CHILD] == groups[Group.CHILDREN] == not_recorded()
    assert (groups[Group.WOMEN], groups[Group.MEN], groups[Group.FAMILY_UNKNOWN]) == (1, 0, 1)
    assert any("0 " in said for said in shown.asked(Figure.HELPED))


def test_people_are_helped_once_and_conversations_without_a_file_stand_apart(
    erkin: User, amina: User, farida: User, here: None
) -> None:
    person = known(amina, sex="M")
    talked(erkin, on(2026, 5, 1), person=person)
    talked(erkin, on(2026, 6, 1), person=person)
    talked(erkin, on(2026, 6, 2), person=known(amina))
    talked(erkin, on(2026, 6, 3))
    opened(amina, on(2026, 7, 1), person=person)
    closed_with(opened(amina, on(2026, 7, 2)), amina, on(2026, 7, 3), Ending.COULD_NOT_HELP)
    counted = year_of(farida)
    shown = OneYear(counted, is_exact=True)
    assert [shown.whole(figure) for figure in (Figure.HELPED, Figure.TALKS)] == [3, 1]
    assert [listing(counted, figure, "").total for figure in (Figure.HELPED, Figure.TALKS)] == [3, 1]


def test_what_nobody_measured_is_not_recorded_and_no_nought(farida: User, signed_in: SignIn) -> None:
    page = signed_in(farida).get(URL).content.decode()
    assert page.count("not recorded") >= 8
    assert not LINK.search(page)


def test_nought_is_said_where_a_claim_ran_and_brought_nothing(amina: User, farida: User, here: None) -> None:
    claimed(opened(amina, on(2026, 3, 2)), amina, on(2026, 3, 3))
    assert OneYear(year_of(farida), is_exact=True).sum_word(Currency.RUB) == "0\u00a0₽"
    before = OneYear(year_of(farida, 2025), is_exact=True)
    assert before.sum_word(Currency.RUB) == not_recorded()
    assert set(before.groups(Figure.MONEY).values()) == {not_recorded()}


def _filled(amina: User, erkin: User) -> None:
    case = opened(amina, on(2026, 3, 2), Track.OTHER)
    paid(claimed(case, amina, on(2026, 3, 3)), 40_000_00, amina, date(2026, 6, 1))
    ticked(case, "got_patent", amina, on(2026, 4, 1))
    ticked(case, "aid_things", amina, on(2026, 4, 2))
    talked(erkin, on(2026, 6, 3))
    closed_with(case, amina, on(2026, 6, 4))
    asked(case, amina, Asked.ANSWERED, Result.GOOD, Result.PARTLY)
    asked(case, amina, Asked.NOT_REACHED)


def test_every_link_opens_a_list_with_rows(amina: User, erkin: User, farida: User, signed_in: SignIn) -> None:
    _filled(amina, erkin)
    head = signed_in(farida)
    page = head.get(URL).content.decode()
    links = {link.replace("&amp;", "&") for link in LINK.findall(page)}
    assert {FIGURE.search(link)[1] for link in links} == {figure.value for figure in Figure}  # type: ignore[index]
    for link in links:
        answer = head.get(link)
        assert answer.context["found"].total, link
        for way in re.findall(r'<a class="nowrap" href="([^"]+)"', answer.content.decode()):
            assert head.get(way).status_code == 200, way


def test_what_a_colleague_is_barred_from_is_neither_counted_nor_listed(
    amina: User, erkin: User, farida: User, signed_in: SignIn
) -> None:
    case = opened(amina, on(2026, 3, 2), Track.OTHER)
    paid(claimed(case, amina, on(2026, 3, 3)), 40_000_00, amina, date(2026, 6, 1))
    ticked(case, "got_patent", amina, on(2026, 4, 1))
    head = signed_in(farida)
    assert "40 000" in head.get(URL).content.decode().replace("\u00a0", " ").replace(",", " ")
    with for_centre(amina.centre_id):
        bar_colleague(case, farida, seen(case), by=amina, at=NOW)
        counted = year_of(farida)
        assert not counted.money
        assert not counted.kin[Figure.LEGALISED]
        assert listing(counted, Figure.MONEY, "").total == 0


def test_another_centre_counts_nothing_of_it(amina: User, erkin: User, chen: User, signed_in: SignIn) -> None:
    _filled(amina, erkin)
    chen.role = Role.CENTRE_HEAD
    chen.save(update_fields=["role"])
    page = signed_in(chen).get(URL).content.decode()
    assert not LINK.search(page)
    assert page.count("not recorded") >= 8


def test_an_analyst_sees_no_small_number_and_no_list(
    amina: User, erkin: User, analyst: User, signed_in: SignIn
) -> None:
    _filled(amina, erkin)
    browser = signed_in(analyst)
    page = browser.get(URL).content.decode()
    assert "fewer than five" in page
    assert "some of its numbers are small" in page
    assert "40" not in re.sub(r"<[^>]*>", "", page)
    assert not re.search(r'<td class="num">\s*[1-4]\s*</td>', page)
    assert not LINK.search(page)
    assert browser.get(reverse("yearly:rows")).status_code == 403


def test_a_sum_that_one_person_makes_up_is_withheld(amina: User, analyst: User, here: None) -> None:
    for minor in (1_000_00, 1_000_00, 1_000_00, 1_000_00, 96_000_00):
        paid(claimed(opened(amina, on(2026, 3, 2)), amina, on(2026, 3, 3)), minor, amina, date(2026, 6, 1))
    year = OneYear(year_of(analyst), is_exact=False)
    assert year.sum_word(Currency.RUB) == "small"
    assert year.whole(Figure.MONEY) == 5


@pytest.mark.parametrize(("form", "begins"), [("csv", b"\xef\xbb\xbf"), ("excel", b"PK")])
def test_a_file_holds_no_small_number_whoever_takes_it(
    amina: User, erkin: User, farida: User, signed_in: SignIn, form: str, begins: bytes
) -> None:
    _filled(amina, erkin)
    answer = signed_in(farida).get(reverse("yearly:take"), {"year": "2026", "form": form})
    assert answer.content.startswith(begins)
    if form == "csv":
        assert "40 000" not in answer.content.decode().replace("\u00a0", " ")
        assert not re.search(r",[1-4](,|\r)", answer.content.decode())
        assert "< 5" in answer.content.decode()
    with for_centre(farida.centre_id):
        assert AuditEntry.objects.filter(verb="year.taken", by_id=farida.pk).count() == 1


def test_what_the_client_told_stands_apart_from_what_we_saw(
    amina: User, erkin: User, farida: User, signed_in: SignIn
) -> None:
    _filled(amina, erkin)
    first, *ways = signed_in(farida).get(URL).context["afterwards"]
    (row,) = first.rows
    assert list(row.states) == [1, 0, 1, 1]
    assert row.reached == "1 of 2 (50 %)"
    assert (row.told[0], row.seen[1], sum(row.told), sum(row.seen)) == (1, 1, 1, 1)
    assert [len(table.rows) for table in ways] == [3, 1]


@pytest.mark.parametrize("figure", PERSON)
def test_each_group_of_a_figure_opens_the_rows_of_its_people(
    amina: User, erkin: User, farida: User, here: None, figure: Figure
) -> None:
    _filled(amina, erkin)
    for noted in ({"sex": "F", "family": "Y", "age_band": "0-17"}, {"sex": "M", "family": "X"}, {"sex": "F"}):
        case = opened(amina, on(2026, 5, 2), Track.OTHER, known(amina, **noted))
        for item in ("got_patent", "aid_things"):
            ticked(case, item, amina, on(2026, 5, 3))
        paid(claimed(case, amina, on(2026, 5, 3)), 1_000_00, amina, date(2026, 6, 1))
        paid(Claim.objects.get(case=case), 2_000_00, amina, date(2026, 7, 1))
    counted = year_of(farida)
    person = f"{PERSON[figure]}pk"
    shown = OneYear(counted, is_exact=True).groups(figure)
    assert figure is Figure.TALKS or shown[Group.WOMEN] == 2
    for group, number in shown.items():
        assert is_part(figure, group.value)
        rows = of_part(counted.rows(figure), figure, group.value)
        assert number == not_recorded() or rows.values(person).distinct().count() == number
        assert listing(counted, figure, "", group.value).total == rows.count()


def test_the_numbers_of_a_section_lead_to_their_lists(
    amina: User, erkin: User, farida: User, signed_in: SignIn
) -> None:
    _filled(amina, erkin)
    browser = signed_in(farida)
    links = {html.unescape(link) for link in LINK.findall(browser.get(URL).content.decode())}
    parts = [link for link in links if "part=" in link]
    assert any("part=SEX_UNKNOWN" in link for link in parts)
    assert any("part=aid_things" in link for link in parts)
    for link in parts:
        answer = browser.get(link)
        assert answer.status_code == 200
        assert answer.context["found"].total > 0
        assert answer.context["part"] in answer.content.decode()


@pytest.mark.parametrize("part", ["NOBODY", "\0", "WITH_CHILD", "work_proof"])
def test_what_is_no_part_of_a_figure_is_said(farida: User, signed_in: SignIn, part: str) -> None:
    query = {"year": "2026", "figure": "TALKS", "part": part}
    assert signed_in(farida).get(reverse("yearly:rows"), query).status_code == 422


def test_a_list_is_read_to_its_end(erkin: User, farida: User, here: None) -> None:
    for _ in range(PAGE_ROWS + 2):
        talked(erkin, on(2026, 6, 3))
    first = listing(year_of(farida), Figure.TALKS, "")
    second = listing(year_of(farida), Figure.TALKS, first.after)
    rows = {line.leads_to for line in (*first.lines, *second.lines)}
    assert len(rows) == first.total == PAGE_ROWS + 2
    assert not second.after


@pytest.mark.parametrize("query", [{"year": "26"}, {"year": "soon"}, {"year": "٢٠٢٦"}, {"year": "1999"}])
def test_no_year_is_said_and_the_running_one_shown(
    farida: User, signed_in: SignIn, query: dict[str, str]
) -> None:
    for name in ("year", "take", "rows"):
        answer = signed_in(farida).get(reverse(f"yearly:{name}"), query)
        assert answer.status_code == 422
        assert answer.context["year"] == 2026


@pytest.mark.parametrize("query", [{"figure": "NONE"}, {"after": "x"}, {"figure": "MONEY", "after": "x_y"}])
def test_a_broken_address_of_a_list_is_said(farida: User, signed_in: SignIn, query: dict[str, str]) -> None:
    assert signed_in(farida).get(reverse("yearly:rows"), query).status_code == 422


def test_the_page_asks_as_often_for_many_as_for_one(
    amina: User, erkin: User, farida: User, signed_in: SignIn
) -> None:
    head = signed_in(farida)

    def sent() -> int:
        with CaptureQueriesContext(connection) as queries:
            head.get(URL)
        return len(queries)

    _filled(amina, erkin)
    head.get(URL)
    few = sent()
    for _ in range(3):
        _filled(amina, erkin)
    assert sent() == few <= 40


def test_no_year_that_has_not_come_is_offered(farida: User, signed_in: SignIn) -> None:
    browser = signed_in(farida)
    pages = [browser.get(f"/year/?year={year}").content.decode() for year in (2025, 2026)]
    assert ["year=2026" in pages[0], "year=2027" in pages[1]] == [True, False]


def test_the_month_leads_to_the_year(farida: User, signed_in: SignIn) -> None:
    assert 'href="/year/"' in signed_in(farida).get(reverse("quality:month")).content.decode()


def test_what_an_erased_person_received_opens_its_records(amina: User, farida: User, here: None) -> None:
    case = opened(amina, on(2026, 3, 2))
    paid(claimed(case, amina, on(2026, 3, 3)), 40_000_00, amina, date(2026, 6, 1))
    for user in (amina, farida):
        opened_private(user, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
    restrict_person(case.person, [farida, amina], by=farida, at=NOW)
    erase_person(case.person, by=farida, at=NOW)
    counted = year_of(farida)
    people = sum(each.people for each in counted.kin[Figure.MONEY])
    assert (counted.money, people) == ({Currency.RUB: [40_000_00]}, 1)
