"""An organisation as its page shows it: what it gives, where it is met, and what is known of it by the standard parameters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.accounts.queries import display_names
from jardam.centres.models import User
from jardam.kernel.ids import day_uuid
from jardam.kernel.regions import region_name
from jardam.network.actions import LONGEST_CAPACITY, NewCapacity
from jardam.network.choices import Told, parameters, periods, tellings, trusts
from jardam.network.entries import UNKNOWN
from jardam.network.models import Branch, CapacityNote, Organisation, OrganisationService, rest_of
from jardam.network.queries import capacity_of
from jardam.network.rules.capacity import Parameter, Period, Trust, is_report_missing, next_report, trust_in
from jardam.ui.codes import CodeField

EARLIEST = date(2010, 1, 1)
TONES = {Trust.GOOD: "ok", Trust.FAIR: "line", Trust.WEAK: "warn"}
Rows = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A service or a place: its name, and what is told of it."""

    pk: UUID
    name: str
    state: str
    is_given: bool
    rows: Rows


@dataclass(frozen=True, slots=True)
class ShownNote:
    note: CapacityNote
    said: str
    evidence: str
    told: str
    seen: str  # by whom as second person, and when; empty: by nobody yet
    may_be_seen: bool


@dataclass(frozen=True, slots=True)
class ShownParameter:
    """``earlier``: what was known before, the latest first. ``is_missing``: a report should have come and did not."""

    name: str
    now: ShownNote | None
    trust: str
    tone: str
    due: date | None
    is_missing: bool
    earlier: list[ShownNote]


def shown_services(services: Iterable[OrganisationService], language: str) -> list[ShownPart]:
    return [
        ShownPart(
            pk=one.pk,
            name=str(one.what.get(language) or one.what.get("ru") or one.what["en"]),
            state=str(one.get_status_display()),
            is_given=one.is_given,
            rows=list(_service_rows(rest_of(one))) if one.sealed_rest is not None else [],
        )
        for one in services
    ]


def shown_places(branches: Iterable[Branch], language: str) -> list[ShownPart]:
    return [
        ShownPart(
            pk=one.pk,
            name=str(told.get("name") or region_name(one.region, language) or _("Place")),
            state=str(_("one is met there no more")),
            is_given=one.closed_on is None,
            rows=list(_place_rows(told)),
        )
        for one, told in ((one, rest_of(one)) for one in branches)
    ]


def reached_at(organisation: Organisation) -> Rows:
    """How the organisation itself is reached, as another directory tells it."""
    if not organisation.is_brought:
        return []
    told = rest_of(organisation)
    return list(_said([(_("What they say of themselves"), told.get("description"))], told))


def shown_parameters(organisation: Organisation, user: User, today: date) -> list[ShownParameter]:
    """Each of the six, also where nothing is known. Two queries."""
    notes = capacity_of(organisation)
    seen = [
        note.verified_by
        for note in notes
        if note.verified_by and note.verified_by.centre_id == user.centre_id
    ]
    names = display_names(seen) if seen else {}
    by_parameter: dict[str, list[ShownNote]] = {}
    for note in notes:
        by_parameter.setdefault(note.parameter, []).append(_shown(note, user, names))
    return [
        _parameter(parameter, str(word), by_parameter.get(parameter.value, []), today, is_watched=bool(notes))
        for parameter, word in parameters().items()
    ]


def _parameter(
    parameter: Parameter, name: str, notes: list[ShownNote], today: date, *, is_watched: bool
) -> ShownParameter:
    now = notes[0] if notes else None
    known = now.note.known if now else None
    trust = trust_in(known, today) if known else Trust.WEAK
    is_reporting = parameter is Parameter.REPORTING
    return ShownParameter(
        name=name,
        now=now,
        trust=str(trusts()[trust]),
        tone=TONES[trust],
        due=next_report(known) if known and is_reporting else None,
        is_missing=is_reporting and is_watched and is_report_missing(known, today),
        earlier=notes[1:],
    )


def _shown(note: CapacityNote, user: User, names: Mapping[UUID, str]) -> ShownNote:
    words = note.words
    period = str(periods()[Period(note.period)]) if note.period else ""
    return ShownNote(
        note=note,
        said=": ".join(filter(None, [period, words["said"]])),
        evidence=words["evidence"],
        told=str(tellings()[Told(note.told)]),
        seen=_seen(note, names),
        may_be_seen=note.verified_by_id is None and note.written_by_id != user.pk,
    )


def _seen(note: CapacityNote, names: Mapping[UUID, str]) -> str:
    if note.verified_by_id is None or note.verified_on is None:
        return ""
    who = names.get(note.verified_by_id) or _("a colleague of another centre")
    return f"{who}, {date_format(note.verified_on, 'd.m.Y')}"


