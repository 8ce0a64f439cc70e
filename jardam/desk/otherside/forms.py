"""What one fills in about the other side: who it is, and what a party is called."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jardam.centres.models import User
from jardam.desk.casework.forms import BROKEN, SeenFields
from jardam.parties.actions import LONGEST_NAME
from jardam.parties.choices import kinds
from jardam.parties.queries import Like, Whole, like
from jardam.parties.rules.kinds import KINDS, NUMBERED, Kind, Role
from jardam.parties.rules.numbers import is_inn, is_ogrn

NONE, NEW = "NONE", "NEW"


class WhoItIsForm(SeenFields):
    """Who it is. The house proposes those that are like the words; nobody but the person who looks says which."""

    words = forms.CharField(
        label=gettext_lazy("In which words it is told"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Put them right where you can: an exact name, a number, the plate of a car."),
    )
    choice = forms.ChoiceField(
        label=gettext_lazy("Who it is"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say whether it is one of these or another one.")},
    )
    stands = forms.UUIDField(required=False, widget=forms.HiddenInput, error_messages=BROKEN)

    def __init__(
        self, typed: Any = None, *, user: User, role: Role, whole: Whole | None = None, **options: Any
    ) -> None:
        super().__init__(typed, **options)
        self.role, self.whole = role, whole
        self.looked = self["words"].value() or ""  # for which words the page proposes
        self.found: Sequence[Like] = like(user, self.looked, KINDS[role])
        choice = self.fields["choice"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = self._choices()

    def clean(self) -> dict[str, Any]:
        """Nobody writes another one down without having seen those that are like it."""
        cleaned = super().clean() or {}
        is_unseen = self.data.get("looked", "") != self.looked and bool(self.found)
        if cleaned.get("choice", "").startswith(NEW) and is_unseen:
            self.add_error("choice", _("These may be meant: look at them first, then send again."))
        return cleaned

    @property
    def chosen(self) -> Whole | None:
        """The party that it is; none for another one. Call it on a valid form."""
        known = [one.whole for one in self.found] + ([self.whole] if self.whole else [])
        return next((one for one in known if str(one.root.pk) == self.cleaned_data["choice"]), None)

    @property
    def kind(self) -> Kind | None:
        """Of another one that is written down. Call it on a valid form."""
        asked, _colon, kind = self.cleaned_data["choice"].partition(":")
        return Kind(kind) if asked == NEW else None

    def _choices(self) -> list[tuple[str, str]]:
        wholes = {one.whole.root.pk: one.whole for one in self.found}
        if self.whole is not None:
            wholes[self.whole.root.pk] = self.whole
        words = kinds()
        rows = [(str(key), _same(one, str(words[Kind(one.root.kind)]))) for key, one in wholes.items()]
        rows += [
            (f"{NEW}:{kind.value}", _("Another one: write it down (%(kind)s)") % {"kind": words[kind]})
            for kind in KINDS[self.role]
        ]
        if self.whole is not None:
            rows.append((NONE, _("Nobody knows who it is")))
        return rows


class PartyForm(forms.Form):
    """What a party is called, and the numbers of a firm."""

    name = forms.CharField(label=gettext_lazy("What it is called"), max_length=LONGEST_NAME)
    inn = forms.CharField(label=gettext_lazy("Tax number (INN)"), max_length=12, required=False)
    ogrn = forms.CharField(
        label=gettext_lazy("Number in the state register (OGRN)"), max_length=15, required=False
    )
    seen = forms.IntegerField(min_value=1, max_value=10**6, widget=forms.HiddenInput, error_messages=BROKEN)

    def __init__(self, *args: Any, kind: Kind = Kind.FIRM, **options: Any) -> None:
        super().__init__(*args, **options)
        if kind not in NUMBERED:
            del self.fields["inn"], self.fields["ogrn"]

    def clean_inn(self) -> str:
        number: str = self.cleaned_data["inn"]
        if number and not is_inn(number):
            raise forms.ValidationError(
                _("This is no tax number: its last digits do not fit. Read it again.")
            )
        return number

    def clean_ogrn(self) -> str:
        number: str = self.cleaned_data["ogrn"]
        if number and not is_ogrn(number):
            raise forms.ValidationError(
                _("This is no number of the register: its last digit does not fit. Read it again.")
            )
        return number

    @property
    def words(self) -> dict[str, str]:
        """Call it on a valid form."""
        return {name: self.cleaned_data.get(name, "") for name in ("name", "inn", "ogrn")}


class OtherForm(forms.Form):
    """Which other party it is the same as, or is to be taken apart from."""

    other = forms.UUIDField(widget=forms.HiddenInput, error_messages=BROKEN)

    @property
    def key(self) -> UUID:
        """Call it on a valid form."""
        other: UUID = self.cleaned_data["other"]
        return other


def _same(whole: Whole, kind: str) -> str:
    others = "; ".join(whole.shown[1:4])
    told = {"name": whole.name, "kind": kind, "others": others}
    if others:
        return _("The same: %(name)s (%(kind)s), also told as: %(others)s") % told
    return _("The same: %(name)s (%(kind)s)") % told
