"""The rows of the directory, in words that are looked up once for a page and not once for a row."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from jardam.desk.templatetags.desk import language_word, region_word
from jardam.network.choices import actors, fees, takes_now
from jardam.network.searching import Row


@dataclass(frozen=True, slots=True)
class ListedOrganisation:
    """``told``: by whom, or of which year; ``kilometres``: from where one asked, None where nobody asked."""

    code: str
    name: str
    url: str
    told: str
    actor: str
    regions: str
    kilometres: int | None
    languages: str
    fee: str
    takes: str
    takes_on: date | None
    is_missing: bool


def listed(rows: Sequence[Row], missing: Collection[UUID]) -> Iterator[ListedOrganisation]:
    kinds, money, taking = _words(actors()), _words(fees()), _words(takes_now())
    address = reverse("desk:organisation", args=["code"])
    unknown = _("not known")
    for row in rows:
        one = row.organisation
        yield ListedOrganisation(
            code=one.code,
            name=one.name,
            url=address.replace("code", one.code),
            told=str(one.as_of or "") if one.digest else one.source,
            actor=kinds[one.actor],
            regions=", ".join(region_word(code) for code in one.regions),
            kilometres=row.kilometres,
            languages=", ".join(language_word(code) for code in one.languages) or unknown,
            fee=money[one.fee],
            takes=taking[one.takes] if one.takes_on else unknown,
            takes_on=one.takes_on,
            is_missing=one.pk in missing,
        )


def _words(words: Mapping[Any, Any]) -> Mapping[str, str]:
    return {str(value): str(word) for value, word in words.items()}
