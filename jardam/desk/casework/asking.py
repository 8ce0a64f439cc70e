"""What one says or writes to somebody who agreed to be asked later, in their language.

Somebody else may hear it or read it over their shoulder: no word tells who asks, nor what it was about.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.cases.models import CheckIn
from jardam.contacts.choices import Channel
from jardam.desk.questions import UNREVIEWED
from jardam.kernel.languages import OWN_NAMES, Language

_MAY_ASK = _("Some time ago you said that we may ask how you are.")
_QUESTION = _("How are things now: good, a little better, the same or worse?")

ALOUD: Sequence[Promise] = (
    _("Hello. Can you talk now?"),
    _MAY_ASK,
    _QUESTION,
    _("You do not have to answer. It changes nothing."),
    _("May we ask once more later?"),
)
WRITTEN: Sequence[Promise] = (
    _("Hello!"),
    _MAY_ASK,
    _QUESTION,
    _("One word is enough."),
    _("If you do not want to answer, write “no”, and we will not ask again."),
)


@dataclass(frozen=True, slots=True)
class Asking:
    """The words in one language; ``russian``: what they mean, for whoever says or sends them."""

    lang: str
    name: str
    sentences: Sequence[str]
    russian: Sequence[str]
    is_checked: bool
    is_written: bool
    others: Sequence[tuple[str, str, str]]  # code, tag and own name of the other languages

    @property
    def message(self) -> str:
        """The whole, as it is copied."""
        return " ".join(self.sentences)


def asking(check_in: CheckIn, asked: str) -> Asking:
    """In the language that was asked for, else in the one that they chose at closing."""
    codes = {language.value: language for language in OWN_NAMES}
    chosen = codes.get(asked) or codes.get(check_in.language) or Language.RU
    is_written = check_in.channel == Channel.MESSAGE
    words = WRITTEN if is_written else ALOUD
    return Asking(
        lang=chosen.tag,
        name=OWN_NAMES[chosen],
        sentences=said(words, chosen),
        russian=() if chosen is Language.RU else said(words, Language.RU),
        is_checked=chosen not in UNREVIEWED,
        is_written=is_written,
        others=[(each.value, each.tag, name) for each, name in OWN_NAMES.items() if each is not chosen],
    )


def said(words: Sequence[Promise], language: Language) -> list[str]:
    with translation.override(language.catalogue):
        return [str(sentence) for sentence in words]
