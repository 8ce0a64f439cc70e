"""The pages of a case between centres: handed over, read there, taken in, refused, taken back."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Reading
from jardam.cases.models import Case
from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.people.actions import add_person
from jardam.people.models import Consent
from jardam.people.rules.consent import MAY_GO, Act
from jardam.people.rules.identity import Identity
from jardam.transfers.models import Arrival, Departure
from jardam.transfers.rules.lives import State
from tests.referring import case, person
from tests.transferring import KNOWS, Agree, agree

__all__ = ["agree", "case", "person"]
SignIn = Callable[[User], Client]
NAME = "Азамат"


@pytest.fixture
def desk(signed_in: SignIn, amina: User) -> Client:
    return signed_in(amina)


@pytest.fixture
def there(signed_in: SignIn, chen: User) -> Client:
    return signed_in(chen)


def filled(krasnodar: Centre, **changed: str) -> dict[str, str]:
    return {
        "departure_id": str(day_uuid()),
        "centre": str(krasnodar.pk),
        "tell_STORY": "on",
        "words_STORY": KNOWS,
        "tell_NAME": "on",
        "is_agreed": "on",
        "said_language": "KY",
        "said_form": "ORAL",
    } | changed


@pytest.fixture
def sent(desk: Client, case: Case, krasnodar: Centre, agree: Agree) -> Departure:
    """The cook's yes is written down with it."""
    desk.post(reverse("desk:hand_over", args=[case.pk]), filled(krasnodar))
    with for_centre(case.centre_id):
        return Departure.objects.get()


def soon(**changed: str) -> dict[str, str]:
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    return {"case_id": str(day_uuid()), "what": "позвонить", "day": day} | changed


def test_nothing_is_ticked_before_somebody_does(desk: Client, case: Case) -> None:
    page = desk.get(reverse("desk:hand_over", args=[case.pk])).content.decode()
    boxes = re.findall(r"<input[^>]*type=\"checkbox\"[^>]*name=\"tell_[^>]*>", page)
    assert len(boxes) == len(MAY_GO)
    assert not any("checked" in box for box in boxes)


def test_the_yes_is_written_down_with_it(sent: Departure, case: Case) -> None:
    with for_centre(case.centre_id):
        given = Consent.objects.filter(act=Act.GIVEN)
        assert [one.person_id for one in given] == [case.person_id]
    assert (sent.state, sorted(sent.told)) == (State.OFFERED, ["NAME", "STORY"])


def test_without_a_yes_it_stays_and_nothing_typed_is_lost(
    desk: Client, case: Case, krasnodar: Centre, agree: Agree
) -> None:
    answer = desk.post(reverse("desk:hand_over", args=[case.pk]), filled(krasnodar, is_agreed=""))
    assert answer.status_code == 422
    assert KNOWS in answer.content.decode()
    with for_centre(case.centre_id):
        assert not Departure.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"centre": ""},
        {"centre": str(day_uuid())},
        {"departure_id": "none"},
        {"tell_STORY": ""},
        {"said_language": ""},
        {"words_STORY": "а" * 4_001},
    ],
    ids="-".join,
)
def test_what_cannot_be_is_said(
    desk: Client, case: Case, krasnodar: Centre, agree: Agree, wrong: dict[str, str]
) -> None:
    answer = desk.post(reverse("desk:hand_over", args=[case.pk]), filled(krasnodar, **wrong))
    assert answer.status_code == 422
    assert "j-errsum" in answer.content.decode()


def test_the_other_centre_is_told_on_its_day_and_reads_what_was_ticked(
    sent: Departure, there: Client, chen: User
) -> None:
    address = reverse("desk:arrival", args=[sent.pk])
    assert address in there.get("/").content.decode()
    page = there.get(address).content.decode()
    assert NAME in page
    assert KNOWS in page
    assert "+7900" not in page
    with for_centre(chen.centre_id):
        assert Reading.objects.filter(verb="transfer.read").exists()


def test_whoever_handed_it_over_sees_there_that_it_was_read(
    sent: Departure, there: Client, case: Case
) -> None:
    there.get(reverse("desk:arrival", args=[sent.pk]))
    with for_centre(case.centre_id):
        assert Reading.objects.filter(verb="transfer.read_there", by=None).exists()


