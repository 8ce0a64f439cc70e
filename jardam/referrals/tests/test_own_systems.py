"""A partner with a system of its own: sealed to it, answered by it, and gone from it the moment the person says no."""

from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidTag

from docs import partner_client
from jardam.cases.models import Case
from jardam.centres.models import User
from jardam.database.scope import for_centre
from jardam.kernel.ids import day_uuid
from jardam.network.choices import Refusal
from jardam.network.models import Organisation
from jardam.people.actions import withdraw_consent
from jardam.people.models import Consent, Person
from jardam.referrals.actions import (
    Answer,
    NoSuchLink,
    NotConnected,
    NotItsKey,
    answer_from_system,
    end_system_key,
    enter_system_key,
    fetch_for_system,
    pass_on,
    run_clocks_everywhere,
    write_to_partner,
)
from jardam.referrals.choices import Result
from jardam.referrals.models import Offer, Referral, SystemKey
from jardam.referrals.rules.lives import Move, MoveRefused, OfferState
from jardam.referrals.sealing import kept_key, text_of
from jardam.referrals.systems import Whose, standing_with
from jardam.vault.outside import NotAKey, new_pair
from tests.referring import NOW, STORY, Yes, address, by_hand, by_mail, by_system, passing

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(
    amina: User, case: Case, first: Organisation, second: Organisation, system: bytes, yes: Yes
) -> Offer:
    del system  # entered before the first of them is asked
    yes(first)
    yes(second)
    with for_centre(amina.centre_id):
        passed = pass_on(case, passing(by_mail(first), by_mail(second)), address, by=amina, at=NOW)
        assert passed.handed is not None
        return Offer.objects.select_related("referral__key").get(pk=passed.handed.offer.pk)


@pytest.fixture
def whose(offer: Offer) -> Whose:
    return Whose(offer.centre_id, offer.organisation_id)


def key_of(offer: Offer, private: bytes) -> bytes:
    sealed = partner_client.written(bytes(offer.sealed_system_key or b""))
    return partner_client.key_of(str(offer.pk), sealed, private)


def says(whose: Whose, offer: Offer, answer: Answer, key: bytes = b"") -> Offer:
    with for_centre(offer.centre_id):
        return answer_from_system(whose, offer.pk, answer, key, address, at=NOW)


def test_only_the_partners_own_key_opens_the_packet(offer: Offer, system: bytes) -> None:
    packet = partner_client.written(bytes(offer.sealed_packet or b""))
    told = partner_client.packet_of(str(offer.pk), packet, key_of(offer, system))
    assert STORY in told["parts"].values()
    with pytest.raises(InvalidTag):
        key_of(offer, new_pair()[0])


def test_who_fetches_it_has_not_seen_it_and_who_saw_it_has_not_accepted_it(
    whose: Whose, offer: Offer
) -> None:
    with for_centre(offer.centre_id):
        assert fetch_for_system(whose, offer.pk, at=NOW).state == OfferState.ASKED
    with pytest.raises(MoveRefused):
        says(whose, offer, Answer(day_uuid(), Move.ACCEPT))
    assert says(whose, offer, Answer(day_uuid(), Move.SEE)).state == OfferState.SEEN
    assert says(whose, offer, Answer(day_uuid(), Move.ACCEPT)).state == OfferState.ACCEPTED


def test_words_need_the_key_of_the_offer_and_both_sides_read_them(
    amina: User, whose: Whose, offer: Offer, system: bytes
) -> None:
    says(whose, offer, Answer(day_uuid(), Move.SEE))
    asked = Answer(day_uuid(), Move.ASK_MORE, "Есть ли дети?")
    for another in (b"", b"\1" * 32):
        with pytest.raises(NotItsKey):
            says(whose, offer, asked, another)
    for _twice in range(2):
        assert says(whose, offer, asked, key_of(offer, system)).state == OfferState.NEED_MORE
    with for_centre(offer.centre_id):
        (word,) = offer.words.all()
        assert text_of(word, kept_key(offer)) == "Есть ли дети?"
        write_to_partner(offer.referral, day_uuid(), "Двое.", by=amina, at=NOW)
        fetched = fetch_for_system(whose, offer.pk, at=NOW)
        last = max(fetched.words.all(), key=lambda one: one.number)
    sealed = partner_client.written(bytes(last.sealed_text))
    assert partner_client.text_of(str(last.pk), sealed, key_of(offer, system)) == "Двое."


def test_a_refusal_sent_twice_asks_the_next_one_once(whose: Whose, offer: Offer) -> None:
    says(whose, offer, Answer(day_uuid(), Move.SEE))
    refused = Answer(day_uuid(), Move.REFUSE, refusal=Refusal.FULL)
    assert [says(whose, offer, refused).state for _twice in range(2)] == [OfferState.REFUSED] * 2
    with pytest.raises(NoSuchLink):
        says(whose, offer, Answer(day_uuid(), Move.FINISH, result=Result.HELPED))
    with for_centre(offer.centre_id):
        assert offer.referral.offers.count() == 2
        assert Offer.objects.get(pk=offer.pk).sealed_system_key is None


