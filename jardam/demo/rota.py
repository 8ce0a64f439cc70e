"""The rota of the demo: a week back and three weeks ahead, with a few true holes, trainings, and a hand-over.

Moscow answers round the clock in five crews of twelve hours, so that nobody works more than 36 hours a week.
The other centres answer by day, in the languages that at least two of their people speak.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.database.bulk import insert_all
from jardam.database.scope import for_centre
from jardam.demo.dice import Dice
from jardam.demo.words import MARK
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.rota.actions import pass_training, report_absence, want_hours, write_handover
from jardam.rota.choices import AbsenceKind, ShiftState
from jardam.rota.models import Shift
from jardam.rota.queries import shift_staff
from jardam.rota.rules.courses import Course, topics_of
from jardam.rota.rules.spans import Span

ROUND_THE_CLOCK = "moscow"
CREWS: Mapping[Language, Sequence[str]] = {
    Language.KY: ("erkin", "aigul", "nurlan", "timur", "begimai"),
    Language.UZ: ("zulfiya", "amina", "gulchehra", "sherzod", "shahlo"),
    Language.TG: ("daler", "manizha", "parvina", "bayani", "mehrangez"),
    Language.RO: ("ion", "marina", "cristina", "andrei", "lilia"),
}
"""One of each row is a crew; everybody speaks Russian besides."""
SILENT = "roman"  # nobody has set his languages
FIRST, LAST = -7, 21  # days around today
NIGHT, MORNING = 20, 8  # hours at which the crews change
OPEN, CLOSE = 9, 18  # the day of the other centres
HANDED_OVER = (
    f"{MARK} Два звонка со стройки в Химках про один и тот же долг: свяжите их, если позвонят ещё."
    " Румынского до 10:00 не будет, предлагайте обратный звонок."
)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to the crews' plan: on a day after today, from hour to hour, in one language."""

    day: int
    hours: tuple[int, int]
    language: Language
    state: ShiftState  # CANCELLED leaves a hole, ASKED waits for a yes


CHANGES = (
    Change(4, (2, 7), Language.RO, ShiftState.CANCELLED),
    Change(6, (9, 11), Language.RO, ShiftState.ASKED),
    Change(9, (3, 6), Language.TG, ShiftState.CANCELLED),
    Change(9, (3, 6), Language.RO, ShiftState.CANCELLED),
    Change(10, (17, 20), Language.UZ, ShiftState.ASKED),
    Change(13, (12, 14), Language.UZ, ShiftState.CANCELLED),
)
SICK_TONIGHT = (Language.TG, (22, 26))


def fill_rota(centre: Centre, seed: int, *, at: datetime) -> None:
    """Once per centre: what stands is left alone."""
    with for_centre(centre.id), timezone.override(centre.zone):
        _fill(centre, seed, at=at)


@recorded
def _fill(centre: Centre, seed: int, *, at: datetime) -> None:
    if Shift.objects.filter(centre=centre).exists():
        return
    staff = {user.username: user for user in shift_staff(centre)}
    dice = Dice(seed, "rota", centre.code)
    today = timezone.localdate(at)
    is_moscow = centre.code == ROUND_THE_CLOCK
    plan = list(_crews(staff, today, centre)) if is_moscow else list(_by_day(staff, today, centre, at))
    rows = [
        Shift(id=dice.id_on(today), centre=centre, user=user, starts_at=s.start, ends_at=s.end, state=state)
        for user, s, state in plan
    ]
    insert_all(rows)
    if rows:
        record("demo.rostered", centre, by=None, at=at, shifts=len(rows))
    if is_moscow:
        _tell(staff, plan, today, centre, at)
    for place, user in enumerate(staff.values()):
        _train(user, place, today, dice, at)


Planned = tuple[User, Span, ShiftState]


