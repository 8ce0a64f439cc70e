"""The papers of a person: what one fills in of one of them, and how they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.desk.identity import LONGEST_LINE, MOST_LINES, SeenBundle
from jardam.kernel.ids import day_uuid
from jardam.people.choices import document_kinds, document_states, standings
from jardam.people.rules.birth import UnreadableBirthDate, as_people_write, typed_day
from jardam.people.rules.documents import Document, DocumentKind, DocumentState, Standing
from jardam.people.rules.identity import Identity
from jardam.ui.codes import CodeField

LONGEST_KEY = 40
TONES = {
    Standing.HELD: "ok",
    Standing.EXPIRING: "warn",
    Standing.EXPIRED: "danger",
    Standing.MISSING: "line",
    Standing.LOST: "line",
    Standing.WITHHELD: "danger",
}


class PartialDay(forms.CharField):
    """As far as it is known, kept as '2026', '2026-05' or '2026-05-17'."""

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return str(typed_day(typed))
        except UnreadableBirthDate as error:
            sentence = _("Enter a year, a month of a year or a day: 2026, 05.2026 or 17.05.2026.")
            raise forms.ValidationError(sentence) from error


def _line(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_LINE, required=False)


def _day(label: Any) -> forms.CharField:
    help_text = gettext_lazy("a year or a month is enough: 2026, 05.2026 or 17.05.2026")
    return PartialDay(label=label, max_length=20, required=False, help_text=help_text)


class DocumentForm(SeenBundle):
    """One paper, new or known. What is known of it already stands in it."""

    document = forms.CharField(max_length=LONGEST_KEY, required=False, widget=forms.HiddenInput)
    kind = CodeField(
        lambda: [("", gettext_lazy("choose")), *document_kinds().items()],
        label=gettext_lazy("Which document"),
        error_messages={"required": gettext_lazy("Choose which document it is.")},
    )
    state = CodeField(lambda: document_states().items(), label=gettext_lazy("Where it is"))
    number = _line(gettext_lazy("Series and number"))
    until = _day(gettext_lazy("Valid until"))
    withheld_by = _line(gettext_lazy("Who keeps it back"))
    since = _day(gettext_lazy("Kept back since"))
    is_removed = forms.BooleanField(
        label=gettext_lazy("Take this document off the list: it was entered by mistake"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_withheld = cleaned.get("state") == DocumentState.WITHHELD
        if not is_withheld and (cleaned.get("withheld_by") or cleaned.get("since")):
            self.add_error(
                "state",
                _("Choose that somebody keeps it back, or leave who does so and since when empty."),
            )
        return cleaned

    @property
    def chosen(self) -> Document:
        """Call it on a valid form."""
        filled = self.cleaned_data
        return Document(
            key=filled["document"] or str(day_uuid()),
            kind=filled["kind"],
            state=filled["state"],
            number=filled["number"],
            until=filled["until"],
            withheld_by=filled["withheld_by"],
            since=filled["since"],
        )


def document_begins(document: Document | None) -> dict[str, str]:
    """What the fields begin with: a known paper as it was said, or a new one."""
    if document is None:
        return {}
    named = {name: getattr(document, name) for name in ("kind", "state", "number", "withheld_by")}
    days = {name: as_people_write(getattr(document, name)) for name in ("until", "since")}
    return named | days | {"document": document.key}


@dataclass(frozen=True, slots=True)
class ShownDocument:
    key: str
    kind: str | Promise
    standing: str | Promise
    tone: str
    lines: Sequence[str]


def shown_documents(who: Identity, on: date) -> list[ShownDocument]:
    return [_shown(document, on) for document in who.documents]


def has_room(who: Identity) -> bool:
    """Whether one more fits: as many as any list of a person holds."""
    return len(who.documents) < MOST_LINES


def known_document(who: Identity, key: str) -> Document | None:
    return next((document for document in who.documents if document.key == key), None)


def _shown(document: Document, on: date) -> ShownDocument:
    standing = document.standing(on)
    lines = [
        document.number,
        _("valid until %(day)s") % {"day": as_people_write(document.until)} if document.until else "",
        _("kept back by %(who)s") % {"who": document.withheld_by} if document.withheld_by else "",
        _("kept back since %(day)s") % {"day": as_people_write(document.since)} if document.since else "",
    ]
    return ShownDocument(
        key=document.key,
        kind=document_kinds()[DocumentKind(document.kind)],
        standing=standings()[standing],
        tone=TONES[standing],
        lines=[line for line in lines if line],
    )
