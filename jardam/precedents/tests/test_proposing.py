"""A draft begins with what is coded in the case, by months, and with no word that a colleague wrote."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from jardam.cases.actions import Closing, Said, close_case
from jardam.cases.actions.checklist import tick
from jardam.cases.models import Case
from jardam.cases.reading import checklists
from jardam.cases.rules.checklist import ItemState
from jardam.cases.rules.stages import Ending
from jardam.centres.models import User
from jardam.claims.actions import log_dealing, open_claim, show_proofs
from jardam.claims.rules.dealings import DealingKind
from jardam.claims.rules.evidence import Fact, ProofKind
from jardam.claims.rules.facts import Proven, Who
from jardam.precedents.rules.steps import Step, by_months
from jardam.precedents.tests.conftest import opened

SignIn = Callable[[User], Client]
OPENED = date(2026, 1, 7)
WHAT = st.builds(Step, st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.sampled_from(["жалоба", "ответ"]))


@given(st.lists(WHAT))
def test_steps_stand_in_order_and_tell_no_day(steps: list[Step]) -> None:
    said = by_months(steps, OPENED)
    assert [month for month, _what in said] == sorted(month for month, _what in said)
    assert {what for _month, what in said} == {step.what for step in steps}
    assert len(set(said)) == len(said)
    assert all(month >= 1 for month, _what in said)


def as_now(case: Case, text: str = "") -> Said:
    case.refresh_from_db()
    return Said(case.revision, text)


@pytest.mark.django_db
def test_it_begins_with_what_was_done(case: Case, amina: User, signed_in: SignIn) -> None:
    now, today, told = timezone.now(), timezone.localdate(), opened(amina)
    item = checklists().items["work_proof"]
    claim = open_claim(told, Who("СтройГрад"), as_now(told), by=amina, at=now)
    proven = Proven({Fact.WORKED: (ProofKind.CHAT,)}, {ProofKind.CHAT: "пишет Рустам"})
    show_proofs(claim, proven, as_now(told), by=amina, at=now)
    log_dealing(claim, DealingKind.OFFER, today, as_now(told, "Рустам обещал"), by=amina, at=now)
    tick(told, item, ItemState.DONE, as_now(told, "Рустам принёс"), by=amina, at=now)
    for term in told.terms.all():
        term.delete()
    Case.objects.filter(pk=told.pk).update(opened_on=today - timedelta(days=45))
    close_case(told, Closing(Ending.ACHIEVED, as_now(told)), by=amina, at=now)
    page = signed_in(amina).get(reverse("precedents:write", args=[told.pk])).content.decode()
    for words in ("Month 2: offer of the other side", f"Month 2: {item.said('en')}", "chat"):
        assert words in page
    assert "Рустам" not in page


@pytest.mark.django_db
def test_what_is_proposed_may_be_kept_as_it_stands(case: Case, amina: User, signed_in: SignIn) -> None:
    browser, url = signed_in(amina), reverse("precedents:write", args=[case.pk])
    form = browser.get(url).context["form"]
    typed = {name: form[name].value() for name in ("name", "region", "seen")}
    answer = browser.post(url, typed | {"facts": "Каменщик без договора.", "steps": "Жалоба."})
    assert answer.status_code == 302
