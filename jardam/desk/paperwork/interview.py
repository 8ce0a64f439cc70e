"""How one asks for the facts of a paper in the language of the person: the paper itself is in Russian."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.forms import BoundField
from django.utils import timezone

from jardam.cases.models import Case
from jardam.centres.http import StaffRequest
from jardam.desk.casework.terms import reading_language
from jardam.desk.paperwork.forms import FillForm
from jardam.filings.reading import facts
from jardam.kernel.languages import OWN_NAMES, SCREEN_LANGUAGES, Language
from jardam.people.models import Person
from jardam.people.queries import read_known
from jardam.vault.unlocked import opener


@dataclass(frozen=True, slots=True)
class Question:
    """One fact of the form. ``words`` and ``hint``: in the language of the person; empty where nobody asks them for it."""

    bound: BoundField
    words: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """``lang`` and ``name``: the language that stands beside, both empty where none does.

    ``is_checked``: its words were written and not translated. ``others``: code, tag and name of each that may stand there.
    """

    lang: str
    name: str
    is_checked: bool
    questions: Sequence[Question]
    others: Sequence[tuple[str, str, str]]


def interview(request: StaffRequest, case: Case, form: FillForm) -> Interview:
    """In the language that was asked for, else in the one they talk in. What the page itself speaks does not stand twice."""
    offered = [language for language in OWN_NAMES if language is not reading_language()]
    codes = {language.value: language for language in offered}
    asked = request.GET.get("language", "")
    chosen = codes.get(asked) or codes.get(_talks(request, case))
    others = [(one.value, one.tag, OWN_NAMES[one]) for one in offered if one is not chosen]
    if chosen is None:
        return Interview("", "", True, [Question(bound) for bound in form.asked()], others)
    is_checked = chosen in SCREEN_LANGUAGES
    return Interview(chosen.tag, OWN_NAMES[chosen], is_checked, list(_questions(form, chosen)), others)


def _questions(form: FillForm, language: Language) -> Iterator[Question]:
    for bound in form.asked():
        fact, spoken = facts()[bound.name], language.catalogue
        if fact.is_asked:
            words = fact.labels[spoken]
            yield Question(bound, words[:1].upper() + words[1:], fact.hints.get(spoken, ""))
        else:
            yield Question(bound)


def _talks(request: StaffRequest, case: Case) -> str:
    """Nothing for whoever may not know who the person is. Errors: FileKeyLocked; FileKeyDestroyed."""
    person, user = case.person, request.user
    if not Person.objects.visible_to(user).filter(pk=person.pk).exists():
        return ""
    return read_known(person, by=user, at=timezone.now(), opener=opener(request)).talks
