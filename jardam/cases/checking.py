"""The checklist of a case as it stands: its items, the newest tick of each, and the signs that were asked about."""

from collections.abc import Iterable
from typing import Any

from jardam.cases.choices import EntryKind
from jardam.cases.models import Case, Entry, Tick
from jardam.cases.reading import checklists, indicators
from jardam.cases.rules.checklist import Item, with_safety
from jardam.cases.rules.indicators import Answer, Hint, Screening, screened
from jardam.cases.rules.tracks import Track
from jardam.cases.sealing import ANSWERS, words_of
from jardam.vault.restricted import Opener


def latest_ticks(case: Case) -> dict[str, Tick]:
    """By code of the item, what was said of it last. One query."""
    ticks = Tick.objects.filter(centre_id=case.centre_id, case=case).select_related("entry")
    return {each.code: each for each in ticks.order_by("entry__number")}


def newest_on_signs(case: Case) -> Entry | None:
    """The newest line on the signs of forced labour. One query."""
    return case.entries.filter(kind=EntryKind.SCREENED.value).order_by("-number").first()


def newest_screening(case: Case, opener: Opener | None = None) -> dict[str, Any] | None:
    """What was answered last about the signs of forced labour; None, when nobody asked. One query.

    Errors: FileKeyLocked, FileKeyDestroyed.
    """
    entry = newest_on_signs(case)
    return words_of(entry, case.person.key, opener) if entry else None


def screening_of(case: Case, entry: Entry | None, opener: Opener | None = None) -> Screening:
    """``entry``: the newest line on the signs, if there is one. Errors: as `newest_screening`."""
    told = words_of(entry, case.person.key, opener) if entry else {ANSWERS: {}}
    answers = {code: Answer(answer) for code, answer in told[ANSWERS].items()}
    return screened(answers, indicators().signs)


def items_of(case: Case, own: Iterable[Item], screening: Screening) -> list[Item]:
    """What the case must not forget, safety first: the network's items of its track, and ``own``, those of the centre."""
    lists = checklists()
    return with_safety([*lists.of(Track(case.track)), *own], lists, is_hinted=screening.hint is Hint.SEEN)
