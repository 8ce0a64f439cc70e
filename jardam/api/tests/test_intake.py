"""An appeal from a partner's form: sealed there, kept sealed here, taken up by one of us, once."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from docs import partner_client
from jardam.api.rules.scopes import Scope
from jardam.api.tests.conftest import Issue, Shown
from jardam.api.tests.test_calls import problem
from jardam.appeals import actions
from jardam.appeals.actions import MOST_WAITING
from jardam.appeals.models import Appeal, AppealKey
from jardam.centres.models import User
from jardam.contacts.actions import read_draft
from jardam.contacts.models import Contact
from jardam.database.scope import for_centre
from jardam.network.models import Organisation
from jardam.vault.outside import new_pair
from jardam.vault.refusals import SealBroken

SignIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
APPEAL = {"words": "Хозяин забрал паспорт.", "name": "Азамат", "reach": "+996 700 123001", "language": "KY"}


def send(client: Client, shown: Shown, **more: Any) -> Any:
    sent_id = str(more.pop("id", uuid4()))
    key = client.get("/api/v1/intake/key", headers=shown).json()["public_key"]
    body = {"id": sent_id, "sealed_appeal": partner_client.sealed_appeal(sent_id, key, APPEAL)} | more
    return client.post("/api/v1/intake/appeals", data=body, content_type="application/json", headers=shown)


def test_an_appeal_is_taken_up_with_its_words_and_forgotten_here(
    client: Client, signed_in: SignIn, erkin: User, shown: Shown
) -> None:
    assert send(client, shown).status_code == 201
    desk = signed_in(erkin)
    assert "Первый приют" in desk.get("/appeals/").content.decode()
    assert "/appeals/" in desk.get("/").content.decode()
    with for_centre(erkin.centre_id):
        waiting = Appeal.objects.get()
    taken = [desk.post(f"/appeals/{waiting.pk}/take/") for _twice in range(2)]
    with for_centre(erkin.centre_id):
        contact = Contact.objects.select_related("key").get()
        draft = read_draft(contact)
        assert Appeal.objects.get().sealed_appeal is None
    assert [answer.headers["Location"] for answer in taken] == [f"/calls/{contact.pk}/", "/appeals/"]
    assert {name: draft[name] for name in ("stated", "name", "phone", "language")} == {
        "stated": APPEAL["words"],
        "name": APPEAL["name"],
        "phone": APPEAL["reach"],
        "language": "KY",
    }
    assert APPEAL["words"] in desk.get(f"/calls/{contact.pk}/").content.decode()


def test_the_same_sent_again_is_one_and_another_with_its_id_is_refused(
    client: Client, farida: User, shown: Shown
) -> None:
    first_id = uuid4()
    first = send(client, shown, id=first_id)
    with for_centre(farida.centre_id):
        sealed = partner_client.written(bytes(Appeal.objects.get().sealed_appeal))
    again = send(client, shown, id=first_id, sealed_appeal=sealed)
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    problem(send(client, shown, id=first_id), 409, "ANOTHER_BODY")
    with for_centre(farida.centre_id):
        assert Appeal.objects.count() == 1


def test_two_partners_may_draw_the_same_id(
    client: Client, second: Organisation, issue: Issue, shown: Shown
) -> None:
    sent_id = uuid4()
    _key, others = issue(second, Scope.INTAKE)
    assert [send(client, header, id=sent_id).status_code for header in (shown, others)] == [201, 201]


def test_what_nobody_can_open_is_put_away_and_what_opens_is_not(
    client: Client, signed_in: SignIn, erkin: User, shown: Shown
) -> None:
    assert send(client, shown, sealed_appeal="A" * 64).status_code == 201
    assert send(client, shown).status_code == 201
    desk = signed_in(erkin)
    with for_centre(erkin.centre_id):
        waiting = list(Appeal.objects.all())
    for appeal in waiting:
        desk.post(f"/appeals/{appeal.pk}/put-away/")
    for appeal in waiting:
        if bytes(appeal.sealed_appeal) == b"\0" * 48:
            assert desk.post(f"/appeals/{appeal.pk}/take/").headers["Location"] == "/appeals/"
    with for_centre(erkin.centre_id):
        assert [len(bytes(one.sealed_appeal)) > 48 for one in Appeal.objects.waiting()] == [True]


def test_a_system_gone_mad_is_told_to_wait(
    client: Client, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_WAITING == 1_000
    monkeypatch.setattr(actions, "MOST_WAITING", 1)
    assert send(client, shown).status_code == 201
    refused = send(client, shown)
    problem(refused, 429, "TOO_MANY")
    assert refused.headers["Retry-After"] == "3600"


def test_a_key_that_was_exchanged_in_the_database_is_handed_to_nobody(
    client: Client, farida: User, shown: Shown
) -> None:
    client.get("/api/v1/intake/key", headers=shown)
    with for_centre(farida.centre_id):
        AppealKey.objects.update(public=new_pair()[1])
    with pytest.raises(SealBroken):
        client.get("/api/v1/intake/key", headers=shown)


def test_another_centre_sees_none_of_it(client: Client, signed_in: SignIn, chen: User, shown: Shown) -> None:
    assert send(client, shown).status_code == 201
    assert "Первый приют" not in signed_in(chen).get("/appeals/").content.decode()
    assert timezone.now()
