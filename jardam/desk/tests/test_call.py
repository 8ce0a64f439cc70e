from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jardam.audit.models import Entry
from jardam.centres.models import User
from jardam.contacts.actions import read_draft, start_contact
from jardam.contacts.choices import Channel
from jardam.contacts.models import Callback, Contact, ContactCard
from jardam.contacts.queries import buffer_key
from jardam.database.scope import for_centre
from jardam.desk.tests.conftest import PHONE
from jardam.desk.tests.files import close_file
from jardam.people.actions import LOOK_UPS_A_DAY, restrict_person
from jardam.people.models import LookUpDay, Person
from jardam.vault.argon import Cost
from jardam.vault.sealing import open_key
from jardam.vault.user_keys import opened_private

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

ANSWERED = {"language": "KY", "topics": ["B_UNPAID_WAGES"], "outcome": "ANSWERED", "stated": "Айлык бербейт"}


def close_url(call: Contact) -> str:
    return reverse("desk:call_close", args=[call.pk])


def key_url(call: Contact) -> str:
    return reverse("desk:call_draft_key", args=[call.pk])


def test_one_key_begins_a_call_and_an_empty_one_is_taken_up_again(signed_in: SignIn, erkin: User) -> None:
    browser = signed_in(erkin)

    first = browser.post(reverse("desk:call_start"))
    second = browser.post(reverse("desk:call_start"))

    assert first.status_code == 302
    assert first["Location"] == second["Location"]


