"""The glossary: in any script, honest about what nobody verified, corrected by two people."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.centres.models import User
from jardam.library.actions import OwnWording, WordingDecided, decide_wording, propose_wording
from jardam.library.glossary import load_glossary
from jardam.library.models import Term, Wording
from jardam.library.queries import glossary, terms_in
from jardam.library.rules.terms import Column
from jardam.library.tests.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law", "loaded")]
SignIn = Callable[[User], Client]
FILE = settings.ROOT / "data" / "law" / "glossary.csv"


@pytest.fixture
def loaded(db: None) -> None:
    load_glossary(FILE, NOW)


def proposed(by: User, text: str = "жумуш берүүчү") -> Wording:
    term = Term.objects.get(code="employer")
    return propose_wording(term, Column.KY, text, "сөздүк, 2019", by=by, at=NOW)


def shown(browser: Client, words: str) -> str:
    answer = browser.post(reverse("library:glossary"), {"words": words})
    assert answer.status_code == 200
    return answer.content.decode().split("<tbody>", maxsplit=1)[-1]


def test_reading_the_file_again_changes_nothing() -> None:
    before = Wording.objects.count()
    assert load_glossary(FILE, NOW).added == 0
    assert Wording.objects.count() == before == 7 * len(glossary())


@pytest.mark.parametrize(
    "typed", ["работодат", "rabotodatel", "корфармо", "ish beruvchi", "иш берувчи", "angajator"]
)
def test_a_word_is_found_in_any_language_and_script(signed_in: SignIn, erkin: User, typed: str) -> None:
    assert "корфармо" in shown(signed_in(erkin), typed)


def test_what_nobody_verified_says_so(signed_in: SignIn, erkin: User) -> None:
    assert "not checked" in shown(signed_in(erkin), "невыплата")
    assert "not checked" not in shown(signed_in(erkin), "миграционный учёт")


def test_a_correction_needs_a_second_person(
    signed_in: SignIn, farida: User, dalia: User, erkin: User
) -> None:
    row = proposed(farida)
    assert ">жумуш берүүчү</span>" not in shown(signed_in(erkin), "работодатель")
    url = reverse("library:wording_decide", args=[row.pk])
    assert signed_in(farida).post(url, {"answer": "yes"}).status_code == 403
    with pytest.raises(OwnWording):
        decide_wording(row, is_accepted=True, by=farida, at=NOW)
    assert signed_in(dalia).post(url, {"answer": "yes"}).status_code == 302
    assert ">жумуш берүүчү</span>" in shown(signed_in(erkin), "работодатель")
    with pytest.raises(WordingDecided):
        decide_wording(row, is_accepted=False, by=dalia, at=NOW)


def test_the_database_itself_asks_for_the_second_person(farida: User) -> None:
    row = proposed(farida)
    with pytest.raises(IntegrityError), transaction.atomic():
        Wording.objects.filter(pk=row.pk).update(state="ACCEPTED", decided_by=farida, decided_on=NOW.date())


def test_a_correction_outlives_a_new_file(farida: User, dalia: User, tmp_path: Path) -> None:
    decide_wording(proposed(farida), is_accepted=True, by=dalia, at=NOW)
    changed = tmp_path / "glossary.csv"
    text = FILE.read_text(encoding="utf-8").replace("иш берүүчү / жумуш берүүчү", "ишмер")
    changed.write_text(text, encoding="utf-8")
    assert load_glossary(changed, NOW).added == 1
    current = Wording.objects.current().get(term__code="employer", column="KY")
    assert current.text == "жумуш берүүчү"


def test_sent_twice_is_proposed_once(farida: User) -> None:
    assert proposed(farida) == proposed(farida)


def test_a_translator_sees_the_terms_of_a_text() -> None:
    found = {term.code for term, _said in terms_in("Нет трудового договора: обращаемся в прокуратуру")}
    assert {"labour-contract", "prosecutors-office"} <= found
    assert "court" not in found


def test_the_glossary_costs_the_same_however_much_is_corrected(
    signed_in: SignIn, erkin: User, farida: User
) -> None:
    browser = signed_in(erkin)
    browser.get(reverse("library:glossary"))

    def cost() -> int:
        with CaptureQueriesContext(connection) as sent:
            browser.get(reverse("library:glossary"))
            browser.get(reverse("library:term", args=["employer"]))
        return len(sent)

    proposed(farida)
    before = cost()
    for number in range(4):
        proposed(farida, f"сөз {number}")
    assert cost() == before
