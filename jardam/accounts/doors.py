"""Doors that get slower for whoever keeps failing at them, and for nobody else.

A door is an account at sign-in, its second factor or its lock. No address of the network is kept:
a browser in which the account once signed in has a door of its own, so strangers who type wrong
passwords cannot keep the account's owner out (docs/decisions/0033).
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import TypeVar

from django.db.models import F
from django.utils import timezone

from jardam.accounts.models import Delay
from jardam.accounts.refusals import TooSoon
from jardam.accounts.rules.delays import delay_after
from jardam.vault.keeper import keeper

T = TypeVar("T")
_NONCE_BYTES = 16
_DESK = 8
"""How many people's marks one browser keeps: a hotline desk is shared by shifts."""


@dataclass(frozen=True, slots=True)
class Strangers:
    """How many attempts of one day were in names that nobody has."""

    day: date
    attempts: int


def door(*words: str) -> bytes:
    """A keyed hash of what the door is. Errors: VaultSealed."""
    spelled = b"".join(len(word.encode()).to_bytes(4, "big") + word.encode() for word in words)
    return hmac.digest(keeper.deployment("accounts-doors"), spelled, hashlib.sha256)


def attempt(at_door: bytes, check: Callable[[], T | None], *, at: datetime) -> T | None:
    """What ``check`` answers; None is a failure, and counted. One attempt at a door at a time.

    Errors: TooSoon, without asking ``check``. Needs a transaction that is committed afterwards.
    """
    delay = _locked(at_door, at)
    answer = check()
    if answer is None:
        _count(delay, at)
    else:
        Delay.objects.filter(pk=at_door).delete()
    return answer


def marked(username: str, marks: str) -> str:
    """What a browser keeps after a sign-in: a random word for each of the last accounts at this desk."""
    nonce = secrets.token_hex(_NONCE_BYTES)
    others = [mark for mark in marks.split() if not _nonce_of(mark, username)]
    return " ".join([f"{nonce}.{door('browser', username, nonce).hex()}", *others][:_DESK])


def sign_in_door(username: str, marks: str) -> bytes:
    """The account's door: the browser's own, if one of its marks is this account's; the common one otherwise."""
    nonces = (_nonce_of(mark, username) for mark in marks.split()[:_DESK])
    nonce = next(filter(None, nonces), "")
    return door("sign-in", username, nonce) if nonce else door("sign-in", username)


def _nonce_of(mark: str, username: str) -> str:
    """The mark's own part, if it was made for ``username``; else nothing."""
    nonce, _, proof = mark.partition(".")
    is_ours = hmac.compare_digest(proof.encode(), door("browser", username, nonce).hex().encode())
    return nonce if is_ours else ""


def forget_old_delays(at: datetime) -> None:
    Delay.objects.filter(tried_on__lt=timezone.localdate(at)).delete()


def count_stranger(at: datetime) -> Strangers | None:
    """One more attempt in a name that nobody has. The first of a day hands over the count of the day before it."""
    tally = _tally(at)
    over = _over(tally, at)
    failures = 1 if over else tally.failures + 1
    Delay.objects.filter(pk=tally.pk).update(failures=failures, tried_on=timezone.localdate(at))
    return over


def strangers_before(at: datetime) -> Strangers | None:
    """The count of a day that is over and was not handed over yet; it is gone then."""
    tally = Delay.objects.select_for_update().filter(pk=_strangers_door()).first()
    over = _over(tally, at) if tally else None
    if over:
        Delay.objects.filter(pk=_strangers_door()).delete()
    return over


def _strangers_door() -> bytes:
    """The one row that counts them all, whatever names they try."""
    return door("strangers")


def _tally(at: datetime) -> Delay:
    first = Delay(door=_strangers_door(), tried_on=timezone.localdate(at))
    Delay.objects.bulk_create([first], ignore_conflicts=True)
    return Delay.objects.select_for_update().get(pk=first.pk)


def _over(tally: Delay, at: datetime) -> Strangers | None:
    is_over = tally.failures and tally.tried_on < timezone.localdate(at)
    return Strangers(tally.tried_on, tally.failures) if is_over else None


def _locked(at_door: bytes, at: datetime) -> Delay:
    Delay.objects.bulk_create([Delay(door=at_door, tried_on=timezone.localdate(at))], ignore_conflicts=True)
    delay = Delay.objects.select_for_update(skip_locked=True).filter(pk=at_door).first()
    if delay is None:  # somebody is trying at this very moment
        raise TooSoon(1)
    if delay.until and delay.until > at:
        raise TooSoon(ceil((delay.until - at).total_seconds()))
    return delay


def _count(delay: Delay, at: datetime) -> None:
    wait = delay_after(delay.failures + 1)
    Delay.objects.filter(pk=delay.pk).update(
        failures=F("failures") + 1, until=at + wait if wait else None, tried_on=timezone.localdate(at)
    )
