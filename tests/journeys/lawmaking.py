"""The way to the pages of a change of the law, which stands there before somebody looks."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from jardam.law.actions import ChangeWords, draft_change, draft_notices
from jardam.law.models import Change, NoticeText
from jardam.law.rules.changing import Act, Grounds, Proposal
from jardam.law.rules.confidence import Confidence
from tests.journeys.desks import Desk
from tests.journeys.town import Town

CODE = "deadlines.tc392_wages"


def a_change(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/law/changes/{_entered(town).pk}/")


def an_edited_change(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/law/changes/{_entered(town).pk}/edit/")


def touched_cards(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/law/changes/{_entered(town).pk}/touched/CARD/")


def notices(desk: Desk, town: Town) -> None:
    desk.page.goto(f"/law/changes/{_drafted(town).pk}/notices/")


def a_notice(desk: Desk, town: Town) -> None:
    notice = NoticeText.objects.get(change=_drafted(town), language="KY")
    desk.page.goto(f"/law/notices/{notice.pk}/")


def _drafted(town: Town) -> Change:
    change = _entered(town)
    with transaction.atomic():
        draft_notices(change.pk, by=town.users["dalia"], at=timezone.now())
    return change


def _entered(town: Town) -> Change:
    """The one change of the town; whoever looks first finds it entered."""
    found = Change.objects.open().first()
    if found:
        return found
    today, now = timezone.localdate(), timezone.now()
    grounds = Grounds(
        "1-ФЗ", "https://example.org", Confidence.SEEN_IN_SOURCE, today, today + timedelta(days=90)
    )
    proposal = Proposal(Act.NEW_PERIOD, CODE, value="2", starts_on=date(today.year + 1, 1, 1))
    with transaction.atomic():
        return draft_change(ChangeWords(grounds, "Закон изменён"), proposal, by=town.users["dalia"], at=now)