def test_taken_in_it_is_a_case_of_theirs_and_news_for_us(
    sent: Departure, there: Client, desk: Client, chen: User
) -> None:
    answer = there.post(reverse("desk:arrival_take_in", args=[sent.pk]), soon(), follow=True)
    assert KNOWS in answer.content.decode()
    with for_centre(chen.centre_id):
        theirs = Case.objects.get()
    assert reverse("desk:departure", args=[sent.pk]) in desk.get("/").content.decode()
    again = there.post(reverse("desk:arrival_take_in", args=[sent.pk]), soon())
    assert again.headers["Location"] == reverse("desk:case", args=[theirs.pk])


def test_the_case_is_closed_here_with_one_press(sent: Departure, there: Client, desk: Client) -> None:
    there.post(reverse("desk:arrival_take_in", args=[sent.pk]), soon())
    page = desk.get(reverse("desk:departure", args=[sent.pk])).content.decode()
    assert reverse("desk:departure_close", args=[sent.pk]) in page
    desk.post(reverse("desk:departure_close", args=[sent.pk]))
    with for_centre(sent.centre_id):
        assert not Case.objects.get().is_open
        assert not Departure.objects.get().has_news


def test_a_case_that_is_still_ours_is_not_closed_so(sent: Departure, desk: Client) -> None:
    desk.post(reverse("desk:departure_close", args=[sent.pk]))
    with for_centre(sent.centre_id):
        assert Case.objects.get().is_open


def test_taken_back_it_can_be_read_there_no_more(sent: Departure, desk: Client, there: Client) -> None:
    desk.post(reverse("desk:departure_take_back", args=[sent.pk]))
    page = there.get(reverse("desk:arrival", args=[sent.pk])).content.decode()
    assert NAME not in page
    answer = there.post(reverse("desk:arrival_take_in", args=[sent.pk]), soon(), follow=True)
    assert answer.redirect_chain == [(reverse("desk:arrival", args=[sent.pk]), 302)]
    assert "j-messages" in answer.content.decode()


def test_refused_with_a_reason_it_stays_ours(sent: Departure, desk: Client, there: Client) -> None:
    assert there.post(reverse("desk:arrival_refuse", args=[sent.pk]), {"why": ""}).status_code == 422
    there.post(reverse("desk:arrival_refuse", args=[sent.pk]), {"why": "FULL"})
    page = desk.get(reverse("desk:departure", args=[sent.pk])).content.decode()
    assert "no room or no time now" in page
    desk.post(reverse("desk:departure_see", args=[sent.pk]))
    assert reverse("desk:departure", args=[sent.pk]) not in desk.get("/").content.decode()


def test_a_wrong_day_is_said_and_what_was_typed_stays(sent: Departure, there: Client) -> None:
    answer = there.post(reverse("desk:arrival_take_in", args=[sent.pk]), soon(day="2020-01-01"))
    assert answer.status_code == 422
    assert "позвонить" in answer.content.decode()
    with for_centre(sent.to_centre_id):
        assert Arrival.objects.get().state == State.OFFERED


def test_a_case_on_its_way_is_not_handed_over_twice(
    sent: Departure, desk: Client, case: Case, krasnodar: Centre
) -> None:
    address = reverse("desk:hand_over", args=[case.pk])
    assert desk.get(address).headers["Location"] == reverse("desk:departure", args=[sent.pk])
    desk.post(address, filled(krasnodar))
    with for_centre(case.centre_id):
        assert Departure.objects.count() == 1


def test_somebody_known_by_the_same_number_is_offered(
    desk: Client, there: Client, case: Case, krasnodar: Centre, agree: Agree, chen: User
) -> None:
    with for_centre(chen.centre_id):
        known = add_person(Identity(name="Аза", phones=("+79000000001",)), by=chen, at=timezone.now())
    desk.post(reverse("desk:hand_over", args=[case.pk]), filled(krasnodar, tell_REACH="on"))
    with for_centre(case.centre_id):
        sent = Departure.objects.get()
    assert "Аза" in there.get(reverse("desk:arrival", args=[sent.pk])).content.decode()
    there.post(reverse("desk:arrival_take_in", args=[sent.pk]), soon(person=str(known.pk)))
    with for_centre(chen.centre_id):
        assert Case.objects.get().person_id == known.pk
