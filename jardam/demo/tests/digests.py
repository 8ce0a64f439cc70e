"""What stands in a demo network, in a word that differs if anything does."""

import hashlib
from typing import Any

from jardam.cases.models import Case
from jardam.cases.models import Entry as CaseEntry
from jardam.centres.models import Branch
from jardam.contacts.models import Contact
from jardam.database.scope import across_centres
from jardam.line.models import LineCall
from jardam.practice.models import Practice, Transfer
from jardam.quality.models import Complaint, Review
from jardam.reception.models import Appointment, Ticket
from jardam.rota.models import Shift
from jardam.services.models import CentreService, PublishedFigure, PublishedOffer

CONTACT = (
    "id",
    "centre__code",
    "reference",
    "happened_on",
    "channel",
    "language",
    "client_kind",
    "kind",
    "outcome",
)
GIVEN = ("violence", "discrimination", "region", "sex", "age_band", "recorded_by__username", "person__id")
OF_BRANCH = ("branch__name_ru",)
FOLLOWING = ("topics__id", "topics__topic", "cards__card", "callbacks__id", "callbacks__state")
CALLBACK = ("callbacks__due_at", "callbacks__due_on", "callbacks__attempt", "callbacks__ended_on")


HAPPENED = (Shift, Appointment, Ticket, LineCall, Complaint, Review)
WRITTEN = (Branch, Case, CaseEntry, Practice, Transfer, CentreService, PublishedOffer, PublishedFigure)


def digest() -> str:
    rows = sorted(map(str, everywhere(*CONTACT, *GIVEN, *OF_BRANCH, *FOLLOWING, *CALLBACK)))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def everywhere(*fields: str) -> list[tuple[Any, ...]]:
    """These fields of the contacts of all centres."""
    with across_centres("the test looks at all centres") as db:
        return list(Contact.objects.using(db).order_by("id").values_list(*fields))


def rows() -> list[int]:
    """How many rows the rooms beside the contacts hold."""
    with across_centres("the test counts all") as db:
        return [model.objects.using(db).count() for model in (*HAPPENED, *WRITTEN)]
