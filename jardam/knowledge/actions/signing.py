"""An editor's word on what is behind, on a number that changed, or on a whole text. It is never taken back: new words need a new one."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.knowledge.choices import SignOffAct
from jardam.knowledge.models import Card, SignOff
from jardam.vault.secrets import seal_text


@dataclass(frozen=True, slots=True)
class Word:
    """``key``: of the change, the moved value or the text that it is about."""

    key: str
    act: SignOffAct
    why: str


@recorded
def sign_off(card: Card, language: str, word: Word, *, by: User, at: datetime) -> SignOff:
    """Write down who said what of it, and why. Said twice, it is written once."""
    row = day_uuid()
    told = {
        "id": row,
        "by": by,
        "signed_on": timezone.localdate(at),
        "sealed_why": seal_text(f"signoff/{row}", word.why).encode(),
    }
    signed, is_new = SignOff.objects.get_or_create(
        code=card.code, language=language, key=word.key, act=word.act, defaults=told
    )
    if is_new:
        record("card.signed_off", signed, by=by, at=at, act=word.act.value)
    return signed
