"""Whose a call back is: read from who answers at its hour, never copied, so that whoever falls sick lets go at once. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from jardam.kernel.languages import Language


@dataclass(frozen=True, slots=True)
class Answering:
    """Somebody who answers at the moment in question, and what they speak."""

    person: UUID
    languages: frozenset[Language]


def owner(
    thing: UUID,
    language: Language,
    taken_by: UUID | None,
    here: Sequence[Answering],
    heads: Sequence[UUID],
) -> UUID | None:
    """Who sees to it that ``thing`` is called back: exactly one person, wherever a centre has anybody.

    Whoever took or promised it, while they answer; else one of those who answer and speak the language, always the
    same for one thing; an unknown language is anybody's who answers. Where nobody is left it is the head's, who
    runs the rota. ``heads``: those who are away come last. None where a centre has neither.

    Example: promised by Erkin in Kyrgyz, who is sick; Aigul answers and speaks it: hers. Promised in Tajik, and
    only Aigul answers: Farida's, the head.
    """
    people = [one.person for one in here]
    if taken_by in people:
        return taken_by
    able = [one.person for one in here if language is Language.UNKNOWN or language in one.languages]
    if able:
        return sorted(able)[thing.int % len(able)]
    return next(iter([*heads, *sorted(people)]), taken_by)
