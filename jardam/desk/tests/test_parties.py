"""The other side as colleagues meet it: proposed at a claim, said by a person, one page for one firm."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.cases.actions import Said, bar_colleague
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.claims.actions import open_claim
from jardam.claims.models import Claim
from jardam.claims.queries import claims_of_same_party
from jardam.claims.rules.facts import Who
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.law.kept import kept_rule_book
from jardam.parties.models import Party, Tie
from jardam.people.actions import add_person
from jardam.people.rules.identity import Identity

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
FIRM, FOREMAN = "ООО «СтройРемонт»", "Рахим +7 999 000-00-01"


def claimed(by: User, phone: str, employer: str = FIRM) -> Claim:
    """Somebody more with a claim; the last digits of the telephone say who."""
    now = timezone.now()
    with for_centre(by.centre_id):
        person = add_person(Identity(phones=(f"+7916000{phone}",)), by=by, at=now)
    case = opened(by, person=person)
    with for_centre(by.centre_id):
        return open_claim(case, Who(employer, FOREMAN, ""), Said(case.revision), by=by, at=now)


def address(claim: Claim, role: str = "EMPLOYER") -> str:
    return reverse("desk:claim_party", args=[claim.case_id, claim.pk]) + f"?role={role}"


def page_of(party: Party) -> str:
    return reverse("desk:party", args=[party.pk])


def said(claim: Claim, choice: str, words: str = FIRM, **more: object) -> dict[str, object]:
    with for_centre(claim.centre_id):
        seen = Case.objects.get(pk=claim.case_id).revision
    return {"seen": seen, "words": words, "looked": words, "choice": choice, "stands": "", **more}


@pytest.fixture
def party(signed_in: SignIn, amina: User) -> Iterator[Party]:
    """Written down as another one, out of a first claim."""
    claim = claimed(amina, "0001")
    signed_in(amina).post(address(claim), said(claim, "NEW:FIRM"))
    with for_centre(amina.centre_id):
        yield Party.objects.get()


def test_a_second_client_adds_to_the_same_firm(signed_in: SignIn, amina: User, party: Party) -> None:
    browser, claim = signed_in(amina), claimed(amina, "0002", "stroy remont")
    assert FIRM in browser.get(address(claim)).content.decode()
    browser.post(address(claim), said(claim, str(party.pk), "stroy remont"))
    assert Party.objects.count() == 1
    assert "stroy remont" in browser.get(page_of(party)).content.decode()
    assert len(claims_of_same_party(claim, amina)) == 1


def test_whoever_holds_a_passport_is_told_of_without_a_claim(
    signed_in: SignIn, amina: User, party: Party
) -> None:
    browser, case = signed_in(amina), opened(amina)
    sides = reverse("desk:case_sides", args=[case.pk])
    say = reverse("desk:case_party", args=[case.pk]) + "?role=EMPLOYER"
    assert sides in browser.get(reverse("desk:case", args=[case.pk])).content.decode()
    typed = {
        "seen": 1,
        "words": "stroy remont",
        "looked": "stroy remont",
        "choice": str(party.pk),
        "stands": "",
    }
    assert browser.post(say, typed).headers["Location"] == sides
    page = browser.get(sides).content.decode()
    assert "stroy remont" in page
    assert FIRM in page
    assert sides in browser.get(page_of(party)).content.decode()


def test_sent_twice_it_is_written_once(signed_in: SignIn, amina: User, party: Party) -> None:
    browser, claim = signed_in(amina), claimed(amina, "0002", "Иное")
    sent = [browser.post(address(claim), said(claim, "NEW:FIRM", "Иное")).status_code for _time in range(2)]
    assert sent == [302, 422]
    assert Party.objects.count() == 2


def test_nobody_writes_another_one_down_unseen(signed_in: SignIn, amina: User, party: Party) -> None:
    claim = claimed(amina, "0002", "Иное")
    typed = said(claim, "NEW:FIRM", "строй ремонт", looked="Иное")
    answer = signed_in(amina).post(address(claim), typed)
    assert answer.status_code == 422
    assert FIRM in answer.content.decode()
    assert "строй ремонт" in answer.content.decode()


def test_the_telephone_is_taken_out_of_the_line_of_the_foreman(signed_in: SignIn, amina: User) -> None:
    browser, claim = signed_in(amina), claimed(amina, "0001")
    assert 'value="Рахим"' in browser.get(address(claim, "FOREMAN")).content.decode()
    answer = browser.post(address(claim, "PHONE"), said(claim, "NEW:PHONE", "никакой"))
    assert answer.status_code == 422
    browser.post(address(claim, "PHONE"), said(claim, "NEW:PHONE", "8 999 000 00 01"))
    with for_centre(amina.centre_id):
        assert Party.objects.get().words["name"] == "+79990000001"


def test_somebody_else_and_nobody_may_be_said_later(signed_in: SignIn, amina: User, party: Party) -> None:
    browser = signed_in(amina)
    claim = Claim.objects.get()
    assert (
        "СтройРемонт" in browser.get(reverse("desk:claim", args=[claim.case_id, claim.pk])).content.decode()
    )
    browser.post(address(claim), said(claim, "NONE", stands=str(party.pk)))
    assert not Tie.objects.exists()
    assert not Party.objects.exists()


def test_what_is_no_tax_number_is_said_and_nothing_typed_is_lost(
    signed_in: SignIn, amina: User, party: Party
) -> None:
    browser, change = signed_in(amina), reverse("desk:party_change", args=[party.pk])
    wrong = browser.post(change, {"name": "СР", "inn": "7707083894", "seen": 1})
    assert wrong.status_code == 422
    assert "7707083894" in wrong.content.decode()
    right = {"name": FIRM, "inn": "7707083893", "seen": 1}
    assert browser.post(change, right).status_code == 302
    assert browser.post(change, right | {"name": "Иное"}).status_code == 409


def test_two_are_one_and_two_again(signed_in: SignIn, amina: User, party: Party) -> None:
    browser, claim = signed_in(amina), claimed(amina, "0002", "СтройРемонт")
    browser.post(address(claim), said(claim, "NEW:FIRM", "СтройРемонт"))
    other = Party.objects.exclude(pk=party.pk).get()
    assert page_of(other) in browser.get(page_of(party)).content.decode()
    browser.post(reverse("desk:party_merge", args=[party.pk]), {"other": str(other.pk)})
    assert browser.get(page_of(other)).context["party"] == party
    browser.post(reverse("desk:party_apart", args=[party.pk]), {"other": str(other.pk)})
    assert browser.get(page_of(other)).context["party"] == other


def test_words_of_a_case_from_which_one_is_barred_stand_on_no_page(
    signed_in: SignIn, amina: User, farida: User, party: Party
) -> None:
    """Neither on that of the party, nor where somebody says who it is."""
    closed, words = claimed(amina, "0002", FIRM), "СтройРемонт, муж Гулноры"
    signed_in(amina).post(address(closed), said(closed, str(party.pk), words))
    bar_colleague(closed.case, farida, Said(2), by=amina, at=timezone.now())
    own = claimed(farida, "0003", "строй ремонт")
    browser = signed_in(farida)
    pages = [browser.get(page).content.decode() for page in (page_of(party), address(own))]
    assert [FIRM in page for page in pages] == [True, True]
    assert not [page for page in pages if "Гулнор" in page]


def test_the_audit_does_not_say_of_whom_a_case_tells(signed_in: SignIn, amina: User, party: Party) -> None:
    """Else the tie could be made again of somebody who was erased."""
    told = Entry.objects.filter(verb="party.tied").get()
    assert str(party.pk) not in str(told.detail)


def test_the_line_and_another_centre_find_no_party(
    signed_in: SignIn, erkin: User, chen: User, party: Party
) -> None:
    assert signed_in(erkin).get(page_of(party)).status_code == 404
    assert signed_in(chen).get(page_of(party)).status_code == 404


def test_the_pages_cost_the_same_however_many_claims(signed_in: SignIn, amina: User, party: Party) -> None:
    browser = signed_in(amina)
    first = Claim.objects.get()
    pages = [page_of(party), address(first), reverse("desk:claim", args=[first.case_id, first.pk])]

    def cost(url: str) -> int:
        with CaptureQueriesContext(connection) as sent:
            assert browser.get(url).status_code == 200
        return len(sent)

    kept_rule_book(timezone.localdate())  # a process reads it once
    before = [cost(url) for url in pages]
    for number in range(2, 5):
        claim = claimed(amina, f"000{number}", f"СтройРемонт {number}")
        browser.post(address(claim), said(claim, str(party.pk), f"СтройРемонт {number}"))
    assert Tie.objects.count() == 4
    assert [cost(url) for url in pages] == before
