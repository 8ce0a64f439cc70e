"""What is typed and chosen while a register comes in or contacts are taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jardam.contacts.models import OwnTopic
from jardam.registers.choices import codes, extras, fields
from jardam.registers.exporting import Wanted
from jardam.registers.rules.dates import Order
from jardam.registers.rules.fields import SEVERAL, WORDED, Field
from jardam.registers.rules.rows import Meaning, missing_fields
from jardam.registers.rules.surveys import Survey, unknown_words

LEFT_EMPTY = "-"
FALLBACKS = (Field.LANGUAGE, Field.TOPIC, Field.CHANNEL)
"""Fields for which one answer may stand for every row that says nothing."""

_LABELS = {
    Field.LANGUAGE: _("Language, where the row says nothing"),
    Field.TOPIC: _("Topic, where the row says nothing"),
    Field.CHANNEL: _("Way in, where the row says nothing"),
}


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("The register"),
        help_text=_(
            "Excel (.xlsx) or CSV. One heading row, one row for each contact; your own headings and words."
        ),
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".xlsx,.xlsm,.csv,.tsv,.txt"}),
    )


class ColumnsForm(forms.Form):
    """What each column is, in which order days are written, and what stands for rows that say nothing."""

    order = forms.ChoiceField(
        label=_("How days are written"),
        choices=[
            (Order.DAY_FIRST.value, _("day first: 05.11")),
            (Order.MONTH_FIRST.value, _("month first: 11/05")),
        ],
        widget=forms.Select,
    )

    def __init__(self, *args: Any, survey: Survey, meaning: Meaning, **options: Any) -> None:
        super().__init__(*args, **options)
        self.survey, self.meaning = survey, meaning
        kinds = [(field.value, label) for field, label in fields().items()]
        for place, heading in enumerate(survey.headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading or format_lazy(_("Column {number}"), number=place + 1),
                choices=kinds,
                initial=_at(meaning.columns, place),
            )
        for field in FALLBACKS:
            self.fields[f"fallback_{field.value}"] = forms.ChoiceField(
                label=_LABELS[field],
                choices=[("", _("leave such rows out")), *codes(field)],
                initial=meaning.fallbacks.get(field, ""),
                required=False,
            )
        self.fields["order"].initial = meaning.order.value
        channel = self.fields[f"fallback_{Field.CHANNEL.value}"]
        channel.choices = channel.choices[1:]  # type: ignore[attr-defined]

    def columns(self) -> Iterator[tuple[BoundField, list[str], bool]]:
        """Each column's field, its first cells, and whether it holds too many texts to be words."""
        for place in range(len(self.survey.headings)):
            cells = [row[place] for row in self.survey.samples if place < len(row) and row[place]]
            yield self[f"column_{place}"], cells, self.survey.words[place] is None

    def fallbacks(self) -> list[BoundField]:
        return [self[f"fallback_{field.value}"] for field in FALLBACKS]

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, Any] = super().clean() or {}
        places = range(len(self.survey.headings))
        columns = [Field(chosen.get(f"column_{place}", Field.SKIP.value)) for place in places]
        for place, field in enumerate(columns):
            self._check_column(place, field, columns)
        said = {field: chosen.get(f"fallback_{field.value}") or "" for field in FALLBACKS}
        self.meaning = replace(
            self.meaning,
            columns=tuple(columns),
            order=Order(chosen.get("order", Order.DAY_FIRST.value)),
            fallbacks={field: code for field, code in said.items() if code},
        )
        for field in missing_fields(self.meaning):
            self.add_error(None, _NO_COLUMN[field])
        return chosen

    def _check_column(self, place: int, field: Field, columns: Sequence[Field]) -> None:
        if field not in SEVERAL and columns.index(field) != place:
            self.add_error(f"column_{place}", _("Another column is this already."))
        if field in WORDED and self.survey.words[place] is None:
            self.add_error(
                f"column_{place}",
                _("This column holds more than 400 different texts; these are no words of a list."),
            )


_NO_COLUMN = {
    Field.DATE: _("Say which column holds the day of the contact."),
    Field.LANGUAGE: _("Say which column holds the language, or which language stands for all rows."),
    Field.TOPIC: _("Say which column holds the topic, or which topic stands for all rows."),
}


