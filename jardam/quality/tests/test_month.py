"""The monthly page: every number opens a list of exactly so many rows."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.centres.models import User
from jardam.centres.rules.roles import Role
from jardam.contacts.choices import Screening
from jardam.contacts.models import Callback
from jardam.contacts.rules.closing import Kind, Outcome
from jardam.database.scope import for_centre
from jardam.kernel.languages import Language
from jardam.kernel.months import Month
from jardam.kernel.topics import Topic
from jardam.quality.choices import figures
from jardam.quality.counting import MonthOfCentre
from jardam.quality.figures import CALLBACKS, CALLS, CONTACTS, FIRST, HOURS, OF_BRANCH, OF_LANGUAGE, Figure
from jardam.quality.listing import PAGE_ROWS, listing
from jardam.quality.rules.promises import Promise, promise
from jardam.quality.tests.conftest import NOW, caller, closed, on, promised, rang
from jardam.rota.actions import plan_shift
from jardam.rota.choices import ShiftState
from jardam.rota.rules.spans import Span

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SignIn = Callable[[User], Client]
NOVEMBER = Month(2026, 11)
LINK = re.compile(r'<a[^>]* href="(/quality/list/\?[^"]+)"[^>]*>\s*([\d\s]+)</a>')


def filled(erkin: User) -> None:
    """One of everything that a month counts, and of some two."""
    came_twice, came_once = caller(erkin), caller(erkin, "Баян", "+996700123448")
    closed(erkin, on(2), person=came_twice, violence=Screening.YES, discrimination=Screening.NO)
    closed(erkin, on(9), person=came_twice)
    closed(erkin, on(3), person=came_once, violence=Screening.NO)
    closed(erkin, on(4), violence=Screening.NO, discrimination=Screening.YES, language=Language.TG)
    closed(erkin, on(5), Outcome.CERTIFICATE)
    closed(erkin, on(29))
    closed(erkin, on(6), Outcome.NOT_CONSULTATION, kind=Kind.SILENT, language=Language.UNKNOWN)
    promised(erkin, on(10), came_once, ended_after=0)
    promised(erkin, on(11), came_once, ended_after=2)
    promised(erkin, on(12), came_once, ended_after=1, reached=False)
    promised(erkin, on(30, 16), came_twice, ended_after=None)
    for place, waited in enumerate((3, 20, 40, 100, 500, None)):
        rang(erkin, on(7), f"call {place}", answered_after=waited)
    with for_centre(erkin.centre_id):
        for day, state in ((3, ShiftState.CONFIRMED), (4, ShiftState.ASKED)):
            plan_shift(erkin, Span(on(day, 6), on(day, 18)), state, by=None, at=on(1))


def month_of(user: User) -> MonthOfCentre:
    assert user.centre
    return MonthOfCentre(user, user.centre, NOVEMBER, NOW)


def every_row(user: User, figure: Figure, language: str = "") -> list[object]:
    """The list of a figure, walked to its end."""
    after, rows = "", []
    while True:
        page = listing(month_of(user), figure, language, after)
        rows += [(line.contact, tuple(line.words)) for line in page.lines]
        after = page.after
        if not after:
            return rows


def test_every_figure_lists_as_many_rows_as_it_counts(erkin: User, farida: User) -> None:
    """And all but one count something here, so that this says something."""
    filled(erkin)
    with for_centre(farida.centre_id):
        counted = month_of(farida).counted
        listed = {
            figure: len(every_row(farida, figure)) for figure in (*CONTACTS, *FIRST, *CALLS, *CALLBACKS)
        }
    assert listed == counted
    assert {figure for figure, number in counted.items() if not number} == {Figure.ABANDONED}
    assert counted.keys() | {*OF_LANGUAGE, *OF_BRANCH} == set(Figure) == figures().keys()


def test_each_language_and_its_hours_list_what_they_count(erkin: User, farida: User) -> None:
    filled(erkin)
    with for_centre(farida.centre_id):
        counted = month_of(farida)
        for code, number in counted.by_language.items():
            assert len(every_row(farida, Figure.LANGUAGE, code)) == number
        assert counted.gaps
        for figure in HOURS:
            for gap in counted.gaps[figure]:
                assert len(every_row(farida, figure, gap.language.value)) == len(gap.stretches)
        kyrgyz = next(gap for gap in counted.gaps[Figure.HOLES] if gap.language is Language.KY)
        unsure = next(gap for gap in counted.gaps[Figure.UNCONFIRMED] if gap.language is Language.KY)
    assert kyrgyz.minutes == (27 * 24 + 20 - 12 - 12) * 60  # the rota begins on the third
    assert unsure.minutes == 12 * 60


def test_every_link_on_the_page_opens_a_list_of_its_number(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    filled(erkin)
    head = signed_in(farida)
    page = head.get(reverse("quality:month"), {"month": "2026-11"}).content.decode()
    links = [(unescape(url), int(re.sub(r"\s", "", number))) for url, number in LINK.findall(page)]
    assert len(links) > 25
    for url, number in links:
        assert head.get(url).context["found"].total == number, url


def test_a_return_within_two_weeks_with_the_same_topic_is_no_first_contact(erkin: User, farida: User) -> None:
    person = caller(erkin)
    closed(erkin, on(1), person=person)
    closed(erkin, on(14), person=person)
    closed(erkin, on(15), person=person, topics=[Topic.D_MONEY])
    with for_centre(farida.centre_id):
        counted = month_of(farida).counted
    assert [counted[figure] for figure in (Figure.CAME_BACK, Figure.REPEAT, Figure.SOLVED)] == [1, 1, 1]


def test_the_standings_of_consultations_add_up_to_the_consultations(erkin: User, farida: User) -> None:
    filled(erkin)
    with for_centre(farida.centre_id):
        counted = month_of(farida).counted
    parts = [counted[figure] for figure in FIRST if figure is not Figure.SOLVED_UNSEEN]
    assert sum(parts) == counted[Figure.CONSULTATIONS]


def test_the_database_keeps_promises_as_the_rule_does(erkin: User, farida: User) -> None:
    filled(erkin)
    with for_centre(farida.centre_id):
        for row in Callback.objects.all():
            said = promise(is_reached=row.state == "REACHED", due_on=row.due_on, ended_on=row.ended_on)
            found = [
                figure for figure in CALLBACKS if month_of(farida).rows(figure).filter(pk=row.pk).exists()
            ]
            assert found == [Figure(said.value)]
        assert {Promise(figure.value) for figure in CALLBACKS} == set(Promise)


def test_a_long_list_is_walked_to_its_end_and_none_comes_twice(erkin: User, farida: User) -> None:
    references = {closed(erkin, on(2)).reference for _ in range(PAGE_ROWS + 2)}
    with for_centre(farida.centre_id):
        rows = every_row(farida, Figure.ALL)
    assert len(rows) == len(set(rows)) == len(references)


def test_an_empty_month_says_so_and_no_percentage(farida: User, signed_in: SignIn) -> None:
    page = signed_in(farida).get(reverse("quality:month"), {"month": "2024-02"}).content.decode()
    assert "Nothing was recorded in this month" in page
    assert "%" not in page
    assert "?month=2024-01" in page
    assert "?month=2024-03" in page


@pytest.mark.parametrize("query", [{"month": "2026-13"}, {"month": "soon"}])
def test_no_month_is_said_and_the_running_one_shown(
    farida: User, signed_in: SignIn, query: dict[str, str]
) -> None:
    answer = signed_in(farida).get(reverse("quality:month"), query)
    assert answer.status_code == 422
    assert answer.context["month"] == NOVEMBER


@pytest.mark.parametrize(
    "query",
    [
        {"figure": "NONE"},
        {"figure": "LANGUAGE"},
        {"after": "x"},
        {"figure": "HOLES", "language": "KY", "after": "x"},
    ],
)
def test_a_broken_address_of_a_list_is_said(farida: User, signed_in: SignIn, query: dict[str, str]) -> None:
    assert signed_in(farida).get(reverse("quality:rows"), query).status_code == 422


def test_an_analyst_sees_no_number_of_one_to_four_and_no_list(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    filled(erkin)
    farida.role = Role.ANALYST
    farida.save(update_fields=["role"])
    analyst = signed_in(farida)
    page = analyst.get(reverse("quality:month")).content.decode()
    assert "fewer than five" in page
    assert "/quality/list/" not in page
    assert not re.search(r'<td class="num">\s*<span class="num">[1-4]</span>', page)
    assert analyst.get(reverse("quality:rows")).status_code == 403


def test_no_rate_gives_away_what_its_cells_withhold(erkin: User, farida: User, signed_in: SignIn) -> None:
    """Three said yes, twenty no, eight were not asked: 23 of 31 asked would tell the three."""
    answers = [Screening.YES] * 3 + [Screening.NO] * 20 + [Screening.NOT_ASKED] * 8
    for answer in answers:
        closed(erkin, on(2), violence=answer)
    head = signed_in(farida)
    assert "23 of 31" in head.get(reverse("quality:month")).content.decode()
    farida.role = Role.ANALYST
    farida.save(update_fields=["role"])
    page = head.get(reverse("quality:month")).content.decode()
    assert "23 of 31" not in page
    assert "3 of 23" not in page


def test_the_wall_tells_nothing_that_the_tables_withhold(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    """Two contacts were none: of how many consultations is what their number would be worked out from."""
    for _ in range(6):
        closed(erkin, on(2))
    for _ in range(2):
        closed(erkin, on(2), Outcome.NOT_CONSULTATION, kind=Kind.SILENT)
    head = signed_in(farida)
    assert "6 consultations" in head.get(reverse("quality:month")).content.decode()
    farida.role = Role.ANALYST
    farida.save(update_fields=["role"])
    assert "6 consultations" not in head.get(reverse("quality:month")).content.decode()


def test_a_share_on_the_wall_is_withheld_where_its_row_is(
    erkin: User, farida: User, signed_in: SignIn
) -> None:
    """Six promises were kept, two late, seven given up: the six would tell the two."""
    whom = caller(erkin)
    for number, days, reached in [(6, 0, True), (2, 2, True), (7, 1, False)]:
        for _ in range(number):
            promised(erkin, on(10), whom, ended_after=days, reached=reached)
    farida.role = Role.ANALYST
    farida.save(update_fields=["role"])
    kept = signed_in(farida).get(reverse("quality:month")).context["pages"].wall()[3]
    assert (kept.value, kept.detail) == ("–", "")


def test_another_centre_counts_nothing_of_it(erkin: User, chen: User, signed_in: SignIn) -> None:
    filled(erkin)
    chen.role = Role.CENTRE_HEAD
    chen.save(update_fields=["role"])
    assert "Nothing was recorded" in signed_in(chen).get(reverse("quality:month")).content.decode()


def test_the_page_asks_as_often_for_many_as_for_one(erkin: User, farida: User, signed_in: SignIn) -> None:
    head, url = signed_in(farida), reverse("quality:month")

    def sent() -> int:
        with CaptureQueriesContext(connection) as queries:
            head.get(url)
        return len(queries)

    closed(erkin, on(2))
    head.get(url)
    few = sent()
    for day in range(3, 9):
        closed(erkin, on(day))
    assert sent() == few


def test_a_row_leads_to_its_contact(erkin: User, farida: User, signed_in: SignIn) -> None:
    contact = closed(erkin, on(2))
    page = signed_in(farida).get(reverse("quality:rows"), {"month": "2026-11"}).content.decode()
    assert f'href="/contacts/{contact.pk}/"' in page


def test_a_running_month_says_that_it_runs(erkin: User, farida: User, signed_in: SignIn) -> None:
    closed(erkin, NOW - timedelta(days=1))
    head = signed_in(farida)
    assert "not over" in head.get(reverse("quality:month")).content.decode()
    assert timezone.localdate(NOW) == NOVEMBER.last
    assert "not over" not in head.get(reverse("quality:month"), {"month": "2026-10"}).content.decode()
