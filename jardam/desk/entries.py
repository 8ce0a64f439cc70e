"""What one fills in of an organisation, of what it does and of where it is met."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.centres import choices as centre_choices
from jardam.desk.facilities import spoken
from jardam.desk.regions import all_of_russia, region_choices, town_choices
from jardam.kernel.ids import day_uuid
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic
from jardam.network.choices import (
    Actor,
    Circle,
    Fee,
    Retirement,
    ServiceState,
    Takes,
    actors,
    circles,
    fees,
    retirements,
    service_states,
    takes_now,
)
from jardam.network.entries import OrganisationFacts, PlaceFacts, ServiceFacts
from jardam.network.rules.hours import Hours, HoursUnread, Span, planned_day, read_spans, spans_told
from jardam.network.rules.hsds import is_web
from jardam.network.rules.nearness import Point
from jardam.network.towns import towns
from jardam.ui.codes import CodeField

LONGEST_NAME, LONGEST_WORDS, LONGEST_LINE = 160, 2_000, 200  # characters
MOST_PHONES, LONGEST_PHONE = 6, 60
MOST_DAYS = 40
"""Days with other hours."""
_CHOOSE = ("", gettext_lazy("choose"))
_PAID = frozenset({Fee.PAID, Fee.MIXED})


class EntryForm(forms.Form):
    """``pk``: drawn by the page; ``seen``: the revision that was read, 0 of what is new."""

    pk = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=0, max_value=10**6, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **told: Any) -> None:
        super().__init__(*args, **told)
        self.fields["pk"].initial = day_uuid

    @property
    def seen_revision(self) -> int:
        """Call it on a valid form."""
        return self.cleaned_data["seen"] or 0

    @property
    def drawn(self) -> UUID:
        """Call it on a valid form."""
        pk: UUID = self.cleaned_data["pk"]
        return pk


class LinesField(forms.CharField):
    """Telephones, one in each line."""

    def __init__(self, **told: Any) -> None:
        super().__init__(
            max_length=MOST_PHONES * LONGEST_PHONE, widget=forms.Textarea(attrs={"rows": 2}), **told
        )

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = tuple(line.strip() for line in super().clean(value).splitlines() if line.strip())
        if len(lines) > MOST_PHONES or any(len(line) > LONGEST_PHONE for line in lines):
            raise forms.ValidationError(_("At most six telephones, one in each line."))
        return lines

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value


def _languages(label: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, required=False, coerce=Language, choices=spoken, widget=forms.CheckboxSelectMultiple
    )


class OrganisationForm(EntryForm):
    """Who it is, whom it helps and for what money."""

    name = forms.CharField(label=gettext_lazy("What the organisation is called"), max_length=LONGEST_NAME)
    name_en = forms.CharField(
        label=gettext_lazy("Its name in English, if it has one"), max_length=LONGEST_NAME, required=False
    )
    actor = CodeField(lambda: [_CHOOSE, *actors().items()], label=gettext_lazy("What kind it is"))
    circle = CodeField(
        lambda: list(circles().items()), label=gettext_lazy("Circle"), initial=Circle.NONE.value
    )
    fee = CodeField(lambda: list(fees().items()), label=gettext_lazy("Fee"), initial=Fee.UNKNOWN.value)
    regions = forms.MultipleChoiceField(
        label=gettext_lazy("Where it helps"),
        choices=lambda: [*all_of_russia(), *region_choices()[1:]],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose where it helps.")},
    )
    languages = _languages(gettext_lazy("Languages spoken there, if known"))
    told = forms.CharField(
        label=gettext_lazy("What they say of themselves"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    phones = LinesField(label=gettext_lazy("Telephones, one in each line"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, max_length=254)
    website = forms.CharField(label=gettext_lazy("Website"), required=False, max_length=LONGEST_LINE)
    is_discreet = forms.BooleanField(
        label=gettext_lazy("Helps only where nobody names it in public"),
        help_text=gettext_lazy(
            "Then only whoever sends people there sees it, and it is told to no other directory."
        ),
        required=False,
    )

    def clean_website(self) -> str:
        """What leads a browser anywhere is a web address or nothing."""
        website: str = self.cleaned_data["website"]
        if website and not (is_web(website) and website.lower().startswith(("https://", "http://"))):
            raise forms.ValidationError(_("Write the address as https://example.org."))
        return website

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = super().clean() or self.cleaned_data
        if filled.get("actor") == Actor.COMMERCIAL and filled.get("fee") not in _PAID:
            self.add_error(
                "fee", _("A commercial go-between is paid: say so, and write the tariff of each service.")
            )
        return filled

    @property
    def facts(self) -> OrganisationFacts:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return OrganisationFacts(
            name=filled["name"],
            actor=Actor(filled["actor"]),
            circle=Circle(filled["circle"]),
            regions=tuple(filled["regions"]),
            fee=Fee(filled["fee"]),
            languages=tuple(filled["languages"]),
            name_en=filled["name_en"],
            website=filled["website"],
            email=filled["email"],
            phones=filled["phones"],
            told=filled["told"],
            is_discreet=filled["is_discreet"],
        )


class ServiceForm(EntryForm):
    """One thing that it does."""

    name = forms.CharField(label=gettext_lazy("What they do"), max_length=LONGEST_NAME)
    topic = CodeField(
        lambda: [("", gettext_lazy("not said")), *centre_choices.topics().items()],
        label=gettext_lazy("Topic"),
        required=False,
    )
    status = CodeField(
        lambda: list(service_states().items()),
        label=gettext_lazy("Whether it is given"),
        initial=ServiceState.ACTIVE.value,
    )
    fee = CodeField(lambda: list(fees().items()), label=gettext_lazy("Fee"), initial=Fee.UNKNOWN.value)
    tariff = forms.CharField(
        label=gettext_lazy("What it costs"),
        max_length=LONGEST_LINE,
        required=False,
        help_text=gettext_lazy("The price, for what, and whether it is paid before or after."),
    )
    languages = _languages(gettext_lazy("Languages, where they differ from those of the organisation"))
    eligibility = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        filled: dict[str, Any] = super().clean() or self.cleaned_data
        if filled.get("fee") in _PAID and not filled.get("tariff") and "tariff" not in self.errors:
            self.add_error(
                "tariff", _("What is paid needs its tariff: nobody is sent to a price that is not known.")
            )
        return filled

    @property
    def facts(self) -> ServiceFacts:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return ServiceFacts(
            name=filled["name"],
            topic=Topic(filled["topic"]) if filled["topic"] else None,
            status=ServiceState(filled["status"]),
            fee=Fee(filled["fee"]),
            tariff=filled["tariff"] if filled["fee"] != Fee.FREE else "",
            languages=tuple(filled["languages"]),
            eligibility=filled["eligibility"],
        )


class HoursField(forms.CharField):
    """The hours of one day, as people write them; empty is closed."""

    def __init__(self, **told: Any) -> None:
        super().__init__(max_length=80, required=False, **told)

    def clean(self, value: Any) -> tuple[Span, ...]:
        try:
            return read_spans(super().clean(value))
        except HoursUnread as unread:
            raise forms.ValidationError(
                _("Write hours as 10:00–18:00; with a break as 10:00–13:00, 14:00–18:00.")
            ) from unread

    def prepare_value(self, value: Any) -> Any:
        return spans_told(value) if isinstance(value, tuple) else value


class PlaceForm(EntryForm):
    """Where one is met, and when."""

    name = forms.CharField(
        label=gettext_lazy("What the place is called"), max_length=LONGEST_NAME, required=False
    )
    region = CodeField(lambda: [_CHOOSE, *region_choices()[1:]], label=gettext_lazy("Region"))
    city = forms.CharField(label=gettext_lazy("Town or village"), max_length=80, required=False)
    address = forms.CharField(label=gettext_lazy("Street and house"), max_length=LONGEST_LINE, required=False)
    phones = LinesField(label=gettext_lazy("Telephones, one in each line"), required=False)
    town = CodeField(
        lambda: [("", gettext_lazy("not said")), *town_choices()],
        label=gettext_lazy("In or near which town, for the distance"),
        required=False,
    )
    at = forms.CharField(
        label=gettext_lazy("Where exactly, if known: latitude, longitude"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("As of 55.7520, 37.6178, from any map. Empty: the middle of the town."),
    )
    hours_0 = HoursField(
        label=gettext_lazy("Monday"),
        help_text=gettext_lazy("As of 10:00–18:00; empty is closed. Past midnight as 22:00–06:00."),
    )
    hours_1 = HoursField(label=gettext_lazy("Tuesday"))
    hours_2 = HoursField(label=gettext_lazy("Wednesday"))
    hours_3 = HoursField(label=gettext_lazy("Thursday"))
    hours_4 = HoursField(label=gettext_lazy("Friday"))
    hours_5 = HoursField(label=gettext_lazy("Saturday"))
    hours_6 = HoursField(label=gettext_lazy("Sunday"))
    other = forms.CharField(
        label=gettext_lazy("Days with other hours, one in each line"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("As of 2026-12-31 10:00–14:00; the day alone is closed."),
    )
    is_open = forms.BooleanField(label=gettext_lazy("One is still met there"), required=False, initial=True)

    def clean_at(self) -> Point | None:
        typed: str = self.cleaned_data["at"].strip()
        try:
            latitude, longitude = (float(part) for part in typed.split(",")) if typed else (0.0, 0.0)
        except ValueError as error:
            raise forms.ValidationError(_not_a_place()) from error
        if not Point(latitude, longitude).is_on_earth:
            raise forms.ValidationError(_not_a_place())
        return Point(latitude, longitude) if typed else None

    def clean_other(self) -> tuple[tuple[date, tuple[Span, ...]], ...]:
        lines = [line.strip() for line in self.cleaned_data["other"].splitlines() if line.strip()]
        found: dict[date, tuple[Span, ...]] = {}
        for line in lines:
            day, _space, spans = line.partition(" ")
            try:
                found[planned_day(day)] = read_spans(spans)
            except HoursUnread as error:
                raise forms.ValidationError(
                    _("Write each day as 2026-12-31 10:00–14:00, or the day alone: %(line)s")
                    % {"line": line[:40]}
                ) from error
        if len(found) > MOST_DAYS:
            raise forms.ValidationError(_("At most forty days with other hours."))
        return tuple(sorted(found.items()))

    @property
    def facts(self) -> PlaceFacts:
        """Call it on a valid form."""
        filled = self.cleaned_data
        town = towns().get(filled["town"])
        week = tuple(filled[f"hours_{day}"] for day in range(7))
        return PlaceFacts(
            name=filled["name"],
            region=filled["region"],
            city=filled["city"] or (town.ru if town else ""),
            address=filled["address"],
            phones=filled["phones"],
            at=filled["at"] or (town.point if town else None),
            hours=Hours(week, filled["other"]),
            is_open=filled["is_open"],
        )


class RetireForm(forms.Form):
    why = CodeField(
        lambda: [_CHOOSE, *retirements().items()],
        label=gettext_lazy("Why nobody is sent there any more"),
        error_messages={"required": gettext_lazy("Choose why.")},
    )

    @property
    def retirement(self) -> Retirement:
        return Retirement(self.cleaned_data["why"])


class TakesForm(forms.Form):
    takes = CodeField(lambda: list(takes_now().items()), label=gettext_lazy("Whether they take people now"))

    @property
    def said(self) -> Takes:
        return Takes(self.cleaned_data["takes"])


def organisation_typed(facts: OrganisationFacts) -> Mapping[str, object]:
    """What the fields begin with."""
    return {name: getattr(facts, name) for name in OrganisationFacts.__dataclass_fields__}


def service_typed(facts: ServiceFacts) -> Mapping[str, object]:
    told = {name: getattr(facts, name) for name in ServiceFacts.__dataclass_fields__}
    return told | {"topic": facts.topic or ""}


def place_typed(facts: PlaceFacts) -> Mapping[str, object]:
    told = {name: getattr(facts, name) for name in ("name", "region", "city", "address", "phones", "is_open")}
    at = f"{facts.at.latitude}, {facts.at.longitude}" if facts.at else ""
    days = {f"hours_{day}": spans for day, spans in enumerate(facts.hours.week)}
    other = "\n".join(f"{day} {spans_told(spans)}".strip() for day, spans in facts.hours.other)
    return told | days | {"at": at, "other": other}


def _not_a_place() -> str:
    return _("Write two numbers with a comma between them, as of 55.7520, 37.6178.")
