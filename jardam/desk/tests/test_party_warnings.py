"""Three people tell of one foreman in three spellings: a fourth colleague sees the warning and none of the people."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.centres.models import User
from jardam.claims.models import Claim
from jardam.database.scope import for_centre
from jardam.desk.tests.test_parties import address, claimed, page_of, said
from jardam.parties.models import Party, PartyWarning
from jardam.parties.queries import others_told
from jardam.people.actions import erase_person

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
SPELLINGS = ("ООО «СтройРемонт»", "Stroy Remont", "строй-ремонт")
GROUNDS = {"troubles": ["UNPAID"], "evidence": ["TOLD"]}
CHECK = "desk:employer_check"


def told(browser: Client, by: User, *phones: str) -> Party:
    """A firm in as many spellings as people tell of it, said to be one by Amina."""
    party: Party | None = None
    for phone, spelling in zip(phones, SPELLINGS, strict=False):
        claim = claimed(by, phone, spelling)
        choice = str(party.pk) if party else "NEW:FIRM"
        assert browser.post(address(claim), said(claim, choice, spelling)).status_code == 302
        with for_centre(by.centre_id):
            party = Party.objects.get()
    assert party
    return party


@pytest.fixture
def warning(signed_in: SignIn, amina: User, farida: User) -> PartyWarning:
    """Opened by the head."""
    party = told(signed_in(amina), amina, "0001", "0002", "0003")
    answer = signed_in(farida).post(reverse("desk:party_warn", args=[party.pk]), GROUNDS)
    assert answer.status_code == 302
    with for_centre(amina.centre_id):
        return PartyWarning.objects.get()


def asked(browser: Client, words: str = "СТРОЙРЕМОНТ") -> HttpResponse:
    answer: HttpResponse = browser.post(reverse(CHECK), {"words": words})
    return answer


def bare(answer: HttpResponse) -> str:
    """The page without what is new in each answer, or with the next minute."""
    return re.sub(r"\b\w{64}\b|nonce-[^'\"]*|clock>\d\d:\d\d", "", answer.content.decode())


def act(browser: Client, warning: PartyWarning, deed: str, **typed: object) -> HttpResponse:
    answer: HttpResponse = browser.post(reverse(f"desk:warning_{deed}", args=[warning.pk]), typed)
    return answer


def test_a_fourth_colleague_sees_the_warning_and_no_client(
    signed_in: SignIn, erkin: User, warning: PartyWarning
) -> None:
    page = asked(signed_in(erkin)).content.decode()
    assert SPELLINGS[0] in page
    with for_centre(warning.centre_id):
        for claim in Claim.objects.select_related("case__person"):
            ids = (claim.pk, claim.case_id, claim.case.person_id, claim.case.reference)
            assert not any(str(one) in page for one in ids)
    assert not any(word in page for word in (SPELLINGS[1], "7916000", "Амина"))


def test_two_are_answered_like_none(signed_in: SignIn, amina: User, erkin: User) -> None:
    browser = signed_in(erkin)
    unknown = asked(browser)
    party = told(signed_in(amina), amina, "0001", "0002")
    browser = signed_in(erkin)
    few = asked(browser)
    assert bare(few) == bare(unknown)
    with for_centre(amina.centre_id):
        assert not others_told(party.centre_id, [party.pk])


def test_below_three_the_page_of_the_party_says_nothing(signed_in: SignIn, amina: User, farida: User) -> None:
    party = told(signed_in(amina), amina, "0001", "0002")
    head = signed_in(farida)
    page = head.get(page_of(party))
    assert not page.context["is_told"]
    assert reverse("desk:party_warn", args=[party.pk]) not in page.content.decode()
    assert head.post(reverse("desk:party_warn", args=[party.pk]), GROUNDS).status_code == 422


def test_the_claim_of_one_of_them_says_that_others_had_trouble(
    signed_in: SignIn, amina: User, warning: PartyWarning
) -> None:
    with for_centre(amina.centre_id):
        claim = Claim.objects.order_by("pk").first()
    assert claim
    page = signed_in(amina).get(reverse("desk:claim", args=[claim.case_id, claim.pk]))
    assert [side.is_told for side in page.context["sides"]] == [True, False, False, False, False]


def test_with_the_third_person_it_is_gone_and_stands_on_the_day_of_the_head(
    signed_in: SignIn, erkin: User, farida: User, warning: PartyWarning
) -> None:
    unknown = bare(asked(signed_in(erkin), "Неизвестный"))
    with for_centre(farida.centre_id):
        claim = Claim.objects.select_related("case__person").first()
        assert claim
        erase_person(claim.case.person, by=farida, at=timezone.now())
    assert bare(asked(signed_in(erkin), "СТРОЙРЕМОНТ")).replace("СТРОЙРЕМОНТ", "Неизвестный") == unknown
    day = signed_in(farida).get(reverse("desk:my_day")).content.decode()
    assert reverse("desk:party_warning", args=[warning.pk]) in day


def test_an_answer_is_shown_beside_it_and_nothing_typed_is_lost(
    signed_in: SignIn, erkin: User, farida: User, warning: PartyWarning
) -> None:
    head = signed_in(farida)
    tomorrow = timezone.localdate().replace(year=timezone.localdate().year + 1).isoformat()
    wrong = act(head, warning, "reply", seen=1, words="Заплатили всем", day=tomorrow)
    assert wrong.status_code == 422
    assert "Заплатили всем" in wrong.content.decode()
    today = timezone.localdate().isoformat()
    assert act(head, warning, "reply", seen=1, words="Заплатили всем", day=today).status_code == 302
    late = act(head, warning, "reply", seen=1, words="Иное", day=today)
    assert late.status_code == 409
    assert "Иное" in late.content.decode()
    assert "Заплатили всем" in asked(signed_in(erkin)).content.decode()


def test_the_head_who_opened_it_does_not_decide(
    signed_in: SignIn, farida: User, warning: PartyWarning
) -> None:
    head = signed_in(farida)
    assert act(head, warning, "appeal", seen=1, words="не мы").status_code == 302
    assert act(head, warning, "decide", seen=2, outcome="WITHDRAWN").status_code == 403


def test_the_head_whose_warning_fell_on_an_appeal_opens_no_other(
    signed_in: SignIn, farida: User, warning: PartyWarning
) -> None:
    with for_centre(warning.centre_id):
        PartyWarning.objects.update(state="WITHDRAWN", outcome="WITHDRAWN")
    answer = signed_in(farida).post(reverse("desk:party_warn", args=[warning.party_id]), GROUNDS)
    assert answer.status_code == 422
    assert "fell on an appeal" in answer.content.decode()


def test_it_is_withdrawn_once(signed_in: SignIn, farida: User, erkin: User, warning: PartyWarning) -> None:
    head = signed_in(farida)
    assert [act(head, warning, "withdraw", seen=1).status_code for _time in range(2)] == [302, 302]
    assert SPELLINGS[0] not in asked(signed_in(erkin)).content.decode()


def test_the_line_opens_no_page_of_a_warning(signed_in: SignIn, erkin: User, warning: PartyWarning) -> None:
    assert signed_in(erkin).get(reverse("desk:party_warning", args=[warning.pk])).status_code == 404


def test_asking_costs_the_same_however_many_tell(
    signed_in: SignIn, amina: User, erkin: User, warning: PartyWarning
) -> None:
    def cost() -> int:
        browser = signed_in(erkin)
        asked(browser)
        with CaptureQueriesContext(connection) as sent:
            asked(browser)
        return len(sent)

    before = cost()
    browser = signed_in(amina)
    for phone in ("0004", "0005"):
        claim = claimed(amina, phone, "СтройРемонт")
        browser.post(address(claim), said(claim, str(warning.party_id), "СтройРемонт"))
    assert cost() == before
