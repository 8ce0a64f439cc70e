"""What of a case goes to another centre: need and region, and of the rest only what was ticked and agreed to. Pure.

Papers, pictures and money stay where they are: whoever takes the case in asks for what they need.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from jardam.kernel.languages import Language
from jardam.people.rules.consent import MAY_GO, FieldGroup, NotAgreed
from jardam.people.rules.identity import Identity

TYPED = (FieldGroup.STORY, FieldGroup.WORK, FieldGroup.HEALTH)
"""Of these somebody writes what the colleague must know."""
LONGEST_WORDS = 4_000
"""Units: characters of one group."""
MOST_NOTES = 100
OF_IDENTITY: Mapping[FieldGroup, Sequence[str]] = {
    FieldGroup.NAME: (
        "name",
        "proven_name",
        "other_names",
        "birth",
        "nationality",
        "second_nationality",
    ),
    FieldGroup.REACH: ("phones", "messengers", "address", "safe_contact"),
    FieldGroup.DOCUMENTS: ("documents",),
    FieldGroup.FAMILY: ("family",),
}
"""In which languages one talks, writes and files goes always, as the language of a need does."""


class TermsStay(ValueError):
    """Terms run, and the story that they belong to does not go: nobody there would keep them."""


@dataclass(frozen=True, slots=True)
class Need:
    """``seen``: how it is seen, by aspect: in their own words, as we see it, what the law calls it."""

    topic: str
    seen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Note:
    """One line of what happened, with its day."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """``counted``: as a case keeps it, with how it was counted."""

    code: str
    due_on: date
    counted: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Handed:
    """``reference``: under which the handing centre knows it. ``words``: what was typed for the colleague, by group.

    ``back_of``: which transfer brought it here first; empty, unless it goes back to the centre that it came from.
    """

    track: str
    topic: str
    region: str
    language: Language
    reference: str
    back_of: str = ""
    title: str = ""
    sex: str = ""
    age_band: str = ""
    who: Identity = field(default_factory=Identity)
    needs: Sequence[Need] = ()
    notes: Sequence[Note] = ()
    terms: Sequence[Term] = ()
    words: Mapping[FieldGroup, str] = field(default_factory=dict)

    @property
    def bundle(self) -> dict[str, Any]:
        """To be sealed."""
        return {
            "case": [self.track, self.topic, self.region, self.language, self.reference, self.back_of],
            "title": self.title,
            "counted_as": [self.sex, self.age_band],
            "who": self.who.bundle(),
            "needs": [asdict(need) for need in self.needs],
            "notes": [[note.on.isoformat(), note.text] for note in self.notes],
            "terms": [[term.code, term.due_on.isoformat(), dict(term.counted)] for term in self.terms],
            "words": {group.value: text for group, text in self.words.items()},
        }

    @classmethod
    def from_bundle(cls, bundle: Mapping[str, Any]) -> Handed:
        """Undo `bundle`."""
        track, topic, region, language, reference, back_of = bundle["case"]
        sex, age_band = bundle["counted_as"]
        return cls(
            track,
            topic,
            region,
            Language(language),
            reference,
            back_of,
            bundle["title"],
            sex,
            age_band,
            Identity.from_bundle(bundle["who"]),
            [Need(**need) for need in bundle["needs"]],
            [Note(date.fromisoformat(on), text) for on, text in bundle["notes"]],
            [Term(code, date.fromisoformat(due), counted) for code, due, counted in bundle["terms"]],
            {FieldGroup(group): text for group, text in bundle["words"].items()},
        )


def only_agreed(whole: Handed, ticked: Iterable[FieldGroup], agreed: Iterable[FieldGroup]) -> Handed:
    """What goes of it: nothing of a group that was not ticked.

    Errors: NotAgreed; TermsStay.
    """
    going = frozenset(ticked) & frozenset(MAY_GO)
    if refused := [group for group in MAY_GO if group in going - frozenset(agreed)]:
        raise NotAgreed(refused)
    if whole.terms and FieldGroup.STORY not in going:
        raise TermsStay(len(whole.terms))
    words = {
        group: whole.words[group].strip()[:LONGEST_WORDS]
        for group in TYPED
        if group in going and whole.words.get(group, "").strip()
    }
    told = replace(whole, who=_of_identity(whole.who, going), words=words)
    if FieldGroup.NAME not in going:
        told = replace(told, sex="", age_band="")
    return told if FieldGroup.STORY in going else replace(told, title="", needs=(), notes=(), terms=())


def _of_identity(who: Identity, going: frozenset[FieldGroup]) -> Identity:
    kept = {name for group in going for name in OF_IDENTITY.get(group, ())}
    return replace(Identity(), **{name: getattr(who, name) for name in (*kept, "talks", "reads", "filing")})
