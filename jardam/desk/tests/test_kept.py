"""The page of a case shows the newest files and papers; the others stand on pages of their own."""

import re
from collections.abc import Callable, Iterable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.desk.casework import exhibits, kept
from jardam.desk.paperwork import listing
from jardam.desk.tests.casework import opened
from jardam.exhibits.actions import Brought, bring_exhibits, prepared
from jardam.exhibits.choices import ExhibitKind
from jardam.filings.actions import begin_paper
from jardam.filings.models import Paper
from jardam.filings.reading import kinds
from jardam.kernel.ids import day_uuid
from tests.brought import photo

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def case(amina: User) -> Case:
    return opened(amina)


@pytest.fixture
def five_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PAGE_ROWS", 5)


def page(name: str, case: Case) -> str:
    return reverse(f"desk:{name}", args=[case.pk])


def shown(browser: Client, address: str, **asked: str) -> str:
    return browser.get(address, asked).content.decode()


def further(found: str) -> str:
    """Where the next page begins; empty on the last."""
    place = re.search(r'href="[^"]*\?before=([^"]+)"', found)
    return place[1] if place else ""


def files(case: Case, by: User, numbers: Iterable[int]) -> None:
    """Photographs with the captions "файл 1" and so on."""
    with for_centre(by.centre_id):
        for number in numbers:
            content = prepared([("1.jpg", photo((number, number)))])
            brought = Brought(day_uuid(), ExhibitKind.CHAT, f"файл {number}", content)
            bring_exhibits(case, brought, by=by, at=timezone.now())


def papers(case: Case, by: User, count: int) -> list[str]:
    """The addresses of so many drafts, the newest first."""
    with for_centre(by.centre_id):
        for _paper in range(count):
            begin_paper(case, kinds()["INSPECTORATE_COMPLAINT"], day_uuid(), by=by, at=timezone.now())
        newest = Paper.objects.order_by("-made_on", "-pk")
        return [reverse("desk:case_paper", args=[case.pk, one.pk]) for one in newest]


def test_the_newest_files_stand_on_the_case_and_all_of_them_on_their_page(
    signed_in: SignIn, amina: User, case: Case, five_a_page: None
) -> None:
    browser = signed_in(amina)
    files(case, amina, range(1, 1 + exhibits.MOST_SHOWN))
    assert f'"{page("case_files", case)}"' not in shown(browser, page("case", case))
    files(case, amina, [11, 12])
    on_the_case = shown(browser, page("case", case))
    assert f'"{page("case_files", case)}"' in on_the_case
    assert [f">{number}. файл {number}<" in on_the_case for number in (12, 3, 2)] == [True, True, False]
    first = shown(browser, page("case_files", case))
    assert [f">{number}. " in first for number in (12, 8, 7)] == [True, True, False]
    assert 'name="pick" value="8"' in first
    second = shown(browser, page("case_files", case), before="8")
    assert [f">{number}. " in second for number in (8, 7, 3, 2)] == [False, True, True, False]
    assert further(second) == "3"
    assert further(shown(browser, page("case_files", case), before="6")) == ""


def test_the_newest_papers_stand_on_the_case_and_all_of_them_on_their_page(
    signed_in: SignIn, amina: User, case: Case, five_a_page: None
) -> None:
    browser, every = signed_in(amina), papers(case, amina, listing.MOST_SHOWN + 2)
    on_the_case = shown(browser, page("case", case))
    assert f'"{page("case_papers", case)}"' in on_the_case
    assert [address in on_the_case for address in every] == [True] * listing.MOST_SHOWN + [False] * 2
    met, place = [], ""
    for _page in range(3):
        found = shown(browser, page("case_papers", case), **({"before": place} if place else {}))
        met += [address for address in every if address in found]
        place = further(found)
    assert met == every
    assert place == ""


def test_a_place_that_is_none_shows_the_first_page(signed_in: SignIn, amina: User, case: Case) -> None:
    files(case, amina, [1])
    (paper,) = papers(case, amina, 1)
    for name, first in (("case_files", "1. файл 1"), ("case_papers", paper)):
        for broken in ("x", "-1", "9" * 30, "2026-13-01_" + "0" * 36, "\0"):
            answer = signed_in(amina).get(page(name, case), {"before": broken})
            assert answer.status_code == 422
            assert first in answer.content.decode()


def test_who_looks_through_the_files_is_written_down(signed_in: SignIn, amina: User, case: Case) -> None:
    browser = signed_in(amina)
    browser.get(page("case_files", case))
    browser.get(page("case_papers", case))
    with for_centre(amina.centre_id):
        assert list(Reading.objects.values_list("verb", flat=True)) == ["case.read"] * 2


def test_a_stranger_to_the_case_finds_no_files(
    signed_in: SignIn, amina: User, erkin: User, chen: User, case: Case
) -> None:
    for reader in (erkin, chen):
        for name in ("case_files", "case_papers"):
            assert signed_in(reader).get(page(name, case)).status_code == 404
