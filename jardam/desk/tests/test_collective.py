"""A collective claim as colleagues meet it: joined at a claim, each worker asked, one paper, money for several."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.cases.actions import bar_colleague
from jardam.centres.models import User
from jardam.claims.models import Claim, MoneyLine
from jardam.collective.actions import part_worker, propose_claims
from jardam.collective.models import Collective, JoinedClaim
from jardam.database.scope import for_centre
from jardam.filings.actions import begin_paper, take_workers
from jardam.filings.models import Paper, PaperWorker
from jardam.filings.reading import kinds
from jardam.kernel.ids import day_uuid
from jardam.parties.models import Party
from jardam.people.actions import erase_person
from jardam.people.models import Consent
from tests.together import (
    NAMES,
    Claimed,
    answered,
    claimed,
    claims,
    close,
    collective,
    here,
    law,
    part_of,
    say,
    seen,
    withdrawn,
)

pytestmark = pytest.mark.django_db
__all__ = ["claimed", "claims", "collective", "here", "law"]
SignIn = Callable[[User], Client]


def begun(claim: Claim, by: User) -> Paper:
    return begin_paper(claim.case, kinds()["INSPECTORATE_COMPLAINT"], day_uuid(), by=by, at=timezone.now())


def address(name: str, collective: Collective, joined: JoinedClaim | None = None) -> str:
    return reverse(f"desk:{name}", args=[collective.pk, *([joined.pk] if joined else [])])


def join_url(claim: Claim) -> str:
    return reverse("desk:claim_join", args=[claim.case_id, claim.pk])


def workers_url(paper: Paper) -> str:
    return reverse("desk:case_paper_workers", args=[paper.case_id, paper.pk])


def paper_url(paper: Paper) -> str:
    return reverse("desk:case_paper", args=[paper.case_id, paper.pk])


def said(**more: object) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "row": day_uuid(),
        "act": "GIVEN",
        "readers": ["EMPLOYER", "INSPECTORATE", "PROSECUTOR", "COURT"],
        "language": "TG",
        "form": "ORAL",
        "giver": "SELF",
        "said_on": today,
        "until": today + timedelta(days=60),
        **more,
    }


def got(collective: Collective, **more: object) -> dict[str, object]:
    collective.refresh_from_db()
    told = {"day": timezone.localdate(), "currency": "RUB", "source": "перевод", "receipt": "№ 1"}
    return {"row": day_uuid(), "seen": collective.revision, **told, **more}


def text_of(browser: Client, url: str) -> str:
    return browser.get(url).content.decode()


def test_claims_of_one_party_are_joined_at_one_of_them(
    signed_in: SignIn, amina: User, claims: list[Claim]
) -> None:
    browser, first = signed_in(amina), claims[0]
    assert "2 more claims" in text_of(browser, reverse("desk:claim", args=[first.case_id, first.pk]))
    typed = {"row": day_uuid(), "claims": [str(claim.pk) for claim in claims[1:]]}
    answers = [browser.post(join_url(first), typed) for _time in range(2)]
    found = Collective.objects.get()
    assert [answer.headers["Location"] for answer in answers] == [address("collective", found)] * 2
    page = text_of(browser, address("collective", found))
    assert all(name in page for name in NAMES)
    assert "153,500.50" in page
    assert "stands together" in text_of(browser, reverse("desk:claim", args=[first.case_id, first.pk]))


def test_nothing_is_joined_unchosen_or_unseen(
    signed_in: SignIn, amina: User, farida: User, claims: list[Claim]
) -> None:
    bar_colleague(claims[1].case, farida, seen(claims[1].case), by=amina, at=timezone.now())
    browser = signed_in(farida)
    typed = {"row": day_uuid(), "claims": [str(claims[1].pk)]}
    assert browser.post(join_url(claims[0]), typed).status_code == 422
    assert browser.post(join_url(claims[0]), {"row": day_uuid()}).status_code == 422
    assert not Collective.objects.exists()


def test_what_stands_together_is_not_withdrawn_alone(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    claim = claims[0]
    typed = {"seen": seen(claim.case).seen, "text": "по ошибке"}
    url = reverse("desk:claim_withdraw", args=[claim.case_id, claim.pk])
    assert signed_in(amina).post(url, typed).status_code == 422
    claim.refresh_from_db()
    assert claim.withdrawn_on is None


def test_a_worker_is_asked_and_each_reader_is_a_line_of_their_consents(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    browser, joined, typed = signed_in(amina), part_of(claims[0]), said()
    for _time in range(2):
        assert browser.post(address("collective_ask", collective, joined), typed).status_code == 302
    assert Consent.objects.filter(person=claims[0].case.person, purpose="TOGETHER").count() == 4
    joined.refresh_from_db()
    assert joined.state == "CONFIRMED"
    assert "yes, until" in text_of(browser, address("collective", collective))
    assert "claim wages together" in text_of(
        browser, reverse("desk:person_consents", args=[claims[0].case.person_id])
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"readers": []},
        {"until": ""},
        {"until": "2001-01-01"},
        {"act": ""},
        {"form": "WITNESSED"},
        {"said_on": "2999-01-01"},
        {"readers": ["EVERYBODY"]},
    ],
)
def test_a_yes_that_is_not_whole_is_not_written_and_nothing_typed_is_lost(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim], wrong: dict[str, object]
) -> None:
    typed = said(note="при сестре", **wrong)
    answer = signed_in(amina).post(address("collective_ask", collective, part_of(claims[0])), typed)
    assert answer.status_code == 422
    assert "при сестре" in answer.content.decode()
    assert not Consent.objects.exists()


def test_the_words_are_read_out_in_their_language(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    page = text_of(
        signed_in(amina), address("collective_ask", collective, part_of(claims[0])) + "?language=UZ"
    )
    assert "bitta qogʻozda" in page


def test_who_is_taken_out_is_said_with_the_reason(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    browser, url = signed_in(amina), address("collective_part", collective, part_of(claims[0]))
    assert NAMES[0] in text_of(browser, url)
    assert browser.post(url, {"text": " "}).status_code == 422
    assert browser.post(url, {"text": "хочет один"}).status_code == 302
    assert "хочет один" in text_of(browser, address("collective", collective))
    assert browser.post(url, {"text": "ещё раз"}).status_code == 404


def test_money_for_several_is_one_save_and_a_second_click_is_none(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    browser, url = signed_in(amina), address("collective_received", collective)
    first, second = (part_of(claim).pk for claim in claims[:2])
    typed = got(collective, **{f"sum_{first}": "1000,50", f"sum_{second}": "700"})
    assert "Owed today: " in text_of(browser, url)
    assert [browser.post(url, typed).status_code for _time in range(2)] == [302, 302]
    assert sorted(MoneyLine.objects.values_list("amount_minor", flat=True)) == [700_00, 1000_50]
    assert browser.post(url, got(collective)).status_code == 422
    assert browser.post(url, got(collective, **{f"sum_{first}": "минус"})).status_code == 422
    assert MoneyLine.objects.count() == 2


def test_in_two_tabs_whoever_was_overtaken_is_told(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    browser, first = signed_in(amina), part_of(claims[0])
    typed = got(collective, **{f"sum_{first.pk}": "500"})
    part_worker(part_of(claims[1]), "сам", by=amina, at=timezone.now())
    answer = browser.post(address("collective_received", collective), typed)
    assert answer.status_code == 409
    assert "500" in answer.content.decode()
    assert not MoneyLine.objects.exists()


def test_who_may_not_see_every_case_and_another_centre_find_nothing(
    signed_in: SignIn, amina: User, farida: User, chen: User, collective: Collective, claims: list[Claim]
) -> None:
    joined = part_of(claims[0])
    bar_colleague(claims[1].case, farida, seen(claims[1].case), by=amina, at=timezone.now())
    for colleague in (farida, chen):
        browser = signed_in(colleague)
        for url in (
            address("collective", collective),
            address("collective_received", collective),
            address("collective_ask", collective, joined),
            address("collective_part", collective, joined),
        ):
            assert browser.get(url).status_code == 404
    page = text_of(signed_in(farida), reverse("desk:claim", args=[claims[0].case_id, claims[0].pk]))
    assert "stands together" not in page
    assert "more claim" not in page


def test_a_paper_takes_those_who_agree_and_says_what_they_say_otherwise(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    for claim in claims:
        answered(part_of(claim), amina)
    paper, browser = begun(claims[0], amina), signed_in(amina)
    assert "Write it for the 3 workers" in text_of(browser, paper_url(paper))
    assert browser.post(workers_url(paper), {"seen_paper": 1}).status_code == 302
    assert all(name in text_of(browser, paper_url(paper)) for name in NAMES)
    say(claims[1], amina, "40000", "9000")
    withdrawn(claims[2], amina)
    page = text_of(browser, paper_url(paper))
    assert "cannot be sent as it is" in page
    assert "49 000,00" in page
    assert NAMES[2] not in page
    answer = browser.post(
        reverse("desk:case_paper_send", args=[paper.case_id, paper.pk]),
        {
            "seen": "0" * 64,
            "way": "POST",
            "sent_on": timezone.localdate(),
            "is_filled_by_hand": "on",
        },
    )
    assert answer.status_code == 422
    assert "take the workers over" in answer.content.decode()
    browser.post(workers_url(paper), {"seen_paper": 2})
    assert "cannot be sent as it is" not in text_of(browser, paper_url(paper))
    browser.post(workers_url(paper), {"seen_paper": 3, "is_alone": "on"})
    assert not PaperWorker.objects.filter(paper=paper).exists()


def test_whoever_read_an_older_draft_takes_nobody(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    for claim in claims:
        answered(part_of(claim), amina)
    paper, browser = begun(claims[0], amina), signed_in(amina)
    browser.post(workers_url(paper), {"seen_paper": 9})
    browser.post(workers_url(paper), {"seen_paper": "nothing"})
    assert not PaperWorker.objects.exists()


def test_whoever_may_not_see_one_worker_does_not_learn_of_the_paper(
    signed_in: SignIn, amina: User, farida: User, collective: Collective, claims: list[Claim]
) -> None:
    for claim in claims:
        answered(part_of(claim), amina)
    paper = begun(claims[0], amina)
    signed_in(amina).post(workers_url(paper), {"seen_paper": 1})
    bar_colleague(claims[2].case, farida, seen(claims[2].case), by=amina, at=timezone.now())
    browser = signed_in(farida)
    assert browser.get(paper_url(paper)).status_code == 404
    case = browser.get(reverse("desk:case", args=[paper.case_id]))
    assert case.status_code == 200
    assert paper_url(paper) not in case.content.decode()


def test_a_closed_case_and_an_erased_person_are_said_or_gone(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    browser = signed_in(amina)
    close(claims[0].case, amina)
    erase_person(claims[1].case.person, by=amina, at=timezone.now())
    page = text_of(browser, address("collective", collective))
    assert "their case is closed" in page
    assert NAMES[1] not in page
    ask = browser.post(address("collective_ask", collective, part_of(claims[0])), said(), follow=True)
    assert "The case of one of them is closed" in ask.content.decode()


def test_reading_it_is_reading_each_and_costs_as_much_for_more(
    signed_in: SignIn, amina: User, collective: Collective, claimed: Claimed
) -> None:
    browser = signed_in(amina)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(address("collective", collective))
        return len(queries)

    asked()
    few = asked()
    more = [claimed(f"Ещё {number}", "1000", Party.objects.get()) for number in range(3)]
    propose_claims(collective, more, by=amina, at=timezone.now())
    before = Reading.objects.filter(verb="person.read").count()
    assert asked() == few
    with for_centre(amina.centre_id):
        assert Reading.objects.filter(verb="person.read").count() - before == 6


def test_money_written_down_meanwhile_is_said_before_it_is_written_twice(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    browser, url, one = signed_in(amina), address("collective_received", collective), part_of(claims[0]).pk
    tabs = [got(collective, **{f"sum_{one}": "1000"}) for _tab in range(2)]
    assert [browser.post(url, typed).status_code for typed in tabs] == [302, 409]
    assert MoneyLine.objects.count() == 1


def test_what_was_typed_stands_when_a_case_was_closed_meanwhile(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    browser, closed, other = signed_in(amina), part_of(claims[0]), part_of(claims[1])
    close(claims[0].case, amina)
    answer = browser.post(address("collective_ask", collective, closed), said(note="сказал при брате"))
    assert answer.status_code == 409
    assert "сказал при брате" in answer.content.decode()
    assert not Consent.objects.filter(purpose="TOGETHER").exists()
    typed = got(collective, source="отдал прораб", **{f"sum_{other.pk}": "1000"})
    part_worker(other, "сам", by=amina, at=timezone.now())
    answer = browser.post(address("collective_received", collective), typed)
    assert "отдал прораб" in answer.content.decode()


def test_who_reads_a_common_paper_or_takes_it_out_reads_of_each_worker(
    signed_in: SignIn, amina: User, collective: Collective, claims: list[Claim]
) -> None:
    browser, paper = signed_in(amina), begun(claims[0], amina)
    for claim in claims:
        answered(part_of(claim), amina)
    take_workers(paper, collective, paper.revision, by=amina, at=timezone.now())
    for url in (paper_url(paper), reverse("desk:case_paper_file", args=[paper.case_id, paper.pk, "docx"])):
        before = Reading.objects.filter(verb="case.read").count()
        assert browser.get(url).status_code == 200
        with for_centre(amina.centre_id):
            assert Reading.objects.filter(verb="case.read").count() - before == 2
