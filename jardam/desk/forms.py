"""What an operator types during a call, read into the words of `contacts` and `people`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.centres import choices as centre_choices
from jardam.contacts import choices
from jardam.contacts.actions import ContactRecord, PromisedCallback
from jardam.contacts.rules.closing import Kind, Missing, Outcome
from jardam.desk.regions import region_choices
from jardam.kernel.languages import Language
from jardam.kernel.phones import NotAPhoneNumber, e164
from jardam.kernel.topics import Block, Topic
from jardam.law.choices import standings
from jardam.network.choices import fees
from jardam.people.choices import AgeBand, Sex
from jardam.people.rules.identity import Identity
from jardam.ui.codes import CodeField, CodesField

LONGEST_TEXT = 20_000  # characters: an hour of fast typing
MOST_DIGITS = 6  # of a card's version


def _pairs(words: Callable[[], dict[Any, Promise]]) -> Callable[[], Iterable[tuple[str, Any]]]:
    return lambda: [(str(value), label) for value, label in words().items()]


def _or_none(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", _("not said")), *choices]


def _any_or(words: Callable[[], dict[Any, Promise]]) -> Callable[[], list[tuple[str, Any]]]:
    return lambda: [("", _("any")), *_pairs(words)()]


def _topics_by_block() -> list[tuple[str, list[tuple[str, Any]]]]:
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


def _not_consultations() -> list[tuple[str, Any]]:
    return [(str(kind), label) for kind, label in choices.kinds().items() if kind is not Kind.CONSULTATION]


def _callback_languages() -> list[tuple[str, Any]]:
    spoken = [(str(code), label) for code, label in centre_choices.languages().items()]
    return [("", _("In the same language")), *spoken[:-1]]


def _screening_choices() -> list[tuple[str, Any]]:
    order = (choices.Screening.YES, choices.Screening.NO, choices.Screening.NOT_ASKED)
    return [(answer.value, answer.label) for answer in order]


class CallForm(forms.Form):
    """One contact as typed. Nothing here is required: what is missing is said by the rule, not by the form."""

    language = CodeField(
        _pairs(centre_choices.languages), label=_("Language of the conversation"), required=False
    )
    client_kind = CodeField(lambda: choices.ClientKind.choices, label=_("Who is calling"), required=False)
    phone = forms.CharField(
        label=_("Phone, if given"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"inputmode": "tel"}),
    )
    name = forms.CharField(label=_("Name, if given"), max_length=200, required=False)
    person = forms.CharField(max_length=40, required=False)  # id of a known person, or "other"
    stated = forms.CharField(
        label=_("In their own words"),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea,
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 2}),
    )
    topics = CodesField(_topics_by_block, label=_("Topics"), required=False)
    violence = CodeField(_screening_choices, label=_("Was there violence or a threat?"), required=False)
    discrimination = CodeField(
        _screening_choices, label=_("Treated badly because of nationality?"), required=False
    )
    region = CodeField(region_choices, label=_("Region"), required=False)
    sex = CodeField(lambda: _or_none(Sex.choices), label=_("Sex"), required=False)
    age_band = CodeField(lambda: _or_none(AgeBand.choices), label=_("Age"), required=False)
    outcome = CodeField(
        _pairs(choices.outcomes), label=_("How it ended"), required=False, widget=forms.RadioSelect
    )
    kind = CodeField(_not_consultations, label=_("What it was"), required=False)
    callback_at = forms.DateTimeField(
        label=_("When"),
        input_formats=["%Y-%m-%dT%H:%M"],
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Enter the day and the time of the callback.")},
    )
    callback_language = CodeField(_callback_languages, label=_("In which language"), required=False)
    may_leave_message = CodeField(
        lambda: [("", _("No message")), ("yes", _("Message is safe"))],
        label=_("Voice message"),
        required=False,
    )
    cards = forms.CharField(max_length=2_000, required=False, widget=forms.HiddenInput)  # "code:version …"

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"].strip()
        if not typed:
            return ""
        try:
            return e164(typed)
        except NotAPhoneNumber as error:
            raise forms.ValidationError(
                _("This is not a phone number. Example: +996 700 123 447.")
            ) from error

    def clean_cards(self) -> list[tuple[str, int]]:
        """The cards as the page collected them, each in the version read last; what is no card is left out."""
        cards = [entry.partition(":") for entry in self.cleaned_data["cards"].split()]
        known = {code[:40]: version for code, _colon, version in cards if version.isdecimal()}
        return [(code, int(version)) for code, version in known.items() if len(version) <= MOST_DIGITS]

    def record(self) -> ContactRecord:
        """What was filled in, in the words of `contacts`. Call it on a valid form."""
        filled = self.cleaned_data
        language = Language(filled["language"] or Language.UNKNOWN)
        return ContactRecord(
            language=language,
            topics=[Topic(code) for code in filled["topics"]],
            outcome=Outcome(filled["outcome"]) if filled["outcome"] else None,
            narrative={"stated": filled["stated"], "note": filled["note"]},
            kind=Kind(filled["kind"] or Kind.CONSULTATION)
            if filled["outcome"] == Outcome.NOT_CONSULTATION
            else Kind.CONSULTATION,
            client_kind=choices.ClientKind(filled["client_kind"] or choices.ClientKind.WORKER),
            violence=choices.Screening(filled["violence"] or choices.Screening.NOT_ASKED),
            discrimination=choices.Screening(filled["discrimination"] or choices.Screening.NOT_ASKED),
            region=filled["region"],
            sex=filled["sex"],
            age_band=filled["age_band"],
            cards=filled["cards"],
            callback=self._callback(language, filled["callback_at"]),
        )

    def identity(self) -> Identity:
        phone = self.cleaned_data["phone"]
        return Identity(name=self.cleaned_data["name"].strip(), phones=(phone,) if phone else ())

    def _callback(self, language: Language, due_at: datetime | None) -> PromisedCallback | None:
        if due_at is None:
            return None
        spoken = Language(self.cleaned_data["callback_language"] or language)
        return PromisedCallback(
            due_at=due_at,
            language=language if spoken is Language.UNKNOWN else spoken,
            may_leave_message=self.cleaned_data["may_leave_message"] == "yes",
        )


MISSING_WORDS: dict[Missing, tuple[str, Promise]] = {
    Missing.LANGUAGE: ("language", _("Choose the language of the conversation.")),
    Missing.TOPIC: ("topics", _("Choose at least one topic.")),
    Missing.TOO_MANY_TOPICS: ("topics", _("Choose at most three topics.")),
    Missing.OUTCOME: ("outcome", _("Choose how the contact ended.")),
    Missing.KIND: ("kind", _("Say what it was: silence, a wrong number, thanks.")),
    Missing.CALLBACK_WHEN: ("callback_at", _("Say when to call back.")),
    Missing.CALLBACK_PAST: ("callback_at", _("The callback lies in the past. Choose a later moment.")),
    Missing.CALLBACK_TOO_FAR: ("callback_at", _("A callback can be promised for the next 90 days.")),
    Missing.CALLBACK_NUMBER: ("phone", _("Enter the number to call back.")),
}

CLOSED_FILE = _(
    "The file of the person you chose is closed to you here. Choose somebody else, or sign in with your password."
)


def add_missing(form: CallForm, missing: Iterable[Missing]) -> None:
    """Turn what the rule lacks into sentences beside the fields."""
    for lack in missing:
        field, sentence = MISSING_WORDS[lack]
        form.add_error(field, str(sentence))


class FindForm(forms.Form):
    """One field for everything one may look for: a reference, a phone, a document, a name."""

    words = forms.CharField(
        label=_("Number of a contact, phone, document or name"), max_length=200, strip=True
    )


class PeriodForm(forms.Form):
    """A span of days, both ends included; the browser's own calendar."""

    first = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    last = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        """A last day that is not said is today."""
        days: dict[str, Any] = super().clean() or {}
        first, last = days.get("first"), days.get("last") or timezone.localdate()
        if first and "last" in days and first > last:
            self.add_error("last", _("The last day lies before the first."))
        return days


