"""What one fills in: a practice, its way to another branch, and what became of it there."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jardam.centres.choices import topics
from jardam.centres.models import Branch, User
from jardam.kernel.regions import REGIONS, region_name
from jardam.kernel.topics import Topic
from jardam.practice.actions import LONGEST_NAME, LONGEST_WORDS, Handing, Written
from jardam.practice.choices import outcomes, ways
from jardam.practice.models import Practice
from jardam.practice.rules.transfers import SAID_IN_WORDS, How, Look, State, default_look
from jardam.ui.codes import CodeField

LONGEST_LINE = 300
MOST_COLLEAGUES = 500
FARTHEST_LOOK = timedelta(days=3 * 365)


def _day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


def _words_field(label: Any, rows: int, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=LONGEST_WORDS, widget=widget, **options)


def _seen_field() -> forms.IntegerField:
    """Which state of the row was read, so that nobody overwrites what they have not seen."""
    return forms.IntegerField(
        min_value=0,
        max_value=10**6,
        widget=forms.HiddenInput,
        error_messages={"required": _("The page is broken. Reload it.")},
    )


def region_options() -> list[tuple[str, str]]:
    """Every region in the reader's language, and none."""
    language = (get_language() or "ru")[:2]
    return [("", str(_("not said"))), *((code, region_name(code, language)) for code in REGIONS)]