def _service_rows(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Fields as the Human Services Data Specification names them."""
    yield from _said(
        [
            (_("What it is"), told.get("description")),
            (_("For whom"), told.get("eligibility_description")),
            (_("Ages"), _ages(told)),
            (_("How to ask for it"), told.get("application_process")),
            (_("What it costs"), "; ".join([*_costs(told), *_some(told, "fees_description")])),
            (_("Papers to bring"), "; ".join(_each(told, "required_documents", "document"))),
            (_("How long one waits"), told.get("wait_time")),
            (_("Interpreting"), told.get("interpretation_services")),
            (_("Languages"), "; ".join(_languages(told))),
            (_("Look out"), told.get("alert")),
        ],
        told,
    )


def _place_rows(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _said(
        [
            (_("Address"), "; ".join(_addresses(told))),
            (_("The way there"), told.get("transportation")),
            (_("Without steps"), "; ".join(_each(told, "accessibility", "description"))),
            (_("Languages"), "; ".join(_languages(told))),
        ],
        told,
    )


def _said(rows: list[tuple[str, Any]], told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is said of these, and how one reaches them."""
    reached = [
        (_("Telephone"), "; ".join(_phones(told))),
        (_("E-mail"), told.get("email")),
        (_("Whom to ask"), "; ".join(_contacts(told))),
        (_("When they are open"), "; ".join(_hours(told))),
    ]
    return ((label, str(words)) for label, words in [*rows, *reached] if words)


def _each(told: Mapping[str, Any], name: str, field: str) -> list[str]:
    return [str(one[field]) for one in told.get(name, []) if one.get(field)]


def _some(told: Mapping[str, Any], *names: str) -> list[str]:
    return [str(told[name]) for name in names if told.get(name) not in {None, "", UNKNOWN}]


def _ages(told: Mapping[str, Any]) -> str:
    least, most = told.get("minimum_age"), told.get("maximum_age")
    if least is not None and most is not None:
        return _("from %(least)s to %(most)s") % {"least": least, "most": most}
    if least is not None:
        return _("from %(least)s") % {"least": least}
    return _("up to %(most)s") % {"most": most} if most is not None else ""


def _costs(told: Mapping[str, Any]) -> list[str]:
    return [
        " ".join(_some(one, "option", "amount", "currency", "amount_description"))
        for one in told.get("cost_options", [])
    ]


def _languages(told: Mapping[str, Any]) -> list[str]:
    return [
        ": ".join(filter(None, [one.get("name") or one.get("code"), one.get("note")]))
        for one in told.get("languages", [])
    ]


def _addresses(told: Mapping[str, Any]) -> list[str]:
    return [
        ", ".join(_some(one, "postal_code", "state_province", "city", "address_1", "address_2"))
        for one in told.get("addresses", [])
    ]


def _phones(told: Mapping[str, Any]) -> list[str]:
    return [", ".join(_some(one, "number", "extension", "description")) for one in told.get("phones", [])]


def _contacts(told: Mapping[str, Any]) -> list[str]:
    return [
        ", ".join([*_some(one, "name", "title", "email"), *_phones(one)]) for one in told.get("contacts", [])
    ]


def _hours(told: Mapping[str, Any]) -> list[str]:
    return [
        " ".join(
            filter(
                None,
                [
                    str(one.get("byday") or one.get("valid_from") or ""),
                    "–".join(_some(one, "opens_at", "closes_at")) or str(_("closed")),
                    str(one.get("description", "")),
                ],
            )
        )
        for one in told.get("schedules", [])
    ]


class CapacityForm(forms.Form):
    """One parameter: what is known, of which day, what shows it, and how we know."""

    pk = forms.UUIDField(widget=forms.HiddenInput)
    parameter = CodeField(
        lambda: [("", gettext_lazy("choose")), *parameters().items()], label=gettext_lazy("Which of the six")
    )
    said = forms.CharField(
        label=gettext_lazy("What is known"),
        max_length=LONGEST_CAPACITY,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Name no clients."),
    )
    period = CodeField(
        lambda: [("", gettext_lazy("choose")), *periods().items()],
        label=gettext_lazy("How often they report; for reports only"),
        required=False,
    )
    evidence = forms.CharField(
        label=gettext_lazy("What shows it"),
        max_length=LONGEST_CAPACITY,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "A visit, a report, a page of theirs: so that a second person can see it, too."
        ),
    )
    told = CodeField(
        lambda: [("", gettext_lazy("choose")), *tellings().items()], label=gettext_lazy("How we know")
    )
    as_of = forms.DateField(
        label=gettext_lazy("Of which day it speaks"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, today: date, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.today = today
        self.fields["as_of"].initial = today
        self.fields["pk"].initial = day_uuid

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"]
        if not EARLIEST <= day <= self.today:
            raise forms.ValidationError(_("Choose a day that is not ahead, and not before 2010."))
        return day

    def clean(self) -> dict[str, Any]:
        filled = super().clean() or {}
        if filled.get("parameter") == Parameter.REPORTING and not filled.get("period"):
            self.add_error("period", _("Say how often they report, or that they report to nobody."))
        return filled

    @property
    def new(self) -> NewCapacity:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return NewCapacity(
            pk=filled["pk"],
            parameter=Parameter(filled["parameter"]),
            as_of=filled["as_of"],
            told=Told(filled["told"]),
            said=filled["said"],
            evidence=filled["evidence"],
            period=Period(filled["period"]) if filled["period"] else None,
        )
