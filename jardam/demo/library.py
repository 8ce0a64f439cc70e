"""A little of the library, invented and marked as such: a note on an agreement, a clarification, a material and an issue. Built once."""

from datetime import datetime, timedelta

from jardam.centres.models import Centre, User
from jardam.centres.rules.roles import Role
from jardam.database.scope import for_centre
from jardam.demo.words import MARK
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience
from jardam.library import actions
from jardam.library.choices import ItemKind, NoteKind
from jardam.library.models import Evidence
from jardam.library.rules.agreements import Outcome
from jardam.library.rules.materials import Format, MaterialKind

STAY = "tj_stay_2013"
PRINTED = ("PATENT_PAY_RENEW", "WAGES_UNPAID")


def fill_library(centre: Centre, *, at: datetime) -> None:
    """Once: what stands is left alone. The head of the centre writes, the coordinator of the network approves."""
    if Evidence.objects.exists():
        return
    head = User.objects.filter(centre=centre, role=Role.CENTRE_HEAD).order_by("username")[0]
    second = User.objects.filter(centre=None, role=Role.NETWORK_COORDINATOR).order_by("username")[0]
    with for_centre(centre.id):
        _note(head, at - timedelta(days=20))
        _material(head, second, at - timedelta(days=10))
        _issue(head, second, at - timedelta(days=3))


def _note(head: User, at: datetime) -> None:
    words = f"{MARK} В отделе потребовали встать на учёт за семь дней; показали текст соглашения, приняли."
    noted = actions.Noted(STAY, Outcome.APPLIED, at.date(), "ORAL", words, region="RU-MOW")
    actions.note_evidence(noted, by=head, at=at)
    clarified = actions.Clarified(
        NoteKind.OFFICIAL,
        at.date(),
        [f"agreements.{STAY}", "stay.reg_tj"],
        f"{MARK} С какого дня считают пятнадцать дней",
        f"{MARK} Считаем с пересечения границы, день въезда не входит.",
        said="ORAL",
        occasion="SEMINAR",
        office="Управление по вопросам миграции",
        position="начальник отдела",
    )
    actions.note_clarification(clarified, by=head, at=at)


def _material(head: User, second: User, at: datetime) -> None:
    """The master was written anew since the Tajik copy was made: it is behind."""
    told = actions.Described(
        f"{MARK} Перевод денег домой", MaterialKind.SCRIPT, [Audience.WORKER], [Topic.D_MONEY], Language.RU
    )
    material = actions.enter_material(told, by=head, at=at)
    for language, text in (
        (Language.RU, "Сравните, сколько дойдёт до семьи, а не сколько берут за перевод."),
        (Language.TG, "Муқоиса кунед, ки чӣ қадар пул ба оила мерасад."),
        (Language.RU, "Сравните, сколько дойдёт до семьи: смотрите и на курс, и на плату."),
    ):
        copied = actions.Copied(language, Format.TEXT, told.title, f"{MARK} {text}")
        copy = actions.add_copy(material, copied, by=head, at=at)
        actions.decide_copy(copy, is_approved=True, by=second, at=at)


def _issue(head: User, second: User, at: datetime) -> None:
    """An approved number, and one that is being made."""
    issue = actions.begin_issue(at.date(), list(OWN_NAMES), "", by=head, at=at)
    for code in PRINTED:
        actions.add_source(issue, ItemKind.CARD, code, by=head, at=at)
    issue.refresh_from_db()
    try:
        actions.approve_issue(issue, seen=issue.revision, by=second, at=at)
    except actions.IssueFaulty:
        return  # a card is behind in some language: the number waits, as it would in life
    actions.begin_issue(at.date() + timedelta(days=3), list(OWN_NAMES), f"{MARK} Что нового", by=head, at=at)
