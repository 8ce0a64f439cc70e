"""Where people heard of us; the chains are drawn for those only who may open the contacts behind them."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jardam.centres.http import StaffRequest
from jardam.centres.months import asked_month, month_word, neighbours
from jardam.contacts.choices import HeardFrom
from jardam.kernel.regions import region_name
from jardam.quality.chains import Line
from jardam.quality.mouth import DEEPEST, Point, WordOfMouth
from jardam.quality.permissions import may_open_lists, may_read_month
from jardam.quality.rules.small_numbers import protected
from jardam.quality.rules.word_of_mouth import Drawn
from jardam.quality.showing import Row, language_word
from jardam.quality.views.finding import here


@require_safe
def mouth(request: StaffRequest) -> HttpResponse:
    centre, now = here(request, allowed=may_read_month(request.user))
    asked, status = asked_month(request, centre, now)
    is_exact = may_open_lists(request.user)
    found = WordOfMouth(request.user, asked)
    trees = found.forest.trees
    page = {
        "first_word": month_word(found.first),
        "is_exact": is_exact,
        "heard": _heard(found, is_exact=is_exact),
        "trees": len(trees) if is_exact or len(trees) > 4 else 0,
        "brought": max((tree.brought for tree in trees), default=0),
        "depth": max((tree.depth for tree in trees), default=0),
        "sizes": found.by_size() if is_exact else [],
        "drawn": [_lines(tree) for tree in found.drawn()] if is_exact else [],
        "is_cut": found.is_cut,
        "deepest": DEEPEST,
        **neighbours(asked),
    }
    return render(request, "quality/mouth.html", page, status=status)


def _heard(found: WordOfMouth, *, is_exact: bool) -> list[Row]:
    numbers = list(found.heard.values())
    words = {**dict(HeardFrom.choices), "": _("nobody asked, or it was not said")}
    shown = numbers if is_exact else protected(numbers)
    return [Row(str(words.get(code, code)), value) for code, value in zip(found.heard, shown, strict=True)]


def _lines(tree: Iterable[tuple[Drawn[UUID], Point | None]]) -> list[Line]:
    tag = (get_language() or "ru")[:2]
    return [
        Line(_said(point, tag), line.level, line.brought, line.left_out, line.node) for line, point in tree
    ]


def _said(point: Point | None, tag: str) -> str:
    if point is None:
        return _("not closed yet")
    parts = [month_word(point.month), language_word(point.language), region_name(point.region, tag)]
    return " · ".join(part for part in parts if part)
