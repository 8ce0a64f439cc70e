"""What the library holds, and how it stands to whoever asks: nobody's, so the same for everybody."""

from datetime import datetime
from uuid import UUID

from jardam.centres.models import User
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience
from jardam.library.actions import (
    Clarified,
    Copied,
    Described,
    Noted,
    add_copy,
    add_source,
    begin_issue,
    decide_copy,
    enter_material,
    note_clarification,
    note_evidence,
    propose_wording,
)
from jardam.library.choices import ItemKind, NoteKind
from jardam.library.models import IssueItem, MaterialCopy, Term
from jardam.library.rules.agreements import Outcome
from jardam.library.rules.materials import Format, MaterialKind
from jardam.library.rules.terms import Column

AGREEMENT, TERM = "tj_labour_2004", "employer"


def evidence_of(by: User, at: datetime) -> UUID:
    noted = Noted(AGREEMENT, Outcome.APPLIED, at.date(), "ORAL", "Принято без слов")
    return note_evidence(noted, by=by, at=at).pk


def clarification_of(by: User, at: datetime) -> UUID:
    clarified = Clarified(
        NoteKind.OFFICIAL,
        at.date(),
        [f"agreements.{AGREEMENT}"],
        "Срок",
        "Семь дней",
        said="ORAL",
        occasion="SEMINAR",
        office="Отдел",
        position="Инспектор",
    )
    return note_clarification(clarified, by=by, at=at).pk


def wording_of(by: User, at: datetime) -> UUID:
    """A word that waits for a second person."""
    term = Term.objects.get(code=TERM)
    return propose_wording(term, Column.KY, f"жумуш берүүчү {by.username}", "", by=by, at=at).pk


def issue_of(by: User, at: datetime) -> IssueItem:
    """The one item of an issue that nobody has approved."""
    issue = begin_issue(at.date(), [Language.RU, Language.KY], by.username, by=by, at=at)
    return add_source(issue, ItemKind.CARD, "WAGES_UNPAID", by=by, at=at)


def copy_of(by: User, at: datetime) -> MaterialCopy:
    """A leaflet with a file, which waits for a second person."""
    told = Described(by.username, MaterialKind.LEAFLET, [Audience.WORKER], [Topic.A_PATENT], Language.RU)
    material = enter_material(told, by=by, at=at)
    copied = Copied(Language.RU, Format.PAPER, "Патент", content=b"%PDF-1.7")
    return add_copy(material, copied, by=by, at=at)


def copy_in_use(by: User, second: User, at: datetime) -> UUID:
    """The same, approved by a second person."""
    copy = copy_of(by, at)
    decide_copy(copy, is_approved=True, by=second, at=at)
    return copy.pk
