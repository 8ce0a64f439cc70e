"""What one fills in: a precedent in words, and why one is withdrawn."""

from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jardam.centres.choices import topics
from jardam.kernel.regions import REGIONS, region_name
from jardam.precedents.actions import LONGEST_NAME, LONGEST_WORDS
from jardam.precedents.rules.cards import Words, Written
from jardam.ui.codes import CodeField, CodesField

LONGEST_LINE = 300


def _words_field(label: Any, rows: int, help_text: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=LONGEST_WORDS, widget=widget, help_text=help_text)


def _seen_field() -> forms.IntegerField:
    """Which state of the row was read, so that nobody overwrites what they have not seen."""
    broken = _("The page is broken. Reload it.")
    return forms.IntegerField(
        min_value=0,
        max_value=10**6,
        widget=forms.HiddenInput,
        error_messages={"required": broken, "invalid": broken},
    )


def _regions() -> list[tuple[str, str]]:
    language = (get_language() or "ru")[:2]
    return [(code, region_name(code, language)) for code in REGIONS]


class DraftForm(forms.Form):
    """A precedent in words, without anybody in it."""

    name = forms.CharField(label=_("What the matter was, in one line"), max_length=LONGEST_NAME)
    facts = _words_field(
        _("What had happened, and to what kind of person"),
        6,
        _(
            "So that a colleague recognises such a matter: work, papers, what the other side did. Nobody's name."
        ),
    )
    steps = _words_field(
        _("What was done, step by step, and what came of it"),
        10,
        _("Whom you wrote to, what was answered, what turned out to help, what was in vain."),
    )
    region = CodeField(_regions, label=_("In which region it was"))
    topics = CodesField(
        lambda: [(topic.value, word) for topic, word in topics().items()],
        label=_("Topics"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_looked_through = forms.BooleanField(
        label=_("I have looked at what is marked: it tells nobody who it was"), required=False
    )
    seen = _seen_field()

    @property
    def written(self) -> Written:
        """Call it on a valid form."""
        filled = self.cleaned_data
        words = Words(filled["name"], filled["facts"], filled["steps"])
        return Written(words, filled["region"], tuple(filled["topics"]))


def as_typed(written: Written, seen: int) -> dict[str, object]:
    """What the fields of a draft begin with."""
    return {
        **written.words.bundle,
        "region": written.region,
        "topics": list(written.topics),
        "seen": seen,
    }


class SeenForm(forms.Form):
    seen = _seen_field()


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=pgettext_lazy("precedent", "Why it is withdrawn"), max_length=LONGEST_LINE)
