"""Keys as the pages show them: recognised by their first signs, never by their text."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jardam.api.choices import scopes
from jardam.api.models import PartnerKey
from jardam.api.rules.scopes import Scope
from jardam.kernel.ids import day_uuid
from jardam.referrals.models import SystemKey


@dataclass(frozen=True, slots=True)
class ShownKey:
    """``next_id``: drawn for the key that may follow it."""

    key: PartnerKey
    may: Sequence[str]
    state: str
    opens: bool
    next_id: UUID


def shown_keys(keys: Iterable[PartnerKey], today: date) -> list[ShownKey]:
    words = scopes()
    return [
        ShownKey(
            key,
            [str(words[Scope(scope)]) for scope in key.scopes],
            _state(key, today),
            key.opens(today),
            day_uuid(),
        )
        for key in keys
    ]


def _state(key: PartnerKey, today: date) -> str:
    if key.revoked_on is not None:
        return pgettext("partner key", "taken back")
    return _("opens") if key.opens(today) else pgettext("partner key", "over")


def shown_system_key(key: SystemKey | None) -> str:
    """As it was pasted, so that both sides can compare it on the telephone."""
    return base64.b64encode(bytes(key.public)).decode() if key else ""
