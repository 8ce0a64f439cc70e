"""The newspaper for the eye: lines of issues, pieces with their places, the preview, and why it cannot be approved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from jardam.kernel.languages import OWN_NAMES, Language
from jardam.library import queries
from jardam.library.choices import ItemKind, item_kind_words
from jardam.library.issue_forms import BETWEEN
from jardam.library.models import Issue, IssueItem
from jardam.library.newspaper import NAMES, long_message, messages_of, title_of
from jardam.library.rules.messages import limit_of
from jardam.library.rules.newspaper import Edition, Fault, Piece, printable
from jardam.library.showing import day_of


@dataclass(frozen=True, slots=True)
class IssueLine:
    pk: UUID
    title: str
    day: str
    languages: str
    is_approved: bool


@dataclass(frozen=True, slots=True)
class PieceLine:
    """An item in the edition that is looked at. ``piece`` None: it has no words in this language. ``item`` None: printed."""

    item: IssueItem | None
    kind: str
    piece: Piece | None


@dataclass(frozen=True, slots=True)
class Message:
    """One item as short messages. ``limit``: signs a message."""

    parts: Sequence[str]
    limit: int


@dataclass(frozen=True, slots=True)
class Preview:
    title: str
    name: str
    lang: str
    language: str
    catalogue: str
    messages: Sequence[Message]
    long: str


def issue_lines(rows: Iterable[Issue]) -> list[IssueLine]:
    return [
        IssueLine(
            pk=row.pk,
            title=row.headline or NAMES[Language.RU],
            day=f"№ {row.number}, {day_of(row.dated_on)}",
            languages=", ".join(OWN_NAMES[Language(code)] for code in row.languages),
            is_approved=row.is_approved,
        )
        for row in rows
    ]


def piece_lines(items: Sequence[IssueItem], edition: Edition) -> list[PieceLine]:
    if not items:
        return [PieceLine(None, "", piece) for piece in edition]
    words = item_kind_words()
    pairs = zip(items, edition, strict=True)
    return [PieceLine(item, str(words[ItemKind(item.kind)]), piece) for item, piece in pairs]


def preview_of(issue: Issue, language: Language, edition: Edition) -> Preview:
    sound = [piece for piece in printable(edition) if not piece.is_stale]
    return Preview(
        title=title_of(issue, language),
        name=NAMES[language],
        lang=language.tag,
        language=OWN_NAMES[language],
        catalogue=language.catalogue,
        messages=[Message(parts, limit_of(" ".join(parts))) for parts in messages_of(sound)],
        long=long_message(issue, language, sound),
    )


def source_choices(language: Language) -> list[tuple[Any, Any]]:
    """For a select, under the name of each kind; a kind of which there is nothing is left out."""
    words = item_kind_words()
    return [
        (str(words[kind]), [(f"{kind.value}{BETWEEN}{source}", title) for source, title in rows])
        for kind, rows in queries.sources_for_issue(language)
        if rows
    ]


def fault_sentences(faults: Iterable[tuple[Fault, str]]) -> list[str]:
    told = {
        Fault.STALE: _(
            "Something in this edition is out of date or has gone. Take it out first: %(language)s"
        ),
        Fault.EMPTY: _("This edition has nothing to print: %(language)s"),
        Fault.OWN_HAND: _("You have worked on this issue yourself. Somebody else must approve it."),
    }
    names = {language.value: name for language, name in OWN_NAMES.items()}
    return [told[fault] % {"language": names.get(language, "")} for fault, language in faults]
