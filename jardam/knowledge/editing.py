"""What the editors' pages show: what waits, a text beside its master, what happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.knowledge import choices
from jardam.knowledge.freshness import Freshness, freshness_of, signed_off
from jardam.knowledge.models import Card, CardText, Draft, SignOff
from jardam.knowledge.rules.staleness import PARTS, flat
from jardam.knowledge.speaking import Law, law_for, lines_of


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of a card in the list. ``state``: behind, moved, unread or fine."""

    name: str
    url: str
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """A card in the editors' list."""

    code: str
    title: str
    url: str
    is_due: bool
    tongues: list[Tongue]
    lag: int  # sentences behind, in all languages

    @property
    def is_waiting(self) -> bool:
        """Somebody has something to do here: a look that is due, a text that is behind, a number that moved."""
        return self.is_due or any(tongue.state in {"behind", "moved"} for tongue in self.tongues)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in the list, by whom and since when."""

    draft: Draft
    title: str
    language: str
    author: str
    url: str


@dataclass(frozen=True, slots=True)
class Side:
    """One part of a text: the master's sentences beside what is written. ``lags``: those that it does not follow."""

    part: str
    name: Any
    master: list[str]
    lags: list[Any]


@dataclass(frozen=True, slots=True)
class Past:
    """A version of a card, or a word that was said of it."""

    on: date
    what: str
    who: str
    why: str


def board(today: date) -> list[Line]:
    """Every card with how its languages stand; what needs work first. Four queries."""
    texts: dict[str, dict[str, CardText]] = {}
    for text in CardText.objects.filter(card__is_current=True).select_related("card"):
        texts.setdefault(text.card.code, {})[text.language] = text
    law = law_for((line for own in texts.values() for text in own.values() for line in lines_of(text)), today)
    signed = signed_off(texts)
    lines = [
        _line(
            {
                lang: (text, freshness_of(code, text, own["RU"], signed, law.values))
                for lang, text in own.items()
            },
            law,
            today,
        )
        for code, own in texts.items()
    ]
    return sorted(lines, key=lambda line: (-line.lag, not line.is_due, line.code))


def _line(own: Mapping[str, tuple[CardText, Freshness]], law: Law, today: date) -> Line:
    russian = own["RU"][0]
    card = russian.card
    tongues = [_tongue(*own[language.value]) for language in OWN_NAMES if language.value in own]
    return Line(
        code=card.code,
        title=law.said(russian.title, "RU"),
        url=reverse("knowledge:history", args=[card.code]),
        is_due=card.next_review_on is not None and card.next_review_on <= today,
        tongues=tongues,
        lag=sum(len(fresh.behind) for _text, fresh in own.values()),
    )


def _tongue(text: CardText, fresh: Freshness) -> Tongue:
    state = (
        "behind" if fresh.behind else "moved" if fresh.moved else "fine" if fresh.is_reviewed else "unread"
    )
    url = reverse("knowledge:edit", args=[text.card.code, text.language.lower()])
    return Tongue(OWN_NAMES[Language(text.language)], url, state)


def drafts_shown(drafts: Sequence[Draft], today: date) -> list[DraftLine]:
    """With the titles of their cards and the names of their authors. Four queries."""
    texts = CardText.objects.filter(
        card__is_current=True, language="RU", card__code__in=[draft.code for draft in drafts]
    ).select_related("card")
    titles = {text.card.code: text.title for text in texts}
    law = law_for(titles.values(), today)
    names = names_of([draft.author_id for draft in drafts])
    return [
        DraftLine(
            draft=draft,
            title=law.said(titles.get(draft.code, draft.code), "RU"),
            language=OWN_NAMES[Language(draft.language)] if draft.language else _("The answer as a whole"),
            author=names.get(draft.author_id, ""),
            url=reverse("knowledge:draft", args=[draft.pk]),
        )
        for draft in drafts
    ]


def sides(russian: CardText, fresh: Freshness | None) -> list[Side]:
    """The Russian sentences part by part; beside the Russian text itself they are what stands now."""
    names, words = choices.parts(), choices.changes()
    behind = fresh.behind if fresh else []
    return [
        Side(
            part,
            names[part],
            flat(russian.words[part]),
            [(words[one.change], one) for one in behind if one.part == part],
        )
        for part in PARTS
    ]


def history_of(code: str) -> list[Past]:
    """Every version and every sign-off of a card, the newest first. Three queries."""
    cards = Card.objects.filter(code=code).select_related("draft").order_by("-version")
    signs = SignOff.objects.filter(code=code).order_by("-signed_on", "-pk")
    drafts = [card.draft for card in cards if card.draft]
    people = [draft.author_id for draft in drafts]
    people += [draft.decided_by_id for draft in drafts if draft.decided_by_id]
    names = names_of([*people, *(sign.by_id for sign in signs)])
    acts = choices.sign_off_acts()
    past = [_version(card, names) for card in cards]
    past += [
        Past(
            sign.signed_on,
            f"{OWN_NAMES[Language(sign.language)]}: {acts[choices.SignOffAct(sign.act)]}",
            names[sign.by_id],
            sign.why,
        )
        for sign in signs
    ]
    return sorted(past, key=lambda one: one.on, reverse=True)


def _version(card: Card, names: Mapping[UUID, str]) -> Past:
    if card.draft is None:
        return Past(card.loaded_on, f"v{card.version}", "", "")
    draft = card.draft
    who = [names.get(draft.author_id, ""), names.get(draft.decided_by_id, "") if draft.decided_by_id else ""]
    language = OWN_NAMES[Language(draft.language)] if draft.language else _("The answer as a whole")
    return Past(card.loaded_on, f"v{card.version} {language}", " → ".join(who), draft.words["why"])


def names_of(users: Sequence[UUID]) -> dict[UUID, str]:
    return display_names(User.objects.filter(pk__in=users))
