"""What one fills in about a paper: which kind, the facts that it asks, how it went, what was answered."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jardam.desk.casework.forms import day_field, words_field
from jardam.filings.choices import month_faults, outcomes, ways
from jardam.filings.models import Authority, Template
from jardam.filings.reading import facts, kinds
from jardam.filings.rules.facts import (
    LONGEST_LINE,
    LONGEST_TEXT,
    NO,
    YES,
    Fact,
    FactKind,
    Known,
    LineRefused,
    MonthTyped,
    months,
    read,
)
from jardam.filings.rules.kinds import Kind
from jardam.filings.rules.states import Way
from jardam.filings.sealing import ADDRESS, NAME, name_of, words_of
from jardam.kernel.regions import region_name
from jardam.law.rules.explaining import Refused
from jardam.law.wording import worded
from jardam.ui.codes import CodeField

LONGEST_NUMBER = 100
LONGEST_WAIT = timedelta(days=2 * 366)
_BROKEN = {
    "required": gettext_lazy("The page is broken. Reload it."),
    "invalid": gettext_lazy("The page is broken. Reload it."),
}
IN_LINES = {FactKind.TEXT, FactKind.LIST, FactKind.MONTHS}


class KindForm(forms.Form):
    """Which paper is begun. ``missed``: terms of the case that a petition may ask to restore, the first of them as a rule."""

    paper_id = forms.UUIDField(widget=forms.HiddenInput, error_messages=_BROKEN)
    kind = forms.ChoiceField(label=gettext_lazy("Which paper"))

    def __init__(
        self, *args: Any, language: str, missed: Sequence[tuple[str, str]] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        offered = sorted((kind.title(language), code) for code, kind in kinds().items())
        self.fields["kind"].choices = [("", _("choose")), *((code, title) for title, code in offered)]  # type: ignore[attr-defined]
        if missed:
            self.fields["term"] = forms.ChoiceField(
                label=_("Which missed term a petition asks to restore"), choices=missed, required=False
            )

    @property
    def restored(self) -> str:
        """The id of the missed term that this paper asks to restore; empty for every other paper. Call it on a valid form."""
        return str(self.cleaned_data.get("term", "")) if self.chosen.restores else ""

    @property
    def chosen(self) -> Kind:
        """Call it on a valid form."""
        return kinds()[self.cleaned_data["kind"]]


class SeenPaper(forms.Form):
    """Which facts of the case and which state of the paper were read."""

    seen_sheet = forms.IntegerField(
        min_value=0, max_value=10**6, widget=forms.HiddenInput, error_messages=_BROKEN
    )
    seen_paper = forms.IntegerField(
        min_value=1, max_value=10**6, widget=forms.HiddenInput, error_messages=_BROKEN
    )


class FillForm(SeenPaper):
    """Every fact that a kind of paper asks, with what is known of it; whom it goes to, what is enclosed, in which text.

    ``told``: by code, what is to be written down for the case, once the form is valid: what the house holds itself,
    and still says so, is not written down a second time.
    """

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        language: str,
        house: Mapping[str, Known],
        authorities: Sequence[Authority] = (),
        templates: Sequence[Template] = (),
        files: Sequence[tuple[str, str]] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.kind, self.house = kind, house
        self.authorities = {str(one.pk): one for one in authorities}
        self.templates = {str(one.pk): one for one in templates}
        for code in kind.facts:
            self.fields[code] = _field(facts()[code], language, kind.suggested.get(code, ""))
        if kind.addressee.is_authority:
            self._add_choice(
                "authority", _("To whom it goes"), [(pk, _named(one)) for pk, one in self.authorities.items()]
            )
        if kind.annexes:
            self.fields["annexes"] = forms.MultipleChoiceField(
                label=_("What is enclosed"), choices=list(kind.annexes.items()), required=False
            )
        if files:
            self.fields["exhibits"] = forms.MultipleChoiceField(
                label=_("What of the case is enclosed"), choices=list(files), required=False
            )
        self.fields["more"] = words_field(_("What else is enclosed, one a line"), rows=2)
        if self.templates:
            self._add_choice(
                "template", _("Our own text"), [(pk, name_of(one)) for pk, one in self.templates.items()]
            )

    def _add_choice(self, name: str, label: str, offered: Sequence[tuple[str, str]]) -> None:
        choices = [("", _("choose") if name == "authority" else _("The text of the house")), *offered]
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)

    def asked(self) -> Iterator[BoundField]:
        return (self[code] for code in self.kind.facts)

    def others(self) -> Iterator[BoundField]:
        return (self[name] for name in ("authority", "more", "template") if name in self.fields)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.told = {code: self._read(code, cleaned.get(code, "")) for code in self.kind.facts}
        for code, known in self.house.items():
            if self.told.get(code) == known.value:
                self.told[code] = ""
        if self.told.get("debt_months"):
            self.told["debt_sum"] = ""  # it is added up
        return cleaned

    def _read(self, code: str, typed: str) -> str:
        """In the one form; what is none is said at the field."""
        try:
            return read(facts()[code].kind, typed)
        except Refused as refused:
            self.add_error(code, worded(refused.said))
        except LineRefused as refused:
            why = refused.why
            said = month_faults()[why] if isinstance(why, MonthTyped) else worded(why)
            self.add_error(code, _("Line %(number)d: %(why)s") % {"number": refused.number, "why": said})
        return ""

    @property
    def authority(self) -> Authority | None:
        """Call it on a valid form."""
        return self.authorities.get(self.cleaned_data.get("authority", ""))

    @property
    def template(self) -> Template | None:
        """Call it on a valid form."""
        return self.templates.get(self.cleaned_data.get("template", ""))


class TakeForm(forms.Form):
    """From which claim, and which state of the paper was read."""

    claim = forms.UUIDField(widget=forms.HiddenInput, error_messages=_BROKEN)
    seen_paper = forms.IntegerField(
        min_value=1, max_value=10**6, widget=forms.HiddenInput, error_messages=_BROKEN
    )


def _sent_file(*, required: bool) -> forms.FileField:
    return forms.FileField(
        label=gettext_lazy("The file that really went"),
        help_text=gettext_lazy(
            "Word (.docx), PDF or a photograph, up to 10 MB: as it was changed, signed or stamped. It is kept beside the draft and never replaced."
        ),
        required=required,
        allow_empty_file=True,
        max_length=1_000,
        widget=forms.FileInput({"accept": ".docx,.pdf,.jpg,.jpeg,.png,.webp"}),
    )


class SentFileForm(forms.Form):
    """The file of a paper that was written down as sent before."""

    went = _sent_file(required=True)


class SendForm(forms.Form):
    """``seen``: the fingerprint of the draft that the sender has read."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput, error_messages=_BROKEN)
    way = CodeField(
        lambda: [("", _("choose")), *((way.value, word) for way, word in ways().items())],
        label=gettext_lazy("How it was sent"),
    )
    sent_on = day_field(gettext_lazy("On which day it went"))
    number = forms.CharField(
        label=gettext_lazy("Number by which it can be traced, if there is one"),
        max_length=LONGEST_NUMBER,
        required=False,
    )
    text = words_field(gettext_lazy("What must be known of it"), rows=2)
    went = _sent_file(required=False)
    is_filled_by_hand = forms.BooleanField(
        label=gettext_lazy("The gaps of the draft were filled in by hand on what was sent"), required=False
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        has_gaps: bool,
        is_term_ours: bool,
        terms: Sequence[tuple[str, str]] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.today = today
        if terms:
            self.fields["kept_terms"] = forms.MultipleChoiceField(
                label=_("Which running terms it keeps"), choices=list(terms), required=False
            )
        if not has_gaps:
            del self.fields["is_filled_by_hand"]
        if is_term_ours:
            self.fields["answer_by"] = day_field(
                gettext_lazy("By which day an answer is awaited, if that is known"),
                required=False,
                help_text=gettext_lazy("The law gives no day for this paper: it becomes a term that we set."),
            )

    def clean_sent_on(self) -> date:
        day: date = self.cleaned_data["sent_on"]
        return _past(day, self.today)

    def clean_is_filled_by_hand(self) -> bool:
        if not self.cleaned_data["is_filled_by_hand"]:
            raise forms.ValidationError(
                _("This draft has gaps. Fill them in first, or say that they were filled in by hand.")
            )
        return True

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        sent_on, due = filled.get("sent_on"), filled.get("answer_by")
        if sent_on and due and not sent_on <= due <= sent_on + LONGEST_WAIT:
            self.add_error("answer_by", _("Choose a day after the paper went, and within two years."))
        return filled

    @property
    def kept(self) -> list[UUID]:
        """Call it on a valid form."""
        return [UUID(term) for term in self.cleaned_data.get("kept_terms", [])]

    @property
    def chosen_way(self) -> Way:
        """Call it on a valid form."""
        return Way(self.cleaned_data["way"])


class AnswerForm(forms.Form):
    answered_on = day_field(gettext_lazy("On which day the answer came"))
    number = forms.CharField(
        label=gettext_lazy("Number of the answer, as it stands on it"),
        max_length=LONGEST_NUMBER,
        required=False,
    )
    outcome = CodeField(
        lambda: [("", _("choose")), *((outcome.value, word) for outcome, word in outcomes().items())],
        label=gettext_lazy("What the answer is worth to the person"),
    )
    text = forms.CharField(
        label=gettext_lazy("What they answered"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 4}),
        strip=False,
    )

    def __init__(self, *args: Any, today: date, sent_on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today, self.sent_on = today, sent_on

    def clean_answered_on(self) -> date:
        day: date = self.cleaned_data["answered_on"]
        if day < self.sent_on:
            raise forms.ValidationError(_("The answer cannot have come before the paper went."))
        return _past(day, self.today)


class DropForm(forms.Form):
    text = words_field(gettext_lazy("Why it is not wanted"), rows=2)


def initial_of(kind: Kind, known: Mapping[str, Known], *, is_suggesting: bool) -> dict[str, str]:
    """What stands in the form before anybody types: what is known, else what is suggested."""
    told = {code: _shown(facts()[code].kind, known[code].value) for code in kind.facts if code in known}
    return {**(kind.suggested if is_suggesting else {}), **told}


def _past(day: date, today: date) -> date:
    """Errors: ValidationError, for a day to come or one that was mistyped."""
    if day > today:
        raise forms.ValidationError(_("This day is still to come."))
    if day.year < today.year - 10:
        raise forms.ValidationError(_("Check the year."))
    return day


def _field(fact: Fact, language: str, suggested: str) -> forms.Field:
    label = fact.label(language)
    label, hint = label[:1].upper() + label[1:], fact.hint(language)
    if suggested:
        hint = _("These are suggested words that no lawyer has read. They enter the paper when you save.")
    if fact.kind is FactKind.YES_NO:
        answers = [("", _("not known")), (YES, _("Yes")), (NO, _("No"))]
        return forms.ChoiceField(choices=answers, label=label, help_text=hint, required=False)
    is_long = fact.kind in IN_LINES
    return forms.CharField(
        max_length=LONGEST_TEXT if is_long else LONGEST_LINE,
        widget=forms.Textarea({"rows": 4}) if is_long else forms.TextInput,
        label=label,
        help_text=hint,
        required=False,
    )


def _shown(kind: FactKind, value: str) -> str:
    """As somebody types it."""
    if kind is FactKind.DAY:
        return f"{date.fromisoformat(value):%d.%m.%Y}"
    if kind is FactKind.MONTHS:
        return "\n".join(f"{row.month:%m.%Y}; {row.amount}; {row.payday:%d.%m.%Y}" for row in months(value))
    return value


def _named(authority: Authority) -> str:
    words = words_of(authority)
    return f"{words[NAME]} · {region_name(authority.region, (get_language() or 'ru')[:2])} · {words[ADDRESS]}"
