"""What an operator types during a call, read into the words of `contacts` and `people`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.centres import choices as centre_choices
from jardam.contacts import choices
from jardam.contacts.actions import ContactRecord, PromisedCallback
from jardam.contacts.models import Door, OwnTopic
from jardam.contacts.queries import Lists
from jardam.contacts.rules.closing import Kind, Missing, Outcome, Reason
from jardam.contacts.rules.reference import is_reference
from jardam.desk.options import (
    callback_languages,
    not_consultations,
    or_none,
    pairs,
    screening_choices,
    topics_by_block,
    with_own_topics,
)
from jardam.desk.regions import region_choices
from jardam.kernel.languages import Language
from jardam.kernel.phones import NotAPhoneNumber, e164
from jardam.kernel.topics import Topic
from jardam.people.choices import AgeBand, Sex
from jardam.people.rules.identity import Identity
from jardam.ui.codes import CodeField, CodesField

LONGEST_TEXT = 20_000  # characters: an hour of fast typing
MOST_DIGITS = 6  # of a card's version
NETWORK_TOPICS = frozenset(topic.value for topic in Topic)


class TopicsField(CodesField):
    """Topics of the network, and those of the centre, which are read only where one of them was chosen."""

    def valid_value(self, value: str) -> bool:
        return value in NETWORK_TOPICS or super().valid_value(value)


class CallForm(forms.Form):
    """One contact as typed. Nothing here is required: what is missing is said by the rule, not by the form."""

    language = CodeField(
        pairs(centre_choices.languages), label=_("Language of the conversation"), required=False
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
    topics = TopicsField(topics_by_block, label=_("Topics"), required=False)
    violence = CodeField(screening_choices, label=_("Was there violence or a threat?"), required=False)
    discrimination = CodeField(
        screening_choices, label=_("Treated badly because of nationality?"), required=False
    )
    region = CodeField(region_choices, label=_("Region"), required=False)
    sex = CodeField(lambda: or_none(Sex.choices), label=_("Sex"), required=False)
    age_band = CodeField(lambda: or_none(AgeBand.choices), label=_("Age"), required=False)
    outcome = CodeField(
        pairs(choices.outcomes), label=_("How it ended"), required=False, widget=forms.RadioSelect
    )
    kind = CodeField(not_consultations, label=_("What it was"), required=False)
    callback_at = forms.DateTimeField(
        label=_("When"),
        input_formats=["%Y-%m-%dT%H:%M"],
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Enter the day and the time of the callback.")},
    )
    callback_language = CodeField(callback_languages, label=_("In which language"), required=False)
    may_leave_message = CodeField(
        lambda: [("", _("No message")), ("yes", _("Message is safe"))],
        label=_("Voice message"),
        required=False,
    )
    relation = CodeField(
        lambda: or_none(choices.Relation.choices), label=_("Who is it to the person"), required=False
    )
    permission = CodeField(
        lambda: choices.Permission.choices, label=_("Does the person know"), required=False
    )
    partner = forms.CharField(max_length=40, required=False)  # code of an organisation
    reason = CodeField(
        lambda: or_none(pairs(choices.reasons)()), label=_("Why nobody could help"), required=False
    )
    door = forms.ChoiceField(label=_("Which way in"), required=False)
    heard_from = CodeField(
        lambda: or_none(choices.HeardFrom.choices), label=_("How did you hear of us?"), required=False
    )
    heard_number = forms.CharField(
        label=_("Number that they were given"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    is_heavy = forms.BooleanField(label=_("Hard to listen to"), required=False)
    cards = forms.CharField(max_length=2_000, required=False, widget=forms.HiddenInput)  # "code:version …"

    def __init__(self, *args: Any, lists: Lists | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        self._lists = lists
        if lists is not None:
            fields["door"].choices = lambda: or_none((str(door.pk), door.name) for door in lists.doors)
            fields["topics"].choices = lambda: with_own_topics(lists.topics)

    @property
    def has_doors(self) -> bool:
        """Whether the centre tells its ways in apart."""
        return self._lists is not None and bool(self._lists.doors)

    def clean_heard_number(self) -> str:
        """Nine digits that were read back without a slip; whose they are is asked later."""
        digits: str = self.cleaned_data["heard_number"].replace(" ", "").replace("-", "")
        if digits and not is_reference(digits):
            raise forms.ValidationError(_("This is not the number of a contact: it has nine digits."))
        return digits

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
        outcome = Outcome(filled["outcome"]) if filled["outcome"] else None
        client_kind = choices.ClientKind(filled["client_kind"] or choices.ClientKind.WORKER)
        is_third = client_kind is choices.ClientKind.RELATIVE
        return ContactRecord(
            language=language,
            topics=[Topic(code.partition(":")[0]) for code in filled["topics"]],
            own_topics=self._own_topics(),
            outcome=outcome,
            narrative={"stated": filled["stated"], "note": filled["note"]},
            kind=Kind(filled["kind"] or Kind.CONSULTATION)
            if outcome is Outcome.NOT_CONSULTATION
            else Kind.CONSULTATION,
            client_kind=client_kind,
            violence=choices.Screening(filled["violence"] or choices.Screening.NOT_ASKED),
            discrimination=choices.Screening(filled["discrimination"] or choices.Screening.NOT_ASKED),
            region=filled["region"],
            sex=filled["sex"],
            age_band=filled["age_band"],
            cards=filled["cards"],
            callback=self._callback(language, filled["callback_at"]),
            door=self._door(),
            relation=filled["relation"] if is_third else "",
            permission=filled["permission"] if is_third else "",
            reason=Reason(filled["reason"]) if outcome is Outcome.UNABLE and filled["reason"] else None,
            heard_from=filled["heard_from"],
            is_heavy=filled["is_heavy"],
        )

    def identity(self) -> Identity:
        phone = self.cleaned_data["phone"]
        return Identity(name=self.cleaned_data["name"].strip(), phones=(phone,) if phone else ())

    def _own_topics(self) -> dict[Topic, OwnTopic]:
        """The chosen topics of the centre, by those of the network that they stand for."""
        if self._lists is None or not any(":" in code for code in self.cleaned_data["topics"]):
            return {}
        chosen = {own.code: own for own in self._lists.topics}
        return {
            Topic(chosen[code].topic): chosen[code] for code in self.cleaned_data["topics"] if ":" in code
        }

    def _door(self) -> Door | None:
        door = self.cleaned_data["door"]
        if self._lists is None or not door:
            return None
        return next(one for one in self._lists.doors if str(one.pk) == door)

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
    Missing.PARTNER: ("partner", _("Choose the partner to whom the person is sent.")),
    Missing.REASON: ("reason", _("Say why nobody could help.")),
}

CLOSED_FILE = _(
    "The file of the person you chose is closed to you here. Choose somebody else, or sign in with your password."
)


def add_missing(form: CallForm, missing: Iterable[Missing]) -> None:
    """Turn what the rule lacks into sentences beside the fields."""
    for lack in missing:
        field, sentence = MISSING_WORDS[lack]
        form.add_error(field, str(sentence))
