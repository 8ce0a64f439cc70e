"""Restricted files: named people only, and only while they are signed in."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.core.exceptions import PermissionDenied

from jardam.centres.models import Centre, User
from jardam.vault import user_keys
from jardam.vault.actions import (
    destroy_file_key,
    grant,
    new_file_key,
    new_restricted_key,
    restrict,
    revoke,
)
from jardam.vault.keeper import keeper
from jardam.vault.models import FileKey, RestrictedGrant, UserKey
from jardam.vault.queries import centre_states, openers_of
from jardam.vault.refusals import FileKeyDestroyed, FileKeyLocked, RootKeyRefused, SealBroken, TooFewOpeners
from jardam.vault.restricted import Opener
from jardam.vault.sealing import open_json, open_key, seal_json
from jardam.vault.tests.conftest import CHEAP, as_opener, place_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(in_moscow: Centre, amina: User, farida: User) -> FileKey:
    as_opener(amina), as_opener(farida)
    return new_restricted_key(in_moscow.id, [amina, farida])


def test_each_named_person_opens_it(closed: FileKey, amina: User, farida: User) -> None:
    blob = seal_json(closed, place_in(closed), {"stated": "x"}, opener=as_opener(amina))
    found = FileKey.objects.get(pk=closed.pk)
    assert open_json(found, place_in(closed), blob, opener=as_opener(farida)) == {"stated": "x"}
    assert found.is_restricted
    assert openers_of(found) == [amina, farida]


def test_nobody_else_does_and_the_answer_is_403(closed: FileKey, bayani: User) -> None:
    for opener in (None, as_opener(bayani)):
        with pytest.raises(FileKeyLocked):
            open_key(closed, opener)
    assert issubclass(FileKeyLocked, PermissionDenied)


def test_the_open_server_alone_cannot_open_it(closed: FileKey, amina: User) -> None:
    """Everything the server holds, used by somebody who names the right person but has not their password."""
    forged = Opener(amina.pk, X25519PrivateKey.generate())
    with pytest.raises(SealBroken):
        open_key(closed, forged)
    held = RestrictedGrant.objects.filter(user=amina).get()
    peeled = keeper.unwrap(closed.centre_id, held.epoch, bytes(held.wrapped))
    assert open_key(closed, as_opener(amina)) not in peeled


def test_a_grant_given_to_another_person_or_file_does_not_open(
    closed: FileKey, amina: User, farida: User
) -> None:
    of_farida = RestrictedGrant.objects.get(user=farida)
    RestrictedGrant.objects.filter(user=amina).update(wrapped=of_farida.wrapped)
    with pytest.raises(SealBroken):
        open_key(closed, as_opener(amina))


def test_two_openers_are_needed(in_moscow: Centre, amina: User) -> None:
    as_opener(amina)
    for named in ([], [amina], [amina, amina]):
        with pytest.raises(TooFewOpeners):
            new_restricted_key(in_moscow.id, named)
    assert not FileKey.objects.exists()


def test_an_opener_has_signed_in_works_here_and_is_active(
    in_moscow: Centre, amina: User, bayani: User, chen: User, farida: User
) -> None:
    as_opener(amina), as_opener(chen), as_opener(farida)
    farida.is_active = False
    for other in (bayani, chen, farida):  # never signed in; another centre; left
        with pytest.raises(TooFewOpeners):
            new_restricted_key(in_moscow.id, [amina, other])


def test_closing_a_file_gives_it_a_new_key_and_moves_its_content(
    in_moscow: Centre, amina: User, farida: User
) -> None:
    as_opener(amina), as_opener(farida)
    key = new_file_key(in_moscow.id)
    old, blob = open_key(key), seal_json(key, place_in(key), {"stated": "x"})
    moved: list[bytes] = []

    restrict(key, [amina, farida], reseal=lambda move: moved.append(move(place_in(key), blob)))

    found = FileKey.objects.get(pk=key.pk)
    assert open_json(found, place_in(key), moved[0], opener=as_opener(amina)) == {"stated": "x"}
    assert open_key(found, as_opener(amina)) != old
    with pytest.raises(FileKeyLocked):
        open_json(found, place_in(key), moved[0])


def test_closing_fails_whole(in_moscow: Centre, amina: User) -> None:
    as_opener(amina)
    key = new_file_key(in_moscow.id)
    with pytest.raises(TooFewOpeners):
        restrict(key, [amina], reseal=lambda _: None)
    assert not FileKey.objects.get(pk=key.pk).is_restricted


def test_an_opener_lets_a_third_in_and_one_is_taken_off(
    closed: FileKey, amina: User, bayani: User, farida: User
) -> None:
    as_opener(bayani)
    with pytest.raises(FileKeyLocked):
        grant(closed, bayani, opener=as_opener(bayani))
    grant(closed, bayani, opener=as_opener(amina))
    grant(closed, bayani, opener=as_opener(amina))  # twice is once
    assert open_key(closed, as_opener(bayani)) == open_key(closed, as_opener(farida))
    revoke(closed, amina)
    with pytest.raises(FileKeyLocked):
        open_key(closed, as_opener(amina))
    with pytest.raises(TooFewOpeners):
        revoke(closed, bayani)


def test_an_erased_restricted_file_has_no_grants(closed: FileKey, amina: User) -> None:
    destroy_file_key(closed)
    assert not RestrictedGrant.objects.exists()
    with pytest.raises(FileKeyDestroyed):
        open_key(closed, as_opener(amina))


def test_an_exchanged_public_key_is_noticed_before_anything_is_sealed_to_it(
    in_moscow: Centre, amina: User, farida: User
) -> None:
    as_opener(amina), as_opener(farida)
    strangers = X25519PrivateKey.generate().public_key().public_bytes_raw()
    UserKey.objects.filter(pk=farida.pk).update(public=strangers)
    with pytest.raises(SealBroken):
        new_restricted_key(in_moscow.id, [amina, farida])


def test_a_new_password_keeps_the_files(closed: FileKey, amina: User) -> None:
    assert user_keys.reseal(amina, "a long password", "another password", cost=CHEAP)
    assert open_key(closed, as_opener(amina, "another password"))
    assert not user_keys.reseal(amina, "a long password", "x", cost=CHEAP)


def test_a_reset_password_opens_nothing(closed: FileKey, amina: User) -> None:
    assert user_keys.opened_private(amina, "set by an administrator", cost=CHEAP) is None


def test_two_escrow_shares_bring_a_lost_key_back(in_moscow: Centre, amina: User, farida: User) -> None:
    as_opener(amina)  # older than the escrow: the next sign-in adds the recovery
    shares = user_keys.make_escrow(in_moscow.id)
    as_opener(amina), as_opener(farida)
    closed = new_restricted_key(in_moscow.id, [amina, farida])
    for lost, two in ((amina, shares[:2]), (farida, [shares[2], shares[0]])):
        user_keys.recover(lost, two, "a new password", cost=CHEAP)
        assert open_key(closed, as_opener(lost, "a new password"))
    with pytest.raises(RootKeyRefused, match="two different shares"):
        user_keys.recover(amina, [shares[0], shares[0]], "x", cost=CHEAP)


def test_an_escrow_is_made_once_and_rests_nowhere(in_moscow: Centre, amina: User) -> None:
    user_keys.make_escrow(in_moscow.id)
    with pytest.raises(RootKeyRefused, match="already"):
        user_keys.make_escrow(in_moscow.id)


def test_a_strangers_shares_open_nobodys_key(in_moscow: Centre, krasnodar: Centre, amina: User) -> None:
    user_keys.make_escrow(in_moscow.id)
    as_opener(amina)
    with pytest.raises(RootKeyRefused, match="do not open"):
        user_keys.recover(amina, user_keys.make_escrow(krasnodar.id)[:2], "x", cost=CHEAP)


def test_a_key_without_recovery_is_not_recovered(in_moscow: Centre, krasnodar: Centre, amina: User) -> None:
    as_opener(amina)
    with pytest.raises(RootKeyRefused, match="do not open"):
        user_keys.recover(amina, user_keys.make_escrow(krasnodar.id)[:2], "x", cost=CHEAP)


def test_a_renewed_pair_must_be_let_in_again(closed: FileKey, amina: User, farida: User) -> None:
    user_keys.renew(amina, "a new password", cost=CHEAP)
    with pytest.raises(SealBroken):
        open_key(closed, as_opener(amina, "a new password"))
    grant(closed, amina, opener=as_opener(farida))
    assert open_key(closed, as_opener(amina, "a new password"))


def test_people_of_the_network_have_a_pair_without_escrow(dalia: User) -> None:
    as_opener(dalia)
    assert UserKey.objects.get(pk=dalia.pk).sealed_recovery is None


def test_the_state_of_the_keys_names_files_that_hang_on_one_person(closed: FileKey, farida: User) -> None:
    new_file_key(closed.centre_id)
    (moscow,) = [state for state in centre_states() if state.code == "moscow"]
    assert (moscow.living, moscow.restricted, moscow.erased, moscow.orphaned) == (2, 1, 0, 0)
    farida.is_active = False
    farida.save()
    assert [state.orphaned for state in centre_states() if state.code == "moscow"] == [1]
