"""A card as it is read: by an operator with all that is known of it, by a client only where it is fit to go out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from jardam.kernel.languages import Language
from jardam.knowledge.choices import Audience, Calculator, Kind
from jardam.knowledge.freshness import Freshness, freshness_of, signed_off
from jardam.knowledge.models import Card, CardNorm, CardText
from jardam.knowledge.queries.texts import texts_of
from jardam.knowledge.rules.staleness import Behind, flat, lines_with
from jardam.knowledge.speaking import Law, law_for, lines_of
from jardam.law.rules.confidence import Confidence


@dataclass(frozen=True, slots=True)
class Title:
    """A current card in a list. ``lang``: of the title, as a tag."""

    code: str
    title: str
    lang: str
    topics: list[str]
    risk: str
    audience: list[Audience]


@dataclass(frozen=True, slots=True)
class OpenNorm:
    """One legal ground as it stood when the card was written."""

    parameter: str  # its code
    law: str
    says: str
    confidence: str  # LAW, RETOLD or OPEN
    checked_on: date
    is_superseded: bool  # a row that says something else has been recorded since


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A card as it is read out in one language on one day: its numbers are those in force, as known now."""

    code: str
    version: int
    kind: Kind
    audience: list[Audience]
    title: str
    lang: str
    gloss: str
    ask: "OpenLines"
    say: str
    say_gloss: str  # what is read aloud, in Russian
    steps: "OpenLines"
    take: "OpenLines"
    warnings: "OpenLines"
    has_gap: bool  # a row that it refers to says nothing: no verified value
    sentences: "list[Spoken]"  # of what is read aloud, each with what is to be known of it
    behind: list[Behind]  # what the translation does not follow, and nobody has signed off or waived
    reviewed: bool  # by a native speaker
    is_behind: bool  # something of it is
    may_go_out: bool  # to clients, in this language
    norms: list[OpenNorm]
    confidence: str
    risk: str
    topics: list[str]
    checked_on: date
    calculators: list[Calculator]
    where: list[str]  # actors or standard services, by code
    owner: str
    reviewer: str  # empty: nobody has reviewed it
    next_review_on: date | None
    holds: bool  # valid on that day


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence. ``is_behind``: its master says something else by now; ``has_moved``: a number in it has changed."""

    text: str
    is_behind: bool = False
    has_moved: bool = False


@dataclass(frozen=True, slots=True)
class OpenLines:
    """A list of a card; in Russian where the asked language has none. ``lang`` says which it is."""

    lines: list[str]
    lang: str  # BCP 47
    stale: frozenset[int] = frozenset()  # the lines with a sentence that is behind

    @property
    def marked(self) -> list[Spoken]:
        return [Spoken(line, place in self.stale) for place, line in enumerate(self.lines)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


def titles(language: Language) -> list[Title]:
    """Every current card by its title in this language, else in Russian; in the order of the codes."""
    codes = Card.objects.current().order_by("code").values_list("code", flat=True)
    texts = texts_of(list(codes), language)
    law = law_for((text.title for text, _russian in texts.values()), timezone.localdate())
    return [title_in(text, law) for _code, (text, _russian) in sorted(texts.items())]


def title_in(text: CardText, law: Law) -> Title:
    """The line of a card in a list. The text carries its card."""
    card, said = text.card, law.said(text.title, text.language)
    audience = [Audience(who) for who in card.audience]
    return Title(card.code, said, Language(text.language).tag, card.topics, card.risk, audience)


def read_card(
    code: str, language: Language, *, interface: str = "ru", on: date | None = None
) -> OpenCard | None:
    """The current version of a card, or None when there is no such card. Four queries.

    ``interface``: the language of the legal grounds, Russian or English. ``on``: the day whose law is read, else today.
    """
    pair = texts_of([code], language).get(code)
    if pair is None:
        return None
    text, russian = pair
    card = text.card
    day = on or timezone.localdate()
    norms = list(CardNorm.objects.filter(card=card).select_related("parameter").order_by("position", "pk"))
    lines = [*lines_of(text), *lines_of(russian)]
    law = law_for(lines, day, (norm.parameter.code for norm in norms))
    fresh = freshness_of(card.code, text, russian, signed_off([card.code]), law.values)
    return OpenCard(
        code=card.code,
        version=card.version,
        kind=Kind(card.kind),
        audience=[Audience(who) for who in card.audience],
        title=law.said(text.title, text.language),
        lang=Language(text.language).tag,
        gloss=law.said(russian.title, russian.language),
        ask=_lines("ask", text, russian, law, fresh),
        say=law.said(text.say, text.language),
        say_gloss=law.said(russian.say, russian.language),
        sentences=_sentences(text, law, fresh),
        behind=fresh.behind,
        steps=_lines("steps", text, russian, law, fresh),
        take=_lines("take", text, russian, law, fresh),
        warnings=_lines("warnings", text, russian, law, fresh),
        has_gap=law.has_gap(lines),
        reviewed=fresh.is_reviewed,
        is_behind=bool(fresh.behind),
        may_go_out=card.is_for_clients(day) and fresh.is_fit,
        norms=[_norm(norm, law, interface) for norm in norms],
        confidence=Confidence(card.confidence).standing,
        risk=card.risk,
        topics=card.topics,
        checked_on=card.checked_on,
        calculators=[Calculator(name) for name in card.calculators],
        where=card.where,
        owner=card.owner,
        reviewer=card.reviewer,
        next_review_on=card.next_review_on,
        holds=card.holds(day),
    )


def _sentences(text: CardText, law: Law, fresh: Freshness) -> list[Spoken]:
    stale, moved = fresh.stale("say"), fresh.to_look_at("say")
    return [
        Spoken(law.said(one, text.language), place in stale, place in moved)
        for place, one in enumerate(flat([text.say]))
    ]


def _lines(part: str, text: CardText, russian: CardText, law: Law, fresh: Freshness) -> OpenLines:
    source = text if text.words[part] else russian
    lines = source.words[part]
    stale = fresh.stale(part) if source is text else frozenset()
    lang = Language(source.language).tag
    return OpenLines(law.all_said(lines, source.language), lang, lines_with(stale, lines))


def titles_of(codes: Sequence[str], language: Language) -> dict[str, str]:
    """What the current cards are called, by code; a card that has gone is not there. Two queries."""
    pairs = texts_of(codes, language)
    law = law_for((text.title for text, _russian in pairs.values()), timezone.localdate())
    return {code: law.said(text.title, text.language) for code, (text, _russian) in pairs.items()}


def _norm(norm: CardNorm, law: Law, interface: str) -> OpenNorm:
    shown = "en" if interface == "en" else "ru"
    newest = max(law.periods[norm.parameter.code], key=lambda row: row.valid_from or date.min)
    return OpenNorm(
        parameter=norm.parameter.code,
        law=norm.law[shown],
        says=law.said(norm.says[shown], shown.upper()),
        confidence=Confidence(norm.confidence).standing,
        checked_on=norm.parameter.last_checked_on,
        is_superseded=newest.says != norm.parameter.says,
    )
