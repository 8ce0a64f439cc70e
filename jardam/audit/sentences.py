"""What every verb says to a reader. Each room registers its own in ``apps.ready()``; an unknown verb is refused."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise

Words = Callable[[], Mapping[Any, object]]  # keys are the codes of some StrEnum

_sentences: dict[str, str | Promise] = {}
_words: dict[str, Mapping[str, Words]] = {}


class UnknownVerb(AssertionError):
    """An act was recorded whose sentence nobody registered."""


def register(verb: str, sentence: str | Promise, **words: Words) -> None:
    """Say how ``verb`` reads after the name of who did it: "closed a contact: {outcome}".

    ``words``: for a detail in braces, a function that gives the labels of its codes.
    """
    _sentences[verb] = sentence
    _words[verb] = words


def check_known(verb: str) -> None:
    """Errors: UnknownVerb."""
    if verb not in _sentences:
        raise UnknownVerb(f"no sentence is registered for {verb}")


def sentence_of(verb: str, detail: Mapping[str, object]) -> str:
    """The sentence in the reader's language; a detail without words shows its code, a missing one a dash."""
    template = str(_sentences.get(verb, verb))
    return template.format_map(_Said(verb, detail))


def known() -> Mapping[str, str | Promise]:
    return dict(_sentences)


class _Said(dict[str, str]):
    def __init__(self, verb: str, detail: Mapping[str, object]) -> None:
        words = _words.get(verb, {})
        super().__init__({name: _word(words.get(name), code) for name, code in detail.items()})

    def __missing__(self, name: str) -> str:
        return "–"


def _word(words: Words | None, code: object) -> str:
    if isinstance(code, list):
        return ", ".join(_word(words, one) for one in code)
    labels = words() if words else {}
    return str(labels.get(str(code), code))