def test_the_call_page_shows_the_person_left_and_the_answer_right(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    page = signed_in(erkin).get(reverse("desk:call", args=[call.pk])).content.decode()
    assert 'class="j-rec"' in page
    assert 'class="j-ans"' in page
    assert f'data-autosave="{reverse("desk:call_draft", args=[call.pk])}"' in page


def test_an_answered_call_is_saved_and_counted_for_the_head(
    signed_in: SignIn, erkin: User, farida: User, call: Contact
) -> None:
    response = signed_in(erkin).post(close_url(call), ANSWERED | {"cards": "wages_unpaid:1"})

    assert response.status_code == 302
    with for_centre(erkin.centre_id):
        assert ContactCard.objects.get().card == "wages_unpaid"
    counts = signed_in(farida).get(reverse("desk:counts")).content.decode()
    assert "Unpaid wages" in counts


def test_a_callback_is_found_in_my_day(signed_in: SignIn, erkin: User, call: Contact) -> None:
    at = timezone.localtime(timezone.now() + timedelta(hours=30)).strftime("%Y-%m-%dT%H:%M")
    browser = signed_in(erkin)

    answer = browser.post(
        close_url(call), ANSWERED | {"outcome": "CALLBACK", "phone": PHONE, "callback_at": at}
    )

    assert answer.status_code == 302, answer.content.decode()
    my_day = browser.get(reverse("desk:my_day")).content.decode()
    assert "Call back: Unpaid wages" in my_day
    assert PHONE not in my_day


def test_what_is_missing_is_said_beside_the_fields_and_nothing_typed_is_lost(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    response = signed_in(erkin).post(close_url(call), {"stated": "Айлык бербейт", "phone": "abc"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "This is not a phone number" in page
    assert "Айлык бербейт" in page

    response = signed_in(erkin).post(close_url(call), {"stated": "Айлык бербейт"})
    page = response.content.decode()
    assert response.status_code == 422
    for sentence in ("Choose the language", "Choose at least one topic", "Choose how the contact ended"):
        assert sentence in page


def test_a_draft_is_kept_and_shown_again(signed_in: SignIn, erkin: User, call: Contact) -> None:
    browser = signed_in(erkin)
    draft = reverse("desk:call_draft", args=[call.pk])

    kept = browser.post(draft, {"revision": "0", "tab": "a", "stated": "Айлык", "topics": ["A_PATENT"]})
    other_tab = browser.post(draft, {"revision": "0", "tab": "b", "stated": "x"})

    assert (kept.status_code, kept.json()["revision"]) == (200, 1)
    assert other_tab.status_code == 409
    page = browser.get(reverse("desk:call", args=[call.pk])).content.decode()
    assert "Айлык" in page


def test_late_words_of_a_page_do_not_replace_its_own_newer_ones(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    """Held up on the way, or kept in a browser that was killed after the server had taken more."""
    browser = signed_in(erkin)
    draft = reverse("desk:call_draft", args=[call.pk])
    browser.post(draft, {"revision": "0", "tab": "a", "typed": "9", "stated": "Айлык бербейт"})

    twice = browser.post(draft, {"revision": "0", "tab": "a", "typed": "9", "stated": "Айлык бербейт"})
    late = browser.post(draft, {"revision": "0", "tab": "a", "typed": "5", "stated": "Айлык"})
    newer = browser.post(
        draft, {"revision": "0", "tab": "a", "typed": "10", "stated": "Айлык бербейт, үч ай"}
    )

    assert (twice.status_code, twice.json()["revision"]) == (200, 1)
    assert (late.status_code, late.json()["revision"]) == (200, 1)
    assert (newer.status_code, newer.json()["revision"]) == (200, 2)
    with for_centre(erkin.centre_id):
        call.refresh_from_db()
        assert read_draft(call)["stated"] == "Айлык бербейт, үч ай"


def test_the_key_of_the_page_is_the_same_after_signing_in_again_and_another_for_another_contact(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    with for_centre(erkin.centre_id):
        other = start_contact(Channel.PHONE, by=erkin, at=timezone.now())
        file_key = open_key(call.key)

    keys = [signed_in(erkin).post(key_url(one)) for one in (call, call, other)]

    first, again, of_other = (key.content for key in keys)
    assert len(first) == 32
    assert first == again
    assert len({first, of_other, file_key}) == 3
    assert all(key["Cache-Control"] == "no-store" for key in keys)


def test_two_people_have_two_keys_of_one_contact(erkin: User, farida: User, call: Contact) -> None:
    with for_centre(erkin.centre_id):
        assert buffer_key(call, erkin) != buffer_key(call, farida)


def test_the_key_of_the_page_is_for_its_owner_at_an_open_screen(
    signed_in: SignIn, erkin: User, chen: User, farida: User, call: Contact
) -> None:
    locked = signed_in(erkin)
    locked.post(reverse("accounts:lock"), {"shut": "1"})

    assert locked.post(key_url(call)).status_code == 423
    assert signed_in(farida).post(key_url(call)).status_code in {403, 404}
    assert signed_in(chen).post(key_url(call)).status_code == 404
    stranger = Client().post(key_url(call))
    assert (stranger.status_code, len(stranger.content)) == (302, 0)
    assert signed_in(erkin).get(key_url(call)).status_code == 405


def test_a_closed_contact_has_no_key_for_a_page_and_a_discarded_one_none_at_all(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    with for_centre(erkin.centre_id):
        discarded = start_contact(Channel.PHONE, by=erkin, at=timezone.now())
    browser.post(reverse("desk:call_discard", args=[discarded.pk]))
    browser.post(close_url(call), ANSWERED)

    assert browser.post(key_url(call)).status_code == 204
    assert browser.post(key_url(discarded)).status_code == 404


def test_closing_in_an_older_tab_throws_nothing_of_the_newer_one_away(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    draft = reverse("desk:call_draft", args=[call.pk])
    browser.post(draft, {"revision": "0", "tab": "newer", "stated": "Паспортту алып койду"})

    refused = browser.post(close_url(call), ANSWERED | {"revision": "0", "tab": "older"})

    refused_page = refused.content.decode()
    assert refused.status_code == 409
    assert "Айлык бербейт" in refused_page
    assert 'data-revision="1"' in refused_page
    assert "data-unsent" not in refused_page  # it would put itself in the place of the newer draft at once
    page = browser.get(reverse("desk:call", args=[call.pk])).content.decode()
    assert "Паспортту алып койду" in page
    assert browser.post(close_url(call), ANSWERED | {"revision": "1", "tab": "older"}).status_code == 302


def test_a_refused_page_says_which_page_it_follows(signed_in: SignIn, erkin: User, call: Contact) -> None:
    browser = signed_in(erkin)
    draft = reverse("desk:call_draft", args=[call.pk])
    sent = {"revision": "0", "tab": "sent", "typed": "7"}

    refused = browser.post(close_url(call), sent)

    assert refused.status_code == 422
    assert 'data-unsent data-follows="sent" data-followed="7"' in refused.content.decode()
    browser.post(draft, sent | {"stated": "Айлык"})  # held up on the way
    came_back = {"revision": "0", "tab": "back", "typed": "1", "stated": "Айлык бербейт"}
    assert browser.post(draft, came_back).status_code == 409
    assert browser.post(draft, came_back | {"follows": "sent", "followed": "7"}).status_code == 200


def test_a_double_click_saves_once(signed_in: SignIn, erkin: User, call: Contact) -> None:
    browser = signed_in(erkin)
    for _click in range(2):
        assert browser.post(close_url(call), ANSWERED).status_code == 302
    with for_centre(erkin.centre_id):
        assert Contact.objects.filter(state="CLOSED").count() == 1


def test_a_number_that_called_before_is_noticed_and_chosen_by_hand(
    signed_in: SignIn, erkin: User, waiting: Callback, call: Contact
) -> None:
    browser = signed_in(erkin)
    banner = browser.post(reverse("desk:call_earlier", args=[call.pk]), {"phone": "+996 700 123 447"})
    page = banner.content.decode()
    assert "This number has called before" in page
    assert "Unpaid wages" in page
    assert PHONE not in page

    with for_centre(erkin.centre_id):
        person = Person.objects.get()
    browser.post(close_url(call), ANSWERED | {"phone": PHONE, "person": str(person.pk)})
    with for_centre(erkin.centre_id):
        assert Person.objects.count() == 1
        assert Contact.objects.filter(person=person).count() == 2


def test_a_person_of_another_centre_cannot_be_chosen(
    signed_in: SignIn, erkin: User, chen: User, waiting: Callback
) -> None:
    with for_centre(erkin.centre_id):
        foreign = Person.objects.get()
    browser = signed_in(chen)
    started = browser.post(reverse("desk:call_start"))
    browser.post(f"{started['Location']}close/", ANSWERED | {"name": "Chen's own", "person": str(foreign.pk)})
    with for_centre(chen.centre_id):
        assert Person.objects.get().pk != foreign.pk


def test_only_the_one_who_began_writes_in_it(
    signed_in: SignIn, amina: User, bayani: User, chen: User, call: Contact
) -> None:
    assert (
        signed_in(amina).post(close_url(call), ANSWERED).status_code == 403
    )  # reads the centre, wrote not this
    assert signed_in(bayani).post(close_url(call), ANSWERED).status_code == 404
    assert signed_in(chen).post(close_url(call), ANSWERED).status_code == 404
    assert Client().post(close_url(call), ANSWERED)["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("page", ["desk:call_close", "desk:call_discard"])
def test_the_address_of_a_refusal_leads_back_to_the_call(
    signed_in: SignIn, erkin: User, bayani: User, call: Contact, page: str
) -> None:
    """After a refused closing the browser stands there: the key Back and a restored window ask it by GET."""
    address = reverse(page, args=[call.pk])
    back = signed_in(erkin).get(address)
    assert (back.status_code, back["Location"]) == (302, reverse("desk:call", args=[call.pk]))
    assert signed_in(bayani).get(address).status_code == 404
    assert signed_in(erkin).put(address).status_code == 405
    with for_centre(erkin.centre_id):
        assert Contact.objects.get().state == "OPEN"


def test_a_call_begun_by_mistake_leaves_nothing(signed_in: SignIn, erkin: User, call: Contact) -> None:
    assert signed_in(erkin).post(reverse("desk:call_discard", args=[call.pk])).status_code == 302
    with for_centre(erkin.centre_id):
        assert not Contact.objects.exists()


def test_a_call_in_which_something_was_typed_is_thrown_away_only_after_a_second_look(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser, discard = signed_in(erkin), reverse("desk:call_discard", args=[call.pk])
    kept = {"revision": "0", "tab": "a", "stated": "Айлык"}
    browser.post(reverse("desk:call_draft", args=[call.pk]), kept)

    asked = browser.post(discard)

    assert asked.status_code == 422
    assert "Throw this contact away?" in asked.content.decode()
    page = browser.get(reverse("desk:call", args=[call.pk])).content.decode()
    assert "Айлык" in page
    assert browser.post(discard, {"sure": "yes"}).status_code == 302
    with for_centre(erkin.centre_id):
        assert not Contact.objects.exists()


def test_the_questions_are_shown_in_the_language_of_the_conversation(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    part = signed_in(erkin).post(
        reverse("desk:call_said", args=[call.pk]), {"language": "KY", "violence": "YES"}
    )
    page = part.content.decode()
    assert 'lang="ky"' in page
    assert "checked" in page.split('value="YES"')[1][:20]
    assert "no native speaker has checked this text" in page


def test_a_question_that_needs_no_native_reader_says_nothing_of_one(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    part = signed_in(erkin).post(reverse("desk:call_said", args=[call.pk]), {"language": "RU"})
    assert "no native speaker has checked this text" not in part.content.decode()


def test_a_refused_closing_leaves_no_file_behind(signed_in: SignIn, erkin: User, call: Contact) -> None:
    assert signed_in(erkin).post(close_url(call), {"name": "Азамат", "phone": PHONE}).status_code == 422
    with for_centre(erkin.centre_id):
        assert not Person.objects.exists()


def test_a_known_caller_whose_file_is_closed_to_this_session_costs_no_word(
    signed_in: SignIn, amina: User, farida: User, waiting: Callback
) -> None:
    """A passkey signs in without the password that opens closed files."""
    with for_centre(amina.centre_id):
        person = Person.objects.select_related("key").get()
        for opener in (amina, farida):
            opened_private(opener, "a password of twelve", cost=Cost(memory_kib=64, passes=1))
        restrict_person(person, [amina, farida], by=farida, at=timezone.now())
    browser = signed_in(amina)
    call = browser.post(reverse("desk:call_start"))["Location"]

    answer = browser.post(f"{call}close/", ANSWERED | {"phone": PHONE, "person": str(person.pk)})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is closed to you here" in page
    assert "Айлык бербейт" in page
    with for_centre(amina.centre_id):
        assert Contact.objects.filter(recorded_by=amina).get().state == "OPEN"
        assert Person.objects.count() == 1


def test_a_known_number_is_not_saved_before_somebody_says_who_it_is(
    signed_in: SignIn, erkin: User, waiting: Callback, call: Contact
) -> None:
    """Without a script nothing has asked yet."""
    browser, told = signed_in(erkin), ANSWERED | {"phone": "+996 700 123 447", "name": "Азамат"}

    asked = browser.post(close_url(call), told)

    page = asked.content.decode()
    assert asked.status_code == 422
    assert "choose the same person or somebody else" in page
    assert 'href="#id_person"' in page
    assert page.count('id="id_person"') == 1
    assert "Айлык бербейт" in page
    with for_centre(erkin.centre_id):
        assert Entry.objects.filter(verb="person.looked_up_by_phone").count() == 1
        assert Contact.objects.get(pk=call.pk).state == "OPEN"
    assert browser.post(close_url(call), told | {"person": "other"}).status_code == 302
    with for_centre(erkin.centre_id):
        assert Person.objects.count() == 2


def test_after_the_last_look_up_of_a_day_a_call_is_saved_and_nobody_is_confirmed(
    signed_in: SignIn, erkin: User, waiting: Callback, call: Contact
) -> None:
    today = timezone.localdate()
    with for_centre(erkin.centre_id):
        LookUpDay.objects.create(centre=erkin.centre, user=erkin, looked_on=today, made=LOOK_UPS_A_DAY)

    assert signed_in(erkin).post(close_url(call), ANSWERED | {"phone": PHONE}).status_code == 302

    with for_centre(erkin.centre_id):
        assert Person.objects.count() == 2
        assert not Entry.objects.filter(verb="person.looked_up_by_phone").exists()


def test_a_closed_file_is_not_confirmed_by_its_number(
    signed_in: SignIn, erkin: User, amina: User, farida: User, waiting: Callback, call: Contact
) -> None:
    with for_centre(erkin.centre_id):
        close_file(Person.objects.select_related("key").get(), amina, farida)
    assert signed_in(erkin).post(close_url(call), ANSWERED | {"phone": PHONE}).status_code == 302


def test_what_was_looked_for_comes_back_with_a_refused_call_and_is_kept_nowhere(
    signed_in: SignIn, erkin: User, call: Contact
) -> None:
    browser = signed_in(erkin)
    page = browser.post(reverse("desk:call_close", args=[call.pk]), {"words": "айлык <b>", "stated": "x"})
    assert page.status_code == 422
    assert 'value="айлык &lt;b&gt;"' in page.content.decode()
    draft = {"words": "айлык", "stated": "x", "revision": "0", "tab": "1"}
    assert browser.post(reverse("desk:call_draft", args=[call.pk]), draft).status_code == 200
    with for_centre(erkin.centre_id):
        assert "words" not in read_draft(Contact.objects.select_related("key").get(pk=call.pk))
