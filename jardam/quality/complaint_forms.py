"""What one fills in when somebody complains about us, and when it is looked into."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.centres.models import User
from jardam.contacts.models import Contact
from jardam.contacts.queries import contact_of_number
from jardam.contacts.rules.reference import is_reference
from jardam.quality.actions.complaints import LONGEST_WORDS, Heard
from jardam.quality.choices import answers, ways_in, what_about, where_it_stands
from jardam.quality.rules.complaints import About, Answer, Came, State
from jardam.ui.codes import CodeField

LONGEST_LINE = 200


class ComplaintForm(forms.Form):
    """A minute's work: how it came, about what, the words. All else may stay empty."""

    came = CodeField(ways_in, label=_("How it came"))
    about = CodeField(what_about, label=_("What it is about"))
    words = forms.CharField(
        label=_("In their own words"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 4})
    )
    is_anonymous = forms.BooleanField(label=_("They do not say who they are"), required=False)
    reply_to = forms.CharField(
        label=_("Whom to answer, and how"),
        required=False,
        max_length=LONGEST_LINE,
        help_text=_("Not kept for somebody who stays anonymous."),
    )
    colleague = forms.ChoiceField(label=_("About which colleague, if one was named"), required=False)
    reference = forms.CharField(
        label=_("Number of the contact, if it is known"), required=False, max_length=20
    )

    def __init__(self, staff: Iterable[tuple[User, str]], by: User | None, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        pairs = list(staff)
        self.by = by
        self.known = {str(user.pk): user for user, _name in pairs}
        choices = [("", _("nobody was named")), *((str(user.pk), name) for user, name in pairs)]
        self.fields["colleague"].choices = choices  # type: ignore[attr-defined]

    def clean_reference(self) -> Contact | None:
        typed: str = self.cleaned_data["reference"]
        if not typed.strip():
            return None
        digits = typed.replace(" ", "").replace("-", "")
        found = contact_of_number(digits, self.by) if self.by and is_reference(typed) else None
        if found is None:
            raise forms.ValidationError(
                _("There is no contact with this number. Leave it empty if it is not sure.")
            )
        return Contact.objects.of_centre_of(self.by).get(pk=found.pk)  # type: ignore[arg-type,no-any-return]

    @property
    def heard(self) -> Heard:
        filled = self.cleaned_data
        return Heard(
            came=Came(filled["came"]),
            about=About(filled["about"]),
            words=filled["words"],
            reply_to=filled["reply_to"],
            is_anonymous=filled["is_anonymous"],
            colleague=self.known.get(filled["colleague"]),
            contact=filled["reference"],
        )


class MoveForm(forms.Form):
    """One move, what was found, and at an end whether an answer was given."""

    state = forms.ChoiceField(choices=where_it_stands)
    answer = CodeField(
        lambda: [("", _("choose")), *answers()], label=_("Was an answer given?"), required=False
    )
    note = forms.CharField(
        label=_("What was found, and what changes"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def move(self) -> State:
        return State(self.cleaned_data["state"])

    @property
    def answer_given(self) -> Answer | None:
        return Answer(self.cleaned_data["answer"]) if self.cleaned_data["answer"] else None


class OwnerForm(forms.Form):
    owner = forms.ChoiceField(label=_("Who looks into it"))

    def __init__(self, people: Iterable[tuple[User, str]], *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        pairs = list(people)
        self.known = {str(user.pk): user for user, _name in pairs}
        self.fields["owner"].choices = [(str(user.pk), name) for user, name in pairs]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> User:
        return self.known[self.cleaned_data["owner"]]


class TermForm(forms.Form):
    complaint_days = forms.IntegerField(label=_("Working days until an answer"), min_value=1, max_value=60)
