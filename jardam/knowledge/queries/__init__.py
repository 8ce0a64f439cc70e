"""Finding and reading answer cards."""

from jardam.knowledge.queries.cards import (
    OpenCard,
    OpenLines,
    OpenNorm,
    Spoken,
    Title,
    read_card,
    titles,
    titles_of,
)
from jardam.knowledge.queries.clients import may_go_out, read_for_client, titles_for_clients
from jardam.knowledge.queries.editions import edition_of
from jardam.knowledge.queries.finding import Found, found_cards, protecting, search
from jardam.knowledge.queries.quoting import Quote, quotes

__all__ = [
    "Found",
    "OpenCard",
    "OpenLines",
    "OpenNorm",
    "Quote",
    "Spoken",
    "Title",
    "edition_of",
    "found_cards",
    "may_go_out",
    "protecting",
    "quotes",
    "read_card",
    "read_for_client",
    "search",
    "titles",
    "titles_for_clients",
    "titles_of",
]
