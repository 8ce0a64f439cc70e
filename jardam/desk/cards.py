"""What the answers bring to an editor's day: drafts that wait for a second person, translations behind, reviews due."""

from datetime import datetime

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.centres.models import User
from jardam.desk.days import Queue, Row
from jardam.desk.steps import END_OF_DAY
from jardam.knowledge.models import Card, CardText, Draft
from jardam.knowledge.permissions import may_publish


def card_rows(user: User, now: datetime) -> list[Row]:
    """One row for all of them, due at the end of the day; none when nothing waits. Three queries."""
    if user.centre is None or not may_publish(user):
        return []
    today = now.astimezone(user.centre.zone).date()
    waiting = Draft.objects.waiting_for(user).count()
    behind = _translations_behind()
    due = Card.objects.current().filter(next_review_on__lte=today).count()
    if not waiting + behind + due:
        return []
    counts = [
        (waiting, ngettext("%(n)d draft waits", "%(n)d drafts wait", waiting)),
        (behind, ngettext("%(n)d translation is behind", "%(n)d translations are behind", behind)),
        (due, ngettext("%(n)d review is due", "%(n)d reviews are due", due)),
    ]
    return [
        Row(
            due=timezone.make_aware(datetime.combine(today, END_OF_DAY)),
            is_late=False,
            title=_("Answers that wait for an editor"),
            url=reverse("knowledge:board"),
            act=_("Open"),
            note="",
            meta=[words % {"n": number} for number, words in counts if number],
            queue=Queue.PRACTICE,
        )
    ]


def _translations_behind() -> int:
    """Made from an older revision of the Russian text; sentence by sentence the board says it."""
    russian = CardText.objects.filter(card=OuterRef("card"), language="RU").values("revision")
    current = CardText.objects.filter(card__is_current=True).exclude(language="RU")
    return current.annotate(master=Subquery(russian)).filter(revision__lt=F("master")).count()
