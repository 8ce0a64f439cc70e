"""The checklist of a case as its page shows it: safety first and marked, each item with who ticked it and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from jardam.cases.checking import items_of, screening_of
from jardam.cases.choices import item_states
from jardam.cases.models import Case, Entry
from jardam.cases.queries import own_items_of
from jardam.cases.reading import checklists
from jardam.cases.rules.checklist import HowFar, Item, ItemState, how_far
from jardam.cases.rules.indicators import Hint, Screening
from jardam.cases.rules.tracks import Track
from jardam.cases.sealing import TEXT, WHAT
from jardam.cases.written import Written, read_ticks
from jardam.filings.reading import kinds_by_document
from jardam.vault.restricted import Opener

ITEM = "-item-"
"""Stands for the code of an item in an address that is looked up once for all of them."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What was said of an item last, and in which line."""

    entry: Entry
    state: ItemState
    remark: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the page reads of a checklist: items in order, the newest tick of each by code, and what the signs hint at."""

    items: list[Item]
    ticks: Mapping[str, Ticked]
    screening: Screening


@dataclass(frozen=True, slots=True)
class ShownItem:
    words: str
    is_safety: bool
    state: ItemState
    who: str
    day: date | None
    remark: str
    url: str
    remark_on: str  # the name of its link, for whoever does not see where it stands
    card_url: str
    term_url: str
    paper_url: str

    @property
    def is_open(self) -> bool:
        return self.state is ItemState.OPEN


@dataclass(frozen=True, slots=True)
class ShownChecklist:
    items: list[ShownItem]
    far: HowFar
    told: str  # "3 of 7"
    safety: str  # how many safety items are open, empty when none is
    signs: str  # what the signs hint at
    is_hinted: bool
    may_be_other_track: bool


def read_checklist(case: Case, written: Written, opener: Opener | None) -> Checked:
    """Of a case that `visible_case` found. The caller writes the reading down. Errors: FileKeyLocked, FileKeyDestroyed."""
    screening = screening_of(case, written.screened, opener)
    ticks = {
        code: Ticked(entry, ItemState(words["to"]), words[TEXT])
        for code, (entry, words) in read_ticks(case, written, opener).items()
    }
    return Checked(items_of(case, own_items_of(case), screening), ticks, screening)


def tickers(checked: Checked | None) -> set[UUID]:
    """Whose names the page must know."""
    return {each.entry.written_by_id for each in checked.ticks.values()} if checked else set()


def shown_checklist(case: Case, checked: Checked, names: Mapping[str, str]) -> ShownChecklist:
    tag = (get_language() or "ru")[:2]
    states = {code: each.state for code, each in checked.ticks.items()}
    far = how_far(checked.items, states)
    is_hinted = checked.screening.hint is Hint.SEEN
    return ShownChecklist(
        items=_shown(case, checked, names, tag),
        far=far,
        told=_("%(done)d of %(needed)d done") % {"done": far.done, "needed": far.needed},
        safety=_safety(far.open_safety),
        signs=hint_told(checked.screening),
        is_hinted=is_hinted,
        may_be_other_track=is_hinted and case.track != Track.TRAFFICKING,
    )


def _shown(case: Case, checked: Checked, names: Mapping[str, str], tag: str) -> list[ShownItem]:
    url, is_written = reverse("desk:case_item", args=[case.pk, ITEM]), case.is_open
    term_url, paper_url = (reverse(f"desk:case_{name}_add", args=[case.pk]) for name in ("term", "paper"))
    return [
        ShownItem(
            words=item.said(tag),
            is_safety=item.is_safety,
            state=tick.state if tick else ItemState.OPEN,
            who=names.get(str(tick.entry.written_by_id), "") if tick else "",
            day=tick.entry.happened_on if tick else None,
            remark=tick.remark if tick else "",
            url=url.replace(ITEM, item.code),
            remark_on=_("With a remark: %(words)s") % {"words": item.said(tag)},
            card_url=_card_url(item.card, tag) if item.card else "",
            term_url=_begun(term_url, item.deadline) if is_written else "",
            paper_url=_begun(paper_url, kinds_by_document().get(item.document, "")) if is_written else "",
        )
        for item in checked.items
        for tick in [checked.ticks.get(item.code)]
    ]


@cache
def _card_url(card: str, tag: str) -> str:
    return reverse("desk:card", args=[card, tag])


def _begun(url: str, kind: str) -> str:
    """Where a term or a paper of this kind begins in the case; empty where the item names none."""
    return f"{url}?kind={kind}" if kind else ""


def _safety(open_items: int) -> str:
    if not open_items:
        return ""
    return ngettext(
        "%(count)d item of safety is open: it comes before all else.",
        "%(count)d items of safety are open: they come before all else.",
        open_items,
    ) % {"count": open_items}


def hint_told(screening: Screening) -> str:
    """What the answers hint at, as a sentence."""
    numbers = {"seen": screening.seen, "asked": screening.asked, "whole": screening.whole}
    return {
        Hint.NOT_ASKED: _("Nobody has asked about the signs of forced labour yet."),
        Hint.SEEN: _(
            "Signs of forced labour: %(seen)d seen, %(asked)d of %(whole)d asked. This is a hint and no verdict: one sign"
            " may be enough. A roof and protection come first."
        ),
        Hint.NONE_YET: _("Signs of forced labour: none seen so far, %(asked)d of %(whole)d asked."),
        Hint.NONE: _("Signs of forced labour: none seen, all %(whole)d asked. That excludes nothing."),
    }[screening.hint] % numbers


def named_item(items: Iterable[Item], code: str) -> Item | None:
    return next((item for item in items if item.code == code), None)


def tick_told(words: Mapping[str, str]) -> str:
    """A tick as a line of what happened: in the reader's language where the network's list has the item, else as it was."""
    found = checklists().items.get(words["item"])
    named = found.said((get_language() or "ru")[:2]) if found else words[WHAT]
    state = item_states()[ItemState(words["to"])]
    return _("Checklist, %(state)s: %(item)s") % {"state": state, "item": named}