def _crews(staff: Mapping[str, User], today: date, centre: Centre) -> Iterator[Planned]:
    """Each language's five people in turn, every twelve hours; then the changes, and the man without a language."""
    for language, names in CREWS.items():
        changes = [change for change in CHANGES if change.language is language]
        for offset in range(FIRST, LAST):
            day = today + timedelta(days=offset)
            for half, hour in enumerate((MORNING, NIGHT)):
                user = staff[names[(2 * day.toordinal() + half) % len(names)]]
                span = _span(day, hour, hour + 12, centre)
                yield from ((user, part, state) for part, state in _changed(span, changes, today, centre))
    yield staff[SILENT], _span(today + timedelta(days=2), MORNING, NIGHT, centre), ShiftState.CONFIRMED


def _changed(
    span: Span, changes: Sequence[Change], today: date, centre: Centre
) -> Iterator[tuple[Span, ShiftState]]:
    """The shift, or what the changes leave of it and put in its place."""
    for change in changes:
        cut = _span(today + timedelta(days=change.day), *change.hours, centre).within(span)
        if cut:
            if span.start < cut.start:
                yield Span(span.start, cut.start), ShiftState.CONFIRMED
            yield cut, change.state
            if cut.end < span.end:
                yield Span(cut.end, span.end), ShiftState.CONFIRMED
            return
    yield span, ShiftState.CONFIRMED


def _by_day(staff: Mapping[str, User], today: date, centre: Centre, at: datetime) -> Iterator[Planned]:
    teams = _teams(staff)
    want_hours(centre, dict.fromkeys([*teams, Language.RU], (OPEN, CLOSE)), by=None, at=at)
    for names in teams.values():
        for offset in range(FIRST, LAST):
            day = today + timedelta(days=offset)
            user = names[day.toordinal() % len(names)]
            yield user, _span(day, OPEN, CLOSE, centre), ShiftState.CONFIRMED


def _teams(staff: Mapping[str, User]) -> dict[Language, list[User]]:
    """Everybody in one language only, so that no week is too long; one person alone makes no team."""
    helpers = [user for user in staff.values() if user.role != Role.CENTRE_HEAD]
    teams: dict[Language, list[User]] = {}
    placed: set[str] = set()
    for language in (Language.RO, Language.KY, Language.UZ, Language.TG):
        speakers = [u for u in helpers if language in u.languages and u.username not in placed]
        if len(speakers) > 1:
            teams[language] = speakers
            placed |= {user.username for user in speakers}
    return teams


def _tell(
    staff: Mapping[str, User], plan: Sequence[Planned], today: date, centre: Centre, at: datetime
) -> None:
    """Who is sick tonight, who is asked for an extra shift, and what the night handed over."""
    language, hours = SICK_TONIGHT
    tonight = _span(today, *hours, centre)
    gone = next(
        user for user, span, _state in plan if span.meets(tonight) and user.username in CREWS[language]
    )
    report_absence(gone, tonight, AbsenceKind.SICK, by=None, at=at)
    last_night = _span(today - timedelta(days=1), NIGHT, NIGHT + 12, centre)
    author = next(user for user, span, _state in plan if span == last_night)
    write_handover(HANDED_OVER, by=author, at=min(at, last_night.end - timedelta(minutes=5)))


def _train(user: User, place: int, today: date, dice: Dice, at: datetime) -> None:
    """Most hold; every sixth expires soon, every seventh has expired; on the return of the deceased nobody is trained."""
    courses = [Course.HOTLINE, Course.MIGRATION_LAW, Course.LABOUR_LAW]
    courses += [Course.HEALTH] if place % 3 == 0 else []
    courses += [Course.SOCIAL] if place % 2 == 0 else []
    for number, course in enumerate(courses):
        passed_on = today - timedelta(days=dice.number(60, 600))
        left = 30 if (place + number) % 6 == 0 else -20 if (place + number) % 7 == 0 else dice.number(90, 700)
        topics = [topic for topic in topics_of(course) if topic is not Topic.C_RETURN_OF_DECEASED]
        pass_training(user, course, topics, (passed_on, today + timedelta(days=left)), by=None, at=at)


def _span(day: date, first: int, last: int, centre: Centre) -> Span:
    return Span(_moment(day, first, centre), _moment(day, last, centre))


def _moment(day: date, hour: int, centre: Centre) -> datetime:
    return datetime.combine(day + timedelta(days=hour // 24), time(hour % 24), centre.zone)
