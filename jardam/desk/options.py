"""What the fields of the desk offer to choose from."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.centres import choices as centre_choices
from jardam.contacts import choices
from jardam.contacts.models import OwnTopic
from jardam.contacts.rules.closing import Kind
from jardam.kernel.topics import Block, Topic


def pairs(words: Callable[[], dict[Any, Promise]]) -> Callable[[], Iterable[tuple[str, Any]]]:
    return lambda: [(str(value), label) for value, label in words().items()]


def or_none(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", _("not said")), *choices]


def any_or(words: Callable[[], dict[Any, Promise]]) -> Callable[[], list[tuple[str, Any]]]:
    return lambda: [("", _("any")), *pairs(words)()]


def any_of(choices: Callable[[], Iterable[tuple[str, Any]]]) -> Callable[[], list[tuple[str, Any]]]:
    return lambda: [("", _("any")), *choices()]


def topics_by_block() -> list[tuple[str, list[tuple[str, Any]]]]:
    """Topics under the letter and the name of their block."""
    words, names = centre_choices.topics(), centre_choices.blocks()
    is_russian = (get_language() or "").startswith("ru")
    return [
        (
            f"{block.letter_ru if is_russian else block.value} {names[block]}",
            [(topic.value, words[topic]) for topic in Topic if topic.block is block],
        )
        for block in Block
    ]


def not_consultations() -> list[tuple[str, Any]]:
    return [(str(kind), label) for kind, label in choices.kinds().items() if kind is not Kind.CONSULTATION]


def callback_languages() -> list[tuple[str, Any]]:
    spoken = [(str(code), label) for code, label in centre_choices.languages().items()]
    return [("", _("In the same language")), *spoken[:-1]]


def screening_choices() -> list[tuple[str, Any]]:
    order = (choices.Screening.YES, choices.Screening.NO, choices.Screening.NOT_ASKED)
    return [(answer.value, answer.label) for answer in order]


def with_own_topics(own: Iterable[OwnTopic]) -> list[tuple[str, list[tuple[str, Any]]]]:
    """The network's topics with the centre's own ones behind them, each under the block of what it stands for."""
    tag = (get_language() or "ru")[:2]
    blocks = topics_by_block()
    for topic in own:
        place = list(Block).index(Topic(topic.topic).block)
        blocks[place][1].append((topic.code, topic.called(tag)))
    return blocks
