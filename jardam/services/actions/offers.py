"""A centre says what it gives. A change ends one stretch and begins another, and what stood stays to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.contacts.choices import Channel
from jardam.database.bulk import one_at_a_time
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.network.models import StandardService
from jardam.services.models import CentreService, words_purpose
from jardam.services.rules.offering import Refusal, refused_day
from jardam.services.tasks import publish_centre
from jardam.vault.secrets import seal_text

LONGEST_WORDS = 2_000


class OfferMoved(ValueError):
    """Somebody has changed or ended it since the page was drawn; nothing was written."""


class DayRefused(ValueError):
    """It cannot begin or end on this day."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Offered:
    """How a centre gives a service from a day on. ``words``: about its own variant, for its own people."""

    ways: Sequence[Channel]
    languages: Sequence[Language]
    since_on: date
    has_woman_for_woman: bool = False
    words: str = ""

    @property
    def way_codes(self) -> str:
        return " ".join(way.value for way in Channel if way in self.ways)

    @property
    def language_codes(self) -> str:
        return " ".join(language.value for language in OWN_NAMES if language in self.languages)


@recorded
def offer_service(
    service: StandardService, offered: Offered, *, seen: UUID | None, by: User, at: datetime
) -> CentreService:
    """The centre gives ``service`` so. ``seen``: the stretch that the page showed, None for none.

    Sent twice, and with nothing changed, it writes nothing. Errors: OfferMoved; DayRefused.
    """
    assert by.centre is not None
    last = _last(by.centre, service.code)
    running = last if last is not None and last.until_on is None else None
    if running is not None and _says_the_same(running, offered):
        return running
    if (running.pk if running else None) != seen:
        raise OfferMoved
    _check_day(offered.since_on, last, by.centre, at)
    if running is not None:
        _end(running, offered.since_on, by)
    begun = _begun(by.centre, service, offered, by)
    record("service.offered", begun, by=by, at=at, service=service.code)
    _publish(by.centre)
    return begun


@recorded
def end_service(offer: CentreService | None, until_on: date, *, by: User, at: datetime) -> CentreService:
    """The centre gives it no more from ``until_on`` on. Sent twice it has ended once, on the first day.

    Errors: OfferMoved, where it was changed meanwhile, or there is no such offer; DayRefused.
    """
    if offer is None:
        raise OfferMoved
    last = _last(offer.centre, offer.service)
    assert last is not None
    if last.pk != offer.pk:
        raise OfferMoved
    if last.until_on is not None:
        return last
    _check_day(until_on, last, offer.centre, at)
    _end(last, until_on, by)
    record("service.ended", last, by=by, at=at, service=last.service)
    _publish(offer.centre)
    return last


def _last(centre: Centre, service: str) -> CentreService | None:
    """The youngest stretch; until this transaction ends nobody else writes another."""
    one_at_a_time(f"services.CentreService/{centre.pk}/{service}")
    rows = CentreService.objects.filter(centre=centre, service=service)
    running: CentreService | None = rows.running().first()
    return running or rows.order_by("-until_on", "-since_on", "-pk").first()


def _says_the_same(running: CentreService, offered: Offered) -> bool:
    return (
        running.ways == offered.way_codes
        and running.languages == offered.language_codes
        and running.has_woman_for_woman == offered.has_woman_for_woman
        and running.words == offered.words
    )


def _check_day(day: date, last: CentreService | None, centre: Centre, at: datetime) -> None:
    last_day = (last.until_on or last.since_on) if last else None
    refusal = refused_day(day, last_day, timezone.localdate(at, centre.zone))
    if refusal:
        raise DayRefused(refusal)


def _end(running: CentreService, until_on: date, by: User) -> None:
    running.until_on, running.ended_by = until_on, by
    running.save(update_fields=["until_on", "ended_by"])


def _begun(centre: Centre, service: StandardService, offered: Offered, by: User) -> CentreService:
    offer_id = day_uuid()
    begun = CentreService(
        id=offer_id,
        centre=centre,
        service=service.code,
        catalogue_version=service.version,
        ways=offered.way_codes,
        languages=offered.language_codes,
        has_woman_for_woman=offered.has_woman_for_woman,
        since_on=offered.since_on,
        begun_by=by,
        sealed_words=seal_text(words_purpose(offer_id), offered.words).encode() if offered.words else None,
    )
    begun.save(force_insert=True)
    return begun


def _publish(centre: Centre) -> None:
    """Before the network with the commit: a job writes past the wall between centres, a page cannot."""
    centre_id = str(centre.pk)
    transaction.on_commit(lambda: publish_centre.enqueue(centre_id))
