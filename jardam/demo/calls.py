"""What happened in a month of a centre, thrown with dice: day, language, topics, outcome. No rows and no keys yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from jardam.contacts.choices import Channel, ClientKind, Screening
from jardam.contacts.rules.closing import Kind, Outcome, Reason
from jardam.demo import shares
from jardam.demo.dice import Dice
from jardam.demo.plan import Batch
from jardam.kernel.languages import Language
from jardam.kernel.topics import Block, Topic

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InventedCall:
    """One contact before it has a file. ``left_number``: the caller let themselves be known."""

    happened_on: date
    minute: int  # of the day, in the centre's own time
    channel: Channel
    language: Language
    outcome: Outcome
    kind: Kind = Kind.CONSULTATION
    client_kind: ClientKind = ClientKind.WORKER
    topics: tuple[Topic, ...] = ()
    violence: Screening = Screening.NOT_ASKED
    discrimination: Screening = Screening.NOT_ASKED
    region: str = ""
    sex: str = ""
    age_band: str = ""
    relation: str = ""
    permission: str = ""
    reason: Reason | None = None
    heard_from: str = ""
    is_heavy: bool = False
    left_number: bool = False
    called_before: bool = False

    def moment(self, zone: ZoneInfo) -> datetime:
        midnight = datetime(self.happened_on.year, self.happened_on.month, self.happened_on.day, tzinfo=zone)
        return midnight + timedelta(minutes=self.minute)


def invented_calls(batch: Batch, region: str, dice: Dice) -> list[InventedCall]:
    """The batch's contacts in the order in which they came. ``region``: the centre's own."""
    callers = Callers(batch.centre, region, dice)
    return [callers.call(day, minute) for day, minute in sorted(_moments(batch, dice))]


class Throw(Generic[T]):
    """Endless throws from one table of shares."""

    AT_ONCE = 100  # so many cost hardly more than one

    def __init__(self, weights: Mapping[T, float], dice: Dice) -> None:
        self._values, self._weights = list(weights), list(weights.values())
        self._dice = dice
        self._thrown: list[T] = []

    def __call__(self) -> T:
        if not self._thrown:
            self._thrown = self._dice.many(self._values, self._weights, self.AT_ONCE)
        return self._thrown.pop()


class Callers:
    """Those who turn to one centre: a throw for each thing that is known of their contacts."""

    def __init__(self, centre: str, region: str, dice: Dice) -> None:
        self._region = region
        self._dice = dice
        self._language = Throw(shares.LANGUAGES[centre], dice)
        self._channel = Throw(shares.CHANNELS, dice)
        self._outcome = Throw(shares.OUTCOMES, dice)
        self._kind = Throw(shares.NOT_CONSULTATIONS, dice)
        self._client_kind = Throw(shares.client_kinds(region), dice)
        self._how_many_topics = Throw(shares.TOPICS_IN_CONTACT, dice)
        self._topic = Throw(shares.TOPICS, dice)
        self._violence = Throw(shares.VIOLENCE, dice)
        self._discrimination = Throw(shares.DISCRIMINATION, dice)
        self._sex = {channel: Throw(weights, dice) for channel, weights in shares.SEXES.items()}
        self._age_band = Throw(shares.AGE_BANDS, dice)
        self._other_region = Throw(shares.OTHER_REGIONS, dice)
        self._reason = Throw(shares.REASONS, dice)
        self._relation = Throw(shares.RELATIONS, dice)
        self._permission = Throw(shares.PERMISSIONS, dice)
        self._heard_from = Throw(shares.HEARD_FROM, dice)

    def call(self, day: date, minute: int) -> InventedCall:
        outcome = self._outcome()
        if outcome is Outcome.NOT_CONSULTATION:
            return self._no_consultation(day, minute)
        return self._consultation(day, minute, outcome)

    def _no_consultation(self, day: date, minute: int) -> InventedCall:
        is_unheard = self._dice.chance(shares.LANGUAGE_NEVER_HEARD)
        language = Language.UNKNOWN if is_unheard else self._language()
        return InventedCall(day, minute, Channel.PHONE, language, Outcome.NOT_CONSULTATION, kind=self._kind())

    def _consultation(self, day: date, minute: int, outcome: Outcome) -> InventedCall:
        channel, client_kind = self._channel(), self._client_kind()
        is_third = client_kind is ClientKind.RELATIVE
        call = InventedCall(
            day,
            minute,
            channel,
            self._language(),
            outcome,
            client_kind=client_kind,
            relation=self._relation() if is_third else "",
            permission=self._permission() if is_third else "",
            reason=self._reason() if outcome is Outcome.UNABLE else None,
            heard_from=self._heard_from(),
            is_heavy=self._dice.chance(shares.HEAVY),
            topics=tuple(dict.fromkeys(self._topic() for _ in range(self._how_many_topics()))),
            violence=self._violence(),
            discrimination=self._discrimination(),
            region=self._place(),
            sex=self._sex[channel](),
            age_band=self._age_band(),
            left_number=outcome is Outcome.CALLBACK or self._dice.chance(shares.IDENTIFIED),
            called_before=self._dice.chance(shares.CALLED_BEFORE),
        )
        return inside_russia(call) if client_kind is ClientKind.INTERNAL else call

    def _place(self) -> str:
        if not self._dice.chance(shares.REGION_SAID):
            return ""
        return self._region if self._dice.chance(shares.OWN_REGION) else self._other_region()


def inside_russia(call: InventedCall) -> InventedCall:
    """The same call of somebody who moved inside Russia: in Russian, and not about the papers of foreigners."""
    topics = (Topic.B_CONTRACT if topic.block is Block.MIGRATION else topic for topic in call.topics)
    is_certificate = call.outcome is Outcome.CERTIFICATE
    return replace(
        call,
        language=Language.RU,
        topics=tuple(dict.fromkeys(topics)),
        outcome=Outcome.ANSWERED if is_certificate else call.outcome,
    )


def _moments(batch: Batch, dice: Dice) -> Iterator[tuple[date, int]]:
    """Day and minute of each contact, in no order."""
    span = [batch.first + timedelta(days=n) for n in range((batch.last - batch.first).days + 1)]
    days = dice.many(span, [shares.WEEKDAYS[day.weekday()] for day in span], batch.contacts)
    hours = dice.many(list(shares.HOURS), list(shares.HOURS.values()), batch.contacts)
    return zip(days, (hour * 60 + dice.number(0, 59) for hour in hours), strict=True)
