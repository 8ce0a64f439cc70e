"""Practices of the demo centre in Moscow, as the sources tell of them, and their way through its branches. Built once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from jardam.audit.actions import recorded
from jardam.centres.models import Branch, Centre, User
from jardam.centres.rules.roles import Role
from jardam.database.scope import for_centre
from jardam.demo.branches import BRANCHES
from jardam.demo.words import MARK
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.practice.actions import Handing, Written, hand_practice, look_at_transfer, write_practice
from jardam.practice.models import Practice
from jardam.practice.rules.transfers import How, Look, State, default_look


@dataclass(frozen=True, slots=True)
class Invented:
    """A practice of one branch, written down so many days ago; to which branches it went, and how it is used there."""

    name: str
    words: str
    origin: Language
    topic: Topic
    days_ago: int
    situation: str
    evidence: str = ""
    brought: str = ""
    went: Mapping[Language, tuple[How, Look | None]] = field(default_factory=dict)


USED = Look(State.IN_USE)
PRACTICES: Sequence[Invented] = (
    Invented(
        "Защита ребёнка, который остался без взрослых или которому грозит вред",
        "Услышали о ребёнке: сначала спрашиваем, в безопасности ли он сейчас. Один сотрудник ведёт случай до конца."
        " С ребёнком говорим на его языке и при взрослом, которому он доверяет. Опеку и консульство извещаем в тот же"
        " день, но адрес не называем никому, кто может навредить. Через неделю проверяем, где ребёнок.",
        Language.RO,
        Topic.C_CHILDREN_ELDERLY_DISABLED,
        400,
        "Ребёнок остался в России без взрослых, или взрослый рядом с ним опасен.",
        "За год так прошли шесть случаев; в двух ребёнок вернулся к родным, жалоб на нас не было.",
        # IOM: former members of Terre des hommes joined the Center in 2012 and formed its Moldavian division
        "Бывшие сотрудники организации Terre des hommes, которые пришли в центр в 2012 году",
        {
            Language.KY: (How.TRAINING, USED),
            Language.TG: (How.SIDE_BY_SIDE, USED),
            Language.UZ: (
                How.CASE_TOGETHER,
                Look(State.ADAPTED, "Первый разговор ведут вдвоём: с ребёнком и с родственниками отдельно."),
            ),
        },
    ),
    Invented(
        # IOM: the Tajik branch was the vehicle for negotiations on the repatriation of the bodies of those who died
        "Переговоры о бесплатной отправке тела на родину",
        "Собираем случаи за полгода с суммами, без имён. Идём с ними сначала в посольство, потом к перевозчику."
        " Просим не скидку, а правило. Ответ просим письмом.",
        Language.TG,
        Topic.C_RETURN_OF_DECEASED,
        45,
        "Человек умер в России, у семьи нет денег на перевозку тела.",
        "",
        "",
        {Language.KY: (How.MATERIALS, None)},
    ),
)


def fill_practice(centre: Centre, *, at: datetime) -> None:
    """Once: what stands is left alone, and a centre without branches has none."""
    with for_centre(centre.id), timezone.override(centre.zone):
        _fill(centre, at=at)


@recorded
def _fill(centre: Centre, *, at: datetime) -> None:
    named = {branch.name_ru: branch for branch in Branch.objects.filter(centre=centre)}
    if Practice.objects.filter(centre=centre).exists() or not named.keys() >= {
        ru for ru, _en in BRANCHES.values()
    }:
        return
    branches = {language: named[ru] for language, (ru, _en) in BRANCHES.items()}
    head = User.objects.filter(centre=centre, role=Role.CENTRE_HEAD).order_by("username")[0]
    for invented in PRACTICES:
        _write(invented, branches, head, at)


def _write(invented: Invented, branches: Mapping[Language, Branch], head: User, at: datetime) -> None:
    began = at - timedelta(days=invented.days_ago)
    written = Written(
        name=f"{MARK} {invented.name}",
        words=f"{MARK} {invented.words}",
        brought=f"{MARK} {invented.brought}" if invented.brought else "",
        branch=branches[invented.origin],
        topic=invented.topic,
        situation=f"{MARK} {invented.situation}",
        evidence=f"{MARK} {invented.evidence}" if invented.evidence else "",
        region="RU-MOW",
    )
    practice = write_practice(written, by=head, at=began)
    for number, (language, (how, look)) in enumerate(invented.went.items(), start=1):
        handed_at = began + timedelta(days=7 * number)
        day = timezone.localdate(handed_at)
        colleague = _who_answers(branches[language])
        handing = Handing(
            practice.branch, branches[language], day, how, number + 1, colleague, default_look(day)
        )
        transfer = hand_practice(practice, handing, by=head, at=handed_at)
        if look is not None:
            said = Look(look.outcome, f"{MARK} {look.words}" if look.words else "")
            look_at_transfer(transfer, said, seen=1, by=colleague, at=handed_at + timedelta(days=30))


def _who_answers(branch: Branch) -> User:
    """A caseworker of the branch, else whoever comes first."""
    people = User.objects.filter(centre_id=branch.centre_id, branch=branch, is_active=True).order_by(
        "username"
    )
    return min(people, key=lambda user: user.role != Role.CASEWORKER)
