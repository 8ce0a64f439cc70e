import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from hypothesis import given
from hypothesis import strategies as st

from jardam.vault.refusals import SealBroken, VaultSealed
from jardam.vault.secrets import SealedSessionSerializer, open_text, seal_text


@given(st.text(st.characters()), st.text(max_size=20))
def test_text_comes_back_for_its_purpose(text: str, purpose: str) -> None:
    assert open_text(purpose, seal_text(purpose, text)) == text


def test_another_purpose_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        open_text("recovery", seal_text("totp", "JBSWY3DPEHPK3PXP"))


def test_the_sealed_text_is_plain_ascii_without_the_secret() -> None:
    sealed = seal_text("totp", "JBSWY3DPEHPK3PXP")
    assert sealed.isascii()
    assert "JBSWY3DPEHPK3PXP" not in sealed


@pytest.mark.parametrize("sealed", ["", "JBSWY3DPEHPK3PXP", "jv1.", "jv1.!", "jv1.AAAA", "jv1.ы", "jv1.A"])
def test_what_was_not_sealed_here_is_refused(sealed: str) -> None:
    with pytest.raises(SealBroken):
        open_text("totp", sealed)


def test_sessions_come_back() -> None:
    sealed = SealedSessionSerializer().dumps({"_auth_user_id": "7", "n": 1})
    assert SealedSessionSerializer().loads(sealed) == {"_auth_user_id": "7", "n": 1}


def test_what_is_kept_of_a_session_is_ciphertext() -> None:
    session = SessionStore()
    session["marker"] = "Нурбек"
    session.save()
    kept = session.session_key
    assert SessionStore(kept)["marker"] == "Нурбек"
    for way in ("Нурбек", "041d04430440", "marker"):
        assert way not in kept


def test_a_sealed_vault_hands_out_no_session(db: None, sealed_vault: None) -> None:
    with pytest.raises(VaultSealed):
        SealedSessionSerializer().dumps({})
