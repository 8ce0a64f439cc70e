"""Opens the demo centres and the accounts of those who work in them. Whoever stands already is left as they are."""

from datetime import datetime
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from jardam.accounts.actions import enrol_totp, name_staff
from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.demo.staff import DEMO_PASSWORD, STAFF, Colleague
from jardam.network.reading import CentreEntry, read_centres

NETWORK_DATA = Path(__file__).resolve().parents[2] / "data" / "network"


class CentreTaken(Exception):
    """A centre of real people has the code of a demo centre; nothing was built."""


def open_centres() -> dict[str, Centre]:
    """The nine demo centres by code. Errors: CentreTaken."""
    return {entry.code: _centre(entry) for entry in read_centres(NETWORK_DATA)}


def open_accounts(centres: dict[str, Centre], *, at: datetime) -> None:
    """Every invented colleague with name, password and second factor, each in a transaction of their own."""
    known = set(User.objects.values_list("username", flat=True))
    missing = [colleague for colleague in STAFF if colleague.username not in known]
    password = make_password(DEMO_PASSWORD) if missing else ""  # once: it is slow, and the same for all
    for colleague in missing:
        _open_account(colleague, centres.get(colleague.centre), password, at=at)


def _centre(entry: CentreEntry) -> Centre:
    facts = {"names": entry.names, "region": entry.region, "country": entry.country}
    centre, _is_new = Centre.objects.get_or_create(
        code=entry.code, defaults={**facts, "time_zone": entry.time_zone, "is_demo": True}
    )
    if not centre.is_demo:
        raise CentreTaken(entry.code)
    return centre


@recorded
def _open_account(colleague: Colleague, centre: Centre | None, password: str, *, at: datetime) -> None:
    user = User(username=colleague.username, role=colleague.role, centre=centre, password=password)
    user.languages = [language.value for language in colleague.languages]
    user.date_joined = timezone.localdate(at)
    user.save(force_insert=True)
    record("account.opened", user, by=None, at=at, role=colleague.role)
    name_staff(user, colleague.name, by=None, at=at)
    enrol_totp(user, by=None, at=at)
