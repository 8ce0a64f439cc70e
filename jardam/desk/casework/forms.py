"""What one fills in about a case."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.cases import choices
from jardam.cases.actions import LONGEST_NEXT, LONGEST_TITLE, LONGEST_WORDS
from jardam.cases.models import Case
from jardam.cases.models.case import HEAVY, LIGHT
from jardam.cases.rules.needs import Aspect, NeedState
from jardam.cases.rules.next_action import DayRefused, NextAction, next_day
from jardam.cases.rules.stages import Ending, Stage, open_moves
from jardam.cases.rules.tracks import Track
from jardam.centres.choices import topics
from jardam.centres.models import User
from jardam.desk.options import any_or
from jardam.kernel.topics import Topic
from jardam.ui.codes import CodeField

BROKEN = {"required": _("The page is broken. Reload it."), "invalid": _("The page is broken. Reload it.")}
LATER = _("Choose a day from today on, within half a year: nobody looks at a case that lies longer.")
FARTHEST_BACK = timedelta(days=10 * 365)


def weights() -> list[tuple[int, Any]]:
    return [
        (LIGHT, pgettext_lazy("case", "light")),
        (2, pgettext_lazy("case", "usual")),
        (3, pgettext_lazy("case", "much work")),
        (4, pgettext_lazy("case", "heavy")),
        (HEAVY, pgettext_lazy("case", "very heavy: much work and much distress")),
    ]


def day_field(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **options)


def words_field(label: Any, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": rows}),
        strip=False,
        required=False,
        **options,
    )


def _said_field(label: Any) -> forms.CharField:
    """Words that may not be left out."""
    return forms.CharField(
        label=label, max_length=LONGEST_WORDS, widget=forms.Textarea({"rows": 4}), strip=False
    )


def _need_ends() -> list[tuple[NeedState, Any]]:
    return [(state, word) for state, word in choices.need_states().items() if state is not NeedState.OPEN]


class NextFields(forms.Form):
    """What is done next, and by which day. A case is never left without."""

    what = forms.CharField(label=_("What is done next"), max_length=LONGEST_NEXT)
    day = day_field(_("By which day"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        try:
            return next_day(day, self.today)
        except DayRefused:
            raise forms.ValidationError(LATER) from None

    @property
    def then(self) -> NextAction:
        """Call it on a valid form."""
        return NextAction(self.cleaned_data["what"], self.cleaned_data["day"])


class OpenForm(NextFields):
    case_id = forms.UUIDField(widget=forms.HiddenInput, error_messages=BROKEN)
    track = CodeField(
        lambda: [("", _("choose")), *choices.tracks().items()], label=_("What kind of matter it is")
    )
    topic = CodeField(
        lambda: [("", _("no topic")), *((topic.value, word) for topic, word in topics().items())],
        label=_("Topic"),
        required=False,
    )
    title = forms.CharField(
        label=_("What it is about, in a few words"),
        max_length=LONGEST_TITLE,
        help_text=_("So that you know it again in a list, for example “wages for three months”."),
    )
    stated = words_field(_("What the person wants, in their own words"))
    weight = forms.TypedChoiceField(
        label=_("How much of your strength it takes"), choices=weights, coerce=int, initial=2
    )


class SeenFields(forms.Form):
    """Which state of the case was read, so that nobody overwrites what they have not seen."""

    seen = forms.IntegerField(min_value=1, max_value=10**6, widget=forms.HiddenInput, error_messages=BROKEN)

    @property
    def segments(self) -> list[forms.BoundField]:
        """The fields that are answered by one of three taps."""
        return []

    @property
    def others(self) -> list[forms.BoundField]:
        """The visible fields apart from `segments`."""
        tapped = {bound.name for bound in self.segments}
        return [bound for bound in self.visible_fields() if bound.name not in tapped]


class NextForm(SeenFields, NextFields):
    is_done = CodeField(
        lambda: [("yes", _("It was done")), ("no", _("It was not done: another way, or another day"))],
        label=_("The action that stood until now"),
    )
    text = words_field(_("What came of it"))

    field_order = ("seen", "is_done", "text", "what", "day")


class ReopenForm(SeenFields, NextFields):
    text = words_field(_("Why it is opened again"))


class NoteForm(SeenFields):
    text = forms.CharField(
        label=_("What happened"), max_length=LONGEST_WORDS, widget=forms.Textarea({"rows": 3}), strip=False
    )
    day = day_field(_("On which day"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not self.today - FARTHEST_BACK <= day <= self.today:
            raise forms.ValidationError(_("Choose a day that is not ahead, at most ten years ago."))
        return day


class StageForm(SeenFields):
    stage = forms.ChoiceField(label=_("The new stage"))
    text = words_field(_("Why"))

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        words = choices.stages()
        moves = [(move.value, words[move]) for move in open_moves(Stage(case.stage))]
        self.fields["stage"].choices = [("", _("choose")), *moves]  # type: ignore[attr-defined]


class ColleagueFields(SeenFields):
    """One of these colleagues."""

    colleague = forms.ChoiceField()

    def __init__(self, *args: Any, staff: Iterable[tuple[User, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        named = list(staff)
        self.staff = {str(user.pk): user for user, _name in named}
        offered = [(str(user.pk), name) for user, name in named]
        self.fields["colleague"].choices = [("", _("choose")), *offered]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> User:
        """Call it on a valid form."""
        return self.staff[self.cleaned_data["colleague"]]


class HandForm(ColleagueFields):
    text = words_field(_("What they must know"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["colleague"].label = _("Who answers for it from now on")


class BarForm(ColleagueFields):
    text = words_field(_("Why"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["colleague"].label = _("Colleague")


class NeedForm(SeenFields):
    """Something more that is needed."""

    topic = CodeField(
        lambda: [("", _("no topic")), *((topic.value, word) for topic, word in topics().items())],
        label=_("Topic"),
        required=False,
    )
    text = _said_field(_("What the person needs, in their own words"))

    @property
    def chosen(self) -> Topic | None:
        """Call it on a valid form."""
        return Topic(self.cleaned_data["topic"]) if self.cleaned_data["topic"] else None


class ViewForm(SeenFields):
    """How a need is seen now, or what became of it."""

    view = CodeField(
        lambda: [
            ("", _("choose")),
            (_("How it is seen"), [(code.value, word) for code, word in choices.aspects().items()]),
            (_("What became of the need"), [(code.value, word) for code, word in _need_ends()]),
        ],
        label=_("What is said"),
    )
    text = _said_field(_("In words"))

    @property
    def aspect(self) -> Aspect | None:
        """Call it on a valid form. None: it ends, see `end`."""
        chosen = self.cleaned_data["view"]
        return Aspect(chosen) if chosen in {aspect.value for aspect in Aspect} else None

    @property
    def end(self) -> NeedState:
        return NeedState(self.cleaned_data["view"])


class CloseForm(SeenFields):
    ending = CodeField(
        lambda: [("", _("choose")), *choices.endings().items()],
        label=_("How it ended"),
        help_text=_("The honest answer: nobody is measured by it."),
    )
    text = words_field(_("What came of it, in words"))

    def __init__(self, *args: Any, is_erased: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_erased:
            del self.fields["text"]  # there is no key any more to seal it under

    @property
    def chosen(self) -> Ending:
        """Call it on a valid form."""
        return Ending(self.cleaned_data["ending"])


class CaseFilter(forms.Form):
    """Which cases the list shows; its address is the filter."""

    whose = CodeField(
        lambda: [
            ("", pgettext_lazy("cases", "mine")),
            ("all", pgettext_lazy("cases", "of the whole centre")),
        ],
        label=pgettext_lazy("cases", "Whose"),
        required=False,
    )
    state = CodeField(
        lambda: [("", pgettext_lazy("cases", "open")), ("closed", pgettext_lazy("cases", "closed"))],
        label=pgettext_lazy("cases", "Which"),
        required=False,
    )
    track = CodeField(any_or(choices.tracks), label=_("Kind of matter"), required=False)

    @property
    def chosen_track(self) -> Track | None:
        """Call it on a valid form."""
        code = self.cleaned_data["track"]
        return Track(code) if code else None