class WordsForm(forms.Form):
    """What the centre's own words mean; those that everybody uses are not asked for."""

    def __init__(
        self, *args: Any, survey: Survey, meaning: Meaning, own: Iterable[OwnTopic], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.meaning = meaning
        tag = (get_language() or "ru")[:2]
        more = {Field.TOPIC: [(topic.code, topic.called(tag)) for topic in own]}
        self.asked = unknown_words(survey, meaning)
        for number, (field, word, count) in enumerate(self.asked):
            said = meaning.words.get(field, {}).get(word)
            self.fields[f"word_{number}"] = forms.ChoiceField(
                label=word,
                help_text=_in_rows(count),
                choices=[*_choices_of(field), *more.get(field, [])],
                initial=LEFT_EMPTY if said == "" else said,
                required=False,
            )

    def words(self) -> list[tuple[str, list[BoundField]]]:
        """The words asked for, by field."""
        names = fields()
        groups: dict[str, list[BoundField]] = {}
        for number, (field, _word, _count) in enumerate(self.asked):
            groups.setdefault(str(names[field]), []).append(self[f"word_{number}"])
        return list(groups.items())

    def said(self) -> Meaning:
        """The meaning with these words. Call it on a valid form."""
        words = {field: dict(said) for field, said in self.meaning.words.items()}
        for number, (field, word, _count) in enumerate(self.asked):
            code = self.cleaned_data[f"word_{number}"]
            words.setdefault(field, {}).pop(word, None)
            if code:
                words[field][word] = "" if code == LEFT_EMPTY else code
        return replace(self.meaning, words=words)


class SpanForm(forms.Form):
    """Which contacts leave."""

    first = forms.DateField(label=_("From"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    last = forms.DateField(
        label=pgettext_lazy("last day", "To"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=lambda: [("", _("any")), *codes(Field.LANGUAGE)], required=False
    )
    topic = forms.ChoiceField(
        label=_("Topic"), choices=lambda: [("", _("any")), *codes(Field.TOPIC)], required=False
    )
    region = forms.ChoiceField(
        label=_("Region"), choices=lambda: [("", _("any")), *codes(Field.REGION)], required=False
    )

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, Any] = super().clean() or {}
        first, last = chosen.get("first"), chosen.get("last")
        if first and last and first > last:
            self.add_error("last", _("The last day lies before the first."))
        return chosen

    def wanted(self) -> Wanted:
        """Call it on a valid form."""
        return Wanted(
            **{name: self.cleaned_data[name] for name in ("first", "last", "language", "topic", "region")}
        )


class AskForm(SpanForm):
    """What identifies, and why it must leave. Stands on one page with `SpanForm`, so its ids are its own."""

    ids = "ask_%s"
    extras = forms.MultipleChoiceField(
        label=_("What must be in it"),
        choices=lambda: [(extra.value, label) for extra, label in extras().items()],
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("What it is needed for, and who will get it"),
        help_text=_("The second person reads this and decides."),
        min_length=20,
        max_length=2_000,
        widget=forms.Textarea({"rows": 3}),
    )


class FetchForm(forms.Form):
    """The password under which the archive leaves; nobody keeps it here."""

    password = forms.CharField(
        label=_("A password for the archive"),
        help_text=_("At least 12 signs. It is kept nowhere: whoever forgets it must ask again."),
        min_length=12,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )


def first_days() -> dict[str, date]:
    """This month up to today: what the page of exports begins with."""
    today = timezone.localdate()
    return {"first": today.replace(day=1), "last": today}


def asked_first() -> AskForm:
    return AskForm(initial=first_days(), auto_id=AskForm.ids)


def _choices_of(field: Field) -> list[tuple[str, Any]]:
    """Required fields cannot be left empty: without a meaning such rows stay out."""
    out = [("", _("leave such rows out"))]
    empty = [] if field is Field.LANGUAGE else [(LEFT_EMPTY, _("leave the field empty"))]
    return [*out, *empty, *codes(field)]


def _in_rows(count: int) -> str:
    return ngettext("in %(count)d row", "in %(count)d rows", count) % {"count": count}


def _at(columns: Sequence[Field], place: int) -> str:
    return columns[place].value if place < len(columns) else Field.SKIP.value
