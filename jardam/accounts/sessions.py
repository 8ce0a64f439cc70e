"""Django's SESSION_ENGINE. The database learns whose session it is and its days, and nothing else.

Django's own table shows the session's key, the moment of its last change (twice: in the expiry and
in the signature of the content) and lets whoever reads it walk in.
"""

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from jardam.accounts.models import Session
from jardam.database.written import Written
from jardam.vault.refusals import SealBroken

DEVICE = "device"
"""The key under which sign-in leaves the words for the browser (`rules.devices`)."""

_RENEW = """
    UPDATE accounts_session SET user_id = %(user_id)s, sealed_content = %(sealed_content)s, device = %(device)s,
        seen_on = %(seen_on)s, ends_on = %(ends_on)s WHERE key_hash = %(key_hash)s
"""
_LASTING = Written[Session](
    lambda *, key_hash, today: Session.objects.filter(key_hash=key_hash, ends_on__gte=today)
)


def hashed(session_key: str) -> bytes:
    return hashlib.sha256(session_key.encode()).digest()


class SessionStore(SessionBase):
    """A session that lasts SESSION_COOKIE_AGE from its beginning, whatever happens in it."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._ends_at: datetime | None = None

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(key_hash=hashed(session_key)).exists()

    def create(self) -> None:
        self._ends_at = None
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:  # noqa: FBT002 - Django's own signature
        """Errors: CreateError, if the key is taken; UpdateError, if the session was ended meanwhile."""
        if self.session_key is None:
            return self.create()
        content = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        columns = self._columns(self.session_key, content, timezone.now())
        if must_create:
            self._insert(columns)
        else:
            _renew(columns)
        return None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            Session.objects.filter(key_hash=hashed(key)).delete()

    def load(self) -> dict[str, Any]:
        content = self._read(timezone.now()) if self.session_key else None
        if content is None:
            self._session_key = None
            return {}
        return content

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.filter(ends_on__lt=_day(timezone.now())).delete()

    def get_expiry_date(self, **_words: Any) -> datetime:
        return self._ends_at or timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE)

    def _read(self, now: datetime) -> dict[str, Any] | None:
        key_hash = hashed(self.session_key or "")
        row = _LASTING.first(key_hash=key_hash, today=_day(now))
        opened = self._opened(row) if row else None
        if row is None or opened is None or opened["key"] != key_hash.hex():
            return None
        self._ends_at = datetime.fromtimestamp(opened["ends_at"], UTC)
        if self._ends_at <= now:
            return None
        if row.seen_on != _day(now):
            Session.objects.filter(pk=row.pk).update(seen_on=_day(now))
        return dict(opened["content"])

    def _opened(self, row: Session) -> dict[str, Any] | None:
        """The sealed content, or None where it was changed: then nobody is signed in."""
        try:
            return dict(self.serializer().loads(bytes(row.sealed_content)))
        except SealBroken:
            return None

    def _columns(self, session_key: str, content: dict[str, Any], now: datetime) -> dict[str, Any]:
        key_hash = hashed(session_key)
        self._ends_at = self.get_expiry_date()
        sealed = {"key": key_hash.hex(), "ends_at": self._ends_at.timestamp(), "content": content}
        return {
            "key_hash": key_hash,
            "user_id": content.get(SESSION_KEY),
            "sealed_content": self.serializer().dumps(sealed),
            "device": content.get(DEVICE, ""),
            "seen_on": _day(now),
            "ends_on": _day(self._ends_at),
        }

    def _insert(self, columns: dict[str, Any]) -> None:
        try:
            with transaction.atomic():
                Session.objects.create(**columns, began_on=columns["seen_on"])
        except IntegrityError as error:
            raise CreateError from error


def _renew(columns: dict[str, Any]) -> None:
    """Plain SQL: every page with a message pays for this. Errors: UpdateError."""
    with connection.cursor() as cursor:
        cursor.execute(_RENEW, columns)
        if not cursor.rowcount:
            raise UpdateError


def _day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()