class ContactFilter(PeriodForm):
    """The filter of the contact list; its address is the filter."""

    language = CodeField(_any_or(centre_choices.languages), label=_("Language"), required=False)
    topic = CodeField(_any_or(centre_choices.topics), label=_("Topic"), required=False)
    outcome = CodeField(_any_or(choices.outcomes), label=_("Outcome"), required=False)
    region = CodeField(lambda: [("", _("any")), *region_choices()[1:]], label=_("Region"), required=False)


class DirectoryFilter(forms.Form):
    """Which organisations are wanted; what is left empty is not asked for."""

    region = CodeField(lambda: [("", _("any")), *region_choices()[1:]], label=_("Region"), required=False)
    language = CodeField(_any_or(centre_choices.languages), label=_("Language"), required=False)
    topic = CodeField(_any_or(centre_choices.topics), label=_("Topic"), required=False)
    fee = CodeField(_any_or(fees), label=_("Fee"), required=False)


class GroundFilter(forms.Form):
    """Which rows of the law are wanted; the regions are those that the law itself differs by."""

    words = forms.CharField(label=_("Find in the law"), max_length=200, required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    block = CodeField(_any_or(centre_choices.blocks), label=_("Subject"), required=False)
    standing = CodeField(_any_or(standings), label=_("How well checked"), required=False)

    def __init__(self, *args: Any, regions: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["region"].choices = [("", _("any")), *regions]  # type: ignore[attr-defined]


class OpenersForm(forms.Form):
    """The people to whom alone a file stays open."""

    openers = forms.MultipleChoiceField(label=_("Who may open it"))

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["openers"].choices = list(people)  # type: ignore[attr-defined]


class ColleagueForm(forms.Form):
    """One colleague out of those who can be meant."""

    colleague = forms.ChoiceField(label=_("Colleague"))

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["colleague"].choices = [("", _("choose")), *people]  # type: ignore[attr-defined]
