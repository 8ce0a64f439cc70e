"""What the answer box finds: cards first, then whatever else the house holds of the matter, by kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.centres.models import User
from jardam.desk.answering import Row, met_words, row_of
from jardam.kernel.languages import Language
from jardam.knowledge.findable import CARD
from jardam.knowledge.queries import found_cards
from jardam.law.findable import CALCULATOR
from jardam.library.agreements import PREFIX
from jardam.library.findable import AGREEMENT, MATERIAL
from jardam.library.queries import agreements_behind, material_titles
from jardam.network.findable import FACILITY, ORGANISATION, SERVICE
from jardam.practice.finding import practices_for
from jardam.precedents.finding import precedents_for
from jardam.search.queries import Hit, search
from jardam.search.reading import tagger
from jardam.search.rules.marking import marked_parts

MOST_OF_A_GROUP = 3


@dataclass(frozen=True, slots=True)
class Link:
    """Something found that is no card. ``why``: what of the question it meets; ``note``: how it stands."""

    title: SafeString
    url: str
    why: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Finding:
    """``is_likely``: the first card is likely the right one, not merely the nearest."""

    rows: list[Row] = field(default_factory=list)
    is_likely: bool = False
    groups: list[Group] = field(default_factory=list)


def found_for(words: str, language: Language, *, limit: int) -> Finding:
    """Everything for these words, best first; nothing when nothing was typed."""
    addresses = _addresses()
    answer = search(words, [CARD, *addresses], most=limit)
    cards = found_cards(answer.hits, language)
    return Finding(
        rows=[row_of(found, language) for found in cards],
        is_likely=bool(cards) and cards[0].is_confident,
        groups=[group for kind in addresses if (group := _group(kind, answer.of_kind(kind)))],
    )


def practices_found(words: str, reader: User) -> list[Group]:
    """What colleagues of the own centre do in such a matter, and what closed cases taught; nothing where they wrote
    nothing of it, or the reader works on no cases."""
    practices = [
        Link(format_html("{}", one.name), reverse("practice:practice", args=[one.pk]), "")
        for one in practices_for(words, reader)
    ]
    precedents = [
        Link(format_html("{}", one.name), reverse("precedents:precedent", args=[one.pk]), "")
        for one in precedents_for(words, reader)
    ]
    groups = [
        Group(_("Practices of our centre"), practices),
        Group(_("Precedents of our centre"), precedents),
    ]
    return [group for group in groups if group.links]


def _addresses() -> Mapping[str, Callable[[str], str]]:
    """The kinds in the order of their groups, and where each of them is read."""
    return {
        ORGANISATION: lambda key: reverse("desk:organisation", args=[key]),
        FACILITY: lambda key: reverse("desk:facility", args=[key]),
        CALCULATOR: lambda key: reverse("desk:calculator", args=[key]),
        AGREEMENT: lambda key: reverse("library:agreement", args=[key]),
        MATERIAL: lambda key: reverse("library:material", args=[key]),
        SERVICE: lambda key: reverse("services:service", args=[key]),
    }


def _headings() -> Mapping[str, Any]:
    return {
        ORGANISATION: _("Organisations"),
        FACILITY: _("Places of care"),
        CALCULATOR: _("Calculators"),
        AGREEMENT: _("Agreements"),
        MATERIAL: _("Materials"),
        SERVICE: _("Standard services"),
    }


def _group(kind: str, hits: Sequence[Hit]) -> Group | None:
    """Only what likely is of the matter: whoever reads while somebody speaks has no time for the rest."""
    likely = [hit for hit in hits if hit.is_confident][:MOST_OF_A_GROUP]
    if not likely:
        return None
    address, titles, notes = _addresses()[kind], _titles(kind, likely), _notes(kind, likely)
    links = [
        _link(hit, titles[hit.key], address(hit.key), notes.get(hit.key, ""))
        for hit in likely
        if hit.key in titles
    ]
    return Group(_headings()[kind], links)


def _titles(kind: str, hits: Sequence[Hit]) -> Mapping[str, str]:
    """What they are called, by key. The names of materials rest sealed and are opened here; one query for those."""
    if kind == MATERIAL:
        return material_titles([hit.key for hit in hits])
    language = (get_language() or "ru")[:2].upper()
    return {hit.key: hit.title(language) for hit in hits}


def _notes(kind: str, hits: Sequence[Hit]) -> Mapping[str, str]:
    """Of agreements: of what year, in force, does it work. Two queries, none for anything else."""
    if kind != AGREEMENT:
        return {}
    rows = agreements_behind([PREFIX + hit.key for hit in hits], timezone.localdate())
    return {one.code: one.in_one_look for one in rows}


def _link(hit: Hit, title: str, url: str, note: str) -> Link:
    glossary = tagger().every
    pieces = (
        (format_html("<mark>{}</mark>", piece) if is_met else piece,)
        for piece, is_met in marked_parts(title, hit.words, hit.concepts, glossary)
    )
    met = [glossary.names[code] for code in hit.concepts if code in glossary.names]
    return Link(format_html_join("", "{}", pieces), url, met_words(met), note)
