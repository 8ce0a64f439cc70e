"""The sentences of the house as its Russian pages say them, so that an editor may reword them without breaking a test."""

from django.utils import translation


def ru(sentence: str, **filled: object) -> str:
    """A sentence of the catalogue in Russian. It must be there: English on a Russian page is a fault."""
    with translation.override("ru"):
        said = translation.gettext(sentence)
    assert said != sentence, f"not in the Russian catalogue: {sentence}"
    return said % filled if filled else said


def ru_in(context: str, sentence: str) -> str:
    """The same, of a word that the catalogue tells apart by its context."""
    with translation.override("ru"):
        said = translation.pgettext(context, sentence)
    assert said != sentence, f"not in the Russian catalogue: {sentence} ({context})"
    return said
