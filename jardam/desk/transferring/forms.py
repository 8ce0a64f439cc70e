"""What one fills in to hand a case to another centre, and to take one in or refuse it."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.centres.models import Centre
from jardam.desk.casework.forms import BROKEN, NextFields
from jardam.desk.personal.said_yes import SaidYesFields
from jardam.network.choices import Refusal
from jardam.people.choices import field_groups
from jardam.people.rules.consent import MAY_GO, FieldGroup
from jardam.transfers.rules.files import LONGEST_WORDS, TYPED
from jardam.ui.codes import CodeField

_CHOOSE = ("", gettext_lazy("choose"))


class HandOverForm(SaidYesFields):
    """To which centre, and what of the file goes along. ``centres``: those of the network but one's own."""

    departure_id = forms.UUIDField(widget=forms.HiddenInput, error_messages=BROKEN)

    def __init__(self, *args: Any, centres: Sequence[Centre], **options: Any) -> None:
        super().__init__(*args, **options)
        self._centres = {str(centre.pk): centre for centre in centres}
        self.fields["is_agreed"].label = _(
            "The words were read out, and they said yes to this centre and to what is ticked"
        )
        self.fields["centre"] = forms.ChoiceField(
            label=_("To which centre"),
            choices=[_CHOOSE, *((key, centre.name) for key, centre in self._centres.items())],
            error_messages={
                "required": _("Choose the centre."),
                "invalid_choice": _("Choose one of those who are offered."),
            },
        )
        headings = field_groups()
        for group in MAY_GO:
            self.fields[f"tell_{group}"] = forms.BooleanField(label=str(headings[group]), required=False)
        for group in TYPED:
            self.fields[f"words_{group}"] = forms.CharField(
                label=_("What the colleague there must know: %(group)s") % {"group": headings[group]},
                max_length=LONGEST_WORDS,
                required=False,
                strip=False,
                widget=forms.Textarea({"rows": 2}),
            )

    def group_fields(self) -> Iterator[tuple[forms.BoundField, forms.BoundField | None]]:
        for group in MAY_GO:
            yield self[f"tell_{group}"], self[f"words_{group}"] if group in TYPED else None

    def clean(self) -> dict[str, Any]:
        filled = super().clean()
        for group in TYPED:
            if str(filled.get(f"words_{group}", "")).strip() and not filled.get(f"tell_{group}"):
                self.add_error(
                    f"words_{group}",
                    _("These words go only if the tick above is set. Set it, or take them away."),
                )
        return filled

    @property
    def centre(self) -> Centre:
        """Call it on a valid form."""
        return self._centres[self.cleaned_data["centre"]]

    @property
    def ticked(self) -> frozenset[FieldGroup]:
        """The same."""
        return frozenset(group for group in MAY_GO if self.cleaned_data[f"tell_{group}"])

    @property
    def words(self) -> dict[FieldGroup, str]:
        """The same."""
        return {group: self.cleaned_data[f"words_{group}"] for group in TYPED}


class TakeInForm(NextFields):
    """``known``: files of ours that hold one of their telephones, with a name to know them by."""

    case_id = forms.UUIDField(widget=forms.HiddenInput, error_messages=BROKEN)

    def __init__(self, *args: Any, known: Sequence[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        if known:
            self.fields["person"] = forms.ChoiceField(
                label=_("Who it is about"),
                choices=[("", _("somebody new to us")), *((str(key), name) for key, name in known)],
                required=False,
                help_text=_("These files hold the same telephone. Ask before you choose one."),
                error_messages={"invalid_choice": _("Choose one of those who are offered.")},
            )

    @property
    def person_id(self) -> UUID | None:
        """Call it on a valid form."""
        chosen = self.cleaned_data.get("person", "")
        return UUID(chosen) if chosen else None


class RefuseForm(forms.Form):
    why = CodeField(
        lambda: [_CHOOSE, *Refusal.choices],
        label=gettext_lazy("Why not"),
        error_messages={"required": gettext_lazy("Choose why.")},
    )
