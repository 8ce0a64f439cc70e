"""The answers as whoever asks for themselves reads them: grouped as the topics are, one at a time, by a mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from jardam.centres import choices as centre_choices
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.queries import OpenCard, Title, read_for_client, search, titles_for_clients
from jardam.portal.rules.marks import code_of, mark_of


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a list: how people ask, and where the answer is. ``lang``: of the title."""

    title: str
    lang: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """A topic with its questions."""

    heading: str
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four blocks with its topics."""

    heading: str
    groups: Sequence[Group]


def parts(language: Language) -> list[Part]:
    """Every answer that may go out, each under its first topic, in the order of the network's list."""
    known = titles_for_clients(language)
    groups = {topic: _group(topic, known, language) for topic in Topic}
    every = [
        Part(
            str(heading),
            [group for topic, group in groups.items() if topic.block is block and group.questions],
        )
        for block, heading in centre_choices.blocks().items()
    ]
    return [part for part in every if part.groups]


def answer_of(mark: str, language: Language) -> OpenCard | None:
    """The answer behind a mark, or None when there is none, or none that may go out."""
    code = code_of(mark, [title.code for title in titles_for_clients(language)])
    return read_for_client(code, language, interface=language.catalogue) if code else None


def found(words: str, language: Language) -> list[Question]:
    """The answers that fit these words best; none where the best one is only the nearest."""
    known = {title.code: title for title in titles_for_clients(language)}
    hits = [hit for hit in search(words, language) if hit.code in known]
    likely = hits if hits and hits[0].is_confident else []
    return [_question(known[hit.code], language) for hit in likely]


def first_in_danger(language: Language) -> list[Question]:
    """What stands on top of the first page: violence, forced labour, papers taken."""
    return [_question(title, language) for title in titles_for_clients(language) if title.risk]


def question_url(code: str, language: Language) -> str:
    return reverse("portal:answer", args=[language.catalogue, mark_of(code)])


def _group(topic: Topic, known: Sequence[Title], language: Language) -> Group:
    heading = str(centre_choices.topics()[topic])
    return Group(heading, [_question(title, language) for title in known if title.topics[0] == topic])


def _question(title: Title, language: Language) -> Question:
    return Question(title.title, title.lang, question_url(title.code, language))
