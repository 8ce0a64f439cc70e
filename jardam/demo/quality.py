"""The quality of the demo centres: two months of calls on the line, debriefs, complaints about ourselves, reviewed records.

Built once per centre, around the moment of the building. Of a call only what outlives its day is made: bands, no seconds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from jardam.audit.actions import record, recorded
from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Right, Role
from jardam.database.bulk import insert_all
from jardam.database.scope import for_centre
from jardam.demo.dice import Dice
from jardam.demo.shares import LANGUAGES
from jardam.demo.words import MARK
from jardam.kernel.languages import Language
from jardam.kernel.months import Month
from jardam.line.models import LineCall
from jardam.line.rules.bands import TalkBand, WaitBand
from jardam.line.rules.calls import CallState
from jardam.quality.actions import (
    Heard,
    Marks,
    hold_debrief,
    move_complaint,
    review_record,
    take_complaint,
)
from jardam.quality.models import Complaint, Review, Sample
from jardam.quality.queries import debriefs_due
from jardam.quality.rules.complaints import About, Answer, Came, State
from jardam.quality.rules.reviewing import Mark, Question
from jardam.quality.rules.sampling import draw
from jardam.quality.samples import frame_of

LINE_DAYS = 60
CALLS_A_DAY: Mapping[str, int] = {"moscow": 14}
FEWER_CALLS = 3
# Assumed, all three: nobody counted them.
WAITS = {WaitBand.AT_ONCE: 46, WaitBand.MINUTE: 33, WaitBand.MINUTES_3: 15, WaitBand.LONGER: 6}
TALKS = {TalkBand.MINUTES_2: 12, TalkBand.MINUTES_10: 55, TalkBand.MINUTES_30: 28, TalkBand.LONGER: 5}
ENDS = {CallState.ENDED: 88, CallState.MISSED: 8, CallState.ABANDONED: 4}
NOT_HELD = 2
"""To so many colleagues of a centre a debrief is still owed."""
DRAWN, REVIEWED = 6, 4
REMARKS = ("Второй вопрос не задан: спросите, даже если неловко.", "Хорошо записано своими словами.", "")


@dataclass(frozen=True, slots=True)
class Invented:
    """A complaint that nobody made: so many days ago, and how far it is."""

    days_ago: int
    came: Came
    about: About
    words: str
    moves: Sequence[tuple[State, Answer | None, str]] = ()
    is_anonymous: bool = False
    on_operator: bool = False


LOOKED = (State.LOOKED_INTO, None, "Смотрим график и записи за тот день.")
COMPLAINTS = (
    Invented(
        20, Came.PHONE, About.LATE_CALLBACK, "Обещали перезвонить в среду, перезвонили в пятницу.", (LOOKED,)
    ),
    Invented(
        2,
        Came.IN_PERSON,
        About.RUDENESS,
        "На меня накричали, когда я попросил говорить медленнее.",
        on_operator=True,
    ),
    Invented(
        5,
        Came.LETTER,
        About.WRONG_INFORMATION,
        "Сказали, что патент можно оплатить позже. Его аннулировали.",
        (LOOKED,),
    ),
    Invented(
        41,
        Came.PARTNER,
        About.CONFIDENTIALITY,
        "Сосед знает, о чём я спрашивал по телефону.",
        (
            LOOKED,
            (State.NOT_CLEARED, Answer.NO_ADDRESS, "Слово против слова; напомнили всем о закрытой двери."),
        ),
        is_anonymous=True,
    ),
    Invented(
        52,
        Came.PHONE,
        About.LATE_CALLBACK,
        "Никто не перезвонил.",
        (
            LOOKED,
            (
                State.JUSTIFIED,
                Answer.GIVEN,
                "Так и было: звонок потеряли при смене. Извинились, перезвонили.",
            ),
        ),
    ),
    Invented(
        70,
        Came.MESSAGE,
        About.OTHER,
        "Жалоба на столовую в общежитии.",
        ((State.NOT_OURS, Answer.GIVEN, ""),),
    ),
)


def fill_quality(centre: Centre, seed: int, *, at: datetime) -> None:
    """Once per centre: what stands is left alone."""
    with for_centre(centre.id), timezone.override(centre.zone):
        _fill(centre, seed, at=at)


@recorded
def _fill(centre: Centre, seed: int, *, at: datetime) -> None:
    if Complaint.objects.filter(centre=centre).exists():
        return
    staff = list(User.objects.filter(centre=centre, is_active=True).order_by("username"))
    head = next(user for user in staff if user.role == Role.CENTRE_HEAD)
    dice, today = Dice(seed, "quality", centre.code), timezone.localdate(at)
    operators = [user for user in staff if user.role == Role.OPERATOR]
    _fill_line(centre, operators, today, dice, at)
    _hold_debriefs(centre, [user for user in staff if user.holds(Right.CONTACT_RECORD)], head, today, at)
    is_large = centre.code in CALLS_A_DAY
    for invented in COMPLAINTS[: None if is_large else 1]:
        _complain(invented, operators, head, at)
    _review(centre, head, Month.of(today).before, dice, at)


def _fill_line(centre: Centre, operators: Sequence[User], today: date, dice: Dice, at: datetime) -> None:
    shares = LANGUAGES[centre.code]
    rows = [
        _call(centre, operators, today - timedelta(days=days), dice, shares)
        for days in range(1, LINE_DAYS)
        for _ in range(CALLS_A_DAY.get(centre.code, FEWER_CALLS))
    ]
    insert_all(rows)
    record("demo.called", centre, by=None, at=at, calls=len(rows))


def _call(
    centre: Centre, operators: Sequence[User], day: date, dice: Dice, shares: Mapping[Language, float]
) -> LineCall:
    state = dice.many(list(ENDS), list(ENDS.values()), 1)[0]
    is_answered = state is CallState.ENDED
    waited = dice.many(list(WAITS), list(WAITS.values()), 1)[0]
    talked = dice.many(list(TALKS), list(TALKS.values()), 1)[0]
    return LineCall(
        id=dice.id_on(day),
        centre=centre,
        told_as=dice.id_on(day).bytes,
        state=state.value,
        language=str(dice.many(list(shares), list(shares.values()), 1)[0]),
        rang_on=day,
        waited=waited.value if is_answered else WaitBand.MINUTE.value,
        talked=talked.value if is_answered else TalkBand.NONE.value,
        has_number=dice.chance(0.9),
        answered_by=dice.one(operators) if is_answered else None,
    )


def _hold_debriefs(centre: Centre, staff: Sequence[User], head: User, today: date, at: datetime) -> None:
    """With most of those to whom one was owed; the last ones still wait for theirs."""
    owed = debriefs_due(centre, today)
    for user in [one for one in staff if one.pk in owed][:-NOT_HELD]:
        hold_debrief(user, today - timedelta(days=1), None if user == head else head, by=head, at=at)


def _complain(invented: Invented, operators: Sequence[User], head: User, at: datetime) -> None:
    came = at - timedelta(days=invented.days_ago)
    heard = Heard(
        came=invented.came,
        about=invented.about,
        words=f"{MARK} {invented.words}",
        is_anonymous=invented.is_anonymous,
        colleague=operators[-1] if invented.on_operator else None,
    )
    complaint = take_complaint(heard, by=operators[0], at=came)
    for days, (move, answer, note) in enumerate(invented.moves, start=1):
        said = f"{MARK} {note}" if note else ""
        move_complaint(complaint, move, answer=answer, note=said, by=head, at=came + timedelta(days=3 * days))


def _review(centre: Centre, head: User, month: Month, dice: Dice, at: datetime) -> None:
    """A draw of the last whole month, most of it reviewed."""
    frame = frame_of(head, month)
    today, seed = timezone.localdate(at), dice.id_on(month.first).hex
    drawn = draw(seed, frame, DRAWN)
    if not drawn:
        return
    sample = Sample(
        id=dice.id_on(today),
        centre=centre,
        number=1,
        from_month=month.first,
        seed=seed,
        frame=len(frame),
        drawn_by=head,
        drawn_on=today,
    )
    sample.save(force_insert=True)
    record("sample.drawn", sample, by=head, at=at, records=len(drawn), frame=len(frame))
    for place, contact_id in enumerate(drawn, start=1):
        review = Review(
            id=dice.id_on(today), centre=centre, sample=sample, contact_id=contact_id, place=place
        )
        review.save(force_insert=True)
        if place <= REVIEWED:
            marks = {question: dice.one((Mark.YES, Mark.YES, Mark.YES, Mark.NO)) for question in Question}
            remark = REMARKS[place % len(REMARKS)]
            review_record(review, Marks(marks, f"{MARK} {remark}" if remark else ""), by=head, at=at)
