"""Agreements between states, and materials that may be handed out, as the search compares them."""

from collections.abc import Collection, Iterator
from typing import Any

from django.utils import translation

from jardam.centres.choices import topics
from jardam.kernel.languages import Language
from jardam.kernel.regions import region_name
from jardam.kernel.topics import Topic
from jardam.knowledge.queries import titles_of
from jardam.law.models import Parameter
from jardam.library.agreements import PREFIX
from jardam.library.choices import material_kind_words
from jardam.library.models import Material, MaterialCopy
from jardam.library.rules.materials import MaterialKind
from jardam.search.rules.documents import Document

AGREEMENT, MATERIAL = "AGREEMENT", "MATERIAL"


def agreements(using: str, codes: Collection[str] | None = None) -> Iterator[Document]:
    """One document a row of the law, whatever became of the agreement. One query."""
    rows = Parameter.objects.using(using).filter(code__startswith=PREFIX).as_known()
    by_code = {row.code.removeprefix(PREFIX): row for row in rows}
    for code, row in sorted(by_code.items()):
        if codes is None or code in codes:
            yield Document(AGREEMENT, code, _titles(row), _body(row.details))


def materials(using: str, keys: Collection[str] | None = None) -> Iterator[Document]:
    """Those with a copy that may be handed out, by kind, topics and the answers that they go with.

    Their own titles rest sealed and are not told here; whoever finds one opens them. Three queries.
    """
    current = MaterialCopy.objects.current().values("material")  # of the same database as the rows around it
    rows = Material.objects.using(using).filter(pk__in=current).order_by("number")
    found = list(rows if keys is None else rows.filter(pk__in=keys))
    cards = titles_of(sorted({code for one in found for code in one.cards}), Language.RU)
    for one in found:
        goes_with = [cards[code] for code in one.cards if code in cards]
        titles = {language.upper(): _described(one, language) for language in ("ru", "en")}
        yield Document(MATERIAL, str(one.pk), titles, ". ".join(goes_with))


def _described(one: Material, language: str) -> str:
    with translation.override(language):
        kind, names = material_kind_words()[MaterialKind(one.kind)], topics()
        return f"{kind}: {', '.join(str(names[Topic(topic)]) for topic in one.topics)}"


def _titles(row: Parameter) -> dict[str, str]:
    told: dict[str, Any] = row.details
    title = str(told.get("title") or row.statement)
    return {"RU": str(told.get("title_ru") or title), "EN": str(told.get("title_en") or title)}


def _body(details: dict[str, Any]) -> str:
    """Between whom, and of which years: what people ask an agreement by."""
    parties = " ".join(region_name(party) for party in details.get("parties") or () if isinstance(party, str))
    return f"Соглашение, договор между странами. {parties}. {details.get('signed') or ''}. {details.get('why_ru') or ''}"
