"""Cases of the demo centre in Moscow, one of each kind that the sources tell of. Built once; everybody in them is invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from jardam.audit.actions import recorded
from jardam.cases import actions
from jardam.cases.actions import Closing, Opening, Said
from jardam.cases.models import Case
from jardam.cases.rules.needs import Aspect
from jardam.cases.rules.next_action import NextAction
from jardam.cases.rules.stages import Ending, Stage
from jardam.cases.rules.tracks import Track
from jardam.centres.models import Centre, User
from jardam.database.scope import for_centre
from jardam.demo.words import MARK
from jardam.kernel.ids import day_uuid
from jardam.kernel.topics import Topic


@dataclass(frozen=True, slots=True)
class Invented:
    """A case that ``by`` opened so many days ago; what is done next ``due_in`` days, behind us when negative."""

    by: str
    track: Track
    topic: Topic
    title: str
    stated: str
    assessed: str
    happened: Sequence[tuple[int, str]]  # days ago, what
    stage: Stage
    next_what: str
    due_in: int
    days_ago: int
    weight: int = 2
    ending: Ending | None = None


CASES: Sequence[Invented] = (
    Invented(
        "amina",
        Track.WAGES,
        Topic.B_UNPAID_WAGES,
        "зарплата за три месяца, бригада из семи человек",
        "Уч ой ишладик, пул беришмади. Прораб «эртага» дейди.",
        "Договоров нет. Есть пропуска, переписка с прорабом и переводы за первый месяц.",
        [
            (20, "Прислали снимки переписки и пропусков."),
            (6, "Прораб обещал заплатить часть до конца месяца."),
        ],
        Stage.NEGOTIATION,
        "Позвонить прорабу: заплатил ли он обещанную часть",
        2,
        24,
        4,
    ),
    Invented(
        "sergei",
        Track.EXPULSION,
        Topic.A_REGISTRATION,
        "жалоба на выдворение",
        "Суд вынес решение за пять минут, переводчика не было.",
        "Постановление на руках, переводчика в протоколе нет. Семья и ребёнок здесь.",
        [(3, "Получена копия постановления.")],
        Stage.COURT,
        "Подать жалобу на постановление",
        1,
        4,
        3,
    ),
    Invented(
        "nurlan",
        Track.DOCUMENTS_SEIZED,
        Topic.B_CONTRACT,
        "работодатель держит паспорт",
        "Паспортумду алып койду, «иштеп бүткөндө берем» дейт.",
        "Работать там он больше не хочет. Живёт у земляков, ему ничто не грозит.",
        [(9, "Работодателю отправлена претензия.")],
        Stage.NEGOTIATION,
        "Узнать, вернули ли паспорт; если нет, жалоба в инспекцию труда",
        -2,
        12,
    ),
    Invented(
        "parvina",
        Track.ACCIDENT,
        Topic.B_SAFETY,
        "упал со строительных лесов",
        "Аз баландӣ афтодам, корфармо гуфт: «ба касе нагӯ».",
        "Перелом, лежит в больнице. Акта о несчастном случае нет.",
        [(14, "Больница выдала выписку."), (5, "Двое рабочих согласны подтвердить, где и как он упал.")],
        Stage.AUTHORITY,
        "Узнать в инспекции труда, назначена ли проверка",
        6,
        16,
        3,
    ),
    Invented(
        "amina",
        Track.WAGES,
        Topic.B_UNPAID_WAGES,
        "зарплата уборщицы за месяц",
        "Бир ойлик пулимни бермай, «ишдан бўшадинг» дейишди.",
        "Договор устный, есть график на стене и переписка.",
        [(70, "Отправлена претензия."), (52, "Заплатили всё, что требовали.")],
        Stage.NEGOTIATION,
        "Спросить, пришли ли деньги",
        0,
        80,
        1,
        Ending.ACHIEVED,
    ),
    Invented(
        "nurlan",
        Track.ENTRY_BAN,
        Topic.A_REGISTRATION,
        "запрет на въезд, жена и дети в Москве",
        "Кире албай калдым, себебин айтышпады.",
        "Причину запрета не знает никто из семьи.",
        [(95, "Запрос в МВД отправлен."), (60, "Телефон не отвечает, родные не знают, где он.")],
        Stage.AUTHORITY,
        "Позвонить ещё раз родным",
        0,
        100,
        2,
        Ending.DISAPPEARED,
    ),
)


def fill_cases(centre: Centre, *, at: datetime) -> None:
    """Once: what stands is left alone."""
    with for_centre(centre.id), timezone.override(centre.zone):
        _fill(centre, at)


@recorded
def _fill(centre: Centre, at: datetime) -> None:
    if not Case.objects.filter(centre=centre).exists():
        for invented in CASES:
            _open(invented, centre, at)


def _open(invented: Invented, centre: Centre, at: datetime) -> None:
    began = at - timedelta(days=invented.days_ago)
    by = User.objects.get(centre=centre, username=invented.by)
    first = NextAction(f"{MARK} {invented.next_what}", _day(began, 2))
    asked = Opening(
        day_uuid(),
        invented.track,
        f"{MARK} {invented.title}",
        first,
        stated=f"{MARK} {invented.stated}",
        topic=invented.topic,
        weight=invented.weight,
    )
    case = actions.open_case(asked, by=by, at=began)
    _work(case, invented, by, began, at)


def _work(case: Case, invented: Invented, by: User, began: datetime, at: datetime) -> None:
    """What was found, said and done until today, in the order of the days."""
    need = case.needs.select_related("case").get()
    actions.say_of_need(need, Aspect.ASSESSED, _said(1, invented.assessed), by=by, at=began)
    seen = 2
    for days_ago, what in invented.happened:
        then = at - timedelta(days=days_ago)
        actions.note(case, _said(seen, what), timezone.localdate(then), by=by, at=then)
        seen += 1
    last = at - timedelta(days=max(invented.happened[-1][0], -invented.due_in))
    actions.move_stage(case, invented.stage, Said(seen), by=by, at=last)
    if invented.ending:
        closing = Closing(invented.ending, Said(seen + 1))
        actions.close_case(case, closing, by=by, at=last)
        return
    next_one = NextAction(f"{MARK} {invented.next_what}", _day(at, invented.due_in))
    actions.do_next(case, Said(seen + 1), next_one, is_done=False, by=by, at=last)


def _said(seen: int, text: str) -> Said:
    return Said(seen, f"{MARK} {text}")


def _day(moment: datetime, days: int) -> date:
    return timezone.localdate(moment) + timedelta(days=days)
