"""One row of any tenant table, in any centre: enough fields to satisfy the database, and nothing clever.

A new table works by itself as long as its required fields are ordinary; a fact that a constraint asks
for stands in `FACTS`.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.db import models

from jardam.cases.models import OwnItem
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.contacts.models import Contact
from jardam.law.models import Change
from jardam.vault.models import Epoch, FileKey
from tests.referring import organisation

Row = models.Model
_number = count(1)


def somebody_of(centre: Centre) -> User:
    made = User(username=f"user-{next(_number)}", centre=centre, role=Role.CASEWORKER, password="!")
    made.save()
    return made


def _living_epoch(centre: Centre) -> int:
    epoch = make_row(Epoch, centre)
    assert isinstance(epoch, Epoch)
    return epoch.number


def _entered_change(centre: Centre) -> Change:
    """A change of the law: it belongs to the network, what is told of it to a centre."""
    day = date(2026, 11, 22)
    return Change.objects.create(
        number=next(_number),
        confidence="SEEN_IN_SOURCE",
        checked_on=day,
        review_on=day,
        entered_on=day,
        entered_by=somebody_of(centre),
        sealed_reason=b"sealed",
    )


def _some_key(_centre: Centre) -> UUID:
    return uuid4()


EIGHT_HOURS = {
    "starts_at": datetime(2026, 11, 22, 8, tzinfo=UTC),
    "ends_at": datetime(2026, 11, 22, 16, tzinfo=UTC),
}
FACTS: dict[str, dict[str, Any]] = {
    "law.Dependence": {"key": _some_key},
    "law.Told": {"key": _some_key, "change": _entered_change},
    "people.Person": {"sealed_identity": b"sealed"},
    "people.Consent": {"act": "REFUSED", "purpose": "HELP"},
    "contacts.Contact": {"started_at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "state": "OPEN"},
    "contacts.Callback": {"due_at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "language": "KY"},
    "followups.Step": {"kind": "CASE", "due_on": date(2026, 11, 24)},
    "cases.Case": {
        "track": "WAGES",
        "next_on": date(2026, 11, 24),
        "sealed_next": b"sealed",
        "ending": "",
        "responsible": somebody_of,
    },
    "cases.CheckIn": {"told": "", "seen": "", "ended_on": None, "language": "KY"},
    "cases.Cover": {"last_on": date(2026, 12, 24), "ended_on": None, "stand_in": somebody_of},
    "cases.CalendarAddress": {"secret_hash": b"hashed"},
    "cases.Term": {
        "due_on": date(2026, 12, 24),
        "half_on": date(2026, 12, 8),
        "sealed_facts": b"sealed",
        "ended_on": None,
    },
    "cases.Tick": {"item": "", "state": "DONE", "own_item": lambda centre: make_row(OwnItem, centre)},
    "parties.PartyWarning": {
        "state": "STANDING",
        "troubles": ["UNPAID"],
        "evidence": ["TOLD"],
        "outcome": "",
        "decided_by": None,
    },
    "parties.Party": {"merged_into": None},
    "exhibits.Exhibit": {"batch": _some_key, "scan": "CLEAN"},
    "exhibits.Content": {"part": "COPY"},
    "claims.Claim": {"sealed_facts": b"sealed"},
    "collective.JoinedClaim": {"left_on": None, "sealed_reason": None},
    "filings.Paper": {"way": "", "outcome": ""},
    "filings.SentFile": {"scan": "HELD"},
    "claims.MoneyLine": {"column": "CLAIMED", "currency": "RUB"},
    "claims.Dealing": {"kind": "OFFER"},
    "line.LineCall": {
        "rang_at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        "state": "RINGING",
    },
    "line.CallerLanguage": {"language": "KY"},
    "line.MissedCall": {"end": "", "missed_at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC)},
    "rota.Shift": EIGHT_HOURS,
    "rota.Absence": EIGHT_HOURS,
    "rota.ProposalLine": EIGHT_HOURS,
    "rota.Training": {"course": "HOTLINE"},
    "rota.TrainingTopic": {"topic": "A_PATENT"},
    "rota.WantedHours": {"language": "KY"},
    "reception.Appointment": {
        "state": "BOOKED",
        "starts_at": datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
        "ends_at": datetime(2026, 11, 23, 10, 0, tzinfo=UTC),
        "language": "UZ",
    },
    "reception.OpeningHours": {"weekday": 0, "opens_minute": 600, "closes_minute": 720},
    "reception.Ticket": {"came_at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "block": ""},
    "reception.WaitingWish": {"language": "UZ"},
    "registers.Import": {"sealed_file": b"sealed"},
    "search.Unanswered": {"language": "KY", "concepts": ""},
    "practice.Transfer": {"look_on": date(2026, 12, 22)},
    "outreach.Orientation": {"kind": "SESSION", "language": "TG", "women": 1, "men": 0},
    "services.CentreService": {"ways": "PHONE", "languages": "RU KY"},
    "quality.Complaint": {"due_on": date(2026, 12, 4), "answer": ""},
    "problems.Problem": {
        "state": "RAISED",
        "next_on": date(2026, 12, 22),
        "verdict": "",
        "clock": "",
        "hands": "",
    },
    "problems.Done": {"verdict": ""},
    "incidents.Incident": {"key": lambda centre: make_row(FileKey, centre)},
    "referrals.Referral": {
        "contact": lambda centre: make_row(Contact, centre),
        "topic": "B_RIGHTS_VIOLATED",
        "urgency": "USUAL",
        "sealed_packet": b"sealed",
        "sealed_route": b"sealed",
    },
    "partnerships.Agreement": {
        "organisation": lambda _centre: organisation(f"partner-{next(_number)}", "Приют"),
        "discount": 20,
    },
    "partnerships.DiscountTold": {"told": "YES"},
    "referrals.Offer": {
        "organisation": lambda _centre: organisation(f"partner-{next(_number)}", "Приют"),
        "way": "HAND",
        "sealed_packet": b"sealed",
        "due_at": datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
        "refusal": "",
        "result": "",
    },
    "referrals.Word": {"is_partners": True},
    "transfers.Departure": {
        "to_centre": lambda centre: centre,
        "secret_hash": b"hash",
        "sealed_key": b"sealed",
        "sealed_file": b"sealed",
        "refusal": "",
    },
    "transfers.Arrival": {
        "from_centre": lambda centre: centre,
        "case": None,
        "sealed_secret": b"sealed",
    },
    "referrals.SystemKey": {
        "organisation": lambda _centre: organisation(f"partner-{next(_number)}", "Приют")
    },
    "appeals.Appeal": {
        "organisation": lambda _centre: organisation(f"partner-{next(_number)}", "Приют"),
        "sent_id": lambda _centre: uuid4(),
        "sealed_appeal": b"sealed",
    },
    "api.PartnerKey": {
        "organisation": lambda _centre: organisation(f"partner-{next(_number)}", "Приют"),
        "scopes": ["DIRECTORY"],
    },
    "vault.FileKey": {"epoch": None, "wrapped": None, "destroyed_on": date(2026, 11, 22)},
    "vault.RestrictedGrant": {"epoch": _living_epoch},
}
"""What a row needs beyond its types, by model; a function is asked with the centre."""

BY_TYPE: dict[type[models.Field[Any, Any]], Callable[[], Any]] = {
    models.IntegerField: lambda: next(_number) % 30_000,
    models.CharField: lambda: f"{next(_number):05}"[-5:],
    models.DateField: lambda: date(2026, 11, 22),
    models.DateTimeField: lambda: datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    models.BinaryField: lambda: next(_number).to_bytes(16, "big"),
    models.BooleanField: lambda: False,
    models.JSONField: dict,
    models.UUIDField: lambda: None,
}


def make_row(model: type[Row], centre: Centre) -> Row:
    """A saved row of ``model`` in ``centre``, with the rows it must point at. Act for the centre when calling."""
    row = unsaved_row(model, centre)
    row.save(force_insert=True)
    return row


def unsaved_row(model: type[Row], centre: Centre) -> Row:
    known = FACTS.get(model._meta.label, {})
    facts = {name: fact(centre) if callable(fact) else fact for name, fact in known.items()}
    for field in model._meta.concrete_fields:
        if field.name not in facts and field.name != "centre" and not (field.has_default() or field.null):
            facts[field.name] = _value(field, centre)
    return model(centre=centre, **facts)


def _value(field: Any, centre: Centre) -> Any:
    if field.is_relation:
        target = field.related_model
        return somebody_of(centre) if target is User else make_row(target, centre)
    if field.choices:
        return field.flatchoices[0][0]
    for kind, make in BY_TYPE.items():
        if isinstance(field, kind) and not (
            kind is models.DateField and isinstance(field, models.DateTimeField)
        ):
            return make()
    raise NotImplementedError(f"{field}: say in tests/tenancy/rows.py what a row holds here")
