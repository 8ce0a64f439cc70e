"""Problems in words: a line of the list, what is known of one, what was done about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.filings.choices import addressees
from jardam.filings.rules.kinds import Addressee
from jardam.filings.sealing import words_of
from jardam.incidents.showing import place_word
from jardam.kernel.languages import Language
from jardam.problems.choices import done
from jardam.problems.models import Done, Problem
from jardam.problems.rules.instances import next_instance
from jardam.problems.rules.states import Deed, State

TONES: Mapping[State, str] = {
    State.RAISED: "warn",
    State.SOUGHT: "plain",
    State.IN_HANDS: "brand",
    State.ANSWERED: "brand",
    State.JUDGED: "ok",
    State.CLOSED: "line",
    State.WITHDRAWN: "line",
}


@dataclass(frozen=True, slots=True)
class Line:
    """``due``: the earlier of its next action and the awaited answer; empty once it has ended."""

    problem: Problem
    title: str
    place: str
    wrong: str
    state: str
    tone: str
    owner: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class ShownDeed:
    """``facts``: terms and values beside the words; ``steps``: how the law counted the day of the answer, as said then."""

    title: str
    on: date
    by: str
    said: str
    facts: Sequence[tuple[str, str]]
    steps: Sequence[str]


def lines(problems: Sequence[Problem], today: date) -> list[Line]:
    """One query for the names."""
    names = _names(one.owner_id for one in problems)
    return [_line(one, names[one.owner_id], today) for one in problems]


def facts_of(problem: Problem, owner: str, raised_by: str) -> list[tuple[str, object]]:
    words = problem.words
    rows = [
        (_("Who answers for it"), owner),
        (_("What is done next"), words["next"] if problem.is_open else ""),
        (_("By which day"), day_word(problem.next_on)),
        (_("Who is at it"), words["who"]),
        (_("The answer is due by"), day_word(problem.due_on)),
        (_("Which authority could solve it"), authority_name(problem)),
        (_("Where to turn next"), _instance(problem)),
        (_("How did it end"), problem.get_verdict_display() if problem.verdict else ""),
        (_("Said on"), day_word(problem.judged_on)),
        (_("Raised by"), raised_by),
        (_("Raised on"), day_word(problem.raised_on)),
        (_("Ended on"), day_word(problem.ended_on)),
    ]
    return [(term, value) for term, value in rows if value]


def authority_name(problem: Problem) -> str:
    return words_of(problem.authority)["name"] if problem.authority else ""


def shown_deeds(history: Sequence[Done]) -> list[ShownDeed]:
    """One query for the names."""
    names = _names(user for one in history for user in (one.done_by_id, one.owner_id))
    words = done()
    return [
        ShownDeed(
            str(words[Deed(one.deed)]),
            one.done_on,
            names[one.done_by_id],
            one.words["said"],
            _facts(one, names),
            _steps(one.words.get("told") or {}),
        )
        for one in history
    ]


def people_of(problem: Problem) -> tuple[str, str]:
    """Its owner, and who raised it. One query."""
    names = _names([problem.owner_id, problem.raised_by_id])
    return names[problem.owner_id], names[problem.raised_by_id]


def day_word(day: date | None) -> str:
    return date_format(day, "d.m.Y") if day else ""


def _line(one: Problem, owner: str, today: date) -> Line:
    due = one.first_due
    return Line(
        problem=one,
        title=str(one.get_kind_display()),
        place=place_word(one.venue),
        wrong=one.words["wrong"],
        state=str(one.get_state_display()),
        tone=TONES[one.in_state],
        owner=owner,
        due=day_word(due),
        is_late=due is not None and due < today,
    )


def _instance(problem: Problem) -> str:
    """Proposed while an answer is there and nothing is judged."""
    if problem.in_state is not State.ANSWERED or problem.authority is None:
        return ""
    following = next_instance(Addressee(problem.authority.kind))
    return str(addressees()[following]) if following else ""


def _facts(one: Done, names: Mapping[UUID, str]) -> list[tuple[str, str]]:
    words = one.words
    rows = [
        (_("Given to"), words.get("who", "")),
        (_("Sent or given on"), _stored(words, "handed_on")),
        (_("The answer is due by"), _stored(words, "due_on")),
        (_("Where that day is from"), words.get("source", "")),
        (_("Answered on"), _stored(words, "answered_on")),
        (_("How did it end"), one.get_verdict_display() if one.verdict else ""),
        (_("Who answers for it"), names[one.owner_id] if "to" in words else ""),
        (_("What is done next"), words.get("next", "")),
        (_("By which day"), _stored(words, "next_on")),
    ]
    return [(term, str(value)) for term, value in rows if value]


def _stored(words: Mapping[str, Any], name: str) -> str:
    return day_word(date.fromisoformat(words[name])) if name in words else ""


def _steps(told: Mapping[str, Any]) -> list[str]:
    """In the reader's language, else in Russian."""
    said = told.get((get_language() or "")[:2].upper()) or told.get(Language.RU.value)
    if said is None:
        return []
    return [said["headline"], *said["steps"], *said["warnings"], *(law for law, _rows in said["grounds"])]


def _names(ids: Iterable[UUID]) -> dict[UUID, str]:
    return display_names(User.objects.filter(pk__in=set(ids)))
