"""A passkey in software: makes keys and signs challenges as a browser would, and lies where a test tells it to."""

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestedCredentialData, AuthenticatorData

FLAG = AuthenticatorData.FLAG
ORIGIN = "http://localhost:8000"


@dataclass
class SoftwareKey:
    """``verifies``: asks its owner for a finger or a PIN. ``origin``: the page that the browser believes to show."""

    verifies: bool = True
    origin: str = ORIGIN
    owner: str = ""
    id: bytes = field(default_factory=lambda: os.urandom(32))
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer to the options of a registration."""
        asked = options["publicKey"]
        self.owner = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.private.public_key())
        known = AttestedCredentialData.create(b"\0" * 16, self.id, public)
        said = self._said(asked["rp"]["id"], FLAG.AT, known)
        attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": bytes(said)})
        client = self._client("webauthn.create", asked["challenge"])
        return self._answer(clientDataJSON=client, attestationObject=attested)

    def sign(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer to the options of a sign-in."""
        asked = options["publicKey"]
        client = self._client("webauthn.get", asked["challenge"])
        said = bytes(self._said(asked["rpId"], FLAG(0), None))
        signature = self.private.sign(said + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        answer = self._answer(clientDataJSON=client, authenticatorData=said, signature=signature)
        answer["response"]["userHandle"] = self.owner
        return answer

    def _said(self, rp_id: str, more: Any, known: AttestedCredentialData | None) -> AuthenticatorData:
        flags = FLAG.UP | more | (FLAG.UV if self.verifies else FLAG(0))
        return AuthenticatorData.create(hashlib.sha256(rp_id.encode()).digest(), flags, 0, known or b"")

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **parts: bytes) -> dict[str, Any]:
        return {
            "id": websafe_encode(self.id),
            "rawId": websafe_encode(self.id),
            "type": "public-key",
            "response": {name: websafe_encode(part) for name, part in parts.items()},
            "clientExtensionResults": {},
        }
