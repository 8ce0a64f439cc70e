"""The answers as whoever asks for themselves reads them: grouped as the topics are, one at a time, by a mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from jardam.centres import choices as centre_choices
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.knowledge.choices import Audience
from jardam.knowledge.queries import OpenCard, Title, read_card, search, titles
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
    known = public_titles(language)
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
    """The answer behind a mark, or None when there is none, or none that may go out.

    A translation that is older than its Russian does not go out: the Russian is shown instead.
    """
    code = code_of(mark, [title.code for title in public_titles(language)])
    read = read_card(code, language, interface=language.catalogue) if code else None
    if code and read and read.is_behind:
        read = read_card(code, Language.RU, interface=language.catalogue)
    return read if read and read.holds else None


def found(words: str, language: Language) -> list[Question]:
    """The answers that fit these words best."""
    ours = {title.code for title in public_titles(language)}
    return [
        Question(hit.title, hit.lang, question_url(hit.code, language))
        for hit in search(words, language)
        if hit.code in ours
    ]


def first_in_danger(language: Language) -> list[Question]:
    """What stands on top of the first page: violence, forced labour, papers taken."""
    return [_question(title, language) for title in public_titles(language) if title.risk]


def public_titles(language: Language) -> list[Title]:
    """Every current answer but those for staff alone."""
    return [title for title in titles(language) if set(title.audience) != {Audience.STAFF}]


def question_url(code: str, language: Language) -> str:
    return reverse("portal:answer", args=[language.catalogue, mark_of(code)])


def _group(topic: Topic, known: Sequence[Title], language: Language) -> Group:
    heading = str(centre_choices.topics()[topic])
    return Group(heading, [_question(title, language) for title in known if title.topics[0] == topic])


def _question(title: Title, language: Language) -> Question:
    return Question(title.title, title.lang, question_url(title.code, language))
