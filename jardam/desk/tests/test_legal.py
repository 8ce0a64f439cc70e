"""The legal name of the centre: said once by its head, read by the papers that must name the centre, sealed at rest."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.accounts.legal import legal_of
from jardam.audit.models import Entry
from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.desk.tests.casework import opened
from jardam.filings.actions import begin_paper
from jardam.filings.models import Paper
from jardam.filings.reading import kinds
from jardam.kernel.ids import day_uuid

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
NAME, ADDRESS = "АНО «Выдуманная опора»", "101000, Москва, ул. Выдуманная, 1"
TYPED = {"name": NAME, "address": ADDRESS}


def page() -> str:
    return reverse("desk:legal")


def said(browser: Client, **other: str) -> int:
    seen = browser.get(page()).context["form"]["seen"].value()
    return browser.post(page(), {**TYPED, "seen": seen, **other}).status_code


def named(user: User) -> str:
    return legal_of(Centre.objects.get(pk=user.centre_id)).line


def consent_paper(by: User) -> Paper:
    case = opened(by)
    with for_centre(by.centre_id):
        paper: Paper = begin_paper(
            case, kinds()["CONSENT_PERSONAL_DATA"], day_uuid(), by=by, at=timezone.now()
        )
    return paper


def test_the_head_says_it_once_and_papers_name_it(signed_in: SignIn, farida: User, amina: User) -> None:
    paper, lawyer = consent_paper(amina), signed_in(amina)
    draft = reverse("desk:case_paper", args=[paper.case_id, paper.pk])
    wanted = "Operator of the personal data: legal name and address of the centre"
    assert farida.centre is not None
    before = lawyer.get(draft)
    assert wanted in before.context["wanted"]
    assert "operator_name" not in before.context["made"].known  # what colleagues call the centre names nobody
    head = signed_in(farida)
    assert [said(head), said(head)] == [302, 302]
    with for_centre(farida.centre_id):
        assert Entry.objects.filter(verb="centre.named").count() == 1
    amina.refresh_from_db()
    after = signed_in(amina).get(draft)
    assert wanted not in after.context["wanted"]
    assert f"{NAME}, {ADDRESS}" in after.content.decode()


def test_half_of_a_name_is_refused_and_keeps_what_was_typed(signed_in: SignIn, farida: User) -> None:
    head = signed_in(farida)
    answer = head.post(page(), {"name": NAME, "address": " "})
    assert answer.status_code == 422
    assert "Say both the name and the address" in answer.content.decode()
    assert "Выдуманная опора" in answer.content.decode()
    assert named(farida) == ""


def test_a_form_that_is_behind_keeps_what_was_typed(signed_in: SignIn, farida: User) -> None:
    head = signed_in(farida)
    assert said(head) == 302
    answer = head.post(page(), {**TYPED, "name": "Другое", "seen": "вчера"})
    assert answer.status_code == 409
    assert "Другое" in answer.content.decode()
    again = answer.context["form"]["seen"].value()
    assert head.post(page(), {**TYPED, "name": "Другое", "seen": again}).status_code == 302
    assert named(farida) == f"Другое, {ADDRESS}"


def test_it_may_be_emptied_again(signed_in: SignIn, farida: User) -> None:
    head = signed_in(farida)
    assert said(head) == 302
    assert said(head, name="", address="") == 302
    assert Centre.objects.get(pk=farida.centre_id).sealed_legal is None


def test_the_database_does_not_say_who_runs_a_centre(signed_in: SignIn, farida: User) -> None:
    said(signed_in(farida))
    with connection.cursor() as cursor:
        cursor.execute("SELECT centres_centre::text FROM centres_centre")
        rows = "".join(row for (row,) in cursor.fetchall())
    assert NAME not in rows
    assert NAME.encode().hex() not in rows
