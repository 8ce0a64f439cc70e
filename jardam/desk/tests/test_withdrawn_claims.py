"""A claim that was written down by mistake: it counts nowhere, its reason stays, and it may come back."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from jardam.cases.models import Case, Term
from jardam.cases.rules.terms import TermState
from jardam.centres.models import User
from jardam.claims.actions.recounting import CLAIM, ROOM
from jardam.claims.models import Claim
from jardam.claims.queries import claims_of_same_party, read_claims
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.desk.tests.test_claims import WORK, claimed, page, read, revision
from jardam.law.models import Dependence
from jardam.parties.models import Party
from tests.reference import shipped_law

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
TWICE = "записано дважды, см. первое"


@pytest.fixture(scope="module")
def law(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with shipped_law(django_db_blocker, timezone.now()):
        yield


@pytest.fixture
def case(law: None, amina: User) -> Case:
    return opened(amina)


@pytest.fixture
def browser(signed_in: SignIn, amina: User) -> Client:
    return signed_in(amina)


@pytest.fixture
def claim(browser: Client, case: Case, amina: User) -> Claim:
    """Counted by the law, with a term for the court, and told of a firm."""
    made = claimed(browser, case, amina)
    browser.post(page("claim_work", case, made.pk), WORK | {"seen": revision(case)})
    said = {
        "seen": revision(case),
        "words": "СтройРемонт",
        "looked": "СтройРемонт",
        "choice": "NEW:FIRM",
        "stands": "",
    }
    browser.post(page("claim_party", case, made.pk), said)
    return made


def withdraw(browser: Client, claim: Claim, text: str = TWICE) -> int:
    typed = {"seen": revision(claim.case), "text": text}
    return browser.post(page("claim_withdraw", claim.case, claim.pk), typed).status_code


def terms(case: Case) -> list[str]:
    with for_centre(case.centre_id):
        return list(Term.objects.filter(case=case).values_list("state", flat=True))


def standing(case: Case) -> list[Claim]:
    with for_centre(case.centre_id):
        found = Case.objects.select_related("person__key").get(pk=case.pk)
        return [claim for claim, _facts in read_claims(found)]


def uses(claim: Claim) -> int:
    with for_centre(claim.centre_id):
        return Dependence.objects.filter(room=ROOM, kind=CLAIM, key=claim.pk, ended_on=None).count()


def test_it_counts_nowhere_and_its_reason_stays(browser: Client, case: Case, claim: Claim) -> None:
    assert TermState.OPEN in terms(case)
    assert uses(claim)
    assert withdraw(browser, claim) == 302
    assert standing(case) == []
    assert TermState.OPEN not in terms(case)
    assert not uses(claim)
    with for_centre(case.centre_id):
        assert not Party.objects.exists()
    shown = read(browser, page("case", case))
    assert TWICE in shown
    assert "withdrawn" in shown
    assert "counts nowhere" in read(browser, page("claim", case, claim.pk))
    assert browser.get(page("claim_work", case, claim.pk)).status_code == 404


def test_without_a_reason_it_stands(browser: Client, case: Case, claim: Claim) -> None:
    assert withdraw(browser, claim, "") == 422
    assert standing(case) == [claim]


def test_sent_twice_it_is_withdrawn_once(browser: Client, case: Case, claim: Claim) -> None:
    assert withdraw(browser, claim) == 302
    once = read(browser, page("case", case)).count(TWICE)
    assert withdraw(browser, claim) == 302
    assert read(browser, page("case", case)).count(TWICE) == once


@pytest.mark.parametrize("deed", ["step", "money"])
def test_what_was_acted_on_is_not_withdrawn(browser: Client, case: Case, claim: Claim, deed: str) -> None:
    today = timezone.localdate()
    if deed == "step":
        typed = {"seen": revision(case), "kind": "OFFER", "day": today, "text": "половину"}
        assert browser.post(page("claim_deal", case, claim.pk), typed).status_code == 302
    else:
        typed = {
            "seen": revision(case),
            "column": "CLAIMED",
            "day": today,
            "amount": "5000",
            "currency": "RUB",
            "source": "заявление",
        }
        assert browser.post(page("claim_money", case, claim.pk), typed).status_code == 302
    assert withdraw(browser, claim) == 422
    assert standing(case) == [claim]


def test_it_comes_back_counted_with_its_term(browser: Client, case: Case, claim: Claim) -> None:
    withdraw(browser, claim)
    back = page("claim_restore", case, claim.pk)
    assert browser.post(back, {"seen": revision(case)}).status_code == 302
    assert standing(case) == [claim]
    assert TermState.OPEN in terms(case)
    assert uses(claim)


def test_it_is_no_claim_of_the_same_party_any_more(browser: Client, claim: Claim, amina: User) -> None:
    claimed(browser, opened(amina), amina)
    with for_centre(amina.centre_id):
        other = Claim.objects.select_related("case").exclude(pk=claim.pk).get()
        firm = Party.objects.get()
    said = {
        "seen": revision(other.case),
        "words": "СтройРемонт",
        "looked": "СтройРемонт",
        "choice": str(firm.pk),
        "stands": "",
    }
    browser.post(page("claim_party", other.case, other.pk), said)
    with for_centre(amina.centre_id):
        assert claims_of_same_party(other, amina) == [claim]
    withdraw(browser, claim)
    with for_centre(amina.centre_id):
        assert claims_of_same_party(other, amina) == []