def test_a_no_takes_it_from_the_system_at_once(
    amina: User, person: Person, whose: Whose, offer: Offer
) -> None:
    with for_centre(offer.centre_id):
        for consent in Consent.objects.filter(person=person):
            withdraw_consent(person, consent, by=amina, at=NOW)
        assert not standing_with(whose, NOW).exists()
        with pytest.raises(NoSuchLink):
            fetch_for_system(whose, offer.pk, at=NOW)


def test_nothing_of_another_partner_another_centre_or_another_day_is_there(
    chen: User, second: Organisation, whose: Whose, offer: Offer
) -> None:
    assert chen.centre_id is not None
    strangers = [Whose(offer.centre_id, second.pk), Whose(chen.centre_id, offer.organisation_id)]
    for stranger in strangers:
        with for_centre(stranger.centre), pytest.raises(NoSuchLink):
            fetch_for_system(stranger, offer.pk, at=NOW)
    with for_centre(offer.centre_id), pytest.raises(NoSuchLink):
        fetch_for_system(whose, offer.pk, at=NOW + timedelta(days=91))


def test_a_key_that_was_exchanged_in_the_database_receives_nothing(
    amina: User, case: Case, first: Organisation, system: bytes
) -> None:
    del system
    with for_centre(amina.centre_id):
        SystemKey.objects.update(public=new_pair()[1])
        passed = pass_on(case, passing(by_hand(first), ticked=frozenset()), address, by=amina, at=NOW)
        assert passed.handed is not None
        assert passed.handed.offer.sealed_system_key is None


def test_one_key_holds_and_what_is_no_key_is_refused(amina: User, first: Organisation, system: bytes) -> None:
    del system
    assert amina.centre is not None
    with for_centre(amina.centre_id):
        entered = [enter_system_key(first, amina.centre, new_pair()[1], by=amina, at=NOW) for _each in "ab"]
        assert [one.pk for one in SystemKey.objects.filter(ended_on=None)] == [entered[1].pk]
        for none in (b"", b"\0" * 32, b"\1" + b"\0" * 31, b"short"):
            with pytest.raises(NotAKey):
                enter_system_key(first, amina.centre, none, by=amina, at=NOW)
        end_system_key(entered[1], by=amina, at=NOW)
        assert not SystemKey.objects.filter(ended_on=None).exists()
        assert Referral.objects.count() == 0


def test_what_their_own_system_fetches_has_neither_link_nor_letter(
    amina: User, case: Case, first: Organisation, system: bytes, yes: Yes
) -> None:
    yes(first)
    with for_centre(amina.centre_id):
        handed = pass_on(case, passing(by_system(first)), address, by=amina, at=NOW).handed
        assert handed is not None
        offer = Offer.objects.get(pk=handed.offer.pk)
        assert (handed.link, handed.code, offer.link_hash, offer.sealed_letter) == ("", "", None, None)
        assert standing_with(Whose(offer.centre_id, first.pk), NOW).get() == offer
    packet = partner_client.written(bytes(offer.sealed_packet or b""))
    assert STORY in partner_client.packet_of(str(offer.pk), packet, key_of(offer, system))["parts"].values()


def test_who_has_no_system_is_not_asked_by_one(
    amina: User, case: Case, second: Organisation, yes: Yes
) -> None:
    yes(second)
    with for_centre(amina.centre_id), pytest.raises(NotConnected):
        pass_on(case, passing(by_system(second)), address, by=amina, at=NOW)
    with for_centre(amina.centre_id):
        assert not Referral.objects.exists()


def test_the_system_is_asked_next_by_itself_and_one_that_was_cut_off_waits_for_a_person(
    amina: User, case: Case, first: Organisation, second: Organisation, system: bytes, yes: Yes
) -> None:
    del system
    yes(first)
    yes(second)
    for is_cut_off in (False, True):
        with for_centre(amina.centre_id):
            stops = (by_mail(second), by_system(first))
            made = pass_on(case, passing(*stops), address, by=amina, at=NOW)
            if is_cut_off:
                end_system_key(SystemKey.objects.get(), by=amina, at=NOW)
        run_clocks_everywhere(address, NOW + timedelta(days=2))
        with for_centre(amina.centre_id):
            asked = list(made.referral.offers.order_by("number").values_list("organisation", "state"))
            assert asked[0] == (second.pk, OfferState.SILENT)
            assert asked[1:] == ([] if is_cut_off else [(first.pk, OfferState.ASKED)])
