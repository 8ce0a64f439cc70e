"""What editors of answers see: a draft, which is its author's to write, and words by which an answer was found."""

from datetime import datetime
from uuid import UUID

from jardam.centres.models import User
from jardam.knowledge.actions import Written, save_draft
from jardam.search.models import Alias


def draft_of(by: User, at: datetime) -> UUID:
    written = Written({"texts": {"TG": {"title": "Музд намедиҳанд"}}}, base_version=1, why="равшантар")
    return save_draft("WAGES_UNPAID", "TG", written, seen=0, by=by, at=at).pk


def alias_of(at: datetime) -> UUID:
    """Of nobody: who typed it is not kept."""
    words = {"words": "хозяин пропал", "folding": "hoziain propal", "language": "RU"}
    month = at.date().replace(day=1)
    return Alias.objects.create(kind="CARD", key="WAGES_UNPAID", month=month, times=2, **words).pk
