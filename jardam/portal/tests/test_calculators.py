"""What somebody is owed, worked out on their own telephone: the same figure as for staff, and nothing of it kept."""

import pytest
from django.test import Client
from django.urls import reverse

from jardam.law.calculators.registry import CALCULATORS
from jardam.portal.calculators import links
from jardam.portal.languages import TONGUES
from jardam.portal.rules.marks import mark_of

pytestmark = pytest.mark.usefixtures("loaded")

LATE = mark_of("calculator/late-pay")
OWED = {
    "amount": "10000",
    "due": "2025-03-01",
    "payment-0-on": "2025-03-06",
    "payment-0-sum": "4000",
    "payment-1-on": "2025-03-11",
    "payment-1-sum": "6000",
}
"""Ten thousand due on 1 March 2025: four on the 6th, six on the 11th, at 21 per cent: 70 and 42 roubles."""


def page(language: str) -> str:
    return reverse("portal:calculator", args=[language, LATE])


@pytest.mark.parametrize("language", [tongue.catalogue for tongue in TONGUES])
def test_late_pay_comes_out_to_the_kopeck_in_every_language(language: str) -> None:
    response = Client(enforce_csrf_checks=True).post(page(language), OWED)
    html = response.content.decode()
    assert response.status_code == 200
    assert "112,00" in html or "112.00" in html
    assert response.cookies == {}
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": "-1"},
        {"due": "2025-02-30"},
        {"amount": ""},
        {"amount": "1e400"},
        {"due": "\x00"},
        {"amount": "٣"},
    ],
    ids=ascii,
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(wrong: dict[str, str]) -> None:
    response = Client().post(page("ru"), OWED | wrong)
    html = response.content.decode()
    assert response.status_code == 422
    assert "j-errsum" in html
    assert 'value="4000"' in html


def test_every_calculator_opens_by_its_mark_and_an_unknown_one_does_not() -> None:
    opened = [Client().get(link.url).status_code for link in links(TONGUES[0])]
    assert opened == [200] * len(CALCULATORS)
    assert Client().get("/info/ru/sum/nothing/").status_code == 404


def test_the_address_of_a_calculator_says_nothing_of_money() -> None:
    assert not any(word in page("ru") for word in ("late", "pay", "wage"))
