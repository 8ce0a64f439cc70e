"""The table of authorities of a centre: written down by hand, each with where the address is from and who checked it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import User
from jardam.filings.models import Authority
from jardam.filings.rules.authorities import Checked
from jardam.filings.rules.kinds import Addressee
from jardam.filings.sealing import ADDRESS, NAME, SOURCE, seal_words
from jardam.kernel.ids import day_uuid


class AuthorityChanged(ValueError):
    """Somebody has changed this authority since the page was opened; nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class Entered:
    """One row as it was filled in. ``source``: where the address is from."""

    kind: Addressee
    region: str
    name: str
    address: str
    source: str
    checked: Checked
    is_retired: bool = False


@recorded
def add_authority(entered: Entered, *, by: User, at: datetime) -> Authority:
    """The same row sent twice from one page stands twice: whoever sees it takes one out."""
    assert by.centre_id is not None
    authority = Authority(id=day_uuid(), centre_id=by.centre_id)
    _put(authority, entered, by=by, at=at)
    authority.save(force_insert=True)
    record("authority.kept", authority, by=by, at=at, kind=authority.kind)
    return authority


@recorded
def keep_authority(authority: Authority, entered: Entered, seen: int, *, by: User, at: datetime) -> Authority:
    """Change a row, or take it out of use. What was sent to it before keeps its words. Errors: AuthorityChanged."""
    found: Authority = Authority.objects.select_for_update().get(
        centre_id=authority.centre_id, pk=authority.pk
    )
    if found.revision != seen:
        raise AuthorityChanged(str(found.pk))
    _put(found, entered, by=by, at=at)
    found.revision += 1
    found.save()
    record("authority.kept", found, by=by, at=at, kind=found.kind)
    return found


def _put(authority: Authority, entered: Entered, *, by: User, at: datetime) -> None:
    today = timezone.localdate(at)
    authority.kind, authority.region = entered.kind.value, entered.region
    authority.checked = entered.checked.value
    authority.checked_on = today if entered.checked.may_stand else None
    authority.changed_on, authority.changed_by = today, by
    authority.is_retired = entered.is_retired
    seal_words(authority, {NAME: entered.name, ADDRESS: entered.address, SOURCE: entered.source})
