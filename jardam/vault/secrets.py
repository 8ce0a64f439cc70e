"""Small secrets of the deployment (second-factor seeds, recovery codes, sessions) as sealed text."""

import base64
from typing import Any

from jardam.vault.keeper import keeper
from jardam.vault.refusals import SealBroken
from jardam.vault.rules import bundles, envelopes
from jardam.vault.rules.places import spell

_MARK = "jv1."


def seal_text(purpose: str, text: str) -> str:
    """Seal ``text`` so that it opens for the same ``purpose`` only. Errors: VaultSealed."""
    plain = bundles.padded(text.encode("utf-8", "surrogatepass"))
    sealed = envelopes.close(keeper.deployment("secrets"), plain, _bound(purpose))
    return _MARK + base64.urlsafe_b64encode(sealed).decode()


def open_text(purpose: str, sealed: str) -> str:
    """Undo `seal_text`. Errors: SealBroken, VaultSealed."""
    plain = envelopes.unclose(keeper.deployment("secrets"), _from_text(sealed), _bound(purpose))
    return bundles.unpadded(plain).decode("utf-8", "surrogatepass")


def seal_content(purpose: str, content: bytes) -> bytes:
    """Seal a file as it is, in memory; its length stays to be seen. Errors: VaultSealed."""
    return envelopes.close(keeper.deployment("secrets"), content, _bound(purpose))


def open_content(purpose: str, sealed: bytes | memoryview) -> bytes:
    """Undo `seal_content`. Errors: SealBroken, VaultSealed."""
    return envelopes.unclose(keeper.deployment("secrets"), sealed, _bound(purpose))


class SealedSessionSerializer:
    """Django's SESSION_SERIALIZER: a row of the session table holds ciphertext only."""

    def dumps(self, session: dict[str, Any]) -> bytes:
        return envelopes.close(keeper.deployment("session"), bundles.pack(session), _bound("session"))

    def loads(self, sealed: bytes) -> dict[str, Any]:
        return bundles.unpack(envelopes.unclose(keeper.deployment("session"), sealed, _bound("session")))


def _from_text(sealed: str) -> bytes:
    if not sealed.startswith(_MARK):
        raise SealBroken
    try:
        return base64.urlsafe_b64decode(sealed.removeprefix(_MARK))
    except ValueError as error:
        raise SealBroken from error


def _bound(purpose: str) -> bytes:
    return spell(b"jardam secret 1", purpose.encode())
