"""The key pair of a centre, and what was sealed to it."""

from uuid import UUID

from jardam.appeals.models import Appeal, AppealKey
from jardam.appeals.rules.words import Told, Unreadable, told
from jardam.vault.outside import is_stamped, opened_from_outside
from jardam.vault.refusals import SealBroken
from jardam.vault.rules.bundles import unpadded
from jardam.vault.sealing import Place, open_bytes

SCHEMA = 1


def private_place(row: UUID) -> Place:
    return Place("appeals_appealkey", row, "private", SCHEMA)


def appeal_told(sent_id: UUID) -> str:
    """What an appeal is bound to, as it stands in docs/api.md."""
    return f"jardam appeal 1/{sent_id}"


def public_half(key: AppealKey) -> bytes:
    """Errors: SealBroken, where it is not the one that the house made."""
    public = bytes(key.public)
    if not is_stamped(bytes(key.stamp), key.pk, key.centre_id, public):
        raise SealBroken
    return public


def words_of(appeal: Appeal) -> Told:
    """Of one that waits. Errors: Unreadable."""
    assert appeal.sealed_appeal is not None
    pair = AppealKey.objects.select_related("key").get(centre_id=appeal.centre_id)
    private = open_bytes(pair.key, private_place(pair.pk), pair.sealed_private)
    try:
        plain = opened_from_outside(private, bytes(appeal.sealed_appeal), appeal_told(appeal.sent_id))
        return told(unpadded(plain))
    except SealBroken as error:
        raise Unreadable from error
