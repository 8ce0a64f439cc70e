"""What one fills in to draw a sample and to review a record."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jardam.kernel.months import Month, NotAMonth
from jardam.quality.actions.samples import LONGEST_REMARK
from jardam.quality.choices import marks, question_words
from jardam.quality.rules.reviewing import Mark, Question
from jardam.quality.rules.sampling import MOST_DRAWN
from jardam.ui.codes import CodeField


class DrawForm(forms.Form):
    """Of which month, and how many."""

    month = forms.CharField(
        label=_("Month"), widget=forms.TextInput(attrs={"type": "month"}), help_text=_("As in 2026-11.")
    )
    size = forms.IntegerField(label=_("How many records"), min_value=1, max_value=MOST_DRAWN, initial=5)

    def clean_month(self) -> Month:
        try:
            return Month.read(self.cleaned_data["month"].strip())
        except NotAMonth as error:
            raise forms.ValidationError(_("Write a month as in 2026-11.")) from error


class ReviewForm(forms.Form):
    """One mark for each of the fixed questions, and a remark."""

    remark = forms.CharField(
        label=_("What should whoever recorded it know?"),
        required=False,
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        for question, label in question_words().items():
            field = CodeField(marks, label=label, error_messages={"required": _("Choose one of the three.")})
            self.fields[question.value] = field

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[question.value] for question in Question]

    @property
    def marks(self) -> dict[Question, Mark]:
        return {question: Mark(self.cleaned_data[question.value]) for question in Question}
