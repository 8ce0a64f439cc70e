"""What is wrong with a card, in whole sentences: in the reader's language, or in English for the command line."""

from collections.abc import Iterable
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from jardam.kernel.languages import OWN_NAMES, Language
from jardam.knowledge import choices
from jardam.knowledge.rules.faults import Fault, Flaw
from jardam.law.choices import measured


class CardRefused(ValueError):
    """A card cannot be stored. ``faults``: why; as text it is English, for the command line."""

    def __init__(self, faults: Iterable[Fault], of: str = "") -> None:
        self.faults = list(faults)
        told = "; ".join(in_english(self.faults))
        super().__init__(f"{of}: {told}" if of else told)


def in_english(faults: Iterable[Fault]) -> list[str]:
    with override("en"):
        return said(faults)


def said(faults: Iterable[Fault]) -> list[str]:
    """Each as a sentence in the reader's language, none twice."""
    return list(dict.fromkeys(_sentence(one) for one in faults))


def _sentence(one: Fault) -> str:
    told = dict(one.told)
    if "unit" in told:
        told["value"] = measured(told["value"], told["unit"])
    if "tongue" in told:
        told["tongue"] = OWN_NAMES[Language(told["tongue"].upper())]
    if "name" in told:
        told["name"] = str(choices.heads().get(told["name"], told["name"]))
    words = str(_sentences()[one.flaw]) % told
    place = _place(one)
    return _("%(place)s: %(sentence)s") % {"place": place, "sentence": words} if place else words


def _place(one: Fault) -> str:
    names = {**choices.parts(), "keywords": choices.heads()["keywords"]}
    language = OWN_NAMES[Language(one.language)] if one.language else ""
    return ", ".join(str(word) for word in (language, names.get(one.part, one.part)) if word)


@cache  # lazy words: the same mapping serves every language
def _sentences() -> dict[Flaw, str | Promise]:
    return {**_of_the_file(), **_of_the_grounds(), **_of_the_words(), **_of_references()}


def _of_the_file() -> dict[Flaw, str | Promise]:
    return {
        Flaw.MISSING: gettext_lazy("“%(name)s” is missing."),
        Flaw.UNREADABLE: gettext_lazy("The answer cannot be read: %(error)s"),
        Flaw.OTHER_SCHEMA: gettext_lazy(
            "The file has an older form, in which numbers were typed. It is no longer read."
        ),
        Flaw.OTHER_NAME: gettext_lazy("The file %(file)s holds the answer %(code)s."),
        Flaw.NO_DATE: gettext_lazy("“%(name)s” must be a date, and it says: %(value)s"),
        Flaw.NO_TEXT: gettext_lazy("A text must stand here, and it says: %(value)s"),
        Flaw.NO_LIST: gettext_lazy(
            "A list of sentences must stand here; one with a colon or a brace needs quotation marks in the file."
        ),
        Flaw.NO_PLACE: gettext_lazy("Where to turn: “%(code)s” is no code of an actor or a service."),
        Flaw.UNKNOWN_PLACE: gettext_lazy(
            "Where to turn: %(code)s is neither an actor nor a service of the standard."
        ),
        Flaw.NO_AUDIENCE: gettext_lazy("The answer does not say for whom it is."),
        Flaw.ENDS_EARLY: gettext_lazy("The answer ends before it begins."),
    }


def _of_the_grounds() -> dict[Flaw, str | Promise]:
    return {
        Flaw.NOTHING_ALOUD: gettext_lazy("None of the legal grounds may be read aloud."),
        Flaw.UNKNOWN_ROW: gettext_lazy("The law has no row %(code)s that holds on %(day)s."),
        Flaw.LAW_NAMES_MORE: gettext_lazy(
            "%(code)s: the name of the law (%(tongue)s) has %(named)s, and the row does not."
        ),
        Flaw.SAYS_NAMES_MORE: gettext_lazy(
            "%(code)s: the legal ground (%(tongue)s) says %(named)s, and the row does not."
        ),
        Flaw.SAYS_OTHER_UNIT: gettext_lazy(
            "%(code)s: the row says “%(value)s”, the legal ground (%(tongue)s) says otherwise: %(words)s"
        ),
        Flaw.FINE: gettext_lazy("It speaks of a fine, and no row of the law that it rests on does."),
        Flaw.EXPULSION: gettext_lazy("It speaks of expulsion, and no row of the law that it rests on does."),
        Flaw.BAN: gettext_lazy("It speaks of a ban on entry, and no row of the law that it rests on does."),
        Flaw.CRIME: gettext_lazy("It speaks of a crime, and no row of the law that it rests on does."),
        Flaw.REGISTER: gettext_lazy("It speaks of a register, and no row of the law that it rests on does."),
    }


def _of_the_words() -> dict[Flaw, str | Promise]:
    return {
        Flaw.TITLE_LENGTH: gettext_lazy("A title is not empty and has at most %(most)s letters."),
        Flaw.SPEECH_LENGTH: gettext_lazy(
            "Too long to be listened to. Words: %(count)s, at most %(most)s may stand here."
        ),
        Flaw.EMPTY: gettext_lazy("Nothing stands here, and in this language something must."),
        Flaw.LINE_LENGTH: gettext_lazy("A line is too long. Letters: at most %(most)s."),
        Flaw.STRAY_BRACES: gettext_lazy("Braces that are no reference to the law: “%(line)s”"),
        Flaw.TYPED_NUMBERS: gettext_lazy(
            "Numbers are not typed; in place of each a reference to the law must stand: %(numbers)s"
        ),
        Flaw.LINES_UNLIKE: gettext_lazy(
            "Lines here: %(count)s; in Russian: %(master)s. They must be as many."
        ),
        Flaw.ROWS_UNLIKE: gettext_lazy("It refers to other rows of the law than the Russian text: %(codes)s"),
    }


def _of_references() -> dict[Flaw, str | Promise]:
    return {
        Flaw.NOT_A_GROUND: gettext_lazy("{%(code)s} is not among the legal grounds of the answer."),
        Flaw.NOT_ALOUD: gettext_lazy(
            "{%(code)s} stands in what is read aloud, and its legal ground is not for reading aloud."
        ),
        Flaw.NO_ROW: gettext_lazy("{%(code)s} is no row of the law."),
        Flaw.NO_NUMBER: gettext_lazy("{%(code)s} has no number; it says: %(value)s"),
        Flaw.NO_SUCH_DAY: gettext_lazy("{%(code)s}: the row has no such day."),
        Flaw.DAY_WITH_FORMS: gettext_lazy("{%(code)s} is a day, and no forms of a word follow a day."),
        Flaw.FORMS_COUNT: gettext_lazy(
            "{%(code)s}: forms of the word: %(count)s. This language needs: %(needs)s."
        ),
        Flaw.FORMS_OF_TEXT: gettext_lazy(
            "{%(code)s} has forms of a word, and its value is not one number: %(value)s"
        ),
        Flaw.OTHER_UNIT: gettext_lazy("The row says “%(value)s”, the form “%(form)s” says otherwise."),
    }
