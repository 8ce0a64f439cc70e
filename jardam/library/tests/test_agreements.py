"""The register of agreements: one look answers of what year, still in force, still working; entries stay to be read."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.library.actions import EvidenceWithdrawn, Noted, note_evidence, withdraw_evidence
from jardam.library.models import Evidence
from jardam.library.queries import agreement, agreements_behind
from jardam.library.rules.agreements import Outcome, Works
from jardam.library.tests.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
SignIn = Callable[[User], Client]
TODAY = NOW.date()
STAY = "tj_stay_2013"
HAPPENED = {
    "outcome": "REFUSED",
    "happened_on": "2026-11-02",
    "said": "ORAL",
    "where": "ОВМ",
    "region": "RU-KDA",
    "words": "Сказали: семь дней",
}


def page(browser: Client, name: str, *words: object, **query: str) -> str:
    answer = browser.get(reverse(f"library:{name}", args=words), query)
    assert answer.status_code == 200
    return answer.content.decode()


def refused(by: User, words: str = "Сказали: семь дней") -> Evidence:
    return note_evidence(Noted(STAY, Outcome.REFUSED, TODAY, "ORAL", words), by=by, at=NOW)


def test_one_look_tells_year_force_and_practice(signed_in: SignIn, erkin: User, farida: User) -> None:
    refused(farida)
    shown = page(signed_in(erkin), "agreements", country="TJ", topic="stay_registration")
    for words in ("2013", "yes, in force", "it is refused", "Agreement on the order of stay"):
        assert words in shown
    assert "Uzbekistan" not in shown.split("<table", maxsplit=1)[1]


def test_a_negative_fact_and_a_disputed_day_are_shown_as_such(signed_in: SignIn, erkin: User) -> None:
    shown = page(signed_in(erkin), "agreements", topic="pensions")
    assert "there is none" in shown
    assert "sources disagree" in shown
    assert "not found" in page(signed_in(erkin), "agreement", "tj_readmission")


def test_an_entry_counts_and_is_audited(signed_in: SignIn, farida: User) -> None:
    answer = signed_in(farida).post(reverse("library:evidence_add", args=[STAY]), HAPPENED)
    assert answer.status_code == 302
    row = Evidence.objects.get()
    assert row.written == {"words": "Сказали: семь дней", "where": "ОВМ"}
    assert "семь дней".encode() not in bytes(row.sealed_words)
    with for_centre(farida.centre_id):
        assert Entry.objects.filter(verb="evidence.noted").count() == 1
    found = agreement(STAY, TODAY)
    assert found is not None
    assert found[0].practice.works is Works.REFUSED


def test_sent_twice_is_written_once(farida: User) -> None:
    assert refused(farida) == refused(farida)
    assert refused(farida, "Иначе") != refused(farida)


def test_nothing_typed_is_lost_on_a_refused_form(signed_in: SignIn, farida: User) -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    answer = signed_in(farida).post(
        reverse("library:evidence_add", args=[STAY]), HAPPENED | {"happened_on": tomorrow}
    )
    assert answer.status_code == 422
    assert "Сказали: семь дней" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_what_is_taken_back_counts_no_more_and_stays_to_be_read(
    signed_in: SignIn, farida: User, erkin: User
) -> None:
    row = refused(farida)
    answer = signed_in(farida).post(
        reverse("library:evidence_withdraw", args=[row.pk]), {"reason": "Не то соглашение"}
    )
    assert answer.status_code == 302
    shown = page(signed_in(erkin), "agreement", STAY)
    assert "Не то соглашение" in shown
    assert "Сказали: семь дней" in shown
    assert "nobody has told us" in shown
    with pytest.raises(EvidenceWithdrawn):
        withdraw_evidence(row, "ещё раз", by=farida, at=NOW)


def test_a_colleague_elsewhere_is_a_centre_and_no_name(signed_in: SignIn, farida: User, chen: User) -> None:
    refused(farida)
    shown = page(signed_in(chen), "agreement", STAY)
    assert farida.centre is not None
    assert str(farida.centre.names["en"]) in shown
    assert "farida" not in shown


def test_an_operator_reads_and_writes_nothing(signed_in: SignIn, erkin: User, farida: User) -> None:
    row = refused(farida)
    browser = signed_in(erkin)
    assert browser.post(reverse("library:evidence_add", args=[STAY]), HAPPENED).status_code == 403
    taken = browser.post(reverse("library:evidence_withdraw", args=[row.pk]), {"reason": "x"})
    assert taken.status_code == 403
    assert "evidence/" not in page(browser, "agreement", STAY)


def test_no_agreement_of_that_name(signed_in: SignIn, farida: User) -> None:
    browser = signed_in(farida)
    assert browser.get(reverse("library:agreement", args=["none_such"])).status_code == 404
    assert browser.post(reverse("library:evidence_add", args=["none_such"]), HAPPENED).status_code == 404


def test_the_register_costs_the_same_however_much_is_noted(
    signed_in: SignIn, erkin: User, farida: User
) -> None:
    browser = signed_in(erkin)
    page(browser, "agreements")

    def cost(name: str, *words: str) -> int:
        with CaptureQueriesContext(connection) as sent:
            page(browser, name, *words)
        return len(sent)

    refused(farida)
    before = cost("agreements"), cost("agreement", STAY)
    for number in range(5):
        refused(farida, f"Случай {number}")
    assert (cost("agreements"), cost("agreement", STAY)) == before


def test_a_rule_that_rests_on_an_agreement_leads_to_it() -> None:
    assert [one.code for one in agreements_behind(["stay.reg_tj"], NOW.date())] == ["tj_stay_2013"]
    assert agreements_behind(["deadlines.tc392_wages"], NOW.date()) == []
