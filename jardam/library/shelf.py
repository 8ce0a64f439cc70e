"""Materials for the eye: what we have, for whom, in which languages and formats, and what is behind."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from jardam.centres.choices import topics
from jardam.centres.models import User
from jardam.kernel.languages import OWN_NAMES, Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience, audiences
from jardam.library.choices import Proposal, format_words, material_kind_words, proposal_words
from jardam.library.models import Material, MaterialCopy
from jardam.library.permissions import may_decide_copy, may_withdraw_copy
from jardam.library.rules.materials import Format, MaterialKind
from jardam.library.showing import day_of, names_of


@dataclass(frozen=True, slots=True)
class Held:
    """A current copy in a word. ``is_behind``: made from an older master."""

    words: str
    is_behind: bool


@dataclass(frozen=True, slots=True)
class MaterialLine:
    pk: UUID
    title: str
    kind: str
    topics: str
    copies: Sequence[Held]
    missing: str  # languages of the hotline without any copy; nothing once it is withdrawn
    withdrawn: str  # why, once it is


@dataclass(frozen=True, slots=True)
class CopyLine:
    pk: UUID
    title: str
    lang: str
    held: Held
    text: str
    file: str
    state: str
    told: str
    is_current: bool
    may_decide: bool
    withdrawn: str  # by whom, when and why, once it is
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Count:
    words: str
    number: int


def material_lines(rows: Iterable[Material], copies: Iterable[MaterialCopy]) -> list[MaterialLine]:
    by_material: defaultdict[UUID, list[MaterialCopy]] = defaultdict(list)
    for copy in copies:
        by_material[copy.material_id].append(copy)
    return [_line(row, by_material[row.pk]) for row in rows]


def copy_lines(material: Material, copies: Sequence[MaterialCopy], reader: User) -> list[CopyLine]:
    """Two queries for the names."""
    people = [who for copy in copies for who in (copy.made_by_id, copy.decided_by_id, copy.withdrawn_by_id)]
    names = names_of(people, reader)
    return [_copy_line(material, copy, names, reader) for copy in copies]


def withdrawal_of(row: Material, reader: User) -> str:
    """By whom, when and why; nothing while it stands. Two queries for the name, none while it stands."""
    return _withdrawal(row, names_of([row.withdrawn_by_id], reader)) if row.is_withdrawn else ""


def _withdrawal(row: Material | MaterialCopy, names: dict[UUID, str]) -> str:
    if row.withdrawn_on is None or row.withdrawn_by_id is None:
        return ""
    told = {"name": names.get(row.withdrawn_by_id, ""), "day": day_of(row.withdrawn_on), "why": row.reason}
    return _("Withdrawn by %(name)s on %(day)s: %(why)s") % told


def facts_of_material(row: Material) -> list[tuple[str, object]]:
    told = [
        (_("What it is"), str(material_kind_words()[MaterialKind(row.kind)])),
        (_("For whom"), ", ".join(str(audiences()[Audience(who)]) for who in row.audience)),
        (_("Topics"), _topics(row)),
        (_("Language of the master"), OWN_NAMES[Language(row.master_language)]),
        (_("Answers it goes with"), ", ".join(row.cards)),
        (_("Entered on"), day_of(row.made_on)),
    ]
    return [(term, value) for term, value in told if value]


def counts_shown(by_language: Counter[str], by_topic: Counter[str]) -> tuple[list[Count], list[Count]]:
    """Every language and every topic, those with nothing as well: a hole is what one looks for."""
    languages = [Count(name, by_language[language.value]) for language, name in OWN_NAMES.items()]
    return languages, [Count(str(word), by_topic[topic.value]) for topic, word in topics().items()]


def _line(row: Material, copies: Sequence[MaterialCopy]) -> MaterialLine:
    has = {copy.language for copy in copies}
    missing = "" if row.is_withdrawn else ", ".join(_without(has))
    return MaterialLine(
        pk=row.pk,
        title=row.title,
        kind=str(material_kind_words()[MaterialKind(row.kind)]),
        topics=_topics(row),
        copies=[_held(row, copy) for copy in copies],
        missing=missing,
        withdrawn=row.reason,
    )


def _without(languages: set[str]) -> list[str]:
    return [name for language, name in OWN_NAMES.items() if language.value not in languages]


def _held(row: Material, copy: MaterialCopy) -> Held:
    words = f"{OWN_NAMES[Language(copy.language)]}, {format_words()[Format(copy.format)]}"
    return Held(words, copy.is_behind(row.master_revision))


def _copy_line(material: Material, copy: MaterialCopy, names: dict[UUID, str], reader: User) -> CopyLine:
    people = [
        f"{names.get(who, '')}, {day_of(day)}"
        for who, day in ((copy.made_by_id, copy.made_on), (copy.decided_by_id, copy.decided_on))
        if who
    ]
    size = f"{copy.file_type}, {max(1, copy.file_size // 1024)} KB" if copy.file_type else ""
    return CopyLine(
        pk=copy.pk,
        title=copy.written["title"],
        lang=Language(copy.language).tag,
        held=_held(material, copy),
        text=copy.written["text"],
        file=size,
        state=str(proposal_words()[Proposal(copy.state)]),
        told=" · ".join(people),
        is_current=copy.is_current,
        may_decide=may_decide_copy(reader, copy) and not material.is_withdrawn,
        withdrawn=_withdrawal(copy, names),
        may_withdraw=may_withdraw_copy(reader, copy),
    )


def _topics(row: Material) -> str:
    words = topics()
    return "; ".join(str(words[Topic(topic)]) for topic in row.topics)
