"""Leaflets and materials that rest on rows of the law, by the answers that they go with: which texts are out of date."""

import re
from collections import defaultdict
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jardam.centres.models import User
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.knowledge.choices import Audience
from jardam.knowledge.dependents import quoting, sentences_behind
from jardam.knowledge.freshness import freshness_of, signed_off
from jardam.knowledge.models import CardText
from jardam.law.dependents import PAGE_LINES, Line, Lines, Sentence, Source, Total
from jardam.law.rules.changing import Turn
from jardam.law.wording import value_of
from jardam.library.models import Material, MaterialCopy
from jardam.library.permissions import may_read_library

LEAFLETS, MATERIALS = "LEAFLET", "MATERIAL"
_LEAFLET = re.compile(r"([A-Z0-9_]{1,40})\.([A-Z]{2})")


def leaflet_source(words: str | Promise) -> Source:
    """Each language of an answer by itself: what is printed from now on says the new value, what lies about does not."""
    return Source(LEAFLETS, words, _leaflet_total, _leaflet_lines, may_read_library)


def material_source(words: str | Promise) -> Source:
    return Source(MATERIALS, words, _material_total, _material_lines, may_read_library)


def _leaflet_total(user: User, turn: Turn) -> Total:
    found = quoting(turn.codes)
    texts = list(_leaflets(found).values_list("card__code", flat=True))
    return Total(len(texts), sum(bool(turn.said_otherwise(found[code])) for code in texts))


def _leaflet_lines(user: User, turn: Turn, place: str) -> Lines:
    """By answer and language. Four statements."""
    quoted = quoting(turn.codes)
    rows = _leaflets(quoted).select_related("card").order_by("card__code", "language")
    if after := _LEAFLET.fullmatch(place):
        rows = rows.filter(Q(card__code__gt=after[1]) | Q(card__code=after[1], language__gt=after[2]))
    found = list(rows[: PAGE_LINES + 1])
    shown = found[:PAGE_LINES]
    codes = {text.card.code for text in shown}
    masters = {
        text.card_id: text
        for text in CardText.objects.filter(card__in={text.card_id for text in shown}, language=Language.RU)
    }
    signed = signed_off(codes)
    lines = [
        _leaflet_line(
            text,
            turn,
            quoted[text.card.code],
            is_fit=freshness_of(text.card.code, text, masters[text.card_id], signed, {}).is_fit,
        )
        for text in shown
    ]
    last = shown[-1] if shown else None
    return Lines(lines, f"{last.card.code}.{last.language}" if last and len(found) > PAGE_LINES else "")


def _leaflets(cards: dict[str, list[str]]) -> QuerySet[CardText]:
    """Every text of these answers that is meant for clients today, as `Card.is_for_clients` says."""
    today = timezone.localdate()
    return CardText.objects.filter(
        Q(card__valid_from=None) | Q(card__valid_from__lte=today),
        Q(card__valid_to=None) | Q(card__valid_to__gte=today),
        card__is_current=True,
        card__code__in=list(cards),
    ).exclude(card__audience=[Audience.STAFF.value])


def _leaflet_line(text: CardText, turn: Turn, codes: list[str], *, is_fit: bool) -> Line:
    told, language = turn.told_by(codes), Language(text.language)
    name = OWN_NAMES[language]
    return Line(
        key=text.pk,
        name=f"{text.card.code}, {name}",
        before=value_of(told, is_after=False),
        after=value_of(told, is_after=True),
        moved=told.is_other,
        url=reverse("library:leaflet", args=[text.card.code, language.catalogue]),
        note="" if is_fit else _("not printed now: the translation is behind"),
        behind=list(sentences_behind(text, turn.said_otherwise(codes), turn)),
    )


def _material_total(user: User, turn: Turn) -> Total:
    quoted = quoting(turn.codes)
    resting = [_codes_of(cards, quoted) for cards in _materials(quoted).values_list("cards", flat=True)]
    return Total(len(resting), sum(bool(turn.said_otherwise(codes)) for codes in resting))


def _material_lines(user: User, turn: Turn, place: str) -> Lines:
    """The newest first, each with its copies in use. Three statements."""
    quoted = quoting(turn.codes)
    rows = _materials(quoted)
    if place.isascii() and place.isdigit() and len(place) < 9:
        rows = rows.filter(number__lt=int(place))
    found = list(rows.order_by("-number")[: PAGE_LINES + 1])
    shown = found[:PAGE_LINES]
    copies: defaultdict[Any, list[MaterialCopy]] = defaultdict(list)
    in_use = MaterialCopy.objects.current().filter(material__in=shown).defer("sealed_file")
    for copy in in_use.order_by("language", "format"):
        copies[copy.material_id].append(copy)
    lines = [_material_line(one, turn, _codes_of(one.cards, quoted), copies[one.pk]) for one in shown]
    return Lines(lines, str(shown[-1].number) if len(found) > PAGE_LINES else "")


def _materials(cards: dict[str, list[str]]) -> QuerySet[Material]:
    """What may be handed out: with a copy in use, and not withdrawn."""
    in_use = MaterialCopy.objects.current().values("material")
    return Material.objects.filter(cards__overlap=list(cards), withdrawn_on=None, pk__in=in_use)


def _codes_of(cards: list[str], quoted: dict[str, list[str]]) -> list[str]:
    return [code for card in cards for code in quoted.get(card, ())]


def _material_line(one: Material, turn: Turn, codes: list[str], copies: list[MaterialCopy]) -> Line:
    """What a copy says of the law nobody knows here: a person reads it, and makes it anew."""
    told = turn.told_by(codes)
    stale = copies if told.is_other else []
    return Line(
        key=one.pk,
        name=one.title,
        before=value_of(told, is_after=False),
        after=value_of(told, is_after=True),
        moved=told.is_other,
        url=reverse("library:material", args=[one.pk]),
        note=", ".join(card for card in one.cards),
        behind=[Sentence(Language(copy.language).tag, copy.written["title"]) for copy in stale],
    )
