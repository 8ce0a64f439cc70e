from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.vault import user_keys
from jardam.vault.argon import Cost
from jardam.vault.models import FileKey
from jardam.vault.restricted import Opener
from jardam.vault.sealing import Place

CHEAP = Cost(memory_kib=8, passes=1)


@pytest.fixture
def in_moscow(moscow: Centre) -> Iterator[Centre]:
    with for_centre(moscow.id):
        yield moscow


def as_opener(user: User, password: str = "a long password") -> Opener:
    """Somebody who has signed in with this password, here and now."""
    private = user_keys.opened_private(user, password, cost=CHEAP)
    assert private is not None
    return Opener(user.pk, X25519PrivateKey.from_private_bytes(private))


def place_in(key: FileKey, field: str = "narrative") -> Place:
    return Place("contacts_contact", key.id, field, 1)
