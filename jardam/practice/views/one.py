"""The page of one practice: what it is, where it went, and what the reader may do with it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jardam.centres.http import StaffRequest
from jardam.centres.models import Branch
from jardam.practice import queries
from jardam.practice.forms import HandForm, WithdrawForm
from jardam.practice.models import Practice, Transfer
from jardam.practice.permissions import may_change, may_hand
from jardam.practice.rules.transfers import Cell, Handed, picture, reuse_of
from jardam.practice.showing import drawn_cells, names_of, region_word, topic_word, transfer_lines
from jardam.practice.views.finding import colleagues, receiving, today_of


def practice_page(
    request: StaffRequest,
    found: Practice,
    *,
    hand: HandForm | None = None,
    withdraw: WithdrawForm | None = None,
    status: int = 200,
) -> HttpResponse:
    branches, transfers = queries.branches_shown(request.user), queries.transfers_of(found)
    today = today_of(request)
    if hand is None and may_hand(request.user, found):
        hand = hand_form(request, found, branches, transfers, initial={"from_branch": found.branch_id or ""})
    handed = [queries.handed_of(one, today) for one in transfers]
    page = {
        "practice": found,
        "written": found.written,
        "facts": _facts(found, transfers),
        "cells": drawn_cells(_cells(branches, found, handed), branches),
        "transfers": transfer_lines(transfers, today),
        "hand_form": hand if hand is not None and hand.receiving else None,
        "may_change": may_change(request.user, found),
        "withdraw_form": withdraw or WithdrawForm(),
    }
    return render(request, "practice/practice.html", page, status=status)


def hand_form(
    request: StaffRequest,
    found: Practice,
    branches: list[Branch],
    transfers: list[Transfer],
    **filled: object,
) -> HandForm:
    """``filled``: the typed ``data`` of a form, or its ``initial`` values."""
    ready = receiving(found, branches, transfers)
    return HandForm(branches, ready, colleagues(request), today_of(request), **filled)


def _cells(branches: list[Branch], found: Practice, handed: list[Handed]) -> list[Cell]:
    return picture([branch.pk for branch in branches], found.branch_id, handed)


def _facts(found: Practice, transfers: list[Transfer]) -> list[tuple[str, object]]:
    brought, author = found.written["brought"], names_of([found.written_by_id])[found.written_by_id]
    rows = [
        (_("Comes from"), found.branch.name if found.branch else _("outside, straight to the centre")),
        (_("Brought in by"), brought),
        (_("Topic"), topic_word(found)),
        (_("Region"), region_word(found)),
        (_("In use elsewhere"), _reused(reuse_of([one.state for one in transfers]))),
        (_("Written down by"), author),
        (_("Written down on"), date_format(found.written_on, "d.m.Y")),
        (_("Withdrawn on"), date_format(found.withdrawn_on, "d.m.Y") if found.withdrawn_on else ""),
        (_("Why it is withdrawn"), found.reason),
    ]
    return [(term, value) for term, value in rows if value]


def _reused(branches: int) -> str:
    if not branches:
        return _("nowhere yet")
    return ngettext("in %(count)s branch", "in %(count)s branches", branches) % {"count": branches}