class PracticeForm(forms.Form):
    """A practice in words by which another branch can do it."""

    name = forms.CharField(label=_("What it is called"), max_length=LONGEST_NAME)
    situation = _words_field(_("In what situation it helps, and whom"), 3, required=False)
    words = _words_field(
        _("What it is and how it is done"),
        10,
        help_text=_("Name no clients: colleagues of all branches read it."),
    )
    evidence = _words_field(
        _("What shows that it works"),
        3,
        required=False,
        help_text=_("Figures, answers of authorities, what changed for people; without names."),
    )
    branch = forms.ChoiceField(label=_("Which branch it comes from"), required=False)
    brought = forms.CharField(
        label=_("If it was brought in from outside: who brought it, and from where"),
        max_length=LONGEST_LINE,
        required=False,
    )
    topic = CodeField(
        lambda: [("", _("no topic")), *((topic.value, word) for topic, word in topics().items())],
        label=_("Topic"),
        required=False,
    )

    region = CodeField(region_options, label=_("In which region it was done"), required=False)

    def __init__(self, branches: Iterable[Branch], *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.known = {str(branch.pk): branch for branch in branches}
        named = [(pk, branch.name) for pk, branch in self.known.items()]
        self.fields["branch"].choices = [("", _("none: it came straight to the centre")), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if "branch" in filled and "brought" in filled and not (filled["branch"] or filled["brought"]):
            self.add_error("brought", _("Choose the branch that it comes from, or say who brought it in."))
        return filled

    @property
    def written(self) -> Written:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Written(
            name=filled["name"],
            words=filled["words"],
            brought=filled["brought"],
            branch=self.known.get(filled["branch"]),
            topic=Topic(filled["topic"]) if filled["topic"] else None,
            situation=filled["situation"],
            evidence=filled["evidence"],
            region=filled["region"],
        )


class ChangeForm(PracticeForm):
    seen = _seen_field()


def as_typed(practice: Practice) -> dict[str, object]:
    """What the fields of a practice begin with."""
    plain = {
        "branch": str(practice.branch_id or ""),
        "topic": practice.topic,
        "region": practice.region,
        "seen": practice.revision,
    }
    return practice.written | plain


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Why it is withdrawn"), max_length=LONGEST_LINE)


class HandForm(forms.Form):
    """How a practice goes from one branch to another."""

    from_branch = forms.ChoiceField(label=_("From which branch"), required=False)
    to_branch = forms.ChoiceField(label=_("To which branch"))
    handed_on = _day_field(_("On which day"))
    how = CodeField(ways, label=_("How"))
    learned = forms.IntegerField(
        label=_("How many colleagues learned it"), min_value=1, max_value=MOST_COLLEAGUES
    )
    answers_for = forms.ChoiceField(
        label=_("Who answers for it there"), help_text=_("A colleague of the receiving branch.")
    )
    look_on = _day_field(
        _("When to look what became of it"), required=False, help_text=_("After 30 days, if left empty.")
    )

    def __init__(
        self,
        branches: Iterable[Branch],
        receiving: Iterable[Branch],
        staff: Iterable[tuple[User, str]],
        today: date,
        *args: Any,
        **words: Any,
    ) -> None:
        """``staff``: colleagues with their names as shown; ``receiving``: the branches that may still learn it."""
        super().__init__(*args, **words)
        self.today = today
        self.known = {str(branch.pk): branch for branch in branches}
        self.receiving = [(str(branch.pk), branch.name) for branch in receiving]
        pairs = list(staff)
        self.staff = {str(user.pk): user for user, _name in pairs}
        named = [(pk, branch.name) for pk, branch in self.known.items()]
        self.fields["from_branch"].choices = [("", _("from outside, straight to it")), *named]  # type: ignore[attr-defined]
        self.fields["to_branch"].choices = self.receiving  # type: ignore[attr-defined]
        called = [(str(user.pk), self._called(user, name)) for user, name in pairs]
        self.fields["answers_for"].choices = called  # type: ignore[attr-defined]
        self.fields["handed_on"].initial = today

    def clean_handed_on(self) -> date:
        day: date = self.cleaned_data["handed_on"]
        if day > self.today:
            raise forms.ValidationError(_("Choose a day that is not ahead."))
        return day

    def clean_look_on(self) -> date | None:
        return _later(self.cleaned_data["look_on"], self.today)

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        to_branch, colleague = filled.get("to_branch"), self.staff.get(filled.get("answers_for", ""))
        if to_branch and filled.get("from_branch") == to_branch:
            self.add_error("to_branch", _("Choose another branch than the one it comes from."))
        if to_branch and colleague and str(colleague.branch_id) != to_branch:
            self.add_error("answers_for", _("Choose a colleague who belongs to the receiving branch."))
        return filled

    @property
    def handing(self) -> Handing:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Handing(
            from_branch=self.known.get(filled["from_branch"]),
            to_branch=self.known[filled["to_branch"]],
            handed_on=filled["handed_on"],
            how=How(filled["how"]),
            learned=filled["learned"],
            answers_for=self.staff[filled["answers_for"]],
            look_on=filled["look_on"] or max(default_look(filled["handed_on"]), self.today),
        )

    def _called(self, user: User, name: str) -> str:
        branch = self.known.get(str(user.branch_id))
        return f"{name} · {branch.name}" if branch else name


class LookForm(forms.Form):
    """What became of a practice at a branch, and whether to look again."""

    outcome = CodeField(lambda: [("", _("choose")), *outcomes()], label=_("What became of the practice"))
    words = _words_field(
        _("What was changed, or why it is not used"),
        4,
        required=False,
        help_text=_(
            "The honest reason helps the next branch. Not needed where it is used as it was handed over."
        ),
    )
    again_on = _day_field(
        _("Look again on"), required=False, help_text=_("Leave it empty if nobody need look again.")
    )
    seen = _seen_field()

    def __init__(self, today: date, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.today = today

    def clean_again_on(self) -> date | None:
        return _later(self.cleaned_data["again_on"], self.today)

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        is_said = bool(filled.get("words", "").strip())
        if filled.get("outcome") in {state.value for state in SAID_IN_WORDS} and not is_said:
            self.add_error("words", _("Say what was changed, or why it is not used."))
        return filled

    @property
    def look(self) -> Look:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Look(State(filled["outcome"]), filled["words"], filled["again_on"])


def _later(day: date | None, today: date) -> date | None:
    if day is not None and not today < day <= today + FARTHEST_LOOK:
        raise forms.ValidationError(_("Choose a day ahead, within three years."))
    return day
