"""An issue in one language: its pieces read from their sources, its PDF, its short messages. A fixed number of queries."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.formats import date_format

from jardam.kernel.languages import Language
from jardam.knowledge.freshness import freshness_of, signed_off
from jardam.knowledge.queries.texts import texts_of
from jardam.knowledge.speaking import law_for
from jardam.law.models import NoticeText
from jardam.law.rules.changing import ChangeState
from jardam.library.choices import ItemKind
from jardam.library.models import Clarification, Issue, IssueItem
from jardam.library.rules.messages import short_messages
from jardam.library.rules.newspaper import Edition, Piece, printable
from jardam.papers.blocks import Block, Heading, Paper, Rule, Text
from jardam.papers.printing import pdf

NAMES: Mapping[Language, str] = {
    Language.RU: "Новости трудовой миграции",
    Language.KY: "Эмгек миграциясынын жаңылыктары",
    Language.TG: "Хабарҳои муҳоҷирати меҳнатӣ",
    Language.UZ: "Mehnat migratsiyasi yangiliklari",
    Language.RO: "Știrile migrației de muncă",
    Language.EN: "News of Labour Migration",
}
"""No native speaker has read the middle four yet."""


def items_of(issue: Issue) -> list[IssueItem]:
    return list(IssueItem.objects.filter(issue=issue).order_by("position", "pk"))


def edition_of(issue: Issue, language: Language, on: date) -> Edition:
    """As it was printed, or as it would be today. Six queries at most, however many items."""
    if issue.is_approved:
        return [Piece(title, text, source) for title, text, source in issue.printed.get(language.value, [])]
    items = items_of(issue)
    known: dict[tuple[str, str], Piece] = {}
    for kind, read in _READERS.items():
        wanted = [item.source for item in items if item.kind == kind]
        found = read(wanted, language, on) if wanted else {}
        known |= {(kind.value, source): piece for source, piece in found.items()}
    return [
        _own(item, language) if item.kind == ItemKind.OWN else known.get((item.kind, item.source))
        for item in items
    ]


def issue_pdf(issue: Issue, language: Language, on: date) -> bytes:
    """Errors: PaperTooLong."""
    blocks: list[Block] = []
    for piece in printable(edition_of(issue, language, on)):
        blocks += [Heading(piece.title), Text(piece.text)]
        blocks += [Text(piece.source, is_small=True)] if piece.source else []
        blocks.append(Rule())
    return pdf(
        Paper(
            title=title_of(issue, language),
            language=language.catalogue,
            blocks=blocks[:-1],
            above=f"{NAMES[language]} · № {issue.number} · {issue.dated_on:%d.%m.%Y}",
            foot="" if issue.is_approved else "* * *",
            columns=2,
        )
    )


def title_of(issue: Issue, language: Language) -> str:
    """The editor's headline where it is readable, else the name of the paper."""
    return (issue.headline if language is Language.RU else "") or NAMES[language]


def messages_of(edition: Edition) -> list[Sequence[str]]:
    """Each item as short messages, one after the other."""
    return [short_messages(f"{piece.title}. {piece.text}") for piece in printable(edition)]


def long_message(issue: Issue, language: Language, edition: Edition) -> str:
    """One text for a messenger: the name of the paper, then item by item."""
    parts = [f"{NAMES[language]} № {issue.number}, {issue.dated_on:%d.%m.%Y}"]
    parts += [f"{piece.title}\n{piece.text}" for piece in printable(edition)]
    return "\n\n".join(parts)


def _own(item: IssueItem, language: Language) -> Piece | None:
    if item.language != language.value:
        return None
    return Piece(item.written["title"], item.written["text"])


def _cards(codes: Sequence[str], language: Language, on: date) -> dict[str, Piece]:
    """Title and short answer with today's values. A card that has gone, is behind its master or is for staff alone is stale."""
    pairs, signed = texts_of(codes, language), signed_off(codes)
    own = {code: pair for code, pair in pairs.items() if pair[0].language == language.value}
    law = law_for((line for text, _russian in own.values() for line in (text.title, text.say)), on)
    pieces = {code: Piece(code, "", is_stale=True) for code in codes if code not in pairs}
    for code, (text, russian) in own.items():
        fresh = freshness_of(code, text, russian, signed, law.values)
        is_fit = text.card.is_for_clients(on) and fresh.is_fit
        pieces[code] = Piece(
            title=law.said(text.title, text.language),
            text=law.said(text.say, text.language),
            source=f"{code} {text.card.version}",
            is_stale=not is_fit or law.has_gap([text.title, text.say]),
        )
    return pieces


def _changes(ids: Sequence[str], language: Language, _on: date) -> dict[str, Piece]:
    """The released notice of a change in this language; what was withdrawn since is stale, what was never released is not there."""
    rows = NoticeText.objects.filter(
        change_id__in=[UUID(one) for one in ids], language=language.value, released_on__isnull=False
    ).select_related("change")
    return {
        str(row.change_id): Piece(
            title=row.change.law, text=row.text, is_stale=row.change.state != ChangeState.CONFIRMED
        )
        for row in rows
    }


def _clarified(ids: Sequence[str], language: Language, _on: date) -> dict[str, Piece]:
    """In Russian alone, in the words given; office and position, never a name."""
    if language is not Language.RU:
        return {}
    pieces = {}
    for row in Clarification.objects.filter(pk__in=[UUID(one) for one in ids]):
        written = row.written
        said = [written["office"], written["position"], date_format(row.said_on, "d.m.Y")]
        source = ", ".join(part for part in said if part)
        pieces[str(row.pk)] = Piece(
            written["title"], written["words"], source, is_stale=row.withdrawn_on is not None
        )
    return pieces


_READERS = {ItemKind.CARD: _cards, ItemKind.LAW_CHANGE: _changes, ItemKind.CLARIFICATION: _clarified}
