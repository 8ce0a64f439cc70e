"""Agreements between states as the search compares them."""

from collections.abc import Collection, Iterator
from typing import Any

from jardam.kernel.regions import region_name
from jardam.law.models import Parameter
from jardam.library.agreements import PREFIX
from jardam.search.rules.documents import Document

AGREEMENT = "AGREEMENT"


def agreements(using: str, codes: Collection[str] | None = None) -> Iterator[Document]:
    """One document a row of the law, whatever became of the agreement. One query."""
    rows = Parameter.objects.using(using).filter(code__startswith=PREFIX).as_known()
    by_code = {row.code.removeprefix(PREFIX): row for row in rows}
    for code, row in sorted(by_code.items()):
        if codes is None or code in codes:
            yield Document(AGREEMENT, code, _titles(row), _body(row.details))


def _titles(row: Parameter) -> dict[str, str]:
    told: dict[str, Any] = row.details
    title = str(told.get("title") or row.statement)
    return {"RU": str(told.get("title_ru") or title), "EN": str(told.get("title_en") or title)}


def _body(details: dict[str, Any]) -> str:
    """Between whom, and of which years: what people ask an agreement by."""
    parties = " ".join(region_name(party) for party in details.get("parties") or () if isinstance(party, str))
    return f"Соглашение, договор между странами. {parties}. {details.get('signed') or ''}. {details.get('why_ru') or ''}"
