"""A draft beside what stands: in each language the sentences that would change, and what the card says of itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from jardam.kernel.languages import OWN_NAMES, Language
from jardam.knowledge import choices
from jardam.knowledge.documents import document_of
from jardam.knowledge.heads import head_in_words
from jardam.knowledge.models import Card, CardText, Draft
from jardam.knowledge.rules.staleness import PARTS, flat
from jardam.knowledge.speaking import Law, law_for


@dataclass(frozen=True, slots=True)
class Compared:
    """One part: the sentences that go and those that come, as they are read out today."""

    name: Any
    before: list[str]
    after: list[str]


@dataclass(frozen=True, slots=True)
class Tongue:
    """What would change in one language; none of what the card says of itself in words, then ``tag`` is empty."""

    name: str
    tag: str
    parts: list[Compared]


@dataclass(frozen=True, slots=True)
class Shown:
    """One part as a client would see it on a telephone."""

    part: str
    name: Any
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Preview:
    """``tag``: the language that the telephone shows."""

    tongues: list[Tongue]
    phone: list[Shown]
    tag: str


def preview_of(draft: Draft, today: date) -> Preview:
    """Seven queries at most, however many languages."""
    body = draft.words["body"]
    card = Card.objects.current().filter(code=draft.code).first()
    own = {text.language: text for text in CardText.objects.filter(card=card)} if card else {}
    told = body.get("texts", {})
    standing = document_of(card) if card and not draft.language else {}
    before = {language: _standing(own.get(language)) for language in told}
    after = {language: _written(text, before[language], draft) for language, text in told.items()}
    law = law_for(_all_lines([*before.values(), *after.values(), *map(_standing, own.values())]), today)
    tongues = [
        Tongue(OWN_NAMES[spoken], spoken.tag, _compared(before[language], after[language], law, language))
        for spoken in OWN_NAMES
        if (language := spoken.value) in told
    ]
    if not draft.language:
        tongues.insert(0, Tongue("", "", _heads(standing, body if told else {**standing, **body})))
    shown = draft.language or Language.RU.value
    names = choices.parts()
    lines = after.get(shown) or _standing(own.get(shown))
    phone = [Shown(part, names[part], law.all_said(lines.get(part, []), shown)) for part in PARTS]
    return Preview([one for one in tongues if one.parts], phone, Language(shown).tag)


def _standing(text: CardText | None) -> Mapping[str, list[str]]:
    return {**text.words, "keywords": text.keywords} if text else {}


def _written(told: Mapping[str, Any], before: Mapping[str, list[str]], draft: Draft) -> dict[str, list[str]]:
    """A draft of one text leaves what it does not name; a whole card says everything."""
    written = {part: _as_lines(told.get(part)) for part in (*PARTS, "keywords")}
    if draft.language:
        return {part: lines or list(before.get(part, [])) for part, lines in written.items()}
    return written


def _compared(
    before: Mapping[str, list[str]], after: Mapping[str, list[str]], law: Law, language: str
) -> list[Compared]:
    names = {**choices.parts(), "keywords": choices.heads()["keywords"]}
    found = []
    for part, name in names.items():
        gone, come = _differing(
            flat(law.all_said(before.get(part, []), language)), flat(law.all_said(after[part], language))
        )
        if gone or come:
            found.append(Compared(name, gone, come))
    return found


def _heads(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Compared]:
    stood, stands = head_in_words(before), head_in_words(after)
    found = []
    for part, name in choices.heads().items():
        if part == "keywords":
            continue
        gone, come = _differing(stood.get(part, []), stands.get(part, []))
        if gone or come:
            found.append(Compared(name, gone, come))
    return found


def _differing(before: Sequence[str], after: Sequence[str]) -> tuple[list[str], list[str]]:
    gone: list[str] = []
    come: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += before[i1:i2]
            come += after[j1:j2]
    return gone, come


def _as_lines(told: object) -> list[str]:
    return [str(line) for line in told] if isinstance(told, list) else [str(told)] if told else []


def _all_lines(texts: Iterable[Mapping[str, list[str]]]) -> Iterable[str]:
    return (line for text in texts for lines in text.values() for line in lines)
